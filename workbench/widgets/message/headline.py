"""Headline of the message: a sentence whose width alone decides its number of lines, so that nothing below moves."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import BOLD, TEXT, font, px
from workbench.widgets.parts.text import metrics, title_lines

LARGEST = 18
"""Font size in pixels; a long sentence takes a smaller one before it is elided."""

ONE_LINE = 1200
"""Pixels of width from which on one line is enough; below it there are two."""


class Headline(QLabel):
    """Label of one sentence. If even the smallest font has no room for it, it is elided; the tool tip has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Replace the sentence."""
        super().setText(text)
        self.setToolTip(tooltip_text(text))

    def lines(self, width: int) -> tuple[tuple[str, ...], int]:
        """The sentence wrapped to a width, and the font size in pixels: the largest at which it is not elided."""
        tall, shown = self.heightForWidth(width), tuple[str, ...]()
        for size in range(px(LARGEST), px(TEXT) - 1, -1):
            most = tall // metrics(size, BOLD).lineSpacing()
            shown = title_lines(self.text(), width, most, size, BOLD)
            if not any(line.endswith("…") for line in shown):
                return shown, size
        return shown, px(TEXT)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels of the lines a width has, whatever the sentence."""
        return metrics(px(LARGEST), BOLD).lineSpacing() * (1 if width >= px(ONE_LINE) else 2)

    def sizeHint(self) -> QSize:
        """Preferred size: room for two lines."""
        return QSize(px(320), self.heightForWidth(px(320)))

    def minimumSizeHint(self) -> QSize:
        """Least size at which it is readable."""
        return QSize(80, metrics(px(LARGEST), BOLD).lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, vertically centred."""
        painter, (lines, size) = QPainter(self), self.lines(self.width())
        tall = metrics(size, BOLD).lineSpacing()
        top = (self.height() - tall * len(lines)) // 2
        painter.setFont(font(size, BOLD))
        for number, line in enumerate(lines):
            box = QRect(0, top + number * tall, self.width() + 2, tall)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), line)
