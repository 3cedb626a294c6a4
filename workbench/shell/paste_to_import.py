"""Way of pasted text into an import: what is not plain where it was pasted is read, and handed on to be asked about."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from workbench.application.pasting import Place, content_of_text, is_to_import
from workbench.application.task import Task
from workbench.qt.background import Background, Job
from workbench.qt.session import Session

AT_ONCE = 100_000
"""Characters that are read while the window waits; a longer text is read in the background."""


NO_TEXT = "The clipboard holds no text. Copy the cells in Excel first, then paste here."


class PasteToImport(QObject):
    """Tells what is not plain apart, and reads it."""

    import_requested = Signal(object)
    """The content of a pasted text, to be asked what it holds."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._background = Background(self)

    def is_to_import(self, text: str, place: Place) -> bool:
        """Whether a text is not plain at a place. Call `refuse_too_much` first."""
        return is_to_import(self._session.document, text, place)

    def take(self, text: str, place: Place) -> None:
        """Read a text, and hand it on."""
        self._background.forget()
        if len(text) <= AT_ONCE:
            self.import_requested.emit(content_of_text(text, place))
        else:
            self._background.start("reading a paste", partial(_read, text, place), self.import_requested.emit)

    def wait(self, limit: float | None = None) -> bool:
        """Block until a text is read, for `limit` seconds at most; whether it is."""
        return self._background.wait(limit)


def _read(text: str, place: Place, job: Job) -> object:
    return content_of_text(text, place, Task(cancelled=job.is_cancelled))
