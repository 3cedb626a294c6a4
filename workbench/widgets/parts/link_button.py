"""Link button: a link that wraps, with its effect in small print below. Does not know the effect."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.qt.text_escape import escape_mnemonic, tooltip_text
from workbench.qt.theme import BOLD, SMALL, TEXT, Theme, colour, font, px
from workbench.widgets.parts.text import WRAP, metrics

PAD, SIDE = 2, 1


class LinkButton(QAbstractButton):
    """Button that looks like a link, word-wrapped rather than elided. Enter presses it."""

    def __init__(self, text: str, theme: Theme, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._shown, self.note = theme, text, ""
        self.setText(escape_mnemonic(text))
        self.explain(note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def label(self) -> str:
        """The text of the link."""
        return self._shown

    def relabel(self, text: str) -> None:
        """Replace the text."""
        self._shown = text
        self.setText(escape_mnemonic(text))
        self.explain(self.note)

    def explain(self, note: str) -> None:
        """Set the small print below the link."""
        self.note = note
        self.setToolTip(tooltip_text(note))
        self.setAccessibleName(f"{self._shown}, {note}" if note else self._shown)
        self.updateGeometry()
        self.update()

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        room = QRect(SIDE, PAD, max(width - 2 * SIDE, 20), 1000)
        text = metrics(px(TEXT), BOLD).boundingRect(room, WRAP, self._shown)
        if not self.note:
            return text, QRect(SIDE, text.bottom() + 1, 0, 0)
        below = room.adjusted(0, text.height(), 0, 0)
        return text, metrics(px(SMALL)).boundingRect(below, WRAP, self.note)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels of all lines at a width."""
        return self._boxes(width)[1].bottom() + 1 + PAD

    def sizeHint(self) -> QSize:
        """Preferred size: one line."""
        text, note = self._boxes(2000)
        return QSize(max(text.width(), note.width()) + 2 * SIDE + 2, note.bottom() + 1 + PAD)

    def minimumSizeHint(self) -> QSize:
        """Least size: a few words a line."""
        return QSize(px(60), px(20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint link and note."""
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, note = self._boxes(self.width())
        face = font(px(TEXT), BOLD)
        face.setUnderline(self.underMouse())
        painter.setFont(face)
        painter.setPen(colour(colours.accent if self.isEnabled() else colours.muted))
        painter.drawText(text.adjusted(0, 0, 4, 0), WRAP, self._shown)
        painter.setFont(font(px(SMALL)))
        painter.setPen(colour(colours.muted))
        painter.drawText(note.adjusted(0, 0, 4, 0), WRAP, self.note)
        if self.hasFocus():
            painter.setPen(QPen(colour(colours.accent), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
