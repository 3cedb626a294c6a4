"""One leading role is further from the top than the other.

Why: each step between a role and the top is a filter. What is heard first is what is decided, and what is heard third
is what has been decided.

Poor: the {marketing_strategist} reports to the board, the {product_strategist} to somebody who reports to somebody.

Better: both report to the same role, and are heard in the same meeting.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.coverage import Coverage
from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.reporting_lines import as_peers
from workbench.domain.rule import Rule
from workbench.domain.values import Leader, Quantity, values

CODE = "PAR2"


def check(index: Index) -> Iterator[Finding]:
    """Compare the reporting steps of the two strategists."""
    marketing, product, steps = index.marketing_strategist, index.product_strategist, Coverage.of(index).parity.steps
    if marketing is None or product is None or not steps:
        return
    side, low, high = ("product", product, marketing) if steps > 0 else ("marketing", marketing, product)
    places = values(lower=Leader(side), steps=Quantity(abs(steps), "reporting step"))
    yield Finding(CODE, "warning", (f"role:{low.id}", f"role:{high.id}"), places)


RULE = Rule(
    code=CODE,
    heading=(
        "The two leading roles are not equally near the top",
        "The two leading roles are not equally near the top",
    ),
    template="The {lower} is {steps} further from the top.",
    doc=__doc__,
    check=check,
    fixes=as_peers,
    reads=frozenset({"roles"}),
)
