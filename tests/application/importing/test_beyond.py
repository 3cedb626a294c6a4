"""Values beyond the tables of a sheet: told from six numbers on, and never those that are hidden."""

from __future__ import annotations

import dataclasses

from tests.support.grids import grid_of_lines
from workbench.application.importing.beyond import Beyond, beyond
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Grid
from workbench.application.importing.recognition import propose_mapping

TABLE = "Skill|Group|Definition\nPython|Code|a\nSQL|Code|b\n||\n||\n"


def found(more: str, **changes: object) -> Beyond | None:
    """What stands beyond a table of three rows, with other rows below two empty ones."""
    grid: Grid = dataclasses.replace(grid_of_lines(TABLE + more, "Team"), **changes)  # type: ignore[arg-type]
    tables = [each.table for each in propose_mapping(Sheets((grid,))).tables]
    assert [(table.heading, table.last) for table in tables] == [(0, 2)]
    return beyond(grid, tables)


def test_six_numbers_are_told_and_five_are_not() -> None:
    assert found("Costs|1|2\n|3|4\n|5|") is None
    assert found("Costs|1|2\n|3|4\n|5|6") == Beyond(5, "Costs", 6)


def test_shares_are_numbers() -> None:
    assert found("Costs|10 %|20 %\n|30 %|40 %\n|50 %|60 %") == Beyond(5, "Costs", 6)


def test_what_is_hidden_is_not_told() -> None:
    lines = "Costs|1|2\n|3|4\n|5|6"
    assert found(lines, hidden_rows=frozenset({6})) is None
