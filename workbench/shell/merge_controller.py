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

from workbench.application.edit import Edit
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.files.document import Loaded
from workbench.files.merge_base import is_another_document
from workbench.presentation.merged_text import (
    UNREADABLE_CONFLICTS,
    another_document_text,
    decided_text,
    found_beside_text,
    merged_text,
    newer_text,
    nothing_open_text,
    open_conflicts_text,
)
from workbench.qt.context import Context
from workbench.qt.disk_watch import OnDisk
from workbench.qt.document_file import DocumentFile
from workbench.qt.document_reader import OpenedDocument
from workbench.qt.map_keeper import MapKeeper
from workbench.qt.merge_reader import CopyRead, MergeReader
from workbench.qt.merge_steps import MergeStep
from workbench.qt.saved_state import SavedState
from workbench.qt.session import READ_ONLY
from workbench.runtime.paths import shown
from workbench.shell.disk_changes import DiskChanges
from workbench.shell.document_questions import DocumentQuestions
from workbench.shell.documents import Documents
from workbench.shell.file_drop import short_name
from workbench.shell.file_kinds import ONLY_MAPS
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask
from workbench.widgets.parts.editors import finish_editing

if TYPE_CHECKING:
    from workbench.application.merge_review import MergeReview, MergeSource
    from workbench.files.conflicts import OpenConflicts
    from workbench.widgets.merging.dialog import MergeDialog

TITLE, NOT_MERGED = "Merge with a copy", "Nothing was merged"
BASE_TITLE, NO_SUCH_BASE = "What both copies came of", "That is not what both came of"


class MergeController(QObject):
    """Opens the dialog of a merge, and does what was accepted in it. One merge at a time."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        backups: Backups,
        keeper: MapKeeper,
        documents: Documents,
        modal_guard: ModalGuard,
        disk_changes: DiskChanges,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._context, self._session, self._document_file = context, context.session, document_file
        self._keeper, self._documents = keeper, documents
        self._modal_guard, self._window = modal_guard, window
        self._asking = DocumentQuestions(modal_guard, window)
        self._reader = MergeReader(document_file, backups, self)
        self._open: tuple[MergeDialog, CapabilityMap, str, Loaded] | None = None
        """The dialog that is open, with the map and the copy that it merges."""
        # Methods, no lambdas: one that knows the window would keep it for good.
        documents.opened.connect(self._look)
        documents.closed.connect(self._reader.forget)
        disk_changes.reloaded.connect(self._look)
        document_file.saved.connect(self._saved)
        disk_changes.merge_in(self.merge_on_disk)

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

    def wait(self, limit: float | None = None) -> bool:
        """Block until a copy is read and what is written is written, for `limit` seconds; whether they are."""
        return self._reader.wait(limit) and self._keeper.wait(limit)

    def _is_read_only(self) -> bool:
        """Whether the map on screen may not be changed, which is said then."""
        if self._session.read_only:
            self._session.refuse(READ_ONLY)
        return self._session.read_only

    def _look(self) -> None:
        """Offer what the file of the map that came on screen holds, or what lies beside it."""
        self._reader.forget()
        if self._document_file.merges.conflicts is None:
            self._reader.look_beside(self._offer_beside)
        else:
            self._modal_guard.when_shown(self._offer_to_decide)  # once the notices of the map before are gone

    def _offer_beside(self, found: tuple[Path, ...]) -> None:
        if found:
            self._window.disk_notice.say(
                found_beside_text([short_name(path) for path in found]),
                (("Merge…", partial(self.merge_file, found[0])),),
                lasting=True,
                dismiss="Later",
            )

    # What an earlier merge left open

    def _saved(self, _: SavedState) -> None:
        if not self._window.disk_notice.isVisible():
            self._offer_to_decide()

    def _offer_to_decide(self) -> None:
        """Say what is left open in the map on screen, and offer to decide it."""
        if self._document_file.merges.conflicts is None:
            return
        found = self._left_open()
        if found is None:
            self._window.disk_notice.say(UNREADABLE_CONFLICTS, bad=True, lasting=True)
        elif found.conflicts:
            self._window.disk_notice.say(
                open_conflicts_text(len(found.conflicts), found.name),
                (("Decide…", self.decide),),
                lasting=True,
                dismiss="Later",
            )
        else:
            self._window.disk_notice.say(nothing_open_text(found.name))
            document = self._session.document
            self._document_file.expect_merge(MergeStep(document, document, None, settles=True))

    def _left_open(self) -> OpenConflicts | None:
        """The conflicts that can still be decided; None where they cannot be understood."""
        from workbench.application.open_conflicts import still_open
        from workbench.files.conflicts import OpenConflicts, read_conflicts

        try:
            found = read_conflicts(self._document_file.merges.conflicts or b"")
        except ValueError:
            return None
        return OpenConflicts(found.name, still_open(self._session.document, found.conflicts))

    def decide(self) -> None:
        """Ask about the conflicts that an earlier merge left open."""
        from workbench.application.edits.merging import decide_conflicts
        from workbench.application.open_conflicts import conflicts_source
        from workbench.presentation.merge_review_text import DECIDE
        from workbench.widgets.merging.dialog import MergeDialog

        finish_editing()
        found = None if self._is_read_only() else self._left_open()
        if found is None or not found.conflicts:
            return
        source = conflicts_source(self._session.document, found.name, found.conflicts)
        dialog = MergeDialog(source, self._context.theme.colours, self._window, says=DECIDE)
        accepted = self._modal_guard.ask_in(dialog)
        outcome = dialog.outcome
        if accepted == QDialog.DialogCode.Accepted and outcome is not None:
            after = _merged_map(outcome)
            step = MergeStep(source.ours, after, None, settles=True)
            self._perform(outcome, step, decide_conflicts(found.name, source.ours, after), decided_text(outcome))
            self._window.disk_notice.hide()

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
        from workbench.presentation.merge_review_text import NO_BASE, nothing_new_text
        from workbench.widgets.merging.dialog import MergeDialog

        finish_editing()
        if token is not self._session.document_token or self._is_read_only():
            return  # another map came on screen meanwhile
        ours = self._session.document
        no_base = "" if copy.base is not None else NO_BASE
        source = _source(ours, name, copy.base, copy.loaded)
        dialog = MergeDialog(source, self._context.theme.colours, self._window, no_base=no_base)
        if dialog.review.is_empty and not no_base:
            dialog.deleteLater()
            self._window.notice.say(nothing_new_text(name))
            return
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

        source, theirs = outcome.source, copy.loaded
        after, left_open = _merged_map(outcome), self._document_file.merges.conflicts
        step = MergeStep(
            source.ours,
            after,
            theirs.identity,
            copy.replaces,
            settles=left_open is None and theirs.conflicts is not None,  # what they left open comes along
            leaves=theirs.conflicts,
        )
        sentence = " ".join(filter(None, (merged_text(outcome), copy.unkept)))
        self._perform(outcome, step, merge_copy(source.name, source.ours, after), sentence, bad=bool(copy.unkept))

    def _perform(self, outcome: MergeReview, step: MergeStep, edit: Edit, sentence: str, *, bad: bool = False) -> None:
        if outcome.changes_map:
            self._keeper.keep_before("merge", step.before)
        self._document_file.expect_merge(step)
        if self._session.perform(edit):
            undo = (("Undo", self._session.undo_stack.undo),) if outcome.changes_map else ()
            self._window.notice.say(sentence, (*undo, ("Save", self._documents.save)), bad=bad)


def _merged_map(outcome: MergeReview) -> CapabilityMap:
    """The map that was accepted; the very one that is there where it is no other."""
    return outcome.document if outcome.changes_map else outcome.source.ours


def _source(ours: CapabilityMap, name: str, base: CapabilityMap | None, theirs: Loaded) -> MergeSource:
    from workbench.application.merge_review import one_copy
    from workbench.domain.merge.three_way import merge

    return one_copy(ours, lambda choices: merge(base, ours, theirs.document, choices), name)
