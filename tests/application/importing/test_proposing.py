"""What records do to a map: identity, levels, who leads, people, the target, the limits; each with its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.application.samples import sample
from tests.support.imported import FILE, after, applied, at, blank, holdings, said
from workbench.application.edit import EditRefused
from workbench.application.importing import wanted
from workbench.application.importing.choices import LEAVE, NEW, Choices, Target, keys
from workbench.application.importing.proposal import Alike, Line, Proposal, Several, TooMany
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import (
    DepartmentRecord,
    HoldingRecord,
    LeftOut,
    PersonRecord,
    Records,
    RoleRecord,
    SkillRecord,
)
from workbench.application.new_map import blank_map
from workbench.application.task import Cancelled, Task
from workbench.domain.model import Assignment, CapabilityMap, Department, Person, PersonLevel, Role, Scenario, Skill

BLANK, SAMPLE = blank(), sample()


def skill(name: str, row: int = 2, **fields: object) -> SkillRecord:
    return SkillRecord(name=name, origin=at(row), **fields)  # type: ignore[arg-type]


def role(title: str, row: int = 2, **fields: object) -> RoleRecord:
    return RoleRecord(title=title, origin=at(row), **fields)  # type: ignore[arg-type]


def held(document: CapabilityMap, scenario: int = 0) -> dict[str, dict[str, tuple[str, int]]]:
    names = {each.id: each.name for each in document.skills}
    return {
        each.title: {names[one.skill]: (one.kind, one.level) for one in each.assignments}
        for each in document.scenarios[scenario].roles
    }


def reasons(proposal: Proposal, outcome: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, why) for _, which, name, why in said(proposal.lines) if which == outcome]


def line_of(proposal: Proposal, name: str) -> Line:
    return next(line for line in proposal.lines if line.name == name)


# Skills


def test_a_catalogue_goes_to_the_library_and_known_names_are_matched():
    before = SAMPLE
    read = Records(
        skills=(
            skill("social-apis", definition="Another."),
            skill("Graph planning", 3),
            skill("Juggling", 4, group="Circus", source="x:1"),
            skill("AD MANAGEMENT", 5, importance=4),
        )
    )
    proposal = propose(before, read)
    assert said(proposal.lines) == [
        ("skill", "updated", "social-apis", ()),
        ("skill", "unchanged", "Graph planning", ("known_as",)),
        ("skill", "added", "Juggling", ()),
        ("skill", "unchanged", "AD MANAGEMENT", ()),
    ]
    made = applied(before, proposal)
    assert made.scenarios is before.scenarios
    assert made.skills[-1] == Skill(
        "juggling", "Juggling", group="Circus", belongs_to="either", importance=3, level_needed=3, source="x:1"
    )
    assert proposal.edit is not None
    assert proposal.edit.describe(before) == f"Import {FILE}: 2 skills"


def test_the_source_goes_before_the_name_and_renames():
    before = after(BLANK, Records(skills=(skill("Java", source="x:1"), skill("Coffee", 3, source="x:2"))))
    made = after(before, Records(skills=(skill("Java language", source="x:1"), skill("Java", 3, source="x:3"))))
    assert [(each.name, each.source) for each in made.skills] == [
        ("Java language", "x:1"),
        ("Coffee", "x:2"),
        ("Java", "x:3"),
    ]


def test_what_is_gone_from_its_source_stays_and_is_told():
    before = after(BLANK, Records(skills=(skill("Java", source="x:1"), skill("Coffee", 3, source="x:2"))))
    proposal = propose(before, Records(skills=(skill("Java", source="x:1"),)))
    assert proposal.edit is None
    assert [(each.scheme, each.names) for each in proposal.gone] == [("x", ("Coffee",))]


def test_what_was_not_chosen_is_not_gone_from_its_source():
    read = Records(
        skills=(skill("Java", source="x:1"), skill("Coffee", 3, source="x:2")),
        roles=(role("Barista", source="x:r1"), role("Developer", source="x:r2")),
        holdings=holdings(("Barista", "Coffee", 3), ("Developer", "Java", 3)),
    )
    first = after(BLANK, read, only_roles=keys(["Barista"]))
    assert propose(first, read, Choices(only_roles=keys(["Developer"]))).gone == ()


def test_another_part_of_a_source_leaves_nothing_gone():
    known = tuple(skill(f"Skill {number}", source=f"x:{number}") for number in range(5))
    before = after(BLANK, Records(skills=known))
    assert propose(before, Records(skills=(*known[:1], skill("Other", source="x:9")))).gone == ()
    assert propose(before, Records(skills=known[:4])).gone != ()


def test_an_id_of_the_map_says_which_skill_is_meant():
    made = after(SAMPLE, Records(skills=(skill("APIs of the graph", id="apis"),)))
    assert made.skills[0].name == "APIs of the graph"


def test_a_name_that_fits_two_is_refused_until_one_is_chosen():
    twin = Skill("apis-2", "Social APIs", group="", belongs_to="either", importance=3, level_needed=3)
    before = replace(SAMPLE, skills=(*SAMPLE.skills, twin))
    read = Records(skills=(skill("Social APIs", importance=1),))
    proposal = propose(before, read)
    assert reasons(proposal, "refused") == [("Social APIs", ("fits_several",))]
    assert proposal.questions == (
        Several("skill", "Social APIs", at(2), (("apis", "Social APIs"), ("apis-2", "Social APIs"))),
    )
    made = after(before, read, names={"skill": {"socialapis": "apis-2"}})
    assert [each.importance for each in made.skills if each.name == "Social APIs"] == [5, 1]


def test_likeness_is_asked_and_never_decided():
    read = Records(skills=(skill("Social API"), skill("Juggling", 3)))
    proposal = propose(SAMPLE, read)
    (question,) = proposal.questions
    assert isinstance(question, Alike)
    assert [like.id for like in question.known] == ["apis"]
    assert reasons(proposal, "added") == [("Social API", ()), ("Juggling", ())]
    for decided, skills in (("apis", 6), (NEW, 7), (LEAVE, 6)):
        chosen = propose(SAMPLE, read, Choices(names={"skill": {"socialapi": decided}}))
        assert not chosen.questions
        assert len(applied(SAMPLE, chosen).skills) == skills
    new = Choices(names={"skill": {"socialapi": NEW}})
    assert propose(applied(SAMPLE, propose(SAMPLE, read, new)), read, new).edit is None
    gone = propose(SAMPLE, read, Choices(names={"skill": {"socialapi": "no-such-id"}}))
    assert reasons(gone, "refused") == [("Social API", ("unknown_choice",))]


def test_aliases_are_added_but_for_those_that_another_bears():
    read = Records(skills=(skill("Social APIs", aliases=("Graph planning", "APIs", "apis", "Ads")), skill("Ads", 3)))
    proposal = propose(SAMPLE, read)
    assert line_of(proposal, "Social APIs").remarks[0].names == ("Graph planning", "Ads")
    assert applied(SAMPLE, proposal).skills[0].aliases == ("APIs",)
    without = propose(SAMPLE, read, Choices(not_from_file=frozenset({"aliases"})))
    assert applied(SAMPLE, without).skills[0].aliases == ()


def test_equal_rows_count_once_and_the_higher_level_stands():
    read = Records(skills=(skill("A", 2, level_needed=2), skill("a", 3, level_needed=4), skill("A", 4, group="G")))
    proposal = propose(BLANK, read)
    (line,) = proposal.lines
    assert [(each.reason, each.text) for each in line.remarks] == [("differing", "4")]
    assert [(each.group, each.level_needed) for each in applied(BLANK, proposal).skills] == [("G", 4)]


def test_codes_of_one_source_are_two_skills_also_under_one_name():
    read = Records(skills=(skill("Running", source="x:1"), skill("Running", 3, source="x:2"), skill("Running", 4)))
    made = after(BLANK, read)
    assert [each.source for each in made.skills] == ["x:1", "x:2"]
    assert propose(made, replace(read, skills=read.skills[:2])).edit is None


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (skill(" "), "no_name"),
        (skill("x" * 201), "long_name"),
        (skill("A", definition="x" * 32_768), "long_text"),
        (skill("A", aliases=("B", "x" * 32_768)), "long_text"),
        (skill("A", importance=6), "bad_value"),
        (skill("A", level_needed=0), "bad_value"),
    ],
)
def test_what_no_map_can_hold_is_refused(record: SkillRecord, why: str):
    proposal = propose(BLANK, Records(skills=(record,)))
    assert [each for _, each in reasons(proposal, "refused")] == [(why,)]
    assert proposal.edit is None


# Roles and departments


def test_roles_with_their_lines_departments_and_grades():
    read = Records(
        roles=(
            role("Analyst", 2, department="Data", reports_to="Ada Lovelace", grade="Senior", dotted_to=("Boss",)),
            role("Boss", 3, holder="Ada Lovelace", reports_to="Analyst", dotted_to=("Boss",), grade="Wizard"),
            role("Analyst", 4, department="Sales", holder="Bo"),
            role("Analyst", 5, department="Sales", holder="Cy", headcount=2),
        ),
        departments=(DepartmentRecord(name="Data", parent="Company", origin=at(2)),),
    )
    proposal = propose(BLANK, read)
    scenario = applied(BLANK, proposal).scenarios[0]
    data, boss, sales = scenario.roles
    assert [(unit.name, unit.kind, unit.parent) for unit in scenario.departments] == [
        ("Data", "other", "company"),
        ("Company", "other", None),
        ("Sales", "sales", None),
    ]
    assert (data.grade, data.department, data.reports_to, data.dotted_to) == (3, "data", boss.id, (boss.id,))
    assert (boss.grade, boss.reports_to, sales.grade) == (2, None, 2)
    assert (sales.holder, sales.headcount, sales.department) == ("Bo, Cy", 3, "sales")
    assert [each.reason for each in line_of(proposal, "Boss").remarks] == [
        "unknown_grade",
        "several_references",
        "loop",
    ]
    assert propose(applied(BLANK, proposal), read).edit is None


def test_a_new_role_without_a_grade_has_that_of_its_title_else_the_plain_one():
    read = Records(roles=(role("Vertriebsleiterin"), role("Buyer", 3), role("Head of Sales", 4, grade=3)))
    proposal = propose(BLANK, read)
    made = applied(BLANK, proposal).scenarios[0].roles
    assert [each.grade for each in made] == [5, 2, 3]
    assert [line.grade_by for line in proposal.lines] == ["title", "nothing", "file"]
    assert [change.field for line in proposal.lines for change in line.changes] == ["grade", "grade"]
    assert propose(applied(BLANK, proposal), read).edit is None


def test_a_new_role_called_by_the_maps_word_for_who_leads_does():
    named = replace(BLANK, terms=blank_map().terms)
    read = Records(roles=(role("head of MARKETING"), role("Head of Product", 3, department="Tech"), role("Buyer", 4)))
    proposal = propose(named, read)
    made = applied(named, proposal)
    assert [(each.acts_as, each.discipline) for each in made.scenarios[0].roles] == [
        ("marketing_strategist", "marketing"),
        ("product_strategist", "product"),
        (None, "other"),
    ]
    assert ("acts_as", "marketing_strategist") in [
        (each.field, each.after) for each in line_of(proposal, "head of MARKETING").changes
    ]
    assert propose(made, read).edit is None


def test_a_title_says_nothing_of_a_role_of_the_map_nor_beside_who_leads_nor_of_two():
    named = replace(BLANK, terms=blank_map().terms)
    there = after(BLANK, Records(roles=(role("Head of Marketing"),)))
    again = Records(roles=(role("Head of Marketing"),))
    kept = after(replace(there, terms=named.terms), again, target=Target("scenario", "today"))
    assert kept.scenarios[0].roles[0].acts_as is None
    led = leading(after(named, Records(roles=(role("CPO"),))))
    beside = after(led, Records(roles=(role("Head of Product"),)), target=Target("scenario", "today"))
    assert [each.acts_as for each in beside.scenarios[0].roles] == ["product_strategist", None]
    two = Records(roles=(role("Head of Product", department="A"), role("Head of Product", 3, department="B")))
    assert [each.acts_as for each in after(named, two).scenarios[0].roles] == [None, None]


def leading(document: CapabilityMap) -> CapabilityMap:
    scenario = document.scenarios[0]
    roles = (replace(scenario.roles[0], acts_as="product_strategist"), *scenario.roles[1:])
    return replace(document, scenarios=(replace(scenario, roles=roles),))


def test_a_role_of_the_map_keeps_its_grade_where_the_file_says_none():
    before = after(BLANK, Records(roles=(role("Head of Sales", grade=3),)))
    proposal = propose(before, Records(roles=(role("Head of Sales"),)))
    assert proposal.edit is None


def test_a_role_that_is_known_by_its_code_takes_its_new_title():
    before = after(BLANK, Records(roles=(role("Analyst", source="x:1"), role("Engineer", 3))))
    read = Records(roles=(role("Data analyst", source="x:1"), role("Engineer", 3)))
    made = after(before, read)
    assert [each.title for each in made.scenarios[0].roles] == ["Data analyst", "Engineer"]
    assert propose(made, read).edit is None
    taken = Records(roles=(role("Engineer", source="x:1"), role("Engineer", 3)))
    assert propose(before, taken).edit is None


def test_a_line_leads_to_who_bears_the_title_after_others_were_renamed():
    roles = (Role("a", "Analyst"), Role("b", "Analyst"), Role("c", "Clerk"))
    scenario = replace(blank().scenarios[0], roles=roles)
    document = replace(blank(), scenarios=(scenario,))
    read = Records(roles=(role("Writer", id="a"), role("Clerk", row=3, dotted_to=("Analyst",))))
    once = after(document, read)
    assert {each.id: each.title for each in once.scenarios[0].roles} == {"a": "Writer", "b": "Analyst", "c": "Clerk"}
    assert once.scenarios[0].roles[2].dotted_to == ("b",)
    assert propose(once, read).edit is None


def test_a_new_role_does_the_work_of_its_department_and_no_side_comes_of_a_name():
    made = after(BLANK, Records(roles=(role("Marketing lead", department="Growth"), role("Dev", department="Product"))))
    assert [each.discipline for each in made.scenarios[0].roles] == ["other", "product"]


def test_a_superior_that_is_not_there_is_told():
    proposal = propose(BLANK, Records(roles=(role("Analyst", reports_to="Nobody", dotted_to=("Analyst",)),)))
    assert [(each.reason, each.text) for each in line_of(proposal, "Analyst").remarks] == [
        ("unknown_reference", "Nobody"),
        ("loop", "Analyst"),
    ]


# Assignments


def test_who_leads_is_the_one_at_the_highest_level():
    read = Records(holdings=holdings(("A", "X", 4), ("B", "X", 2), ("A", "Y", 3), ("B", "Y", 3), ("B", "Z", None)))
    assert held(after(BLANK, read)) == {
        "A": {"X": ("lead", 4), "Y": ("support", 3)},
        "B": {"X": ("support", 2), "Y": ("support", 3), "Z": ("lead", 3)},
    }
    assert {each.name: each.level_needed for each in after(BLANK, read).skills} == {"X": 4, "Y": 3, "Z": 3}
    nobody, everybody = (held(after(BLANK, read, who_leads=who)) for who in ("nobody", "all"))
    assert {kind for card in nobody.values() for kind, _ in card.values()} == {"support"}
    assert {kind for card in everybody.values() for kind, _ in card.values()} == {"lead"}


def test_what_leads_already_goes_on_and_a_second_lead_of_the_file_is_told():
    before = after(BLANK, Records(holdings=holdings(("A", "X", 2))))
    assert held(after(before, Records(roles=(role("A"),), holdings=holdings(("B", "X", 4), ("A", "X", 2))))) == {
        "A": {"X": ("lead", 2)},
        "B": {"X": ("support", 4)},
    }
    raci = HoldingRecord(holder="B", skill="X", kind="lead", origin=at(9))
    proposal = propose(before, Records(roles=(role("A"), role("B", 3)), holdings=(raci,)))
    assert line_of(proposal, "X").outcome in ("added", "unchanged")
    (line,) = (line for line in proposal.lines if line.kind == "assignment")
    assert [(each.reason, each.names) for each in line.remarks] == [("also_led", ("A",))]


def test_rows_for_one_pair_count_once():
    read = Records(holdings=holdings(("A", "X", 2), ("A", "X", 2), ("A", "Y", 1), ("a", "y", 3)))
    proposal = propose(BLANK, read)
    lines = [line for line in proposal.lines if line.kind == "assignment"]
    assert [[each.reason for each in line.remarks] for line in lines] == [["repeated"], ["differing"]]
    assert held(applied(BLANK, proposal)) == {"A": {"X": ("lead", 2), "Y": ("lead", 3)}}


def test_what_the_file_lacks_stays_unless_it_is_complete():
    before = after(BLANK, Records(holdings=holdings(("A", "X", 2), ("A", "Y", 2), ("B", "Y", 3))))
    read = Records(holdings=holdings(("A", "X", 3)))
    assert held(after(before, read)) == {
        "A": {"X": ("lead", 3), "Y": ("support", 2)},
        "B": {"Y": ("lead", 3)},
    }
    proposal = propose(before, read, Choices(complete=True))
    assert held(applied(before, proposal)) == {"A": {"X": ("lead", 3)}, "B": {"Y": ("lead", 3)}}
    assert ("Y", ("taken_away",)) in reasons(proposal, "updated")


def test_what_is_taken_from_a_role_names_it_apart_from_others_of_its_title():
    roles = (role("A", department="Design"), role("A", 3, department="Sales"))
    both = Records(
        roles=roles, holdings=holdings(("A (Design)", "X", 2), ("A (Design)", "Y", 2), ("A (Sales)", "Y", 1))
    )
    before = after(after(BLANK, Records(roles=roles)), both)
    proposal = propose(before, Records(holdings=holdings(("A (Design)", "X", 2))), Choices(complete=True))
    (gone,) = (line for line in proposal.lines if line.outcome == "updated")
    assert (gone.name, gone.holder, gone.remarks[0].reason) == ("Y", "A (Design)", "taken_away")


def test_a_mark_keeps_the_level_that_is_there():
    before = after(BLANK, Records(holdings=holdings(("A", "X", 2))))
    assert propose(before, Records(holdings=holdings(("A", "X", None)))).edit is None


def test_rows_on_what_was_refused_or_left_out_come_to_nothing():
    rows = holdings(("A", "X", 9), ("A", "Y", 1), ("B", "Z", 0), ("B", "Z", 1))
    proposal = propose(BLANK, Records(holdings=rows), Choices(names={"skill": {"y": LEAVE}, "role": {"b": LEAVE}}))
    assert [each for each in said(proposal.lines) if each[0] == "assignment"] == [
        ("assignment", "refused", "X", ("bad_value",)),
        ("assignment", "left_out", "Y", ("skill_left_out",)),
        ("assignment", "left_out", "Z", ("holder_left_out",)),
        ("assignment", "left_out", "Z", ("holder_left_out",)),
    ]


# People


def team() -> Records:
    people = (("Ada", "Engineer"), ("Bo", "Engineer"), ("Cy", None))
    rows = (("Ada", "X", 3), ("Bo", "X", 4), ("Bo", "Y", 0), ("Cy", "X", 1), ("Dee", "X", 2))
    return Records(
        people=tuple(
            PersonRecord(name=name, role=title, origin=at(row)) for row, (name, title) in enumerate(people, 2)
        ),
        levels=holdings(*rows),
    )


def test_people_hold_the_roles_of_their_titles():
    made = after(BLANK, team())
    (engineer,) = made.scenarios[0].roles
    assert (engineer.title, engineer.headcount, engineer.people) == ("Engineer", 2, ("ada", "bo"))
    assert held(made) == {"Engineer": {"X": ("lead", 4)}}
    assert [(each.name, each.title, each.levels) for each in made.people] == [
        ("Ada", "Engineer", (PersonLevel("x", 3),)),
        ("Bo", "Engineer", (PersonLevel("x", 4), PersonLevel("y", 0))),
        ("Cy", "", (PersonLevel("x", 1),)),
        ("Dee", "", (PersonLevel("x", 2),)),
    ]
    assert propose(made, team()).edit is None


def test_roles_hold_what_their_people_have_also_where_they_have_rows_of_their_own():
    read = replace(team(), roles=(role("Engineer", headcount=2.0),))
    assert held(after(BLANK, read)) == {"Engineer": {"X": ("lead", 4)}}
    says_what_roles_hold = replace(read, holdings=holdings(("Manager", "Y", 2)))
    assert held(after(BLANK, says_what_roles_hold)) == {"Engineer": {}, "Manager": {"Y": ("lead", 2)}}


def test_levels_of_roles_that_are_there_are_never_changed_by_people():
    before = after(BLANK, Records(holdings=holdings(("Engineer", "X", 1))))
    assert held(after(before, team())) == {"Engineer": {"X": ("lead", 1)}}


def test_people_may_be_a_role_each_or_only_make_levels():
    each = after(BLANK, team(), people_as="role_each")
    assert not each.people
    assert held(each)["Engineer (Bo)"] == {"X": ("lead", 4)}
    levels = after(BLANK, team(), people_as="levels_of_roles")
    assert not levels.people
    assert held(levels) == {"Engineer": {"X": ("lead", 4)}}
    assert not levels.scenarios[0].roles[0].people


def test_a_role_each_is_where_its_title_is_and_no_title_is_a_role_besides():
    people = (("Ada", "Engineer", "Product"), ("Bo", "Engineer", "Product"), ("Cy", "Head", "Marketing"))
    read = Records(
        people=tuple(
            PersonRecord(name=name, role=title, department=place, origin=at(row))
            for row, (name, title, place) in enumerate(people, 2)
        ),
        roles=(
            role("Engineer", 2, department="Product", reports_to="Head", headcount=2.0),
            role("Head", 4, department="Marketing"),
            role("Adviser", 5),
        ),
        levels=holdings(("Ada", "X", 3), ("Bo", "X", 4), ("Cy", "X", 1)),
    )
    made = after(BLANK, read, people_as="role_each")
    (scenario,) = made.scenarios
    units, ids = {unit.id: unit.name for unit in scenario.departments}, {each.id: each.title for each in scenario.roles}
    assert [
        (each.title, units.get(each.department or ""), ids.get(each.reports_to or "")) for each in scenario.roles
    ] == [
        ("Adviser", None, None),
        ("Engineer (Ada)", "Product", "Head (Cy)"),
        ("Engineer (Bo)", "Product", "Head (Cy)"),
        ("Head (Cy)", "Marketing", None),
    ]
    assert propose(made, read, Choices(people_as="role_each")).edit is None
    of_itself = replace(read, holdings=holdings(("Engineer", "Y", 2)))
    assert held(after(BLANK, of_itself, people_as="role_each"))["Engineer"] == {"Y": ("lead", 2)}


def test_roles_of_one_title_in_two_departments_hold_what_is_said_of_each():
    read = Records(
        roles=(role("Manager", 1, department="Sales"), role("Manager", 1, department="Legal")),
        holdings=tuple(
            replace(each, department=place)
            for each, place in zip(holdings(("Manager", "X", 4), ("Manager", "X", 2)), ("Sales", "Legal"), strict=True)
        ),
    )
    made = after(BLANK, read)
    assert [(each.department, [held.level for held in each.assignments]) for each in made.scenarios[0].roles] == [
        ("sales", [4]),
        ("legal", [2]),
    ]
    assert propose(made, read).edit is None


def test_a_department_called_as_a_kind_in_another_language_is_of_that_kind():
    names = ("Produkt", "Produktmanagement", "Produit", "Producto", "Marketing", "Vertrieb", "Personal", "Produktion")
    made = after(BLANK, Records(departments=tuple(DepartmentRecord(name=name, origin=at(1)) for name in names)))
    kinds = [unit.kind for unit in made.scenarios[0].departments]
    assert kinds == [*["product"] * 4, "marketing", "sales", "hr", "other"]
    otherwise = replace(BLANK, terms=replace(BLANK.terms, marketing="sales", product="engineering"))
    made = after(otherwise, Records(departments=tuple(DepartmentRecord(name=n, origin=at(1)) for n in names[:5])))
    assert {unit.kind for unit in made.scenarios[0].departments} == {"other"}


def test_a_typical_background_holds_no_role():
    dev = PersonRecord(name="Developer", role="Engineer", kind="background", origin=at(9))
    made = after(BLANK, replace(team(), people=(*team().people, dev)))
    assert "developer" not in made.scenarios[0].roles[0].people
    known = replace(BLANK, people=(Person("dev", "Developer", kind="background"),))
    proposal = propose(known, replace(team(), people=(*team().people, replace(dev, kind=None))))
    assert [each.reason for each in line_of(proposal, "Developer").remarks] == ["background_holds"]


# Where it goes, and how much


def test_a_longer_list_of_the_same_company_goes_into_the_open_map():
    before = after(BLANK, Records(roles=(role("Buyer"), role("Seller"), role("Clerk"))))
    longer = Records(roles=tuple(role(title) for title in ("Buyer", "Seller", "Driver", "Cook", "Guard", "Nurse")))
    assert (propose(before, longer).scenario, propose(before, longer).new_scenario) == ("Today", False)
    other = Records(roles=tuple(role(title) for title in ("Buyer", "Driver", "Cook", "Guard", "Nurse")))
    assert propose(before, other).new_scenario


def test_departments_tell_the_open_map_where_titles_are_written_otherwise():
    matrix = (("Produktmanagerin", "Produkt"), ("Leiter Produkt", "Produkt"), ("Leiterin Marketing", "Marketing"))
    chart = (("Produktmanager", "Produkt"), ("Leiter Produkt", "Produkt"), ("Leitung Marketing", "Marketing"),
             ("Leitung Vertrieb", "Vertrieb"))  # fmt: skip
    first, second = (
        Records(roles=tuple(role(title, row, department=unit) for row, (title, unit) in enumerate(rows, 2)))
        for rows in (matrix, chart)
    )
    proposal = propose(after(BLANK, first), second)
    assert (proposal.scenario, proposal.new_scenario) == ("Today", False)


def test_the_scenario_with_half_of_the_roles_is_preset_else_a_new_one():
    before = SAMPLE
    titles = [each.title for each in before.scenarios[0].roles]
    known = propose(before, Records(roles=(role(titles[0]), role("Juggler", 3))))
    assert (known.scenario, known.new_scenario) == (before.scenarios[0].name, False)
    other = propose(before, Records(roles=(role(titles[0]), role("Juggler", 3), role("Clown", 4))))
    assert (other.scenario, other.new_scenario) == ("plan", True)
    assert [each.name for each in applied(before, other).scenarios][-1] == "plan"
    assert propose(applied(before, other), Records(roles=(role("Juggler", 3), role("Clown", 4)))).edit is None


def test_the_target_can_be_chosen():
    before = SAMPLE
    read = Records(roles=(role("Juggler"),), holdings=holdings(("Juggler", "X", 2)))
    assert len(after(before, read, target=Target("scenario", before.scenarios[0].name)).scenarios) == len(
        before.scenarios
    )
    assert after(before, read, target=Target("new_scenario", "Circus")).scenarios[-1].name == "Circus"
    library = propose(before, read, Choices(target=Target("library")))
    assert applied(before, library).scenarios == before.scenarios
    assert reasons(library, "left_out") == [("Juggler", ("library_only",)), ("X", ("library_only",))]
    with pytest.raises(EditRefused, match="no scenario “Nowhere”"):
        propose(before, read, Choices(target=Target("scenario", "Nowhere")))


def test_more_than_are_taken_at_once_are_asked_and_none_is_taken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(wanted.LIMITS, "role", 2)
    read = Records(skills=(skill("X"), skill("Y", 3)), holdings=holdings(("A", "X", 2), ("B", "X", 2), ("C", "Y", 2)))
    proposal = propose(BLANK, read)
    assert proposal.questions == (TooMany("role", 3, 2),)
    assert proposal.edit is None
    assert reasons(proposal, "left_out") == [(name, ("too_many",)) for name in "ABC"]
    chosen = propose(BLANK, read, Choices(only_roles=keys(["A", "b"])))
    assert held(applied(BLANK, chosen)) == {"A": {"X": ("support", 2)}, "B": {"X": ("support", 2)}}
    assert [each.name for each in applied(BLANK, chosen).skills] == ["X"]


def test_what_was_left_out_while_reading_has_its_line():
    proposal = propose(BLANK, Records(left_out=(LeftOut(at(7), "Total", "summary"),)))
    assert said(proposal.lines) == [("row", "left_out", "Total", ("as_read",))]


def test_an_edit_applies_to_the_map_that_was_looked_at_alone():
    proposal = propose(BLANK, Records(skills=(skill("X"),)))
    assert proposal.edit is not None
    with pytest.raises(EditRefused, match="Start it once more"):
        proposal.edit.apply(blank())


def test_proposing_can_be_called_off():
    with pytest.raises(Cancelled):
        propose(BLANK, Records(skills=(skill("X"),)), task=Task(cancelled=lambda: True))


def test_what_is_there_is_left_alone():
    """Objects that are not touched stay the identical ones."""
    before = SAMPLE
    made = after(
        before,
        Records(skills=(skill("Juggling"),), holdings=holdings((before.scenarios[0].roles[0].title, "Juggling", 2))),
    )
    assert all(one is other for one, other in zip(before.skills, made.skills, strict=False))
    assert all(
        one is other for one, other in zip(before.scenarios[0].roles[1:], made.scenarios[0].roles[1:], strict=True)
    )
    assert made.scenarios[0].roles[0] == replace(
        before.scenarios[0].roles[0], assignments=(Assignment("juggling", "lead", level=2),)
    )
    assert isinstance(made.scenarios[0].roles[0], Role)


def test_what_is_passed_over_comes_from_no_file():
    read = Records(skills=(skill("A", definition="Said.", group="G", level_needed=4, aliases=("B",)),))
    (made,) = after(BLANK, read, not_from_file=frozenset(("definitions", "groups", "levels", "aliases"))).skills
    assert (made.definition, made.group, made.level_needed, made.aliases) == ("", "", 3, ())
    (whole,) = after(BLANK, read).skills
    assert (whole.definition, whole.group, whole.level_needed, whole.aliases) == ("Said.", "G", 4, ("B",))


def test_a_third_kind_of_work_is_none_where_the_map_has_no_word_for_it():
    read = Records(skills=(skill("A", belongs_to="technology"),))
    two = replace(BLANK, terms=replace(BLANK.terms, technology=""))
    assert after(two, read).skills[0].belongs_to == "either"
    three = replace(BLANK, terms=replace(BLANK.terms, technology="technology"))
    assert after(three, read).skills[0].belongs_to == "technology"


def test_an_alias_that_is_longer_than_a_name_may_be_is_dropped_and_told():
    proposal = propose(BLANK, Records(skills=(skill("A", aliases=("x" * 201, "B")),)))
    assert applied(BLANK, proposal).skills[0].aliases == ("B",)
    assert line_of(proposal, "A").remarks[0].reason == "names_dropped"


def test_a_grade_is_named_by_the_map_before_the_program():
    own = replace(BLANK, grade_names=("Director", "B", "C", "D", "E", "F", "G"))
    made = after(own, Records(roles=(role("Head", grade="Director"),)))
    assert made.scenarios[0].roles[0].grade == 1


def test_departments_come_only_with_the_roles_that_are_chosen():
    read = Records(
        roles=(role("Seller", department="Sales"), role("Buyer", 3, department="Buying")),
        departments=(
            DepartmentRecord(name="Sales", origin=at(2), parent="Trade"),
            DepartmentRecord(name="Buying", origin=at(3)),
        ),
    )
    made = after(BLANK, read, only_roles=frozenset(("seller",)))
    assert {unit.name for unit in made.scenarios[0].departments} == {"Sales", "Trade"}


def test_nothing_is_taken_from_a_role_of_which_a_row_was_refused():
    before = after(BLANK, Records(holdings=holdings(("Seller", "SEO", 2), ("Seller", "Ads", 2))))
    twin = replace(before.skills[0], id="seo-2")
    doubled = replace(before, skills=(*before.skills, twin))
    read = Records(holdings=holdings(("Seller", "Ads", 3), ("Seller", "SEO", 3)))
    (made,) = after(doubled, read, complete=True).scenarios[0].roles
    assert {each.skill: each.level for each in made.assignments} == {"seo": 2, "ads": 3}


def test_a_name_means_what_still_bears_it_where_another_is_renamed_by_its_id():
    bare = replace(SAMPLE.skills[0], id="a", name="B", aliases=(), source=None)
    before = replace(blank(), skills=(bare, replace(bare, id="b")))
    read = Records(skills=(skill("A", id="a"), skill("B", row=3, definition="Said.")))
    once = after(before, read)
    assert [(each.name, each.definition) for each in once.skills] == [("A", bare.definition), ("B", "Said.")]
    assert propose(once, read).edit is None


def test_a_source_of_several_names_says_nothing_and_the_ids_beside_it_do():
    bare = replace(SAMPLE.skills[0], id="a", name="A", aliases=(), source=None)
    before = replace(blank(), skills=(bare, replace(bare, id="b", source="s:1")))
    read = Records(skills=(skill("A", source="s:1"), skill("B", row=3, source="s:1", id="a")))
    once = after(before, read)
    assert [(each.name, each.source) for each in once.skills] == [("B", None), ("A", "s:1")]
    assert propose(once, read).edit is None


def test_a_source_of_several_roles_or_people_says_nothing_either():
    read = Records(
        roles=(role("Cook", source="s:1"), role("Baker", row=3, source="s:1"), role("Waiter", row=4, source="s:2")),
        people=tuple(
            PersonRecord(name=name, origin=at(row), source=source)
            for row, (name, source) in enumerate((("Ann", "p:1"), ("Ben", "p:1"), ("Cid", "p:2")), 5)
        ),
    )
    once = after(blank(), read)
    assert [(each.title, each.source) for each in once.scenarios[0].roles] == [
        ("Cook", None),
        ("Baker", None),
        ("Waiter", "s:2"),
    ]
    assert [(each.name, each.source) for each in once.people] == [("Ann", None), ("Ben", None), ("Cid", "p:2")]
    assert propose(once, read).edit is None


def test_one_name_written_in_two_ways_keeps_its_source():
    once = after(
        blank(), Records(skills=(skill("Data Flow", source="s:1"), skill(" data  flow ", row=3, source="s:1")))
    )
    assert [(each.name, each.source) for each in once.skills] == [("Data Flow", "s:1")]


def test_a_name_that_all_give_up_by_their_sources_is_a_new_one():
    first, second = Role("a", "A", source="s:1"), Role("b", "A", source="s:2")
    scenario = Scenario("today", "Today", model="decentralised", roles=(first, second))
    before = replace(blank(), scenarios=(scenario,))
    read = Records(roles=(role("B", source="s:2"), role("C", row=3, source="s:1"), role("A", row=4)))
    once = after(before, read)
    assert [each.title for each in once.scenarios[0].roles] == ["C", "B", "A"]
    assert propose(once, read).edit is None


def test_a_department_that_fits_two_means_no_role_without_one():
    units = (Department("a", "D", kind="other"), Department("b", "D", kind="other"))
    roles = (Role("r0", "A", holder="Ada"), Role("r1", "A", holder="Bo", department="b"))
    scenario = Scenario("today", "Today", model="decentralised", departments=units, roles=roles)
    read = Records(
        departments=(DepartmentRecord(name="D", origin=at(2)),),
        roles=(role("A", holder="Ada"), role("A", 3, department="D", holder="Bo")),
    )
    assert propose(replace(blank(), scenarios=(scenario,)), read).edit is None


def test_a_control_character_in_another_name_refuses_what_has_it() -> None:
    odd = "Job\x92s"
    read = Records(
        skills=(skill("Cooking", aliases=(odd,)),), roles=(role("Chef", 3, also_called=(odd,)), role("Cook", 4))
    )
    proposal = propose(BLANK, read)
    assert reasons(proposal, "refused") == [("Cooking", ("bad_value",)), ("Chef", ("bad_value",))]
    assert [each.title for each in applied(BLANK, proposal).scenarios[0].roles] == ["Cook"]


def test_who_has_no_role_is_told_where_roles_are_chosen() -> None:
    people = (PersonRecord(name="Ann Doe", origin=at(2), role="Chef"), PersonRecord(name="Ben Roe", origin=at(3)))
    read = Records(roles=(role("Chef"), role("Cook", 4)), people=people)
    proposal = propose(BLANK, read, Choices(only_roles=keys(["Chef"])))
    assert reasons(proposal, "left_out") == [("Cook", ("not_wanted",)), ("Ben Roe", ("of_no_role",))]


def test_a_row_that_may_name_a_person_tells_of_people() -> None:
    read = Records(roles=(role("Chef"),), left_out=(LeftOut(at(3), "Ben Roe", "hidden", personal=True),))
    (line,) = propose(BLANK, read).of_outcome("left_out")
    assert (line.name, line.of_people) == ("Ben Roe", True)
    rated = Records(people=(PersonRecord(name="Ann Doe", origin=at(2)),))
    (nowhere,) = propose(BLANK, rated, Choices(people_as="levels_of_roles")).of_outcome("left_out")
    assert (nowhere.name, nowhere.of_people) == ("Ann Doe", True)
