"""The edit that copies what differs from another scenario, of this map or of a file: one change, some, or all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from workbench.application.edits.departments import DeleteDepartment
from workbench.application.edits.roles import DeleteRoles
from workbench.domain.differences import ACCEPTED, DOTTED, ENTIRE, HOLDS, Difference, Differences, accepted_point
from workbench.domain.findings import subject_id
from workbench.domain.model import CapabilityMap, Department, Role, Scenario
from workbench.domain.replace import replace
from workbench.domain.titles import titles
from workbench.domain.transform import EditRefused, edit_scenario, find, support_only, with_assignment, without_skill
from workbench.domain.validate import loops
from workbench.domain.words import pluralise

T = TypeVar("T", Role, Department)
ChosenChanges = tuple[Difference, ...]
Items = tuple[Role | Department, ...]


@dataclass(frozen=True, slots=True)
class CopyChanges:
    """Let some of what differs be in a scenario as it is in the other one, with what that needs.

    Applied to all that differs, the scenario holds what the other does, and nothing differs any more. Where a role
    takes a lead over from one that the other scenario has not, that one supports it until it goes itself.
    """

    scenario: str
    differences: Differences
    wanted: ChosenChanges

    @property
    def along(self) -> int:
        """How many changes come along that were not asked for, because those asked for need them."""
        asked = {each.key for each in self.wanted}
        return sum(each.key not in asked for each in self.differences.with_dependencies(self.wanted))

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Copy 3 changes to Today", counting what comes along."""
        return f"Copy {self._what(document)}"

    def done(self, document: CapabilityMap) -> str:
        """Such as "Copied 3 changes to Today."; document: the map before."""
        return f"Copied {self._what(document)}."

    def _what(self, document: CapabilityMap) -> str:
        number = len(self.differences.with_dependencies(self.wanted))
        return f"{pluralise(number, 'change')} to {find(document.scenarios, self.scenario).name}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where a change cannot be without another one, or what it changes is gone."""
        chosen = self.differences.with_dependencies(self.wanted)
        known = {each.id for each in document.skills}
        came = tuple(each for each in self.differences.skills_for(chosen) if each.id not in known)
        document = replace(document, skills=(*document.skills, *came))
        document = edit_scenario(document, self.scenario, lambda scenario: self._changed(scenario, chosen))
        document = _without_what_goes(document, self.scenario, chosen)
        document = edit_scenario(document, self.scenario, lambda scenario: _accepted(scenario, chosen))
        _check_lines(find(document.scenarios, self.scenario), self.differences.after.scenario, chosen)
        return document

    def _changed(self, scenario: Scenario, chosen: ChosenChanges) -> Scenario:
        """The scenario with what comes and what changes; nothing is gone yet."""
        roles = {each.id: each for each in scenario.roles}
        departments = {each.id: each for each in scenario.departments}
        for each in chosen:
            if each.part == ACCEPTED:
                continue
            kind, identifier = subject_id(each.subject)
            if kind == "role":
                _come(roles, identifier, each)
            elif kind == "department":
                _come(departments, identifier, each)
            else:
                scenario = replace(scenario, **{each.part: each.after})
        led, standing = _newly_led(chosen), self.differences.after.roles
        settled = tuple(each if each.id in standing else support_only(each, led) for each in roles.values())
        return replace(scenario, roles=settled, departments=tuple(departments.values()))


def _accepted(scenario: Scenario, chosen: ChosenChanges) -> Scenario:
    """The scenario with the accepted points as chosen."""
    changed = {each.detail: each.after for each in chosen if each.part == ACCEPTED}
    kept = [each for each in scenario.waivers if accepted_point(each) not in changed]
    return replace(scenario, waivers=(*kept, *(each for waivers in changed.values() for each in waivers)))


def _come(items: dict[str, T], identifier: str, difference: Difference) -> None:
    """Add or change a role or department. Refused where it is gone; what is to go stays for now."""
    if difference.part != ENTIRE:
        old = items[identifier] if identifier in items else find(tuple(items.values()), identifier)
        items[identifier] = _with(old, difference)
    elif difference.after is not None:
        items[identifier] = difference.after


def _with(item: T, difference: Difference) -> T:
    if isinstance(item, Role) and difference.part in (DOTTED, HOLDS):
        return _holding(item, difference)
    return replace(item, **{difference.part: difference.after})


def _holding(role: Role, difference: Difference) -> Role:
    """The role with a skill held, or a dotted line drawn, as it is in the other scenario."""
    if difference.part == HOLDS:
        return (
            without_skill(role, difference.detail)
            if difference.after is None
            else with_assignment(role, difference.after)
        )
    others = tuple(each for each in role.dotted_to if each != difference.detail)
    return replace(role, dotted_to=(*others, difference.detail) if difference.after else others)


def _newly_led(chosen: Iterable[Difference]) -> frozenset[str]:
    """The skills that some role comes to lead."""
    held = [each.after for each in chosen if each.part == HOLDS and each.after is not None]
    held += [each for change in chosen if isinstance(change.after, Role) for each in change.after.assignments]
    return frozenset(each.skill for each in held if each.kind == "lead")


def _without_what_goes(document: CapabilityMap, scenario_id: str, chosen: ChosenChanges) -> CapabilityMap:
    gone = [subject_id(each.subject) for each in chosen if each.part == ENTIRE and each.after is None]
    roles = tuple(identifier for kind, identifier in gone if kind == "role")
    document = DeleteRoles(scenario_id, roles).apply(document)
    for kind, identifier in gone:
        if kind == "department":
            document = DeleteDepartment(scenario_id, identifier).apply(document)
    return document


def _check_lines(scenario: Scenario, other: Scenario, chosen: ChosenChanges) -> None:
    """Refuse a changed line that closes a loop. The other scenario has none, so another change is missing."""
    sides: tuple[tuple[str, str, Items, Items], ...] = (
        ("reports_to", "report to", scenario.roles, other.roles),
        ("parent", "lie inside", scenario.departments, other.departments),
    )
    for part, verb, here, there in sides:
        changed = {subject_id(each.subject)[1] for each in chosen if each.part == part}
        above, wanted = ({each.id: getattr(each, part) for each in items} for items in (here, there))
        for looped in loops(above):
            members = [looped]
            while (upper := above[members[-1]]) not in members:
                members.append(upper)
            node = next((each for each in members if each in changed), looped)
            otherwise = next(each for each in members if wanted.get(each) != above[each])
            names = titles(scenario) | {each.id: each.name for each in here if isinstance(each, Department)}
            raise EditRefused(
                f"{names[node]} cannot {verb} {names[above[node]]} yet: in {scenario.name} it is the other way round, "
                f"directly or through others. Copy what changes for {names[otherwise]} first, or copy all."
            )
