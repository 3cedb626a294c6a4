"""A box to choose one of several values: no wheel, no text cut without an ellipsis, no list cut off. Knows no value."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from workbench.widgets.parts.style import label

SHOWN = 16
"""Entries the list shows before it scrolls."""

BESIDE = 44
"""What padding, frame and scroll bar take of the width of the list, in pixels."""


BESIDE_TEXT = 2
"""What Qt leaves free beside the text of the box, and forgets when it says how wide that should be."""


class ChoiceBox(QComboBox):
    """The list opens below the box, whole, and as wide as its longest entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.setMaxVisibleItems(SHOWN)
        self._name: QLabel | None = None

    def name(self, text: str) -> None:
        """Say to screen readers what is chosen here, where no label that is seen has the box for a buddy.

        On Linux Qt calls a combo box by its value, and knows its name from a label alone; this one is hidden.
        """
        self.setAccessibleName(text)
        if self._name is None:
            self._name = label("", parent=self)
            self._name.setBuddy(self)
            self._name.hide()
        self._name.setText(text)

    def sizeHint(self) -> QSize:
        """Wide enough for the longest entry, uncut."""
        return super().sizeHint() + QSize(BESIDE_TEXT, 0)

    def showPopup(self) -> None:
        """Open the list, wide enough for every entry."""
        metrics = self.view().fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        self.view().setMinimumWidth(max(self.width(), longest + BESIDE))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what the box lies in and changes nothing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
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
