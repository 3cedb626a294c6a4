"""Announcements to screen readers: sentences spoken while the focus stays where it is.

Qt's Alert event reaches no screen reader on Linux; an announcement reaches all of them. Knows no document.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

PAUSE = 500
"""Debounce delay in milliseconds: after the last key, before the result is spoken."""


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Announce a sentence at once. urgent: it interrupts what is being spoken, as bad news may."""
    event = QAccessibleAnnouncementEvent(source, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class LateAnnouncement(QTimer):
    """Debounced announcement, as while somebody types: only the last sentence is spoken, after a pause."""

    def __init__(self, source: QWidget) -> None:
        super().__init__(source)
        self._source, self._text = source, ""
        self.setSingleShot(True)
        self.setInterval(PAUSE)
        self.timeout.connect(self._say)

    def say(self, text: str) -> None:
        """Replace the pending sentence and restart the delay."""
        self._text = text
        self.start()

    def _say(self) -> None:
        if self._text and self._source.isVisible():
            announce(self._source, self._text)
