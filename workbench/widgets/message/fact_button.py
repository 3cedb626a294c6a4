"""One of the four facts: a question, its answer, a note. A button that asks what is behind it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.domain.summary import Fact
from workbench.qt.theme import LARGE, SMALL, Colours, Theme, colour, font
from workbench.widgets.parts.text import WRAP, metrics

PADDING, RIGHT = 12, 4
BOLD = QFont.Weight.DemiBold
FACES = ((SMALL, QFont.Weight.Normal), (LARGE, BOLD), (SMALL, QFont.Weight.Normal))
GAP = 3


def tone_colour(tone: str, colours: Colours) -> str:
    """The colour of a note: must fix, should fix, good, or muted."""
    return {"error": colours.must, "warning": colours.should, "good": colours.good}.get(tone, colours.muted)


class FactButton(QAbstractButton):
    """A fact, its text wrapped rather than cut. `divided` draws a line on its left."""

    def __init__(self, theme: Theme, divided: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._divided = theme, divided
        self._fact: Fact | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_fact(self, fact: Fact) -> None:
        """Show another fact."""
        self._fact = fact
        name = fact.name if fact.name.endswith("?") else f"{fact.name}:"
        self.setAccessibleName(f"{name} {fact.value}" + (f", {fact.detail}" if fact.detail else ""))
        self.setToolTip("Show the skills and roles behind it")
        self.updateGeometry()
        self.update()

    @property
    def fact(self) -> Fact | None:
        """The fact shown."""
        return self._fact

    def _texts(self) -> tuple[str, ...]:
        fact = self._fact
        if fact is None:
            return ()
        tick = "✓ " if fact.tone == "good" and fact.detail else ""
        return fact.label, fact.value, tick + fact.detail

    def _boxes(self, width: int) -> list[tuple[QRect, str]]:
        boxes, y = [], 6
        for text, (size, weight) in zip(self._texts(), FACES, strict=False):
            room = QRect(PADDING, y, width - PADDING - RIGHT, 1000)
            box = metrics(size, weight).boundingRect(room, WRAP, text)
            boxes.append((QRect(room.x(), y, room.width(), box.height()), text))
            y += box.height() + GAP
        return boxes

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text."""
        boxes = self._boxes(width)
        return boxes[-1][0].bottom() + 7 if boxes else 60

    def sizeHint(self) -> QSize:
        """Room for an ordinary fact."""
        return QSize(150, self.heightForWidth(190))

    def minimumSizeHint(self) -> QSize:
        """The narrowest that reads."""
        return QSize(110, 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three texts."""
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(3, 1, -3, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(colours.hover))
            painter.drawRoundedRect(inner, 6, 6)
        if self._divided:
            painter.setPen(QPen(colour(colours.line), 1))
            painter.drawLine(0, 2, 0, self.height() - 3)
        tone = tone_colour(self._fact.tone if self._fact else "", colours)
        inks = (colours.muted, colours.text, tone)
        for (box, text), (size, weight), ink in zip(self._boxes(self.width()), FACES, inks, strict=False):
            painter.setFont(font(size, weight))
            painter.setPen(colour(ink))
            painter.drawText(box, WRAP, text)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(colours.accent), 1.5))
            painter.drawRoundedRect(inner, 6, 6)
