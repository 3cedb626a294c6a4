"""Offering, at the start, the unsaved work of runs that ended badly."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.files.recovery_copy import Recovered, changes
from workbench.qt.background import Background
from workbench.qt.keeper import Keeper
from workbench.runtime.paths import shown
from workbench.shell.documents import Documents, when
from workbench.shell.questions import Questions
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.recovery import RecoveryDialog, Unsaved

CHECKING = "checking what it changes…"


class Recovering(QObject):
    """Lists what was found, opens one as unsaved work, sets others aside."""

    def __init__(self, keeper: Keeper, documents: Documents, questions: Questions, window: QWidget) -> None:
        super().__init__(window)
        self._keeper, self._documents, self._questions, self._window = keeper, documents, questions, window

    def offer(self) -> None:
        """Ask about each recovery copy of a run that is no longer alive, once they are listed; nothing of none."""
        self._keeper.find_pending(lambda found: self._questions.when_free(partial(self._ask, found)))

    def _ask(self, found: list[Recovered]) -> None:
        if not found:
            return
        by_key = {each.key: each for each in found}
        chosen: list[str] = []
        dialog = RecoveryDialog([_in_words(each, CHECKING) for each in found], self._window)
        dialog.open_requested.connect(chosen.append)
        dialog.discard_requested.connect(lambda key: self._keeper.discard(by_key[key]))
        # A thread each: the file that one was made from may lie on a disk that does not answer.
        comparing = Background(dialog, len(found))
        for each in found:
            if each.original is not None and each.problem is None:
                self._compare(each, comparing, dialog)
        ask.answer(dialog)
        comparing.abandon()
        for key in chosen:
            self._documents.restore(by_key[key])

    def _compare(self, recovered: Recovered, comparing: Background, dialog: RecoveryDialog) -> None:
        def show(changed: str | None) -> None:
            dialog.show_detail(_in_words(recovered, changed or ""))

        comparing.start("comparing", lambda _: changes(recovered), show, lambda _: show(None))


def _in_words(recovered: Recovered, changed: str) -> Unsaved:
    where = shown(recovered.original.name) if recovered.original else "never saved"
    changed = changed if recovered.original is not None and recovered.problem is None else ""
    said = ", ".join(each for each in (when(recovered.time), where, changed) if each)
    detail = said if recovered.problem is None else f"{said}. {recovered.problem}"
    return Unsaved(recovered.key, recovered.title, detail, recovered.problem is None)
