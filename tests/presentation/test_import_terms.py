"""Terms of an import: what stands in the cells of a table, and what the table is."""

from __future__ import annotations

import pytest

from tests.support.grids import grid_of_lines
from workbench.application.importing.content import Sheets
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.scale import Scale, scale_of
from workbench.presentation.import_terms import number_span, scale_label, table_text


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ([1, 2, 5], "1-5"),
        ([0, 2, 5], "0-5"),
        ([0, 1], "0 and 1"),
        ([0.25, 0.5], "0-1"),
        ([1, 2, 3], "1-4"),
        (["A", "R", "I"], "R A I"),
        (["A/R", "C"], "R A C"),
        (["x"], "x"),
        (["expert", "basic"], "expert and basic"),
        (["aware", "basic", "skilled", "expert", "guru"], "aware, basic, skilled and 2 more"),
        ([], "empty"),
    ],
)
def test_what_stands_in_the_cells(cells: list[str | float], label: str) -> None:
    scale = scale_of(float(cell) if not isinstance(cell, str) else cell for cell in cells)
    assert scale_label(scale) == label


def test_a_span_begins_at_nothing_where_that_is_said() -> None:
    percent = scale_of(["0 %", "50 %", "100 %"])
    assert (number_span(percent, 100), scale_label(None)) == ("0-100", "empty")
    assert number_span(Scale("numbers", ()), 7) == "1-7"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|1|2", "Skills × roles, 2 × 3"),
        ("Role|Python|SQL|Git\nDev|3|2|1\nOps|4|1|2", "Roles × skills, 2 × 3"),
        ("Employee|Python|SQL|Git\nAnna|3|2|1\nBen|4|1|2", "People × skills, 2 × 3"),
        ("Role|Skill|Level\nDev|Python|3", "Roles and skills, 1 row"),
        ("Skill|Group\nPython|Code\nSQL|Code", "Skills, 2 rows"),
        ("Employee|Role|Skill|Level\nAnna|Dev|Python|3\nBen|Ops|SQL|2", "Roles, people and skills, 2 rows"),
        ("First name|Last name|Department\nAnna|Berg|IT\nBen|Holm|HR", "People, 2 rows"),
    ],
)
def test_what_a_table_is(lines: str, text: str) -> None:
    (table,) = propose_mapping(Sheets((grid_of_lines(lines, "Team"),), "team.xlsx")).tables
    assert table_text(table) == text
