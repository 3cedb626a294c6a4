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

from workbench.domain.blueprints import index_of
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import Severity
from workbench.domain.product_lead import absorbed, add_product_strategist, move_absorbed, one_fix, product_subjects
from workbench.domain.words import percent

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
    """The strategist whose work it is, or the work where there is none: the same whoever is moved or added."""
    strategist = index.product_strategist
    return (f"role:{strategist.id}",) if strategist else product_subjects(index)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Move all product roles that sit under marketing; without a product strategist, add one as well."""
    parts = [] if index.product_strategist else [add_product_strategist(index)]
    if absorbed(index):
        parts.append(move_absorbed(index))
    if not parts:
        return
    fix = one_fix(parts)
    after = index_of(fix.apply(index.document), index.scenario.id)
    if not any(check(after, date.min)):
        yield Fix(
            fix.label, fix.apply, f"absorbed {index.coverage.fade or 0:.0f} → {after.coverage.fade or 0:.0f} points"
        )
