"""What differs between two maps, by identity: cheap enough to ask after every edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.titles import called_alike, titles


@dataclass(frozen=True)
class Change:
    """Two states of one document, and the scenario on screen in each."""

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
    def roles(self) -> frozenset[str]:
        """The ids of roles on screen that were added, removed or changed."""
        return _differing(self._before.roles, self._after.roles)

    @cached_property
    def renamed(self) -> frozenset[str]:
        """The ids of roles on screen that were added or removed, or whose title, as people read it, is another."""
        old, new = ({each.id: each for each in here.roles} for here in (self._before, self._after))
        same_roles = not self.departments and old.keys() == new.keys()
        if same_roles and all(called_alike(old[each], new[each]) for each in self.roles):
            return frozenset()
        before, after = titles(self._before), titles(self._after)
        return frozenset(each for each in before.keys() | after.keys() if before.get(each) != after.get(each))

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The roles on screen that were added as subjects, the skills where no role was; none of another scenario."""
        known = {each.id for each in self._before.roles}
        roles = () if self.other_scenario else self._after.roles
        if came := tuple(f"role:{each.id}" for each in roles if each.id not in known):
            return came
        had = {each.id for each in self.before.skills} if self.skills else frozenset()
        return tuple(f"skill:{each.id}" for each in self.after.skills if self.skills and each.id not in had)

    @cached_property
    def held(self) -> frozenset[str]:
        """The ids of the skills that a role on screen which differs holds, or held."""
        roles = (*self._before.roles, *self._after.roles)
        return frozenset(each.skill for role in roles if role.id in self.roles for each in role.assignments)

    @cached_property
    def cells(self) -> frozenset[tuple[str, str]]:
        """Each role and skill of the roles on screen for which it differs whether and how the one holds the other."""
        old, new = (
            {(role.id, each.skill): each for role in here.roles if role.id in self.roles for each in role.assignments}
            for here in (self._before, self._after)
        )
        return frozenset(each for each in old.keys() | new.keys() if old.get(each) != new.get(each))

    @cached_property
    def departments(self) -> frozenset[str]:
        """The ids of departments on screen that were added, removed or changed."""
        return _differing(self._before.departments, self._after.departments)

    @cached_property
    def lost(self) -> int:
        """How many scenarios, departments, roles, assignments and skills are no longer there, over the whole map."""
        after = {each.id: each for each in self.after.scenarios}
        return _missing(self.before.skills, self.after.skills) + sum(
            _lost(each, after.get(each.id)) for each in self.before.scenarios
        )

    @cached_property
    def _before(self) -> Scenario:
        return _scenario(self.before, self.scenario_before)

    @cached_property
    def _after(self) -> Scenario:
        return _scenario(self.after, self.scenario_after)


def _scenario(document: CapabilityMap, scenario_id: str) -> Scenario:
    return next((each for each in document.scenarios if each.id == scenario_id), document.scenarios[0])


def _differing(before: Iterable[Any], after: Iterable[Any]) -> frozenset[str]:
    if before is after:
        return frozenset()
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    return frozenset(each for each in old.keys() | new.keys() if old.get(each) is not new.get(each))


def _missing(before: Iterable[Any], after: Iterable[Any]) -> int:
    return 0 if before is after else len({each.id for each in before} - {each.id for each in after})


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
            number += len({each.skill for each in role.assignments} - {each.skill for each in other.assignments})
    return number
