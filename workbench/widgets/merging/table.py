"""Table of the lines of a merge: a table of choices in which the first letter of a choice chooses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workbench.widgets.importing.choice_table import ChoiceTable

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class MergeTable(ChoiceTable):
    """M, T and B decide the current row and those selected with it: mine, theirs, both; S and G what stays or goes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a letter; all else is as in any table of choices."""
        row = self.currentIndex().row()
        choices = self.rows.rows[row].choices if row >= 0 else ()
        wanted = [choice for choice in choices if event.key() == ord(choice[0])]  # a letter's key is its capital
        if wanted and event.modifiers() in _PLAIN:
            picked = {index.row() for index in self.selectionModel().selectedRows()}
            self.rows.choose(sorted(picked) if row in picked else [row], wanted[0])
        else:
            super().keyPressEvent(event)
