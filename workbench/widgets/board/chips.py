"""Chip list: the skills a role leads, or supports, as a list view, and the item delegate that paints them.

A list view, so that screen readers find its rows. It sizes itself to its rows and never scrolls. Changes nothing:
signals tell what was clicked, and which arrow key leads out of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from workbench.domain.model import LEVELS, AssignmentKind
from workbench.domain.words import LEVEL, pluralise
from workbench.qt.any_index import AnyIndex
from workbench.qt.mime import SkillsPayload, skills_data
from workbench.qt.role_model import Chip, RoleModel
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import colour
from workbench.widgets.board.board_style import BoardStyle
from workbench.widgets.parts.drag_card import drag_card, skills_hot_spot
from workbench.widgets.parts.keys import ARROWS, BY_TAB
from workbench.widgets.parts.mark import faint, paint_mark, paint_side

HEIGHT, GAP, GUTTER = 23, 4, 6
"""A chip's height, the space below it and beside it, in pixels before zoom."""

_BEFORE_NAME, _AFTER_NAME, _DOT, _PITCH, _MARK = 18, 8, 6, 9, 12
"""Pixels before zoom: space before the name, for the bar, and after it; size of a level's dot, and from dot to dot;
size of the sign of a finding."""
PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.NoFocusReason)
"""Focus reasons that are no act of the user: a window or a menu came or went, or the program moved the focus."""


NARROWEST = 120
"""Least width of a chip, in pixels before zoom, at which two stand side by side."""


def half(style: BoardStyle, width: int) -> int:
    """Width in pixels of a chip in a list of two columns."""
    return (width - style.px(GUTTER)) // 2


def around_name(style: BoardStyle) -> int:
    """Pixels of a chip's width that its name does not get: bar, gaps, the sign of an open point, the level's dots."""
    px = style.px
    return px(_BEFORE_NAME) + px(_AFTER_NAME) + px(_MARK) + px(4) + 4 * px(_PITCH) + px(6)


class ChipDelegate(QStyledItemDelegate):
    """Item delegate of a chip: a bar in the side's colour, the name, a sign for a finding, four dots for the level."""

    def __init__(self, style: BoardStyle) -> None:
        super().__init__(style)
        self.style = style

    def room(self, chip: Chip, width: int) -> int:
        """Pixels for the name in a chip of this width."""
        return self.least_room(width) + (0 if chip.findings else self.style.px(_MARK) + self.style.px(4))

    def least_room(self, width: int) -> int:
        """Pixels for the name in a chip of this width that bears the sign of a finding."""
        return width - around_name(self.style)

    def columns(self, chips: Iterable[Chip], width: int) -> int:
        """Number of columns: two if every name fits half the width even with the sign of a finding, else one.

        The sign is always reckoned in, so that a finding that comes or goes moves no chip.
        """
        two = half(self.style, width)
        room = self.least_room(two)
        fits = two >= self.style.px(NARROWEST)
        return 2 if fits and all(self.style.width(chip.skill.name, "text") <= room for chip in chips) else 1

    def dot(self, rect: QRect, x: int) -> int | None:
        """Hit test: the level, 1 to 4, whose dot is at x in a chip; None beside the dots."""
        px = self.style.px
        left = rect.right() + 1 - px(6) - 4 * px(_PITCH)
        return min((x - left) // px(_PITCH), 3) + 1 if left <= x <= rect.right() else None

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The grid cell, so that a click anywhere on a chip hits it."""
        view = option.widget
        return view.gridSize() if isinstance(view, ChipList) else super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view = option.widget
        if not isinstance(view, ChipList):
            return
        chip = view.chips.chips[index.row()]
        style, px, colours = self.style, self.style.px, self.style.colours
        rect = view.chip_rect(option.rect)
        side = colours.side(chip.skill.belongs_to)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chip.skill.id in view.cut:
            painter.setOpacity(0.5)
        edge = 2.0 if focused and selected else 1.0
        outline = colours.accent if focused or selected else colours.line
        bare = chip.kind == "lead" and not (focused or selected)
        line = Qt.PenStyle.DashLine if focused and not selected else Qt.PenStyle.SolidLine
        painter.setPen(Qt.PenStyle.NoPen if bare else QPen(colour(outline), edge, line))
        painter.setBrush(colour(colours.side_soft(chip.skill.belongs_to) if chip.kind == "lead" else colours.panel))
        inset = 0.0 if bare else edge / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), px(6), px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        bar = px(14)
        middle = rect.top() + rect.height() / 2
        sign = QRectF(rect.left() + px(8), middle - bar / 2, px(3), bar)
        paint_side(painter, sign, chip.skill.belongs_to, colours)
        diameter, left = px(_DOT), rect.right() + 1 - px(6) - 4 * px(_PITCH)
        for level in LEVELS:
            painter.setBrush(colour(side) if level <= chip.level else faint(side, 0.3))
            x = left + (level - 1) * px(_PITCH) + (px(_PITCH) - diameter) / 2
            painter.drawEllipse(QRectF(x, middle - diameter / 2, diameter, diameter))
        if chip.findings:
            mark = px(_MARK)
            paint_mark(
                painter,
                QRectF(left - px(4) - mark, middle - mark / 2, mark, mark),
                chip.findings[0].severity,
                colours,
            )
        box = QRectF(rect.left() + px(_BEFORE_NAME), rect.top(), self.room(chip, rect.width()) + 2, rect.height())
        style.write(painter, box, view.shown_name(chip), "text", colours.text)
        painter.restore()


class ChipList(QListView):
    """The chips a role leads, or supports."""

    level_chosen = Signal(str, int)
    """A skill's id and the level whose dot was clicked."""
    left = Signal(object)
    """An arrow key, a Qt.Key, pressed at the edge of the list: the focus is to leave it."""
    picked = Signal()
    """The selection changed, or the list took the focus."""

    def __init__(self, kind: AssignmentKind, role_id: str, delegate: ChipDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind, self.role_id = kind, role_id
        self.chips = RoleModel(self)
        self.cut: frozenset[str] = frozenset()
        """Ids of the skills that were cut and will leave when they are pasted; painted faded."""
        self._delegate, self._style = delegate, delegate.style
        self._names: dict[str, str] = {}
        self._columns = 1
        self._pressed_dot: tuple[str, int] | None = None
        self.setModel(self.chips)
        self.setItemDelegate(delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().selectionChanged.connect(self.picked)

    def lay_out(self, width: int, columns: int) -> None:
        """Set the chips' width from the list's, and elide the names that do not fit."""
        style, px = self._style, self._style.px
        self._columns = columns
        chip_width = width if columns == 1 else half(style, width)
        self._names = {
            chip.skill.id: style.elided(chip.skill.name, "text", self._delegate.room(chip, chip_width))
            for chip in self.chips.chips
        }
        self.setGridSize(QSize(chip_width + px(GUTTER), px(HEIGHT) + px(GAP)))

    def shown_name(self, chip: Chip) -> str:
        """The name as it is painted: elided where it does not fit."""
        return self._names.get(chip.skill.id, chip.skill.name)

    def chip_rect(self, cell: QRect) -> QRect:
        """The chip within its cell of the grid."""
        px, grid = self._style.px, self.gridSize()
        return QRect(cell.left(), cell.top(), grid.width() - px(GUTTER), px(HEIGHT))

    def selected_skills(self) -> tuple[str, ...]:
        """The skill ids of the selected chips, in the order of the card."""
        rows = sorted(cell.row() for cell in self.selectedIndexes())
        return tuple(self.chips.chips[row].skill.id for row in rows)

    def pick_row(self, row: int) -> None:
        """Make a row current and select it alone."""
        if self.chips.chips:
            self._pick(self.chips.index(min(max(row, 0), len(self.chips.chips) - 1)))

    def pick_skills(self, skills: Iterable[str]) -> None:
        """Select these skills, those of them shown here, and make the first of them current."""
        rows = sorted(row for row, chip in enumerate(self.chips.chips) if chip.skill.id in set(skills))
        if rows:
            self.pick_row(rows[0])
        for row in rows[1:]:
            self.selectionModel().select(self.chips.index(row), QItemSelectionModel.SelectionFlag.Select)

    def _pick(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def rowsAboutToBeRemoved(self, parent: AnyIndex, start: int, end: int) -> None:
        """Keep a current row near, but select nothing in place of what goes: a second Delete would take that, too."""
        if start <= self.currentIndex().row() <= end:
            near = end + 1 if end + 1 < len(self.chips.chips) else start - 1
            self.selectionModel().setCurrentIndex(self.chips.index(near), QItemSelectionModel.SelectionFlag.NoUpdate)
        super().rowsAboutToBeRemoved(parent, start, end)

    def insertion(self, point: QPoint) -> int:
        """Insertion row for a drop at a point of the list: the chip goes before it."""
        grid = self.gridSize()
        column = min(max((point.x() + grid.width() // 2) // grid.width(), 0), self._columns)
        row = max(point.y() // grid.height(), 0)
        if self._columns == 1:
            row, column = max((point.y() + grid.height() // 2) // grid.height(), 0), 0
        return min(row * self._columns + column, len(self.chips.chips))

    def insertion_mark(self, row: int) -> QRect:
        """Rectangle, in the list, of the mark that a chip would be inserted before a row."""
        px, grid = self._style.px, self.gridSize()
        line, column = divmod(row, self._columns)
        if self._columns == 1:
            return QRect(0, line * grid.height() - px(3), grid.width() - px(GUTTER), px(2))
        return QRect(column * grid.width() - px(4), line * grid.height(), px(2), px(HEIGHT))

    def startDrag(self, supported_actions: Qt.DropAction) -> None:
        skills = self.selected_skills()
        if not skills:
            return
        names = [chip.skill.name for chip in self.chips.chips if chip.skill.id in skills]
        text = names[0] if len(names) == 1 else pluralise(len(names), "skill")
        drag = QDrag(self)
        drag.setMimeData(skills_data(SkillsPayload(skills, self.role_id), "\n".join(names)))
        drag.setPixmap(drag_card(self, text, self._style.fonts["strong"], self._style.colours))
        drag.setHotSpot(skills_hot_spot(self._style.zoom))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)

    def _dot_at(self, point: QPoint) -> tuple[str, int] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        rect = self.chip_rect(self.visualRect(index))
        level = self._delegate.dot(rect, point.x()) if rect.contains(point) else None
        return None if level is None else (self.chips.chips[index.row()].skill.id, level)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._pressed_dot = self._dot_at(point)
        if self._pressed_dot is None or event.button() != Qt.MouseButton.LeftButton:
            self._pressed_dot = None
            super().mousePressEvent(event)
        else:
            self._pick(self.indexAt(point))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_dot = self._dot_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_dot else Qt.CursorShape.ArrowCursor)
        if self._pressed_dot is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_dot is None:
            super().mouseReleaseEvent(event)
            return
        if self._dot_at(event.position().toPoint()) == self._pressed_dot:
            self.level_chosen.emit(*self._pressed_dot)
        self._pressed_dot = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._dot_at(event.position().toPoint()) is not None:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self._walk(Qt.Key(key), extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) or (
            key == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _walk(self, key: Qt.Key, *, extend: bool) -> None:
        """Arrow navigation from chip to chip, and out of the list at its edge. Down ends at the last chip."""
        here, last, columns = self.currentIndex().row(), len(self.chips.chips) - 1, self._columns
        if not self.selectedIndexes():
            self.pick_row(here)
            return
        column = here % columns
        there: int | None = {
            Qt.Key.Key_Up: here - columns if here >= columns else None,
            Qt.Key.Key_Down: min(here + columns, last) if here // columns < last // columns else None,
            Qt.Key.Key_Left: here - 1 if column else None,
            Qt.Key.Key_Right: here + 1 if column + 1 < columns and here < last else None,
        }[key]
        if there is None:
            self.left.emit(key)
        elif extend:
            self.selectionModel().setCurrentIndex(self.chips.index(there), QItemSelectionModel.SelectionFlag.Select)
        else:
            self.pick_row(there)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the current chip on Tab. A click selects by itself; a window that comes back selects nothing."""
        super().focusInEvent(event)
        if event.reason() in BY_TAB and not self.selectedIndexes():
            self.pick_row(self.currentIndex().row())
        if event.reason() not in PASSING:
            self.picked.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            on_dot = self._dot_at(event.pos())
            if on_dot is not None:
                QToolTip.showText(event.globalPos(), tooltip_text(f"Level {on_dot[1]}: {LEVEL[on_dot[1]]}"), self)
                return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
