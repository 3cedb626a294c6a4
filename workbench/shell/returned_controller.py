"""Controller of workbooks that come back: the ways into their review, and what is done with what was accepted in it.

Files are looked at off the window's thread. What is accepted is one edit of the very map that was looked at, which is
kept among the earlier versions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.qt.context import Context
from workbench.qt.document_file import DocumentFile
from workbench.qt.document_reader import SLOW
from workbench.qt.map_keeper import MapKeeper
from workbench.qt.session import READ_ONLY
from workbench.shell.documents import Documents
from workbench.shell.file_kinds import ONLY_MAPS, TO_TAKE_BACK, is_workbook
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.returned_questions import ReturnedQuestions
from workbench.widgets.dialogs import ask
from workbench.widgets.parts.editors import finish_editing

if TYPE_CHECKING:
    from workbench.application.merge_review import MergeReview
    from workbench.application.returned import Returned
    from workbench.qt.returned_reader import LookedAt, ReturnedReader

TITLE, NOT_TAKEN, ITS_MAP = "Take back a workbook", "Nothing was taken back", "The map of the workbook"
Otherwise = Callable[[], object]
"""Called to have the files imported as tables."""


class ReturnedController(QObject):
    """Opens the review of workbooks that come back, and does what was accepted in it. One review at a time."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        backups: Backups,
        keeper: MapKeeper,
        documents: Documents,
        modal_guard: ModalGuard,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._context, self._session, self._document_file = context, context.session, document_file
        self._backups, self._keeper, self._documents = backups, keeper, documents
        self._modal_guard, self._window = modal_guard, window
        self._asking = ReturnedQuestions(modal_guard, window)
        self._reading: ReturnedReader | None = None
        self._busy = False
        """Whether files are being read."""
        self._after_opening: tuple[Path, tuple[Path, ...], Otherwise | None] | None = None
        """The map that is being opened for workbooks, the workbooks, and what else may become of them."""
        window.import_strip.cancelled.connect(self.stop)
        documents.opened.connect(self._go_on)

    # Ways in

    def choose(self) -> None:
        """Ask for workbooks of the map on screen, and take them back."""
        finish_editing()
        if self._is_read_only():
            return
        start = str(self._documents.folder())
        answer = self._modal_guard.ask(lambda: QFileDialog.getOpenFileNames(self._window, TITLE, start, TO_TAKE_BACK))
        if answer is not None and answer[0]:
            self.take_back([Path(each) for each in answer[0]])

    def take_back(self, paths: Sequence[Path]) -> None:
        """Take workbooks back; other files get a sentence."""
        self._look(tuple(paths), None)

    def recognise(self, paths: Sequence[Path], otherwise: Otherwise) -> None:
        """Take files back that are workbooks of the map on screen. otherwise: called where they are to be imported."""
        self.give_up()
        if any(map(is_workbook, paths)):
            self._look(tuple(paths), otherwise)
        else:
            otherwise()

    def give_up(self) -> None:
        """Give up the files that are being read, without a word."""
        self._after_opening = None
        self._end_reading()
        if self._reading is not None:
            self._reading.give_up()

    def stop(self) -> None:
        """Give up the files that are being read, and say so."""
        from workbench.presentation.returned_review_text import STOPPED

        if self._busy:
            self.give_up()
            self._window.notice.say(STOPPED)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the files are read and what is to be kept is kept, for `limit` seconds; whether it is."""
        return (self._reading is None or self._reading.wait(limit)) and self._keeper.wait(limit)

    def _is_read_only(self) -> bool:
        """Whether the map on screen may not be changed, which is said then."""
        if self._session.read_only:
            self._session.refuse(READ_ONLY)
        return self._session.read_only

    def _go_on(self) -> None:
        """Take workbooks back into the map that was opened for them."""
        wanted, self._after_opening = self._after_opening, None
        if wanted is not None and self._document_file.is_at(wanted[0]):
            self._look(wanted[1], wanted[2])

    # Reading

    @property
    def _reader(self) -> ReturnedReader:
        from workbench.qt.returned_reader import ReturnedReader

        if self._reading is None:
            self._reading = ReturnedReader(self._backups, self)
            self._reading.progressed.connect(self._progress)
        return self._reading

    def _look(self, paths: tuple[Path, ...], otherwise: Otherwise | None) -> None:
        self.give_up()
        self._begin_reading()
        self._reader.look(
            paths,
            partial(self._looked, paths, otherwise),
            self._not_read if otherwise is None else lambda _: self._import(otherwise),  # the import says what is amiss
        )

    def _begin_reading(self) -> None:
        self._busy = True
        self._window.import_strip.begin("Reading workbooks", after=SLOW)

    def _progress(self, fraction: float) -> None:
        if self._busy:
            self._window.import_strip.progress(fraction)

    def _end_reading(self) -> None:
        if self._busy:
            self._busy = False
            self._window.import_strip.end()

    def _import(self, otherwise: Otherwise) -> None:
        self._end_reading()
        otherwise()

    def _not_read(self, sentence: str) -> None:
        self._end_reading()
        self._modal_guard.when_shown(lambda: ask.tell(self._window, NOT_TAKEN, sentence))

    def _looked(self, paths: tuple[Path, ...], otherwise: Otherwise | None, found: tuple[LookedAt, ...]) -> None:
        from workbench.presentation.returned_review_text import NOT_TOGETHER, not_ours_text, of_other_maps_text

        ours = [each for each in found if each.book is not None]
        here = [each for each in ours if self._is_of_map_on_screen(each)]
        odd = [each for each in found if each.otherwise]
        others = [each.name for each in found if each.book is None and not each.otherwise]
        if here and len(here) == len(found):
            self._read(here)
        elif here:
            strange = [each.name for each in found if each not in here and each.book is not None]
            self._not_read(of_other_maps_text(strange) if strange else NOT_TOGETHER)
        elif otherwise is not None and (others or not found):
            self._import(otherwise)
        elif others:
            self._not_read(not_ours_text(others, len(others) == 1))
        elif odd:
            self._end_reading()
            self._modal_guard.when_shown(lambda: self._asking.saved_otherwise([each.name for each in odd], otherwise))
        else:
            self._end_reading()
            self._modal_guard.when_shown(lambda: self._ask_for_map(paths, ours[0], otherwise))

    def _is_of_map_on_screen(self, looked_at: LookedAt) -> bool:
        """Whether a workbook was made from the map on screen, as far as its file says which it is: plain JSON does not.

        Then it is whether the map has the scenario.
        """
        book, identity = looked_at.book, self._document_file.identity
        if book is None or not self._window.map_shown:
            return False
        if identity.map_sha256 is None and self._document_file.path is not None:
            return any(scenario.id == book.key.scenario for scenario in self._session.document.scenarios)
        return book.key.document == identity.document_id

    def _ask_for_map(self, paths: tuple[Path, ...], first: LookedAt, otherwise: Otherwise | None) -> None:
        """Ask for the map of workbooks that are not of the one on screen, or import their tables."""
        if first.book is None:
            return
        title = first.book.title
        answer = self._asking.other_map(first.name, title, self._window.map_shown, may_import=otherwise is not None)
        if answer == "import" and otherwise is not None:
            otherwise()
        elif answer == "open":
            start = str(self._documents.folder())
            chosen = self._modal_guard.ask(lambda: QFileDialog.getOpenFileName(self._window, ITS_MAP, start, ONLY_MAPS))
            if chosen is not None and chosen[0]:
                self._after_opening = Path(chosen[0]), paths, otherwise
                self._documents.open_path(Path(chosen[0]))

    def _read(self, books: Sequence[LookedAt]) -> None:
        now = self._session.document
        self._reader.read(books, now, partial(self._was_read, books, now), self._not_read)

    def _was_read(self, books: Sequence[LookedAt], now: CapabilityMap, returned: tuple[Returned, ...]) -> None:
        self._end_reading()
        token = self._session.document_token
        self._modal_guard.when_shown(lambda: self._ask(books, now, returned, token))

    # Asking

    def _ask(
        self, books: Sequence[LookedAt], now: CapabilityMap, returned: tuple[Returned, ...], token: object
    ) -> None:
        from workbench.presentation.returned_review_text import (
            TAKE_BACK,
            ReturnedFrom,
            nothing_new_text,
            returned_source,
            without_base_text,
        )
        from workbench.widgets.merging.dialog import MergeDialog

        finish_editing()
        if token is not self._session.document_token or self._is_read_only():
            return  # another map came on screen meanwhile
        ours = self._session.document
        if ours is not now:
            self._read(books)  # what has no base is read from the map as it is
            return
        workbooks = [
            ReturnedFrom(each, looked_at.book.author if looked_at.book is not None else "")
            for looked_at, each in zip(books, returned, strict=True)
        ]
        source, no_base = returned_source(ours, workbooks), without_base_text(ours, workbooks)
        noted = (
            returned_source(ours, workbooks, keep_comments=True) if any(each.comments for each in returned) else None
        )
        dialog = MergeDialog(
            source, self._context.theme.colours, self._window, no_base=no_base, says=TAKE_BACK, with_tick=noted
        )
        if dialog.review.is_empty:
            dialog.deleteLater()
            self._window.notice.say(nothing_new_text(source.name))
            return
        accepted = self._modal_guard.ask_in(dialog)
        outcome = dialog.outcome
        if accepted == QDialog.DialogCode.Accepted and outcome is not None:
            self._take(outcome, returned[0].key.scenario)

    # What was accepted

    def _take(self, outcome: MergeReview, scenario: str) -> None:
        from workbench.application.edits.merging import take_back
        from workbench.presentation.returned_review_text import taken_back_text

        ours = outcome.source.ours
        self._keeper.keep_before("return", ours)
        if self._session.perform(take_back(outcome.source.name, ours, outcome.document)):
            if any(each.id == scenario for each in outcome.document.scenarios):
                self._session.show_scenario(scenario)
            links = (("Show", partial(self._show, outcome)), ("Undo", self._session.undo_stack.undo))
            self._window.notice.say(taken_back_text(outcome), links)

    def _show(self, outcome: MergeReview) -> None:
        """Show what was taken back."""
        from workbench.widgets.merging.taken_dialog import TakenDialog

        self._modal_guard.ask_in(TakenDialog(outcome, self._context.theme.colours, self._window))
