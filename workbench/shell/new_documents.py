"""Controller of new maps: those made of pasted lists. The document controller begins them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.qt.context import Context
from workbench.shell.documents import Documents
from workbench.shell.modal_guard import ModalGuard


class NewDocuments(QObject):
    """Controller of File > New map."""

    def __init__(self, context: Context, documents: Documents, modal_guard: ModalGuard, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._documents, self._modal_guard, self._window = context.theme, documents, modal_guard, window

    def new_map(self) -> None:
        """Ask for sides, departments and roles, and begin an untitled map made of them."""
        from workbench.widgets.dialogs.new_map import NewMapDialog  # not before the first paint

        dialog = NewMapDialog(self._theme.colours, self._window)
        if self._modal_guard.ask_in(dialog) and dialog.plan.document is not None:
            self._documents.begin_new(dialog.plan.document)
