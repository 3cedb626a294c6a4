"""The sheet Fit: what each person fills of each role, live over the hidden sheet of levels, only where asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.files.exporters.maps import TODAY, starter
from tests.files.exporters.office import edited
from tests.files.exporters.reading import opened
from tests.files.exporters.test_edited import put
from tests.support.notation import read_map
from tests.support.strategies import maps
from workbench.domain.fit import GOAL, Fits
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Person, PersonLevel, Role
from workbench.domain.people import with_levels
from workbench.domain.replace import replace
from workbench.domain.transform import edit_role, set_assignment, without_skill
from workbench.domain.words import PERCENT
from workbench.files.exporters import ExportRequest
from workbench.files.exporters.xlsx import export
from workbench.files.exporters.xlsx.heading import fitting
from workbench.files.exporters.xlsx.layout import FIRST_ROLE, FIRST_SKILL_ROW, IMPORTANCE, SCOPE, address
from workbench.presentation.who_fits import NEEDS_NOTHING, TOO_LITTLE_OF_ALL

NAMES_ROW, FIRST_ROW, FIRST = 2, 4, 2

SKILLS: dict[str, Any] = {
    "apis": {"importance": 5, "level_needed": 4},
    "design": {"importance": 3},
    "tests": {"importance": 2},
    "old": {"importance": 5, "in_scope": False},
}
ROLES: dict[str, Any] = {
    "engineer": {"leads": ["apis", "old"], "supports": ["tests:2"], "people": ["ada"]},
    "designer": {"leads": ["design"], "supports": ["apis:1"]},
    "empty": {"leads": ["old"]},
}
PEOPLE: dict[str, Any] = {
    "ada": {"levels": {"apis": 2, "tests": 4, "old": 4}},
    "*": {"name": "=Bea", "levels": {"design": 0, "apis": 3}},
    "career": {"name": "Software developer", "kind": "background", "levels": {"tests": 3}},
}
TEAM = read_map({"skills": SKILLS, "roles": ROLES, "people": PEOPLE})


def workbook_with(document: CapabilityMap, *, people: bool = True) -> bytes:
    return export(ExportRequest(document, document.scenarios[0].id, TODAY, people=people)).data


def expected(document: CapabilityMap) -> list[list[float | str]]:
    """The rows of the sheet, as the program reckons them."""
    fits = Index(document, document.scenarios[0]).derived(Fits)
    rows: list[list[float | str]] = []
    for role in document.scenarios[0].roles:
        row = [fits.of(person.id, role.id) for person in document.people]
        rows.append(["–" if fit.known is None else "?" if fit.shown is None else fit.shown for fit in row])
    return rows


def written(document: CapabilityMap) -> list[list[Any]]:
    sheet = opened(workbook_with(document))["Fit"]
    return [
        [sheet.cell(FIRST_ROW + row + 1, FIRST + 2 * column + 1).value for column in range(len(document.people))]
        for row in range(len(document.scenarios[0].roles))
    ]


def alike(one: Sequence[Sequence[Any]], other: Sequence[Sequence[Any]]) -> None:
    for mine, theirs in zip(one, other, strict=True):
        assert list(mine) == [each if isinstance(each, str) else pytest.approx(each) for each in theirs]


def test_the_sheet_says_what_the_program_says() -> None:
    alike(written(TEAM), expected(TEAM))
    assert written(TEAM)[0] == [pytest.approx(3.5 / 6), 0.75, "?"]
    assert written(TEAM)[2] == ["–", "–", "–"]
    sheet = opened(workbook_with(TEAM))["Fit"]
    assert [sheet.cell(NAMES_ROW + 1, column).value for column in (3, 5, 7)] == ["Ada", "=Bea", "Software developer"]
    assert [sheet.cell(NAMES_ROW + 2, column).value for column in (3, 5, 7)] == [
        "Person",
        "Person",
        "Typical background",
    ]
    assert [sheet.cell(row, 1).value for row in (5, 6, 7)] == ["Engineer", "Designer", "Empty"]
    shades = [sheet.cell(5, column).fill.fgColor.rgb for column in (3, 5)]
    assert shades[0] == "FFEEF1F5"
    assert shades[1] != shades[0]


def test_how_much_is_known_stands_beside_a_fit_where_not_all_is() -> None:
    sheet = opened(workbook_with(TEAM))["Fit"]
    beside = [[sheet.cell(row, column).value for column in (4, 6, 8)] for row in (5, 6, 7)]
    known = [[None, pytest.approx(5 / 6), pytest.approx(1 / 6)], [pytest.approx(2.5 / 5.5), None, 0], [None] * 3]
    assert [[each if each != "" else None for each in row] for row in beside] == known
    assert "C3:D3" in {str(merged) for merged in sheet.merged_cells.ranges}


def test_headings_break_between_words_only() -> None:
    """Names of people are short words; turned upright they broke inside them."""
    names = ("Anna Schmidt", "Torben Hinrichsen", "Swantje Petersen-Abel", "Jo")
    people = tuple(replace(TEAM.people[0], id=f"p{n}", name=names[n % 4], title=str(n)) for n in range(24))
    for some in (people[:1], people[:9], people):
        for least in (0.0, 15.0):
            heading = fitting([person.name for person in some], (36, 22), "a4", least)
            room = (heading.titles - 10) / 7.2 if heading.upright else heading.width - 1
            assert room + 0.01 >= max(len(word) for person in some for word in person.name.split())
    sheet = opened(workbook_with(replace(TEAM, people=(*TEAM.people, *people))))["Fit"]
    assert sheet.cell(NAMES_ROW + 2, 3).alignment.textRotation == 0


def test_a_card_counts_as_filled_from_the_goal_on() -> None:
    """By the one rule that marks figures."""
    sheet = opened(workbook_with(TEAM), values=False)["Fit"]
    ((places, rule),) = [(each.sqref, rule) for each in sheet.conditional_formatting for rule in each.rules]
    assert str(places) == "C5:H7"
    least = re.fullmatch(r'AND\(C\$3<>"",ISNUMBER\(C5\),C5>=([\d.]+)\)', rule.formula[0])
    assert least is not None
    assert GOAL - 1e-6 < float(least[1]) < GOAL, "and not a hair above it, where sums are not exact"


@settings(max_examples=12)
@given(maps(most_people=3))
def test_of_any_map_the_sheet_is_what_the_program_says(document: CapabilityMap) -> None:
    if document.people:
        alike(written(document), expected(document))


def test_without_the_tick_nobody_is_in_the_workbook() -> None:
    assert not {"Fit", "Levels"} & set(opened(workbook_with(TEAM, people=False)).sheetnames)
    assert not {"Fit", "Levels"} & set(opened(workbook_with(starter())).sheetnames), "nor where nobody is there"
    book = opened(workbook_with(TEAM))
    assert book["Levels"].sheet_state == "hidden"
    assert book["Fit"].protection.sheet


def test_a_job_description_says_how_typical_backgrounds_fill_it_where_asked_for() -> None:
    def said(people: bool) -> list[tuple[str, str]]:
        rows = list(opened(workbook_with(document, people=people))["Roles"].iter_rows(values_only=True))
        heads = [n for n, row in enumerate(rows) if row[0] == "Typical backgrounds"]
        return [(str(row[0]), str(row[1]).replace(PERCENT, " %")) for n in heads for row in rows[n + 1 : n + 3]]

    levels = {"apis": 1, "tests": 2}
    more = Person("writer", "Writer", kind="background", levels=tuple(PersonLevel(*each) for each in levels.items()))
    document = replace(TEAM, people=(*TEAM.people, more))
    writer = ("Writer", "fills 38 %, cannot carry Apis yet, 100 % known")
    assert said(people=True)[:2] == [writer, ("Software developer", "too little is known, 17 % known")]
    assert [label for label, _ in said(people=True)[2::2]] == [TOO_LITTLE_OF_ALL, NEEDS_NOTHING]
    assert said(people=False) == []


def _role(role: str, change: Callable[[Role], Role]) -> CapabilityMap:
    return edit_role(TEAM, "s", role, change)


def _skill(number: int, **fields: Any) -> CapabilityMap:
    skills = list(TEAM.skills)
    skills[number] = replace(skills[number], **fields)
    return replace(TEAM, skills=tuple(skills))


def cell(skill: int, role: int, value: str) -> str:
    return put("Matrix", FIRST_SKILL_ROW + skill, FIRST_ROLE + role, value)


SKILL_ROWS = f"{address(FIRST_SKILL_ROW, 0)}:{address(FIRST_SKILL_ROW + 3, 14)}"
RATED = with_levels(TEAM.people[0], [PersonLevel("apis", 4)])
EDITS: dict[str, tuple[Sequence[str], CapabilityMap]] = {
    "nothing": ([], TEAM),
    "level": ([cell(0, 0, "L2")], _role("engineer", lambda each: set_assignment(each, "apis", level=2))),
    "kind": ([cell(0, 0, "S4")], _role("engineer", lambda each: set_assignment(each, "apis", kind="support"))),
    "gone": ([cell(0, 0, "")], _role("engineer", lambda each: without_skill(each, "apis"))),
    "importance": ([put("Matrix", FIRST_SKILL_ROW, IMPORTANCE, 1)], _skill(0, importance=1)),
    "scope": ([put("Matrix", FIRST_SKILL_ROW + 3, SCOPE, "Yes")], _skill(3, in_scope=True)),
    "sorted": (
        [f'Sorted(book.Sheets.getByName("Matrix"), "{SKILL_ROWS}", 0, False)'],
        TEAM,
    ),
    "moved": ([f'MovedColumn(book.Sheets.getByName("Matrix"), {FIRST_ROLE + 1}, {FIRST_ROLE})'], TEAM),
    "rated": ([put("Levels", 3, 3, 4)], replace(TEAM, people=(RATED, *TEAM.people[1:]))),
}  # fmt: skip


@pytest.mark.office
def test_it_follows_the_matrix_and_the_levels(tmp_path: Path) -> None:
    data = workbook_with(TEAM)
    places = [("Fit", FIRST_ROW + row, FIRST + 2 * column) for row in range(3) for column in range(3)]
    seen = edited({name: (data, edits) for name, (edits, _) in EDITS.items()}, places, tmp_path)
    for name, (_, after) in EDITS.items():
        assert not seen[name].errors, name
        for place, value in zip(places, chain.from_iterable(expected(after)), strict=True):
            assert seen[name].cells[place] == (value if isinstance(value, str) else pytest.approx(value)), (name, place)
