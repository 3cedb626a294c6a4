"""Product work is absorbed by marketing: on paper product holds more of it than where people sit.

Why: people answer to the department they sit in. A product role under marketing is measured by marketing's aims and
paid from marketing's budget, and its skills go where its manager needs them. Every skill can be covered, and the
product work still not be done.

Poor: three fifths of the work is product on paper; counted where people sit, less than a quarter. The matrix is
complete, nobody sees a gap, and the social features are next year's topic again.

Better: product roles sit in product or technology, so that the two figures are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain.blueprints import home_kind, index_of, move_home
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import SIDE_OF_SKILL, Index
from workbench.domain.model import CapabilityMap, Role, Severity
from workbench.domain.rules import fade2
from workbench.domain.words import DEPARTMENT_KIND, listing, percent

CODE = "FADE1"
HEADING = ("Product work is absorbed by marketing", "Product work is absorbed by marketing")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Compare what product holds on paper with what it holds where people sit."""
    coverage, policy = index.coverage, index.policy
    fade = coverage.fade
    if fade is None or fade < policy.fade_warning - 1e-9:
        return
    on_paper, placed = percent(coverage.on_paper), percent(coverage.placed.product_share)
    if index.product_strategist is None:
        message = f"The skills are {on_paper} product by nature, the roles hold {placed}."
    else:
        points = f"{fade:.0f} point is" if round(fade) == 1 else f"{fade:.0f} points are"
        message = (
            f"On paper product holds {on_paper} of the work; counted where people sit, {placed}: "
            f"{points} absorbed by marketing."
        )
    severity: Severity = "error" if fade >= policy.fade_error - 1e-9 else "warning"
    yield Finding(CODE, severity, message, _subjects(index))


def _subjects(index: Index) -> tuple[str, ...]:
    """The product roles under marketing, then those of no side there that add to its work; without any, the work."""
    others = [role for role in index.scenario.roles if _adds(index, role)]
    return tuple(f"role:{role.id}" for role in (*_absorbed(index), *others)) or fade2.subjects(index)


def _adds(index: Index, role: Role) -> bool:
    """Whether a role of no side on paper adds to what marketing holds by sitting there."""
    if index.placed[role.id] != "marketing" or index.designed[role.id] is not None:
        return False
    skills = (index.skills[each.skill] for each in role.assignments)
    return any(skill.in_scope and SIDE_OF_SKILL[skill.belongs_to] for skill in skills)


def _absorbed(index: Index) -> list[Role]:
    """The product roles that sit under marketing, the strategist first."""
    found = [
        role
        for role in index.scenario.roles
        if index.designed[role.id] == "product" and index.placed[role.id] == "marketing"
    ]
    return sorted(found, key=lambda role: role is not index.product_strategist)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Move all product roles that sit under marketing; without a product strategist, add one."""
    if index.product_strategist is None:
        yield from fade2.fixes(index, finding)
        return
    roles = _absorbed(index)
    if not roles:
        return
    scenario_id, moved = index.scenario.id, [role.id for role in roles]

    def apply(document: CapabilityMap) -> CapabilityMap:
        return move_home(document, scenario_id, moved)

    places = listing([DEPARTMENT_KIND[kind] for kind in dict.fromkeys(map(home_kind, roles))])
    names = listing([role.title for role in roles], 2)
    fade = index_of(apply(index.document), scenario_id).coverage.fade
    effect = f"absorbed {index.coverage.fade:.0f} → {fade:.0f} points" if fade is not None else ""
    yield Fix(f"Move {names} to {places}", apply, effect)
