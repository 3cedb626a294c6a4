"""Announcements: what assistive technology says aloud of what happened, though the focus stays where it is.

Qt's Alert event reaches no screen reader on Linux; an announcement reaches all of them. Knows no document.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QWidget


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a sentence said at once. urgent: it breaks off what is being said, as bad news may."""
    event = QAccessibleAnnouncementEvent(source, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def say_focus_once_more(passed_on_by: QWidget) -> None:
    """Tell where the focus is, once whoever took it and passed it on at once is done.

    Qt tells of the inner of two steps first, so that a screen reader would be left on the outer one.
    """

    def say() -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(focused, QAccessible.Event.Focus))

    QTimer.singleShot(0, passed_on_by, say)
