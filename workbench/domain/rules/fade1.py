"""Product work is absorbed by marketing: on paper product holds more than where people sit.

Why: people answer to the department they sit in. A product role under marketing is measured by marketing's aims, and
its skills go where its manager needs them. Every skill may be covered, and the product role still be swallowed.

Poor: three fifths of the work is product on paper; counted where people sit, less than a quarter.

Better: the product roles sit in product or technology, and the two figures are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.blueprints import home_kind, with_home
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Role
from workbench.domain.rules import fade2
from workbench.domain.words import count, listing, percent

CODE = "FADE1"
HEADING = ("Product work is absorbed by marketing", "Product work is absorbed by marketing")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Compare what product holds on paper with what it holds where people sit."""
    coverage, policy = index.coverage, index.policy
    if coverage.fade is None or coverage.fade < policy.fade_warning - 1e-9:
        return
    on_paper, placed = percent(coverage.on_paper), percent(coverage.placed.product_share)
    points = count(round(coverage.fade), "point")
    verb = "is" if round(coverage.fade) == 1 else "are"
    if index.product_strategist is None:
        message = f"The skills are {on_paper} product by nature, the roles hold {placed}: {points} {verb} absorbed by marketing."
    else:
        message = (
            f"On paper product holds {on_paper} of the work; counted where people sit, {placed}: "
            f"{points} {verb} absorbed by marketing."
        )
    severity = "error" if coverage.fade >= policy.fade_error - 1e-9 else "warning"
    yield Finding(CODE, severity, message, tuple(f"role:{role.id}" for role in swallowed(index)))


def swallowed(index: Index) -> list[Role]:
    """The product roles that sit on the marketing side, those that act as strategist first."""
    found = [
        role
        for role in index.scenario.roles
        if index.designed[role.id] == "product" and index.placed[role.id] == "marketing"
    ]
    return sorted(found, key=lambda role: role.acts_as != "product_strategist")


def fixes(index: Index, finding: Finding) -> Iterable[Fix]:
    """Move all product roles that sit under marketing; without a strategist, add one."""
    if index.product_strategist is None:
        yield from fade2.fixes(index, finding)
        return
    roles = swallowed(index)
    if not roles:
        return
    scenario_id = index.scenario.id

    def apply(document: CapabilityMap) -> CapabilityMap:
        for role in roles:
            document, home = with_home(document, scenario_id, home_kind(role))
            document = transform.set_role(document, scenario_id, role.id, department=home.id)
        return document

    after = apply(index.document)
    then = Index(after, transform.find(after.scenarios, scenario_id), index.assumptions).coverage
    names = listing([role.title for role in roles], 2)
    places = listing(sorted({"Technology" if home_kind(role) == "technology" else "Product" for role in roles}))
    effect = f"absorbed {index.coverage.fade or 0:.0f} → {then.fade or 0:.0f} points"
    yield Fix(f"Move {names} to {places}", apply, effect)
