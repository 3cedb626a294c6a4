"""List of what an import did: shown on request, and saved as a .csv. Imports nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from workbench.domain.model import CapabilityMap
from workbench.files.atomic import SaveFailed, write_atomically
from workbench.qt.background import Background
from workbench.qt.context import Context
from workbench.runtime.paths import shown
from workbench.shell.documents import Documents
from workbench.shell.file_kinds import ending
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.overwriting import confirm_overwrite

if TYPE_CHECKING:
    from workbench.application.importing.proposal import Line, Proposal

SUFFIX = ".csv"
TITLE, KIND = "Save as .csv", "Table (*.csv)"


class ImportList(QObject):
    """Shows the lines of an import, and writes them off the window's thread."""

    def __init__(self, context: Context, documents: Documents, modal_guard: ModalGuard, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._documents = context, documents
        self._modal_guard, self._window = modal_guard, window
        self._writing = Background(self)

    def show(self, document: CapabilityMap, proposal: Proposal, files: Sequence[str]) -> None:
        """List what became of each line of the files. document: the map in whose words it is said."""
        from workbench.widgets.importing.imported_dialog import ImportedDialog

        dialog = ImportedDialog(document, proposal, files, self._context.theme.colours, self._window)
        dialog.save_requested.connect(lambda: self._save(dialog, document, dialog.lines, files))
        self._modal_guard.ask_in(dialog)

    def wait(self, limit: float | None = None) -> bool:
        """Block until what is written is written, for `limit` seconds; whether it is."""
        return self._writing.wait(limit)

    def _save(self, dialog: QDialog, document: CapabilityMap, lines: Sequence[Line], files: Sequence[str]) -> None:
        stem = shown(Path(files[0]).stem) if files else ""
        start = str(self._documents.folder() / f"{stem} - imported{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(dialog, TITLE, start, KIND)
        if not name:
            return
        path = Path(name)
        if ending(path) == SUFFIX:
            self._write(path, document, lines)
            return
        path = path.with_name(f"{path.name}{SUFFIX}")
        presence, modal_guard = self._documents.presence, self._modal_guard
        confirm_overwrite(path, lambda: self._write(path, document, lines), lambda: None, presence, modal_guard, dialog)

    def _write(self, path: Path, document: CapabilityMap, lines: Sequence[Line]) -> None:
        from workbench.files.imported_csv import imported_csv

        self._writing.start(
            "writing what was imported",
            lambda _: write_atomically(path, imported_csv(document, lines)),
            lambda _: self._window.notice.say(f"Saved {shown(path.name)}."),
            self._not_written,
            foreseen=(SaveFailed,),
        )

    def _not_written(self, fault: Exception) -> None:
        if not isinstance(fault, SaveFailed):
            raise fault
        self._window.notice.say(fault.sentence, bad=True)
