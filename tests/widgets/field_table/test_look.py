"""How the table of roles and of skills looks: widths, indents, what is sought, and a narrow place."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from workbench.application.edits.skills import SetSkill
from workbench.qt.context import Context
from workbench.qt.theme import TEXT
from workbench.widgets.field_table import FieldTablePanel
from workbench.widgets.parts.text import text_width


def test_columns_share_the_room_of_a_wide_table_names_first(skills: FieldTablePanel, context: Context) -> None:
    table, cells = skills.table, skills.model
    narrow = [table.columnWidth(column) for column in range(cells.columnCount())]
    skill = context.session.document.skills[0].id
    name, text = "A name that is a good deal longer than its column is wide", "What is meant by it. " * 30
    context.session.perform(SetSkill(skill, "name", name))
    context.session.perform(SetSkill(skill, "definition", text))
    skills.resize(sum(narrow) + 300, 500)
    QApplication.processEvents()
    wide = [table.columnWidth(column) for column in range(cells.columnCount())]
    assert wide[0] > text_width(name, TEXT)
    assert wide[cells.column_of("definition")] > narrow[cells.column_of("definition")]
    assert sum(wide) <= table.viewport().width()
    skills.resize(700, 500)
    QApplication.processEvents()
    assert [table.columnWidth(column) for column in range(cells.columnCount())] == narrow


def test_no_column_moves_while_a_wide_table_is_searched(skills: FieldTablePanel) -> None:
    skills.resize(2600, 500)
    QApplication.processEvents()
    columns = range(skills.model.columnCount())
    before = [skills.table.columnWidth(column) for column in columns]
    skills.search.setText("nothing is called like this")
    skills.search.clear()
    assert [skills.table.columnWidth(column) for column in columns] == before


def test_a_column_width_that_is_drawn_stays(skills: FieldTablePanel) -> None:
    skills.table.horizontalHeader().resizeSection(0, 90)
    skills.resize(2600, 500)
    QApplication.processEvents()
    assert skills.table.columnWidth(0) == 90


def test_what_lies_in_a_group_begins_no_further_left_than_its_heading(roles: FieldTablePanel) -> None:
    cells = roles.model
    depths = [cells.depth(row) for row in range(cells.rowCount())]
    inside = [row for row in range(cells.rowCount()) if cells.thing_at(row) is not None]
    assert max(depths) > 0
    for row in inside:
        heading = next(above for above in range(row, -1, -1) if cells.group_at(above) is not None)
        assert depths[row] == depths[heading]


def test_the_search_says_what_it_searches_in_a_narrow_table(roles: FieldTablePanel) -> None:
    for width in (270, 900):
        roles.resize(width, 500)
        QApplication.processEvents()
        asked = roles.search.fontMetrics().horizontalAdvance(roles.search.placeholderText())
        assert roles.search.width() > asked + 24


def test_what_is_sought_elsewhere_stands_out(roles: FieldTablePanel) -> None:
    row = next(row for row in range(roles.model.rowCount()) if roles.model.thing_at(row) is not None)
    rect = roles.table.visualRect(roles.model.index(row, 0))
    sought = roles.model.thing_at(row)
    pictures = []
    for found in (None, frozenset({sought}), frozenset()):
        roles.table.fade_all_but(found)
        pictures.append(roles.table.viewport().grab(rect).toImage())
    assert pictures[0] == pictures[1] != pictures[2]
