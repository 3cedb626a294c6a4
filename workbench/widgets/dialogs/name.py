"""Name dialog: one line of text. An empty name is refused with a message. Does not know what is named."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from workbench.domain.normalisation import one_line
from workbench.qt.theme import px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.parts.editors import LineEdit
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

WIDTH = 388
"""Least width in pixels, at which the title bar shows the title whole."""

SEVERAL = "What was copied has several lines, and a name is one. Copy one of them."


class NameDialog(QDialog):
    """Asks for a name. `name` is trimmed, and never empty once the dialog is accepted."""

    def __init__(self, title: str, prompt: str, text: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.line = LineEdit(self)
        self.line.setText(text)
        self.line.setAccessibleName(prompt)
        self.line.selectAll()
        self._problem = label("", "small", wrap=True, parent=self)
        self._problem.setProperty("tone", "must")
        self.line.textChanged.connect(lambda: self._problem.setText(""))
        self.line.takes_names = True
        self.line.lines_pasted.connect(lambda _: self._problem.setText(SEVERAL))
        self.form = QFormLayout()
        self.form.addRow(label(prompt), self.line)
        buttons, take = button_row(self, accept)
        take.setDefault(True)
        content = QWidget(self)
        content.setMinimumWidth(px(WIDTH))
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.form)
        column.addWidget(self._problem)
        fill(self, content, buttons)

    @property
    def name(self) -> str:
        """The name, trimmed."""
        return one_line(self.line.text())

    @property
    def problem(self) -> str:
        """The validation message on show, or ""."""
        return self._problem.text()

    def accept(self) -> None:
        """Accept the name, or show that there is none."""
        if self.name:
            super().accept()
        else:
            self._problem.setText("There is no name yet. Type one, or press Esc to leave things as they are.")
            self.line.setFocus()
