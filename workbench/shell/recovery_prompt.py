"""Offering, at the start, the unsaved work of runs that ended badly."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.files.change_summary import NO_CHANGES
from workbench.files.recovery_copy import Recovered, changes, with_own_save
from workbench.presentation.moments import when
from workbench.qt.background import Background
from workbench.qt.document_file import DocumentFile
from workbench.runtime.paths import shown
from workbench.shell.documents import Documents
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.recovery import RecoveryDialog, Unsaved

CHECKING = "checking what it changes…"
AT_ONCE = 0.3
"""Seconds that are waited for what is known of the originals before the question is asked."""


class RecoveryPrompt(QObject):
    """Lists what was found, opens one as unsaved work, sets others aside."""

    def __init__(
        self, document_file: DocumentFile, documents: Documents, modal_guard: ModalGuard, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document_file, self._documents, self._modal_guard, self._window = (
            document_file,
            documents,
            modal_guard,
            window,
        )

    def offer(self) -> None:
        """Ask about each recovery copy of a run that is no longer alive, once they are listed; nothing of none."""
        self._document_file.copies.find_pending(lambda found: self._modal_guard.when_free(partial(self._ask, found)))

    def _ask(self, found: list[Recovered]) -> None:
        if not found:
            return
        by_key = {each.key: each for each in found}
        known: dict[str, str] = {}
        dialogs: list[RecoveryDialog] = []

        def compared(recovered: Recovered, changed: str) -> None:
            by_key[recovered.key], known[recovered.key] = recovered, changed
            for dialog in dialogs:
                dialog.show_detail(_in_words(recovered, changed))

        # A thread each: the file that one was made from may lie on a disk that does not answer.
        comparison_session = Background(self, len(found))
        for each in found:
            _compare(each, comparison_session, compared)
        comparison_session.wait(AT_ONCE)
        offered = []
        for each in by_key.values():
            if known.get(each.key) == NO_CHANGES:  # it was saved, and the program ended before its copy was gone
                self._document_file.copies.discard(each)
            else:
                offered.append(each)
        if offered:
            chosen: list[str] = []
            words = [_in_words(each, known.get(each.key, CHECKING)) for each in offered]
            dialogs.append(RecoveryDialog(words, self._window))
            dialogs[0].open_requested.connect(chosen.append)
            dialogs[0].discard_requested.connect(lambda key: self._document_file.copies.discard(by_key[key]))
            ask.answer(dialogs[0])
            dialogs.clear()
            for key in chosen:
                self._documents.restore(by_key[key])
        comparison_session.abandon()


def _compare(recovered: Recovered, comparison_session: Background, compared: Callable[[Recovered, str], None]) -> None:
    if recovered.original is not None and recovered.problem is None:
        comparison_session.start(
            "comparing",
            lambda _: (with_own_save(recovered), changes(recovered) or ""),
            lambda found: compared(*found),
            lambda _: compared(recovered, ""),
        )


def _in_words(recovered: Recovered, changed: str) -> Unsaved:
    where = shown(recovered.original.name) if recovered.original else "never saved"
    changed = changed if recovered.original is not None and recovered.problem is None else ""
    said = ", ".join(each for each in (when(recovered.time), where, changed) if each)
    detail = said if recovered.problem is None else f"{said}. {recovered.problem}"
    return Unsaved(recovered.key, recovered.title, detail, recovered.problem is None)
