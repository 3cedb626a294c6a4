"""Compare controller: shows scenarios, versions and files in the compare view, and serves its requests.

Its requests are a file to compare with and an export of the changes. Compares nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workbench.domain.model import CapabilityMap
from workbench.files.document import DocumentError, Loaded, read
from workbench.files.exporters import Baseline
from workbench.qt.background import Background
from workbench.qt.disk_watch import OnDisk
from workbench.runtime.paths import shown
from workbench.shell.documents import Documents
from workbench.shell.export_controller import ExportController
from workbench.shell.file_kinds import ONLY_MAPS
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.view_stack import COMPARE
from workbench.widgets.dialogs import ask
from workbench.widgets.parts.editors import finish_editing

if TYPE_CHECKING:
    from workbench.qt.comparison_session import ComparisonSession
    from workbench.widgets.compare import CompareView

OWN_ONLY = "A workbook is made of this map. Let the first side be a scenario of it, then export."


class CompareController(QObject):
    """Opens the compare view; reads files to compare with, which are never written."""

    def __init__(
        self, exports: ExportController, modal_guard: ModalGuard, documents: Documents, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._exports, self._modal_guard, self._documents, self._window = exports, modal_guard, documents, window
        self._work = Background(self)

    @property
    def _view(self) -> CompareView:
        """The compare view, brought on show."""
        self._window.views.show_view(COMPARE)
        return cast("CompareView", self._window.views.on_show)

    def show(self, before: str, after: str) -> None:
        """Show two scenarios of the map, by their ids, beside each other."""
        self._view.compare(before, after)

    def show_version(self, called: str, document: CapabilityMap) -> None:
        """Show the map on screen beside an earlier version of it."""
        self._view.compare_with(called, document)

    def show_differences(self, there: OnDisk) -> None:
        """Show the map on screen beside what somebody else wrote to its file."""
        if there.loaded is not None:
            self._view.compare_with(shown(there.path), there.loaded.document, own_first=True)

    @property
    def on_show(self) -> bool:
        """Whether the compare view is on show."""
        return self._window.views.name == COMPARE

    def ask(self, taken: Callable[[Path, CapabilityMap], None]) -> None:
        """Ask for a file to compare with; `taken` is called with it once it is read."""
        start = str(self._documents.folder())
        answer = self._modal_guard.ask(
            lambda: QFileDialog.getOpenFileName(self._window, "Compare with a capability map", start, ONLY_MAPS)
        )
        if answer is not None and answer[0]:
            self.read(Path(answer[0]), taken)

    def read(self, path: Path, taken: Callable[[Path, CapabilityMap], None]) -> None:
        """Read a file to compare with and call `taken` with its path and map; say why where it cannot be read."""

        def show(loaded: Loaded) -> None:
            taken(path, loaded.document)
            if loaded.notes:
                self._window.notice.say(" ".join(loaded.notes), bad=True)

        self._work.abandon()
        self._work.start("reading to compare", lambda _: read(path), show, self._failed, foreseen=(DocumentError,))

    def forget(self) -> None:
        """Abandon the file being read, for the map it was to be compared with has left the screen."""
        self._work.abandon()

    def wait(self, limit: float | None = None) -> bool:
        """Block until the file being read is answered, for `limit` seconds; whether it was."""
        return self._work.wait(limit)

    def _failed(self, fault: Exception) -> None:
        why = str(fault) if isinstance(fault, DocumentError) else "The file could not be read."
        ask.tell(self._window, "Nothing to compare with", why)

    def export(self, comparison_session: ComparisonSession) -> None:
        """Export the first side as a workbook that lists its changes to the other; say why where that cannot be."""
        finish_editing()  # what is being typed is compared, too
        sides, target = comparison_session.sides, comparison_session.target
        if sides is None:
            return
        if target is None:
            self._window.notice.say(OWN_ONLY, bad=True)
            return
        self._exports.export_changes(
            target, Baseline(comparison_session.index_of(sides[1]), comparison_session.names[1])
        )
