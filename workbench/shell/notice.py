"""One line at the foot of the window that says what happened and offers what comes next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from workbench.widgets.parts.style import label, restyle

STAYS = 8_000
"""Milliseconds a notice stays that asks for nothing."""


class Notice(QFrame):
    """A sentence with up to a few links. A new one takes the place of the old."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("look", "notice")
        self._text = label("", wrap=True, parent=self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._progress = QProgressBar(self)
        self._progress.setFixedWidth(180)
        self._progress.setAccessibleName("Progress")
        self._progress.hide()
        self._links: list[QPushButton] = []
        close = QPushButton("Dismiss", self)
        close.setProperty("look", "link")
        close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 12, 6)
        self._row.setSpacing(12)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._progress)
        self._row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, links: tuple[tuple[str, Callable[[], object]], ...] = (), *, bad: bool = False) -> None:
        """Show a sentence; bad news and offers stay until they are dismissed."""
        self._show(text, links, "must" if bad else "")
        self._progress.hide()
        if not links and not bad:
            self._timer.start(STAYS)

    def run(self, text: str, cancel: Callable[[], object]) -> None:
        """Show a sentence with a progress bar and Cancel."""
        self._show(text, (("Cancel", cancel),), "")
        self._progress.setValue(0)
        self._progress.show()

    def progress(self, fraction: float) -> None:
        """How far it is, 0 to 1."""
        self._progress.setValue(round(fraction * 100))

    def end_run(self, text: str) -> None:
        """What was being done is over: say why nothing came of it, or go where nothing needs to be said."""
        if text:
            self.say(text)
        elif self._progress.isVisible():
            self.hide()

    def _show(self, text: str, links: tuple[tuple[str, Callable[[], object]], ...], tone: str) -> None:
        self._timer.stop()
        self._text.setText(text)
        for old in self._links:
            old.deleteLater()
        self._links = []
        for words, act in links:
            button = QPushButton(words, self)
            button.setProperty("look", "link")
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.insertWidget(self._row.count() - 1, button)
            self._links.append(button)
        restyle(self, "tone", tone)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))
