"""Recovery prompt: offers, at the start, the unsaved work of runs that ended badly. Reads no copy itself."""

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
from workbench.widgets.dialogs.recovery import RecoveryDialog, UnsavedWork

CHECKING = "checking what it changes…"
AT_ONCE = 0.3
"""Seconds that are waited for the comparisons with the originals before the dialog opens: a copy that turns out to be
in its file is not offered then, and a disk that hangs holds the dialog up no longer."""


class RecoveryPrompt(QObject):
    """Shows the dialog of recovery copies; opens those chosen as unsaved work, sets others aside."""

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
        """Ask about the recovery copies of runs that are no longer alive, once they are listed; not about none."""
        self._document_file.copies.find_pending(lambda copies: self._modal_guard.when_free(partial(self._ask, copies)))

    def _ask(self, copies: list[Recovered]) -> None:
        if not copies:
            return
        by_key = {copy.key: copy for copy in copies}
        changes_by_key: dict[str, str] = {}
        dialogs: list[RecoveryDialog] = []

        def compared(recovered: Recovered, changed: str) -> None:
            by_key[recovered.key], changes_by_key[recovered.key] = recovered, changed
            for dialog in dialogs:
                dialog.show_detail(_in_words(recovered, changed))

        # A thread each: the file that a copy was made from may lie on a disk that does not answer.
        comparisons = Background(self, len(copies))
        for copy in copies:
            _compare(copy, comparisons, compared)
        comparisons.wait(AT_ONCE)
        offered = []
        for copy in by_key.values():
            if changes_by_key.get(copy.key) == NO_CHANGES:  # saved, and the program ended before its copy was gone
                self._document_file.copies.discard(copy)
            else:
                offered.append(copy)
        if offered:
            chosen: list[str] = []
            entries = [_in_words(copy, changes_by_key.get(copy.key, CHECKING)) for copy in offered]
            dialogs.append(RecoveryDialog(entries, self._window))
            dialogs[0].open_requested.connect(chosen.append)
            dialogs[0].discard_requested.connect(lambda key: self._document_file.copies.discard(by_key[key]))
            ask.answer(dialogs[0])
            dialogs.clear()
            for key in chosen:
                self._documents.restore(by_key[key])
        comparisons.abandon()


def _compare(recovered: Recovered, comparisons: Background, compared: Callable[[Recovered, str], None]) -> None:
    """Have a copy compared with its original, if it has one; `compared` is called with the changes in words."""
    if recovered.original is not None and recovered.problem is None:
        comparisons.start(
            "comparing",
            lambda _: (with_own_save(recovered), changes(recovered) or ""),
            lambda result: compared(*result),
            lambda _: compared(recovered, ""),
        )


def _in_words(recovered: Recovered, changed: str) -> UnsavedWork:
    """The dialog's entry of a copy."""
    where = shown(recovered.original.name) if recovered.original else "never saved"
    changed = changed if recovered.original is not None and recovered.problem is None else ""
    detail = ", ".join(filter(None, (when(recovered.time), where, changed)))
    detail = detail if recovered.problem is None else f"{detail}. {recovered.problem}"
    return UnsavedWork(recovered.key, recovered.title, detail, recovered.problem is None)
