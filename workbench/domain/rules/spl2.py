"""The two leading roles hold unequal shares of the work.

Why: of two roles of the same grade, the one with the larger share sets the agenda and gets the people.

Poor: the {marketing_strategist} holds three quarters of what the two hold.

Better: each holds between two fifths and three fifths, and neither is the other's helper.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.coverage import Coverage
from workbench.domain.figures import agreed_band
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.rebalancing import MOVES, moves
from workbench.domain.rounding import rounded
from workbench.domain.rule import Rule
from workbench.domain.values import Percent, values

CODE = "SPL2"


def check(index: Index) -> Iterator[Finding]:
    """Compare the product share of the two cards with what was agreed."""
    marketing, product = index.marketing_strategist, index.product_strategist
    share = Coverage.of(index).strategists.product_share
    agreed = agreed_band(index, "strategists")
    if marketing is None or product is None or share is None or agreed is None or agreed.keeps(share):
        return
    digits = agreed.digits(share)
    rest = Percent.of(1 - rounded(share, digits + 2), digits)
    places = values(marketing_share=rest, product_share=Percent.of(share, digits), band=agreed.shown(digits))
    yield Finding(CODE, "warning", (f"role:{marketing.id}", f"role:{product.id}"), places)


def fixes(index: Index, _: Finding) -> tuple[Fix, ...]:
    """Up to three single moves on the two cards, each with its effect."""
    agreed = agreed_band(index, "strategists")
    return moves(index, "strategists", agreed) if agreed else ()


RULE = Rule(
    code=CODE,
    heading=(
        "The split of the leading roles is outside what was agreed",
        "The split of the leading roles is outside what was agreed",
    ),
    template="The two leading roles hold {marketing_share} to {product_share}; agreed is {band}.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "policy"}),
    stepwise=True,
    most=MOVES,
)
