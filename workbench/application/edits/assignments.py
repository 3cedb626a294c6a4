"""Edits of who holds which skill: assign, move, copy, remove, order, and how a skill is held.

Each takes several skills: it is done for those for which it can be, and refused only where there are none.
Knows nothing of drags, menus and keys, which all end here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from workbench.domain.model import Assignment, AssignmentKind, CapabilityMap, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.domain.titles import title_of
from workbench.domain.transform import (
    EditRefused,
    assign_all,
    edit_role,
    edit_scenario,
    find,
    find_all,
    find_role,
    held,
    set_assignment,
    without_skills,
)
from workbench.domain.words import join_names, pluralise


@dataclass(frozen=True, slots=True)
class Assign:
    """Give skills to a role that does not hold them.

    kind None leads what has no lead and supports the rest; level None is the level each skill needs.
    """

    scenario: str
    role: str
    skills: tuple[str, ...]
    kind: AssignmentKind | None = None
    level: int | None = None

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Assign Social APIs to Social Engineer"."""
        return f"Assign {_named(self._applicable(document))} to {title_of(document, self.scenario, self.role)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the role holds all of them already."""
        applicable = self._applicable(document)

        def given(scenario: Scenario) -> Scenario:
            led = set() if self.kind else _led(scenario)
            return assign_all(scenario, self.role, [self._assignment(skill, skill.id in led) for skill in applicable])

        return edit_scenario(document, self.scenario, given)

    def _applicable(self, document: CapabilityMap) -> list[Skill]:
        return _lacked(document, self.scenario, find_role(document, self.scenario, self.role), self.skills)

    def _assignment(self, skill: Skill, has_lead: bool) -> Assignment:
        new = Assignment(skill.id, self.kind or ("support" if has_lead else "lead"), level=skill.level_needed)
        return new if self.level is None else replace(new, level=self.level)


@dataclass(frozen=True, slots=True)
class Move:
    """Take skills from one role to another, level and note with them.

    kind None keeps how each is held; before is the skill of the target to put them before, None lets weight decide.
    """

    scenario: str
    source: str
    target: str
    skills: tuple[str, ...]
    kind: AssignmentKind | None = None
    before: str | None = None

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Move Social APIs to Social Engineer"."""
        return f"Move {_named(_passed_on(document, self))} to {title_of(document, self.scenario, self.target)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the target holds all of them already, or the source none."""
        applicable = [skill.id for skill in _passed_on(document, self)]
        source = find_role(document, self.scenario, self.source)
        held_here = {assignment.skill: assignment for assignment in source.assignments}
        moved = [replace(held_here[skill], kind=self.kind or held_here[skill].kind) for skill in applicable]
        without = edit_role(document, self.scenario, self.source, partial(without_skills, skills=applicable))
        given = edit_scenario(without, self.scenario, lambda scenario: assign_all(scenario, self.target, moved))
        if self.before is None:
            return given
        return edit_role(given, self.scenario, self.target, lambda role: _ordered(role, applicable, self.before))


@dataclass(frozen=True, slots=True)
class Copy:
    """Give skills of one role to another as well, level and note with them.

    kind None makes the copies supports, since only one role leads a skill.
    """

    scenario: str
    source: str
    target: str
    skills: tuple[str, ...]
    kind: AssignmentKind | None = None

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Copy Social APIs to Social Engineer"."""
        return f"Copy {_named(_passed_on(document, self))} to {title_of(document, self.scenario, self.target)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the target holds all of them already, or the source none."""
        applicable = {skill.id for skill in _passed_on(document, self)}
        source = find_role(document, self.scenario, self.source)
        copies = [
            replace(assignment, kind=self.kind or "support")
            for assignment in source.assignments
            if assignment.skill in applicable
        ]
        return edit_scenario(document, self.scenario, lambda scenario: assign_all(scenario, self.target, copies))


@dataclass(frozen=True, slots=True)
class Remove:
    """Take skills off a role. They stay in the library."""

    scenario: str
    role: str
    skills: tuple[str, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Remove Social APIs from Social Engineer"."""
        return f"Remove {self._what(document)}"

    def done(self, document: CapabilityMap) -> str:
        """Such as "Removed Social APIs from Social Engineer."; document: the map before."""
        return f"Removed {self._what(document)}."

    def _what(self, document: CapabilityMap) -> str:
        role = find_role(document, self.scenario, self.role)
        skills = _at_hand(document, self.scenario, role, self.skills)
        return f"{_named(skills)} from {title_of(document, self.scenario, self.role)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the role holds none of them."""
        _at_hand(document, self.scenario, find_role(document, self.scenario, self.role), self.skills)
        return edit_role(document, self.scenario, self.role, partial(without_skills, skills=self.skills))


@dataclass(frozen=True, slots=True)
class Reorder:
    """Put skills of a role before another of its skills, or last."""

    scenario: str
    role: str
    skills: tuple[str, ...]
    before: str | None

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Put Social APIs before Governance"; of several, "Order the skills of Social Engineer"."""
        if len(self.skills) > 1 or self.before in self.skills:
            return f"Order the skills of {title_of(document, self.scenario, self.role)}"
        before = f"before {find(document.skills, self.before).name}" if self.before is not None else "last"
        return f"Put {find(document.skills, self.skills[0]).name} {before}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the role holds none of them."""
        at_hand = _at_hand(document, self.scenario, find_role(document, self.scenario, self.role), self.skills)
        order = [skill.id for skill in at_hand]
        return edit_role(document, self.scenario, self.role, lambda role: _ordered(role, order, self.before))


@dataclass(frozen=True, slots=True)
class OrderHeaviestFirst:
    """Put the skills of a role in order of their importance; equals stay as they stand."""

    scenario: str
    role: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Order the skills of Social Engineer heaviest first"."""
        return f"Order the skills of {title_of(document, self.scenario, self.role)} heaviest first"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after."""
        importance = {skill.id: skill.importance for skill in document.skills}

        def ordered(role: Role) -> Role:
            heaviest_first = sorted(role.assignments, key=lambda assignment: -importance[assignment.skill])
            return replace(role, assignments=tuple(heaviest_first))

        return edit_role(document, self.scenario, self.role, ordered)


@dataclass(frozen=True, slots=True)
class SetKind:
    """Make a role lead or support skills it holds. A lead taken over makes the former lead a support."""

    scenario: str
    role: str
    skills: tuple[str, ...]
    kind: AssignmentKind

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Make Social Engineer lead Social APIs"."""
        role = find_role(document, self.scenario, self.role)
        skills = _at_hand(document, self.scenario, role, self.skills)
        return f"Make {title_of(document, self.scenario, self.role)} {self.kind} {_named(skills)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the role holds none of them."""
        role = find_role(document, self.scenario, self.role)
        at_hand = {skill.id for skill in _at_hand(document, self.scenario, role, self.skills)}
        changed = [
            replace(assignment, kind=self.kind) for assignment in role.assignments if assignment.skill in at_hand
        ]
        return edit_scenario(document, self.scenario, lambda scenario: assign_all(scenario, self.role, changed))


@dataclass(frozen=True, slots=True)
class SetLevel:
    """Set the level, 1-4, at which a role holds skills."""

    scenario: str
    role: str
    skills: tuple[str, ...]
    level: int

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Raise Ad management to level 4"."""
        role = find_role(document, self.scenario, self.role)
        at_hand = _at_hand(document, self.scenario, role, self.skills)
        old = {assignment.level for skill in at_hand if (assignment := held(role, skill.id))}
        verb = "Raise" if max(old) < self.level else "Lower" if min(old) > self.level else "Set"
        return f"{verb} {_named(at_hand)} to level {self.level}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the role holds none of them; ValueError for a level outside 1-4."""
        role = find_role(document, self.scenario, self.role)
        at_hand = {skill.id for skill in _at_hand(document, self.scenario, role, self.skills)}
        assignments = tuple(
            replace(assignment, level=self.level) if assignment.skill in at_hand else assignment
            for assignment in role.assignments
        )
        return edit_role(document, self.scenario, self.role, lambda same: replace(same, assignments=assignments))


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write the note on a skill of a role."""

    scenario: str
    role: str
    skill: str
    note: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Change the note on Social APIs"."""
        return f"Change the note on {find(document.skills, self.skill).name}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the role does not hold the skill."""
        _at_hand(document, self.scenario, find_role(document, self.scenario, self.role), (self.skill,))
        return edit_role(
            document, self.scenario, self.role, lambda role: set_assignment(role, self.skill, note=self.note)
        )


def _led(scenario: Scenario) -> set[str]:
    return {assignment.skill for role in scenario.roles for assignment in role.assignments if assignment.kind == "lead"}


def _lacked(document: CapabilityMap, scenario: str, role: Role, skills: Collection[str]) -> list[Skill]:
    """The skills that a role does not hold, of those asked for. Raises EditRefused where it holds them all."""
    wanted = find_all(document.skills, skills)
    here = {assignment.skill for assignment in role.assignments}
    lacked = [skill for skill in wanted if skill.id not in here]
    if not lacked:
        raise EditRefused(f"{title_of(document, scenario, role.id)} holds {_some(wanted)} already.")
    return lacked


def _at_hand(document: CapabilityMap, scenario: str, role: Role, skills: Collection[str]) -> list[Skill]:
    """The skills that a role holds, of those asked for. Raises EditRefused where it holds none."""
    wanted = find_all(document.skills, skills)
    here = {assignment.skill for assignment in role.assignments}
    at_hand = [skill for skill in wanted if skill.id in here]
    if not at_hand:
        raise EditRefused(f"{title_of(document, scenario, role.id)} does not hold {_some(wanted)}.")
    return at_hand


def _passed_on(document: CapabilityMap, edit: Move | Copy) -> list[Skill]:
    """The skills that the source holds and the target lacks, of those asked for. Raises EditRefused where none is."""
    source = find_role(document, edit.scenario, edit.source)
    at_hand = [skill.id for skill in _at_hand(document, edit.scenario, source, edit.skills)]
    return _lacked(document, edit.scenario, find_role(document, edit.scenario, edit.target), at_hand)


def _ordered(role: Role, skills: list[str], before: str | None) -> Role:
    """The role with some of its skills put before another, or last.

    Where that other is one of them, they go before the next one that stays.
    """
    moved = set(skills)
    order = [assignment.skill for assignment in role.assignments]
    if before is not None and before not in order:
        raise EditRefused(f"{role.title} no longer holds the skill to put it before.")
    later = order[order.index(before) :] if before is not None else []
    anchor = next((skill for skill in later if skill not in moved), None)
    by_skill = {assignment.skill: assignment for assignment in role.assignments}
    stay = [skill for skill in order if skill not in moved]
    place = stay.index(anchor) if anchor is not None else len(stay)
    return replace(role, assignments=tuple(by_skill[skill] for skill in (*stay[:place], *skills, *stay[place:])))


def _named(skills: list[Skill]) -> str:
    return skills[0].name if len(skills) == 1 else pluralise(len(skills), "skill")


def _some(skills: list[Skill]) -> str:
    return join_names([skill.name for skill in skills], 3)
