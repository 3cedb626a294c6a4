"""A drop as the window system would send it, for running the program without one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop_on(target: QWidget, data: QMimeData) -> bool:
    """Enter, move over and drop on the middle of a widget; whether the drop was taken."""
    point = target.rect().center()
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(point, actions, data, buttons, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDragMoveEvent(point, actions, data, buttons, none))
    drop = QDropEvent(point, actions, data, buttons, none)
    QApplication.sendEvent(target, drop)
    return drop.isAccepted()
