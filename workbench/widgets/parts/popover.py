"""Popover: a small panel anchored to a widget, closed by Esc or a click elsewhere. Does not know its content."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from workbench.widgets.parts.style import label

MARGIN = 8
NO_BUTTON = Qt.MouseButton.NoButton


class Popover(QFrame):
    """Popover with a title over a column that its maker fills. On closing the focus returns to the anchor."""

    def __init__(self, title: str, anchor: QWidget) -> None:
        super().__init__(anchor, Qt.WindowType.Popup)
        self._anchor = anchor
        self._elsewhere = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setProperty("look", "popover")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)
        self.column.addWidget(label(title, "large", wrap=True))

    def show_below(self, place: QPoint) -> None:
        """Show with the top left corner at a point of the anchor, shifted onto the screen."""
        self.ensurePolished()
        width = self.minimumWidth() or self.sizeHint().width()
        self.resize(width, self.column.totalHeightForWidth(width))  # Qt would take the height of another width
        target, screen = self._anchor.mapToGlobal(place), self._anchor.screen().availableGeometry()
        x = min(target.x(), screen.right() - self.width() - MARGIN)
        y = min(target.y(), screen.bottom() - self.height() - MARGIN)
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember a click elsewhere: it closes on release, so that press and release can both be forwarded."""
        self._elsewhere = not self.rect().contains(event.position().toPoint())
        if not self._elsewhere:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close, and forward the click to the widget below, which acts as it would without the popover."""
        if not self._elsewhere:
            super().mouseReleaseEvent(event)
            return
        self.close()
        place, window, button = event.globalPosition(), self._anchor.window(), event.button()
        target = window.childAt(window.mapFromGlobal(place.toPoint()))
        if target is not None and target is not self._anchor:
            for kind, buttons in ((QEvent.Type.MouseButtonPress, button), (QEvent.Type.MouseButtonRelease, NO_BUTTON)):
                click = QMouseEvent(kind, target.mapFromGlobal(place), place, button, buttons, event.modifiers())
                QApplication.sendEvent(target, click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Return the focus to the anchor."""
        super().closeEvent(event)
        self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
