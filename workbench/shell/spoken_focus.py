"""Focus events for assistive technology, sent once more where Qt's own leave it at the wrong place. Knows no widget.

Where a pane passes the focus on, Qt sends the event of the inner step before that of the outer one, so that a screen
reader ends on the pane; and where a list takes the focus, it sends the list's, not that of its current item.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


class SpokenFocus(QObject):
    """Listens to the application; sends the focus event once no more steps follow."""

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
