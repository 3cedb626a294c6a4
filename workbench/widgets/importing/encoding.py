"""Question in which code page a text is written, with some of its lines as they read in each."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.presentation.import_encoding import ANSWER, LINES, answered_text, asked_text, box_name, label_of
from workbench.presentation.import_questions import readings
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import px
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.style import label, restyle
from workbench.widgets.parts.wrapped_label import LINE, WrappedLabel


class EncodingQuestion(QFrame):
    """Box of code pages with three lines of the text below; asked until one is chosen, and shown from then on."""

    def __init__(self, imports: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self._file = ""
        self._readings: dict[str, str] = {}
        self.setProperty("look", "sunken")
        self._question = label("", "strong", wrap=True, parent=self)
        self.box = ChoiceBox(self)
        self.use = QPushButton(ANSWER, self)
        self.use.setAutoDefault(False)
        self.lines = WrappedLabel(parent=self)
        self.lines.setAccessibleName(LINES)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.box)
        row.addWidget(self.use)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(8), px(10), px(8))
        column.setSpacing(px(6))
        column.addWidget(self._question)
        column.addWidget(self.lines)
        column.addLayout(row)
        self.box.currentIndexChanged.connect(self._show_lines)
        self.use.clicked.connect(self._answer)
        imports.changed.connect(self._show)
        self._show()

    @property
    def asked(self) -> int:
        """How many texts are still asked about."""
        return sum(name not in self._imports.code_pages for name in self._imports.opened.encodings)

    def _show(self) -> None:
        """Show the first text that is asked about, else one that was."""
        encodings, chosen = self._imports.opened.encodings, self._imports.code_pages
        self.setVisible(bool(encodings))
        if not encodings:
            return
        file = next((name for name in encodings if name not in chosen), next(iter(encodings)))
        encoding, self._file = encodings[file], file
        self._readings = readings(encoding)
        asked = file not in chosen
        self.box.blockSignals(True)
        self.box.clear()
        for code_page in self._readings:
            self.box.addItem(label_of(code_page), code_page)
        self.box.setCurrentIndex(max(0, self.box.findData(encoding.supposed)))
        self.box.blockSignals(False)
        self.box.name(box_name(file))
        self._question.setText(asked_text(file) if asked else answered_text(file))
        for widget in (self.box, self.use):
            restyle(widget, "asks", asked if widget is self.box else None)
        self.box.setAccessibleDescription(asked_text(file) if asked else "")
        self._show_lines()

    def _show_lines(self) -> None:
        code_page = self.box.currentData()
        self.lines.setText(LINE.join(self._readings.get(code_page, "").splitlines()))
        chosen = self._imports.code_pages.get(self._file)
        self.use.setVisible(chosen is None or chosen != code_page)

    def _answer(self) -> None:
        if (code_page := self.box.currentData()) is not None:
            self._imports.set_code_page(self._file, code_page)
