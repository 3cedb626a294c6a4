"""Context menus of a table of roles or skills: all that its keys do, and sorting and filtering. Keeps no state."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.application.cell_values import SEVERAL, choices_of, heading
from workbench.application.field_rows import Order
from workbench.presentation.handing_on_text import WITH_PEOPLE
from workbench.qt.field_table_model import FieldTableModel
from workbench.widgets.field_table.keys import COLUMN, DELETE_ROWS, FIND, NEW, NEW_GROUP, OPEN, Cursor
from workbench.widgets.parts.keys import FILL_DOWN
from workbench.widgets.parts.menu import add, new_menu, tick

_KEY = QKeySequence.StandardKey

EMPTY = "(empty)"
"""The entry for empty cells."""

MOST_SHOWN = 60
"""Texts of a column that its menu lists; the search finds the others."""


class MenuTable(Cursor, Protocol):
    """Interface of the table that the menus act on."""

    add_to_menu: Callable[[QMenu, str], None]


def cell_menu(parent: QWidget, table: MenuTable) -> QMenu:
    """Context menu of the selected cells, of the current row, and of its column."""
    commands, cells, here = table.commands, table.cells, table.currentIndex()
    menu = new_menu(parent, "Cells")
    subject, group = cells.subject_at(here.row()), cells.group_at(here.row())
    if cells.cell_field(here.row(), here.column()) is not None:
        add(menu, "Edit the cell", table.edit_current, "F2")
    if subject:
        add(menu, "Open in the inspector", table.open_current, OPEN)
    if group is None:
        _set_choices(menu, table)
        menu.addSeparator()
        add(menu, "Cut", commands.cut, _KEY.Cut)
        add(menu, "Copy", commands.copy, _KEY.Copy)
        if commands.people_picked:
            add(menu, WITH_PEOPLE, commands.copy_with_people)
        add(menu, "Paste", commands.paste, _KEY.Paste).setEnabled(commands.can_paste)
        add(menu, "Fill down", commands.fill_down, FILL_DOWN)
        add(menu, "Empty the cells", commands.clear, _KEY.Delete)
    else:
        add(menu, "Unfold" if group.folded else "Fold", partial(table.toggle, here.row()), "Return")
    table.add_to_menu(menu, subject)
    menu.addSeparator()
    noun = cells.table.noun
    add(menu, f"New {noun}", table.begin_new, NEW)
    things = commands.picked_things()
    if things:
        what = cells.table.counted(len(things)) if len(things) > 1 else noun
        add(menu, f"Delete {what}", commands.delete, DELETE_ROWS)
    if cells.table.has_departments:
        add(menu, "New department…", table.request_group, NEW_GROUP)
        if group is not None and subject:
            add(menu, "Delete department", partial(commands.delete_group, here.row()), _KEY.Delete)
    menu.addSeparator()
    if here.isValid():
        add(menu, f"Sort and filter by {heading(cells.columns[here.column()])}…", partial(_next, table), COLUMN)
    add(menu, "Find and replace…", table.request_find, FIND)
    if cells.grouped:
        add(menu, f"Fold all {cells.table.grouped_by}", partial(cells.fold_all, True))
        add(menu, f"Unfold all {cells.table.grouped_by}", partial(cells.fold_all, False))
    return menu


def column_menu(parent: QWidget, cells: FieldTableModel, column: int) -> QMenu:
    """Menu of a column: how it sorts the rows, and which of its texts are shown."""
    field, order = cells.columns[column], cells.order
    menu = new_menu(parent, heading(field))
    name = field.name
    for text, asked in (("Sort ascending", Order(name)), ("Sort descending", Order(name, descending=True))):
        tick(add(menu, text, partial(cells.sort_by, asked)), order == asked)
    tick(add(menu, "The order of the map", partial(cells.sort_by, None)), order is None)
    menu.addSeparator()
    only = cells.only.get(name)
    tick(add(menu, "Show all", partial(cells.show_only, name, None)), only is None)
    for text in cells.texts_of(field)[:MOST_SHOWN]:
        shown = add(menu, text or EMPTY, _toggle(cells, name, text))
        tick(shown, only is not None and text in only)
    return menu


def _toggle(cells: FieldTableModel, name: str, text: str) -> Callable[[], None]:
    """Show the rows with this text, or no longer; once none is left, all are shown."""

    def does() -> None:
        only = cells.only.get(name, frozenset())
        cells.show_only(name, (only ^ {text}) or None)

    return does


def _next(table: MenuTable) -> None:
    table.open_column_menu(table.currentIndex().column())


def _set_choices(menu: QMenu, table: MenuTable) -> None:
    """The choices of the current column, for all selected rows at once."""
    cells, here = table.cells, table.currentIndex()
    if cells.thing_at(here.row()) is None:
        return
    field = cells.columns[here.column()]
    choices = choices_of(field, cells.words)
    if choices and field.values.shape not in SEVERAL:
        number = len(table.commands.picked_things())
        whose = f" of {cells.table.counted(number)}" if number > 1 else ""
        part = menu.addMenu(f"Set {heading(field)}{whose}")
        for value, text in choices:
            entry = add(part, text, partial(table.commands.set_text, here.column(), text))
            tick(entry, cells.value(here.row(), here.column()) == value)
