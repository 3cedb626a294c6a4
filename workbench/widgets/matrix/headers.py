"""The headers of the matrix, which stay in sight: the skills at the left, the roles on top, and the corner between."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from workbench.domain.model import Skill
from workbench.qt.matrix_model import MatrixModel
from workbench.qt.matrix_rows import BY_NAME, FIRST_ROLE, Group
from workbench.qt.theme import SMALL, SMALLER, TEXT, Theme, colour, font
from workbench.widgets.matrix.delegate import BOLD, MARK, PAD, ROW
from workbench.widgets.parts.mark import paint_mark
from workbench.widgets.parts.text import elided, text_width, title_lines

LINE = 15
"""The height of a line of a title in pixels."""

MOST_LINES = 3
BEFORE_NAME = 20
LEAST_NAME, LEAST_ROLE, WIDEST_ROLE = 150, 92, 140
NUMBER_WIDTHS = (78, 60, 78)
"""Pixels of the columns of numbers."""

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


class SkillHeader(QHeaderView):
    """A row a skill: the colour of what it belongs to, its name, and a sign where a point is open; groups fold."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows, self._theme, self._width = model, theme, LEAST_NAME
        self.setAccessibleName("Skills")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW)
        self.setMinimumSectionSize(ROW)
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wanted(self) -> int:
        """The width at which the longest names are whole."""
        names = sorted((each.name for each in self._rows.rows if isinstance(each, Skill)), key=len)[-20:]
        return max([LEAST_NAME, *(text_width(each, TEXT) for each in names)]) + BEFORE_NAME + MARK + 2 * PAD

    def set_width(self, width: int) -> None:
        """Take a width."""
        self._width = width

    def sizeHint(self) -> QSize:
        """The width taken; a header is as long as its table."""
        return QSize(self._width, ROW)

    def update_rows(self, first: int, last: int) -> None:
        """Paint these rows anew."""
        top, bottom = self.sectionViewportPosition(first), self.sectionViewportPosition(last) + ROW
        self.viewport().update(0, top, self._width, bottom - top)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a row."""
        row, colours = self._rows.rows[section], self._theme.colours
        painter.save()
        painter.fillRect(rect, colour(colours.ground if isinstance(row, Group) else colours.panel))
        if isinstance(row, Group):
            self._paint_group(painter, rect, row, current=section == _current(self)[0])
        else:
            self._paint_skill(painter, rect, row, current=section == _current(self)[0])
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not isinstance(row, Group):
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: Group, *, current: bool) -> None:
        said = f"{'▸' if group.folded else '▾'}  {group.name}"
        number = str(len(group.skills))
        painter.setPen(colour(self._theme.colours.text if current else self._theme.colours.muted))
        painter.setFont(font(SMALL, BOLD))
        room = rect.width() - 3 * PAD - text_width(number, SMALL, BOLD)
        painter.drawText(rect.adjusted(PAD, 0, 0, 0), _LEFT, elided(said, room, SMALL, BOLD))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(rect.adjusted(0, 0, -PAD, 0), right, number)

    def _paint_skill(self, painter: QPainter, rect: QRect, skill: Skill, *, current: bool) -> None:
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(colours.side(skill.belongs_to)))
        painter.drawRoundedRect(QRectF(rect.x() + PAD, rect.y() + 5, 3, rect.height() - 10), 1.5, 1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        points = self._rows.points_on_row(skill)
        room = rect.width() - BEFORE_NAME - PAD
        if points:
            room -= MARK + 4
            box = QRectF(rect.right() - MARK - 6, rect.center().y() - MARK / 2 + 0.5, MARK, MARK)
            paint_mark(painter, box, points[0].severity, colours)
        weight = BOLD if current else font().weight()
        painter.setFont(font(TEXT, weight))
        painter.setPen(colour(colours.text if skill.in_scope else colours.muted))
        name = elided(skill.name, room, TEXT, weight)
        painter.drawText(rect.adjusted(BEFORE_NAME, 0, 0, 0), _LEFT, name)


class RoleHeader(QHeaderView):
    """A column a role: its title in up to three lines, a sign where a point is open, an arrow where it sorts."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns, self._theme, self._lines = model, theme, 2
        self.setAccessibleName("Roles")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(min(NUMBER_WIDTHS))
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fit(self, room: int) -> None:
        """Share a width among the columns, as far as titles and cells stay readable."""
        roles = len(self._columns.roles)
        each = (room - sum(NUMBER_WIDTHS)) // roles if roles else LEAST_ROLE
        width = min(max(each, LEAST_ROLE), WIDEST_ROLE)
        self.setDefaultSectionSize(width)
        for column, wide in enumerate(NUMBER_WIDTHS):
            self.resizeSection(column, wide)
        self._lines = max(
            [2, *(len(self._title(column, marked=True)) for column in range(FIRST_ROLE, FIRST_ROLE + roles))]
        )

    def sizeHint(self) -> QSize:
        """As high as the longest title."""
        return QSize(0, self._lines * LINE + 12)

    def _title(self, column: int, *, marked: bool) -> tuple[str, ...]:
        width = NUMBER_WIDTHS[column] if column < FIRST_ROLE else self.defaultSectionSize()
        text = str(self._columns.headerData(column, Qt.Orientation.Horizontal))
        size = SMALL if column >= FIRST_ROLE else SMALLER
        return title_lines(text, width - PAD - (MARK if marked else 4), MOST_LINES, size, BOLD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a column."""
        colours = self._theme.colours
        painter.save()
        painter.fillRect(rect, colour(colours.panel))
        painter.setFont(font(SMALL if section >= FIRST_ROLE else SMALLER, BOLD))
        painter.setPen(colour(colours.text if section >= FIRST_ROLE else colours.muted))
        points = self._columns.points_on_column(section)
        lines = self._title(section, marked=bool(points))
        top = rect.center().y() - LINE * len(lines) // 2 + 1
        for number, line in enumerate(lines):
            painter.drawText(QRect(rect.x() + PAD, top + number * LINE, rect.width() - PAD, LINE), _LEFT, line)
        if points:
            paint_mark(painter, QRectF(rect.right() - MARK - 3, rect.y() + 4, MARK, MARK), points[0].severity, colours)
        sign = sort_sign(self._columns, self._columns.key_of(section))
        if sign:
            painter.setPen(colour(colours.accent))
            painter.drawText(QRect(rect.right() - 17, rect.bottom() - 16, 14, 14), _CENTRED, sign)
        painter.setPen(colour(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section == _current(self)[1]:
            painter.setPen(QPen(colour(colours.accent), 2))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class Corner(QPushButton):
    """What stands over the skills; a click sorts them by name."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setProperty("look", "corner")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip("Sort by name")
        self.show_order()

    def show_order(self) -> None:
        """Show whether the names sort the rows."""
        self.setText(f"Skill {sort_sign(self._rows, BY_NAME)}".rstrip())


def sort_sign(model: MatrixModel, by: int | str) -> str:
    """An arrow where the rows are sorted by this, up where the smallest or earliest come first."""
    if model.order is None or model.order.by != by:
        return ""
    return "↓" if model.order.descending else "↑"


def _current(header: QHeaderView) -> tuple[int, int]:
    place = header.selectionModel().currentIndex()
    return place.row(), place.column()
