"""People of an import: what is said of each, and what it makes of the roles they hold."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from tests.support.grids import grid_of_lines
from tests.support.imported import after, applied, at, blank, holdings
from workbench.application.importing.choices import LEAVE, Choices, PeopleAs
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.proposal import FieldChange, Line, Proposal
from workbench.application.importing.proposing import propose
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import DepartmentRecord, HoldingRecord, PersonRecord, Records, RoleRecord
from workbench.application.importing.role_each import a_role_each
from workbench.domain.model import CapabilityMap, Person, PersonLevel, Role

BLANK = blank()


def person(name: str, row: int = 2, **fields: object) -> PersonRecord:
    return PersonRecord(name=name, origin=at(row), **fields)  # type: ignore[arg-type]


def role(title: str, row: int = 2, **fields: object) -> RoleRecord:
    return RoleRecord(title=title, origin=at(row), **fields)  # type: ignore[arg-type]


def known(*people: Person, roles: tuple[Role, ...] = ()) -> CapabilityMap:
    return replace(BLANK, people=people, scenarios=(replace(BLANK.scenarios[0], roles=roles),))


def line(proposal: Proposal, name: str, kind: str = "person") -> Line:
    return next(each for each in proposal.lines if each.name == name and each.kind == kind)


def holders(document: CapabilityMap) -> dict[str, tuple[str, ...]]:
    return {each.title: each.people for each in document.scenarios[0].roles}


def cards(document: CapabilityMap) -> dict[str, dict[str, tuple[str, int]]]:
    names = {each.id: each.name for each in document.skills}
    return {
        each.title: {names[one.skill]: (one.kind, one.level) for one in each.assignments}
        for each in document.scenarios[0].roles
    }


TWINS = (Person("a", "Mia Bauer", title="Team lead"), Person("b", "Mia Bauer", title="Clerk"))


def test_of_two_people_of_one_name_the_one_with_the_title_is_meant() -> None:
    before = known(*TWINS, roles=(Role("c", "Clerk"), Role("l", "Team lead")))
    for title, identifier in (("clerk", "b"), ("Team lead", "a")):
        proposal = propose(before, Records(people=(person("Mia Bauer", role=title),)))
        assert proposal.questions == ()
        assert {each for people in holders(applied(before, proposal)).values() for each in people} == {identifier}
    for title in (None, "Cook"):
        assert len(propose(before, Records(people=(person("Mia Bauer", role=title),))).questions) == 1


def test_what_rows_say_of_one_person_is_no_contradiction() -> None:
    rows = person("Ada", 2, role="Cook", department="Kitchen"), person("ada", 3, role="Baker", department="Bakery")
    roles = role("Cook", department="Kitchen"), role("Baker", 3, department="Bakery")
    proposal = propose(BLANK, Records(people=rows, roles=roles))
    assert line(proposal, "Ada").remarks == ()
    made = applied(BLANK, proposal)
    assert (holders(made), made.people[0].title) == ({"Cook": ("ada",), "Baker": ("ada",)}, "Cook")


def test_a_person_who_newly_holds_a_role_is_told_with_it() -> None:
    before = known(Person("ada", "Ada"), roles=(Role("cook", "Cook"),))
    told = line(propose(before, Records(people=(person("Ada", role="cook"),))), "Ada")
    assert (told.outcome, told.changes) == ("updated", (FieldChange("people", (), ("Cook",)),))
    new = line(propose(BLANK, Records(people=(person("Ada", role="Cook", source="hr:1"),))), "Ada")
    assert new.outcome == "added"
    assert {change.field: change.after for change in new.changes} == {
        "title": "Cook",
        "source": "hr:1",
        "people": ("Cook",),
    }
    again = after(before, Records(people=(person("Ada", role="cook"),)))
    assert propose(again, Records(people=(person("Ada", role="cook"),))).edit is None


def test_a_known_person_becomes_what_the_file_says_and_keeps_the_rest() -> None:
    before = known(Person("ada", "Ada", source="hr:1", title="Chief"), Person("dev", "Developer", kind="background"))
    read = Records(people=(person("Ada", kind="background", source="hr:1"), person("Developer", 3, source="hr:2")))
    ada, developer = after(before, read).people
    assert (ada.kind, ada.source, ada.title) == ("background", "hr:1", "Chief")
    assert (developer.kind, developer.source) == ("background", "hr:2")


def test_a_background_that_holds_no_role_says_so_only_where_the_map_has_it() -> None:
    dev = person("Developer", 3, kind="background", role="Cook")
    read = Records(people=(person("Ada", role="Cook"), dev))
    assert line(propose(BLANK, read), "Developer").remarks == ()
    before = known(Person("dev", "Developer", kind="background"))
    (remark,) = line(propose(before, read), "Developer").remarks
    assert (remark.reason, remark.text) == ("background_holds", "Cook")
    alone = Records(people=(replace(dev, role="Nothing known"),))
    assert line(propose(before, alone), "Developer").remarks == ()
    made = after(BLANK, read)
    assert (holders(made), made.scenarios[0].roles[0].headcount) == ({"Cook": ("ada",)}, 1)


def test_a_title_that_several_roles_have_is_held_in_the_department_that_is_said() -> None:
    units = DepartmentRecord(name="Kitchen", origin=at(2)), DepartmentRecord(name="Bakery", origin=at(3))
    roles = role("Lead", department="Kitchen"), role("Lead", 3, department="Bakery")
    read = Records(roles=roles, departments=units, people=(person("Ada", role="Lead", department="bakery"),))
    made = after(BLANK, read)
    names = {unit.id: unit.name for unit in made.scenarios[0].departments}
    held = {names[each.department or ""]: each.people for each in made.scenarios[0].roles}
    assert held == {"Kitchen": (), "Bakery": ("ada",)}
    for place in (None, "Hall"):
        told = line(propose(made, Records(roles=roles, people=(person("Bo", role="Lead", department=place),))), "Bo")
        assert [(each.reason, each.field, each.text) for each in told.remarks] == [
            ("several_references", "people", "Lead"),
        ]


def test_who_holds_a_role_already_is_not_asked_which_of_that_title() -> None:
    roles = role("Lead", department="Kitchen"), role("Lead", 3, department="Bakery")
    before = after(BLANK, Records(roles=roles, people=(person("Ada", role="Lead", department="Kitchen"),)))
    proposal = propose(before, Records(roles=roles, people=(person("Ada", role="Lead"),)))
    assert (proposal.edit, line(proposal, "Ada").remarks) == (None, ())


def test_people_of_a_role_are_counted_once_each() -> None:
    rows = (person("Ada", role="Cook"), person("ADA", 3, role=" cook "), person("Bo", 4, role="Cook"))
    (cook,) = after(BLANK, Records(people=rows)).scenarios[0].roles
    assert (cook.title, cook.headcount, cook.people) == ("Cook", 2, ("ada", "bo"))


def test_a_role_that_is_listed_is_not_made_a_second_time_for_its_people() -> None:
    read = Records(roles=(role("Cook", grade="3"),), people=(person("Ada", role="COOK"),))
    made = after(BLANK, read)
    assert [(each.title, each.grade, each.people) for each in made.scenarios[0].roles] == [("Cook", 3, ("ada",))]


def test_the_best_of_the_people_of_a_role_counts_whichever_comes_first() -> None:
    people = tuple(person(name, row, role="Cook") for row, name in enumerate(("Ada", "Bo", "Cy"), 2))
    rows = holdings(("Ada", "Soup", 2), ("Bo", "Soup", 4), ("Cy", "Soup", 3), ("Ada", "Cake", 0), ("Bo", "Bread", None))
    rows = (*rows[:4], replace(rows[4], kind="support", note="once"))
    made = after(BLANK, Records(people=people, levels=rows))
    assert cards(made) == {"Cook": {"Soup": ("lead", 4), "Bread": ("support", 3)}}
    assert [each.note for each in made.scenarios[0].roles[0].assignments] == ["", ""]
    rated = {each.name: {one.skill: one.level for one in each.levels} for each in made.people}
    assert rated["Ada"] == {"soup": 2, "cake": 0}


def test_a_person_of_two_roles_makes_both_hold_what_she_has() -> None:
    people = person("Ada", role="Cook"), person("Ada", 3, role="Baker"), person("Bo", 4)
    made = after(BLANK, Records(people=people, levels=holdings(("Ada", "Soup", 2), ("Bo", "Soup", 4))))
    assert {title: set(card.values()) for title, card in cards(made).items()} == {
        "Cook": {("support", 2)},
        "Baker": {("support", 2)},
    }


def test_a_background_makes_no_role_hold_anything() -> None:
    people = person("Ada", role="Cook"), person("Typical", 3, role="Cook", kind="background")
    made = after(BLANK, Records(people=people, levels=holdings(("Ada", "Soup", 2), ("Typical", "Soup", 4))))
    assert cards(made) == {"Cook": {"Soup": ("lead", 2)}}


@pytest.mark.parametrize(
    ("people_as", "titles", "persons"),
    [
        ("of_roles", ["Cook"], ["Ada", "Bo", "Cy"]),
        ("role_each", ["Cook (Ada)", "Bo", "Cy"], []),
        ("levels_of_roles", ["Cook"], []),
    ],
)
def test_what_people_become(people_as: PeopleAs, titles: list[str], persons: list[str]) -> None:
    read = Records(
        people=(person("Ada", role="Cook", source="hr:1"), person("Bo", 3)),
        levels=holdings(("Ada", "Soup", 3), ("Ada", "Cake", 0), ("Bo", "Soup", 1), ("Cy", "Cake", 2)),
    )
    made = after(BLANK, read, people_as=people_as)
    assert [each.title for each in made.scenarios[0].roles] == titles
    assert [each.name for each in made.people] == persons
    soup = {title: card.get("Soup") for title, card in cards(made).items()}
    assert soup[titles[0]] == ("lead", 3)
    assert "Cake" not in cards(made)[titles[0]], "none of it is held"
    if people_as == "role_each":
        assert (soup["Bo"], made.scenarios[0].roles[0].source) == (("support", 1), "hr:1")
    if people_as == "of_roles":
        assert made.people[0].levels == (PersonLevel("soup", 3), PersonLevel("cake", 0))


def test_who_has_no_role_is_told_where_only_levels_of_roles_are_taken() -> None:
    read = Records(people=(person("Ada", role="Cook"), person("Bo", 3)), levels=holdings(("Cy", "Soup", 3)))
    proposal = propose(BLANK, read, Choices(people_as="levels_of_roles"))
    left = [(each.name, each.of_people, each.remarks[0].left) for each in proposal.of_outcome("left_out")]
    assert left == [("Bo", True, "no_role"), ("Cy", True, "no_role")]


def test_a_rated_person_is_the_one_of_that_name_however_it_is_written() -> None:
    read = Records(people=(person("Ada  Berg", role="Cook"),), levels=holdings(("ADA BERG", "Soup", 3)))
    made = after(BLANK, read)
    assert [(each.name, each.levels) for each in made.people] == [("Ada Berg", (PersonLevel("soup", 3),))]
    each_one = after(BLANK, read, people_as="role_each")
    assert cards(each_one) == {"Cook (Ada Berg)": {"Soup": ("lead", 3)}}


def test_rows_on_roles_leave_people_out_of_what_roles_hold() -> None:
    says = HoldingRecord(holder="Baker", skill="Cake", level=2, origin=at(9))
    read = Records(
        people=(person("Ada", role="Cook"),),
        levels=holdings(("Ada", "Soup", 3)),
        holdings=(says,),
        roles=(role("Baker"),),
    )
    assert cards(after(BLANK, read)) == {"Baker": {"Cake": ("lead", 2)}, "Cook": {}}


NAMESAKES = """
Employee id|Employee|Title|SEO|Video|Data
101|Anna Berg|Developer|3|2|1
102|Ben Cole|Developer|1|2|3
103|Anna Berg|Analyst|1|4|2
105|Anna Berg|Analyst|2|1|
104|Cara Dunn|Analyst|1|4|2
"""


def of_namesakes() -> Records:
    content = Sheets((grid_of_lines(NAMESAKES, "Team"),), "team.xlsx")
    return records_of(content, propose_mapping(content))


def test_people_of_one_name_have_each_their_own_levels_by_their_ids() -> None:
    made = applied(BLANK, propose(BLANK, of_namesakes()))
    assert {each.source: tuple(one.level for one in each.levels) for each in made.people} == {
        "team.xlsx:101": (3, 2, 1),
        "team.xlsx:102": (1, 2, 3),
        "team.xlsx:103": (1, 4, 2),
        "team.xlsx:104": (1, 4, 2),
        "team.xlsx:105": (2, 1),
    }
    levels = {title: {name: level for name, (_, level) in held.items()} for title, held in cards(made).items()}
    assert levels == {"Developer": {"SEO": 3, "Video": 2, "Data": 3}, "Analyst": {"SEO": 2, "Video": 4, "Data": 2}}
    assert propose(made, of_namesakes()).edit is None


def test_people_of_one_name_make_each_a_role_of_their_own() -> None:
    choices = Choices(people_as="role_each")
    made = applied(BLANK, propose(BLANK, of_namesakes(), choices))
    roles = {each.source: each for each in made.scenarios[0].roles}
    assert {source: (each.title, tuple(one.level for one in each.assignments)) for source, each in roles.items()} == {
        "team.xlsx:101": ("Developer (Anna Berg)", (3, 2, 1)),
        "team.xlsx:102": ("Developer (Ben Cole)", (1, 2, 3)),
        "team.xlsx:103": ("Analyst (Anna Berg)", (1, 4, 2)),
        "team.xlsx:104": ("Analyst (Cara Dunn)", (1, 4, 2)),
        "team.xlsx:105": ("Analyst (Anna Berg)", (2, 1)),
    }
    assert propose(made, of_namesakes(), choices).edit is None


def test_levels_of_one_of_two_people_of_one_name_are_refused_where_no_id_says_which() -> None:
    people = person("Mia Bauer", 2, role="Cook", source="f:1"), person("Mia Bauer", 3, role="Baker", source="f:2")
    level = HoldingRecord(holder="Mia Bauer", skill="Bread", origin=at(4), level=3)
    proposal = propose(BLANK, Records(people=people, levels=(level,)), Choices(people_as="role_each"))
    assert [(each.kind, each.name) for each in proposal.of_outcome("refused")] == [("assignment", "Bread")]


def test_a_role_each_for_many_people_takes_no_time() -> None:
    roles = tuple(role(f"Role {number}", number) for number in range(4_000))
    people = tuple(person(f"Person {number}", number, role=f"Role {number}") for number in range(4_000))
    started = process_time()
    made = a_role_each(Records(roles=roles, people=people), people)
    assert process_time() - started < 4
    assert len(made.roles) == 4_000


def test_a_role_that_holds_nothing_is_filled_by_the_levels_of_its_people_and_another_is_not() -> None:
    people = (person("Ada", role="cook"), person("Ben", role="baker"))
    before = after(BLANK, Records(people=people))
    assert [each.assignments for each in before.scenarios[0].roles] == [(), ()]
    read = Records(people=people, levels=holdings(("Ada", "Frying", 3), ("Ben", "Baking", 4)))
    filled = after(before, read)
    held = [[(each.skill, each.level) for each in one.assignments] for one in filled.scenarios[0].roles]
    assert held == [[("frying", 3)], [("baking", 4)]]
    assert propose(filled, read).edit is None
    better = replace(read, levels=holdings(("Ada", "Frying", 4), ("Ada", "Baking", 1)))
    assert after(filled, better).scenarios == filled.scenarios


def test_who_is_left_out_says_nothing_of_what_her_role_holds() -> None:
    people = (person("Ada", role="cook"), person("Ben", role="cook"))
    read = Records(people=people, levels=holdings(("Ada", "Frying", 4), ("Ben", "Frying", 2), ("Ada", "Baking", 3)))
    (cook,) = after(BLANK, read, names={"person": {"ada": LEAVE}}).scenarios[0].roles
    assert [(each.skill, each.level) for each in cook.assignments] == [("frying", 2)]
