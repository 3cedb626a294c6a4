"""Text metrics, fonts and colours of the board at its zoom; measures and elisions are cached. Knows no document."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from workbench.qt.theme import BOLD, SMALL, TEXT, Colours, Theme, colour, font
from workbench.widgets.parts.scale import Scale
from workbench.widgets.parts.text import broken

Face = Literal["title", "name", "text", "strong", "small"]

_FACES: dict[Face, tuple[int, QFont.Weight]] = {
    "title": (14, BOLD),
    "name": (TEXT, BOLD),
    "text": (TEXT, QFont.Weight.Normal),
    "strong": (SMALL, BOLD),
    "small": (SMALL, QFont.Weight.Normal),
}
LINE = 18
"""The height of a line of text in pixels, before zoom."""


class BoardStyle(Scale):
    """Zoom scale with the fonts, colours and text measures that all cards of a board share."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._take_fonts()
        self.changed.connect(self._take_fonts)  # connected first: whoever measures anew finds the new fonts

    def _take_fonts(self) -> None:
        self.fonts = {face: font(self.px(size), weight) for face, (size, weight) in _FACES.items()}
        self._metrics = {face: QFontMetrics(typeface) for face, typeface in self.fonts.items()}
        self._widths: dict[tuple[str, Face], int] = {}
        self._lines: dict[tuple[str, Face, int], tuple[str, ...]] = {}
        self._elided: dict[tuple[str, Face, int], str] = {}

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._theme.colours

    def width(self, text: str, face: Face) -> int:
        """Width of a text in pixels at this zoom; cached."""
        key = (text, face)
        if key not in self._widths:
            self._widths[key] = self._metrics[face].horizontalAdvance(text)
        return self._widths[key]

    def elided(self, text: str, face: Face, width: int) -> str:
        """Elided text: cut with an ellipsis where it is wider than `width` pixels; cached."""
        if self.width(text, face) <= width:
            return text
        key = (text, face, width)
        if key not in self._elided:
            self._elided[key] = self._metrics[face].elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self._elided[key]

    def lines(self, text: str, face: Face, width: int) -> tuple[str, ...]:
        """Word wrap: the text in lines of at most `width` pixels; only a word wider than a line is cut. Cached."""
        key = (text, face, width)
        if key not in self._lines:
            self._lines[key] = self._broken(text, face, width)
        return self._lines[key]

    def _broken(self, text: str, face: Face, width: int) -> tuple[str, ...]:
        if self.width(text, face) <= width:
            return (text,)
        return tuple(self.elided(line, face, width) for line in broken(text, width, self._metrics[face]))

    def write(self, painter: QPainter, box: QRectF, text: str, face: Face, tone: str) -> None:
        """Paint one line of text, vertically centred in its box, in the colour `tone`."""
        painter.setFont(self.fonts[face])
        painter.setPen(colour(tone))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
