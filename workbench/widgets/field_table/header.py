"""Header of a table of roles or skills: headings, with a sign where they sort or filter the rows. Changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.theme import BOLD, SMALL, Theme, colour, font, px
from workbench.widgets.field_table.delegate import LEFT, PAD
from workbench.widgets.parts.text import elided

HEIGHT, SIGN = 32, 14
"""Pixels: height of the header, and room for a sign."""

_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


class FieldHeader(QHeaderView):
    """Horizontal header: a click sorts; the sign at the end of a heading, or a right click, opens its menu."""

    menu_requested = Signal(int, QPoint)
    """A column and a point of the screen, at which its menu is to open."""

    def __init__(self, model: FieldTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns, self._theme = model, theme
        self.setAccessibleName("Columns")
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(px(60))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(self.logicalIndexAt(place), self.mapToGlobal(place))
        )

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, px(HEIGHT))

    def _menu_sign(self, section: int) -> QRect:
        """The place of the sign that opens the menu of a column, left of where its width is dragged."""
        right = self.sectionViewportPosition(section) + self.sectionSize(section) - px(5)
        return QRect(right - px(SIGN), 0, px(SIGN), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu of a column whose sign was clicked."""
        place = event.position().toPoint()
        section = self.logicalIndexAt(place)
        if event.button() == Qt.MouseButton.LeftButton and section >= 0 and self._menu_sign(section).contains(place):
            self.menu_requested.emit(section, self.viewport().mapToGlobal(self._menu_sign(section).bottomLeft()))
        else:
            super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a heading."""
        colours, order, name = self._theme.colours, self._columns.order, self._columns.columns[section].name
        signs = ("↓" if order.descending else "↑") if order is not None and order.column == name else ""
        filtered = name in self._columns.only
        painter.save()
        painter.fillRect(rect, colour(colours.panel))
        painter.setFont(font(px(SMALL), BOLD))
        painter.setPen(colour(colours.muted))
        room = rect.width() - 2 * px(PAD) - px(SIGN) * (1 + bool(signs) + filtered)
        text = elided(str(self._columns.headerData(section, Qt.Orientation.Horizontal)), room, px(SMALL), BOLD)
        painter.drawText(rect.adjusted(px(PAD), 0, 0, 0), LEFT, text)
        painter.drawText(QRect(rect.right() - px(5 + SIGN), rect.y(), px(SIGN), rect.height()), _CENTRED, "▾")
        painter.setPen(colour(colours.accent))
        right = rect.right() - px(5 + SIGN)
        if signs:
            right -= px(SIGN)
            painter.drawText(QRect(right, rect.y(), px(SIGN), rect.height()), _CENTRED, signs)
        if filtered:
            self._paint_funnel(painter, right - px(SIGN), rect.center().y())
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        selection = self.selectionModel()
        if selection is not None and selection.currentIndex().column() == section:
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_funnel(self, painter: QPainter, left: int, middle: int) -> None:
        """Three lines, each shorter than the one above: what comes through a filter."""
        painter.setPen(QPen(colour(self._theme.colours.accent), 2))
        for number, inset in enumerate((0, 2, 4)):
            y = middle - px(4) + number * px(4)
            painter.drawLine(left + px(2 + inset), y, left + px(12 - inset), y)
