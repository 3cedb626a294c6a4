"""What differs, copied: all of it makes the one scenario hold what the other does, and one of it is sound by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.application.samples import sample
from tests.support.strategies import maps
from workbench.application.edit import EditRefused
from workbench.application.edits.copying import CopyChanges
from workbench.application.edits.roles import DeleteRoles
from workbench.domain.candidates import hand_over
from workbench.domain.differences import ACCEPTED, DOTTED, ENTIRE, Differences, differences
from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Department, Policy, Role, Scenario, Skill, Waiver
from workbench.domain.transform import add_department, add_role, edit_scenario, find, set_department, set_role
from workbench.domain.validate import problems

DAY = date(2026, 11, 24)


@st.composite
def accepted(draw: st.DrawFn, scenario: Scenario, document: CapabilityMap) -> Scenario:
    """A scenario with points accepted, some the same but for the order of subjects."""
    subjects = [f"role:{each.id}" for each in scenario.roles] + [f"skill:{each.id}" for each in document.skills]
    subjects += [f"department:{each.id}" for each in scenario.departments]
    if not subjects:
        return scenario
    waivers = st.builds(
        Waiver,
        code=st.sampled_from(["OWN1", "GAP1"]),
        subjects=st.lists(st.sampled_from(subjects), unique=True, min_size=1, max_size=2).map(tuple),
        severity=st.just("warning"),
        reason=st.sampled_from(["So be it", "For now"]),
        author=st.just("Ada"),
        date=st.just(DAY),
    )
    return replace(scenario, waivers=tuple(draw(st.lists(waivers, max_size=3))))


@st.composite
def two_scenarios(draw: st.DrawFn) -> tuple[Index, Index]:
    """Two scenarios of one map, which hold different things under some of the same ids."""
    one, other = draw(maps()), draw(maps(most_skills=0))
    first, second = one.scenarios[0], replace(other.scenarios[0], id="t", name="Other")
    holding = {role.id: role.assignments for role in first.roles}
    again = draw(st.permutations([role.id for role in first.roles]))
    swapped = dict(zip(holding, again, strict=True))
    roles = tuple(
        replace(role, assignments=holding[swapped[role.id]]) if role.id in swapped else role for role in second.roles
    )
    second = draw(accepted(replace(second, roles=roles), one))
    roles = tuple(replace(role, people=()) for role in second.roles)
    document = replace(one, scenarios=(draw(accepted(first, one)), replace(second, roles=roles)))
    return Index(document, document.scenarios[0]), Index(document, document.scenarios[1])


@st.composite
def two_files(draw: st.DrawFn) -> tuple[Index, Index]:
    """Scenarios of two maps with libraries, policies and titles of their own; some things alike by id, some by name."""
    one, other = draw(maps()), draw(maps())
    names = {each.id: each.name for each in one.skills} | {each.id: each.title for each in one.scenarios[0].roles}
    new = {each: draw(st.sampled_from([each, f"z{each}"])) for each in [*_ids(other), *_ids(one)]}
    other = _renamed(other, new, names)
    first, second = draw(accepted(one.scenarios[0], one)), draw(accepted(other.scenarios[0], other))
    first = replace(first, roles=tuple(draw(st.permutations(first.roles))))
    policy, mine = Policy(lead_limit=3), replace(one, scenarios=(first,))
    theirs = replace(other, title="Another", policy=policy, scenarios=(second,))
    return Index(mine, first), Index(theirs, second)


def _ids(document: CapabilityMap) -> list[str]:
    scenario = document.scenarios[0]
    things: tuple[Skill | Role | Department, ...] = (*document.skills, *scenario.roles, *scenario.departments)
    return [each.id for each in things]


def _renamed(document: CapabilityMap, new: dict[str, str], names: dict[str, str]) -> CapabilityMap:
    """The map under other ids; what has another id bears the name the first map knows it by."""

    def called(identifier: str, name: str) -> str:
        return names.get(identifier, name).upper() if new[identifier] != identifier else name

    scenario = document.scenarios[0]
    roles = tuple(
        replace(
            _holding(role, new),
            id=new[role.id],
            title=called(role.id, role.title),
            department=role.department and new[role.department],
            reports_to=role.reports_to and new[role.reports_to],
            dotted_to=tuple(new[each] for each in role.dotted_to),
        )
        for role in scenario.roles
    )
    departments = tuple(
        replace(each, id=new[each.id], parent=each.parent and new[each.parent]) for each in scenario.departments
    )
    skills = tuple(replace(each, id=new[each.id], name=called(each.id, each.name)) for each in document.skills)
    return replace(document, skills=skills, scenarios=(replace(scenario, roles=roles, departments=departments),))


def content(scenario: Scenario) -> dict[str, Any]:
    """All a scenario holds, whatever its order."""
    return {
        "model": scenario.model,
        "departments": {each.id: each for each in scenario.departments},
        "roles": {
            each.id: (
                replace(each, assignments=(), dotted_to=()),
                frozenset(each.dotted_to),
                frozenset(each.assignments),
            )
            for each in scenario.roles
        },
        "waivers": sorted(repr(replace(each, subjects=tuple(sorted(each.subjects)))) for each in scenario.waivers),
    }


def copied(found: Differences, wanted: Any = None) -> Index:
    """The index of the first scenario with some of what differs, or all."""
    edit = CopyChanges(found.before.scenario.id, found, found.all if wanted is None else wanted)
    document = edit.apply(found.before.document)
    assert not list(problems(document))
    return Index(document, find(document.scenarios, found.before.scenario.id))


pairs = st.one_of(two_scenarios(), two_files())


@given(maps(), st.data())
def test_a_scenario_does_not_differ_from_itself(document: CapabilityMap, data: st.DataObject) -> None:
    scenario = data.draw(accepted(document.scenarios[0], document))
    other = replace(scenario, id="t", name="Other", roles=tuple(data.draw(st.permutations(scenario.roles))))
    document = replace(document, scenarios=(scenario, other))
    assert not differences(Index(document, scenario), Index(document, scenario)).all
    assert not differences(Index(document, scenario), Index(document, other)).all


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(pairs)
def test_all_that_differs_copied_gives_the_other_scenario(pair: tuple[Index, Index]) -> None:
    found = differences(*pair)
    after = copied(found)
    assert content(after.scenario) == content(found.after.scenario)
    assert (after.scenario.id, after.scenario.name) == (pair[0].scenario.id, pair[0].scenario.name)
    assert not differences(after, pair[1]).all


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(pairs)
def test_nothing_but_the_scenario_and_the_skills_it_needs_is_changed(pair: tuple[Index, Index]) -> None:
    found = differences(*pair)
    was, now = pair[0].document, copied(found).document
    assert now.skills[: len(was.skills)] == was.skills
    spoken = {each.skill for role in found.after.scenario.roles for each in role.assignments}
    subjects = [each for waiver in found.after.scenario.waivers for each in waiver.subjects]
    spoken |= {each.removeprefix("skill:") for each in subjects if each.startswith("skill:")}
    assert {each.id for each in now.skills[len(was.skills) :]} <= spoken
    holding = {each for role in found.after.scenario.roles for each in role.people}
    assert now.people[: len(was.people)] == was.people
    assert {each.id for each in now.people[len(was.people) :]} <= holding
    assert replace(now, skills=(), people=(), scenarios=()) == replace(was, skills=(), people=(), scenarios=())
    assert now.scenarios[1:] == was.scenarios[1:]


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(pairs, st.data())
def test_one_change_is_sound_and_leaves_the_rest_to_be_copied(pair: tuple[Index, Index], data: st.DataObject) -> None:
    found = differences(*pair)
    if not found.all:
        return
    wanted = data.draw(st.sampled_from(found.all))
    chosen = found.with_dependencies([wanted])
    try:
        after = copied(found, (wanted,))
    except EditRefused:
        assert wanted.part in ("reports_to", "parent", ENTIRE)
        return
    rest = differences(after, pair[1])
    assert not {each.key for each in chosen} & {each.key for each in rest.all}
    assert not differences(copied(rest), pair[1]).all


def _holding(role: Role, new: dict[str, str]) -> Role:
    return replace(
        role, assignments=tuple(replace(each, skill=new.get(each.skill, each.skill)) for each in role.assignments)
    )


def found_in_sample(change: Callable[[CapabilityMap], CapabilityMap]) -> Differences:
    """What differs between Today and Today put through a change."""
    before, after = sample(), change(sample())
    return differences(Index(before, before.scenarios[0]), Index(after, after.scenarios[0]))


def test_a_lead_that_changes_hands_is_one_change_of_both() -> None:
    def move(document: CapabilityMap) -> CapabilityMap:
        return edit_scenario(document, "today", lambda each: hand_over(each, document.skills[0], "psm"))

    found = found_in_sample(move)
    for one in found.all:
        assert {each.subject for each in found.with_dependencies([one])} == {"role:psm", "role:engineer"}
    after = copied(found, found.by_subject["role:engineer"])
    assert [each.role.id for each in after.leads["apis"]] == ["psm"]


def test_a_role_brings_the_department_and_the_superior_that_are_not_there() -> None:
    def grown(document: CapabilityMap) -> CapabilityMap:
        document = add_department(document, "today", Department("lab", "Lab", kind="product", parent="company"))
        document = add_role(document, "today", Role("chief", "Head of the lab", department="lab", reports_to="head"))
        return add_role(document, "today", Role("tester", "Tester", department="lab", reports_to="chief"))

    found = found_in_sample(grown)
    after = copied(found, found.by_subject["role:tester"])
    assert after.roles["tester"].reports_to == "chief"
    assert after.departments["lab"].parent == "company"
    assert "tester" not in copied(found, found.by_subject["department:lab"]).roles


def test_a_line_a_department_and_an_accepted_point_bring_what_they_name() -> None:
    def grown(document: CapabilityMap) -> CapabilityMap:
        document = add_department(document, "today", Department("house", "House", kind="other"))
        document = add_department(document, "today", Department("lab", "Lab", kind="product", parent="house"))
        document = add_role(document, "today", Role("chief", "Head of the lab", department="lab"))
        document = set_role(document, "today", "msm", dotted_to=("chief",))
        document = set_role(document, "today", "psm", reports_to="chief")
        document = set_department(document, "today", "platform", parent="lab")
        waivers = (Waiver("LOAD2", ("role:chief",), severity="advice", reason="New", author="Ada", date=DAY),)
        return edit_scenario(document, "today", lambda each: replace(each, waivers=(*each.waivers, *waivers)))

    found = found_in_sample(grown)
    needs = {
        ("role:msm", DOTTED): {"role:chief", "department:lab", "department:house"},
        ("role:psm", "reports_to"): {"role:chief", "department:lab", "department:house"},
        ("department:platform", "parent"): {"department:lab", "department:house"},
        ("department:lab", ENTIRE): {"department:house"},
        ("role:chief", ACCEPTED): {"role:chief", "department:lab", "department:house"},
    }
    for (subject, part), needed in needs.items():
        wanted = next(each for each in found.all if (each.subject, each.part) == (subject, part))
        along = [each for each in found.with_dependencies([wanted]) if each is not wanted]
        assert {each.subject for each in along} == needed
        assert {each.part for each in along} == {ENTIRE}
        copied(found, (wanted,))


def test_a_lead_handed_to_a_new_role_brings_the_role() -> None:
    def grown(document: CapabilityMap) -> CapabilityMap:
        document = add_role(document, "today", Role("coder", "Coder"))
        return edit_scenario(document, "today", lambda each: hand_over(each, document.skills[0], "coder"))

    found = found_in_sample(grown)
    for subject in ("role:engineer", "role:coder"):
        after = copied(found, found.by_subject[subject])
        assert [each.role.id for each in after.leads["apis"]] == ["coder"]
        assert [each.assignment.level for each in after.supports("apis")] == [1]


def test_a_line_that_would_close_a_loop_is_refused_alone_and_copied_with_the_other() -> None:
    def turned(document: CapabilityMap) -> CapabilityMap:
        document = set_role(document, "today", "psm", reports_to=None)
        return set_role(document, "today", "head", reports_to="psm")

    found = found_in_sample(turned)
    with pytest.raises(
        EditRefused, match="Chief Social Officer cannot report to Social Product Strategist yet: in Today"
    ):
        copied(found, found.by_subject["role:head"])
    assert copied(found).roles["head"].reports_to == "psm"


def test_a_line_refused_names_whose_change_would_let_it_be() -> None:
    """The one above, whose own line stays, would not help."""

    def turned(document: CapabilityMap) -> CapabilityMap:
        document = set_role(document, "today", "psm", reports_to=None)
        document = set_role(document, "today", "head", reports_to="engineer")
        document = set_department(document, "today", "product", parent=None)
        return set_department(document, "today", "company", parent="platform")

    found = found_in_sample(turned)
    for subject, missing, name in (
        ("role:head", "role:psm", "Social Product Strategist"),
        ("department:company", "department:product", "Product"),
    ):
        with pytest.raises(EditRefused, match=f"Copy what changes for {name} first, or copy all"):
            copied(found, found.by_subject[subject])
        copied(found, (*found.by_subject[subject], *found.by_subject[missing]))


def test_who_loses_a_lead_to_a_role_and_is_not_there_any_more_supports_until_it_goes() -> None:
    def folded(document: CapabilityMap) -> CapabilityMap:
        document = edit_scenario(document, "today", lambda each: hand_over(each, document.skills[0], "psm"))
        return DeleteRoles("today", ("engineer",)).apply(document)

    found = found_in_sample(folded)
    after = copied(found, found.by_subject["role:psm"])
    assert [each.role.id for each in after.leads["apis"]] == ["psm"]
    assert [each.role.id for each in after.supports("apis")] == ["engineer"]


def test_a_role_that_goes_alone_leaves_its_reports_with_its_superior() -> None:
    found = found_in_sample(lambda document: DeleteRoles("today", ("psm",)).apply(document))
    assert copied(found, found.by_subject["role:psm"]).roles["engineer"].reports_to == "head"


def test_skills_of_another_file_are_known_by_id_else_by_name_and_come_along_else() -> None:
    """The same design written down elsewhere, with one more skill held."""
    here = sample()
    ids = {"apis": "s-1", "graph": "s-2"}
    skills = tuple(replace(each, id=ids.get(each.id, each.id)) for each in here.skills)
    new = Skill("own", "Own apps", group="Platform", belongs_to="technology", importance=3, level_needed=3)
    roles = tuple(
        replace(
            role, assignments=tuple(replace(each, skill=ids.get(each.skill, each.skill)) for each in role.assignments)
        )
        for role in here.scenarios[1].roles
    )
    engineer = replace(roles[3], id="dev", assignments=(*roles[3].assignments, Assignment("own", "lead", level=2)))
    scenario = replace(here.scenarios[1], roles=(*roles[:3], engineer))
    there = replace(here, skills=(*skills, new), scenarios=(scenario,))
    found = differences(Index(here, here.scenarios[1]), Index(there, scenario))
    assert [(each.subject, each.detail) for each in found.all] == [("role:engineer", "own")]
    assert copied(found).document.skills == (*here.skills, new)


def test_a_role_spoken_of_is_not_taken_for_a_skill_of_the_same_id() -> None:
    here = sample()
    there = replace(
        here,
        skills=(
            *here.skills,
            Skill("psm", "Press work", group="Reach", belongs_to="marketing", importance=2, level_needed=2),
        ),
    )
    point = Waiver("PAR1", ("role:psm",), severity="warning", reason="So be it", author="Ada", date=DAY)
    scenario = replace(here.scenarios[0], waivers=(*here.scenarios[0].waivers, point))
    found = differences(Index(here, here.scenarios[0]), Index(replace(there, scenarios=(scenario,)), scenario))
    assert [each.part for each in found.all] == [ACCEPTED]
    assert copied(found).document.skills == here.skills


def test_a_third_kind_of_work_is_refused_where_the_map_has_no_word_for_it() -> None:
    document = sample()
    today = document.scenarios[0]
    here = replace(
        document,
        terms=replace(document.terms, technology=""),
        skills=tuple(replace(each, belongs_to="product") for each in document.skills),
        scenarios=(
            replace(
                today,
                roles=tuple(replace(each, discipline="product") for each in today.roles),
                departments=tuple(replace(each, kind="product") for each in today.departments),
            ),
        ),
    )
    assert not any(problems(here))
    first = here.scenarios[0].roles[0]
    scenario = set_role(here, "today", first.id, discipline="technology").scenarios[0]
    found = differences(Index(here, here.scenarios[0]), Index(replace(document, scenarios=(scenario,)), scenario))
    with pytest.raises(EditRefused, match="1 role is of the third kind of work in the other map"):
        CopyChanges("today", found, found.all).apply(here)


def test_an_empty_comparison_copies_nothing() -> None:
    document = sample()
    index = Index(document, document.scenarios[0])
    assert CopyChanges("today", differences(index, index), ()).apply(document) is document
