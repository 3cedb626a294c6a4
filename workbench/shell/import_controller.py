"""Controller of imports: the ways into the dialog of an import, and what is done with what was accepted in it.

Files are read off the window's thread before the dialog opens, so that one that cannot be read only says so. What is
accepted is one edit, of the very map that was looked at, which is kept among the earlier versions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from workbench.application.edit import Edit
from workbench.application.importing.choices import Choices, Target
from workbench.application.importing.content import title_of_file
from workbench.application.new_map import blank_map
from workbench.domain.model import CapabilityMap
from workbench.domain.names import scenario_called
from workbench.domain.words import pluralise
from workbench.files.atomic import SaveFailed
from workbench.files.importers import source_name
from workbench.qt.background import Background
from workbench.qt.context import Context
from workbench.qt.document_reader import SLOW
from workbench.qt.map_keeper import MapKeeper
from workbench.qt.session import READ_ONLY
from workbench.runtime.paths import config_dir
from workbench.shell.documents import Documents
from workbench.shell.file_kinds import TO_IMPORT
from workbench.shell.import_list import ImportList
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.notice import Links
from workbench.shell.returned_controller import ReturnedController
from workbench.shell.view_stack import BOARD
from workbench.widgets.dialogs import ask
from workbench.widgets.parts.editors import finish_editing

if TYPE_CHECKING:
    from workbench.application.importing.content import Content
    from workbench.application.importing.preparation import Preparation
    from workbench.application.importing.proposal import Proposal
    from workbench.files.remembered_answers import AnswerStore
    from workbench.qt.import_session import ImportSession
    from workbench.widgets.importing.dialog import ImportOutcome

TITLE = "Import"
NOT_IMPORTED = "The file was not imported"
STOPPED = "The import was stopped. Nothing was changed."
IN_NO_FILE = "It is a new map, in no file yet."


class ImportController(QObject):
    """Opens the dialog of an import, and does what was accepted in it. One import at a time."""

    answers_forgotten = Signal()
    """Nothing is remembered of imported files any more."""

    def __init__(
        self,
        context: Context,
        keeper: MapKeeper,
        documents: Documents,
        modal_guard: ModalGuard,
        returned: ReturnedController,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._context, self._session = context, context.session
        self._keeper, self._documents = keeper, documents
        self._modal_guard, self._returned, self._window = modal_guard, returned, window
        self._imports: ImportSession | None = None
        """The import that is being read or asked about."""
        self._into_new = False
        """Whether that makes a new map."""
        self._list = ImportList(context, documents, modal_guard, window)
        self._writing = Background(self)
        # Methods, no lambdas: one that knows the window would keep it for good.
        window.import_strip.cancelled.connect(self.stop)
        documents.foreign_found.connect(self.open_as_new)

    @cached_property
    def answer_store(self) -> AnswerStore:
        """Store of what was answered before; made when it is first needed, so that no start waits for it."""
        from workbench.files.remembered_answers import AnswerStore

        return AnswerStore(config_dir())

    @property
    def writers(self) -> tuple[QObject, ...]:
        """The objects whose background work writes files, which the end of the program waits for."""
        return self, self._list

    def forget_answers(self) -> None:
        """Forget what was answered about files, for good."""
        store = self.answer_store
        self._writing.start(
            "forgetting what was answered",
            lambda _: store.forget(),
            lambda _: self.answers_forgotten.emit(),
            self._not_forgotten,
            foreseen=(SaveFailed,),
        )

    def _not_forgotten(self, fault: Exception) -> None:
        if not isinstance(fault, SaveFailed):
            raise fault
        self._window.notice.say(fault.sentence, bad=True)

    # Ways in

    def choose(self) -> None:
        """Ask for files, and import them into the map on screen; into a new one where none is."""
        self._choose(into_new=not self._window.map_shown)

    def choose_for_new(self) -> None:
        """Ask for files, and make a new map of them."""
        self._choose(into_new=True)

    def open_as_new(self, path: Path) -> None:
        """Import one file into a new map."""
        self.open([path], into_new=True)

    def open_here(self, path: Path) -> None:
        """Import one file into the map on screen; into a new one where none is."""
        self.open([path])

    def open(self, paths: Sequence[Path], into_new: bool = False) -> None:
        """Read files, then ask what they mean. Workbooks of ours that come back are taken back.

        into_new: make a new map of them, and leave the one on screen alone; so it is where none is on screen.
        """
        self._give_up()
        self._returned.recognise(paths, partial(self._open, tuple(paths), into_new))

    def _open(self, paths: Sequence[Path], into_new: bool) -> None:
        name = source_name(paths[0]) if len(paths) == 1 else pluralise(len(paths), "file")
        imports = self._begin(name, paths, into_new) if paths else None
        if imports is not None:
            imports.open(paths)

    def take(self, content: Content) -> None:
        """Ask what a pasted text means. Its roles go into the scenario on screen, unless another is chosen."""
        imports = self._begin("what was pasted")
        if imports is not None:
            imports.take([content], self._choices(imports))

    def _begin(self, name: str, paths: Sequence[Path] = (), into_new: bool = False) -> ImportSession | None:
        """Begin an import in place of the one before, and wait until it is read; None where the map is read only.

        name: what is read, for the strip.
        """
        from workbench.qt.import_session import ImportSession

        self._give_up()
        self._returned.give_up()
        finish_editing()
        self._into_new = into_new or not self._window.map_shown
        if self._is_read_only(self._into_new):
            return None
        document = new_map(paths) if self._into_new else self._session.document
        imports = self._imports = ImportSession(document, self, self.answer_store.answers)
        imports.changed.connect(self._read)
        imports.failed.connect(self._not_read)
        imports.progressed.connect(self._window.import_strip.progress)
        self._window.import_strip.begin(f"Reading {name}", after=SLOW)
        return imports

    def stop(self) -> None:
        """Give up the files that are being read."""
        if self._imports is not None:
            self._give_up()
            self._window.notice.say(STOPPED)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the files are read and what is written is written, for `limit` seconds; whether they are."""
        looked = self._returned.wait(limit)
        read = looked and (self._imports is None or self._imports.wait(limit))
        return read and self._writing.wait(limit) and self._keeper.wait(limit) and self._list.wait(limit)

    def _choose(self, *, into_new: bool) -> None:
        finish_editing()
        if self._is_read_only(into_new):
            return
        start = str(self._documents.folder())
        answer = self._modal_guard.ask(lambda: QFileDialog.getOpenFileNames(self._window, TITLE, start, TO_IMPORT))
        if answer is not None and answer[0]:
            self.open([Path(each) for each in answer[0]], into_new)

    def _is_read_only(self, into_new: bool) -> bool:
        """Whether the map that is imported into may not be changed, which is said then."""
        if into_new or not self._session.read_only:
            return False
        self._session.refuse(READ_ONLY)
        return True

    # Reading

    def _read(self) -> None:
        imports = self._imports
        if imports is not None:
            self._end_reading(imports)
            self._modal_guard.when_shown(partial(self._ask, imports))

    def _not_read(self, sentence: str) -> None:
        if self._imports is not None:
            self._give_up()
            self._modal_guard.when_shown(lambda: ask.tell(self._window, NOT_IMPORTED, sentence))

    def _end_reading(self, imports: ImportSession) -> None:
        """The dialog listens from here on."""
        self._window.import_strip.end()
        imports.changed.disconnect(self._read)
        imports.failed.disconnect(self._not_read)
        imports.progressed.disconnect(self._window.import_strip.progress)

    def _give_up(self) -> None:
        self._window.import_strip.end()
        imports, self._imports = self._imports, None
        if imports is not None:
            imports.abandon()
            imports.deleteLater()

    # Asking

    def _ask(self, imports: ImportSession, again: ImportOutcome | None = None) -> None:
        """Ask what was read means. again: what was accepted already, where the map on screen was not left for it."""
        from workbench.widgets.importing.dialog import ImportDialog

        if imports is not self._imports:
            return  # another one was asked for meanwhile
        if again is None:
            self._follow(imports)
        if self._is_read_only(self._into_new):
            self._give_up()
            return
        document = None if self._into_new else self._session.document
        dialog = ImportDialog(imports, document, self._context.theme.colours, self._window, again)
        if imports.last_time is not None and again is None:
            dialog.offer_last_time(imports.last_time, self._session.today())
            dialog.last_time_wanted.connect(imports.as_last_time)
        accepted = self._modal_guard.ask_in(dialog)
        outcome = dialog.outcome
        if accepted == QDialog.DialogCode.Accepted and outcome is not None:
            self._take(imports, outcome)
        else:
            self._end(imports)

    def _ask_again(self, imports: ImportSession, outcome: ImportOutcome) -> None:
        """Go back to the answers, as the map on screen stays."""
        self._modal_guard.when_shown(partial(self._ask, imports, outcome))

    def _end(self, imports: ImportSession) -> None:
        """Let an import go, unless another one was asked for meanwhile."""
        if imports is self._imports:
            self._give_up()

    def _follow(self, imports: ImportSession) -> None:
        """Prepare the import for the map as it is by now; for a new one where it left the screen meanwhile."""
        if self._into_new:
            return
        finish_editing()
        if not self._window.map_shown:
            self._into_new = True
            imports.set_document(new_map(imports.paths), Choices())
        elif self._session.document is not imports.document:
            imports.set_document(self._session.document, self._choices(imports))

    def _choices(self, imports: ImportSession) -> Choices:
        """The choices until somebody makes others: what was pasted goes into the scenario on screen."""
        return Choices() if imports.paths else Choices(target=Target("scenario", self._session.scenario.id))

    # What was accepted

    def _take(self, imports: ImportSession, outcome: ImportOutcome) -> None:
        preparation = outcome.preparation
        edit = preparation.proposal.edit
        if edit is not None and (self._into_new or outcome.new_map):
            self._documents.begin_new(
                preparation.document,
                partial(self._begin_with, imports, edit, outcome),
                partial(self._ask_again, imports, outcome),
            )
            return
        self._end(imports)
        if edit is not None:  # the dialog accepts no other
            self._keeper.keep_before("import", preparation.document)
            if self._session.perform(edit):
                self._say_done(outcome, (("Undo", self._session.undo_stack.undo),))

    def _show_scenario(self, proposal: Proposal) -> None:
        """Bring the scenario on screen that the roles went into."""
        scenario = scenario_called(self._session.document, proposal.scenario) if proposal.scenario else None
        if scenario is not None:
            self._session.show_scenario(scenario.id)

    def _begin_with(self, imports: ImportSession, edit: Edit, outcome: ImportOutcome) -> None:
        """Fill a new map, which Undo empties again."""
        self._end(imports)
        if self._session.perform(edit):
            undo = ("Undo", self._session.undo_stack.undo)
            self._window.views.show_view(BOARD)  # it came up empty, in the view of the map before
            self._say_done(outcome, (undo, ("Save", self._documents.save)), IN_NO_FILE)
            self._window.board.setFocus()
            self._context.selection.pick()

    def _say_done(self, outcome: ImportOutcome, links: Links, more: str = "") -> None:
        if outcome.remember:
            self._remember(outcome.preparation)
        self._show_scenario(outcome.preparation.proposal)
        if outcome.preparation.proposal.without_role:
            self._window.left.show_tab("people")  # no card shows them
        self._say(outcome.preparation, links, more)

    def _say(self, preparation: Preparation, links: Links = (), more: str = "") -> None:
        from workbench.presentation.imported_text import belongs_to_none, imported_text
        from workbench.presentation.summary import SAY_BELONGING

        proposal, files = preparation.proposal, [content.name for content in preparation.contents]
        show = partial(self._list.show, preparation.document, proposal, files)
        sentence = " ".join(filter(None, (imported_text(proposal, files), more)))
        belong = ((SAY_BELONGING, self._window.views.say_belonging),) if belongs_to_none(proposal) else ()
        self._window.notice.say(sentence, (("Show", show), *belong, *links))

    def _remember(self, preparation: Preparation) -> None:
        """Remember what was answered, for the next files like these."""
        from workbench.application.importing.remembering import answers_of_preparation

        store, today = self.answer_store, self._session.today()
        self._writing.start(
            "remembering what was answered",
            lambda _: store.remember(answers_of_preparation(preparation, today)),
            lambda _: None,
            self._not_remembered,
            foreseen=(SaveFailed,),
        )

    def _not_remembered(self, fault: Exception) -> None:
        if not isinstance(fault, SaveFailed):
            raise fault
        self._window.notice.say(f"What you answered is not remembered. {fault.sentence}", bad=True)


def new_map(paths: Sequence[Path]) -> CapabilityMap:
    """The blank map that files are imported into, called as the first of them."""
    return blank_map(title_of_file(source_name(paths[0])) if paths else "")
