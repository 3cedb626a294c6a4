"""Undo and Redo actions: their texts name the edit, and they are enabled by the undo stack. Knows no map."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from workbench.qt.text_escape import escape_mnemonic
from workbench.shell.actions import Actions


class UndoActions(QObject):
    """Binds the two actions to an undo stack."""

    def __init__(self, stack: QUndoStack, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._undo, self._redo = actions["undo"], actions["redo"]
        # Methods, not lambdas: Qt lets go of them with this object, before the stack empties itself as it is destroyed.
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        stack.canUndoChanged.connect(self._undo.setEnabled)
        stack.canRedoChanged.connect(self._redo.setEnabled)

    def begin(self) -> None:
        """Disable both for a map that was just loaded: `Actions.set_document_open` has enabled them with all others."""
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)

    def _name_undo(self, text: str) -> None:
        self._undo.setText(f"&Undo {escape_mnemonic(text)}".rstrip())

    def _name_redo(self, text: str) -> None:
        self._redo.setText(f"&Redo {escape_mnemonic(text)}".rstrip())
