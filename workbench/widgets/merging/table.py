"""Table of the lines of a merge: a table of choices in which a letter chooses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from workbench.widgets.importing.choice_table import ChoiceTable

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class MergeTable(ChoiceTable):
    """M, T and B decide the current row and those selected with it: mine, theirs, both; S and G what stays or goes.

    Where several copies are merged M is what stood before, T what the later one has, however the two are called.
    """

    lettered = Signal(tuple, str)
    """The keys of some rows, and the letter that was pressed for them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a letter; all else is as in any table of choices."""
        row, rows = self.currentIndex().row(), self.rows.rows
        pressed = [letter for letter in rows[row].letters if event.key() == ord(letter)] if row >= 0 else []
        if pressed and event.modifiers() in _PLAIN:
            keys = tuple(rows[each].key for each in self.picked(row) if pressed[0] in rows[each].letters)
            self.lettered.emit(keys, pressed[0])
        else:
            super().keyPressEvent(event)
