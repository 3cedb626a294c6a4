"""Headline of a finding: a severity badge, and the sentence in bold that wraps around it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.domain.model import Severity
from workbench.domain.words import SEVERITY
from workbench.qt.theme import BOLD, SMALLER, TEXT, Theme, colour, font, px
from workbench.widgets.parts.text import text_width

BADGE, ICON, LINE = 18, 9, 18
"""Heights in pixels: of the badge, of its icon, and of a line of the sentence."""


class FindingHeadline(QWidget):
    """Severity badge and a word-wrapped sentence in bold."""

    def __init__(self, severity: Severity, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity, self._text, self._theme = severity, text, theme
        self._badge = SEVERITY[severity]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{self._badge}: {text}")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text

    @property
    def _badge_width(self) -> int:
        return text_width(self._badge, px(SMALLER), BOLD) + px(ICON) + px(16)

    def _lines(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self._text, font(px(TEXT), BOLD))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            indent = self._badge_width + 7 if number == 0 else 0
            line.setLineWidth(max(width - indent, 40))
            line.setPosition(QPointF(indent, number * px(LINE) + (px(LINE) - line.height()) / 2))
            number += 1
        layout.endLayout()
        return layout, max(number, 1) * px(LINE)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._lines(width)[1]

    def sizeHint(self) -> QSize:
        """One line or more."""
        return QSize(200, self.heightForWidth(self.width() or 200))

    def minimumSizeHint(self) -> QSize:
        """The badge and a word."""
        return QSize(self._badge_width + 60, px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge and the sentence."""
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colour(colours.severity(self._severity))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(colours.severity_soft(self._severity)))
        painter.drawRoundedRect(QRectF(0, 0, self._badge_width, px(BADGE)), 4, 4)
        self._paint_icon(painter, QRectF(px(6), (px(BADGE) - px(ICON)) / 2, px(ICON), px(ICON)))
        painter.setPen(ink)
        painter.setFont(font(px(SMALLER), BOLD))
        painter.drawText(QRectF(px(6) + px(ICON) + 4, 0, 200, px(BADGE)), Qt.AlignmentFlag.AlignVCenter, self._badge)
        painter.setPen(colour(colours.text))
        self._lines(self.width())[0].draw(painter, QPointF(0, 0))

    def _paint_icon(self, painter: QPainter, box: QRectF) -> None:
        """Severity icon: a disc for must fix, a triangle for should fix, a ring for a tip. Shape before colour."""
        ink = colour(self._theme.colours.severity(self._severity))
        painter.setBrush(ink)
        if self._severity == "error":
            painter.drawEllipse(box)
        elif self._severity == "warning":
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
