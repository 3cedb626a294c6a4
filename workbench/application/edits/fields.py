"""The edit of table cells: sets fields of roles or skills, and adds new ones, as one step. Knows no table and no text.

All cells come at once: whom a role reports to is checked when every line is drawn, so that two may change places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.application.edit import EditRefused
from workbench.application.edits.labels import check_settable, edit_label, required_name
from workbench.domain.fields import NOUN
from workbench.domain.model import CapabilityMap, Role, Scenario, Skill
from workbench.domain.normalisation import one_line
from workbench.domain.people import check_holders
from workbench.domain.replace import replace
from workbench.domain.skill_factories import new_skill
from workbench.domain.titles import title_in
from workbench.domain.transform import edit_scenario, find, find_all
from workbench.domain.validate import loops
from workbench.domain.words import noun, pluralise

FieldCell = tuple[str, str, Any]
"""The id of a role or skill, the name of a field, and the value of the cell."""

NAMES: Mapping[type, str] = {Role: "title", Skill: "name"}
"""Class -> the field that a thing is called by."""


@dataclass(frozen=True, slots=True)
class SetRoleCells:
    """Set fields of roles of a scenario; the last one counts where two are the same. added: ids of roles to be made."""

    scenario: str
    cells: tuple[FieldCell, ...]
    added: tuple[str, ...] = ()

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Set the grade of 3 roles to Director", "Add 12 roles" or "Change 8 cells of 4 roles"."""
        scenario = find(document.scenarios, self.scenario)
        return _label(document, scenario.roles, self.cells, self.added, scenario)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after.

        Refused where a role, department or person is not there, a title is empty, a typical background would hold a
        role, or a line would close a loop; ValueError for a value outside its limits.
        """
        scenario = find(document.scenarios, self.scenario)
        values = _by_thing(Role, self.cells)
        _refuse_taken(Role, scenario.roles, self.added)
        bare = tuple(Role(identifier, "") for identifier in self.added)
        for role in find_all(scenario.roles + bare, list(values)):
            if people := values[role.id].get("people"):
                check_holders(document, role, people)
        find_all(scenario.departments, {set_to["department"] for set_to in values.values() if set_to.get("department")})

        def changed(scenario: Scenario) -> Scenario:
            roles = tuple(_with(role, values.get(role.id)) for role in scenario.roles + bare)
            return replace(scenario, roles=roles)

        after = edit_scenario(document, self.scenario, changed)
        _check_lines(find(after.scenarios, self.scenario), values)
        return after


@dataclass(frozen=True, slots=True)
class SetSkillCells:
    """Set fields of skills; the last one counts where two are the same. added: ids of skills to be made."""

    cells: tuple[FieldCell, ...]
    added: tuple[str, ...] = ()

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Let 30 skills belong to product" or "Change 8 cells of 4 skills"."""
        return _label(document, document.skills, self.cells, self.added)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where a skill is not there or a name is empty; ValueError for a value outside its
        limits."""
        values = _by_thing(Skill, self.cells)
        _refuse_taken(Skill, document.skills, self.added)
        bare = tuple(new_skill(identifier) for identifier in self.added)
        find_all(document.skills + bare, list(values))
        return replace(document, skills=tuple(_with(skill, values.get(skill.id)) for skill in document.skills + bare))


def _by_thing(kind: type, cells: Sequence[FieldCell]) -> dict[str, dict[str, Any]]:
    values: dict[str, dict[str, Any]] = defaultdict(dict)
    for identifier, field, value in cells:
        check_settable(kind, field)
        values[identifier][field] = required_name(kind, value, field) if field == NAMES[kind] else value
    return dict(values)


def _with(thing: Any, values: Mapping[str, Any] | None) -> Any:
    return replace(thing, **values) if values else thing


def _refuse_taken(kind: type, things: Sequence[Any], added: Sequence[str]) -> None:
    if not {thing.id for thing in things}.isdisjoint(added):
        things_named = noun(2, NOUN[kind])
        raise EditRefused(f"The {things_named} have changed since this was read, so nothing was done. Do it once more.")


def _check_lines(scenario: Scenario, values: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse lines to roles that are not there, or to themselves, and loops. scenario: the one after the edit."""
    lines = {
        role for set_to in values.values() for role in (set_to.get("reports_to"), *set_to.get("dotted_to", ())) if role
    }
    find_all(scenario.roles, lines)
    by_id = {role.id: role for role in scenario.roles}
    for identifier, set_to in values.items():
        if identifier in set_to.get("dotted_to", ()):
            title = title_in(scenario, by_id[identifier])
            raise EditRefused(f"{title} cannot have a dotted line to itself. Choose another role.")
    for looped in loops({role.id: role.reports_to for role in scenario.roles}):
        title = title_in(scenario, by_id[looped])
        raise EditRefused(
            f"{title} would report to itself, directly or through others. Change one of these lines first."
        )


def _label(
    document: CapabilityMap,
    things: Sequence[Any],
    cells: Sequence[FieldCell],
    added: Sequence[str],
    scenario: Scenario | None = None,
) -> str:
    """The label of a step: it names what is set where that is one field to one value, and counts otherwise."""
    by_id = {thing.id: thing for thing in things}
    kind = type(things[0]) if things else (Role if scenario else Skill)
    word = NOUN[kind]
    if added:
        names = [value for identifier, field, value in cells if identifier == added[0] and field == NAMES[kind]]
        return f"Add {one_line(names[-1]) if len(added) == 1 and names else pluralise(len(added), word)}"
    wanted = {(identifier, field): value for identifier, field, value in cells if identifier in by_id}
    differing = {cell: value for cell, value in wanted.items() if getattr(by_id[cell[0]], cell[1]) != value} or wanted
    if not differing:
        return f"Change no {word}"
    (first, field), value = next(iter(differing.items()))
    touched = len({identifier for identifier, _ in differing})
    if all(other == field and set_to == value for (_, other), set_to in differing.items()):
        thing = by_id[first]
        alone = title_in(scenario, thing) if scenario is not None else thing.name
        named = alone if touched == 1 else pluralise(touched, word)
        return edit_label(document, thing, named, field, value, scenario)
    return f"Change {len(differing)} {noun(len(differing), 'cell')} of {pluralise(touched, word)}"
