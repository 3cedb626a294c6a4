"""Where the focus is, told once more to assistive technology where Qt leaves it on less than that.

Qt tells of the inner of two steps before the outer one, so that a screen reader ends on a pane that passed the focus
on; and of a list that takes the focus, not of the item in it that the keys are on.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


class SpokenFocus(QObject):
    """Listens to the application; tells of the end of a walk, when whoever walked is done."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._steps = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        application.focusChanged.connect(self._changed)

    def _changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if QAccessible.isActive() and now is not None:
            self._steps += 1
            self._timer.start()

    def _tell(self) -> None:
        steps, self._steps = self._steps, 0
        focused = QApplication.focusWidget()
        if focused is None:
            return
        item = None
        if isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid():
            item = QAccessible.queryAccessibleInterface(focused).focusChild()
        if item is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))
        elif steps > 1:
            QAccessible.updateAccessibility(QAccessibleEvent(focused, QAccessible.Event.Focus))
