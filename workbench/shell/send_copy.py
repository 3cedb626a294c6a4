"""Send a copy, File > Send a copy…: a `.capmap` with chosen parts of the map, to mail. Leaves the map on screen alone.

The copy is another state of the same document: it keeps the document's id, has a revision of its own, and names the
map's as its parent; so a copy that comes back can be merged. What it was made of is kept among the earlier versions, as
the base of a workbook is: compared with that, what was left out counts as nothing said, and not as deleted.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workbench.files.document import DocumentError, to_bytes
from workbench.files.exporters import Exported, Exporter, ExportFailed, ExportRequest
from workbench.qt.context import Context
from workbench.qt.document_file import DocumentFile
from workbench.shell.documents import Documents
from workbench.shell.export_controller import ExportController
from workbench.shell.export_job import Export
from workbench.shell.file_kinds import file_name
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.overwriting import confirm_overwrite
from workbench.widgets.dialogs import ask
from workbench.widgets.parts.editors import finish_editing

ITSELF = "That is the file of the map itself, and the copy would take its place. Choose another name for the copy."
KIND = "Capability maps (*.capmap)"


def _packed(request: ExportRequest) -> Exported:
    """The copy as a file. Raises ExportFailed."""
    if request.identity is None:
        raise ExportFailed("The copy was not written: it has no map to be a copy of.")
    try:
        return Exported(to_bytes(request.document, request.identity)[0])
    except DocumentError as error:
        raise ExportFailed(f"The copy was not written: {error.sentence} Nothing was written.") from error


COPY = Exporter(
    order=0, suffix=".capmap", title="Copy of the capability map", phrase="a copy", write=_packed, returns=True
)
"""How a copy is written: as an export that may come back. In no list of exporters: it asks for more than they do."""


class SendCopy(QObject):
    """Asks what a copy has and where it goes, and lets the export job write it."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        documents: Documents,
        exports: ExportController,
        modal_guard: ModalGuard,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._session, self._document_file, self._documents = context.session, document_file, documents
        self._exports, self._modal_guard, self._window = exports, modal_guard, window

    def ask(self) -> None:
        """Ask what the copy has, then where it goes, and write it."""
        from workbench.application.copy_to_send import copy_to_send
        from workbench.widgets.dialogs.send_copy import TITLE, SendCopyDialog

        finish_editing()
        document = self._session.document
        dialog = SendCopyDialog(document, self._window)
        if not self._modal_guard.ask_in(dialog):
            return
        copy, left_out = copy_to_send(document, dialog.parts)
        identity = dataclasses.replace(self._document_file.identity, extras=(), as_read=None)
        request = ExportRequest(
            copy, copy.scenarios[0].id, self._session.today(), identity=identity, people=True, left_out=left_out
        )
        start = str(self._exports.folder() / f"{file_name(document.title)} - copy.capmap")
        answer = self._modal_guard.ask(lambda: QFileDialog.getSaveFileName(self._window, TITLE, start, KIND))
        if answer is None or not answer[0]:
            return
        path = Path(answer[0])
        if path.suffix == COPY.suffix:
            self._write(path, request)
            return
        path = path.with_name(f"{path.name}.capmap")
        confirm_overwrite(
            path,
            lambda: self._write(path, request),
            lambda: None,
            self._documents.presence,
            self._modal_guard,
            self._window,
        )

    def _write(self, path: Path, request: ExportRequest) -> None:
        if self._document_file.is_at(path):
            ask.tell(self._window, "The copy was not written", ITSELF)
        else:
            self._exports.export_job.start(Export(COPY, path, request))
