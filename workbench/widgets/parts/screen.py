"""How large a window may be: with its frame no larger than what its screen has free, and its buttons in sight."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.qt.theme import unit

FRAME = QSize(8, 40)
"""About what a window system adds around a window."""
MARGIN, SPACING = 16, 12
"""Pixels around what a dialog shows, and above its buttons."""


def within_screen(window: QWidget, wanted: QSize) -> QSize:
    """The size that a window wants, or as much of it as there is."""
    return wanted.boundedTo(window.screen().availableSize() - FRAME)


def keep_on_screen(window: QWidget) -> None:
    """Move a window so that all of it is on its screen."""
    free, size = window.screen().availableGeometry(), window.size() + FRAME
    left = max(free.left(), min(window.x(), free.left() + free.width() - size.width()))
    top = max(free.top(), min(window.y(), free.top() + free.height() - size.height()))
    window.move(left, top)


def fill(dialog: QDialog, content: QWidget | QLayout, buttons: QWidget | QLayout, wanted: QSize | None = None) -> None:
    """Put into a dialog what it shows and, below, its buttons.

    What has no room on the screen is scrolled, the buttons never. `wanted`: its size at first in pixels of the design,
    as far as there is room; without it the dialog is as large as what it shows, and grows with it.
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
    """What a dialog shows: as large as it needs to be, or scrolled where the screen has no room for that."""

    def __init__(
        self,
        content: QWidget | QLayout,
        below: QWidget,
        parent: QWidget,
        wanted: QSize | None = None,
        margin: int = MARGIN,
    ) -> None:
        """below: what must stay in sight beneath it; wanted: the size beyond which it is scrolled, None for the
        screen's; margin: pixels around the content."""
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
        for widget in (self.viewport(), inner):  # the scroll area gave them a ground
            widget.setAutoFillBackground(False)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is shown."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            if self.isVisible():
                self._grow()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt worked out the size of the window from what it showed as it was made."""
        super().showEvent(event)
        for widget in (*reversed(self._content.findChildren(QWidget)), self._content):  # inner ones first
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
        self.updateGeometry()
        self._grow()

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
        """What the content asks for, as far as there is room."""
        return self._bounded(self._content.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """What the content needs, as far as there is room."""
        return self._bounded(self._content.minimumSizeHint())

    def hasHeightForWidth(self) -> bool:
        """As its content has."""
        return self._content.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The height of the content at a width, as far as there is room."""
        needed = max(self._content.heightForWidth(width), self._content.minimumSizeHint().height())
        return min(needed, self._room.height())
