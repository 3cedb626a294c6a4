"""Frozen headers of the matrix: the skills at the left, the roles on top, and the corner between. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from workbench.domain.model import Skill
from workbench.qt.matrix_model import MatrixModel
from workbench.qt.matrix_rows import BY_NAME, FIRST_ROLE, RowGroup
from workbench.qt.matrix_text import NUMBERS
from workbench.qt.theme import BOLD, SMALL, SMALLER, TEXT, Theme, colour, font
from workbench.widgets.matrix.delegate import LEFT, MARK, PAD, ROW
from workbench.widgets.parts.mark import paint_mark, paint_side
from workbench.widgets.parts.scale import Scale
from workbench.widgets.parts.text import elided, text_width, title_lines

LINE = 15
"""Line height of a title in pixels, before zoom as all lengths here."""

MOST_LINES = 3
"""Lines of a role's title, beyond which it is elided."""
BEFORE_NAME = 20
"""Pixels before a skill's name, for the sign of its side."""
LEAST_NAME, LEAST_ROLE, LEAST_UPRIGHT, WIDEST_ROLE = 150, 40, 92, 140
"""Pixels: least width of the names, least width of a role's column, least at which its title is written upright, and
greatest. Where the roles have no room for upright titles, these are turned, and read from below. Slanted ones would
read more easily, but two lines run into those of the next column, the signs stand beside their columns, and the last
titles have no room at the right, or take it from two columns."""
NUMBER_WIDTHS, TURNED_NUMBER = (78, 60, 78), 36
"""Widths of the columns of numbers in pixels, below upright titles and below turned ones."""
TALLEST, LOWEST, SHARE_OF_HEIGHT, SHARE_OF_TALL = 152, 60, 0.35, 0.18
"""Pixels of a turned title at which it is wrapped, and at least; the share of the height that it takes at most, and the
share of a tall window up to which it may be longer."""

_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


class SkillHeader(QHeaderView):
    """Vertical header: a skill's side as colour, its name, and a sign for a finding; groups fold."""

    def __init__(self, model: MatrixModel, theme: Theme, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows, self._theme, self._width = model, theme, LEAST_NAME
        self._px = scale.px
        self.setAccessibleName("Skills")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.rescale()
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def rescale(self) -> None:
        """Take the row height of the zoom."""
        self.setDefaultSectionSize(self._px(ROW))

    def wanted(self) -> int:
        """Width in pixels at which all names are whole, also of skills that are filtered out or folded."""
        names = sorted(self._rows.names(), key=len)[-20:]
        widest = max([self._px(LEAST_NAME), *(text_width(name, self._px(TEXT)) for name in names)])
        return widest + self._px(BEFORE_NAME + MARK + 2 * PAD)

    def set_width(self, width: int) -> None:
        """Set the header's width in pixels."""
        self._width = width

    def sizeHint(self) -> QSize:
        """The width that was set; the height is the table's."""
        return QSize(self._width, self.defaultSectionSize())

    def update_rows(self, first: int, last: int) -> None:
        """Repaint these rows."""
        top = self.sectionViewportPosition(first)
        bottom = self.sectionViewportPosition(last) + self.defaultSectionSize()
        self.viewport().update(0, top, self._width, bottom - top)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a row."""
        row, colours = self._rows.rows[section], self._theme.colours
        painter.save()
        painter.fillRect(rect, colour(colours.ground if isinstance(row, RowGroup) else colours.panel))
        if isinstance(row, RowGroup):
            self._paint_group(painter, rect, row, current=section == _current(self)[0])
        else:
            self._paint_skill(painter, rect, row, current=section == _current(self)[0])
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not isinstance(row, RowGroup):
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: RowGroup, *, current: bool) -> None:
        text = f"{'▸' if group.folded else '▾'}  {group.name}"
        number = str(len(group.skills))
        painter.setPen(colour(self._theme.colours.text if current else self._theme.colours.muted))
        pad, size = self._px(PAD), self._px(SMALL)
        painter.setFont(font(size, BOLD))
        room = rect.width() - 3 * pad - text_width(number, size, BOLD)
        painter.drawText(rect.adjusted(pad, 0, 0, 0), LEFT, elided(text, room, size, BOLD))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(rect.adjusted(0, 0, -pad, 0), right, number)

    def _paint_skill(self, painter: QPainter, rect: QRect, skill: Skill, *, current: bool) -> None:
        colours, size = self._theme.colours, self._px(TEXT)
        pad, before, mark = self._px(PAD), self._px(BEFORE_NAME), self._px(MARK)
        paint_side(painter, QRectF(rect.x() + pad, rect.y() + 5, 3, rect.height() - 10), skill.belongs_to, colours)
        points = self._rows.points_on_row(skill)
        room = rect.width() - before - pad
        if points:
            room -= mark + 4
            box = QRectF(rect.right() - mark - 6, rect.center().y() - mark / 2 + 0.5, mark, mark)
            paint_mark(painter, box, points[0].severity, colours)
        weight = BOLD if current else font().weight()
        painter.setFont(font(size, weight))
        painter.setPen(colour(colours.text if skill.in_scope else colours.muted))
        name = elided(skill.name, room, size, weight)
        painter.drawText(rect.adjusted(before, 0, 0, 0), LEFT, name)


class RoleHeader(QHeaderView):
    """Horizontal header: a role's title in up to three lines, a sign for a finding, an arrow if it sorts the rows."""

    def __init__(self, model: MatrixModel, theme: Theme, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns, self._theme = model, theme
        self._tall, self._tallest = 0, scale.px(TALLEST)
        self._turned = 0
        """The first column whose title is upright."""
        self._px = scale.px
        self.setAccessibleName("Roles")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)  # the real minimum is `fit`'s: Qt's would have to follow the zoom and overrule it
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fit(self, room: int, height: int) -> None:
        """Share the width `room` evenly among the columns, within the bounds at which titles and cells are readable.

        height: pixels that titles and rows have together.
        """
        longest = max(self._px(TALLEST), round(height * SHARE_OF_TALL))
        self._tallest = min(longest, max(round(height * SHARE_OF_HEIGHT), self._px(LOWEST)))
        roles = len(self._columns.roles)
        shown = [column for column in range(FIRST_ROLE) if not self.isSectionHidden(column)]
        numbers = [self._px(NUMBER_WIDTHS[column]) for column in range(FIRST_ROLE)]
        share = (room - sum(numbers[column] for column in shown)) // max(roles, 1)
        self._turned = 0
        if roles and share < self._px(LEAST_UPRIGHT):
            numbers = [self._px(TURNED_NUMBER)] * FIRST_ROLE
            share = (room - numbers[0] * len(shown)) // roles
            self._turned = FIRST_ROLE if share >= self._px(LEAST_UPRIGHT) else FIRST_ROLE + roles
        least = LEAST_ROLE if self._turned > FIRST_ROLE else LEAST_UPRIGHT
        self.setDefaultSectionSize(min(max(share, self._px(least)), self._px(WIDEST_ROLE)))
        for column, wide in enumerate(numbers):
            self.resizeSection(column, wide)
        self._tall = max(self._heights(shown, roles), default=0)

    def is_turned(self, column: int) -> bool:
        """Whether the title of a column is turned: first those of the numbers are, then those of the roles."""
        return column < self._turned

    def _heights(self, numbers: Sequence[int], roles: int) -> Iterator[int]:
        """Height of each title in pixels. What they have in common is worked out once: there may be 500 roles."""
        for columns in (numbers, range(FIRST_ROLE, FIRST_ROLE + roles)):
            if not columns:
                continue
            first = columns[0]
            wide, most, size = self._bounds(first, marked=True), self._most(first), self._size(first)
            extra, high, turned = self._px(MARK + 2 * PAD), self._px(LINE), self.is_turned(first)
            for column in columns:
                lines = title_lines(self._text(column), wide, most, size, BOLD)
                yield (
                    max(text_width(line, size, BOLD) for line in lines) + extra
                    if turned
                    else (max(2, len(lines)) * high + 12)
                )

    def sizeHint(self) -> QSize:
        """As tall as the longest title."""
        return QSize(0, self._tall)

    def _title(self, column: int, *, marked: bool) -> tuple[str, ...]:
        text, wide = self._text(column), self._bounds(column, marked=marked)
        return title_lines(text, wide, self._most(column), self._size(column), BOLD)

    def _text(self, column: int) -> str:
        role = self._columns.role_at(column)
        return NUMBERS[column] if role is None else self._columns.title_of(role)

    def _bounds(self, column: int, *, marked: bool) -> int:
        """Pixels of a line of a title: across the column, or up to the height of turned titles."""
        wide = self._tallest if self.is_turned(column) else self.sectionSize(column)
        return wide - self._px(PAD + 4) - (self._px(MARK) if marked else 0)

    def _most(self, column: int) -> int:
        """The lines a title may have."""
        beside = (self.sectionSize(column) - 4) // self._px(LINE)
        return max(1, min(MOST_LINES, beside)) if self.is_turned(column) else MOST_LINES

    def _size(self, column: int) -> int:
        return self._px(SMALL if column >= FIRST_ROLE else SMALLER)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a column."""
        colours = self._theme.colours
        painter.save()
        painter.fillRect(rect, colour(colours.panel))
        painter.setFont(font(self._size(section), BOLD))
        painter.setPen(colour(colours.text if section >= FIRST_ROLE else colours.muted))
        points = self._columns.points_on_column(section)
        mark = self._px(MARK)
        if not self.is_turned(section):
            self._paint_upright(painter, rect, section, marked=bool(points))
            right, sign_top = rect.right() - mark - 3, rect.bottom() - mark - 3
        else:
            self._paint_turned(painter, rect, section)
            right, sign_top = rect.center().x() - mark // 2, rect.y() + 4 + (mark if points else 0)
        if points:
            paint_mark(painter, QRectF(right, rect.y() + 4, mark, mark), points[0].severity, colours)
        sign = sort_sign(self._columns, self._columns.key_of(section))
        if sign:
            painter.setPen(colour(colours.accent))
            painter.drawText(QRect(right, sign_top, mark, mark), _CENTRED, sign)
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section == _current(self)[1]:
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_upright(self, painter: QPainter, rect: QRect, section: int, *, marked: bool) -> None:
        lines, pad, high = self._title(section, marked=marked), self._px(PAD), self._px(LINE)
        top = rect.center().y() - high * len(lines) // 2 + 1
        for number, line in enumerate(lines):
            painter.drawText(QRect(rect.x() + pad, top + number * high, rect.width() - pad, high), LEFT, line)

    def _paint_turned(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Title from below upwards, its first line at the left. It leaves a mark its room above."""
        lines, pad, high = self._title(section, marked=True), self._px(PAD), self._px(LINE)
        painter.save()
        painter.translate(rect.left(), rect.bottom() + 1)
        painter.rotate(-90)
        left = (rect.width() - high * len(lines)) // 2
        for number, line in enumerate(lines):
            painter.drawText(QRect(pad, left + number * high, rect.height() - pad, high), LEFT, line)
        painter.restore()


class Corner(QPushButton):
    """Corner button above the skills; a click sorts them by name."""

    def __init__(self, model: MatrixModel, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._px = model, scale.px
        self.setProperty("look", "corner")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip("Sort by name")
        self.show_order()

    def rescale(self) -> None:
        """Take the font size of the zoom."""
        self.setStyleSheet(f"font-size: {self._px(SMALL)}px;")

    def show_order(self) -> None:
        """Show whether the rows are sorted by name."""
        self.setText(f"Skill {sort_sign(self._rows, BY_NAME)}".rstrip())


def sort_sign(model: MatrixModel, by: int | str) -> str:
    """Sort indicator of a column or key: up for ascending, down for descending, "" if it does not sort the rows."""
    if model.order is None or model.order.by != by:
        return ""
    return "↓" if model.order.descending else "↑"


def _current(header: QHeaderView) -> tuple[int, int]:
    place = header.selectionModel().currentIndex()
    return place.row(), place.column()
