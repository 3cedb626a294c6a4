"""Deletion of a person everywhere: the map, Undo, and every file that the program keeps; asked before, and told after.

The map is saved first, for a save keeps the state it replaces; then what is kept is rewritten, off the GUI thread.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from workbench.application.erasure import Erasure, mentions
from workbench.domain.names import person_names
from workbench.domain.words import PERSON_KIND
from workbench.files.backups import Backups
from workbench.files.rewriting import Rewritten, deleted
from workbench.presentation import erasure_text as words
from workbench.qt.background import Background
from workbench.qt.context import Context
from workbench.qt.document_file import DocumentFile
from workbench.qt.session import READ_ONLY
from workbench.shell.asking import Asking
from workbench.shell.export_job import ExportJob
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask
from workbench.widgets.parts.editors import finish_editing

TITLE = "Delete a person everywhere"
NOBODY = "There is nobody in this map to delete: it has no people and no typical backgrounds."
EXPORTING = "An export is being written, and keeps what it is made of. Delete the person once it is done."
UNDER_WAY = "A person is being deleted. Delete the next one once that is done."
UNFINISHED = (
    "Not every copy that the program keeps could be looked at, so the person may still be in one. Delete the earlier "
    "versions of this map: File, Earlier versions."
)


class PersonDeletion(QObject):
    """Asks, deletes, and says what was done. One person at a time."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        backups: Backups,
        export_job: ExportJob,
        modal_guard: ModalGuard,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._context, self._session, self._document_file = context, context.session, document_file
        self._backups, self._export_job = backups, export_job
        self._modal_guard, self._window = modal_guard, window
        self._asking = Asking(context.session, modal_guard, window)
        self._work = Background(self)
        self._saving: object | None = None
        """The token of the document whose save is waited for, None while none is."""
        self._erasure: Erasure | None = None
        """The deletion under way, None while there is none."""
        # Methods, no lambdas: one that knows the window would keep it for good.
        document_file.saved.connect(self._saved)
        document_file.save_failed.connect(self._save_failed)
        document_file.state_changed.connect(self._look_whether_left)

    def choose(self) -> None:
        """Delete the person picked, as `ask` does; ask whom first where not exactly one is."""
        people = self._session.document.people
        picked = [person.id for person in people if person.id in self._context.selection.ids("person")]
        if len(picked) == 1:
            self.ask(picked[0])
            return
        if not people:
            ask.tell(self._window, TITLE, NOBODY)
            return
        names = person_names(self._session.index)
        choices = [(person.id, names[person.id], person.title or PERSON_KIND[person.kind], ()) for person in people]
        picker = self._asking.pick(TITLE, "Delete whom?", choices, "Delete…")
        if picker is not None and picker.picked is not None:
            self.ask(picker.picked)

    def ask(self, person_id: str) -> None:
        """Ask whether a person is to be deleted for good, and do it."""
        finish_editing()
        if self._session.read_only:
            self._session.refuse(READ_ONLY)
            return
        person = next((person for person in self._session.document.people if person.id == person_id), None)
        if person is None:
            return
        if self._erasure is not None or self._export_job.running:
            ask.tell(self._window, TITLE, EXPORTING if self._export_job.running else UNDER_WAY)
            return
        erasure = Erasure(self._document_file.identity.document_id, person_id, person.name)
        mentioned = mentions(erasure.apply(self._session.document), person.name)
        in_file = self._document_file.path is not None
        called = person_names(self._session.index)[person_id]
        if self._agreed(words.question(called), words.what_is_deleted(person.name, mentioned, in_file=in_file)):
            self._delete(erasure, in_file)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the deletion under way is done and told, for `limit` seconds; whether it is."""
        return self._document_file.wait(limit) and self._work.wait(limit) and self._document_file.copies.wait(limit)

    def _agreed(self, text: str, more: str) -> bool:
        box = ask.box(self._window, ask.Icon.Question, TITLE, text, more)
        box.setObjectName("deletePerson")
        box.setStandardButtons(ask.Button.Cancel)
        box.setDefaultButton(ask.Button.Cancel)
        delete = box.addButton("Delete everywhere", QMessageBox.ButtonRole.DestructiveRole)
        self._modal_guard.ask_in(box)
        return box.clickedButton() is delete

    def _delete(self, erasure: Erasure, in_file: bool) -> None:
        self._context.bulk_fix.forget()
        if not self._session.erase(erasure):
            return
        self._window.notice.say(f"Deleting {erasure.name} from all that the program keeps…", lasting=True)
        self._erasure = erasure
        if in_file:
            self._saving = self._session.document_token
            self._document_file.save()
        else:
            self._rewrite(words.Erased())

    # The save

    def _saved(self, _: object) -> None:
        self._save_ended("")

    def _save_failed(self, sentence: str, _: bool) -> None:
        self._save_ended(sentence)

    def _save_ended(self, problem: str) -> None:
        if self._saving is not None and not self._document_file.saving:  # else one more save is queued behind it
            self._rewrite(words.Erased(saved=not problem, save_problem=problem))

    def _look_whether_left(self) -> None:
        """Go on where the map left the screen before its save was answered."""
        left = not self._document_file.is_open or self._session.document_token is not self._saving
        if self._saving is not None and left:
            self._rewrite(words.Erased())

    # What is kept

    def _rewrite(self, erased: words.Erased) -> None:
        self._saving = None
        erasure = self._erasure
        if erasure is None:
            return

        def copies(versions: Rewritten) -> None:
            def told(kept: tuple[Rewritten, Rewritten]) -> None:
                self._tell(erased, versions, *kept)

            self._document_file.copies.rewrite(erasure, told, self._failed)

        rewrite = self._backups.rewrite
        self._work.start("deleting a person", lambda _: rewrite(erasure), copies, self._failed, foreseen=(OSError,))

    def _failed(self, _: Exception) -> None:
        self._erasure = None
        self._window.notice.hide()
        self._modal_guard.when_shown(lambda: ask.tell(self._window, TITLE, UNFINISHED))

    def _tell(self, erased: words.Erased, versions: Rewritten, recovery: Rewritten, discarded: Rewritten) -> None:
        erasure, self._erasure = self._erasure, None
        self._window.notice.hide()
        if erasure is None:
            return
        every = versions + recovery + discarded
        erased = dataclasses.replace(
            erased,
            versions=len(versions.changed),
            recovery=len(recovery.changed),
            discarded=len(discarded.changed),
            failed=len(every.failed),
        )
        mentioned = mentions(self._session.document, erasure.name)

        def show() -> None:
            text, more = words.done(erasure.name), words.what_was_done(erased, mentioned)
            box = ask.box(self._window, ask.Icon.Information, TITLE, text, more)
            box.setObjectName("personDeleted")
            self._modal_guard.ask_in(box)
            if every.unreadable:
                self._offer_to_delete(every.unreadable)

        self._modal_guard.when_shown(show)

    def _offer_to_delete(self, paths: Sequence[Path]) -> None:
        """Ask about files that cannot be read; they are left where nobody says otherwise."""
        box = ask.box(self._window, ask.Icon.Question, TITLE, words.unreadable_files(len(paths)))
        box.setObjectName("deleteUnreadable")
        box.setStandardButtons(ask.Button.NoButton)
        keep = box.addButton("Keep them", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        delete = box.addButton("Delete them", QMessageBox.ButtonRole.DestructiveRole)
        self._modal_guard.ask_in(box)
        if box.clickedButton() is delete:
            self._work.start("deleting unreadable copies", lambda _: deleted(paths), self._say_deleted)

    def _say_deleted(self, problem: str) -> None:
        self._window.notice.say(problem or "The copies that could not be read are deleted.", bad=bool(problem))
