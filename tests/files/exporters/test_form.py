"""The form in which a workbook is handed out: ids beside what they name, room for what is new, the map it was made
from, and a heading that leaves most of each printed page to the matrix."""

from __future__ import annotations

import base64
import random
import zlib
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from tests.files.exporters import maps
from tests.files.exporters.maps import TODAY
from tests.files.exporters.reading import kept, opened, workbook_of
from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill
from workbench.files.document import map_from_json, map_json
from workbench.files.exporters import ExportRequest
from workbench.files.exporters.xlsx import export
from workbench.files.exporters.xlsx.heading import fitting, points
from workbench.files.exporters.xlsx.layout import (
    DEPARTMENT_ID,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    ROLE_ID,
    SIDES_ROW,
    SPARE_COLUMNS,
    SPARE_ROWS,
    TITLES_ROW,
    OrganisationArea,
)
from workbench.files.identity import fresh_identity
from workbench.files.paper import Paper
from workbench.files.templates import load

_SIDE = get_column_letter(OrganisationArea(0, 4).side + 1)


def values(sheet: Any, row: int) -> list[Any]:
    """What a row counted from 1 shows."""
    return [cell.value for cell in sheet[row]]


def test_ids_stand_beside_what_they_name_and_are_hidden() -> None:
    plan = load("before-and-after")
    scenario, identity = plan.scenarios[0], fresh_identity()
    book = opened(export(ExportRequest(plan, scenario.id, TODAY, identity=identity)).data)
    matrix = book["Matrix"]
    assert matrix["G3"].value == f"capmap 1 {identity.document_id} {identity.revision} {scenario.id} 2026-11-24"
    assert [matrix.cell(FIRST_SKILL_ROW + 1 + n, 7).value for n in range(len(plan.skills))] == [
        each.id for each in plan.skills
    ]
    assert values(matrix, 3)[7 : 7 + len(scenario.roles)] == [each.id for each in scenario.roles]
    assert matrix.column_dimensions["G"].hidden
    assert matrix.row_dimensions[3].hidden
    organisation, skills = book["Organisation"], book["Skills"]
    ids = {
        (row[0].value, row[3].value): (row[DEPARTMENT_ID].value, row[ROLE_ID].value)
        for row in organisation.iter_rows(min_row=4)
        if row[0].value
    }
    names = {each.id: each.name for each in scenario.departments}
    for role in scenario.roles:
        assert ids[names[str(role.department)], role.title] == (role.department, role.id)
    assert [skills.cell(4 + n, 11).value for n in range(len(plan.skills))] == [each.id for each in plan.skills]
    for sheet, first in ((organisation, DEPARTMENT_ID + 1), (skills, 11)):
        _, _, last, _ = range_boundaries(sheet.auto_filter.ref)
        assert last >= first
        for each in sheet.column_dimensions.values():
            assert each.hidden == (each.min >= first), (sheet.title, each.min)


def test_spare_rows_and_columns_take_what_is_new() -> None:
    plan = load("before-and-after")
    matrix = opened(workbook_of(plan), values=False)["Matrix"]
    last_row = FIRST_SKILL_ROW + len(plan.skills) + SPARE_ROWS
    last_column = FIRST_ROLE + len(plan.scenarios[0].roles) + SPARE_COLUMNS
    assert matrix.auto_filter.ref == f"A5:{get_column_letter(last_column)}{last_row}"
    assert matrix.cell(last_row, 6).data_type == "f"
    assert matrix.cell(SIDES_ROW + 1, last_column).data_type == "f"
    ranges = {str(each.sqref) for each in matrix.data_validations.dataValidation}
    assert f"H6:{get_column_letter(last_column)}{last_row}" in ranges
    assert f"B6:B{last_row}" in ranges
    printed = matrix.print_area.replace("$", "").rpartition("!")[2]
    assert printed == f"A1:{get_column_letter(last_column - SPARE_COLUMNS)}{last_row - SPARE_ROWS}"


def long_map() -> CapabilityMap:
    """A map whose base has no room in one cell."""
    dice = random.Random(4)
    document = maps.sized_map(3, 60, dice)
    told = tuple(replace(each, definition=dice.randbytes(500).hex()) for each in document.skills)
    return replace(document, skills=told)


@pytest.mark.parametrize("document", [load("before-and-after"), long_map()])
def test_the_map_it_was_made_from_is_kept(document: CapabilityMap) -> None:
    kept_map = replace(document, scenarios=document.scenarios[:1])
    column = {place: cell.value for place, cell in kept(workbook_of(document)).items() if place.startswith("Exported!")}
    at = next(place for place, value in column.items() if value == "Base")
    row = int(at.removeprefix("Exported!A"))
    pieces = [str(column[f"Exported!A{n}"]) for n in range(row + 1, row + 100) if f"Exported!A{n}" in column]
    data = zlib.decompress(base64.b64decode("".join(pieces)))
    assert sha256(data).hexdigest() == column[f"Exported!B{row}"]
    assert data == map_json(kept_map)
    assert map_from_json(data, "base") == kept_map
    assert len(pieces) == (2 if document.title == "Random" else 1)


def same_names() -> CapabilityMap:
    """Departments of one name, capital letters or not, of other kinds and in other places, and one called as none."""
    skills = (Skill("s", "Skill", group="", belongs_to="product", importance=3, level_needed=3),)
    departments = (
        Department("a", "Team", kind="other"),
        Department("b", "team", kind="marketing"),
        Department("c", "Team", kind="product", parent="a"),
        Department("d", "No department", kind="marketing"),
        Department("e", "Below", kind="other", parent="b"),
        Department("f", "Wild*", kind="product"),
        Department("g", "W?", kind="other", parent="f"),
        Department("h", "Wildcard", kind="marketing"),
        Department("i", "We", kind="other", parent="h"),
    )
    held = (Assignment("s", "lead", level=3),)
    roles = tuple(
        Role(f"R{each.id}", "Role", discipline="product", department=each.id, assignments=held) for each in departments
    )
    lower = tuple(replace(each, id=each.id.lower(), discipline="marketing") for each in roles)
    nowhere = Role("none", "Role", discipline="product")
    return CapabilityMap(
        "Names",
        skills=skills,
        scenarios=(Scenario("x", "X", model="holistic", departments=departments, roles=(*roles, *lower, nowhere)),),
    )


@pytest.mark.parametrize("document", [same_names(), *map(maps.random_map, range(20, 30))])
def test_the_side_of_each_role_is_found_up_its_departments(document: CapabilityMap) -> None:
    index = Index(document, document.scenarios[0])
    cells = kept(workbook_of(document))
    words = {"marketing": "Marketing", "product": "Product", None: "–"}
    for number, role in enumerate(document.scenarios[0].roles):
        designed, placed = words[index.designed[role.id]], words[index.placed[role.id]]
        side = designed if designed == placed else f"{designed} → {placed}"
        assert cells[f"Matrix!{get_column_letter(FIRST_ROLE + 1 + number)}5"].value == side
    # What the formulas of Organisation carry, by which those of Matrix find it.
    column = get_column_letter(ROLE_ID + 1)
    rows = {
        cell.value: place.rpartition(column)[2] for place, cell in cells.items() if f"Organisation!{column}" in place
    }
    sides = [cells[f"Organisation!{_SIDE}{rows[role.id]}"].value for role in document.scenarios[0].roles]
    assert sides == [cells[f"Matrix!{get_column_letter(FIRST_ROLE + 1 + n)}5"].value for n in range(len(sides))]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    "title", ["Lead", "Corporate Social Media Strategist", "Donaudampfschifffahrtsgesellschaft", "long " * 30]
)
def test_the_repeated_heading_takes_at_most_a_quarter_of_the_page(title: str, paper: Paper) -> None:
    before = (36, 12, 9, 9, 9, 8)
    tall, across = {"a4": (595, 842), "letter": (612, 792)}[paper]
    for number in (0, 1, 2, 3, 5, 8, 14, 25, 40, 60, 120, 500):
        heading = fitting([title] * number, before, paper)
        wide = sum(map(points, before)) + max(number, 1) * points(heading.width)
        scale = min(1, (across - 2 * 0.6 * 72) / wide)
        assert (heading.titles + heading.sides) * scale <= (tall - 1.5 * 72) / 4, number
        assert heading.titles >= 30, number


def test_the_heading_is_set_as_it_was_fitted() -> None:
    plan = load("before-and-after")
    titles = [each.title for each in plan.scenarios[0].roles]
    sheet = opened(export(ExportRequest(plan, plan.scenarios[0].id, TODAY, paper="letter")).data)["Matrix"]
    heading = fitting(titles, (36, 12, 9, 9, 9, 8), "letter")
    assert sheet.row_dimensions[TITLES_ROW + 1].height == pytest.approx(heading.titles, abs=0.75)
    assert sheet.row_dimensions[SIDES_ROW + 1].height == pytest.approx(heading.sides, abs=0.75)
    assert sheet.column_dimensions["H"].width == pytest.approx(heading.width, abs=0.8)
    assert sheet.print_title_rows == "$4:$5"


def test_only_what_is_read_back_may_be_changed_by_mistake() -> None:
    book = opened(workbook_of(load("before-and-after")))
    shut = {sheet.title for sheet in book if sheet.protection.sheet}
    assert shut == {"Summary", "Split", "Open points", "Roles", "Exported"}
    for title in shut:
        protection = book[title].protection
        assert protection.password is None
        assert not any((protection.selectLockedCells, protection.formatColumns, protection.autoFilter))


def test_spare_rows_of_organisation_offer_the_same_values() -> None:
    plan = load("before-and-after")
    sheet = opened(workbook_of(plan))["Organisation"]
    said = max(row for row, cell in enumerate(sheet["A"], 1) if cell.value)
    ranges = {str(each.sqref) for each in sheet.data_validations.dataValidation}
    assert ranges == {f"{column}4:{column}{said + SPARE_ROWS}" for column in "CEFL"}


def test_a_share_has_a_decimal_and_no_line_breaks_before_its_sign() -> None:
    book = opened(workbook_of(load("before-and-after")))
    shown = {cell.number_format for title in ("Summary", "Split") for row in book[title].iter_rows() for cell in row}
    shares = {each for each in shown if "%" in each}
    assert len(shares) > 1
    assert all(each.replace("\\", "").startswith('0.0"\xa0"%') for each in shares), shares


def test_the_verdict_says_of_which_day_it_is() -> None:
    summary = opened(workbook_of(load("before-and-after")))["Summary"]
    assert [each for each in values(summary, 3) if each][-1] == "as checked on 24 November 2026"
