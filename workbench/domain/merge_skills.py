"""Merge of two skills: everything said of the one that goes is said of the one that stays. Knows no label."""

from __future__ import annotations

from workbench.domain import transform
from workbench.domain.field_places import joined
from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario
from workbench.domain.people import people_after, with_merged_skill
from workbench.domain.replace import replace


def merge_skills(document: CapabilityMap, keep_id: str, gone_id: str) -> CapabilityMap:
    """The map with one skill merged into another, in every scenario.

    Its name and aliases become aliases, a missing definition is taken over, a role that holds both keeps the stronger
    (lead before support, then the higher level), a person who knows both the higher level, and waivers follow. Where
    the skill that stays has a lead, the leads of the other support it. Raises EditRefused where either is gone or both
    are one.
    """
    keep, gone = transform.find(document.skills, keep_id), transform.find(document.skills, gone_id)
    if keep is gone:
        raise transform.EditRefused("A skill cannot be merged into itself.")
    names = (*keep.aliases, gone.name, *gone.aliases)
    aliases = tuple(name for name in dict.fromkeys(names) if name != keep.name)
    merged = replace(keep, aliases=aliases, **joined(keep, gone))
    skills = tuple(merged if skill is keep else skill for skill in document.skills if skill is not gone)
    scenarios = tuple(_in_scenario(scenario, keep_id, gone_id) for scenario in document.scenarios)
    people = people_after(document, lambda person: with_merged_skill(person, keep_id, gone_id))
    return replace(document, skills=skills, people=people, scenarios=scenarios)


def _in_scenario(scenario: Scenario, keep_id: str, gone_id: str) -> Scenario:
    old, new = f"skill:{gone_id}", f"skill:{keep_id}"
    waivers = tuple(
        replace(waiver, subjects=_renamed(waiver.subjects, old, new)) if old in waiver.subjects else waiver
        for waiver in scenario.waivers
    )
    assignments = (assignment for role in scenario.roles for assignment in role.assignments)
    led = any(assignment.skill == keep_id and assignment.kind == "lead" for assignment in assignments)
    roles = tuple(_in_role(role, keep_id, gone_id, led=led) for role in scenario.roles)
    return replace(scenario, roles=roles, waivers=waivers)


def _renamed(subjects: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """The subjects with one called by another id, none twice."""
    return tuple(dict.fromkeys(new if subject == old else subject for subject in subjects))


def _in_role(role: Role, keep_id: str, gone_id: str, *, led: bool) -> Role:
    gone = transform.held(role, gone_id)
    if gone is None:
        return role
    moved = replace(gone, skill=keep_id, kind="support" if led else gone.kind)
    kept = transform.held(role, keep_id)
    if kept is None:
        return replace(role, assignments=tuple(moved if other is gone else other for other in role.assignments))
    strongest = max(kept, moved, key=_strength)
    return transform.with_assignment(transform.without_skill(role, gone_id), strongest)


def _strength(assignment: Assignment) -> tuple[bool, int]:
    return assignment.kind == "lead", assignment.level
