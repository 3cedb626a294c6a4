"""Only one of the two strategists has a line to the hub.

Why: the hub follows whoever is tied to it; the other strategist learns of its plans when they are made.

Poor: marketing plans the year with the hub, and product is informed.

Better: both have a line to the hub.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain.blueprints import add_line, hub_head
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index

CODE = "HUB6"
HEADING = ("Only one strategist has a line to the hub", "Only one strategist has a line to the hub")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Compare the two strategists' lines."""
    marketing, product = index.marketing_strategist, index.product_strategist
    if not index.has_hub or marketing is None or product is None:
        return
    without = [role for role in (marketing, product) if not _tied(index, role.id)]
    if len(without) == 1:
        message = "Only one strategist has a line to the hub."
        yield Finding(CODE, "warning", message, (f"role:{without[0].id}",))


def _tied(index: Index, role_id: str) -> bool:
    return role_id in index.hub_roles or index.has_hub_line(index.roles[role_id])


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Add the missing line."""
    role, head = index.roles[subject_id(finding.subjects[0])[1]], hub_head(index)
    if head is not None:
        yield Fix(
            f"Draw a dotted line from {role.title} to {head.title}",
            lambda document: add_line(document, index.scenario.id, role.id, head.id),
        )
