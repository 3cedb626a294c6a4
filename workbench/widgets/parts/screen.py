"""Frame of dialogs: they fit their screen, the content scrolls, the buttons stay visible, Tab goes as one reads.
Knows no dialog."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.qt.theme import unit
from workbench.widgets.parts.tab_walk import order_tabs

FRAME = QSize(8, 40)
"""Allowance in pixels for the frame a window system adds; the real one is known only once the window is shown."""
MARGIN, SPACING = 16, 12
"""Pixels around a dialog's content, and above its buttons."""


def within_screen(window: QWidget, wanted: QSize) -> QSize:
    """Clamp a wanted size to what the window's screen has free."""
    return wanted.boundedTo(window.screen().availableSize() - FRAME)


def keep_on_screen(window: QWidget) -> None:
    """Move a window so that all of it is on its screen."""
    free, size = window.screen().availableGeometry(), window.size() + FRAME
    left = max(free.left(), min(window.x(), free.left() + free.width() - size.width()))
    top = max(free.top(), min(window.y(), free.top() + free.height() - size.height()))
    window.move(left, top)


def fill(dialog: QDialog, content: QWidget | QLayout, buttons: QWidget | QLayout, wanted: QSize | None = None) -> None:
    """Lay out a dialog: its content, scrolled if need be, and its buttons below.

    wanted: initial size in design pixels, as far as there is room; None: as large as its content, and growing with it.
    """
    below, wanted = buttons, None if wanted is None else wanted * unit()
    if isinstance(below, QLayout):
        below = QWidget(dialog)
        below.setLayout(buttons)  # type: ignore[arg-type]
        buttons.setContentsMargins(0, 0, 0, 0)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, MARGIN)
    column.setSpacing(SPACING)
    column.addWidget(Scrolled(content, below, dialog, wanted), 1)
    foot = QVBoxLayout()
    foot.setContentsMargins(MARGIN, 0, MARGIN, 0)
    foot.addWidget(below)
    column.addLayout(foot)
    if wanted is not None:
        dialog.resize(within_screen(dialog, wanted))


class Scrolled(QScrollArea):
    """Scroll area of a dialog: as large as its content, or scrolled if the screen has no room for that."""

    def __init__(
        self,
        content: QWidget | QLayout,
        below: QWidget,
        parent: QWidget,
        wanted: QSize | None = None,
        margin: int = MARGIN,
    ) -> None:
        """below: widget that must stay visible beneath it; wanted: size beyond which it scrolls, None for the screen's;
        margin: pixels around the content."""
        super().__init__(parent)
        self._below, self._wanted = below, wanted
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._content = inner = QWidget(self)
        around = QVBoxLayout(inner)
        around.setContentsMargins(margin, margin, margin, 0)
        if isinstance(content, QLayout):
            around.addLayout(content)
        else:
            around.addWidget(content)
        self.setWidget(inner)
        for widget in (self.viewport(), inner):  # QScrollArea gave them a background
            widget.setAutoFillBackground(False)
        inner.installEventFilter(self)
        self._settled = QTimer(self)  # once what came or went has its place
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(lambda: order_tabs(self.window()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the content."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            if self.isVisible():
                self._grow()
                self._settled.start(0)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Size the window anew: Qt took the size hint of the content as it was when it was made."""
        super().showEvent(event)
        for widget in (*reversed(self._content.findChildren(QWidget)), self._content):  # inner ones first
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
        self.updateGeometry()
        self._grow()
        self._settled.start(0)

    def _grow(self) -> None:
        needed = self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height()
        lack, dialog = needed - self.height(), self.window()
        if lack > 0 and dialog.minimumHeight() < dialog.maximumHeight():
            dialog.resize(within_screen(dialog, dialog.size() + QSize(0, lack)))
            keep_on_screen(dialog)

    @property
    def _room(self) -> QSize:
        rest = self._below.sizeHint().height() + SPACING + MARGIN
        there = self.window().screen().availableSize() - FRAME
        return (there if self._wanted is None else there.boundedTo(self._wanted)) - QSize(0, rest)

    def _bounded(self, size: QSize) -> QSize:
        room, tall = self._room, self._content.heightForWidth(size.width())  # -1 where the width makes no difference
        scrolled = max(size.height(), tall) > room.height()
        bar = self.verticalScrollBar().sizeHint().width() if scrolled else 0
        return (size + QSize(bar, 0)).boundedTo(room)

    def sizeHint(self) -> QSize:
        """The content's size hint, as far as there is room."""
        return self._bounded(self._content.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """The content's minimum, as far as there is room."""
        return self._bounded(self._content.minimumSizeHint())

    def hasHeightForWidth(self) -> bool:
        """As its content has."""
        return self._content.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The height of the content at a width, as far as there is room."""
        needed = max(self._content.heightForWidth(width), self._content.minimumSizeHint().height())
        return min(needed, self._room.height())
