"""The departments' split lies outside the agreed band around the nature of the work.

Why: the work has a nature; where one side holds much more than belongs to it, it is doing the other side's work.

Poor: three fifths of the work is {product} by nature, and {product} holds one fifth.

Better: the split follows the nature of the work within the band that was agreed.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.coverage import Coverage
from workbench.domain.figures import agreed_band, work_of
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.rebalancing import MOVES, moves
from workbench.domain.rule import Rule
from workbench.domain.values import Percent, values

CODE = "SPL1"


def check(index: Index) -> Iterator[Finding]:
    """Compare the product share on paper with the band."""
    share, agreed = Coverage.of(index).designed.product_share, agreed_band(index, "designed")
    if share is None or agreed is None or agreed.keeps(share):
        return
    digits = agreed.digits(share)
    work = work_of(Coverage.of(index).placed, digits)
    places = values(share=Percent.of(share, digits), of_work=work, band=agreed.shown(digits))
    yield Finding(CODE, "warning", (), places)


def fixes(index: Index, _: Finding) -> tuple[Fix, ...]:
    """Single moves, each with its effect, nearest first."""
    agreed = agreed_band(index, "designed")
    return moves(index, "designed", agreed) if agreed else ()


RULE = Rule(
    code=CODE,
    heading=("The departments' split is outside what was agreed", "The departments' split is outside what was agreed"),
    template="On paper {product} holds {share} {of_work}; the agreed band is {band}.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments", "policy"}),
    stepwise=True,
    most=MOVES,
)
