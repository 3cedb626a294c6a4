"""Synthetic drag and drop: the events a window system would send, for the demo and the screenshots. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

BUTTON = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
ACTIONS = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def hover_over(
    target: QWidget, data: QMimeData, point: QPoint | None = None, keys: Qt.KeyboardModifier = PLAIN
) -> bool:
    """Send drag enter and move to a point of a widget, its middle unless given; whether a drop would be accepted."""
    point = point or target.rect().center()
    enter = QDragEnterEvent(point, ACTIONS, data, BUTTON, keys)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():  # Qt would carry the move on to whatever took a drag last, which may be gone
        return False
    move = QDragMoveEvent(point, ACTIONS, data, BUTTON, keys)
    move.ignore()
    QApplication.sendEvent(target, move)
    return move.isAccepted()


def drop_on(target: QWidget, data: QMimeData, point: QPoint | None = None, keys: Qt.KeyboardModifier = PLAIN) -> bool:
    """Send a whole drag and drop on a point of a widget; whether the drop was accepted."""
    point = point or target.rect().center()
    if not hover_over(target, data, point, keys):
        return False
    drop = QDropEvent(point, ACTIONS, data, BUTTON, keys)
    QApplication.sendEvent(target, drop)
    return drop.isAccepted()
