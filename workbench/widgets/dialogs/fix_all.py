"""Confirmation of "Fix all": its steps, listed before they are performed. Knows no check; the text is handed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QVBoxLayout, QWidget

from workbench.domain.words import pluralise, sentence_start
from workbench.qt.theme import px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

WIDTH, ROWS, ROW = 560, 12, 27
"""Width of the dialog in pixels; number of steps in sight at most, and height of one in pixels."""


class _Steps(QListWidget):
    """List of the steps, word-wrapped, as tall as it needs up to a limit."""

    def __init__(self, steps: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.addItems(steps)
        self.setAccessibleName("What will be done")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(px(3 * ROW))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setCurrentRow(0)

    def sizeHint(self) -> QSize:
        """A row a step, up to a limit."""
        return QSize(px(WIDTH), px(min(self.count(), ROWS) * ROW + 8))


class FixAllDialog(QDialog):
    """Lists the steps and their effect on the figures; accepting it means they are to be performed.

    left: number of findings that stay open because no fix applies by itself.
    """

    def __init__(
        self, title: str, heading: str, steps: Sequence[str], effect: str, left: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.steps = _Steps(steps, self)
        buttons, take = button_row(self, title)
        take.setDefault(True)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(sentence_start(heading), "strong", wrap=True))
        column.addWidget(label(f"This will be done, in {pluralise(len(steps), 'step')}:", "muted"))
        column.addWidget(self.steps, 1)
        if left:
            what = "itself and stays" if left == 1 else "themselves and stay"
            stay = f"{pluralise(left, 'point')} cannot be fixed by {what} open."
            column.addWidget(label(stay, "muted", wrap=True))
        if effect:
            column.addWidget(label(f"Then: {effect}.", "muted", wrap=True))
        column.addWidget(label("Undo takes all of it back at once.", "muted", wrap=True))
        fill(self, content, buttons)
        take.setFocus()
