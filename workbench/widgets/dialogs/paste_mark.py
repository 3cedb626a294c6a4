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
    """Combo box of the marks that may part the cells."""

    chosen = Signal(str)
    """The mark that does."""

    def __init__(self, mark: str, marks: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        names = [_NAMES.get(each, each) for each in marks]
        choice = Captioned("Cells are parted by", names, marks.index(mark), "What parts the cells of a line", self)
        choice.box.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(choice)

    def _choose(self, at: int) -> None:
        self.chosen.emit(self._marks[at])
