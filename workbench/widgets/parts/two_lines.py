"""Labels of one or two lines, elided if the text is longer. Knows no document."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.qt.text_escape import tooltip_text

RIGHT = Qt.TextElideMode.ElideRight


class TwoLines(QLabel):
    """Label of two lines; tool tip and accessible text have the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Replace the text."""
        super().setText(text)
        self.setToolTip(tooltip_text(text))

    def minimumSizeHint(self) -> QSize:
        """Least size: a few letters."""
        return QSize(40, self.fontMetrics().height())

    def lines(self, width: int) -> list[str]:
        """The text word-wrapped to a width, in at most two lines."""
        metrics, first = self.fontMetrics(), 1
        words = self.text().split(" ")
        while first < len(words) and metrics.elidedText(start := " ".join(words[: first + 1]), RIGHT, width) == start:
            first += 1
        shown = [" ".join(words[:first]), " ".join(words[first:])]
        return [metrics.elidedText(line, RIGHT, width) for line in shown if line]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, vertically centred."""
        painter, lines, tall = QPainter(self), self.lines(self.width()), self.fontMetrics().height()
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        top = (self.height() - tall * len(lines)) // 2
        for number, line in enumerate(lines):
            painter.drawText(QRect(0, top + number * tall, self.width(), tall), flags, line)


class OneLine(TwoLines):
    """Label of one line, as wide as its text if there is room."""

    def lines(self, width: int) -> list[str]:
        """The text elided to a width."""
        return [self.fontMetrics().elidedText(self.text(), RIGHT, width)]


class AllOrNothing(OneLine):
    """Label of one line that shows nothing where it has no room for all: for words that the rest stands without."""

    def lines(self, width: int) -> list[str]:
        """The text, or no line."""
        shown = super().lines(width)
        return shown if shown == [self.text()] else []
