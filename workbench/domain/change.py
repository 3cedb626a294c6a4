"""Change notification: what differs between two states of a map, by identity, cheap enough to ask after every edit.

Knows no figures, no findings and no sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.titles import called_alike, titles


@dataclass(frozen=True)
class Change:
    """Two states of one document, and the scenario on screen in each; what views ask to decide whether to refresh."""

    before: CapabilityMap
    after: CapabilityMap
    scenario_before: str
    scenario_after: str

    @property
    def other_scenario(self) -> bool:
        """Whether the scenario on screen is another one."""
        return self.scenario_before != self.scenario_after

    @cached_property
    def skills(self) -> frozenset[str]:
        """The ids of skills that were added, removed or changed."""
        return _differing(self.before.skills, self.after.skills)

    @cached_property
    def people(self) -> frozenset[str]:
        """The ids of people that were added, removed or changed."""
        return _differing(self.before.people, self.after.people)

    @property
    def terms(self) -> bool:
        """Whether the map speaks in other words."""
        return self.before.terms != self.after.terms

    @cached_property
    def roles(self) -> frozenset[str]:
        """The ids of roles on screen that were added, removed or changed."""
        return _differing(self._before.roles, self._after.roles)

    @cached_property
    def renamed(self) -> frozenset[str]:
        """The ids of roles on screen that were added or removed, or whose title, as people read it, is another."""
        old, new = ({role.id: role for role in scenario.roles} for scenario in (self._before, self._after))
        same_roles = not self.departments and old.keys() == new.keys()
        if same_roles and all(called_alike(old[role_id], new[role_id]) for role_id in self.roles):
            return frozenset()
        before, after = titles(self._before), titles(self._after)
        return frozenset(
            role_id for role_id in before.keys() | after.keys() if before.get(role_id) != after.get(role_id)
        )

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The subjects that were added: roles on screen, else skills, else people; no roles where the scenario is
        another one."""
        roles = () if self.other_scenario else _added("role", self._before.roles, self._after.roles)
        return (
            roles
            or _added("skill", self.before.skills, self.after.skills)
            or _added("person", self.before.people, self.after.people)
        )

    @cached_property
    def held(self) -> frozenset[str]:
        """The ids of the skills that a role on screen which differs holds, or held."""
        roles = (*self._before.roles, *self._after.roles)
        return frozenset(assignment.skill for role in roles if role.id in self.roles for assignment in role.assignments)

    @cached_property
    def cells(self) -> frozenset[tuple[str, str]]:
        """The cells of the matrix that changed: (role, skill) by id, of the roles on screen."""
        old, new = (
            {
                (role.id, assignment.skill): assignment
                for role in scenario.roles
                if role.id in self.roles
                for assignment in role.assignments
            }
            for scenario in (self._before, self._after)
        )
        return frozenset(cell for cell in old.keys() | new.keys() if old.get(cell) != new.get(cell))

    @cached_property
    def departments(self) -> frozenset[str]:
        """The ids of departments on screen that were added, removed or changed."""
        return _differing(self._before.departments, self._after.departments)

    @cached_property
    def lost(self) -> int:
        """How many scenarios, departments, roles, assignments, skills and people are gone, over the whole map."""
        after = {scenario.id: scenario for scenario in self.after.scenarios}
        library = _missing(self.before.skills, self.after.skills) + _missing(self.before.people, self.after.people)
        return library + sum(_lost(scenario, after.get(scenario.id)) for scenario in self.before.scenarios)

    @cached_property
    def _before(self) -> Scenario:
        return _scenario(self.before, self.scenario_before)

    @cached_property
    def _after(self) -> Scenario:
        return _scenario(self.after, self.scenario_after)


def _scenario(document: CapabilityMap, scenario_id: str) -> Scenario:
    return next((scenario for scenario in document.scenarios if scenario.id == scenario_id), document.scenarios[0])


def _added(kind: str, before: Iterable[Any], after: Iterable[Any]) -> tuple[str, ...]:
    if before is after:
        return ()
    known = {thing.id for thing in before}
    return tuple(f"{kind}:{thing.id}" for thing in after if thing.id not in known)


def _differing(before: Iterable[Any], after: Iterable[Any]) -> frozenset[str]:
    if before is after:
        return frozenset()
    old, new = {item.id: item for item in before}, {item.id: item for item in after}
    return frozenset(item_id for item_id in old.keys() | new.keys() if old.get(item_id) is not new.get(item_id))


def _missing(before: Iterable[Any], after: Iterable[Any]) -> int:
    return 0 if before is after else len({item.id for item in before} - {item.id for item in after})


def _lost(before: Scenario, after: Scenario | None) -> int:
    if before is after:
        return 0
    there = {} if after is None else {role.id: role for role in after.roles}
    number = int(after is None) + _missing(before.departments, () if after is None else after.departments)
    for role in before.roles:
        other = there.get(role.id)
        if other is None:
            number += 1 + len(role.assignments)
        elif other is not role:
            number += len({had.skill for had in role.assignments} - {has.skill for has in other.assignments})
    return number
