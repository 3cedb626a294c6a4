"""The edit that folds (merges) one role into another: its skills, lines and posts go to the one that stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.field_places import joined
from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario
from workbench.domain.replace import replace
from workbench.domain.titles import title_in, title_of
from workbench.domain.transform import EditRefused, edit_scenario, find, held, with_assignment, without_waivers_on
from workbench.domain.validate import would_loop


@dataclass(frozen=True, slots=True)
class FoldRole:
    """Fold a role into another, which takes over all it did. The role goes, and the waivers on it.

    The other holds each skill at the higher level and leads what either led. Who reported to the role or had a dotted
    line to it does so to the other, which takes its dotted lines too, and its superior where it stood below it.

    The headcounts add up, and both holders are named: a fold says who does the work, not that a post is saved. What
    the other does not say (its purpose, whom it acts as) is taken over.
    """

    scenario: str
    role: str
    into: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Fold Social Analyst into Social Engineer"."""
        gone, into = (title_of(document, self.scenario, role_id) for role_id in (self.role, self.into))
        return f"Fold {gone} into {into}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where either is no longer there or both are one."""

        def folded(scenario: Scenario) -> Scenario:
            gone, into = find(scenario.roles, self.role), find(scenario.roles, self.into)
            if gone is into:
                raise EditRefused(f"{title_in(scenario, gone)} cannot be folded into itself. Choose another role.")
            below = would_loop({role.id: role.reports_to for role in scenario.roles}, gone.id, into.id)
            both = _both(into, gone, gone.reports_to if below else into.reports_to)
            roles = tuple(
                both if role is into else _redirected(role, gone.id, into.id)
                for role in scenario.roles
                if role is not gone
            )
            return without_waivers_on(replace(scenario, roles=roles), {f"role:{gone.id}"})

        return edit_scenario(document, self.scenario, folded)


def _both(into: Role, gone: Role, superior: str | None) -> Role:
    """The role that does the work of both."""
    lines = _lines((*into.dotted_to, *gone.dotted_to), (into.id, gone.id, superior))
    both = replace(into, reports_to=superior, dotted_to=lines, **joined(into, gone))
    for assignment in gone.assignments:
        both = with_assignment(both, _stronger(held(both, assignment.skill), assignment))
    return both


def _stronger(own: Assignment | None, other: Assignment) -> Assignment:
    return other if own is None else replace(own, **joined(own, other))


def _redirected(role: Role, gone: str, into: str) -> Role:
    """A role with its lines to the one that goes redirected to the other."""
    if gone not in (role.reports_to, *role.dotted_to):
        return role
    superior = into if role.reports_to == gone else role.reports_to
    lines = (into if line == gone else line for line in role.dotted_to)
    return replace(role, reports_to=superior, dotted_to=_lines(lines, (superior,)))


def _lines(lines: Iterable[str], without: Iterable[str | None]) -> tuple[str, ...]:
    left_out = set(without)
    return tuple(line for line in dict.fromkeys(lines) if line not in left_out)
