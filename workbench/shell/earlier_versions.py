"""Version history, File > Earlier versions…: look at one, compare with it, restore it as a copy. Writes no file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from workbench.domain.model import CapabilityMap
from workbench.domain.words import pluralise
from workbench.files.backups import Backups
from workbench.files.recovery import RecoveryStore
from workbench.qt.background import Background, Job
from workbench.qt.context import Context
from workbench.qt.document_file import DocumentFile
from workbench.qt.history import UNLISTED, History, KeptDocument, documents_kept
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.earlier_versions import EarlierVersionsDialog
from workbench.widgets.dialogs.picker import Picker, PickerEntry
from workbench.widgets.dialogs.version_words import moment_in_words
from workbench.widgets.parts.editors import finish_editing

Take = Callable[[str, CapabilityMap], object]
"""Handler of a version: called with its name in a sentence and its map."""

DELETE = "Delete every copy of “{title}” that the program keeps on this computer?"
GONE = (
    "Its earlier versions, what was discarded of it and the recovery copies of runs that ended are gone for good then. "
    "The file itself stays, and the next save keeps a version again."
)
NONE_AT_ALL = "No earlier version of any map is kept on this computer yet: one is kept each time you save."

UNREADABLE = "A map that cannot be read"


class EarlierVersions(QObject):
    """Opens the dialog of the history, and does what was asked for in it once it is closed."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        backups: Backups,
        recovery: RecoveryStore,
        modal_guard: ModalGuard,
        window: QWidget,
        *,
        compare: Take,
        restore: Take,
    ) -> None:
        super().__init__(window)
        self._context, self._document_file, self._modal_guard, self._window = (
            context,
            document_file,
            modal_guard,
            window,
        )
        self._backups, self._recovery = backups, recovery
        self._work = Background(self)
        self._takes = {"compare": compare, "restore": restore}

    def show(self) -> None:
        """Show the versions of the map on screen until one is taken or the dialog is closed."""
        finish_editing()
        session, identity = self._context.session, self._document_file.identity
        now = (session.document, session.scenario.id)
        current = identity.revision if self._document_file.path is not None else ""
        self._show(identity.document_id, session.document.title, now, current)

    def choose(self) -> None:
        """Ask of which map: the one on screen may be a copy, or be new at its path; or none is on screen."""
        self._work.forget()

        def listed(kept: tuple[KeptDocument, ...]) -> None:
            self._modal_guard.when_free(lambda: self._ask(kept))

        self._work.start("listing maps", self._kept, listed, self._unlisted, foreseen=(OSError,))

    def _kept(self, _: Job) -> tuple[KeptDocument, ...]:
        return documents_kept(self._backups, self._recovery)

    def _ask(self, kept: tuple[KeptDocument, ...]) -> None:
        if not kept:
            ask.tell(self._window, "Earlier versions", NONE_AT_ALL)
            return
        today = self._context.session.today()
        entries = [
            PickerEntry(
                document.document_id,
                document.title or UNREADABLE,
                f"{pluralise(len(document.versions), 'version')}, "
                f"the last {moment_in_words(document.versions[0], today)}",
            )
            for document in kept
        ]
        picker = Picker("Earlier versions", "Of which map?", entries, "Show", parent=self._window, sentences=True)
        if self._modal_guard.ask_in(picker) and picker.picked is not None:
            titles = {document.document_id: document.title or UNREADABLE for document in kept}
            self._show(picker.picked, titles[picker.picked])

    def _unlisted(self, _: Exception) -> None:
        ask.tell(self._window, "Earlier versions", UNLISTED)

    def _show(
        self, document_id: str, title: str, now: tuple[CapabilityMap, str] | None = None, current: str | None = None
    ) -> None:
        today = self._context.session.today()
        history = History(self._backups, self._recovery, document_id, today, now, self._window)
        dialog = EarlierVersionsDialog(self._context.theme, today, current, self._window, "" if now else title)
        history.listed.connect(dialog.show_versions)
        history.told.connect(dialog.show_told)
        history.seen.connect(dialog.show_seen)
        history.unlisted.connect(dialog.show_failure)
        history.undeleted.connect(lambda sentence: ask.tell(dialog, "Not everything was deleted", sentence))
        dialog.version_picked.connect(history.look_at)
        dialog.deletion_requested.connect(lambda: self._delete(dialog, history, title))
        history.start()
        answered = self._modal_guard.ask_in(dialog)
        history.forget()
        history.deleteLater()
        if answered and dialog.wanted == "others":
            self.choose()
        elif answered and dialog.taken is not None:
            version, loaded = dialog.taken
            self._takes[dialog.wanted](f"version of {moment_in_words(version, today)}", loaded.document)

    @staticmethod
    def _delete(dialog: QDialog, history: History, title: str) -> None:
        question = ask.box(dialog, ask.Icon.Question, "Delete all local copies", DELETE.format(title=title), GONE)
        question.setObjectName("deleteCopies")
        question.setStandardButtons(ask.Button.Cancel)
        question.setDefaultButton(ask.Button.Cancel)
        delete = question.addButton("Delete all", question.ButtonRole.DestructiveRole)
        ask.answer(question)
        if question.clickedButton() is delete:
            history.delete_all()
