"""Recent files, for the start page and the menu; whether they are there is asked off the GUI thread. Opens none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from workbench.presentation.moments import when
from workbench.qt.presence import Presence
from workbench.qt.text_escape import escape_mnemonic, tooltip_text
from workbench.runtime.paths import shown
from workbench.runtime.preferences import Preferences
from workbench.widgets.start.start_page import RecentFile, StartPage

ON_START_PAGE = 6
"""Files that the start page lists; the menu has them all."""
NOT_KEPT = "Not kept: see Preferences"
LONGEST = 60
"""Characters of a folder that are shown at most."""


def folder_of(path: Path) -> str:
    """The folder of a file as text: the home as "~"; a long one elided early, for its end tells it from others."""
    home, folder = Path.home(), path.parent
    in_home = folder.is_relative_to(home) and len(home.parts) > 1
    text = shown(Path("~", folder.relative_to(home)) if in_home else folder)
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 3]}…{text[-(LONGEST - LONGEST // 3) :]}"


class RecentFiles(QObject):
    """List of recent files; called, it gives them as the start page takes them."""

    chosen = Signal(object)
    """The Path of a file that was chosen in the menu."""

    def __init__(
        self, preferences: Preferences, presence: Presence, page: StartPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences, self._presence, self._page = preferences, presence, page
        self._menu: QMenu | None = None
        presence.changed.connect(self._show)

    def __call__(self) -> list[RecentFile]:
        """The files, newest first."""
        return [
            RecentFile(
                path,
                recent.title,
                f"{when(recent.time)}, {shown(path.name)} in {folder_of(path)}",
                self._presence.of(path),
            )
            for recent in self._preferences.recent
            for path in (Path(recent.path),)
        ]

    def look(self) -> None:
        """Ask anew which of them are there, and show it."""
        self._presence.look(Path(recent.path) for recent in self._preferences.recent)
        self._show()

    def remember(self, path: Path, title: str) -> None:
        """Put a file on top."""
        self._preferences.remember(path, title)
        self._show()

    def forget(self) -> None:
        """Clear the list."""
        self._preferences.clear_recent()
        self._show()

    def fill(self, menu: QMenu) -> None:
        """Fill a menu that opens with them."""
        self._menu = menu
        self._presence.look(Path(recent.path) for recent in self._preferences.recent)
        self._list(menu)

    def _show(self) -> None:
        self._page.show_recent(self()[:ON_START_PAGE])
        if self._menu is not None and self._menu.isVisible():
            self._list(self._menu)

    def _list(self, menu: QMenu) -> None:
        menu.clear()
        for file in self():
            checking = " (checking…)" if file.there is None else ""
            action = menu.addAction(
                f"{escape_mnemonic(file.title)} – {escape_mnemonic(folder_of(file.path))}{checking}"
            )
            action.setToolTip(tooltip_text(shown(file.path)))
            action.setEnabled(file.there is not False)
            action.triggered.connect(lambda _=False, path=file.path: self.chosen.emit(path))
        if not self._preferences.choices.keeps_recent:
            menu.addAction(NOT_KEPT).setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction("Forget these").triggered.connect(self.forget)
