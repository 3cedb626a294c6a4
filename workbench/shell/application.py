"""Composition root: makes every service, the window and the controllers once, and wires their signals.

Does no work itself. No part may import it but the start of the program, the demo and the screenshots.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from workbench.domain.change import Change
from workbench.domain.model import CapabilityMap, Scenario
from workbench.files.backups import Backups
from workbench.files.recovery import RecoveryStore
from workbench.qt.bulk_fix import BulkFix
from workbench.qt.context import Context
from workbench.qt.deletion_guard import DeletionGuard
from workbench.qt.document_file import DocumentFile
from workbench.qt.garbage import GarbageCollector
from workbench.qt.map_keeper import MapKeeper
from workbench.qt.role_search import RoleSearch
from workbench.qt.selection import Selection
from workbench.qt.session import Session
from workbench.qt.theme import Theme
from workbench.runtime import paths
from workbench.runtime.preferences import Preferences
from workbench.shell.actions import Actions
from workbench.shell.announcer import Announcer
from workbench.shell.command_wiring import connect_board, connect_library, connect_start_page
from workbench.shell.commands import MenuCommands
from workbench.shell.compare_controller import CompareController
from workbench.shell.disk_changes import DiskChanges
from workbench.shell.documents import Documents
from workbench.shell.earlier_versions import EarlierVersions
from workbench.shell.edit_notifications import EditNotifications
from workbench.shell.ending import end_work
from workbench.shell.export_controller import ExportController
from workbench.shell.file_drop import FileDrop
from workbench.shell.header import WindowHeader
from workbench.shell.import_controller import ImportController
from workbench.shell.main_window import MainWindow
from workbench.shell.map_places import MapPlaces
from workbench.shell.menu_handlers import menu_handlers
from workbench.shell.menu_states import MenuStates
from workbench.shell.merge_controller import MergeController
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.new_documents import NewDocuments
from workbench.shell.pasted_names import PastedNames
from workbench.shell.people_actions import PeopleActions
from workbench.shell.person_deletion import PersonDeletion
from workbench.shell.preference_choices import PreferenceChoices
from workbench.shell.printing import Printing
from workbench.shell.recovery_prompt import RecoveryPrompt
from workbench.shell.returned_controller import ReturnedController
from workbench.shell.scenario_commands import ScenarioCommands
from workbench.shell.send_copy import SendCopy
from workbench.shell.slow_work import SlowWork
from workbench.shell.spoken_focus import SpokenFocus
from workbench.shell.template_cards import template_cards
from workbench.shell.undo_actions import UndoActions
from workbench.shell.view_stack import BOARD
from workbench.shell.window_layout import WindowLayout
from workbench.widgets.dialogs.ask import tell
from workbench.widgets.parts.work_view import ViewServices

if TYPE_CHECKING:
    from workbench.shell.find_controller import FindController

TOUR = "before-and-after"


class Workbench(QObject):
    """Composition root of one window: its services and controllers as attributes."""

    crashed = Signal(str)
    """A sentence on an unforeseen error, emitted on whatever thread it happened."""

    window_layout: WindowLayout
    """Made after the actions, which it checks and unchecks; their handlers look it up when called."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.garbage = GarbageCollector(self)
        blank = CapabilityMap("", scenarios=(Scenario("none", "None", model="decentralised"),))
        self.session = Session(blank, parent=self)
        self.selection = Selection(self)
        self.theme = Theme(self)
        bulk_fix, role_search = BulkFix(self.session, self), RoleSearch(self.session, self)
        self.context = Context(self.session, self.selection, self.theme, bulk_fix, role_search)
        self.backups = Backups(paths.backups_dir(), author=lambda: preferences.signature)
        self.recovery = RecoveryStore(paths.recovery_dir(), author=lambda: preferences.signature)
        self.document_file = DocumentFile(self.session, self.recovery, self.backups, self)
        self.map_keeper = MapKeeper(self.backups, lambda: self.document_file.identity, self)
        self.window = MainWindow(self.context, self.document_file, self._may_close)
        self.announcer = Announcer(self.session, self.window)
        SpokenFocus(cast(QApplication, QApplication.instance()), self.window)
        self.modal_guard = ModalGuard(self.session, self)
        self.commands = MenuCommands(
            self.context, self.window.board.commands, preferences, self.modal_guard, self.window
        )
        self.people = PeopleActions(self.context, self.commands, self.modal_guard, self.window)
        self.scenarios = ScenarioCommands(self.context, self.modal_guard, self.window)
        self.pasted_names = PastedNames(
            self.context, self.modal_guard, self.commands.paste_text, self.commands.paste_to_import, self.window
        )
        self.documents = Documents(
            self.context,
            self.document_file,
            preferences,
            self.modal_guard,
            self.window.notice,
            self.window.start_page,
            self.window,
        )
        self.new_documents = NewDocuments(self.context, self.documents, self.modal_guard, self.window)
        self.disk_changes = DiskChanges(
            self.document_file, self.documents, self.backups, self.modal_guard, self.window.disk_notice
        )
        incoming = self.context, self.document_file, self.backups, self.map_keeper, self.documents, self.modal_guard
        self.returned = ReturnedController(*incoming, self.window)
        self.imports = ImportController(
            self.context, self.map_keeper, self.documents, self.modal_guard, self.returned, self.window
        )
        self.merges = MergeController(*incoming, self.disk_changes, self.window)
        open_dropped = partial(self.documents.open_path, foreign=self.imports.open_here, taken=self.merges.take_dropped)
        self.file_drop = FileDrop(open_dropped, self.imports.open, self.documents.open, self.window.notice)
        self.exports = ExportController(
            self.context,
            self.document_file,
            self.backups,
            preferences,
            self.documents.presence,
            self.modal_guard,
            self.window,
        )
        self.export_job = self.exports.export_job
        self.deletion_guard = DeletionGuard(self.session, self.map_keeper, self)
        self.printing = Printing(self.context, self.document_file, preferences, self.modal_guard, self.window)
        self.send_copy = SendCopy(
            self.context, self.document_file, self.documents, self.exports, self.modal_guard, self.window
        )
        self.preference_choices = PreferenceChoices(
            preferences, self.documents.recent, self.imports, self.modal_guard, self.window
        )
        self.person_deletion = PersonDeletion(
            self.context, self.document_file, self.backups, self.export_job, self.modal_guard, self.window
        )
        self.compare_controller = CompareController(self.exports, self.modal_guard, self.documents, self.window)
        self._view_services = ViewServices(
            self.window.notice.say,
            self.exports.offer_people,
            self.scenarios.duplicate_scenario,
            self.compare_controller.ask,
            self.compare_controller.export,
        )
        self.earlier_versions = EarlierVersions(
            self.context,
            self.document_file,
            self.backups,
            self.recovery,
            self.modal_guard,
            self.window,
            compare=self.compare_controller.show_version,
            restore=self.documents.open_copy,
        )
        self.recovery_prompt = RecoveryPrompt(self.document_file, self.documents, self.modal_guard, self.window)
        self.actions = Actions(self.window, menu_handlers(self), lambda keys: self.window_layout.forward(keys))
        self.actions.fill(self.window.menuBar())
        self._undo_actions = UndoActions(self.session.undo_stack, self.actions, self)
        MenuStates(self.actions, self.session, self.commands, self.people, self.window)
        self.window_layout = WindowLayout(self.window, self.theme, preferences, self.actions)
        self.places = MapPlaces(self.session, self.document_file, preferences, self.window)
        self._header = WindowHeader(
            self.context,
            self.actions["undo"],
            self.actions["redo"],
            self.scenarios.menu(self.actions),
            self.window,
        )
        self.window.add_header(self._header)
        self._wire()
        self.actions.set_document_open(False)
        self.window_layout.restore()  # last: Qt would style every part again each time it is put into another

    @cached_property
    def find_controller(self) -> FindController:
        """Made when something is first sought, with its bar, so that no start waits for them."""
        from workbench.shell.find_controller import FindController

        return FindController(self.context, self.window, self.window_layout.find_skill)

    # Wiring

    def _show_crash(self, sentence: str) -> None:
        tell(self.window, "Something went wrong", sentence)

    def _warn(self, sentence: str) -> None:
        self.window.notice.say(sentence, bad=True)

    def _keep_unsaved(self) -> None:
        self.document_file.copies.snapshot()

    def _wire(self) -> None:
        # Queued: the handler that met the error returns before the message is shown, so that it meets the next, too.
        self.crashed.connect(self._show_crash, Qt.ConnectionType.QueuedConnection)
        window, commands, documents, actions = self.window, self.commands, self.documents, self.actions
        EditNotifications(self.session, self.modal_guard, self.document_file, window.notice, self.announcer)
        self.announcer.follow(window.notice, window.disk_notice)
        self.announcer.follow_work(
            window.opening_strip, window.import_strip, window.export_strip, window.fix_strip, window.printing_strip
        )
        self.map_keeper.failed.connect(self._warn)
        SlowWork(self.context.bulk_fix, documents.opening, window)
        self.context.bulk_fix.review = commands.review_fixes
        self.document_file.locks.refused.connect(documents.say_locked)
        self.selection.revealed.connect(self.window_layout.show_subject)
        self.session.undone_or_redone.connect(self._pick_restored)
        commands.notice_requested.connect(window.notice.say)
        commands.what_if_wanted.connect(self.window_layout.show_what_if)
        commands.compare_wanted.connect(self.compare_controller.show)

        connect_start_page(window, documents)
        window.start_page.import_requested.connect(self.imports.choose_for_new)
        commands.paste_to_import.import_requested.connect(self.imports.take)
        window.start_page.tour_requested.connect(self.start_tour)
        window.dropped.connect(self.file_drop.dropped, Qt.ConnectionType.QueuedConnection)  # the drag ends first
        window.paste_requested.connect(commands.paste_anywhere)
        window.copy_requested.connect(self.copy_profile)
        window.keys_meant.connect(actions.press)

        window.left.people_commands.erase_requested.connect(self.person_deletion.ask)
        connect_library(window, commands, self._edit)
        connect_board(window, commands, self.window_layout, self.pasted_names)
        board = window.board.commands
        for namer in (board, window.message):
            namer.terms_requested.connect(commands.terms)
        board.profile_requested.connect(lambda role: self.exports.copy_profile(self.session.index.roles[role]))
        window.findings.accept_requested.connect(commands.accept)
        window.inspector.department_requested.connect(self.scenarios.add_department)
        for editor in (board, window.inspector):
            editor.names_pasted.connect(self.pasted_names.offer)

        self._header.views.chosen.connect(window.views.show_view)
        window.views.shown.connect(self._header.views.choose)
        self.disk_changes.show_in(self.compare_controller.show_differences)
        window.views.shown.connect(lambda _: self.disk_changes.view_shown(self.compare_controller.on_show))
        self._wire_view(BOARD)
        window.views.made.connect(self._wire_view)
        self._header.export_requested.connect(lambda: self.export(".xlsx"))
        self._header.findings_requested.connect(self.window_layout.show_findings)
        documents.opened.connect(self._opened)
        documents.closed.connect(self.show_start)
        documents.closed.connect(self.announcer.forget)
        self.disk_changes.reloaded.connect(self.places.restore)
        for left in (documents.opened, documents.closed):  # either way the document before has left the screen
            left.connect(self.compare_controller.forget)
            left.connect(window.notice.end_offers)
            left.connect(window.disk_notice.hide)
            left.connect(self.garbage.owe)
        for name, fill in (
            ("scenarios", self.scenarios.fill_scenarios),
            ("departments", self.scenarios.fill_departments),
            ("recent", documents.recent.fill),
        ):
            menu = actions.menus[name]
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: fill(menu))

        QGuiApplication.instance().applicationStateChanged.connect(self._keep_unsaved)  # type: ignore[union-attr]

    def _wire_view(self, name: str) -> None:
        view = self.window.views.view(name)
        view.edit_requested.connect(self._edit)
        view.trial_requested.connect(self.commands.try_out)
        view.department_requested.connect(self.scenarios.add_department)
        view.zoomed.connect(self.window.show_zoom)
        view.wire(self._view_services)

    # What is on screen

    def show_earlier_versions(self) -> None:
        """Show the earlier versions of the map on screen; with none on screen, ask first of which file."""
        if self.window.map_shown:
            self.earlier_versions.show()
        else:
            self.earlier_versions.choose()

    def _pick_restored(self, change: Change) -> None:
        """Pick what Undo or Redo restored; the focus goes to a role that was, if the board has the focus."""
        if change.added:
            self.selection.pick(*change.added)
            focused, board = QApplication.focusWidget(), self.window.board
            if change.added[0].startswith("role:") and focused is not None and board.isAncestorOf(focused):
                board.reveal(change.added[0])

    def show_start(self) -> None:
        """Show the start page, where no map is open."""
        if not self.window.start_page.templates_shown:
            self.window.start_page.show_templates(template_cards())
        self.new_documents.show_templates()
        self.actions.set_document_open(False)
        self.documents.recent.look()
        self.window.show_start()

    def _opened(self) -> None:
        self.actions.set_document_open(True)
        self._undo_actions.begin()
        self.selection.pick()
        self.announcer.say(f"Opened {self.session.document.title}", of=CapabilityMap)
        self.window.end_tour()
        self.places.restore()
        self.window.show_map()
        self.window.findings.to_top()
        self.window.views.on_show.focus_first()

    def start_tour(self) -> None:
        """Begin the tour on its own map, once that is on screen."""
        self.documents.new_from(TOUR, self._begin_tour)

    def _begin_tour(self) -> None:
        tour = self.window.begin_tour()
        tour.export_requested.connect(lambda: self.export(".xlsx"))
        tour.part_named.connect(self.window_layout.unfold)
        tour.name_part()

    def _edit(self, subject: str) -> None:
        self.selection.reveal(subject, "title" if subject.startswith("role:") else "name")

    def copy_card(self) -> None:
        """Copy the card of the picked role as a picture."""
        role = self.commands.picked_role()
        if role is not None:
            self.exports.copy_card(role.id)

    def copy_profile(self) -> None:
        """Copy the job description of the picked role as text."""
        role = self.commands.picked_role()
        if role is not None:
            self.exports.copy_profile(role)

    def export(self, suffix: str, path: Path | None = None) -> None:
        """Export the scenario on screen as a file with this suffix, asking where unless a path is given."""
        self.exports.export(suffix, path)

    # Ending

    def _may_close(self) -> bool:
        self.window_layout.keep()
        self.places.keep()
        if not self.window.map_shown:
            return True
        return self.documents.may_quit(self.window.close)

    def come_forward(self, files: Sequence[Path]) -> None:
        """Bring this window to the front for a second start of the program, and open the file it was asked for."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        for path in files[:1]:
            self.open_when_free(path)

    def open_when_free(self, path: Path) -> None:
        """Open a file the system asks for, once no modal dialog is open."""
        self.modal_guard.when_free(lambda: self.documents.open_path(path))

    def say_what_cannot_be_kept(self) -> None:
        """Warn where the program's own folders cannot be written."""
        folder = paths.unwritable()
        if folder is not None:
            sentence = (
                "Your preferences and the recovery copy of unsaved work cannot be kept, because "
                f"{paths.shown(folder)} cannot be written: save your maps often."
            )
            self.window.notice.say(sentence, bad=True)

    def end(self) -> bool:
        """Shut down: end the work, release the document, and clear what Qt would otherwise tear down in its own order.

        What is being written is written to its end, as long as its disk answers; work for the window alone is
        cancelled. Returns whether no thread is left at work.
        """
        ended = end_work(
            (self, self.window),
            self.document_file,
            self.export_job,
            (self.person_deletion, self.map_keeper, *self.imports.writers),
        )
        self.session.undo_stack.clear()
        return ended
