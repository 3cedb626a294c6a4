"""Edits of role cards: add, rename, duplicate, delete, and every field but the skills they hold. Knows no board."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.application.edit import CompositeEdit, Edit
from workbench.application.edits.labels import check_settable, edit_label, required_name
from workbench.domain.index import SIDE_OF_STRATEGIST
from workbench.domain.model import ActsAs, CapabilityMap, Discipline, Role, Scenario
from workbench.domain.normalisation import one_line
from workbench.domain.quoting import shortened
from workbench.domain.replace import replace
from workbench.domain.reporting_lines import add_dotted
from workbench.domain.role_factories import add_strategist, work_of_kind
from workbench.domain.titles import title_in, title_of
from workbench.domain.transform import (
    EditRefused,
    add_role,
    edit_scenario,
    find,
    find_all,
    fresh_id,
    set_role,
    without_waivers_on,
)
from workbench.domain.validate import would_loop
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import pluralise

NEW_ROLE = "New role"
"""The title of a card until it is named."""


@dataclass(frozen=True, slots=True)
class AddRole:
    """A new role card, at the end of its scenario. Its id is made from `slug`, from the title where that is empty.

    A slug is given where a card is made before it has a title of its own: two people's cards of one title are two
    roles, also when their copies of the map are compared.
    """

    scenario: str
    title: str
    discipline: Discipline = "other"
    slug: str = ""
    department: str | None = None

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Add Social Engineer"."""
        return f"Add {one_line(self.title)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the title is empty, or the department is not there."""
        title, scenario = required_name(Role, self.title, "title"), find(document.scenarios, self.scenario)
        if self.department is not None:
            find(scenario.departments, self.department)
        bare = Role(fresh_id(self.slug or title, {role.id for role in scenario.roles}), "", department=self.department)
        return add_role(document, self.scenario, replace(bare, title=title, discipline=self.discipline))


def add_roles(scenario: Scenario, beside: Role, titles: Sequence[str]) -> CompositeEdit:
    """The edit that adds a role for each title: of the kind of work and in the department of one that is there.

    That one becomes the first of them where it has no title of its own yet.
    """
    edits = _added(scenario, titles, beside.discipline, beside.department)
    if beside.title == NEW_ROLE:
        edits[0] = SetRole(scenario.id, beside.id, "title", titles[0])
    return CompositeEdit(f"Add {pluralise(len(titles), 'role')}", tuple(edits))


def add_roles_of(scenario: Scenario, discipline: Discipline, titles: Sequence[str]) -> CompositeEdit:
    """The edit that adds a role for each title: of a kind of work, in the department of it where there is just one."""
    edits = _added(scenario, titles, discipline, only_department(scenario, discipline))
    return CompositeEdit(f"Add {pluralise(len(titles), 'role')}", tuple(edits))


def _added(scenario: Scenario, titles: Iterable[str], discipline: Discipline, department: str | None) -> list[Edit]:
    return [AddRole(scenario.id, title, discipline, department=department) for title in titles]


@dataclass(frozen=True, slots=True)
class AddStrategist:
    """The strategist a side has not: the other one's peer, in a department of its side, with no skills yet."""

    scenario: str
    acts_as: ActsAs

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Add the Social Product Strategist"."""
        return f"Add the {vocabulary_of(document).acts_as_inside[self.acts_as]}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where there is one by now."""
        if any(role.acts_as == self.acts_as for role in find(document.scenarios, self.scenario).roles):
            raise EditRefused(f"The {vocabulary_of(document).acts_as_inside[self.acts_as]} is there by now.")
        return add_strategist(document, self.scenario, SIDE_OF_STRATEGIST[self.acts_as])[0]


@dataclass(frozen=True, slots=True)
class SetRole:
    """Set one field of a role: any but its id and its assignments."""

    scenario: str
    role: str
    field: str
    value: Any

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Set the grade of Social Engineer to Director"."""
        scenario = find(document.scenarios, self.scenario)
        role = find(scenario.roles, self.role)
        value = required_name(Role, self.value, "title") if self.field == "title" else self.value
        return edit_label(document, role, title_in(scenario, role), self.field, value, scenario)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after.

        Refused where a line or department is not there, or a reporting line would close a loop; ValueError for a
        value outside its limits.
        """
        scenario = find(document.scenarios, self.scenario)
        role = find(scenario.roles, self.role)
        return set_role(document, self.scenario, self.role, **{self.field: self._checked(scenario, role)})

    def _checked(self, scenario: Scenario, role: Role) -> Any:
        check_settable(Role, self.field)
        if self.field == "title":
            return required_name(Role, self.value, "title")
        if self.field == "headcount" and isinstance(self.value, str):
            raise EditRefused(
                f"“{shortened(self.value)}” cannot be read as a headcount. Type it in plain figures, without a mark "
                "between the thousands, such as 2, 0.5 or 1000."
            )
        if self.field == "department" and self.value is not None:
            find(scenario.departments, self.value)
        if self.field == "reports_to" and self.value is not None:
            _check_line(scenario, role, find(scenario.roles, self.value))
        if self.field == "dotted_to":
            lines = find_all(scenario.roles, self.value)
            if role in lines:
                raise EditRefused(
                    f"{title_in(scenario, role)} cannot have a dotted line to itself. Choose another role."
                )
            return tuple(line.id for line in lines)
        return self.value


@dataclass(frozen=True, slots=True)
class SetDottedLine:
    """Draw a dotted line from a role to another one, or take it away."""

    scenario: str
    role: str
    target: str
    drawn: bool = True

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Draw a dotted line from Social Engineer to Corporate Social Strategist"."""
        here, there = (title_of(document, self.scenario, role_id) for role_id in (self.role, self.target))
        return f"{'Draw a' if self.drawn else 'Take away the'} dotted line from {here} to {there}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused for a line to itself, or beside the one it reports by."""
        scenario = find(document.scenarios, self.scenario)
        role, target = find(scenario.roles, self.role), find(scenario.roles, self.target)
        if not self.drawn:
            kept = tuple(line for line in role.dotted_to if line != target.id)
            return set_role(document, self.scenario, role.id, dotted_to=kept)
        if role is target:
            raise EditRefused(f"{title_in(scenario, role)} cannot have a dotted line to itself. Choose another role.")
        if role.reports_to == target.id:
            here, there = title_in(scenario, role), title_in(scenario, target)
            raise EditRefused(f"{here} reports to {there} already; a dotted line would say no more.")
        return add_dotted(document, self.scenario, role.id, target.id)


@dataclass(frozen=True, slots=True)
class ToLane:
    """Give a role the kind of work of another lane of the board. Its department stays.

    A role without one comes to sit in the department of that lane, where there is just one.

    A strategist stands above the lanes whatever its kind of work, so that none can take it.
    """

    scenario: str
    role: str
    discipline: Discipline

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Move Social Engineer to the lane Product and technology"."""
        lane = vocabulary_of(document).lane[self.discipline]
        return f"Move {title_of(document, self.scenario, self.role)} to the lane {lane}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused for a strategist."""
        scenario = find(document.scenarios, self.scenario)
        role = find(scenario.roles, self.role)
        if role.acts_as in SIDE_OF_STRATEGIST:
            acts_as = vocabulary_of(document).acts_as_inside[role.acts_as]
            raise EditRefused(
                f"{title_in(scenario, role)} stays above the lanes, because it acts as the {acts_as}. "
                "To move it to a lane, first choose None under Acts as."
            )
        place = role.department or only_department(scenario, self.discipline)
        return set_role(document, self.scenario, self.role, discipline=self.discipline, department=place)


@dataclass(frozen=True, slots=True)
class DuplicateRole:
    """A second card like a first, beside it. It supports what the first leads, and nobody holds it yet."""

    scenario: str
    role: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Duplicate Social Engineer"."""
        return f"Duplicate {title_of(document, self.scenario, self.role)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after."""

        def beside(scenario: Scenario) -> Scenario:
            role = find(scenario.roles, self.role)
            title = _free_title(role.title, {other.title for other in scenario.roles})
            copy = replace(
                role,
                id=fresh_id(title, {other.id for other in scenario.roles}),
                title=title,
                holder=None,
                assignments=tuple(replace(assignment, kind="support") for assignment in role.assignments),
            )
            place = scenario.roles.index(role) + 1
            return replace(scenario, roles=(*scenario.roles[:place], copy, *scenario.roles[place:]))

        return edit_scenario(document, self.scenario, beside)


@dataclass(frozen=True, slots=True)
class DeleteRoles:
    """Delete roles. Who reported to one reports to its superior; dotted lines to it and waivers on it go."""

    scenario: str
    roles: tuple[str, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Delete Social Engineer"."""
        return f"Delete {self._what(document)}"

    def done(self, document: CapabilityMap) -> str:
        """Such as "Deleted Social Engineer."; document: the map before."""
        return f"Deleted {self._what(document)}."

    def _what(self, document: CapabilityMap) -> str:
        scenario = find(document.scenarios, self.scenario)
        gone = find_all(scenario.roles, self.roles)
        return title_in(scenario, gone[0]) if len(gone) == 1 else pluralise(len(gone), "role")

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of them is no longer there."""

        def without(scenario: Scenario) -> Scenario:
            superior = {role.id: role.reports_to for role in find_all(scenario.roles, self.roles)}

            def kept(role: Role) -> Role:
                line = role.reports_to
                while line in superior:
                    line = superior[line]
                dotted = tuple(target for target in role.dotted_to if target not in superior)
                return replace(role, reports_to=line, dotted_to=dotted)

            roles = tuple(kept(role) for role in scenario.roles if role.id not in superior)
            return without_waivers_on(replace(scenario, roles=roles), {f"role:{role_id}" for role_id in superior})

        return edit_scenario(document, self.scenario, without)


def only_department(scenario: Scenario, discipline: Discipline) -> str | None:
    """The id of the department whose kind is that of a lane of the board, None where there are several or none."""
    lane = _lane(discipline)
    in_lane = [unit.id for unit in scenario.departments if _lane(work_of_kind(unit.kind)) == lane]
    return in_lane[0] if len(in_lane) == 1 else None


def _lane(discipline: Discipline) -> Discipline:
    """The lane of the board of a kind of work: product and technology share one."""
    return "product" if discipline == "technology" else discipline


def _free_title(title: str, taken: Iterable[str]) -> str:
    name, number = f"{title} (copy)", 2
    while name in taken:
        name, number = f"{title} (copy {number})", number + 1
    return name


def _check_line(scenario: Scenario, role: Role, superior: Role) -> None:
    if superior.id == role.id:
        raise EditRefused(f"{title_in(scenario, role)} cannot report to itself. Choose another role.")
    if would_loop({other.id: other.reports_to for other in scenario.roles}, role.id, superior.id):
        here, there = title_in(scenario, role), title_in(scenario, superior)
        raise EditRefused(
            f"{here} cannot report to {there}, which reports to {here}, directly or through others. Change that line "
            "first."
        )
