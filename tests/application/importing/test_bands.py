"""Rows above the headings of people and of roles: what their texts make of the columns."""

from __future__ import annotations

from tests.support.grids import grid_of_lines
from tests.support.imported import after, applied, blank
from tests.support.presets import with_presets
from workbench.application.importing.choices import Choices
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import bands_offered, with_across, with_band, with_meaning
from workbench.application.importing.proposing import propose
from workbench.application.importing.recognition import propose_mapping
from workbench.domain.model import Role
from workbench.presentation.import_left_out import why_text
from workbench.presentation.import_sentence import import_sentence, sentence_text

TITLES = """
|Developer||Team Lead|
Skill|Anna Berg|Ben Holm|Cleo Lind|Dora Moss
Python|4|2|3|1
SQL|3|1|1|2
Git|2|4|3|1
"""
TWINS = """
|Sales||Marketing|
Skill|Manager|Analyst|Manager|Writer
Python|4|2|3|1
SQL|3|1|1|2
Git|2|4|3|1
"""


def sheets(lines: str) -> Sheets:
    return Sheets((grid_of_lines(lines, "Team"),), "team.xlsx")


def asked(mapping: Mapping) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(question.topic, question.choices, question.preset) for question in mapping.questions]


def test_titles_above_people_are_their_roles() -> None:
    content = sheets(TITLES)
    mapping = propose_mapping(content)
    assert asked(mapping) == [
        ("columns", ("roles", "people"), "people"),
        ("band", ("nothing", "departments", "roles"), "roles"),
    ]
    assert "the row above them says [their roles]" in sentence_text(import_sentence(content, mapping, 0))
    found = records_of(content, with_presets(content, mapping))
    assert [(each.name, each.role) for each in found.people] == [
        ("Anna Berg", "Developer"),
        ("Ben Holm", "Developer"),
        ("Cleo Lind", "Team Lead"),
        ("Dora Moss", "Team Lead"),
    ]
    assert [(each.title, each.headcount) for each in found.roles] == [("Developer", 2.0), ("Team Lead", 2.0)]
    without = records_of(content, with_band(content, with_presets(content, mapping), 0, None))
    assert (without.roles, {each.role for each in without.people}) == ((), {None})


def test_teams_above_people_are_asked_about_and_mean_nothing_until_then() -> None:
    content = sheets(TITLES.replace("Developer", "Team A").replace("Team Lead", "Team B"))
    mapping = propose_mapping(content)
    assert [topic for topic, _, _ in asked(mapping)] == ["columns", "band"]
    assert mapping.tables[0].band is None
    assert bands_offered(mapping, 0) == ("department", "role")
    roles = with_across(content, mapping, 0, "role")
    assert [topic for topic, _, _ in asked(roles)] == ["band"]
    people = with_across(content, with_band(content, roles, 0, "department"), 0, "person")
    assert people.tables[0].band is None
    assert [topic for topic, _, _ in asked(people)] == ["band"]


def test_equal_titles_in_two_departments_are_two_roles() -> None:
    content = sheets(TWINS)
    mapping = with_band(content, with_presets(content, propose_mapping(content)), 0, "department")
    found = records_of(content, mapping)
    assert found.left_out == ()
    assert [(each.title, each.department) for each in found.roles] == [
        ("Manager", "Sales"),
        ("Manager", "Marketing"),
        ("Analyst", "Sales"),
        ("Writer", "Marketing"),
    ]
    assert [(each.department, each.level) for each in found.holdings if each.holder == "Manager"][:2] == [
        ("Sales", 4),
        ("Marketing", 3),
    ]


def test_what_is_said_of_roles_is_left_out_where_nobody_has_one_and_the_sentence_does_not_promise_it() -> None:
    content = sheets("Employee|Department|Python|SQL|Git\nAnn|IT|4|3|0\nBen|IT|2|4|1\nCy|HR|1|0|4")
    mapping = with_meaning(content, propose_mapping(content), 0, 1, "department")
    found = records_of(content, mapping)
    told = {each.what: why_text(each.reason, each.cells) for each in found.left_out}
    assert told == {"Department": "it is said of roles, and nothing says who has which"}
    assert sentence_text(import_sentence(content, mapping, 0)) == (
        "Rows are [people], columns are [skills], cells are [0-4]."
    )


def test_people_of_one_title_in_two_departments_hold_two_roles() -> None:
    content = sheets(
        "Name|Stelle|Abteilung|SQL|Python|Reden\n"
        "Anna Berg|Analyst|Produkt|3|2|4\nBen Holm|Analyst|Vertrieb|2|3|1\nCleo Lind|Analyst|Produkt|4|1|2"
    )
    before = blank()
    made = applied(before, propose(before, records_of(content, propose_mapping(content))))
    (scenario,) = made.scenarios
    units = {unit.id: unit.name for unit in scenario.departments}
    assert [(units[each.department or ""], each.headcount, each.people) for each in scenario.roles] == [
        ("Produkt", 2, ("anna-berg", "cleo-lind")),
        ("Vertrieb", 1, ("ben-holm",)),
    ]
    assert [_levels(each) for each in scenario.roles] == [
        {"sql": 4, "python": 2, "reden": 4},
        {"sql": 2, "python": 3, "reden": 1},
    ]
    assert propose(made, records_of(content, propose_mapping(content))).edit is None


def test_roles_of_one_title_in_two_departments_are_two_rows() -> None:
    content = sheets("Role|Department|SQL|Python|Talk\nManager|Sales|3|2|4\nManager|Legal|2|3|1\nWriter|Legal|1|1|2")
    before = blank()
    made = applied(before, propose(before, records_of(content, propose_mapping(content))))
    assert [(each.title, each.department, _levels(each)) for each in made.scenarios[0].roles] == [
        ("Manager", "sales", {"sql": 3, "python": 2, "talk": 4}),
        ("Manager", "legal", {"sql": 2, "python": 3, "talk": 1}),
        ("Writer", "legal", {"sql": 1, "python": 1, "talk": 2}),
    ]


def _levels(role: Role) -> dict[str, int]:
    return {held.skill: held.level for held in role.assignments}


DEPARTMENTS = TITLES.replace("Developer", "Marketing").replace("Team Lead", "Vertrieb")


def test_departments_above_people_are_those_of_a_role_each_and_no_roles() -> None:
    content = sheets(DEPARTMENTS)
    mapping = propose_mapping(content)
    assert asked(mapping)[1:] == [("band", ("nothing", "departments", "roles"), "departments")]
    found = records_of(content, with_presets(content, mapping))
    assert not found.roles
    (scenario,) = after(blank(), found, people_as="role_each").scenarios
    names = {unit.id: unit.name for unit in scenario.departments}
    assert [(role.title, names[role.department or ""]) for role in scenario.roles] == [
        ("Anna Berg", "Marketing"),
        ("Ben Holm", "Marketing"),
        ("Cleo Lind", "Vertrieb"),
        ("Dora Moss", "Vertrieb"),
    ]


def test_departments_of_people_without_roles_are_told_as_left_out() -> None:
    content = sheets(DEPARTMENTS)
    before = blank()
    proposal = propose(before, records_of(content, with_presets(content, propose_mapping(content))), Choices())
    told = {line.name: line.remarks[0].left for line in proposal.lines if line.outcome == "left_out"}
    assert told == {"Marketing": "said_of_roles", "Vertrieb": "said_of_roles"}
    assert not applied(before, proposal).scenarios[0].departments


def test_departments_above_people_are_those_of_their_roles() -> None:
    team = grid_of_lines(DEPARTMENTS, "Team")
    staff = grid_of_lines("Employee|Role\nAnna Berg|Writer\nBen Holm|Editor\nCleo Lind|Seller", "Staff")
    content = Sheets((team, staff), "team.xlsx")
    (scenario,) = after(blank(), records_of(content, with_presets(content, propose_mapping(content)))).scenarios
    names = {unit.id: unit.name for unit in scenario.departments}
    assert {role.title: names[role.department or ""] for role in scenario.roles} == {
        "Writer": "Marketing",
        "Editor": "Marketing",
        "Seller": "Vertrieb",
    }


def test_a_row_above_people_that_means_nothing_is_told_as_left_out() -> None:
    content = sheets(TITLES)
    found = records_of(content, with_band(content, with_presets(content, propose_mapping(content)), 0, None))
    assert [(each.what, why_text(each.reason)) for each in found.left_out] == [
        ("Developer, Team Lead", "it stands above the headings, and nothing is taken from it")
    ]
