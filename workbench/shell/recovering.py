"""Offering, at the start, the unsaved work of runs that ended badly."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.files.recovery_copy import Recovered, changes
from workbench.qt.keeper import Keeper
from workbench.shell.documents import Documents, when
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.recovery import RecoveryDialog, Unsaved


class Recovering(QObject):
    """Lists what was found, opens one as unsaved work, sets others aside."""

    def __init__(self, keeper: Keeper, documents: Documents, window: QWidget) -> None:
        super().__init__(window)
        self._keeper, self._documents, self._window = keeper, documents, window

    def offer(self) -> None:
        """Ask about each recovery copy of a run that is no longer alive; nothing where there is none."""
        found = {each.key: each for each in self._keeper.pending()}
        if not found:
            return
        dialog = RecoveryDialog([_in_words(each) for each in found.values()], self._window)
        dialog.open_requested.connect(lambda key: self._open(found[key]))
        dialog.discard_requested.connect(lambda key: self._keeper.discard(found[key]))
        ask.answer(dialog)

    def _open(self, recovered: Recovered) -> None:
        self._documents.restore(recovered)


def _in_words(recovered: Recovered) -> Unsaved:
    where = recovered.original.name if recovered.original else "never saved"
    said = ", ".join(each for each in (when(recovered.time), where, changes(recovered)) if each)
    detail = said if recovered.problem is None else f"{said}. {recovered.problem}"
    return Unsaved(recovered.key, recovered.title, detail, recovered.problem is None)
