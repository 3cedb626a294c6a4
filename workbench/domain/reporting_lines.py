"""Reporting lines, solid and dotted: where they lead, and the changes to them that cures make. Knows no check."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Role, Scenario
from workbench.domain.replace import replace
from workbench.domain.titles import title_in
from workbench.domain.transform import EditRefused
from workbench.domain.validate import would_loop


def same_superior(document: CapabilityMap, scenario_id: str, lower: str, upper: str) -> CapabilityMap:
    """The map with `lower` reporting to whom `upper` reports to, or to nobody where that is so.

    Raises EditRefused where a role is gone, or where the superior of `upper` reports to `lower` by now.
    """

    def change(scenario: Scenario) -> Scenario:
        role, peer = transform.find(scenario.roles, lower), transform.find(scenario.roles, upper)
        if would_loop({other.id: other.reports_to for other in scenario.roles}, lower, peer.reports_to):
            above, below = title_in(scenario, peer), title_in(scenario, role)
            raise EditRefused(f"{above} reports to {below} by now, so both cannot report to the same role.")
        dotted = tuple(line for line in role.dotted_to if line != peer.reports_to)
        changed = replace(role, reports_to=peer.reports_to, dotted_to=dotted)
        return replace(scenario, roles=transform.with_item(scenario.roles, role, changed))

    return transform.edit_scenario(document, scenario_id, change)


def as_peers(index: Index, finding: Finding) -> Iterator[Fix]:
    """The cure that lets both strategists, of a finding the lower one first, report to whom the upper reports to."""
    lower, upper = (subject_id(subject)[1] for subject in finding.subjects)
    superior = index.roles[upper].reports_to
    label = f"Let both leading roles report to {index.titles[superior]}" if superior else "Put both at the top"
    yield Fix(label, lambda document: same_superior(document, index.scenario.id, lower, upper))


def add_dotted(document: CapabilityMap, scenario_id: str, role_id: str, to: str) -> CapabilityMap:
    """The map with a dotted line from one role to another. Raises EditRefused where one of them is gone."""

    def change(scenario: Scenario) -> Scenario:
        role, target = transform.find(scenario.roles, role_id), transform.find(scenario.roles, to)
        changed = replace(role, dotted_to=tuple(dict.fromkeys((*role.dotted_to, target.id))))
        return replace(scenario, roles=transform.with_item(scenario.roles, role, changed))

    return transform.edit_scenario(document, scenario_id, change)


def hub_head(index: Index) -> Role | None:
    """Whom a line to the hub should reach: its head, else its highest role; None where nobody sits in the hub."""
    roles = [role for role in index.scenario.roles if role.id in index.hub_roles]
    return min(roles, key=lambda role: (role.acts_as != "hub_lead", -role.grade, role.id), default=None)


def representatives(index: Index, spoke: Department) -> list[Role]:
    """The roles of a spoke, a hub inside it left aside; strategists first, then by grade."""
    roles = [role for role in index.roles_in(spoke.id) if role.id not in index.hub_roles]
    return sorted(roles, key=lambda role: (index.acting[role.id] is None, -role.grade, role.id))


def tied_to_hub(index: Index, role: Role) -> bool:
    """Whether a role sits in the hub or has a line to it."""
    return role.id in index.hub_roles or index.has_hub_line(role)
