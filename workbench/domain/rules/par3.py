"""One leading role reports to the other.

Why: a role cannot be the other's peer and its subordinate. Whoever sets the aims and writes the appraisal decides what
the work is.

Poor: the {product_strategist} is a specialist in the team of the {marketing_strategist}, and what {product} plans is
what {marketing} leaves of it.

Better: both report to the same role, and disagree in front of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.reporting_lines import as_peers
from workbench.domain.rule import Rule

CODE = "PAR3"


def check(index: Index) -> Iterator[Finding]:
    """Look for one strategist above the other."""
    marketing, product = index.marketing_strategist, index.product_strategist
    if marketing is None or product is None:
        return
    for low, high in ((product, marketing), (marketing, product)):
        if high in index.superiors(low):
            yield Finding(CODE, "error", (f"role:{low.id}", f"role:{high.id}"))


RULE = Rule(
    code=CODE,
    heading=("One leading role reports to the other", "One leading role reports to the other"),
    template="One of the two leading roles reports to the other, directly or through others.",
    doc=__doc__,
    check=check,
    fixes=as_peers,
    reads=frozenset({"roles"}),
    errors=True,
)
