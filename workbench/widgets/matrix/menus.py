"""Context menu of the matrix: all that keys and headers do. Each entry calls one command."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from workbench.domain.model import LEVELS, AssignmentKind
from workbench.domain.words import LEVEL
from workbench.qt.matrix_rows import BY_NAME, RowGroup
from workbench.qt.matrix_text import NUMBERS
from workbench.widgets.matrix.number_columns import KEY, NAMES
from workbench.widgets.parts.keys import FILL_DOWN
from workbench.widgets.parts.menu import add, new_menu, tick
from workbench.widgets.parts.what_if_menu import add_what_if_menu

if TYPE_CHECKING:
    from workbench.widgets.matrix.table import MatrixTable

_KEY = QKeySequence.StandardKey


def cell_menu(table: MatrixTable) -> QMenu:
    """Context menu of the selected cells, and of the rows as a whole.

    The current row may be a group while cells are selected: those of a column whose title was clicked.
    """
    commands, cells, here = table.commands, table.cells, table.currentIndex()
    skill, role = cells.skill_at(here.row()), cells.role_at(here.column())
    assignment = cells.held(skill, here.column()) if skill is not None and role is not None else None
    menu = new_menu(table, "Cells")
    if role is not None and (skill is not None or table.selectionModel().hasSelection()):
        choices: tuple[tuple[str, AssignmentKind, str], ...] = (("Leads", "lead", "L"), ("Supports", "support", "S"))
        for text, kind, key in choices:
            entry = add(menu, text, partial(commands.set_kind, kind), key)
            tick(entry, assignment is not None and assignment.kind == kind)
        levels = menu.addMenu("Level")
        for level in LEVELS:
            entry = add(levels, f"{level} {LEVEL[level]}", partial(commands.type_number, level), str(level))
            tick(entry, assignment is not None and assignment.level == level)
        add(menu, "Clear", commands.clear, _KEY.Delete)
        menu.addSeparator()
        add(menu, "Cut", commands.cut, _KEY.Cut)
        add(menu, "Copy", commands.copy, _KEY.Copy)
        add(menu, "Paste", commands.paste, _KEY.Paste).setEnabled(commands.can_paste)
        add(menu, "Fill down", commands.fill_down, FILL_DOWN)
        menu.addSeparator()
    if role is not None:
        add(menu, f"Edit {cells.title_of(role)}…", partial(table.edit_requested.emit, f"role:{role.id}"), "F2")
        add_what_if_menu(menu, table.trial_requested.emit, role.id)
    if skill is not None:
        opens = partial(table.edit_requested.emit, f"skill:{skill.id}")
        add(menu, f"Edit {skill.name}…", opens, "F2" if role is None else None)
    menu.addSeparator()
    _steps(menu, table)
    _sorting(menu, table)
    _groups(menu, table)
    _numbers(menu, table)
    return menu


def _steps(menu: QMenu, table: MatrixTable) -> None:
    commands, cells, here = table.commands, table.cells, table.currentIndex()
    skill, role = cells.skill_at(here.row()), cells.role_at(here.column())
    for text, key, right in (("left", "Alt+Left", False), ("right", "Alt+Right", True)):
        if role is not None:
            entry = add(
                menu, f"Move {cells.title_of(role)} {text}", partial(commands.step_role, here.column(), right), key
            )
            entry.setEnabled(commands.role_beside(here.column(), right) is not None)
    for text, key, down in (("up", "Alt+Up", False), ("down", "Alt+Down", True)):
        if skill is not None:
            entry = add(menu, f"Move {skill.name} {text}", partial(commands.step_skill, here.row(), down), key)
            entry.setEnabled(cells.order is None and commands.skill_beside(here.row(), down) is not None)
    if role is not None or skill is not None:
        menu.addSeparator()


def _sorting(menu: QMenu, table: MatrixTable) -> None:
    cells, role = table.cells, table.cells.role_at(table.currentIndex().column())
    order, submenu = cells.order, menu.addMenu("Sort by")
    choices: list[tuple[str, int | str]] = [("Name", BY_NAME), *((name, n) for n, name in enumerate(NUMBERS))]
    if role is not None:
        choices.append((cells.title_of(role), role.id))
    for text, by in choices:
        tick(add(submenu, text, partial(table.sort, by)), order is not None and order.by == by)
    tick(add(submenu, "The order of the map", partial(table.sort, None)), order is None)


def _groups(menu: QMenu, table: MatrixTable) -> None:
    cells = table.cells
    if not cells.grouped:
        return
    here = table.currentIndex().row()
    group = cells.rows[here] if here >= 0 else None
    if isinstance(group, RowGroup):
        add(menu, "Unfold" if group.folded else "Fold", partial(table.toggle, here), "Return")
    add(menu, "Fold all groups", partial(cells.fold_all, True))
    add(menu, "Unfold all groups", partial(cells.fold_all, False))


def _numbers(menu: QMenu, table: MatrixTable) -> None:
    numbers, submenu = table.numbers, menu.addMenu("Columns of numbers")
    for column in NAMES:
        tick(add(submenu, NUMBERS[column], partial(numbers.toggle, column)), not numbers.is_folded(column))
    submenu.addSeparator()
    add(submenu, "Show all of them" if numbers.folded else "Fold all of them", numbers.toggle_all, KEY)
