"""Two scenarios against each other: the sentences, whom they concern, the figures, the open points, the posts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from tests.application.samples import TODAY, sample
from tests.support.strategies import maps
from workbench.application.edits.copying import CopyChanges
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.domain.candidates import hand_over
from workbench.domain.compare import Comparison, compare
from workbench.domain.coverage import Coverage
from workbench.domain.index import Index
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    Policy,
    Role,
    Scenario,
    Skill,
    Waiver,
)
from workbench.domain.transform import assign, edit_role, edit_scenario, set_department, set_role, without_skill
from workbench.domain.vocabulary import DEFAULT
from workbench.files.document import map_from_json, map_json
from workbench.files.templates import load
from workbench.presentation.comparison_as_text import NOBODY_CONCERNED, NOTHING_DIFFERS, as_text
from workbench.presentation.comparison_text import change_text, concerned_name, headcount_text, notes, summary_text
from workbench.presentation.metric_changes import MetricChange, split_changes, standing_changes
from workbench.presentation.outcome_text import better, by_fate, worse

Change = Callable[[CapabilityMap], CapabilityMap]
DAY = date(2026, 11, 24)


def compared(before: CapabilityMap, after: CapabilityMap) -> Comparison:
    """The first scenarios of two maps."""
    return compare(Index(before, before.scenarios[0]), Index(after, after.scenarios[0]), DAY)


def said(change: Change) -> list[str]:
    """The sentences of all that a change makes otherwise in the sample, each with whom it concerns."""
    comparison = compared(sample(), change(sample()))
    return [
        f"{concerned_name(comparison, each.subject)}: {change_text(comparison, one)}"
        for each in comparison.affected
        for one in each.changes
    ]


def of_role(role: str, **fields: Any) -> Change:
    return lambda document: set_role(document, "today", role, **fields)


def of_department(department: str, **fields: Any) -> Change:
    return lambda document: set_department(document, "today", department, **fields)


def of_scenario(change: Callable[[Scenario], Scenario]) -> Change:
    return lambda document: edit_scenario(document, "today", change)


def holding(role: str, change: Callable[[Role], Role]) -> Change:
    return lambda document: edit_role(document, "today", role, change)


def without(kind: str, identifier: str) -> Change:
    def apply(scenario: Scenario) -> Scenario:
        kept = tuple(each for each in getattr(scenario, kind) if each.id != identifier)
        changed: dict[str, Any] = {kind: kept}
        return replace(scenario, **changed)

    return of_scenario(apply)


def added(kind: str, new: Role | Department) -> Change:
    def apply(scenario: Scenario) -> Scenario:
        changed: dict[str, Any] = {kind: (*getattr(scenario, kind), new)}
        return replace(scenario, **changed)

    return of_scenario(apply)


def assigned(role: str, skill: str, kind: Any, level: int) -> Change:
    return of_scenario(lambda scenario: assign(scenario, role, skill, kind, level))


WAIVER = Waiver(
    "OWN2", ("skill:talk",), severity="warning", reason="Nobody must", author="Ada", date=TODAY, until=date(2027, 1, 31)
)

SENTENCES: list[tuple[Change, list[str]]] = [
    (of_role("engineer", department="marketing"), ["Social Engineer: Moves from Platform to Marketing"]),
    (of_role("engineer", department=None), ["Social Engineer: Leaves Platform, and sits in no department"]),
    (of_role("engineer", grade=6), ["Social Engineer: Rises from Manager to Vice president"]),
    (of_role("engineer", grade=2), ["Social Engineer: Goes down from Manager to Specialist"]),
    (of_role("engineer", reports_to=None), ["Social Engineer: No longer reports to Social Product Strategist"]),
    (
        of_role("engineer", reports_to="msm"),
        ["Social Engineer: Reports to Social Marketing Strategist, until now to Social Product Strategist"],
    ),
    (
        of_role("engineer", dotted_to=("head",)),
        [
            "Social Engineer: Gets a dotted line to Chief Social Officer",
            "Social Engineer: Loses the dotted line to Social Marketing Strategist",
        ],
    ),
    (of_role("engineer", headcount=2), ["Social Engineer: Has 2 posts, until now 1"]),
    (of_role("engineer", headcount=0.5), ["Social Engineer: Has 0.5 posts, until now 1"]),
    (of_role("engineer", holder="Bo"), ["Social Engineer: Is held by Bo, until now by Ada"]),
    (of_role("engineer", holder=None), ["Social Engineer: Is no longer held by Ada"]),
    (of_role("head", holder="Bo"), ["Chief Social Officer: Is held by Bo"]),
    (of_role("engineer", title="Engineer"), ["Engineer: Is renamed from Social Engineer to Engineer"]),
    (of_role("engineer", also_called=("Coder", "Dev")), ["Social Engineer: Is also called Coder and Dev"]),
    (of_role("engineer", status="vacant"), ["Social Engineer: Changes its status from Existing to Vacant"]),
    (of_role("engineer", purpose="Builds."), ["Social Engineer: Has another purpose: “Builds.”"]),
    (
        of_role("engineer", discipline="hub"),
        ["Social Engineer: Changes its kind of work from Technology to Social hub"],
    ),
    (of_role("psm", acts_as=None), ["Social Product Strategist: No longer acts as Social Product Strategist"]),
    (of_role("head", acts_as="hub_lead"), ["Chief Social Officer: Acts as Corporate Social Strategist"]),
    (
        of_scenario(lambda each: hand_over(each, sample().skills[0], "psm")),
        [
            "Social Product Strategist: Gains Social APIs as lead at level 4, from Social Engineer",
            "Social Engineer: Hands Social APIs to Social Product Strategist, and supports it at level 1",
        ],
    ),
    (
        assigned("psm", "talk", "support", 2),
        ["Social Product Strategist: Gains Community dialogue as support at level 2"],
    ),
    (assigned("engineer", "talk", "lead", 2), ["Social Engineer: Comes to lead Community dialogue at level 2"]),
    (
        assigned("engineer", "graph", "support", 3),
        ["Social Engineer: Rises from level 2 to 3 in Social graph strategy"],
    ),
    (
        assigned("engineer", "apis", "lead", 1),
        ["Social Engineer: Goes down from level 3 to 1 in Social APIs, with another note"],
    ),
    (
        holding("engineer", lambda role: without_skill(role, "apis")),
        ["Social Engineer: No longer leads Social APIs, which nobody leads"],
    ),
    (
        holding("engineer", lambda role: without_skill(role, "graph")),
        ["Social Engineer: No longer supports Social graph strategy"],
    ),
    (
        added("roles", Role("new", "Scout", department="product", grade=3)),
        ["Scout: Is new: Senior in Product"],
    ),
    (
        without("roles", "engineer"),
        [
            "Social Engineer: Is no longer there, until now Manager in Platform, reporting to Social Product "
            "Strategist, with a dotted line to Social Marketing Strategist, leading Social APIs, supporting Social "
            "graph strategy and Community dialogue"
        ],
    ),
    (of_department("platform", name="Tech"), ["Tech: Is renamed from Platform to Tech"]),
    (of_department("platform", kind="hub"), ["Platform: Changes its kind from Technology to Social hub"]),
    (of_department("platform", parent="company"), ["Platform: Moves from Product into Company"]),
    (of_department("platform", parent=None), ["Platform: Moves from Product to the top"]),
    (
        added("departments", Department("lab", "Lab", kind="other", parent="company")),
        ["Lab: Is a new department within Company"],
    ),
    (
        of_scenario(lambda each: replace(each, model="holistic")),
        ["The organisation as a whole: Changes its organising model from Hub and spoke to Holistic"],
    ),
    (
        of_scenario(lambda each: replace(each, waivers=each.waivers[:1])),
        ["Platform: No longer accepts the open point HUB3 (Platform)"],
    ),
    (
        of_scenario(lambda each: replace(each, waivers=(*each.waivers, WAIVER))),
        [
            "The organisation as a whole: Accepts the open point OWN2 (Community dialogue): “Nobody must”, until "
            "31 January 2027"
        ],
    ),
]


@pytest.mark.parametrize(
    ("change", "sentences"), SENTENCES, ids=lambda value: value[0] if isinstance(value, list) else ""
)
def test_a_change_is_a_sentence_for_whom_it_concerns(change: Change, sentences: list[str]) -> None:
    assert said(change) == sentences


def test_the_strategists_stand_first_then_the_roles_then_departments_then_the_whole() -> None:
    before, after = sample(), sample()
    for role in ("head", "engineer", "psm", "msm"):
        after = set_role(after, "today", role, purpose=f"Another, {role}")
    after = set_department(after, "today", "company", name="Group")
    after = edit_scenario(after, "today", lambda scenario: replace(scenario, model="holistic"))
    assert [each.subject for each in compared(before, after).affected] == [
        "role:msm",
        "role:psm",
        "role:head",
        "role:engineer",
        "department:company",
        "scenario",
    ]


def test_who_holds_a_role_is_said_as_it_is_after_or_was_where_it_goes() -> None:
    held = compared(sample(), set_role(sample(), "today", "engineer", holder="Bo")).affected
    assert [each.holder for each in held] == ["Bo"]
    gone = compared(sample(), without("roles", "engineer")(sample())).affected
    assert [each.holder for each in gone] == ["Ada"]


def with_people(**holders: tuple[str, ...]) -> CapabilityMap:
    """The sample with three people, and who of them holds which role."""
    people = tuple(Person(each.casefold(), each) for each in ("Bea", "Cleo", "Dan"))
    document = replace(sample(), people=people)
    for role, ids in holders.items():
        document = set_role(document, "today", role, people=ids)
    return document


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((), ("bea",), "Is now held by Bea"),
        (("bea",), ("cleo",), "Is now held by Cleo, until now by Bea"),
        (("bea",), ("bea", "cleo", "dan"), "Is now held by Bea, Cleo and Dan, until now by Bea"),
        (("bea", "cleo"), (), "Is not held by Bea and Cleo any more"),
    ],
)
def test_who_of_the_people_holds_what_now_is_told(before: tuple[str, ...], after: tuple[str, ...], said: str) -> None:
    comparison = compared(with_people(engineer=before), with_people(engineer=after))
    (engineer,) = comparison.affected
    assert [change_text(comparison, change) for change in engineer.changes] == [said]
    assert engineer.holder == (said.removeprefix("Is now held by ").partition(", until")[0] if after else "Ada")


def test_somebody_who_moves_is_told_of_both_cards() -> None:
    comparison = compared(with_people(engineer=("bea",)), with_people(msm=("bea",)))
    told = [summary_text(comparison, each) for each in comparison.affected]
    assert told == [
        "Social Marketing Strategist: is now held by Bea.",
        "Social Engineer: is not held by Bea any more.",
    ]


def test_people_are_the_same_in_two_maps_by_id_or_name() -> None:
    before = with_people(engineer=("bea",))
    people = (Person("17", "Bea"), Person("18", "Eve"))
    other = set_role(replace(sample(), people=people), "today", "engineer", people=("17", "18"))
    comparison = compared(before, other)
    (change,) = comparison.changes
    assert change_text(comparison, change) == "Is now held by Bea and Eve, until now by Bea"


def test_a_role_that_comes_or_goes_is_told_with_who_holds_it() -> None:
    new = Role("new", "Newcomer", grade=4, people=("bea",))
    document = edit_scenario(with_people(), "today", lambda each: replace(each, roles=(*each.roles, new)))
    coming, going = compared(with_people(), document), compared(document, with_people())
    assert change_text(coming, coming.changes[0]) == "Is new: Manager in no department, held by Bea"
    assert change_text(going, going.changes[0]) == (
        "Is no longer there, until now Manager in no department, held by Bea"
    )


def test_names_without_a_letter_are_told_apart_as_they_stand() -> None:
    before = added("roles", Role("one", "★"))(sample())
    after = added("roles", Role("two", "☂"))(sample())
    assert [(each.subject, each.part) for each in compared(before, after).changes] == [
        ("role:two", "whole"),
        ("role:one", "whole"),
    ]
    assert not compared(before, added("roles", Role("two", "★"))(sample())).changes


def test_who_reported_to_nobody_is_told_so() -> None:
    comparison = compared(of_role("engineer", reports_to=None)(sample()), sample())
    assert change_text(comparison, comparison.changes[0]) == "Reports to Social Product Strategist, until now to nobody"


def test_the_changes_of_one_are_one_sentence() -> None:
    document = of_role("engineer", department="product", headcount=2)(sample())
    comparison = compared(sample(), document)
    (engineer,) = comparison.affected
    assert engineer.holder == "Ada"
    assert (
        summary_text(comparison, engineer)
        == "Social Engineer: moves from Platform to Product; has 2 posts, until now 1."
    )


def test_what_must_be_consulted_on_is_formal() -> None:
    changes = {
        "grade": of_role("engineer", grade=6),
        "department": of_role("engineer", department=None),
        "reporting": of_role("engineer", reports_to=None),
        "headcount": of_role("engineer", headcount=2),
        "card": without("roles", "engineer"),
        "unit": of_department("platform", parent=None),
    }
    informal = {
        "level": assigned("engineer", "graph", "support", 3),
        "skill": assigned("psm", "talk", "support", 2),
        "dotted": of_role("engineer", dotted_to=()),
        "detail": of_role("engineer", purpose="Builds."),
        "model": of_scenario(lambda each: replace(each, model="holistic")),
        "accepted": of_scenario(lambda each: replace(each, waivers=())),
    }
    for kind, change in (changes | informal).items():
        found = compared(sample(), change(sample())).changes
        assert {(each.kind, each.formal) for each in found} == {(kind, kind in changes)}


def test_posts_are_counted_by_status() -> None:
    def staffed(document: CapabilityMap) -> CapabilityMap:
        document = set_role(document, "today", "engineer", headcount=3, status="vacant")
        document = set_role(document, "today", "psm", headcount=0.5)
        return added("roles", Role("scout", "Scout", headcount=2, status="new"))(document)

    headcount = compared(sample(), staffed(sample())).headcount
    assert (headcount.new, headcount.removed) == ({"new": 2, "vacant": 2}, {"existing": 0.5})
    assert headcount_text(headcount) == "headcount +4 new (2 of status new, 2 of status vacant), 0.5 removed"
    mirrored = compared(staffed(sample()), sample()).headcount
    assert (mirrored.new, mirrored.removed) == ({"existing": 0.5}, {"new": 2, "vacant": 2})
    assert (
        headcount_text(mirrored)
        == "headcount +0.5 new (of status existing), 4 removed (2 of status new, 2 of status vacant)"
    )


def test_the_open_points_that_go_come_and_stay() -> None:
    document = load("before-and-after")
    today, proposed = (Index(document, each) for each in document.scenarios)
    comparison = compare(today, proposed, DAY)
    points, before, after = comparison.points, comparison.before.open, comparison.after.open
    assert {each.code for each in points.mended} >= {"FADE1", "PLC1", "PAR1", "PAR3", "EXEC1", "GAP1"}
    assert len(before) == len(points.mended) + len(points.removed) + len(points.accepted) + len(points.remaining)
    assert len(after) == len(points.new) + len(points.remaining)
    assert points.accepted == ()


def test_a_point_accepted_meanwhile_is_not_mended() -> None:
    def accepting(scenario: Scenario) -> Scenario:
        finding = next(each for each in before.open if each.code == "OWN2")
        return replace(scenario, waivers=(*scenario.waivers, replace(WAIVER, subjects=finding.subjects)))

    before = compared(sample(), sample()).before
    comparison = compared(sample(), of_scenario(accepting)(sample()))
    assert [each.code for each in comparison.points.accepted] == ["OWN2"]
    assert comparison.points.mended == comparison.points.removed == ()


def test_every_figure_is_told_with_what_lies_between() -> None:
    document = load("before-and-after")
    before, after = (Coverage.of(Index(document, each)) for each in document.scenarios)
    placed, acting = (
        {each.label: each for each in split_changes(before, after, view, DEFAULT)} for view in ("placed", "strategists")
    )
    standing = {each.label: each for each in standing_changes(before, after, DEFAULT)}
    share = placed["Product share"]
    assert (share.text(share.before), share.text(share.after)) == ("23.9\xa0%", "61.5\xa0%")
    assert (share.difference, share.change) == (37.6, "+37.6 points")
    fade, grades = standing["Absorbed by marketing"], standing["Social Marketing Strategist higher by"]
    assert fade.text(fade.before) == "35.9 points"
    assert grades.change == "−2 grades"
    assert not acting["Only marketing"].moved
    assert len(placed) == 8
    assert len(standing) == 4


@pytest.mark.parametrize(
    ("before", "after", "moved", "change"),
    [
        (0.5, 0.5 + 1e-12, False, ""),
        (0.2386, 0.6146, True, "+37.6 points"),
        (0.5, 0.5003, False, ""),
        (0.5, 0.51, True, "+1.0 points"),
        (0.51, 0.5, True, "−1.0 points"),
        (None, 0.5, True, ""),
        (None, None, False, ""),
    ],
)
def test_a_figure_moves_by_what_a_reader_takes_from_those_shown(
    before: float | None, after: float | None, moved: bool, change: str
) -> None:
    figure = MetricChange("Product share", "share", before, after)
    assert (figure.moved, figure.change) == (moved, change)


def test_two_files_say_where_their_libraries_and_limits_differ() -> None:
    one = sample()
    skills = (replace(one.skills[0], importance=1), *one.skills[1:3])
    roles = tuple(
        replace(role, assignments=tuple(each for each in role.assignments if each.skill not in ("pages", "talk")))
        for role in one.scenarios[0].roles
    )
    other = replace(
        one, policy=Policy(lead_limit=3), skills=skills, scenarios=(replace(one.scenarios[0], roles=roles),)
    )
    assert notes(compared(one, other)) == (
        "The skill libraries differ: 2 skills only in the first (Page and account management and Community dialogue) "
        "and 1 skill described otherwise (Social APIs). Each side is counted with its own.",
        "The agreed limits differ. Each side is judged by its own.",
    )
    text = as_text(compared(one, replace(one, policy=Policy(lead_limit=3))), ("A", "B"))
    assert NOBODY_CONCERNED in text
    assert "The agreed limits differ" in text


def test_the_text_says_everything() -> None:
    document = load("before-and-after")
    today, proposed = (Index(document, each) for each in document.scenarios)
    comparison = compare(today, proposed, DAY)
    text = as_text(comparison, ("Today", "Proposed"))
    lines = text.splitlines()
    assert lines[:2] == ["From Today to Proposed", "5 concerned, 9 changes · headcount +2 new, 0 removed"]
    assert "Absorbed by marketing → Stands on its own" in lines
    assert all(summary_text(comparison, each) in lines for each in comparison.affected)
    for name, told in by_fate(comparison.points, DEFAULT):
        assert not told or f"{name} ({len(told)})" in lines
        assert all(each.message in text for each in told)
    assert "What it mends (13)" in lines
    assert "       Nobody holds 0\xa0% of the work; before, it was 4\xa0%." in lines


def test_the_product_strategist_removed_mends_nothing_and_reads_as_no_gain() -> None:
    today = load("before-and-after").scenarios[0]
    document = load("before-and-after")
    strategist = Index(document, today).product_strategist
    assert strategist is not None
    after = DeleteRoles(today.id, (strategist.id,)).apply(document)
    comparison = compare(Index(document, today), Index(after, after.scenarios[0]), DAY)
    points = comparison.points
    assert better(points, DEFAULT) == ()
    assert {each.code for each in points.removed} == {"FADE1", "PLC1", "PAR1", "PAR2", "PAR3", "EXEC1", "RISK1"}
    assert worse(points, DEFAULT)[0].message == (
        "Nobody holds 33\xa0% of the work; before, it was 4\xa0%. "
        "The product share rises, 24 → 39\xa0% where people sit: it counts only what is held."
    )
    assert {each.finding.code for each in worse(points, DEFAULT) if each.finding} >= {"FADE2", "GAP1", "SPL1"}
    absorbed = next(each for each in standing_changes(comparison.before.coverage, comparison.after.coverage, DEFAULT))
    assert absorbed.label == "First absorbed by marketing, then product by nature less what is held"
    assert (absorbed.moved, absorbed.change) == (True, "")
    lines = as_text(comparison, ("Today", "Without")).splitlines()
    assert "What it mends: nothing" in lines
    assert f"What it worsens ({len(worse(points, DEFAULT))})" in lines


def test_a_role_that_acts_as_strategist_no_more_mends_nothing_either() -> None:
    document = load("before-and-after")
    today = document.scenarios[0]
    strategist = Index(document, today).product_strategist
    assert strategist is not None
    after = SetRole(today.id, strategist.id, "acts_as", None).apply(document)
    points = compare(Index(document, today), Index(after, after.scenarios[0]), DAY).points
    assert not {each.code for each in points.mended} & {"FADE1", "PLC1", "PAR1", "PAR2", "PAR3"}


@given(maps())
def test_a_map_and_itself_have_nothing_to_tell(document: CapabilityMap) -> None:
    comparison = compared(document, document)
    assert comparison.changes == comparison.affected == notes(comparison) == ()
    assert better(comparison.points, DEFAULT) == worse(comparison.points, DEFAULT) == comparison.points.accepted == ()
    assert headcount_text(comparison.headcount) == "headcount +0 new, 0 removed"
    assert as_text(comparison, ("A", "A")) == f"From A to A\n{NOTHING_DIFFERS}\n"


@given(maps(), maps())
def test_every_change_of_any_two_maps_is_said(one: CapabilityMap, other: CapabilityMap) -> None:
    comparison = compared(one, other)
    for concerned in comparison.affected:
        assert concerned_name(comparison, concerned.subject)
        for change in concerned.changes:
            assert change_text(comparison, change)[0].isupper()
    assert as_text(comparison, ("A", "B"))


def led(name: str, identifier: str) -> CapabilityMap:
    """A map in which an engineer leads one skill."""
    skill = Skill(identifier, name, group="", belongs_to="technology", importance=3, level_needed=3)
    role = Role("a", "Engineer", discipline="technology", assignments=(Assignment(identifier, "lead", level=3),))
    return CapabilityMap(
        "Map", skills=(skill,), scenarios=(Scenario("s", "S", model="decentralised", departments=(), roles=(role,)),)
    )


@pytest.mark.parametrize("identifier", ["c", "cpp"])
def test_c_led_and_c_plus_plus_led_are_two(identifier: str) -> None:
    """Also where both ids were made of the name, which says the same of both."""
    comparison = compared(led("C", "c"), led("C++", identifier))
    assert [change_text(comparison, each) for each in comparison.changes] == [
        "Gains C++ as lead at level 3",
        "No longer leads C, which nobody leads",
    ]
    after = CopyChanges("s", comparison.differences, comparison.changes).apply(led("C", "c"))
    assert not compared(after, led("C++", identifier)).changes


def test_ids_given_the_other_way_round() -> None:
    both = [
        replace(
            led("C", "c"),
            skills=tuple(
                Skill(each, name, group="", belongs_to="technology", importance=3, level_needed=3)
                for each, name in pairs
            ),
        )
        for pairs in ((("c", "C"), ("c-2", "C++")), (("c", "C++"), ("c-2", "C")))
    ]
    comparison = compared(*both)
    assert [change_text(comparison, each) for each in comparison.changes] == [
        "Gains C++ as lead at level 3",
        "No longer leads C, which nobody leads",
    ]


def test_one_name_spelt_in_two_ways_is_no_change() -> None:
    composed, decomposed = (
        map_from_json(map_json(dataclasses.replace(led(each, "a"), title=each)))
        for each in ("Gr\u00f6\u00dfe", "Gro\u0308\u00dfe")
    )
    assert composed == decomposed
    assert not compared(led("Gr\u00f6\u00dfe", "a"), led("Gro\u0308\u00dfe", "b")).changes


@pytest.mark.parametrize(("posts", "said"), [(1, "has 1 post, until now 2"), (3, "has 3 posts, until now 2")])
def test_one_post_is_told_in_the_singular(posts: int, said: str) -> None:
    before = set_role(sample(), "today", "engineer", headcount=2)
    after = set_role(before, "today", "engineer", headcount=posts)
    (change,) = (change for each in compared(before, after).affected for change in each.changes)
    assert change_text(compared(before, after), change) == f"{said[0].upper()}{said[1:]}"
