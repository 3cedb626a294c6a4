"""Splitter whose handles can be moved by keyboard as well as by mouse. Knows no pane."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget
from shiboken6 import isValid

STEP = 16
"""Pixels an arrow key moves a divider."""

_FORWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_DOWNWARD = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Divider(QSplitterHandle):
    """Splitter handle. With focus, arrows move it, Home and End move it to its limits, Enter and Esc leave it."""

    def __init__(self, orientation: Qt.Orientation, splitter: QSplitter) -> None:
        super().__init__(orientation, splitter)
        self._came_from: QWidget | None = None

    def take_focus(self, came_from: QWidget | None) -> None:
        """Take the focus; on leaving, it goes back to `came_from`."""
        self._came_from = came_from
        self.setAccessibleName(self._describe())
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def came_from(self) -> QWidget | None:
        """The widget with focus before the dividers; None if it was deleted."""
        return self._came_from if self._came_from is not None and isValid(self._came_from) else None

    def _describe(self) -> str:
        splitter = self.splitter()
        place = splitter.indexOf(self)
        beside = [splitter.widget(n) for n in (place - 1, place)]
        names = [pane.accessibleName() for pane in beside if pane is not None]
        return "Divider" + (f" between {' and '.join(names)}" if all(names) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings: move the divider, or leave it."""
        across = self.orientation() == Qt.Orientation.Horizontal
        key, steps = Qt.Key(event.key()), _FORWARD if across else _DOWNWARD
        line = self.contentsRect().topLeft() + self.pos()  # the visible line: the handle's grip area is wider
        here = line.x() if across else line.y()
        if key in steps:
            self.moveSplitter(here + steps[key] * STEP)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            splitter = self.splitter()
            self.moveSplitter(0 if key == Qt.Key.Key_Home else max(splitter.width(), splitter.height()))
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.came_from or self.splitter()).setFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With focus paint the whole grip area in the accent, else the line."""
        super().paintEvent(event)
        if self.hasFocus():
            QPainter(self).fillRect(self.rect(), self.palette().highlight())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the whole grip area."""
        super().focusInEvent(event)
        self.clearMask()
        self.raise_()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shrink to a line."""
        super().focusOutEvent(event)
        if self.contentsRect() != self.rect():
            self.setMask(QRegion(self.contentsRect()))


class Divided(QSplitter):
    """Splitter with `Divider` handles."""

    def createHandle(self) -> QSplitterHandle:
        """Factory of the handles, called by Qt."""
        return Divider(self.orientation(), self)


def focus_next_divider(window: QWidget) -> bool:
    """Focus the next visible divider in reading order; False if there is none."""
    seen = [divider for divider in window.findChildren(Divider) if divider.isVisible()]
    dividers = sorted(seen, key=lambda divider: (divider.mapTo(window, divider.rect().topLeft()).x(), divider.y()))
    if not dividers:
        return False
    focused = QApplication.focusWidget()
    if isinstance(focused, Divider) and focused in dividers:
        dividers[(dividers.index(focused) + 1) % len(dividers)].take_focus(focused.came_from)
    else:
        dividers[0].take_focus(focused)
    return True
