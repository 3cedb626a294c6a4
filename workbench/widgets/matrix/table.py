"""Table view of the matrix: key dispatch, selection, and the layout of its frozen headers. Changes nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from workbench.application.edits.cells import Cell
from workbench.qt.any_index import AnyIndex
from workbench.qt.matrix_model import MatrixModel
from workbench.qt.matrix_rows import BY_NAME, FIRST_ROLE, MatrixRow, RowGroup, next_order, row_now
from workbench.qt.session import Session
from workbench.qt.theme import Theme
from workbench.widgets.matrix.commands import MatrixCommands, Picked
from workbench.widgets.matrix.delegate import CellDelegate
from workbench.widgets.matrix.headers import Corner, RoleHeader, SkillHeader
from workbench.widgets.matrix.keys import command_for
from workbench.widgets.matrix.number_columns import NumberColumns
from workbench.widgets.matrix.runs import run_end
from workbench.widgets.parts.cell_table import CellTable
from workbench.widgets.parts.keys import BY_TAB, KeyCommand
from workbench.widgets.parts.offers import Command
from workbench.widgets.parts.picked_cells import cells_in
from workbench.widgets.parts.scale import Scale

_FLAG = QItemSelectionModel.SelectionFlag
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ACTION = QAbstractItemView.CursorAction
_STEPS = {_ACTION.MoveUp: (-1, 0), _ACTION.MoveDown: (1, 0), _ACTION.MoveLeft: (0, -1), _ACTION.MoveRight: (0, 1)}
_WIDEST_NAME = 0.34
"""Fraction of the width that the skills' names may take; the rest is for the roles."""


class MatrixTable(CellTable):
    """Table of the assignments of roles to skills."""

    menu_requested = Signal(QPoint)
    """The point of the screen at which to open the context menu of the selected cells."""

    trial_requested = Signal(str, str)
    """What-if in a new scenario: a `what_if_menu.WhatIfKind`, and a role's id."""

    edit_requested = Signal(str)
    """A subject, "skill:<id>" or "role:<id>", to be opened."""

    line_picked = Signal(str)
    """A subject, "role:<id>" whose title or "skill:<id>" whose name was clicked."""

    def __init__(
        self, session: Session, model: MatrixModel, theme: Theme, scale: Scale, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cells = model
        self._session, self._loaded = session, session.document_token
        self._scale = scale
        self.commands = MatrixCommands(session, model, self.picked, self.pick_block)
        self._delegate = CellDelegate(model, theme, scale)
        self._pressed_group: int | None = None
        self._left: tuple[MatrixRow | None, str | None, int, int] = (None, None, -1, -1)
        self.setObjectName("matrixTable")
        self.setAccessibleName("Skills and roles")
        self._skills, self._roles = SkillHeader(model, theme, scale, self), RoleHeader(model, theme, scale, self)
        self.setVerticalHeader(self._skills)
        self.setHorizontalHeader(self._roles)
        self.setCornerButtonEnabled(False)
        self.numbers = NumberColumns(self)
        self.numbers.arranged.connect(self.fit)
        self._corner = Corner(model, scale, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._corner.clicked.connect(lambda: self.sort(BY_NAME))
        self._roles.sectionClicked.connect(self._title_clicked)
        self._roles.sectionDoubleClicked.connect(self._title_double_clicked)
        self._skills.sectionClicked.connect(self._name_clicked)
        self._skills.sectionDoubleClicked.connect(self._name_double_clicked)
        for header in (self._roles, self._skills):
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(partial(self._open_header_menu, header))
        self.clicked.connect(lambda _: self.current_changed.emit())  # also for a click on the current cell
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        model.rowsInserted.connect(self.fit)
        model.rowsRemoved.connect(self.fit)
        model.roles_marked.connect(self._roles.viewport().update)
        model.headerDataChanged.connect(self._retitle)
        theme.changed.connect(self._restyle)
        scale.changed.connect(self._rescale)

    # Selection

    def picked(self) -> Picked:
        """The selected cells. Raises EditRefused if they are more than are edited at once."""
        selection = self.selectionModel().selection()
        return Picked(cells_in(selection, lambda row: self.cells.skill_at(row) is not None))

    def pick_block(self, cells: Collection[Cell]) -> None:
        """Select the block that encloses these cells; the current cell stays."""
        rows = [row for _, skill, _ in cells if (row := self.cells.row_of(skill)) is not None]
        columns = [column for role, _, _ in cells if (column := self.cells.column_of(role)) is not None]
        if rows and columns:
            first, last = (self.cells.index(end(rows), end(columns)) for end in (min, max))
            self.selectionModel().select(QItemSelection(first, last), _FLAG.ClearAndSelect)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Repaint the headers, which mark the current row and column."""
        super().currentChanged(current, previous)
        for header, place, was in (
            (self._skills, current.row(), previous.row()),
            (self._roles, current.column(), previous.column()),
        ):
            if place != was:
                header.viewport().update()
        self.current_changed.emit()

    def dataChanged(
        self,
        top_left: AnyIndex,
        bottom_right: AnyIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Repaint the skills' header as well, which shows the signs of findings."""
        super().dataChanged(top_left, bottom_right, roles)
        self._skills.update_rows(top_left.row(), bottom_right.row())

    # Sorting

    def sort(self, by: int | str | None) -> None:
        """Cycle the order by a column or key: ascending, descending, off."""
        self.cells.sort_by(next_order(self.cells.order, by))
        self._corner.show_order()
        self._roles.viewport().update()

    def _title_clicked(self, column: int) -> None:
        role = self.cells.role_at(column)
        if role is None:
            self.sort(column)
        else:
            row = self.cells.skill_row(self.currentIndex().row())
            if row is not None:
                self.selectionModel().setCurrentIndex(self.cells.index(row, column), _FLAG.NoUpdate)
            self.line_picked.emit(f"role:{role.id}")

    def _title_double_clicked(self, column: int) -> None:
        role = self.cells.role_at(column)
        if role is not None:
            self.edit_requested.emit(f"role:{role.id}")

    def _name_clicked(self, row: int) -> None:
        skill = self.cells.skill_at(row)
        if skill is None:
            self.toggle(row)
        else:
            self.line_picked.emit(f"skill:{skill.id}")

    def _name_double_clicked(self, row: int) -> None:
        skill = self.cells.skill_at(row)
        if skill is not None:
            self.edit_requested.emit(f"skill:{skill.id}")

    def toggle(self, row: int) -> None:
        """Fold or unfold the group of a row."""
        group = self.cells.rows[row]
        if isinstance(group, RowGroup):
            self.in_place(row, lambda: self.cells.fold(row, not group.folded))

    def is_heading(self, row: int) -> bool:
        """Whether a row is that of a group."""
        return isinstance(self.cells.rows[row], RowGroup)

    # Layout

    def fit(self) -> None:
        """Share the width among the names and the columns."""
        self.numbers.apply()
        # no wider than the names need, nor than their share of the width, but that is 180 px at least
        name = min(self._skills.wanted(), max(round(self.width() * _WIDEST_NAME), 180))
        self._skills.set_width(name)
        room = self.width() - name - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        self._roles.fit(room, (self.parentWidget() or self).height())
        self.updateGeometries()
        rows = self._skills.length() + self._roles.sizeHint().height()
        bar = self.horizontalScrollBar()
        scrolled = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setMaximumHeight(rows + scrolled + 2 * self.frameWidth())

    def _retitle(self, orientation: Qt.Orientation) -> None:
        if orientation == Qt.Orientation.Horizontal:
            self.fit()

    def _rescale(self) -> None:
        self._delegate.take_fonts()
        self._skills.rescale()
        self._corner.rescale()
        self._restyle()
        self.scrollTo(self.currentIndex())

    def _restyle(self) -> None:
        self.fit()
        for part in (self, self._skills, self._roles):
            part.viewport().update()

    def updateGeometries(self) -> None:
        """Lay out the headers and the corner."""
        super().updateGeometries()
        if hasattr(self, "_corner"):
            edge = self.frameWidth()
            self._corner.setGeometry(edge, edge, self._skills.width(), self._roles.height())
            self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On resizing show more of what was scrolled out at the left, and keep a visible current cell visible."""
        bar, here = self.horizontalScrollBar(), self.currentIndex()
        left, width = bar.value(), event.oldSize().width()
        gained = event.size().width() - width
        across, down = self.columnViewportPosition(here.column()), self.rowViewportPosition(here.row())
        in_sight = here.isValid() and 0 <= across < width and 0 <= down < event.oldSize().height()
        super().resizeEvent(event)
        if gained:
            self.fit()
            bar.setValue(left - max(gained, 0))
        if gained and in_sight:
            self.scrollTo(here)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember a group's row under the pointer: it folds on release."""
        row = self.rowAt(event.position().toPoint().y())
        on_group = row >= 0 and isinstance(self.cells.rows[row], RowGroup)
        self._pressed_group = row if on_group and event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold the group the button was pressed on."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed_group = self._pressed_group, None
        if pressed is not None and self.rowAt(event.position().toPoint().y()) == pressed:
            self.toggle(pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Context menu of the selected cells; a right click elsewhere selects that cell first."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            place = self.indexAt(event.pos())
            if place.isValid() and not self.selectionModel().isSelected(place):
                self.go_to(place.row(), place.column())
            self.menu_requested.emit(event.globalPos())
        else:
            self.open_menu()

    def open_menu(self) -> None:
        """Open the context menu at the current cell."""
        self.menu_requested.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

    def _open_header_menu(self, header: QHeaderView, place: QPoint) -> None:
        """Context menu of the cell where a header's section crosses the current row or column."""
        section, here = header.logicalIndexAt(place), self.currentIndex()
        if section >= 0 and here.isValid():
            row, column = (section, here.column()) if header is self._skills else (here.row(), section)
            if not self.selectionModel().isSelected(self.cells.index(row, column)):
                self.go_to(row, column)
            self.menu_requested.emit(header.mapToGlobal(place))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & _CONTROL:
            self._scale.turn(event.angleDelta().y())
        else:
            super().wheelEvent(event)

    def offers(self, command: Command) -> bool:
        """Most commands need selected cells in role columns; rename and move act on the current row or column."""
        here = self.currentIndex()
        if command in ("move_up", "move_down"):
            return (
                self.cells.order is None and self.commands.skill_beside(here.row(), command == "move_down") is not None
            )
        if command == "rename":
            return (self.cells.role_at(here.column()) or self.cells.skill_at(here.row())) is not None
        return bool(self.picked().in_roles) and (command != "paste" or self.commands.can_paste)

    def command_of(self, event: QKeyEvent) -> KeyCommand | None:
        """The command that a key is bound to in the matrix."""
        return command_for(event, self.commands, self)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Ctrl+arrow jumps to the end of a run of filled cells, as in a spreadsheet."""
        here = self.currentIndex()
        if here.isValid() and modifiers & _CONTROL and action in _STEPS:
            start = here.row(), here.column()
            return self.cells.index(*run_end(self.cells, start, _STEPS[action], self.isColumnHidden))
        return super().moveCursor(action, modifiers)

    def step(self, down: int) -> None:
        """Go to the row below or above."""
        here = self.currentIndex()
        row = here.row() + down
        if 0 <= row < self.cells.rowCount():
            self.go_to(row, here.column())

    def edit_current(self) -> None:
        """Request that the role of the column be opened; in a column of numbers, the skill of the row."""
        here = self.currentIndex()
        skill, role = self.cells.skill_at(here.row()), self.cells.role_at(here.column())
        if role is not None:
            self.edit_requested.emit(f"role:{role.id}")
        elif skill is not None:
            self.edit_requested.emit(f"skill:{skill.id}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ensure a current cell when the focus comes in."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to_first()
        elif event.reason() in BY_TAB:
            self.current_changed.emit()

    def go_to_first(self) -> None:
        """Go to the first skill below the first role."""
        row = self.cells.skill_row()
        if row is not None:
            self.scrollToTop()
            self.horizontalScrollBar().setValue(0)
            self.go_to(row, min(FIRST_ROLE, self.cells.columnCount() - 1))

    def _remember(self) -> None:
        here = self.currentIndex()
        row = self.cells.rows[here.row()] if here.isValid() else None
        role = self.cells.role_at(here.column())
        if self.cells.roles and self.cells.rows:  # without any it is out of sight, and comes back as it was left
            self._left = (row, role.id if role else None, here.row(), here.column())

    def _return(self) -> None:
        """Restore the current cell after a model reset: the same cell or one near it; in a new map, the first."""
        earlier, role, row, column = self._left
        self._corner.show_order()
        self.fit()
        same_map, self._loaded = self._loaded is self._session.document_token, self._session.document_token
        if not same_map:
            self.go_to_first()
        elif row >= 0 and self.cells.rows:
            nearest = row_now(earlier, self.cells.rows) if earlier else None
            across = self.cells.column_of(role) if role else None
            self.go_to(
                min(row, self.cells.rowCount() - 1) if nearest is None else nearest,
                min(column, self.cells.columnCount() - 1) if across is None else across,
            )
