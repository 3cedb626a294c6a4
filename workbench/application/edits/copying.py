"""The edit that copies changes from another scenario, of this map or of a file: one, some or all (a cherry-pick)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from workbench.application.edits.departments import DeleteDepartment
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.terms import third_kind
from workbench.domain.differences import ACCEPTED, DOTTED, ENTIRE, HOLDS, Difference, Differences, accepted_point
from workbench.domain.findings import subject_id
from workbench.domain.model import CapabilityMap, Department, Person, Role, Scenario, Skill
from workbench.domain.people import without_levels
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
    """Copy some of the differences of another scenario into this one, with their dependencies.

    Where all are copied the scenario holds what the other does, and nothing differs any more. Where a role takes over
    a lead from one that the other scenario lacks, that one supports the skill until it goes itself.
    """

    scenario: str
    differences: Differences
    wanted: ChosenChanges

    @property
    def along(self) -> int:
        """The number of dependencies: changes that come along without being asked for."""
        asked = {change.key for change in self.wanted}
        return sum(change.key not in asked for change in self.differences.with_dependencies(self.wanted))

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
        """The map after. Refused where a change needs another one that was not chosen, or what it changes is gone."""
        chosen = self.differences.with_dependencies(self.wanted)
        known = {skill.id for skill in document.skills}
        missing = tuple(skill for skill in self.differences.skills_for(chosen) if skill.id not in known)
        # In this order: skills before cards that hold them, additions before removals, waivers after what they name.
        people = _known_levels(self.differences.people_for(chosen), document, missing)
        document = replace(document, skills=(*document.skills, *missing), people=(*document.people, *people))
        document = edit_scenario(document, self.scenario, lambda scenario: self._changed(scenario, chosen))
        document = _without_removed(document, self.scenario, chosen)
        document = edit_scenario(document, self.scenario, lambda scenario: _accepted(scenario, chosen))
        _check_lines(find(document.scenarios, self.scenario), self.differences.after.scenario, chosen)
        third = "" if document.terms.technology else third_kind(document)
        if third:
            raise EditRefused(
                f"{third} of the third kind of work in the other map, and this one has no word for it. Give it one "
                "under Words of this map first. Nothing was changed."
            )
        return document

    def _changed(self, scenario: Scenario, chosen: ChosenChanges) -> Scenario:
        """The scenario with the chosen additions and field changes; nothing is removed yet."""
        roles = {role.id: role for role in scenario.roles}
        departments = {department.id: department for department in scenario.departments}
        for change in chosen:
            if change.part == ACCEPTED:
                continue
            kind, identifier = subject_id(change.subject)
            if kind == "role":
                _add_or_change(roles, identifier, change)
            elif kind == "department":
                _add_or_change(departments, identifier, change)
            else:
                scenario = replace(scenario, **{change.part: change.after})
        led, standing = _newly_led(chosen), self.differences.after.roles
        settled = tuple(role if role.id in standing else support_only(role, led) for role in roles.values())
        return replace(scenario, roles=settled, departments=tuple(departments.values()))


def _known_levels(people: tuple[Person, ...], document: CapabilityMap, coming: tuple[Skill, ...]) -> tuple[Person, ...]:
    """The people to come along who are not there yet, with their levels in the skills that are, or come, too."""
    here, skills = {person.id for person in document.people}, {skill.id for skill in (*document.skills, *coming)}
    return tuple(
        without_levels(person, {known.skill for known in person.levels} - skills)
        for person in people
        if person.id not in here
    )


def _accepted(scenario: Scenario, chosen: ChosenChanges) -> Scenario:
    """The scenario with the chosen changes of accepted points."""
    changed = {change.detail: change.after for change in chosen if change.part == ACCEPTED}
    kept = [waiver for waiver in scenario.waivers if accepted_point(waiver) not in changed]
    return replace(scenario, waivers=(*kept, *(waiver for waivers in changed.values() for waiver in waivers)))


def _add_or_change(items: dict[str, T], identifier: str, difference: Difference) -> None:
    """Add or change a role or department. Raises EditRefused where it is gone; what is to be removed stays for now."""
    if difference.part != ENTIRE:
        old = items[identifier] if identifier in items else find(tuple(items.values()), identifier)
        items[identifier] = _with(old, difference)
    elif difference.after is not None:
        items[identifier] = difference.after


def _with(item: T, difference: Difference) -> T:
    if isinstance(item, Role) and difference.part in (DOTTED, HOLDS):
        return _with_part_of_list(item, difference)
    return replace(item, **{difference.part: difference.after})


def _with_part_of_list(role: Role, difference: Difference) -> Role:
    """The role with one assignment, or one dotted line, as it is in the other scenario."""
    if difference.part == HOLDS:
        return (
            without_skill(role, difference.detail)
            if difference.after is None
            else with_assignment(role, difference.after)
        )
    others = tuple(line for line in role.dotted_to if line != difference.detail)
    return replace(role, dotted_to=(*others, difference.detail) if difference.after else others)


def _newly_led(chosen: Iterable[Difference]) -> frozenset[str]:
    """The skills that some role comes to lead."""
    assignments = [change.after for change in chosen if change.part == HOLDS and change.after is not None]
    assignments += [held for change in chosen if isinstance(change.after, Role) for held in change.after.assignments]
    return frozenset(assignment.skill for assignment in assignments if assignment.kind == "lead")


def _without_removed(document: CapabilityMap, scenario_id: str, chosen: ChosenChanges) -> CapabilityMap:
    """The map without the roles and departments that are chosen to go."""
    gone = [subject_id(change.subject) for change in chosen if change.part == ENTIRE and change.after is None]
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
        changed = {subject_id(change.subject)[1] for change in chosen if change.part == part}
        above, wanted = ({item.id: getattr(item, part) for item in items} for items in (here, there))
        for looped in loops(above):
            members = [looped]
            while (upper := above[members[-1]]) not in members:
                members.append(upper)
            node = next((member for member in members if member in changed), looped)
            otherwise = next(member for member in members if wanted.get(member) != above[member])
            names = titles(scenario) | {unit.id: unit.name for unit in here if isinstance(unit, Department)}
            raise EditRefused(
                f"{names[node]} cannot {verb} {names[above[node]]} yet: in {scenario.name} it is the other way round, "
                f"directly or through others. Copy what changes for {names[otherwise]} first, or copy all."
            )
