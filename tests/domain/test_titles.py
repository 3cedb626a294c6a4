"""Two roles of one title, or people of one name, are told apart wherever they are named; a comma belongs to a name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workbench
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.domain.assess import assess, fixes
from workbench.domain.change import Change
from workbench.domain.compare import compare
from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Department, Person, Role, Scenario, Skill
from workbench.domain.titles import people_names, titles
from workbench.domain.vocabulary import DEFAULT
from workbench.domain.words import join_names, separated
from workbench.presentation.comparison_text import concerned_name
from workbench.presentation.finding_text import message
from workbench.presentation.job_description import job_description

TODAY = date(2026, 1, 1)
SALES, SUPPORT = Department("sales", "Sales", kind="sales"), Department("support", "Support", kind="service")


def analysts(*roles: Role) -> Scenario:
    return Scenario("s", "Today", model="decentralised", departments=(SALES, SUPPORT), roles=roles)


@pytest.mark.parametrize(
    ("roles", "called"),
    [
        ([Role("a", "Analyst"), Role("b", "Engineer")], ["Analyst", "Engineer"]),
        (
            [Role("a", "Analyst", holder="Ada", department="sales"), Role("b", "Analyst", holder="Grace")],
            ["Analyst (Ada)", "Analyst (Grace)"],
        ),
        (
            [Role("a", "Analyst", holder="Ada", department="sales"), Role("b", "Analyst", department="support")],
            ["Analyst (Ada)", "Analyst (Support)"],
        ),
        (
            [Role("a", "Analyst", holder="Ada", department="sales"), Role("b", "Analyst", department="sales")],
            ["Analyst (Ada)", "Analyst (2)"],
        ),
        (
            [Role("a", "Analyst", holder="Ada"), Role("b", "Analyst", holder="Ada"), Role("c", "analyst ")],
            ["Analyst (1)", "Analyst (2)", "analyst (3)"],
        ),
        (
            [Role("a", "Analyst"), Role("b", "Analyst"), Role("c", "Analyst (2)")],
            ["Analyst (1)", "Analyst (3)", "Analyst (2)"],
        ),
        (
            [Role("a", "Analyst", holder="Sales"), Role("b", "Analyst", department="sales")],
            ["Analyst (Sales)", "Analyst (2)"],
        ),
    ],
)
def test_by_holder_else_by_department_else_by_number(roles: list[Role], called: list[str]) -> None:
    assert list(titles(analysts(*roles)).values()) == called


_NAMES = st.sampled_from(["Analyst", "analyst", "Analyst (2)", "Analyst (Ada)", "Analyst (Sales)", "Analyst (1)"])


@given(
    st.lists(
        st.tuples(_NAMES, st.sampled_from([None, "Ada", "ADA", "Sales", "2"]), st.sampled_from([None, "sales"])),
        max_size=12,
    )
)
def test_no_two_are_called_alike(drawn: list[tuple[str, str | None, str | None]]) -> None:
    roles = [Role(str(n), title, holder=holder, department=at) for n, (title, holder, at) in enumerate(drawn)]
    called = [each.casefold() for each in titles(analysts(*roles)).values()]
    assert len(set(called)) == len(roles)


def two_leads() -> CapabilityMap:
    """Two analysts of one title who both lead a skill, and one who reports to the other."""
    skill = Skill("x", "Analysis", group="", belongs_to="marketing", importance=5, level_needed=2)
    held = (Assignment("x", "lead", level=2),)
    roles = (
        Role("a", "Analyst", discipline="marketing", department="sales", holder="Ada", assignments=held),
        Role("b", "Analyst", discipline="marketing", department="support", reports_to="a", assignments=held),
    )
    return CapabilityMap("Map", skills=(skill,), scenarios=(analysts(*roles),))


def test_open_points_and_their_cures_name_them_apart() -> None:
    document = two_leads()
    found = assess(Index(document, document.scenarios[0]), TODAY)
    point = next(each for each in found.open if each.code == "OWN1")
    assert (
        message(point, DEFAULT)
        == "“Analysis” has 2 leads: Analyst (Ada) and Analyst (Support). One leads, the others support."
    )
    assert [each.label for each in fixes(found.index, point)] == ["Keep Analyst (Ada) as the lead of Analysis"]


def test_edits_comparisons_and_job_descriptions_name_them_apart() -> None:
    document = two_leads()
    index = Index(document, document.scenarios[0])
    assert DeleteRoles("s", ("b",)).describe(document) == "Delete Analyst (Support)"
    assert SetRole("s", "a", "reports_to", "b").describe(document) == "Let Analyst (Ada) report to Analyst (Support)"
    described = job_description(index, index.roles["b"])
    assert described.title == "Analyst (Support)"
    assert ("Reports to", "Analyst (Ada)") in [each for part in described.parts for each in part.fields]
    without = DeleteRoles("s", ("b",)).apply(document)
    changed = SetRole("s", "a", "grade", 6).apply(document)
    gone = compare(index, Index(without, without.scenarios[0]), TODAY)
    assert [concerned_name(gone, each.subject) for each in gone.affected] == ["Analyst (Support)"]
    higher = compare(index, Index(changed, changed.scenarios[0]), TODAY)
    assert [concerned_name(higher, each.subject) for each in higher.affected] == ["Analyst (Ada)"]


def test_a_comma_belongs_to_a_name() -> None:
    assert separated(["Analyst", "Engineer"]) == "Analyst, Engineer"
    assert separated(["Director, Sales", "Engineer"]) == "Director, Sales; Engineer"
    assert join_names(["Director, Sales", "Head", "Engineer"]) == "Director, Sales; Head and Engineer"
    assert join_names(["Head", "Director, Sales"]) == "Head and Director, Sales"
    document = two_leads()
    role = replace(document.scenarios[0].roles[0], also_called=("Director, Sales", "Head"))
    assert ("Also called", "Director, Sales; Head") in job_description(
        Index(document, document.scenarios[0]), role
    ).fields


AS_WRITTEN = {
    "domain/leads_by_title.py": "a title is compared with the map's word as it is written",
    "widgets/board/offers.py": "said only of a role that alone has its title",
    "domain/titles.py": "where titles are told apart",
    "domain/transform.py": "knows no scenario; said only where an edit came too late",
    "application/edits/assignments.py": "knows no scenario; said only where an edit came too late",
    "application/edits/roles.py": "a copy is named after what is written",
    "application/cell_values.py": "a cell of the table of roles is what is written",
    "application/new_map_lines.py": "the line of a list is said as it was read",
    "application/plain_tables.py": "a row of a plain table is what is written, with the id beside it",
    "presentation/import_dialog.py": "an import looks a title up by what is written",
}
READS_FILES = ("application/importing/", "files/importers/")
"""Folders whose roles and people are records of a file, compared with those of the map by what is written."""


def naming_as_written(pattern: str) -> set[str]:
    """The modules that name something so, but for those that read files."""
    source = Path(workbench.__file__).parent
    modules = {str(path.relative_to(source).as_posix()): path for path in source.rglob("*.py")}
    return {
        name
        for name, path in modules.items()
        if not name.startswith(READS_FILES) and re.search(pattern, path.read_text(encoding="utf-8"))
    }


def test_no_other_code_names_a_role_by_what_is_written() -> None:
    assert naming_as_written(r"\b(role|other|superior|peer|target|head)\.title\b(?!\()") == set(AS_WRITTEN)


@pytest.mark.parametrize(("field", "value"), [("title", "Head"), ("holder", "Grace"), ("department", None)])
def test_an_index_after_an_edit_knows_the_titles_of_its_day(field: str, value: str | None) -> None:
    document = two_leads()
    index = Index(document, document.scenarios[0])
    assert index.titles["b"] == "Analyst (Support)"
    graded = SetRole("s", "a", "grade", 6).apply(document)
    assert index.after(graded, graded.scenarios[0]).titles is index.titles
    assert Change(document, graded, "s", "s").renamed == frozenset()
    changed = SetRole("s", "b", field, value).apply(document)
    now = index.after(changed, changed.scenarios[0])
    assert now.titles == titles(changed.scenarios[0])
    different = {each for each in now.titles if now.titles[each] != index.titles[each]}
    assert Change(document, changed, "s", "s").renamed == different != set()


def test_people_of_one_name_are_told_apart_by_their_title_else_by_a_number() -> None:
    people = (
        Person("a", "Ada Lovelace", title="Engineer"),
        Person("b", "ada  lovelace", title="Analyst"),
        Person("c", "Bo"),
        Person("d", "Bo"),
        Person("e", "Cy", title="Chief"),
    )
    assert people_names(people) == {
        "a": "Ada Lovelace (Engineer)",
        "b": "ada  lovelace (Analyst)",
        "c": "Bo (1)",
        "d": "Bo (2)",
        "e": "Cy",
    }


PERSON_AS_WRITTEN = {
    "domain/fit.py": "the order of people of one fit",
    "domain/matching.py": "people of two maps are matched by what is written",
    "application/edits/people.py": "a new one is called as she is written, until she is in the map",
    "application/erasure.py": "notes are searched for the name that is written",
    "application/cell_values.py": "a cell may name her as she is written",
    "application/paste_people.py": "rows are matched by what is written",
    "application/plain_tables.py": "who holds a role is what is written",
    "qt/person_model.py": "the list is searched by what is written",
    "shell/people_actions.py": "backgrounds are matched by what is written",
    "shell/person_deletion.py": "notes are searched for the name that is written",
}


def test_no_other_code_names_a_person_by_what_is_written() -> None:
    assert naming_as_written(r"\bperson\.name\b|\.people\b[^\n]*\)\.name\b") == set(PERSON_AS_WRITTEN)
