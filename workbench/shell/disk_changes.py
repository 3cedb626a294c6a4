"""External changes of the file on screen (changed by somebody else, replaced, gone): reload, or offer what to do.

Knows the watch, the document and a notice; reads no file itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.files.atomic import SaveFailed
from workbench.files.backups import Backups
from workbench.files.merge_base import is_another_document
from workbench.presentation.moments import when
from workbench.qt.background import Background
from workbench.qt.disk_watch import DiskWatch, OnDisk
from workbench.qt.document_file import DocumentFile
from workbench.qt.saved_state import SavedState
from workbench.runtime.paths import shown
from workbench.shell.documents import Documents
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.notice import Notice

OTHERS = (
    "Your map is on the left, what is on disk on the right. Copy what you want to keep from there, then replace it."
)
UNKEPT = "What is on disk could not be kept among the earlier versions, so it was not replaced."


class DiskChanges(QObject):
    """Reloads where nothing is unsaved, and offers what can be done where something is.

    What somebody else wrote is overwritten in one place only: where the differences are shown, after a backup of it.
    """

    reloaded = Signal()
    """The file that somebody else wrote is on screen now, in place of a map without unsaved work."""

    def __init__(
        self,
        document_file: DocumentFile,
        documents: Documents,
        backups: Backups,
        modal_guard: ModalGuard,
        notice: Notice,
    ) -> None:
        super().__init__(documents)
        self._document_file, self._documents, self._backups = document_file, documents, backups
        self._modal_guard, self._notice = modal_guard, notice
        self._show: Callable[[OnDisk], None] | None = None
        self._merge: Callable[[OnDisk], None] | None = None
        self._undecided: OnDisk | None = None
        """The version of somebody else that the user has yet to decide about."""
        self._comparing = False
        """Whether the notice offers what can be done in the compare view."""
        self._wanted: tuple[Path | None, Callable[[], None]] | None = None
        """What is to be done with what is on disk as soon as that is known, and the file it was asked for."""
        self._replaced: Path | None = None
        """The file whose other version is being overwritten."""
        self._work = Background(self)
        self.watch = DiskWatch(document_file, self)
        self.watch.changed.connect(lambda there: modal_guard.when_free(lambda: self._changed(there)))
        self.watch.gone.connect(self._gone)
        self.watch.back.connect(self._back)
        document_file.state_changed.connect(self._forget)
        document_file.saved.connect(self._saved)
        document_file.save_failed.connect(self._not_saved)
        documents.differences_requested.connect(self._look_for_differences)
        documents.merge_requested.connect(self._look_to_merge)

    def show_in(self, show: Callable[[OnDisk], None]) -> None:
        """Set the function that shows the differences."""
        self._show = show

    def merge_in(self, merge: Callable[[OnDisk], None]) -> None:
        """Set the function that merges what is on disk."""
        self._merge = merge

    def view_shown(self, compares: bool) -> None:
        """Another view came on show. compares: whether it is the one that shows the differences."""
        if self._comparing and not compares and self._undecided is not None:
            self._comparing = False
            self._offer(self._undecided)

    def _look_for_differences(self) -> None:
        self._wanted = self._document_file.path, self._show_differences
        self.watch.look_again()

    def _look_to_merge(self) -> None:
        self._wanted = self._document_file.path, self._begin_merge
        self.watch.look_again()

    def _changed(self, there: OnDisk) -> None:
        wanted, self._wanted = self._wanted, None
        if self._document_file.path != there.path or self._document_file.fingerprint == there.fingerprint:
            return
        self._settle()
        self._document_file.find_file()
        name, loaded = shown(there.path.name), there.loaded
        if loaded is not None and is_another_document(self._document_file.identity, loaded.identity):
            self._document_file.lose_file()
            self._say(
                f"“{name}” was replaced by another map {when(there.time)}. Yours is still here and counts as not "
                "saved.",
                ("Save as…", self._documents.save_as),
                ("Open the other map", lambda: self._documents.open_path(there.path)),
            )
        elif loaded is None:
            self._say(
                f"“{name}” was changed by somebody else {when(there.time)} and cannot be read any more. Your map is "
                "still here. Save it under another name.",
                ("Save as…", self._documents.save_as),
            )
            self._document_file.lose_file()
        elif self._document_file.has_unsaved:
            self._offer(there)
            if wanted is not None and wanted[0] == there.path:
                wanted[1]()
        else:
            self._document_file.reload(loaded)
            self.reloaded.emit()
            self._say(f"“{name}” was changed by somebody else {when(there.time)}. What is there now is shown.")

    def _offer(self, there: OnDisk) -> None:
        self._undecided, self._comparing = there, False
        self._say(
            f"“{shown(there.path.name)}” was changed by somebody else {when(there.time)}, and you have changes "
            "that are not saved.",
            ("Merge…", self._begin_merge),
            ("Show differences", self._show_differences),
            ("Save as…", self._documents.save_as),
        )

    def _begin_merge(self) -> None:
        if self._undecided is not None and self._merge is not None:
            self._merge(self._undecided)

    def _show_differences(self) -> None:
        there = self._undecided
        if there is None or self._show is None:
            return
        self._show(there)
        self._comparing = True
        self._say(
            OTHERS,
            ("Replace the version on disk", lambda: self._replace(there)),
            ("Save as…", self._documents.save_as),
        )

    def _replace(self, there: OnDisk) -> None:
        """Overwrite what somebody else wrote, once that is among the earlier versions."""
        loaded = there.loaded
        if loaded is None or self._undecided is not there:
            return
        identity = loaded.identity

        def failed(fault: Exception) -> None:
            self._say(f"{fault} So it was not replaced." if isinstance(fault, SaveFailed) else UNKEPT)

        def kept(_: None) -> None:
            if self._undecided is there:
                self._replaced = there.path
                self._document_file.overwrite(there.fingerprint)

        self._work.start(
            "keeping what somebody else wrote",
            lambda _: self._backups.keep(identity.document_id, identity.revision, there.data, "disk"),
            kept,
            failed,
            foreseen=(SaveFailed,),
        )

    def _saved(self, saved: SavedState) -> None:
        replaced, self._replaced = self._replaced, None
        if replaced == saved.path:
            self._say(f"Your map is in “{shown(saved.path.name)}”. What was there is kept: File, Earlier versions.")

    def _not_saved(self) -> None:
        self._replaced = None

    def _gone(self) -> None:
        path = self._document_file.path
        if path is None:
            return
        self._settle()
        self._document_file.lose_file()
        self._say(
            f"“{shown(path.name)}” is no longer in {shown(path.parent)}. Your map is still here and counts as "
            "not saved.",
            ("Save", self._documents.save),
            ("Save as…", self._documents.save_as),
        )

    def _back(self) -> None:
        self._document_file.find_file()
        self._notice.hide()

    def _forget(self) -> None:
        """Drop the notice once the document, its path or its content on disk differs."""
        there = self._undecided
        if there is not None and (
            self._document_file.path != there.path or self._document_file.fingerprint == there.fingerprint
        ):
            self._settle()
            self._notice.hide()

    def _settle(self) -> None:
        """Leave the user nothing to decide about the version before."""
        self._undecided, self._comparing = None, False

    def _say(self, text: str, *links: tuple[str, Callable[[], object]]) -> None:
        self._notice.say(text, links, bad=bool(links), lasting=bool(links), dismiss="Later" if links else "Dismiss")
