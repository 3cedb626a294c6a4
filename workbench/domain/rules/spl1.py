"""The departments' split lies outside the agreed band around the nature of the work.

Why: the work has a nature; where one side holds much more than belongs to it, it is doing the other side's work.

Poor: three fifths of the work is product by nature, and product holds one fifth.

Better: the split follows the nature of the work within the band that was agreed.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.figures import agreed_band, of_the_work
from workbench.domain.findings import Finding, Fix
from workbench.domain.fitting import MOVES, moves
from workbench.domain.index import Index
from workbench.domain.rule import Rule
from workbench.domain.words import percent

CODE = "SPL1"


def check(index: Index) -> Iterator[Finding]:
    """Compare the product share on paper with the band."""
    share, agreed = index.coverage.designed.product_share, agreed_band(index, "designed")
    if share is None or agreed is None or agreed.keeps(share):
        return
    digits = agreed.digits(share)
    held = f"{percent(share, digits)} {of_the_work(index.coverage.placed, digits)}"
    message = f"On paper product holds {held}; the agreed band is {agreed.said(digits)}."
    yield Finding(CODE, "warning", message, ())


def fixes(index: Index, _: Finding) -> tuple[Fix, ...]:
    """Single moves, each with its effect, nearest first."""
    agreed = agreed_band(index, "designed")
    return moves(index, "designed", agreed) if agreed else ()


RULE = Rule(
    code=CODE,
    heading=("The departments' split is outside what was agreed", "The departments' split is outside what was agreed"),
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments", "policy"}),
    stepwise=True,
    most=MOVES,
)
