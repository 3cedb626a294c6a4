"""Menus of a preview: what a row may be, and what a column may hold. Each entry gives another mapping."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from workbench.application.importing.axes import Known
from workbench.application.importing.grid import column_letters
from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import (
    meanings_offered,
    toggled_group,
    toggled_row,
    with_end,
    with_heading,
    with_meaning,
)
from workbench.application.importing.readable import LIKELY
from workbench.presentation import import_preview as words
from workbench.presentation.import_terms import meaning_label
from workbench.widgets.importing.preview_model import SheetShown
from workbench.widgets.parts.menu import add, new_menu, tick

MOST_AT_ONCE = 10
"""Entries up to which all that a column may hold is in one menu."""

Take = Callable[[Mapping, str], object]
"""Takes another mapping; or says why it is none."""
Point = Callable[[], Mapping]


def cell_menu(parent: QWidget, shown: SheetShown, row: int, column: int, known: Known, take: Take) -> QMenu:
    """Menu of a cell: that of its row, and below that of its column."""
    menu = new_menu(parent, words.row_menu_title(shown.number(row)))
    _add_row(menu, shown, row, column, known, take)
    table = shown.table_of_column(column, row)
    if table is not None:
        menu.addSeparator()
        title = words.column_menu_title(column_letters(column), _title(shown, table, column))
        _add_column(menu.addMenu(title), shown, table, column, take)
    return menu


def row_menu(parent: QWidget, shown: SheetShown, row: int, column: int, known: Known, take: Take) -> QMenu:
    """Menu of a row. column: that of the current cell, as tables may stand side by side."""
    menu = new_menu(parent, words.row_menu_title(shown.number(row)))
    _add_row(menu, shown, row, column, known, take)
    return menu


def column_menu(parent: QWidget, shown: SheetShown, column: int, row: int, take: Take) -> QMenu | None:
    """Menu of a column; None where the sheet has no table. row: that of the current cell."""
    table = shown.table_of_column(column, row)
    if table is None:
        return None
    menu = new_menu(parent, words.column_menu_title(column_letters(column), _title(shown, table, column)))
    _add_column(menu, shown, table, column, take)
    return menu


def _title(shown: SheetShown, table: int, column: int) -> str:
    each = shown.tables[table]
    return meaning_label("value" if column in each.table.values else each.meanings.get(column))


def _add_row(menu: QMenu, shown: SheetShown, row: int, column: int, known: Known, take: Take) -> None:
    content, mapping, number = shown.content, shown.mapping, shown.table_for(row, column)
    each = None if number is None else shown.tables[number].table
    heading: Point = partial(with_heading, content, mapping, shown.sheet, row, known, column)
    entry = add(menu, words.HEADING, partial(_do, take, mapping, heading, words.NO_HEADINGS))
    tick(entry, any(table.table.heading == row for table in shown.tables.values()))
    if number is None or each is None:
        return
    inside = each.first <= row <= each.last or row in each.groups
    group: Point = partial(toggled_group, content, mapping, number, row)
    entry = add(menu, words.GROUP, partial(_do, take, mapping, group))
    tick(entry, row in each.groups)
    entry.setEnabled(inside)
    left_out = any(left.number == row for left in each.left_rows)
    leave: Point = partial(toggled_row, content, mapping, number, row)
    entry = add(menu, words.TAKE if left_out else words.LEAVE, partial(_do, take, mapping, leave))
    entry.setEnabled(inside)
    end: Point = partial(with_end, content, mapping, number, row)
    entry = add(menu, words.END, partial(_do, take, mapping, end))
    tick(entry, row == each.last)
    entry.setEnabled(row >= each.first)


def _add_column(menu: QMenu, shown: SheetShown, table: int, column: int, take: Take) -> None:
    content, mapping, each = shown.content, shown.mapping, shown.tables[table]
    now = "value" if column in each.table.values else each.meanings.get(column)

    def offer(below: QMenu, meaning: Meaning | None) -> None:
        point: Point = partial(with_meaning, content, mapping, table, column, meaning)
        text = words.LEFT if meaning is None else meaning_label(meaning)
        tick(add(below, text, partial(_do, take, mapping, point)), meaning == now)

    offered = meanings_offered(mapping, table)
    first = [each for each in offered if len(offered) <= MOST_AT_ONCE or each in LIKELY or each == now]
    for meaning in first:
        offer(menu, meaning)
    for text, kind in words.MORE:
        rest = [each for each in offered if each in kind and each not in first]
        below = menu.addMenu(text) if rest else menu
        for meaning in rest:
            offer(below, meaning)
    menu.addSeparator()
    offer(menu, None)


def _do(take: Take, before: Mapping, point: Point, why: str = words.NO_CHANGE) -> None:
    """Hand on the mapping that pointing gives; where that is the same, the reason."""
    after = point()
    take(after, why if after == before else "")
