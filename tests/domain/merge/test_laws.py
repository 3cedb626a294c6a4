"""Laws of the three-way merge, over random maps and random edits of them by the program's own edits."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.editing import Editor
from tests.support.strategies import maps
from workbench.domain.merge.outcome import Merged
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap
from workbench.domain.validate import problems

Triple = tuple[CapabilityMap, CapabilityMap, CapabilityMap]

LAW = settings(max_examples=2 * settings().max_examples)
"""Twice as many triples as other laws have cases: 200 in a run of all tests."""


@st.composite
def triples(draw: st.DrawFn, most: int = 10) -> Triple:
    """A map and two that came of it."""
    editor = Editor(lambda things: draw(st.sampled_from(things)))
    base = draw(maps(most_skills=3, most_roles=3, most_departments=2))
    base = editor.edited(base, draw(st.integers(0, 3)))
    return base, editor.edited(base, draw(st.integers(0, most))), editor.edited(base, draw(st.integers(0, most)))


def lines(merged: Merged) -> int:
    return len(merged.changes) + len(merged.conflicts) + len(merged.kept) + len(merged.repairs)


def leads(document: CapabilityMap) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for scenario in document.scenarios:
        for role in scenario.roles:
            for held in role.assignments:
                found[scenario.id, held.skill] = found.get((scenario.id, held.skill), 0) + (held.kind == "lead")
    return found


def unordered(value: Any) -> Any:
    """A map without the order of its parts and without ids that were made anew, to compare two merges."""
    if isinstance(value, tuple):
        return frozenset(map(unordered, value))
    if hasattr(value, "__dataclass_fields__"):
        return type(value).__name__, tuple(unordered(getattr(value, field.name)) for field in fields(value))
    return value


@LAW
@given(triples())
def test_what_only_we_changed_is_ours_and_no_line(triple: Triple) -> None:
    base, ours, _ = triple
    merged = merge(base, ours, base)
    assert merged.document == ours
    assert lines(merged) == 0


@LAW
@given(triples())
def test_what_only_they_changed_is_theirs(triple: Triple) -> None:
    base, _, theirs = triple
    merged = merge(base, base, theirs)
    assert merged.document == theirs
    assert not merged.conflicts
    assert not merged.kept
    assert not merged.repairs


@LAW
@given(triples())
def test_the_same_on_both_sides_is_no_line(triple: Triple) -> None:
    base, ours, _ = triple
    merged = merge(base, ours, ours)
    assert merged.document == ours
    assert lines(merged) == 0
    assert merge(None, ours, ours).document == ours


@LAW
@given(triples())
def test_a_merged_map_is_valid(triple: Triple) -> None:
    base, ours, theirs = triple
    for known in (base, None):
        merged = merge(known, ours, theirs).document
        assert list(problems(merged)) == []


@LAW
@given(triples())
def test_no_skill_gets_a_second_lead_by_a_merge(triple: Triple) -> None:
    base, ours, theirs = triple
    merged = merge(base, ours, theirs)
    before = [leads(each) for each in (base, ours, merged.theirs)]  # theirs by the ids that it was merged by
    for (scenario, skill), number in leads(merged.document).items():
        assert number <= max(1, *(each.get((scenario, skill), 0) for each in before)) or number <= 1


@LAW
@given(triples())
def test_ours_of_one_is_theirs_of_the_other(triple: Triple) -> None:
    base, ours, theirs = triple
    one, other = merge(base, ours, theirs), merge(base, theirs, ours, prefer="theirs")
    if any(repair.reason in ("other_id", "same_thing") for repair in one.repairs):
        return  # theirs got other ids, which are others the other way round
    assert unordered(one.document) == unordered(other.document)
    assert {(each.unit, each.ours, each.theirs) for each in one.conflicts} == {
        (each.unit, each.theirs, each.ours) for each in other.conflicts
    }


def units(document: CapabilityMap) -> dict[tuple[str, ...], Any]:
    """Every unit of a map, told apart by hand: its address as texts -> its value."""
    found: dict[tuple[str, ...], Any] = {}

    def single(owner: tuple[str, ...], value: Any, without: tuple[str, ...]) -> None:
        for field in fields(value):
            if field.name not in without:
                found[*owner, field.name] = getattr(value, field.name)

    single(("", "map"), document, ("policy", "terms", "skills", "people", "scenarios"))
    single(("", "policy"), document.policy, ())
    single(("", "terms"), document.terms, ())
    for skill in document.skills:
        at = "", f"skill:{skill.id}"
        single(at, skill, ("id", "aliases"))
        found |= {(*at, "aliases", each): each for each in skill.aliases}
    for person in document.people:
        at = "", f"person:{person.id}"
        single(at, person, ("id", "levels"))
        found |= {(*at, "levels", known.skill): known for known in person.levels}
    for scenario in document.scenarios:
        at = scenario.id, f"scenario:{scenario.id}"
        single(at, scenario, ("id", "departments", "roles", "waivers"))
        found |= {(*at, "waivers", point.code, *point.subjects): point for point in scenario.waivers}
        for unit in scenario.departments:
            single((scenario.id, f"department:{unit.id}"), unit, ("id",))
        for role in scenario.roles:
            at = scenario.id, f"role:{role.id}"
            single(at, role, ("id", "also_called", "dotted_to", "people", "assignments"))
            for part in ("also_called", "dotted_to", "people"):
                found |= {(*at, part, each): each for each in getattr(role, part)}
            for held in role.assignments:
                found[*at, "assignments", held.skill] = held.kind, held.level
                found[*at, "note", held.skill] = held.note
    return found


@LAW
@given(triples())
def test_nothing_is_lost_unlisted(triple: Triple) -> None:
    base, ours, theirs = triple
    merged = merge(base, ours, theirs)
    if any(repair.reason in ("other_id", "same_thing") for repair in merged.repairs):
        return  # theirs is told by other ids
    told = {
        (unit.scenario, unit.subject)
        for unit in (
            *(line.unit for line in merged.changes),
            *(line.unit for line in merged.conflicts),
            *(line.unit for line in merged.kept),
            *(line.unit for line in merged.repairs),
        )
    }
    before, after = units(base), units(merged.document)
    for side in (units(ours), units(theirs)):
        for unit in before.keys() | side.keys():
            if before.get(unit) != side.get(unit) != after.get(unit):
                there = unit[0], f"scenario:{unit[0]}"
                of = about(unit, before.get(unit))
                assert not told.isdisjoint((unit[:2], there, of)) or is_gone(of, merged.document), unit


_KIND = {"department": "department", "parent": "department", "reports_to": "role", "dotted_to": "role"}


def about(unit: tuple[str, ...], before: Any) -> tuple[str, str]:
    """What a unit names: a skill that is held, a role in a line. Its removal takes the unit along."""
    scenario, _, part, *detail = unit
    if part in _KIND:
        return scenario, f"{_KIND[part]}:{detail[0] if detail else before}"
    return "", f"{'person' if part == 'people' else 'skill'}:{detail[0] if detail else ''}"


def is_gone(named: tuple[str, str], document: CapabilityMap) -> bool:
    """Whether a map has no longer what a unit names."""
    scenario, subject = named
    within = next((each for each in document.scenarios if each.id == scenario), None)
    known = [f"skill:{each.id}" for each in document.skills] + [f"person:{each.id}" for each in document.people]
    if within is not None:
        known += [f"role:{each.id}" for each in within.roles]
        known += [f"department:{each.id}" for each in within.departments]
    return subject not in known
