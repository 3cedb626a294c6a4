"""Undo and Redo in the menu: what they would take back or do again, and whether there is anything."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from workbench.qt.text_escape import escape_mnemonic
from workbench.shell.actions import Actions


class UndoActions(QObject):
    """Lets the two actions follow an undo stack."""

    def __init__(self, stack: QUndoStack, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._undo, self._redo = actions["undo"], actions["redo"]
        # Methods, not lambdas: Qt lets go of them with this object, before the stack empties itself as it is destroyed.
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        stack.canUndoChanged.connect(self._undo.setEnabled)
        stack.canRedoChanged.connect(self._redo.setEnabled)

    def begin(self) -> None:
        """Another map is on screen: there is nothing to take back, whatever was offered with the other actions."""
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)

    def _name_undo(self, text: str) -> None:
        self._undo.setText(f"&Undo {escape_mnemonic(text)}".rstrip())

    def _name_redo(self, text: str) -> None:
        self._redo.setText(f"&Redo {escape_mnemonic(text)}".rstrip())
