"""Change summary of two states of a map, in a few words: enough to choose which one to keep.

Counts by kind of thing; which ones differ, and how, is for domain/differences.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from workbench.domain.model import CapabilityMap
from workbench.domain.replace import replace
from workbench.domain.words import pluralise

NO_CHANGES = "no changes"


def change_summary(before: CapabilityMap, after: CapabilityMap) -> str:
    """The numbers of things added, removed and changed: "+3 roles, -1 skill, 12 assignments changed"; "no changes"."""
    if before == after:
        return NO_CHANGES
    old, new = _things(before), _things(after)
    words = [phrase for noun in old for phrase in _differing(noun, old[noun], new[noun])]
    if words:
        return ", ".join(words)
    frame = replace(after, scenarios=before.scenarios, skills=before.skills, people=before.people)
    return "order changed" if frame == before else "title, notes, words or policy changed"


def _differing(noun: str, old: Mapping[Hashable, Any], new: Mapping[Hashable, Any]) -> list[str]:
    added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    if noun == "assignment":  # one that is added or removed counts as changed
        changed, added, removed = added + removed, 0, 0
    else:
        changed = 0
    changed += sum(old[key] != new[key] for key in old.keys() & new.keys())
    words = [f"{sign}{pluralise(number, noun)}" for sign, number in (("+", added), ("-", removed)) if number]
    return [*words, f"{pluralise(changed, noun)} changed"] if changed else words


def _things(document: CapabilityMap) -> dict[str, dict[Hashable, Any]]:
    """The things of a map by kind and key, each without those nested in it that are counted by themselves."""
    things: dict[str, dict[Hashable, Any]] = {
        "scenario": {scenario.id: (scenario.name, scenario.model) for scenario in document.scenarios},
        "department": {},
        "role": {},
        "skill": {skill.id: skill for skill in document.skills},
        "person": {person.id: person for person in document.people},
        "assignment": {},
        "accepted point": {},
    }
    for scenario in document.scenarios:
        things["department"] |= {(scenario.id, department.id): department for department in scenario.departments}
        things["accepted point"] |= {(scenario.id, waiver.code, waiver.subjects): waiver for waiver in scenario.waivers}
        for role in scenario.roles:
            things["role"][scenario.id, role.id] = replace(role, assignments=())
            things["assignment"] |= {
                (scenario.id, role.id, assignment.skill): assignment for assignment in role.assignments
            }
    return things
