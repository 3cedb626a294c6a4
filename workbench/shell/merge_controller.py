"""Controller of merges: the ways into the dialog of a merge, and what is done with what was accepted in it.

The other copy is read off the window's thread before the dialog opens. What is accepted is one edit of the very map
that was looked at, which is kept among the earlier versions; the next save has both copies as parents.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from workbench.application.merge_review import MergeReview, MergeSource
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap
from workbench.files.atomic import SaveFailed
from workbench.files.backups import Backups
from workbench.files.document import Loaded
from workbench.files.merge_base import is_another_document
from workbench.presentation.merged_text import another_document_text, found_beside_text, merged_text, newer_text
from workbench.qt.background import Background
from workbench.qt.context import Context
from workbench.qt.disk_watch import OnDisk
from workbench.qt.document_file import DocumentFile
from workbench.qt.document_reader import OpenedDocument
from workbench.qt.merge_reader import CopyRead, MergeReader
from workbench.qt.merge_steps import MergeStep
from workbench.qt.session import READ_ONLY
from workbench.runtime.paths import shown
from workbench.shell.document_questions import DocumentQuestions
from workbench.shell.documents import Documents
from workbench.shell.file_drop import short_name
from workbench.shell.file_kinds import ONLY_MAPS
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask
from workbench.widgets.parts.editors import finish_editing

if TYPE_CHECKING:
    from workbench.widgets.merging.dialog import MergeDialog

TITLE, NOT_MERGED = "Merge with a copy", "Nothing was merged"
BASE_TITLE, NO_SUCH_BASE = "What both copies came of", "That is not what both came of"
UNKEPT = "The map as it was before the merge could not be kept among the earlier versions. Undo brings it back."


class MergeController(QObject):
    """Opens the dialog of a merge, and does what was accepted in it. One merge at a time."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        backups: Backups,
        documents: Documents,
        modal_guard: ModalGuard,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._context, self._session, self._document_file = context, context.session, document_file
        self._backups, self._documents = backups, documents
        self._modal_guard, self._window = modal_guard, window
        self._asking = DocumentQuestions(modal_guard, window)
        self._reader = MergeReader(document_file, backups, self)
        self._writing = Background(self)
        self._open: tuple[MergeDialog, CapabilityMap, str, Loaded] | None = None
        """The dialog that is open, with the map and the copy that it merges."""

    # Ways in

    def choose(self) -> None:
        """Ask for another copy of the map on screen, and merge it."""
        finish_editing()
        if self._is_read_only():
            return
        start = str(self._documents.folder())
        answer = self._modal_guard.ask(lambda: QFileDialog.getOpenFileName(self._window, TITLE, start, ONLY_MAPS))
        if answer is not None and answer[0]:
            self.merge_file(Path(answer[0]))

    def merge_file(self, path: Path) -> None:
        """Read another copy of the map on screen, and merge it."""
        if not self._is_read_only():
            self._reader.read(path, partial(self._read, f"“{shown(path.stem)}”"), self._not_read)

    def merge_on_disk(self, there: OnDisk) -> None:
        """Merge what somebody else wrote to the file of the map on screen."""
        if not self._is_read_only():
            name = f"“{shown(there.path.stem)}” on disk"
            self._reader.read_on_disk(there, partial(self._read, name), self._not_read)

    def take_dropped(self, opened: OpenedDocument) -> bool:
        """Ask whether a dropped copy of the map on screen is merged or opened; whether it is not to be opened."""
        there, here = opened.loaded.identity, self._document_file
        is_copy = (
            self._window.map_shown and there.map_sha256 is not None and there.document_id == here.identity.document_id
        )
        if not is_copy or here.is_at(opened.path) or self._session.read_only:
            return False
        answer: Literal["merge", "open"] | None = self._asking.merge_or_open(short_name(opened.path))
        if answer == "merge":
            self.merge_file(opened.path)
        return answer != "open"

    def look_beside(self) -> None:
        """Offer to merge a conflicted copy that lies beside the file of the map on screen."""
        self._reader.look_beside(self._offer_beside)

    def forget(self) -> None:
        """Give up the copy that is being read, for the map it was to be merged into has left the screen."""
        self._reader.forget()

    def wait(self, limit: float | None = None) -> bool:
        """Block until a copy is read and what is written is written, for `limit` seconds; whether they are."""
        return self._reader.wait(limit) and self._writing.wait(limit)

    def _is_read_only(self) -> bool:
        """Whether the map on screen may not be changed, which is said then."""
        if self._session.read_only:
            self._session.refuse(READ_ONLY)
        return self._session.read_only

    def _offer_beside(self, found: tuple[Path, ...]) -> None:
        if found:
            self._window.disk_notice.say(
                found_beside_text([short_name(path) for path in found]),
                (("Merge…", partial(self.merge_file, found[0])),),
                lasting=True,
                dismiss="Later",
            )

    # Asking

    def _not_read(self, sentence: str) -> None:
        self._modal_guard.when_shown(lambda: ask.tell(self._window, NOT_MERGED, sentence))

    def _read(self, name: str, copy: CopyRead) -> None:
        if is_another_document(self._document_file.identity, copy.loaded.identity):
            self._not_read(another_document_text(name))
        elif copy.loaded.read_only:
            self._not_read(newer_text(name))
        else:
            token = self._session.document_token
            self._modal_guard.when_shown(lambda: self._ask(name, copy, token))

    def _ask(self, name: str, copy: CopyRead, token: object) -> None:
        from workbench.presentation.merge_review_text import NO_BASE
        from workbench.widgets.merging.dialog import MergeDialog

        finish_editing()
        if token is not self._session.document_token or self._is_read_only():
            return  # another map came on screen meanwhile
        ours = self._session.document
        no_base = "" if copy.base is not None else NO_BASE
        source = _source(ours, name, copy.base, copy.loaded)
        dialog = MergeDialog(source, self._context.theme.colours, self._window, no_base=no_base)
        dialog.base_wanted.connect(self._choose_base)
        self._open = dialog, ours, name, copy.loaded
        accepted = self._modal_guard.ask_in(dialog)
        self._open, outcome = None, dialog.outcome
        if accepted == QDialog.DialogCode.Accepted and outcome is not None:
            self._take(outcome, copy)

    def _choose_base(self) -> None:
        """Ask for the file that both came of."""
        if self._open is None:
            return
        start = str(self._documents.folder())
        answer = QFileDialog.getOpenFileName(self._open[0], BASE_TITLE, start, ONLY_MAPS)
        if answer[0]:
            self._reader.read_base(Path(answer[0]), partial(self._take_base, Path(answer[0])), self._no_base)

    def _take_base(self, path: Path, base: Loaded) -> None:
        if self._open is None:
            return
        dialog, ours, name, theirs = self._open
        if is_another_document(self._document_file.identity, base.identity):
            self._no_base(another_document_text(f"“{shown(path.stem)}”"))
        else:
            dialog.show_source(_source(ours, name, base.document, theirs))

    def _no_base(self, sentence: str) -> None:
        if self._open is not None:
            ask.tell(self._open[0], NO_SUCH_BASE, sentence)

    # What was accepted

    def _take(self, outcome: MergeReview, copy: CopyRead) -> None:
        from workbench.application.edits.merging import merge_copy

        source = outcome.source
        after = outcome.merged.document if outcome.changes_map else source.ours
        step = MergeStep(source.ours, after, copy.loaded.identity, copy.replaces)
        if outcome.changes_map:
            self._keep(source.ours)
        self._document_file.expect_merge(step)
        if not self._session.perform(merge_copy(source.name, source.ours, after)):
            return
        undo = (("Undo", self._session.undo_stack.undo),) if outcome.changes_map else ()
        sentence = " ".join(filter(None, (merged_text(outcome), copy.unkept)))
        self._window.notice.say(sentence, (*undo, ("Save", self._documents.save)), bad=bool(copy.unkept))

    def _keep(self, document: CapabilityMap) -> None:
        """Keep the map as it is before the merge among the earlier versions."""
        identity, backups = self._document_file.identity, self._backups
        self._writing.start(
            "keeping what was before a merge",
            lambda _: backups.keep_map(document, identity, "merge"),
            lambda _: None,
            self._not_kept,
            foreseen=(SaveFailed,),
        )

    def _not_kept(self, fault: Exception) -> None:
        self._window.notice.say(str(fault) if isinstance(fault, SaveFailed) else UNKEPT, bad=True)


def _source(ours: CapabilityMap, name: str, base: CapabilityMap | None, theirs: Loaded) -> MergeSource:
    return MergeSource(ours, lambda choices: merge(base, ours, theirs.document, choices), name)
