"""{Product} work is absorbed by {marketing}: {product} holds more on paper than where people sit.

Why: people answer to the department they sit in. A role of {product} in a department of {marketing} is measured by the
aims there and paid from the budget there, and its skills go where its manager needs them. Every skill can be covered,
and the work of {product} still not be done.

Poor: three fifths of the work is {product} on paper; counted where people sit, less than a quarter. The matrix is
complete, nobody sees a gap, and what {product} planned is next year's topic again.

Better: the roles of {product} sit in departments of {product_or_technology}, so that the two figures are the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from workbench.domain.coverage import Coverage
from workbench.domain.figures import Absorption, absorbed_beside, nobody_share, work_of
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import Severity
from workbench.domain.product_strategist import (
    add_product_strategist,
    combine,
    move_absorbed,
    product_subjects,
    roles_under_marketing,
)
from workbench.domain.role_factories import index_of
from workbench.domain.rule import Rule
from workbench.domain.values import Percent, Points, Values, values
from workbench.domain.words import points

CODE = "FADE1"


def check(index: Index) -> Iterator[Finding]:
    """Compare what product holds on paper with what it holds where people sit."""
    coverage, policy = Coverage.of(index), index.policy
    fade, shown = coverage.fade, absorbed_beside(policy, coverage)
    if fade is None or shown is None or fade < policy.fade_warning - 1e-9:
        return
    severity: Severity = "error" if fade >= policy.fade_error - 1e-9 else "warning"
    yield Finding(CODE, severity, _subjects(index), *_values(index, shown))


def _values(index: Index, shown: Absorption) -> tuple[Values, str]:
    """The values of the finding, and the variant of its sentence."""
    digits, placed = shown.digits, Coverage.of(index).placed
    shares = {"on_paper": Percent.of(shown.on_paper, digits), "placed": Percent.of(shown.placed, digits)}
    if index.product_strategist is not None:
        return values(**shares, of_work=work_of(placed, digits), absorbed=Points(shown.points, digits)), "absorbed"
    unheld = nobody_share(placed, digits)
    return (values(**shares), "by_nature") if unheld is None else (values(**shares, unheld=unheld), "unheld")


def _subjects(index: Index) -> tuple[str, ...]:
    """The strategist whose work it is, or the work where there is none.

    These stay the same whoever is moved or added: waivers and cures are matched by subjects.
    """
    strategist = index.product_strategist
    return (f"role:{strategist.id}",) if strategist else product_subjects(index)


def fixes(index: Index, _: Finding) -> Iterator[Fix]:
    """Move all product roles that sit under marketing; without a product strategist, add one as well.

    Offered with its effect, and also where it cures a part: hub or other roles may sit under marketing too.
    """
    parts = [] if index.product_strategist else [add_product_strategist(index)]
    if roles_under_marketing(index):
        parts.append(move_absorbed(index))
    if not parts:
        return
    fix = combine(parts)
    before, after = (
        absorbed_beside(index.policy, Coverage.of(state))
        for state in (index, index_of(fix.apply(index.document), index.scenario.id))
    )
    if before is None or after is None or after.points >= before.points:
        return
    digits = max(before.digits, after.digits)
    was, left = (dataclasses.replace(shown, digits=digits).points for shown in (before, after))
    what = "absorbed" if index.product_strategist else "missing"
    yield Fix(fix.label, fix.apply, f"{what} {was:.{digits}f} → {points(left, digits)}")


RULE = Rule(
    code=CODE,
    heading=("{Product} work is absorbed or missing", "{Product} work is absorbed or missing"),
    template={
        "absorbed": "On paper {product} holds {on_paper} {of_work}; counted where people sit, {placed}: "
        "{absorbed} {absorbed:is|are} absorbed by {marketing}.",
        "by_nature": "The skills are {on_paper} {product} by nature, the roles hold {placed}.",
        "unheld": "The skills are {on_paper} {product} by nature, the roles hold {placed}; nobody holds {unheld}.",
    },
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments", "policy"}),
    errors=True,
    stepwise=True,
)
