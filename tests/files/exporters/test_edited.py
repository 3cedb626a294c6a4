"""What people do to a workbook in a spreadsheet program: its figures follow, and no cell shows an error."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import pytest

from tests.files.exporters.figures import BARS, Place, assert_figures, coverage
from tests.files.exporters.marking import FAR, counters, counting
from tests.files.exporters.office import Seen, edited
from tests.files.exporters.reading import opened, workbook_of
from workbench.domain.coverage import PARTS, FigureView
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill
from workbench.domain.transform import edit_scenario
from workbench.domain.vocabulary import DEFAULT
from workbench.domain.words import VIEW
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    DEPARTMENT,
    FADE,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    KIND,
    PART_OF,
    ROLE,
    SIDES_ROW,
    SKILL,
    SPLIT,
    TITLES_ROW,
    TOTALS,
    WORK,
    MatrixArea,
    address,
)
from workbench.files.templates import load

pytestmark = pytest.mark.office

SUMMARY, STATUS = "Summary", (3, 0)
STRUCTURE = "Rows or columns were added, removed or moved: figures are live, open points and verdict are not"
LIVE = "figures are live, open points and verdict are not"
NEW = Skill("new", "A new skill", group="", belongs_to="product", importance=5, level_needed=4)


@dataclass(frozen=True)
class Case:
    """Edits of a workbook of a map, the map that they make of it, and what Summary says of them."""

    document: CapabilityMap
    edits: Sequence[str]
    after: CapabilityMap
    said: str
    marked: Mapping[Place, int] | None = None
    """How many cells of a column are marked as changed, by the cell that counts them; None where it is not counted."""


def put(sheet: str, row: int, column: int, value: str | int) -> str:
    """The edit that types something into a cell counted from 0."""
    typed = f"Value = {value}" if isinstance(value, int) else f'String = "{value}"'
    return f'book.Sheets.getByName("{sheet}").getCellByPosition({column}, {row}).{typed}'


def act(sheet: str, what: str) -> str:
    """The edit that inserts or removes rows or columns."""
    return f'book.Sheets.getByName("{sheet}").{what}'


def put_skill(row: int, skill: Skill) -> list[str]:
    """The edits that type a new skill into a row of Matrix."""
    values: tuple[str | int, ...] = (skill.name, skill.belongs_to.title(), "Yes", skill.importance, skill.level_needed)
    return [put("Matrix", row, column, value) for column, value in enumerate(values, SKILL)]


def _without_skills(emptied: str, role: Role) -> Role:
    return replace(role, assignments=()) if role.id == emptied else role


def with_roles(document: CapabilityMap, change: Callable[[Role], Role]) -> CapabilityMap:
    """The map with each role of its first scenario changed."""
    scenario = document.scenarios[0]
    return edit_scenario(document, scenario.id, lambda each: replace(each, roles=tuple(map(change, each.roles))))


def without_skills(document: CapabilityMap, *numbers: int) -> CapabilityMap:
    """The map without some skills, by number."""
    gone = {document.skills[each].id for each in numbers}
    document = with_roles(
        document,
        lambda role: replace(role, assignments=tuple(each for each in role.assignments if each.skill not in gone)),
    )
    return replace(document, skills=tuple(each for each in document.skills if each.id not in gone))


def with_skill(document: CapabilityMap, role: int) -> CapabilityMap:
    """The map with the new skill, led by one of its roles at level 4."""
    held = document.scenarios[0].roles[role]
    document = replace(document, skills=(*document.skills, NEW))
    led = (*held.assignments, Assignment(NEW.id, "lead", level=4))
    return with_roles(document, lambda each: replace(each, assignments=led) if each.id == held.id else each)


def adding(role: Role, document: CapabilityMap, *departments: Department) -> CapabilityMap:
    """The map with one more role, and departments."""
    return edit_scenario(
        document,
        document.scenarios[0].id,
        lambda each: replace(each, roles=(*each.roles, role), departments=(*each.departments, *departments)),
    )


def last_organisation_row(document: CapabilityMap) -> int:
    """The last row of Organisation that says something."""
    names = [cell.value for cell in opened(workbook_of(document))["Organisation"]["A"]]
    return max(row for row, name in enumerate(names) if name)


def organisation_row(document: CapabilityMap, role: Role) -> int:
    """The row of a role on Organisation."""
    sheet = opened(workbook_of(document))["Organisation"]
    titles = [cell.value for cell in sheet[chr(65 + ROLE)]]
    return titles.index(role.title)


def cases() -> dict[str, Case]:
    """Everything that is tried, in one run of LibreOffice."""
    plan = load("before-and-after")
    plan = without_skills(plan, *(number for number in range(len(plan.skills)) if number % 4))
    roles, matrix = plan.scenarios[0].roles, MatrixArea(len(plan.skills), len(plan.scenarios[0].roles))
    number = next(n for n, each in enumerate(roles) if each.acts_as == "product_strategist")
    strategist = roles[number]
    last, middle = FIRST_SKILL_ROW + len(plan.skills) - 1, FIRST_SKILL_ROW + 7
    body = f"A{FIRST_SKILL_ROW + 1}:{address(matrix.last_row, matrix.last_role)}"
    sort = f'Sorted(book.Sheets.getByName("Matrix"), "{body}", 0, False)'
    gone = with_roles(plan, lambda each: replace(each, assignments=()) if each.id == strategist.id else each)
    found = {
        "untouched": Case(plan, [], plan, "As exported"),
        "sorted": Case(plan, [sort], plan, "As exported", {}),
        "sorted by side": Case(plan, [sort.replace(", 0, False", f", {BELONGS}, True")], plan, "As exported"),
    }
    for name, row in (("first", FIRST_SKILL_ROW), ("middle", middle), ("last", last)):
        new = [act("Matrix", f"Rows.insertByIndex({row}, 1)"), *put_skill(row, NEW)]
        new.append(put("Matrix", row, FIRST_ROLE + number, "L4"))
        found[f"row inserted {name}"] = Case(plan, new, with_skill(plan, number), STRUCTURE)
        less = [act("Matrix", f"Rows.removeByIndex({row}, 1)")]
        found[f"row removed {name}"] = Case(plan, less, without_skills(plan, row - FIRST_SKILL_ROW), STRUCTURE)
    spare = [*put_skill(last + 1, NEW), put("Matrix", last + 1, FIRST_ROLE + number, "L4")]
    found["spare row"] = Case(plan, spare, with_skill(plan, number), STRUCTURE)
    found["spare row, sorted"] = Case(plan, [*spare, sort], with_skill(plan, number), STRUCTURE)

    new_role = Role(
        "new", "New one", discipline="product", assignments=(Assignment(plan.skills[0].id, "lead", level=4),)
    )
    for name, column in (("first", FIRST_ROLE), ("middle", FIRST_ROLE + 3)):
        typed = [
            act("Matrix", f"Columns.insertByIndex({column}, 1)"),
            put("Matrix", TITLES_ROW, column, new_role.title),
            put("Matrix", SIDES_ROW, column, "Product"),
            put("Matrix", FIRST_SKILL_ROW, column, "L4"),
        ]
        found[f"column inserted {name}"] = Case(plan, typed, adding(new_role, plan), STRUCTURE)
    for name, each in (("first", 0), ("strategist", number), ("last", len(roles) - 1)):
        less = [act("Matrix", f"Columns.removeByIndex({FIRST_ROLE + each}, 1)")]
        after = with_roles(plan, partial(_without_skills, roles[each].id))
        found[f"column removed {name}"] = Case(plan, less, after, STRUCTURE)
    both = [
        act("Matrix", f"Columns.removeByIndex({FIRST_ROLE + number}, 1)"),
        act("Matrix", f"Rows.removeByIndex({middle}, 2)"),
    ]
    found["row and column removed"] = Case(plan, both, without_skills(gone, 7, 8), STRUCTURE)
    for source, target in ((number, 0), (0, 4), (number, len(roles) - 1)):
        move = f'MovedColumn(book.Sheets.getByName("Matrix"), {FIRST_ROLE + source}, {FIRST_ROLE + target})'
        found[f"column {source} moved to {target}"] = Case(plan, [move], plan, STRUCTURE)

    row = organisation_row(plan, strategist)
    found["kind of work"] = Case(
        plan,
        [put("Organisation", row, WORK, "Other")],
        with_roles(plan, lambda each: replace(each, discipline="other") if each.id == strategist.id else each),
        f"1 cell changed since: {LIVE}",
    )
    spare_role = last_organisation_row(plan) + 1
    placed = replace(new_role, department="lab")
    column = FIRST_ROLE + len(roles)
    parent = next(each for each in plan.scenarios[0].departments if each.kind == "marketing")
    found["spare column and department"] = Case(
        plan,
        [
            put("Matrix", TITLES_ROW, column, new_role.title),
            put("Matrix", FIRST_SKILL_ROW, column, "L4"),
            put("Organisation", spare_role, DEPARTMENT, "Lab"),
            put("Organisation", spare_role, PART_OF, parent.name),
            put("Organisation", spare_role, KIND, DEFAULT.department_kind["other"]),
            put("Organisation", spare_role, ROLE, new_role.title),
            put("Organisation", spare_role, WORK, DEFAULT.discipline["product"]),
        ],
        adding(placed, plan, Department("lab", "Lab", kind="other", parent=parent.id)),
        STRUCTURE,
    )
    sorting = f'Sorted(book.Sheets.getByName("Organisation"), "A4:AA{spare_role + 25}", {ROLE}, False)'
    found["organisation sorted"] = Case(plan, [sorting], plan, "As exported", {})
    found["another grade, sorted"] = Case(
        plan,
        [put("Organisation", row, WORK + 1, "Director"), sorting],
        plan,
        f"1 cell changed since: {LIVE}",
        {("Organisation", FAR, WORK + 1): 1},
    )
    removed: dict[str, Any] = {"discipline": "other", "department": None, "acts_as": None}
    found["organisation row removed"] = Case(
        plan,
        [act("Organisation", f"Rows.removeByIndex({row}, 1)")],
        with_roles(plan, lambda each: replace(each, **removed) if each.id == strategist.id else each),
        STRUCTURE,
    )
    found["side typed"] = Case(
        plan,
        [put("Matrix", SIDES_ROW, FIRST_ROLE + number, "Product")],
        with_roles(plan, lambda each: replace(each, department=None) if each.id == strategist.id else each),
        f"1 cell changed since: {LIVE}",
    )
    found["organisation row inserted"] = Case(
        plan, [act("Organisation", "Rows.insertByIndex(3, 2)")], plan, "As exported"
    )
    found["renamed"] = Case(
        plan,
        [put("Matrix", middle, SKILL, "Renamed"), put("Matrix", TITLES_ROW, FIRST_ROLE, "Renamed"), sort],
        plan,
        f"2 cells changed since: {LIVE}",
        {("Matrix", FAR, SKILL): 1},
    )
    code = with_roles(
        plan,
        lambda each: (
            replace(each, assignments=(*each.assignments[1:], replace(each.assignments[0], kind="support", level=1)))
            if each.id == strategist.id
            else each
        ),
    )
    held = [each.id for each in plan.skills].index(strategist.assignments[0].skill)
    wrong = f'book.Sheets.getByName("Matrix").getCellByPosition({FIRST_ROLE + number}, {FIRST_SKILL_ROW + held})'
    dropped = with_roles(
        plan,
        lambda each: replace(each, assignments=each.assignments[1:]) if each.id == strategist.id else each,
    )
    found["an error typed"] = Case(plan, [f'{wrong}.Formula = "=1/0"'], dropped, f"1 cell changed since: {LIVE}")
    found["code"] = Case(
        plan,
        [put("Matrix", FIRST_SKILL_ROW + held, FIRST_ROLE + number, "S1"), sort],
        code,
        f"1 cell changed since: {LIVE}",
        {("Matrix", FAR, FIRST_ROLE + number): 1},
    )
    return found | deep_cases()


def deep_cases() -> dict[str, Case]:
    """Departments far below the one that has a side, which is then made another, or part of another."""
    depth = 20
    departments = (
        Department("top", "Top", kind="marketing"),
        Department("else", "Else", kind="technology"),
        *(Department(f"d{n}", f"D{n}", kind="other", parent=f"d{n - 1}" if n else "top") for n in range(depth)),
    )
    skill = Skill("s", "Skill", group="", belongs_to="product", importance=3, level_needed=3)
    other = Skill("t", "Thing", group="", belongs_to="marketing", importance=2, level_needed=3)
    roles = (
        Role(
            "r",
            "Deep",
            discipline="product",
            department=f"d{depth - 1}",
            assignments=(Assignment("s", "lead", level=3),),
        ),
        Role("q", "Flat", discipline="marketing", department="top", assignments=(Assignment("t", "lead", level=3),)),
    )
    document = CapabilityMap(
        "Deep",
        skills=(skill, other),
        scenarios=(Scenario("a", "A", model="holistic", departments=departments, roles=roles),),
    )
    sheet = opened(workbook_of(document))["Organisation"]
    names = [cell.value for cell in sheet["A"]]

    def changed(name: str, **fields: str) -> CapabilityMap:
        its = [replace(each, **fields) if each.name == name else each for each in departments]  # type: ignore[arg-type]
        return edit_scenario(document, "a", lambda each: replace(each, departments=tuple(its)))

    one = f"1 cell changed since: {LIVE}"
    return {
        "deep": Case(document, [], document, "As exported"),
        "kind of a department": Case(
            document, [put("Organisation", names.index("Top"), KIND, "Product")], changed("Top", kind="product"), one
        ),
        "part of another": Case(
            document, [put("Organisation", names.index("D3"), PART_OF, "Else")], changed("D3", parent="else"), one
        ),
        "part of none": Case(
            document,
            [put("Organisation", names.index("D0"), PART_OF, "")],
            changed("D0", parent=None),
            one,
        ),
        "part of itself": Case(
            document,
            [put("Organisation", names.index("D0"), PART_OF, "D19")],
            changed("D0", parent=None),
            one,
        ),
    }


def on_summary(document: CapabilityMap) -> dict[Place, Place]:
    """The cells of Summary that follow others, and the cells of Split that these are."""
    named = [cell.value for cell in opened(workbook_of(document))[SUMMARY]["A"]]
    rows: dict[FigureView, int] = {view: named.index(bar) for view, bar in BARS.items()}
    follow: dict[Place, Place] = {
        (SUMMARY, row, column): (SPLIT, *TOTALS[view][part])
        for view, row in rows.items()
        for column, part in enumerate(PARTS, 1)
    }
    for view in BARS:
        named_share = f"Who holds the work: {VIEW[view]}"
        follow[SUMMARY, named.index(named_share), 2] = (SPLIT, *TOTALS[view]["product_share"])
    points = (DEFAULT.absorbed, DEFAULT.short_of_nature)
    fact = max(row for row, said in enumerate(named) if said in points)  # above, it is the verdict
    follow[SUMMARY, fact, 2] = (SPLIT, *FADE)
    return follow


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Case, Seen]]:
    """Every case with what its workbook shows after its edits."""
    every = {name.replace(" ", "_").replace(",", ""): case for name, case in cases().items()}
    workbook = cache(workbook_of)
    counted = counters(next(iter(every.values())).document)
    sources = {
        name: (workbook(case.document), [*case.edits, *(counting(counted) if case.marked is not None else ())])
        for name, case in every.items()
    }
    places = [(SPLIT, *FADE), (SUMMARY, *STATUS)]
    places += [(SPLIT, *place) for totals in TOTALS.values() for place in totals.values()]
    places += [*counted, *on_summary(next(iter(every.values())).document)]
    seen = edited(sources, places, tmp_path_factory.mktemp("office"))
    return {name: (case, seen[name]) for name, case in every.items()}


def test_the_cases_move_the_figures() -> None:
    every = cases()
    moved = [name for name, each in every.items() if coverage(each.after).placed != coverage(each.document).placed]
    assert len(moved) > len(every) / 2


def test_no_cell_shows_an_error(tried: dict[str, tuple[Case, Seen]]) -> None:
    errors = {name: seen.errors for name, (_, seen) in tried.items()}
    assert errors.pop("an_error_typed").startswith("Matrix.")
    assert errors == dict.fromkeys(errors, "")


def test_the_figures_are_those_of_the_program(tried: dict[str, tuple[Case, Seen]]) -> None:
    for name, (case, seen) in tried.items():
        try:
            assert_figures(seen.cells, case.after)
        except AssertionError as error:
            raise AssertionError(name) from error


def test_both_bars_and_the_shares_beside_them_follow(tried: dict[str, tuple[Case, Seen]]) -> None:
    for name, (case, seen) in tried.items():
        for place, source in on_summary(case.document).items():
            assert seen.cells[place] == seen.cells[source], (name, place)


def test_the_chart_draws_the_rows_of_both_bars() -> None:
    document = load("before-and-after")
    with zipfile.ZipFile(io.BytesIO(workbook_of(document))) as archive:
        drawn = set(re.findall(r"<c:f>([^<]*\$[^<]*)</c:f>", archive.read("xl/charts/chart1.xml").decode()))
    bars = [cell.row for cell in opened(workbook_of(document))[SUMMARY]["A"] if cell.value in BARS.values()]
    for column in "BCDEF":
        assert f"Summary!${column}${bars[0]}:${column}${bars[1]}" in drawn


def test_the_summary_says_what_became_of_it(tried: dict[str, tuple[Case, Seen]]) -> None:
    said = {name: seen.cells[SUMMARY, *STATUS] for name, (_, seen) in tried.items()}
    assert said == {name: case.said for name, (case, _) in tried.items()}


def test_what_is_marked_as_changed_follows_its_id_wherever_it_is_sorted_to(tried: dict[str, tuple[Case, Seen]]) -> None:
    for name, (case, seen) in tried.items():
        if case.marked is not None:
            counts = {place: seen.cells[place] for place in counters(case.document)}
            assert counts == dict.fromkeys(counts, 0) | dict(case.marked), name
