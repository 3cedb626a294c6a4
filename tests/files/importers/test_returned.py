"""A workbook of ours that comes back: each edit is read as what it is, and nothing else changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.files.exporters import maps
from tests.files.importers.returned_cases import at, cell, named, put_rows, role_column, rows_of, skill_row, title
from tests.support.returning import edited, exported, nothing, returned, sheets_of
from tests.support.strategies import maps as random_maps
from workbench.application.returned import Place, Returned
from workbench.domain.differences import ENTIRE, HOLDS
from workbench.domain.merge.outcome import Merged, Unit
from workbench.domain.merge.three_way import merge
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill, Waiver
from workbench.domain.transform import edit_role, find, set_role, set_skill
from workbench.domain.validate import problems
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    ID,
    IMPORTANCE,
    KEYS_ROW,
    NEEDED,
    SCOPE,
    SIDES_ROW,
    SKILL,
    TITLES_ROW,
)

PLAN = CapabilityMap(
    "Plan",
    skills=tuple(
        Skill(
            name.lower(), name, group="Media", belongs_to="product", importance=number % 5 + 1, level_needed=3,
            definition=f"About {name}.",
        )
        for number, name in enumerate(("SEO", "SEM", "Insight", "Brand", "Data"))
    ),
    scenarios=(
        Scenario(
            "today",
            "Today",
            model="centralised",
            departments=(
                Department("mkt", "Marketing", kind="marketing"),
                Department("lab", "Lab", kind="product", parent="mkt"),
                Department("ops", "Operations", kind="other"),
            ),
            roles=(
                Role("lead", "Lead", discipline="marketing", department="mkt", grade=5,
                     assignments=(Assignment("seo", "lead", level=4),
                                  Assignment("sem", "support", level=2, note="Why"))),
                Role("analyst", "Analyst", department="mkt", reports_to="lead", grade=3,
                     assignments=(Assignment("insight", "lead", level=3),)),
                Role("maker", "Maker", department="lab", reports_to="lead", dotted_to=("analyst",), headcount=2.5,
                     assignments=(Assignment("data", "lead", level=3), Assignment("brand", "lead", level=2))),
            ),
        ),
    ),
)  # fmt: skip
TODAY = "today"


def back(edit: Callable[[Workbook], None], document: CapabilityMap = PLAN) -> Returned:
    """What the plan's workbook says after an edit; what it makes of the map is sound."""
    found = returned(edited(exported(document), edit), document)
    assert found.base == document
    assert list(problems(found.edited)) == []
    return found


def reasons(found: Returned) -> tuple[list[str], list[str]]:
    return [fact.reason for fact in found.refused], [fact.reason for fact in found.told]


def with_held(role: str, *held: Assignment) -> CapabilityMap:
    """The plan with the skills of a role."""
    return edit_role(PLAN, TODAY, role, lambda each: replace(each, assignments=held))


def move_rows(book: Workbook, order: Callable[[list[list[Any]]], list[list[Any]]], width: int | None = None) -> None:
    """Put the rows of skills into another order, cells alone, as a sort does."""
    sheet = book["Matrix"]
    wide = width or sheet.max_column
    rows = rows_of(sheet, FIRST_SKILL_ROW, wide)[: len(PLAN.skills)]
    put_rows(sheet, FIRST_SKILL_ROW, order(rows))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(random_maps())
def test_what_was_exported_says_nothing_new(document: CapabilityMap) -> None:
    data = exported(document, people=True)
    for each in (data, edited(data)):
        found = returned(each, document)
        assert found.base == document
        assert nothing(found)


@pytest.mark.parametrize("number", range(3))
def test_a_map_of_hostile_texts_comes_back_as_it_was(number: int) -> None:
    document = [maps.hostile_map(), maps.starter(), maps.random_map(3)][number]
    found = returned(edited(exported(document)), document)
    assert found.edited == (found.base or document)  # no file can hold the first, so it has no base
    assert reasons(found) == ([], [])


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_maps(), st.booleans())
def test_what_did_not_go_out_is_no_change_of_the_map(document: CapabilityMap, names: bool) -> None:
    scenario = document.scenarios[0]
    roles = tuple(replace(role, holder="Ann", purpose="Why") for role in scenario.roles)
    accepted = Waiver("OWN1", (), severity="advice", reason="So", author="Ann", date=maps.TODAY)
    full = replace(scenario, roles=roles, waivers=(accepted,))
    document = replace(document, scenarios=(full, replace(full, id="other", name="Other")))
    found = returned(edited(exported(document, names=names)), document)
    assert found.base != document
    assert nothing(found)
    assert merge(found.base, document, found.edited) == Merged(document, found.edited)


# The kinds of edit of the design


def test_a_cell_that_says_another_thing() -> None:
    def edit(book: Workbook) -> None:
        cell(book, "seo", "lead").value = "S1"
        cell(book, "data", "analyst").value = "l 4"
        cell(book, "sem", "lead").value = None

    found = back(edit)
    after = with_held("lead", Assignment("seo", "support", level=1))
    after = edit_role(
        after, TODAY, "analyst",
        lambda each: replace(each, assignments=(*each.assignments, Assignment("data", "lead", level=4))),
    )  # fmt: skip
    assert found.edited == after
    assert reasons(found) == ([], [])
    assert found.places[Unit(TODAY, "role:lead", HOLDS, "seo")] == Place("Matrix", FIRST_SKILL_ROW, FIRST_ROLE)


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ("L4", None, ("lead", 4)),
        ("lead 4", ("support", 1), ("lead", 4)),
        ("s2", ("lead", 4), ("support", 2)),
        (4, ("lead", 2), ("lead", 4)),
        ("4", None, ("support", 4)),
        (1.0, ("support", 3), ("support", 1)),
        ("x", None, ("support", 3)),
        ("X", ("lead", 4), ("support", 3)),
        ("L", None, ("lead", 3)),
        (" ", ("lead", 4), None),
        ("-", ("lead", 4), None),
        (0, ("lead", 4), None),
        (None, ("lead", 4), None),
    ],
)
def test_what_may_be_typed_into_a_cell(
    typed: Any, before: tuple[Any, int] | None, after: tuple[Any, int] | None
) -> None:
    def held(value: tuple[Any, int] | None) -> tuple[Assignment, ...]:
        return () if value is None else (Assignment("brand", value[0], level=value[1]),)

    document = with_held("analyst", *held(before))
    found = back(lambda book: setattr(cell(book, "brand", "analyst"), "value", typed), document)
    assert find(find(found.edited.scenarios, TODAY).roles, "analyst").assignments == held(after)
    assert reasons(found) == ([], [])


@pytest.mark.parametrize("typed", ["L7", "#REF!", "yes please", 7, True, "=1/0"])
def test_a_cell_that_is_none_is_refused_and_stays(typed: Any) -> None:
    found = back(lambda book: setattr(cell(book, "seo", "lead"), "value", typed))
    assert found.edited == PLAN
    (fact,) = found.refused
    assert fact.reason in {"no_cell", "error", "no_value"}
    assert (fact.place.sheet, fact.place.cell, fact.names) == ("Matrix", "H6", ("SEO", "Lead"))


def test_rows_that_are_sorted_say_nothing_new() -> None:
    found = back(lambda book: move_rows(book, lambda rows: rows[::-1]))
    assert nothing(found)


def test_rows_that_are_sorted_without_their_hidden_ids_are_told_by_their_names() -> None:
    def edit(book: Workbook) -> None:
        ids = [at(book["Matrix"], FIRST_SKILL_ROW + row, ID).value for row in range(len(PLAN.skills))]
        move_rows(book, lambda rows: rows[::-1])
        for row, each in enumerate(ids, FIRST_SKILL_ROW):
            at(book["Matrix"], row, ID).value = each

    found = back(edit)
    assert found.edited == PLAN
    assert set(reasons(found)[1]) == {"new_id"}


def test_rows_that_are_filtered_are_read() -> None:
    def edit(book: Workbook) -> None:
        cell(book, "seo", "lead").value = "L1"
        book["Matrix"].row_dimensions[skill_row(book, "seo") + 1].hidden = True

    assert back(edit).edited == with_held(
        "lead", Assignment("seo", "lead", level=1), Assignment("sem", "support", level=2, note="Why")
    )


def test_a_skill_and_a_role_that_are_renamed() -> None:
    def edit(book: Workbook) -> None:
        at(book["Matrix"], skill_row(book, "seo"), SKILL).value = "Search"
        title(book, "lead").value = "Head of marketing"

    found = back(edit)
    assert found.edited == set_role(set_skill(PLAN, "seo", name="Search"), TODAY, "lead", title="Head of marketing")
    assert reasons(found) == ([], [])


def test_a_name_that_two_sheets_change_differently_stays() -> None:
    def edit(book: Workbook) -> None:
        at(book["Matrix"], skill_row(book, "seo"), SKILL).value = "Search"
        named(book, "Skills", "Skill", "seo", "Skill id").value = "Searching"

    found = back(edit)
    assert found.edited == PLAN
    (fact,) = found.refused
    assert (fact.reason, fact.text, fact.other) == ("two_values", "Searching", "Search")
    assert fact.why == "Matrix A6"


def test_a_name_that_two_sheets_change_alike_is_one_change() -> None:
    def edit(book: Workbook) -> None:
        at(book["Matrix"], skill_row(book, "seo"), SKILL).value = "Search"
        named(book, "Skills", "Skill", "seo", "Skill id").value = "Search"

    assert back(edit).edited == set_skill(PLAN, "seo", name="Search")


@pytest.mark.parametrize("gap", [0, 1])
def test_a_row_that_is_added(gap: int) -> None:
    def edit(book: Workbook) -> None:
        sheet, row = book["Matrix"], FIRST_SKILL_ROW + len(PLAN.skills) + gap
        for column, value in ((SKILL, "Video"), (BELONGS, "Marketing"), (SCOPE, "Yes"), (IMPORTANCE, 5), (NEEDED, 2)):
            at(sheet, row, column).value = value
        at(sheet, row, role_column(book, "maker")).value = "L4"

    found = back(edit)
    video = Skill("video", "Video", group="", belongs_to="marketing", importance=5, level_needed=2)
    assert found.edited.skills == (*PLAN.skills, video)
    maker = find(found.edited.scenarios[0].roles, "maker")
    assert Assignment("video", "lead", level=4) in maker.assignments
    assert reasons(found) == ([], [])
    assert Unit("", "skill:video", ENTIRE) in found.places


def test_a_row_that_is_inserted_between_and_filled_in_on_both_sheets() -> None:
    def edit(book: Workbook) -> None:
        move_rows(book, lambda rows: [*rows[:2], ["Video"] + [None] * (len(rows[0]) - 1), *rows[2:]])
        sheet = book["Skills"]
        sheet.append(["video", "Films", "Product", 4, "2 working", "Yes", "Yes", "Moving pictures."])

    found = back(edit)
    (new,) = found.edited.skills[5:]
    assert (new.id, new.name, new.definition, new.group) == ("video", "Video", "Moving pictures.", "Films")
    assert (new.importance, new.level_needed) == (4, 2)


def test_a_row_that_is_copied_is_something_new_where_its_name_is_another() -> None:
    def edit(book: Workbook) -> None:
        sheet, row = book["Matrix"], FIRST_SKILL_ROW + len(PLAN.skills)
        for column in range(sheet.max_column):
            at(sheet, row, column).value = at(sheet, FIRST_SKILL_ROW, column).value
        at(sheet, row, SKILL).value = "SEO abroad"

    found = back(edit)
    assert [skill.name for skill in found.edited.skills[5:]] == ["SEO abroad"]
    lead = find(found.edited.scenarios[0].roles, "lead")
    assert Assignment("seo-abroad", "lead", level=4) in lead.assignments
    assert reasons(found) == ([], ["copied", "still_there"][:1])


def test_a_row_that_is_copied_as_it_is_is_refused() -> None:
    def edit(book: Workbook) -> None:
        sheet, row = book["Matrix"], FIRST_SKILL_ROW + len(PLAN.skills)
        for column in range(sheet.max_column):
            at(sheet, row, column).value = at(sheet, FIRST_SKILL_ROW, column).value

    found = back(edit)
    assert found.edited == PLAN
    (fact,) = found.refused
    assert (fact.reason, fact.place.cell, fact.other) == ("twice", "A11", "A6")


def test_a_row_that_is_removed_is_asked_about_and_stays_where_the_other_sheet_has_it() -> None:
    def edit(book: Workbook) -> None:
        move_rows(book, lambda rows: [*rows[1:], [None] * len(rows[0])])

    found = back(edit)
    assert found.edited == PLAN
    assert found.missing == ()
    (fact,) = found.told
    assert (fact.reason, fact.names, fact.other) == ("still_there", ("SEO",), "Skills")


def gone_from_both(book: Workbook) -> None:
    move_rows(book, lambda rows: [*rows[1:], [None] * len(rows[0])])
    sheet = book["Skills"]
    rows = rows_of(sheet, 3, sheet.max_column)
    put_rows(sheet, 3, [*(row for row in rows if row[-1] != "seo"), [None] * len(rows[0])])


def test_a_skill_that_is_removed_from_both_sheets_is_missing_and_taken_only_if_asked() -> None:
    found = back(gone_from_both)
    assert found.missing == (Unit("", "skill:seo", ENTIRE),)
    assert [skill.id for skill in found.edited.skills] == ["sem", "insight", "brand", "data"]
    kept = merge(found.base, PLAN, found.edited, found.without_removals())
    assert kept.document == PLAN
    assert [(change.unit, change.taken) for change in kept.changes] == [(found.missing[0], False)]
    assert merge(found.base, PLAN, found.edited).document == found.edited


def test_a_column_that_is_added() -> None:
    def edit(book: Workbook) -> None:
        column = FIRST_ROLE + 3
        at(book["Matrix"], TITLES_ROW, column).value = "Head of data"
        at(book["Matrix"], skill_row(book, "data"), column).value = "S2"
        at(book["Matrix"], skill_row(book, "seo"), column).value = "L9"

    found = back(edit)
    (new,) = found.edited.scenarios[0].roles[3:]
    assert (new.id, new.title, new.grade) == ("head-of-data", "Head of data", 5)
    assert new.assignments == (Assignment("data", "support", level=2),)
    assert reasons(found) == (["no_cell"], [])


def test_a_column_that_is_moved_says_nothing_new() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Matrix"]
        for row in range(KEYS_ROW, FIRST_SKILL_ROW + len(PLAN.skills)):
            values = [at(sheet, row, FIRST_ROLE + number).value for number in range(3)]
            for number, value in enumerate((values[2], values[0], values[1])):
                at(sheet, row, FIRST_ROLE + number).value = value

    assert nothing(back(edit))


def test_a_column_that_is_inserted_before_the_ids_moves_all_of_them() -> None:
    def edit(book: Workbook) -> None:
        book["Matrix"].insert_cols(3)
        at(book["Matrix"], SIDES_ROW, 2).value = "My remarks"
        at(book["Matrix"], FIRST_SKILL_ROW, 2).value = "To be discussed"

    found = back(edit)
    assert found.edited == PLAN
    assert found.refused == ()


def test_a_column_that_is_removed_leaves_the_role_that_the_other_sheet_has() -> None:
    found = back(lambda book: book["Matrix"].delete_cols(FIRST_ROLE + 1, 1))
    assert found.edited == PLAN
    assert [(fact.reason, fact.names) for fact in found.told] == [("still_there", ("Lead",))]


def test_a_role_that_is_removed_from_both_sheets_is_missing() -> None:
    def edit(book: Workbook) -> None:
        book["Matrix"].delete_cols(FIRST_ROLE + 1, 1)
        sheet = book["Organisation"]
        row = named(book, "Organisation", "Role", "lead", "Role id").row
        sheet.delete_rows(row, 1)

    found = back(edit)
    assert found.missing == (Unit(TODAY, "role:lead", ENTIRE),)
    assert merge(found.base, PLAN, found.edited, found.without_removals()).document == PLAN
    taken = merge(found.base, PLAN, found.edited).document.scenarios[0]
    assert [(role.id, role.reports_to) for role in taken.roles] == [("analyst", None), ("maker", None)]


def test_fields_on_the_other_sheets() -> None:
    def edit(book: Workbook) -> None:
        named(book, "Skills", "Definition", "seo", "Skill id").value = "Being found."
        named(book, "Skills", "Also called", "seo", "Skill id").value = "Search; Findability"
        named(book, "Organisation", "Grade", "maker", "Role id").value = "Director"
        named(book, "Organisation", "Headcount", "maker", "Role id").value = 3
        named(book, "Organisation", "Reports to", "maker", "Role id").value = "analyst"
        named(book, "Organisation", "Dotted lines to", "maker", "Role id").value = "Lead"
        named(book, "Organisation", "Reports to", "analyst", "Role id").value = None

    found = back(edit)
    after = set_skill(PLAN, "seo", definition="Being found.", aliases=("Search", "Findability"))
    after = set_role(after, TODAY, "maker", grade=5, headcount=3, reports_to="analyst", dotted_to=("lead",))
    assert found.edited == set_role(after, TODAY, "analyst", reports_to=None)
    assert reasons(found) == ([], [])


def test_a_role_is_named_by_its_old_title_and_by_its_new_one() -> None:
    def edit(book: Workbook) -> None:
        title(book, "analyst").value = "Researcher"
        named(book, "Organisation", "Reports to", "maker", "Role id").value = "Researcher"

    after = set_role(set_role(PLAN, TODAY, "analyst", title="Researcher"), TODAY, "maker", reports_to="analyst")
    assert back(edit).edited == after


@pytest.mark.parametrize(
    ("heading", "value", "reason"),
    [
        ("Reports to", "Nobody I know", "not_read"),
        ("Reports to", "Maker", "loop"),
        ("Grade", "Emperor", "not_read"),
        ("Headcount", "many", "not_read"),
        ("Role", None, "no_name"),
    ],
)
def test_a_field_that_cannot_be_is_refused(heading: str, value: str | None, reason: str) -> None:
    found = back(lambda book: setattr(named(book, "Organisation", heading, "lead", "Role id"), "value", value))
    assert found.edited == PLAN
    assert reasons(found) == ([reason], [])


def test_a_side_that_is_typed_over_is_told_and_not_read() -> None:
    found = back(lambda book: setattr(at(book["Matrix"], SIDES_ROW, FIRST_ROLE), "value", "Product"))
    assert found.edited == PLAN
    assert [(fact.reason, fact.names, fact.text) for fact in found.told] == [("side", ("Lead",), "Product")]


def test_formulas_that_became_values_say_nothing_new() -> None:
    data = exported(PLAN)
    (matrix,) = (sheet for sheet in sheets_of(data) if sheet.name == "Matrix")
    sides = [matrix.at(SIDES_ROW, column).text for column in range(FIRST_ROLE, FIRST_ROLE + 3)]

    def plain(book: Workbook) -> None:
        for column, side in enumerate(sides, FIRST_ROLE):
            at(book["Matrix"], SIDES_ROW, column).value = side

    assert nothing(back(plain))


# Departments


def test_a_department_is_renamed_where_all_its_rows_say_so() -> None:
    def edit(book: Workbook) -> None:
        for role in ("lead", "analyst"):
            named(book, "Organisation", "Department", role, "Role id").value = "Brand and media"

    found = back(edit)
    units = found.edited.scenarios[0].departments
    assert (units[0].id, units[0].name) == ("mkt", "Brand and media")
    assert replace(units[0], name="Marketing") == PLAN.scenarios[0].departments[0]
    assert found.edited.scenarios[0].roles == PLAN.scenarios[0].roles
    assert reasons(found) == ([], [])


def test_a_role_moves_where_its_row_names_another_department() -> None:
    found = back(lambda book: setattr(named(book, "Organisation", "Department", "analyst", "Role id"), "value", "lab"))
    assert found.edited == set_role(PLAN, TODAY, "analyst", department="lab")
    assert found.places[Unit(TODAY, "role:analyst", "department")].sheet == "Organisation"


def test_a_row_that_names_no_department_any_more() -> None:
    found = back(lambda book: setattr(named(book, "Organisation", "Department", "analyst", "Role id"), "value", None))
    assert found.edited == set_role(PLAN, TODAY, "analyst", department=None)


def test_some_rows_with_a_new_name_are_in_a_new_department() -> None:
    found = back(
        lambda book: setattr(named(book, "Organisation", "Department", "analyst", "Role id"), "value", "Research")
    )
    scenario = found.edited.scenarios[0]
    assert scenario.departments[3:] == (Department("research", "Research", kind="marketing"),)
    assert find(scenario.roles, "analyst").department == "research"
    assert reasons(found) == ([], ["new_department"])


def test_a_department_without_roles_is_missing_once_its_row_is_gone() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Organisation"]
        sheet.delete_rows(named(book, "Organisation", "Department", "ops", "Department id").row, 1)

    found = back(edit)
    assert found.missing == (Unit(TODAY, "department:ops", ENTIRE),)


@pytest.mark.parametrize(("parent", "reason"), [("Atlantis", "no_department"), ("Lab", "loop")])
def test_a_parent_that_cannot_be_is_refused(parent: str, reason: str) -> None:
    def edit(book: Workbook) -> None:
        named(book, "Organisation", "Part of", "lead", "Role id").value = parent

    found = back(edit)
    assert found.edited == PLAN
    assert reasons(found) == ([reason], [])


def test_a_new_role_on_a_new_row_of_a_new_department() -> None:
    def edit(book: Workbook) -> None:
        book["Organisation"].append(
            ["Studio", "Marketing", "Product", "Filmer", None, "Product", "Senior", "Maker", None, 1, None, "New"]
        )
        at(book["Matrix"], TITLES_ROW, FIRST_ROLE + 3).value = "filmer"
        at(book["Matrix"], skill_row(book, "brand"), FIRST_ROLE + 3).value = "x"

    scenario = back(edit).edited.scenarios[0]
    assert scenario.departments[3:] == (Department("studio", "Studio", kind="product", parent="mkt"),)
    (new,) = scenario.roles[3:]
    assert (new.department, new.reports_to, new.grade, new.status) == ("studio", "maker", 3, "new")
    assert new.assignments == (Assignment("brand", "support", level=3),)


# What people write beside a table


def test_remarks_beside_and_below_are_told_and_not_read() -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Matrix"]
        at(sheet, TITLES_ROW, FIRST_ROLE + 4).value = "Remarks"
        at(sheet, FIRST_SKILL_ROW, FIRST_ROLE + 4).value = "Who does this?"
        at(sheet, FIRST_SKILL_ROW + 10, SKILL).value = "Please return by Friday"

    found = back(edit)
    assert found.edited == PLAN
    assert reasons(found) == ([], ["other_row", "other_column"])


def threaded(data: bytes) -> bytes:
    """The workbook with its one comment as Excel 365 writes it: a note that explains, and a thread beside."""
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    thread = (
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="H6" personId="{{P1}}" id="{{T1}}">'
        "<text>Really?</text></threadedComment>"
        '<threadedComment ref="H6" personId="{P2}" id="{T2}" parentId="{T1}"><text>Yes.</text>'
        "</threadedComment></ThreadedComments>"
    )
    people = (
        f'<personList xmlns="{space}"><person displayName="Ben" id="{{P1}}"/>'
        '<person displayName="Ada" id="{P2}"/></personList>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("xl/threadedComments/threadedComment1.xml", thread)
        target.writestr("xl/persons/person.xml", people)
    return out.getvalue()


def test_comments_in_threads_are_told_one_by_one() -> None:
    def edit(book: Workbook) -> None:
        cell(book, "seo", "lead").comment = Comment("[Threaded comment] Your version of Excel …", "tc={T1}")

    found = returned(threaded(edited(exported(PLAN), edit)), PLAN)
    assert [(each.place.cell, each.author, each.text) for each in found.comments] == [
        ("H6", "Ben", "Really?"),
        ("H6", "Ada", "Yes."),
    ]


def test_comments_are_told_with_their_authors_and_read_as_no_value() -> None:
    def edit(book: Workbook) -> None:
        cell(book, "seo", "lead").comment = Comment("Really?", "Ben")
        at(book["Summary"], 0, 0).comment = Comment("Fine", "Ada")

    found = back(edit)
    assert found.edited == PLAN
    assert [(each.place.sheet, each.place.cell, each.author, each.text, each.names) for each in found.comments] == [
        ("Summary", "A1", "Ada", "Fine", ()),
        ("Matrix", "H6", "Ben", "Really?", ("SEO", "Lead")),
    ]
