"""Sources of an import: its files and sheets as rows, and how much is asked of each."""

from __future__ import annotations

from tests.support.grids import grid_of_lines
from tests.support.imported import blank
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Grid
from workbench.application.importing.preparation import Preparation, prepare
from workbench.application.importing.records import Origin
from workbench.presentation.import_sources import SourceRow, row_of, source_rows

SKILLS = "Skill|Group\nPython|Code\nSQL|Code"
TEAM = "Skill|Anna Berg|Ben Holm|Cleo Lind\nPython|4|guru|2\nSQL|3|1|2\nGit|2|2|1\nTalk|2|3|1\nSay|1|2|4\nHear|3|1|1"


def prepared(*contents: Sheets) -> Preparation:
    return prepare(blank(), contents)


def sheets(name: str, **grids: str) -> Sheets:
    return Sheets(tuple(grid_of_lines(lines, sheet) for sheet, lines in grids.items()), name)


def rows(*contents: Sheets) -> list[SourceRow]:
    return list(source_rows(prepared(*contents)))


def test_a_file_stands_over_its_sheets() -> None:
    hidden = Grid("Old", grid_of_lines(SKILLS).rows, hidden=True)
    notes = Grid("Notes", (("some", "text"),))
    content = Sheets((grid_of_lines(TEAM, "Team"), hidden, notes), "a.xlsx")
    assert [(row.name, row.table, row.what, row.taken, row.asked) for row in rows(content)] == [
        ("a.xlsx", -1, "", False, 0),
        ("Team", 0, "Skills × people, 6 × 3", True, 2),
        ("Old", 1, "Skills, 2 rows", False, 0),
        ("Notes", -1, "No table was found", False, 0),
    ]
    assert [row.spoken for row in rows(content)] == [
        "File a.xlsx",
        "Team, Skills × people, 6 × 3, 2 to decide",
        "Old, Skills, 2 rows, hidden",
        "Notes, No table was found",
    ]
    assert [row.details for row in rows(content)][1:3] == ["Skills × people, 6 × 3", "Hidden. Skills, 2 rows"]


def test_a_text_is_its_own_sheet_and_a_pasted_one_has_a_name() -> None:
    for name, sheet in (("skills.csv", "skills.csv"), ("skills.csv", "")):
        (row,) = rows(sheets(name, **{sheet: SKILLS}))
        assert (row.name, row.sheet, row.table) == ("skills.csv", sheet, 0)
    (pasted,) = rows(sheets("", **{"": SKILLS}))
    assert pasted.name == "Pasted text"
    assert [row.name for row in rows(sheets("a.xlsx", Team=SKILLS), sheets("b.xlsx", Team=SKILLS))] == [
        *("a.xlsx", "Team", "b.xlsx", "Team"),
    ]


def test_tables_of_one_sheet_are_told_by_their_rows() -> None:
    beside = f"{SKILLS}\n|\n|\nRole|Department\nDev|Tech\nOps|Tech"
    assert [(row.name, row.table) for row in rows(sheets("a.xlsx", Team=beside))][1:] == [
        *(("Team, row 1", 0), ("Team, row 6", 1)),
    ]


def test_which_of_several_states_is_read_is_asked_of_the_one_that_is() -> None:
    team = "Skill|Dev|Lead|Tester\nPython|3|2|1\nSQL|3|4|2\nGit|2|4|1"
    content = sheets("a.xlsx", **{"Q1 2026": team, "Q2 2026": team.replace("4", "1")})
    assert [(row.name, row.taken, row.asked) for row in rows(content)][1:] == [
        *(("Q1 2026", False, 0), ("Q2 2026", True, 1)),
    ]


def test_the_row_of_a_place() -> None:
    preparation = prepared(sheets("a.xlsx", Team=SKILLS, Other=SKILLS), sheets("b.xlsx", Team=SKILLS))
    listed = list(source_rows(preparation))
    assert [row_of(listed, preparation, Origin(file, "Team", 2)) for file in ("a.xlsx", "b.xlsx")] == [
        *(listed[1], listed[4]),
    ]
    assert row_of(listed, preparation, Origin("a.xlsx", "Other", 9)) == listed[2]
    assert row_of(listed, preparation, Origin("a.xlsx", "None")) is None
