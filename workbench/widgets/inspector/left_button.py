"""Button of a form whose text begins where that of the other fields does. Knows no field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

from workbench.qt.theme import px

BLANK = 8
"""Pixels between the edge of a field and its text."""


class LeftButton(QToolButton):
    """Tool button whose text stands on the left, as that of the other fields; a style centres it in any case."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and its text over it."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        text, option.text = self.text(), ""
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        place = self.rect().adjusted(px(BLANK), 0, -px(BLANK), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawItemText(place, flags, self.palette(), self.isEnabled(), text, QPalette.ColorRole.ButtonText)
