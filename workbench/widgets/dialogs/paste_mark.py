"""Separator of a paste: a combo box for what parts the cells of a text, where that is not certain. Reads no text."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application.importing.delimited import NO_MARK
from workbench.widgets.parts.captioned import Captioned

_NAMES: Mapping[str, str] = {
    NO_MARK: "Nothing: a line is a cell",
    ",": "Commas",
    ";": "Semicolons",
    "|": "Bars",
}


class PasteMark(QWidget):
    """Combo box of the marks that may part the cells; not shown where there are none.

    of: whose cells, where a dialog has several such boxes.
    """

    chosen = Signal(str)
    """The mark that does."""

    def __init__(self, of: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[str, ...] = ()
        name = "What parts the cells of a line" + (f" of {of}" if of else "")
        choice = Captioned("Cells parted by", (), -1, name, self)
        self._box = choice.box
        self._box.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(choice)
        self.hide()

    def show_marks(self, mark: str, marks: tuple[str, ...]) -> None:
        """Show these marks, and the one that parts the cells."""
        if sorted(marks) != sorted(self._marks):
            self._marks = marks
            self._box.clear()
            self._box.addItems([_NAMES.get(each, each) for each in marks])
        if marks:
            self._box.setCurrentIndex(self._marks.index(mark))
        self.setVisible(bool(marks))

    def _choose(self, at: int) -> None:
        self.chosen.emit(self._marks[at])
