"""Fact button: one of the four facts, a question, its answer and a note; a click asks for its drill-down."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.presentation.summary import Fact
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import BOLD, LARGE, SMALL, Colours, Theme, colour, font, px
from workbench.widgets.parts.text import metrics, title_lines

PADDING, RIGHT, ABOVE, BELOW = 12, 4, 6, 6
"""Padding in pixels: left, right, top, bottom."""
FACES = ((SMALL, QFont.Weight.Normal), (LARGE, BOLD), (SMALL, QFont.Weight.Normal))
GAP = 3
"""Pixels between question, answer and note."""
MOST = 3
"""Lines of an answer and its note together: two of the one, one of the other. A fact is always this tall; with a height
that followed the text, a fix moved everything below it."""

ROOMY = 340
"""Pixels of width from which on one line each for answer and note is enough."""


def face(number: int) -> tuple[int, QFont.Weight]:
    """Font size in pixels and weight of line 0, 1 or 2: question, answer, note."""
    size, weight = FACES[number]
    return px(size), weight


def tone_colour(tone: str, colours: Colours) -> str:
    """Colour of a note: must fix, should fix, good, or muted."""
    return {"error": colours.must, "warning": colours.should, "good": colours.good}.get(tone, colours.muted)


class FactButton(QAbstractButton):
    """Button showing a fact. Its height depends on its width alone; text is wrapped, then elided.

    divided: whether a line is drawn on its left.
    """

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
        whole = ", ".join(filter(None, (fact.value, fact.detail)))
        self.setToolTip(tooltip_text(f"{whole}\nShow the skills and roles behind it"))
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

    def lines(self, width: int) -> tuple[tuple[str, ...], ...]:
        """The three texts wrapped to a width: the question whole, then the answer, and the note in what is left."""
        room = width - px(PADDING) - px(RIGHT)
        question, answer, note = self._texts() or ("", "", "")
        asked = title_lines(question, room, len(question), *face(0))
        most = MOST - 1 if width < px(ROOMY) else 1
        answered = title_lines(answer, room, most, *face(1))
        noted = title_lines(note, room, most + 1 - len(answered), *face(2))
        return asked, answered, noted

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels for the most lines there may be at a width, whatever the answer."""
        small, large = metrics(*face(0)).lineSpacing(), metrics(*face(1)).lineSpacing()
        texts = len(self.lines(width)[0]) * small + large + small + (large if width < px(ROOMY) else 0)
        return px(ABOVE) + texts + 2 * px(GAP) + px(BELOW)

    def sizeHint(self) -> QSize:
        """Preferred size: room for an ordinary fact."""
        return QSize(px(150), self.heightForWidth(px(190)))

    def minimumSizeHint(self) -> QSize:
        """Least size at which it is readable."""
        return QSize(px(110), px(50))

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
        inks, y = (colours.muted, colours.text, tone), px(ABOVE)
        for lines, written, ink in zip(self.lines(self.width()), (face(n) for n in range(3)), inks, strict=True):
            painter.setFont(font(*written))
            painter.setPen(colour(ink))
            tall = metrics(*written).lineSpacing()
            for line in lines:
                painter.drawText(QRect(px(PADDING), y, self.width(), tall), int(Qt.TextFlag.TextSingleLine), line)
                y += tall
            y += px(GAP)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(colours.accent), 1.5))
            painter.drawRoundedRect(inner, 6, 6)
