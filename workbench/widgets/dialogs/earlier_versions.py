"""Version history dialog: the earlier versions of a map, details of one, and compare, restore, delete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.files.backups import Version
from workbench.files.document import Loaded
from workbench.qt.history import VersionChanges, VersionDetails
from workbench.qt.theme import Theme, px
from workbench.widgets.dialogs.version_card import VersionCard
from workbench.widgets.dialogs.version_list import VersionList
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label, link, restyle

SIZE, LIST = QSize(880, 600), 372
"""Pixels: initial size of the dialog, and the width of the list."""
WHAT = (
    "Kept on this computer, for you alone. Each version holds the whole map, names too. Of older ones one a day stays, "
    "then one a week, then one a month."
)
READING = "Looking for earlier versions…"
NONE = "No earlier versions yet: one is kept each time you save."


class EarlierVersionsDialog(QDialog):
    """Version history. Reads no file: versions and their contents are handed in as they are read.

    `wanted` is the action it was closed with: "compare", "restore", "others" for the versions of another map, or "".
    """

    version_picked = Signal(object)
    """The `Version` that was selected and is to be read."""

    deletion_requested = Signal()

    def __init__(
        self, theme: Theme, today: date, current: str | None, parent: QWidget | None = None, title: str = ""
    ) -> None:
        """current: the revision of the file as it is, "" where there is none, None where the map is not on screen."""
        super().__init__(parent)
        self.setWindowTitle(f"Earlier versions of {title}" if title else "Earlier versions")
        self.setObjectName("earlierVersions")
        self._today, self._current = today, current
        self.wanted = ""
        self.taken: tuple[Version, Loaded] | None = None
        """The selected version with its contents, once it was read; None before, and if it cannot be read."""
        self.list = VersionList(theme, self)
        self.card = VersionCard(theme, today, self)
        self.compare_button, self.restore_button = QPushButton("Compare", self), QPushButton("Restore as a copy", self)
        self.delete_button, self.close_button = (
            link("Delete all local copies of this map…", self),
            QPushButton("Close", self),
        )
        self.others_button = link("Other maps…", self)
        self._said = label(READING, "muted", wrap=True, parent=self)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget(self)
        self._body.addWidget(self._said)
        self._body.addWidget(self._make_body())
        restyle(self.restore_button, "look", "primary")
        self.restore_button.setDefault(True)
        self.compare_button.setToolTip("Close this and compare that version with the map on screen")
        self.restore_button.setToolTip("Open that version as a map of its own. The file on disk stays as it is.")
        for button in (self.compare_button, self.delete_button, self.others_button, self.close_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.others_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        for button in (self.close_button, self.compare_button, self.restore_button):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(label(WHAT, "muted", wrap=True, parent=self))
        column.addWidget(self._body, 1)
        fill(self, column, buttons, SIZE)
        self.compare_button.clicked.connect(lambda: self._take("compare"))
        self.restore_button.clicked.connect(lambda: self._take("restore"))
        self.others_button.clicked.connect(self._want_others)
        self.delete_button.clicked.connect(self.deletion_requested)
        self.close_button.clicked.connect(self.reject)
        self.list.picked.connect(self._pick)
        self._offer()

    def _make_body(self) -> QWidget:
        body, frame = QWidget(self), QFrame(self)
        frame.setObjectName("versionFrame")
        frame.setProperty("look", "card")
        frame.setFixedWidth(px(LIST))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.list)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.card)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(frame)
        row.addWidget(scroll, 1)
        return body

    # Input

    def show_versions(self, versions: Sequence[Version]) -> None:
        """List these versions, newest first."""
        self.taken = None
        self.list.versions.show(versions, self._current or "", self._today)
        self._said.setText(NONE)
        self._body.setCurrentIndex(1 if versions else 0)
        self.list.pick_first()
        (self.list if versions else self.close_button).setFocus()
        self._offer()

    def show_told(self, told: VersionChanges) -> None:
        """Show in the list what a version changed, or that it cannot be read."""
        changes = "This version cannot be read." if told.problem else told.changes
        self.list.versions.tell(told.version, changes, unreadable=bool(told.problem))

    def show_seen(self, seen: VersionDetails) -> None:
        """Show the details of a version that was read, if it is still selected."""
        if seen.version == self.list.version:
            self.card.show_seen(seen)
            self.taken = None if seen.loaded is None else (seen.version, seen.loaded)
            self._offer()

    def show_failure(self, sentence: str) -> None:
        """Show why the versions could not be listed."""
        self._said.setText(sentence)
        self._body.setCurrentIndex(0)
        self._offer()

    # Events and actions

    def showEvent(self, event: QShowEvent) -> None:
        """Initial focus on the list."""
        super().showEvent(event)
        self.list.setFocus()

    def _pick(self, version: Version) -> None:
        self.taken = None
        self.card.show_reading(version)
        self._offer()
        self.version_picked.emit(version)

    def _offer(self) -> None:
        self.restore_button.setEnabled(self.taken is not None)
        self.compare_button.setEnabled(self.taken is not None)
        self.compare_button.setVisible(self._current is not None)

    def _want_others(self) -> None:
        self.wanted = "others"
        self.accept()

    def _take(self, wanted: str) -> None:
        if self.taken is not None:
            self.wanted = wanted
            self.accept()
