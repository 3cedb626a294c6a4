"""A department has no social representative, or none with a line to the hub.

Why: a spoke that is tied to nothing is no spoke; the department does its own thing or nothing at all.

Poor: sales finds out about the campaign from customers.

Better: one role in each department speaks for it in the hub, by a dotted line at least.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.blueprints import add_line, hub_head, representative
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap

CODE = "HUB3"
HEADING = ("{n} department is not tied to the hub", "{n} departments are not tied to the hub")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Look in each spoke for a role with a line to the hub."""
    if not index.has_hub or not index.hubs:
        return
    for spoke in index.spokes:
        roles = index.roles_in(spoke.id)
        if any(index.has_hub_line(role) for role in roles):
            continue
        lacking = "with a line to the hub." if roles else ""
        message = f"{spoke.name} has no social representative {lacking}".rstrip(" .") + "."
        yield Finding(CODE, "warning", message, (f"department:{spoke.id}",))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Add the dotted line, or the representative."""
    spoke, head = index.departments[subject_id(finding.subjects[0])[1]], hub_head(index)
    if head is None:
        return
    scenario_id = index.scenario.id
    roles = sorted(index.roles_in(spoke.id), key=lambda role: (-role.grade, role.id))
    if roles:
        yield Fix(
            f"Draw a dotted line from {roles[0].title} to {head.title}",
            lambda document: add_line(document, scenario_id, roles[0].id, head.id),
        )
        return

    def apply(document: CapabilityMap) -> CapabilityMap:
        now = Index(document, transform.find(document.scenarios, scenario_id))
        return transform.add_role(document, scenario_id, representative(now, spoke, head))

    yield Fix(f"Add a social representative for {spoke.name}", apply)
