"""Combo box with fixes for Qt's: ignores the wheel, elides its text, and opens a list as wide as its entries. Knows no
value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from workbench.widgets.parts.style import label

SHOWN = 16
"""Number of entries the list shows before it scrolls."""

BESIDE = 44
"""Pixels of the list's width that padding, frame and scroll bar take."""


BESIDE_TEXT = 2
"""Pixels Qt leaves free beside the text of the box, but omits from its size hint."""


def list_width(view: QListView, texts: Iterable[str]) -> int:
    """Width in pixels at which a list of choices shows the longest whole, up to that of the screen."""
    metrics = view.fontMetrics()
    longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
    return min(longest + BESIDE, view.screen().availableGeometry().width())


class ChoiceBox(QComboBox):
    """Combo box whose list opens below it, as wide as its longest entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListView(self)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setView(self._list)
        self.setMaxVisibleItems(SHOWN)
        self._name: QLabel | None = None

    def name(self, text: str) -> None:
        """Set the accessible name, for a box that is no visible label's buddy.

        By a hidden label: on Linux Qt gives a combo box its value for a name, unless it is a label's buddy.
        """
        self.setAccessibleName(text)
        if self._name is None:
            self._name = label("", parent=self)
            self._name.setBuddy(self)
            self._name.hide()
        self._name.setText(text)

    def sizeHint(self) -> QSize:
        """Preferred size: the longest entry fits without eliding."""
        return super().sizeHint() + QSize(BESIDE_TEXT, 0)

    def showPopup(self) -> None:
        """Open the list, widened to its longest entry."""
        texts = (self.itemText(row) for row in range(self.count()))
        self.view().setMinimumWidth(max(self.width(), list_width(self._list, texts)))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel, so that it scrolls the surrounding area rather than change the value."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with its text elided."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        option.currentText = option.fontMetrics.elidedText(
            option.currentText,
            self.view().textElideMode(),
            room - BESIDE_TEXT,
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
