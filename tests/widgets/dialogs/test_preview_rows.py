"""The preview table: its last column, which says what becomes of a line, has room at any width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from workbench.qt.theme import LIGHT
from workbench.widgets.dialogs.preview_rows import (
    LEAST_REASON,
    NAMES,
    WIDEST,
    PreviewRow,
    PreviewRows,
    PreviewTable,
)

HEADINGS = ("Line", "Name", "Read as", "What becomes of it")
ROWS = [
    PreviewRow((str(line), "Customer care", "Department", "Kind: Service; 3 roles, one of them new."))
    for line in range(9)
]


@pytest.fixture
def table(qtbot: QtBot) -> PreviewTable:
    rows = PreviewRows(HEADINGS, LIGHT)
    made = PreviewTable(rows, "What was read")
    rows.setParent(made)
    qtbot.addWidget(made)
    rows.show_rows(ROWS)
    made.resize(700, 300)
    made.show()
    return made


def test_the_columns_fit_a_narrow_table_and_the_reason_can_be_read(table: PreviewTable, qtbot: QtBot) -> None:
    table.resize(340, 300)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.columnWidth(len(HEADINGS) - 1) >= LEAST_REASON
    assert table.rowHeight(0) < 90  # three lines, where a column without room made them eight


def test_the_second_column_has_its_width_where_there_is_room(table: PreviewTable) -> None:
    assert table.columnWidth(1) == NAMES
    table.resize(340, 300)
    assert table.columnWidth(1) < NAMES
    table.resize(700, 300)
    assert table.columnWidth(1) == NAMES


def test_a_width_that_is_drawn_is_kept_while_there_is_room(table: PreviewTable) -> None:
    table.horizontalHeader().resizeSection(1, 250)
    table.resize(800, 300)
    assert table.columnWidth(1) == 250


LONG = "Unternehmenskommunikationsstrategie und Öffentlichkeitsarbeit"


def show(table: PreviewTable, *texts: Sequence[str]) -> None:
    rows = table.model()
    assert isinstance(rows, PreviewRows)
    rows.show_rows([PreviewRow((str(line), *each)) for line, each in enumerate(texts)])


def test_a_long_text_between_leaves_names_and_reasons_their_room(table: PreviewTable) -> None:
    reason = "Director in Sales."
    show(table, ("Head of Sales", f"Leads {LONG}", reason), ("Sales", "Department", reason))
    last = len(HEADINGS) - 1
    assert table.columnWidth(2) == WIDEST
    assert table.columnWidth(1) >= NAMES
    assert table.columnWidth(last) >= table.horizontalHeader().sectionSizeHint(last)  # its heading is whole
    assert table.rowHeight(1) < table.rowHeight(0)


def test_names_take_what_short_reasons_leave(table: PreviewTable, qtbot: QtBot) -> None:
    show(table, (LONG, "Role", "New."))
    assert table.columnWidth(1) > table.fontMetrics().horizontalAdvance(LONG)
    table.resize(480, 300)
    assert table.columnWidth(1) < table.fontMetrics().horizontalAdvance(LONG)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def test_the_rows_in_sight_are_as_tall_as_their_text(table: PreviewTable) -> None:
    heights = [table.rowHeight(row) for row in range(4)]
    assert all(one == other for one, other in pairwise(heights))
