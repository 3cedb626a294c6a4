"""A drag as the window system would send it, for running the program without one."""

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
    """Enter a widget and move to a point of it, its middle unless given; whether a drop there would be taken."""
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
    """Hover over a point of a widget and let go; whether the drop was taken."""
    point = point or target.rect().center()
    if not hover_over(target, data, point, keys):
        return False
    drop = QDropEvent(point, ACTIONS, data, BUTTON, keys)
    QApplication.sendEvent(target, drop)
    return drop.isAccepted()
