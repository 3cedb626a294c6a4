"""Announcements: what assistive technology says aloud of what happened, though the focus stays where it is.

Qt's Alert event reaches no screen reader on Linux; an announcement reaches all of them. Knows no document.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

PAUSE = 500
"""Milliseconds without another key after which it is said what was found."""


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a sentence said at once. urgent: it breaks off what is being said, as bad news may."""
    event = QAccessibleAnnouncementEvent(source, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class LateAnnouncement(QTimer):
    """Debounce of what is said while more may follow, as while somebody types: the last sentence, after a moment."""

    def __init__(self, source: QWidget) -> None:
        super().__init__(source)
        self._source, self._text = source, ""
        self.setSingleShot(True)
        self.setInterval(PAUSE)
        self.timeout.connect(self._say)

    def say(self, text: str) -> None:
        """Have a sentence said in place of the one that waits."""
        self._text = text
        self.start()

    def _say(self) -> None:
        if self._text and self._source.isVisible():
            announce(self._source, self._text)
