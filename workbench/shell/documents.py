"""Document controller: new, open, save, close, with their dialogs and notices.

`DocumentFile` and `DocumentReader` do the work on disk, off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.application.edits.document import SetTitle
from workbench.domain.model import CapabilityMap
from workbench.files.atomic import Fingerprint, SaveFailed
from workbench.files.document import DocumentError
from workbench.files.document_lock import Holder
from workbench.files.own_templates import load_offered, offered
from workbench.files.recovery_copy import Recovered
from workbench.files.templates import load as load_template
from workbench.files.texts import clean
from workbench.qt.context import Context
from workbench.qt.document_file import DocumentFile
from workbench.qt.document_reader import DocumentReader, OpenedDocument
from workbench.qt.presence import Presence
from workbench.qt.saved_state import SavedState
from workbench.qt.user_folders import documents_dir
from workbench.runtime.paths import shown
from workbench.runtime.preferences import Preferences
from workbench.shell.document_questions import DocumentQuestions
from workbench.shell.file_kinds import TO_OPEN, file_name, is_importable, is_map
from workbench.shell.leaving import Leaving, nothing
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.notice import Notice
from workbench.shell.overwriting import confirm_overwrite
from workbench.shell.recent_files import RecentFiles
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.picker import Picker, PickerEntry
from workbench.widgets.parts.editors import finish_editing
from workbench.widgets.start.start_page import StartPage

STILL_HERE = "Your changes are still here in the window."
SAVE_WAITS = 0.3
"""Seconds that leaving a document waits for its save, before it asks: a save to a local disk takes less."""


class Documents(QObject):
    """Controller of the document on screen: what the File menu, the start page and the system ask for."""

    opened = Signal()
    """Another document is on screen."""

    closed = Signal()
    """No document is on screen."""

    foreign_found = Signal(object)
    """The Path of a file that was to be opened, and is no capability map but may be imported."""

    merge_requested = Signal()
    """The user wants to merge what somebody else wrote to the file with the map on screen."""

    differences_requested = Signal()
    """The user wants to see what somebody else wrote to the file beside the map on screen."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        preferences: Preferences,
        modal_guard: ModalGuard,
        notice: Notice,
        start_page: StartPage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._document_file = context.session, document_file
        self._bulk_fix = context.bulk_fix
        self._modal_guard, self._notice, self._window = modal_guard, notice, window
        self._asking = DocumentQuestions(modal_guard, window)
        self._leaving: Leaving | None = None
        """Continuations of the save under way."""
        self.opening = DocumentReader(document_file.keep_opened, self)
        self.presence = Presence(self)
        self.recent = RecentFiles(preferences, self.presence, start_page, self)
        self.recent.chosen.connect(self.open_path)
        document_file.saved.connect(self._saved)
        document_file.save_failed.connect(self._failed)

    # New and open

    def new_from(self, name: str, then: Callable[[], object] | None = None) -> None:
        """Begin an untitled document from a template; `then` is called once it is on screen, if it comes to that."""
        try:
            document = load_offered(name)
        except DocumentError as error:
            self._not_read(error.sentence)
            return
        self._leave(Leaving(lambda: self._begin(document, then)))

    def begin_new(
        self,
        document: CapabilityMap,
        then: Callable[[], object] | None = None,
        stays: Callable[[], object] = nothing,
    ) -> None:
        """Begin an untitled document that is in no file yet, and counts as unsaved from the start.

        then: called once it is on screen. stays: called where it does not come to that.
        """
        self._leave(Leaving(lambda: self._begin(document, then, unsaved=True), stays))

    def open_copy(self, called: str, document: CapabilityMap) -> None:
        """Begin an untitled document that is a copy of a map, and say what it is."""

        def say() -> None:
            self._notice.say(f"This is a copy: the {called}. Save it to keep it.", (("Save", self.save),))

        self._leave(Leaving(lambda: self._begin(document, say, unsaved=True)))

    def _begin(self, document: CapabilityMap, then: Callable[[], object] | None, *, unsaved: bool = False) -> None:
        self.opening.cancel()  # what is still being read was to come in place of what was on screen before
        self._document_file.new(document, unsaved=unsaved)
        self.opened.emit()
        if then is not None:
            then()

    def new(self) -> None:
        """Ask which template to begin with."""
        entries = [PickerEntry(template.name, template.title, template.blurb) for template in offered()]
        picker = Picker(
            "New from a template", "Begin with which template?", entries, "Create", parent=self._window, sentences=True
        )
        picker.resize(640, 560)
        if self._modal_guard.ask_in(picker) and picker.picked is not None:
            self.new_from(picker.picked)

    def open(self) -> None:
        """Ask for a file and open it."""
        start = str(self.folder())
        answer = self._modal_guard.ask(
            lambda: QFileDialog.getOpenFileName(self._window, "Open a map or a table", start, TO_OPEN)
        )
        if answer is not None and answer[0]:
            self.open_path(Path(answer[0]))

    def folder(self) -> Path:
        """The folder in which file dialogs begin: the document's, where its disk answers, else the user's documents."""
        return self.presence.first(
            self._document_file.path.parent if self._document_file.path else None, documents_dir()
        )

    def open_path(
        self,
        path: Path,
        *,
        force: bool = False,
        foreign: Callable[[Path], object] | None = None,
        taken: Callable[[OpenedDocument], bool] | None = None,
    ) -> None:
        """Read a file and show it in place of the document on screen, which is saved or discarded first.

        force: though somebody else has it open. foreign: called with a file that is no capability map but may be
        imported; where it is not given, `foreign_found` is emitted. taken: asked, once the file is read, whether it is
        not to be opened after all.
        """
        before = self._document_file.fingerprint
        hand_on = partial(foreign or self.foreign_found.emit, path)
        self.opening.start(
            path,
            lambda opened: self._modal_guard.when_free(lambda: self._read(opened, before, taken)),
            self._not_read if is_map(path) or not is_importable(path) else lambda _: hand_on(),
            locks=self._document_file.is_kept_at(path),
            force=force,
            held=self._document_file.locks.lock,
            foreign=hand_on if is_importable(path) else None,
        )

    def _read(
        self, opened: OpenedDocument, before: Fingerprint | None, taken: Callable[[OpenedDocument], bool] | None
    ) -> None:
        """before: the fingerprint of the file of the map on screen when the reading began. taken: see `open_path`."""
        if taken is not None and taken(opened):
            self._let_lock_go(opened)
            return

        def goes() -> None:
            if opened.path == self._document_file.path and self._document_file.fingerprint != before:
                self._let_lock_go(opened)
                self.open_path(opened.path)  # it was saved since it was read
            else:
                self._open(opened)

        holder = opened.holder
        if holder is not None:
            self._modal_guard.when_shown(lambda: self._ask_how_to_open(opened, holder))
        else:
            self._leave(Leaving(goes, lambda: self._let_lock_go(opened)))

    def _let_lock_go(self, opened: OpenedDocument) -> None:
        if opened.lock is not self._document_file.locks.lock:
            self.opening.release(opened)

    def _ask_how_to_open(self, opened: OpenedDocument, holder: Holder) -> None:
        """Somebody else has the file open: offer what can be done without writing over their work unseen."""
        answer = self._asking.how_to_open(opened.path, holder)
        if answer == "anyway":
            self.open_path(opened.path, force=True)
        elif answer is not None:
            self._leave(Leaving(lambda: self._open(opened, read_only=answer == "read", copy=answer == "copy")))

    def say_locked(self, holder: Holder) -> None:
        """Say that somebody else has the file open that the recovered work on screen belongs to."""
        self._notice.say(f"{holder.sentence} What they save meanwhile is not overwritten.", bad=True)

    def _not_read(self, sentence: str) -> None:
        self.recent.look()
        self._modal_guard.when_shown(lambda: ask.tell(self._window, "The file was not opened", sentence))

    def _open(self, opened: OpenedDocument, *, read_only: bool = False, copy: bool = False) -> None:
        notes = self._document_file.open(opened, read_only=read_only, copy=copy)
        self.recent.remember(opened.path, self._session.document.title)
        self.opened.emit()
        if read_only:
            notes = (*notes, "It is open for reading only. Save it under another name to change it.")
        if notes:
            self._notice.say(" ".join(notes), (("Save as…", self.save_as),) if read_only else (), bad=True)

    def restore(self, recovered: Recovered) -> None:
        """Show recovered work in place of the document on screen, which is saved or discarded first."""
        self._leave(Leaving(lambda: self._restore(recovered)))

    def _restore(self, recovered: Recovered) -> None:
        self.opening.cancel()
        self._document_file.restore(recovered)
        self.opened.emit()
        notes = recovered.loaded.notes if recovered.loaded is not None else ()
        words = " ".join(("This is the unsaved work that was found. Save it to keep it.", *notes))
        self._notice.say(words, (("Save", self.save),), bad=bool(notes))

    # Save

    def save(self) -> None:
        """Save to the path of the document, or ask for one."""
        finish_editing()
        self._save_then(None)

    def save_as(self) -> None:
        """Ask where to save."""
        finish_editing()
        self._ask_path(None)

    def _save_at(self, path: Path) -> None:
        """Save under a name, which becomes the title of a map that has none yet."""
        if self._session.document.title == load_template("blank").title:
            self._session.perform(SetTitle(clean(shown(path.stem))[0]))
        self._document_file.save(path)

    def _save_then(self, leaving: Leaving | None) -> None:
        if self._document_file.path is None or self._session.read_only:
            self._ask_path(leaving)
        else:
            self._follow(leaving)
            self._document_file.save()

    def _follow(self, leaving: Leaving | None) -> None:
        """Set the continuations of the save that is under way or about to be; those set before stay."""
        before, self._leaving = self._leaving, leaving
        if before is not None:
            before.stays()

    def _ask_path(self, leaving: Leaving | None) -> None:
        """Ask where to save, and save there."""
        name = self._document_file.path.stem if self._document_file.path else file_name(self._session.document.title)
        start, kind = str(self.folder() / f"{name}.capmap"), "Capability maps (*.capmap)"
        answer = self._modal_guard.ask(
            lambda: QFileDialog.getSaveFileName(self._window, "Save the capability map", start, kind)
        )
        if answer is None or not answer[0]:
            if leaving is not None:
                leaving.stays()
            return

        token = self._session.document_token
        stays = leaving.stays if leaving is not None else nothing

        def save(path: Path) -> None:
            if self._session.document_token is token and self._document_file.is_open:
                self._follow(leaving)
                self._save_at(path)
            else:  # a slow disk answered when the map was left already
                stays()

        path = Path(answer[0])
        if path.suffix == ".capmap":
            save(path)
        else:
            path = path.with_name(f"{path.name}.capmap")
            confirm_overwrite(path, lambda: save(path), stays, self.presence, self._modal_guard, self._window)

    def _saved(self, saved: SavedState) -> None:
        self.recent.remember(saved.path, saved.document.title)
        sentence = f"Saved {shown(saved.path.name)}."
        self._notice.say(f"{sentence} {saved.backup_problem}".rstrip(), bad=bool(saved.backup_problem))
        leaving, self._leaving = self._leaving, None
        if leaving is not None:
            self._leave(leaving.later)

    def _failed(self, sentence: str, changed_on_disk: bool) -> None:
        self._follow(None)
        links: tuple[tuple[str, Callable[[], object]], ...] = (("Save as…", self.save_as),)
        if changed_on_disk:
            merge = ("Merge…", self.merge_requested.emit)
            links = (merge, ("Show differences", self.differences_requested.emit), *links)
        elif self._document_file.failed_at is not None:
            links = (*links, ("Try again", partial(self._try_again, self._document_file.failed_at)))
        self._notice.say(f"{sentence} {STILL_HERE}", links, bad=True, lasting=True)

    def _try_again(self, path: Path) -> None:
        """Save once more to the path where it failed, which after Save as is not that of the document."""
        if path == self._document_file.path:
            self.save()
        else:
            finish_editing()
            self._save_at(path)

    # Close

    def close(self) -> None:
        """Close the document and go back to the start page."""
        self._leave(Leaving(self._close))

    def _close(self) -> None:
        self.opening.cancel()
        self._let_go()
        self.closed.emit()

    def _let_go(self) -> None:
        self._bulk_fix.forget()
        self._document_file.close()

    def may_quit(self, then: Callable[[], object]) -> bool:
        """Whether the program may end now. False: the user cancelled, or `then` is called once a save is done."""
        done: list[bool] = []
        self._leave(Leaving(lambda: done.append(True), after_save=then))
        if done:
            self._let_go()
        return bool(done)

    def _leave(self, leaving: Leaving) -> None:
        """Leave the document on screen: it is saved or discarded, or stays where the user cancels."""
        finish_editing()
        if not self._document_file.wait(SAVE_WAITS) and self._document_file.saving and not self._save_ends(leaving):
            return
        if not self._document_file.dirty:
            leaving.goes()
            return
        answer = self._asking.to_save(self._session.document.title)
        if answer == "save":
            self._save_then(leaving.later)
        elif answer == "discard" and self._set_aside():
            leaving.goes()
        else:
            leaving.stays()

    def _save_ends(self, leaving: Leaving) -> bool:
        """Ask what to do about a slow save; whether it has ended meanwhile, and nothing was chosen."""
        ended = (self._document_file.saved, self._document_file.save_failed)
        answer = self._asking.still_saving(self._document_file.saving_to or Path(), ended)
        if answer == "close" and self._document_file.saving:
            self._leave_unsaved(leaving)
        elif answer in ("wait", None) and self._document_file.saving:  # None: one asked for meanwhile follows the first
            self._follow(leaving.later)
        elif answer == "cancel":
            leaving.stays()
        else:
            return True
        return False

    def _leave_unsaved(self, leaving: Leaving) -> None:
        try:
            self._document_file.leave()
        except SaveFailed as failure:
            ask.tell(self._window, "The map stays open", str(failure))
            leaving.stays()
        else:
            leaving.goes()

    def _set_aside(self) -> bool:
        """Set discarded work aside; whether to go on, which is asked where that fails."""
        try:
            self._document_file.set_aside()
        except SaveFailed as failure:
            words = f"{failure} Discard it all the same?"
            return bool(self._modal_guard.ask(lambda: ask.agree(self._window, "No copy can be kept", words)))
        return True
