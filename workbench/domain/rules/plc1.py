"""The product strategist sits where product work is not done.

Why: a role becomes what its neighbours are; among campaigns, product design turns into landing pages.

Poor: the product strategist has a desk in marketing and hears of the roadmap second hand.

Better: it sits in product or technology, or in a unit of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.blueprints import home_for, home_kind, with_home
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Severity

CODE = "PLC1"
HEADING = ("The product strategist sits in the wrong place", "The product strategist sits in the wrong place")
SEVERITIES: dict[str, Severity] = {
    "marketing": "error",
    "communications": "error",
    "service": "warning",
    "sales": "warning",
    "hr": "warning",
    "legal": "warning",
    "hub": "advice",
}


def check(index: Index, today: date) -> Iterator[Finding]:
    """Look where the product strategist sits."""
    role = index.product_strategist
    severity = SEVERITIES.get(index.coverage.placement or "")
    if role is None or severity is None:
        return
    department = next(each for each in index.chain(role.department) if each.kind != "other")
    message = f"The product strategist sits in {department.name}, not in product, technology or a unit of its own."
    yield Finding(CODE, severity, message, (f"role:{role.id}",))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Move it to product or technology."""
    role = index.product_strategist
    if role is None:
        return
    scenario_id, kind = index.scenario.id, home_kind(role)
    home = home_for(index.scenario, kind)

    def apply(document: CapabilityMap) -> CapabilityMap:
        document, home = with_home(document, scenario_id, kind)
        return transform.set_role(document, scenario_id, role.id, department=home.id)

    place = home.name if home else f"a new department, {kind.capitalize()}"
    yield Fix(f"Move {role.title} to {place}", apply)
