"""Label that wraps at words, and within a word only where that is wider than the label. Knows no document."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.widgets.parts.style import LabelLook

LINE = "\u2028"
"""What begins a new line in such a text."""
_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class WrappedLabel(QLabel):
    """Plain text in as many lines as it needs; narrower than its longest word it breaks that, where QLabel cuts it."""

    def __init__(self, look: LabelLook | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Replace the text."""
        super().setText(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the text at a width."""
        return ceil(self._laid_out(width).boundingRect().height())

    def sizeHint(self) -> QSize:
        """Each of its lines on one."""
        lines = self.text().split(LINE)
        width = max(self.fontMetrics().horizontalAdvance(line) for line in lines)
        return QSize(width + 1, self.fontMetrics().height() * len(lines))

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, self.fontMetrics().height())

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption(self.alignment())
        option.setWrapMode(_WRAP)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))
