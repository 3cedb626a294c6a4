"""Folding of the matrix's columns of numbers: importance, level needed and leads give their room to the roles.

Knows no session; the window keeps what is folded for the next start.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QTableView

from workbench.qt.matrix_rows import FIRST_ROLE, IMPORTANCE, LEADS, NEEDED

NAMES = {IMPORTANCE: "importance", NEEDED: "level_needed", LEADS: "leads"}
"""Column -> the name it is kept by."""

KEY = "Ctrl+Shift+I"


class NumberColumns(QObject):
    """Which columns of numbers of a table are folded."""

    changed = Signal()
    """The user folded or unfolded some."""

    arranged = Signal()
    """Others are folded than before: the table shares its width anew."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.folded: frozenset[str] = frozenset()

    def is_folded(self, column: int) -> bool:
        """Whether a column of numbers is folded."""
        return NAMES[column] in self.folded

    def toggle(self, column: int) -> None:
        """Fold or unfold one column."""
        self._take(self.folded ^ {NAMES[column]})

    def toggle_all(self) -> None:
        """Fold all columns of numbers; unfold all where any is folded."""
        self._take(frozenset() if self.folded else frozenset(NAMES.values()))

    def set_folded(self, names: frozenset[str]) -> None:
        """Fold these and no others, as they were left; ignores names it does not know."""
        self.folded = names.intersection(NAMES.values())
        self.arranged.emit()

    def apply(self) -> None:
        """Hide the folded columns: a reset of the model may have shown them again. The current cell stays in sight."""
        for column, name in NAMES.items():
            self._table.setColumnHidden(column, name in self.folded)
        here = self._table.currentIndex()
        beside = here.siblingAtColumn(FIRST_ROLE)
        if beside.isValid() and self._table.isColumnHidden(here.column()):
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._table.selectionModel().setCurrentIndex(beside, flag)

    def _take(self, names: frozenset[str]) -> None:
        self.set_folded(names)
        self.changed.emit()
