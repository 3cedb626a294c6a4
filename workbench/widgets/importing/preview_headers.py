"""Headers of a preview: the letters of columns, what these are and why some are left out; the numbers of rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from workbench.presentation.import_preview import COLUMNS, ROWS
from workbench.qt.theme import BOLD, SMALL, SMALLER, Colours, colour, font, px
from workbench.widgets.importing.preview_delegate import PAD, ROW
from workbench.widgets.importing.preview_model import PreviewModel
from workbench.widgets.parts.text import text_width, title_lines

LINE, LINES = 15, 2
"""Pixels: height of a line, and the lines that say what a column is."""

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine)


class PreviewHeader(QHeaderView):
    """Header whose sections open a menu."""

    menu_requested = Signal(int, QPoint)
    """A section, and the point of the screen at which its menu is to open."""

    def __init__(
        self, direction: Qt.Orientation, model: PreviewModel, colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(direction, parent)
        self._preview, self._colours = model, colours
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the section under the pointer."""
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.menu_requested.emit(section, event.globalPos())

    def is_current(self, section: int) -> bool:
        """Whether the current cell is in a section."""
        here = self.selectionModel().currentIndex()
        return section == (here.column() if self.orientation() == Qt.Orientation.Horizontal else here.row())


class ColumnHeader(PreviewHeader):
    """The letters of the columns, and below them what each is."""

    def __init__(self, model: PreviewModel, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, model, colours, parent)
        self._lines = 1
        self.setAccessibleName(COLUMNS)

    def fit(self) -> None:
        """Take the height that what the columns are needs at their widths."""
        titles = (self._lines_of(column, self.sectionSize(column) - px(PAD + 4)) for column in range(self.count()))
        self._lines = max(map(len, titles), default=1)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The letters, and one or two lines."""
        return QSize(0, px(LINE) * (1 + self._lines) + px(8))

    def _lines_of(self, column: int, width: int) -> tuple[str, ...]:
        weight = BOLD if self._preview.column_reason(column) is None else font().weight()
        return title_lines(self._preview.column_title(column), width, LINES, px(SMALL), weight)

    def wanted(self, column: int) -> int:
        """Pixels at which what a column is can be read, on two lines where it is long."""
        title = self._preview.column_title(column)
        wide = text_width(title, px(SMALL), BOLD)
        longest = max((text_width(word, px(SMALL), BOLD) for word in title.split()), default=0)
        half = max(longest, wide * 6 // 10)
        return (wide if self._preview.column_reason(column) is None else half) + 2 * px(PAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a column."""
        colours, left_out = self._colours, self._preview.column_reason(section) is not None
        painter.save()
        painter.fillRect(rect, colour(colours.ground if left_out else colours.panel))
        place = rect.adjusted(px(PAD), px(4), -px(4), 0)
        painter.setFont(font(px(SMALLER)))
        painter.setPen(colour(colours.muted))
        painter.drawText(
            QRect(place.left(), place.top(), place.width(), px(LINE)), _LEFT, self._preview.letters(section)
        )
        weight = font().weight() if left_out else BOLD
        painter.setFont(font(px(SMALL), weight))
        painter.setPen(colour(colours.muted if left_out else colours.text))
        for number, line in enumerate(self._lines_of(section, place.width())):
            top = place.top() + px(LINE) * (number + 1)
            painter.drawText(QRect(place.left(), top, place.width(), px(LINE)), _LEFT, line)
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.is_current(section):
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class RowHeader(PreviewHeader):
    """The numbers of the rows.

    Why a row is left out is in its tool tip: beside the number it takes the room of a column.
    """

    def __init__(self, model: PreviewModel, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, model, colours, parent)
        self._wide = 0
        self.setAccessibleName(ROWS)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(px(ROW))

    def fit(self) -> None:
        """Take the width that the numbers need."""
        numbers = (self._preview.row_number(row) for row in self._preview.rows if row is not None)
        longest = max(numbers, key=len, default="")
        self._wide = text_width(longest, px(SMALLER)) + 2 * px(PAD)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as they need."""
        return QSize(max(self._wide, px(32)), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a row."""
        colours, row = self._colours, self._preview.row_at(section)
        reason = None if row is None else self._preview.row_reason(row)
        painter.save()
        painter.fillRect(rect, colour(colours.panel if reason is None and row is not None else colours.ground))
        number = "…" if row is None else self._preview.row_number(row)
        place = rect.adjusted(px(PAD), 0, -px(PAD), 0)
        painter.setFont(font(px(SMALLER)))
        painter.setPen(colour(colours.muted))
        painter.drawText(place, _RIGHT, number)
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.is_current(section):
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()
