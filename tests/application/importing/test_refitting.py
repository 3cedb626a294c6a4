"""Refitting of a mapping to a later state of its file: what is not there any more, and what it does not know."""

from __future__ import annotations

from tests.support.grids import grid_of_lines
from workbench.application.importing.content import Sheets
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.refitting import refitted

KITCHEN = "Role|Skill|Skill level\nChef|Cooking|3\nBaker|Baking|4\n"
BAR = "Role|Skill|Skill level\nBarkeeper|Mixing|2\nWaiter|Serving|4\n"


def found(**sheets: str) -> Mapping:
    return propose_mapping(Sheets(tuple(grid_of_lines(lines, name) for name, lines in sheets.items()), "team.xlsx"))


def test_a_table_that_the_mapping_does_not_know_is_told() -> None:
    kitchen, both = found(Kitchen=KITCHEN), found(Kitchen=KITCHEN, Bar=BAR)
    assert refitted(kitchen, both).unknown == ("Bar",)
    assert refitted(both, both).unknown == ()
    assert refitted(both.with_taken(1, False), both).unknown == ()
    assert refitted(both, kitchen).lost == ("Bar",)
