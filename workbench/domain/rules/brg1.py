"""No skill that is shared on purpose joins the two leading roles.

Why: two roles with nothing in common drift apart; one promises what the other cannot do.

Poor: the two meet when something has already gone wrong.

Better: one or two skills, such as bringing something new to customers, are held by both: one leads, the other supports.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.rule import Rule

CODE = "BRG1"
CANDIDATES = 5
"""How many skills are shown at most that could join the two."""


def check(index: Index) -> Iterator[Finding]:
    """Look for a skill shared on purpose that both strategists hold, once there are skills."""
    marketing, product = index.marketing_strategist, index.product_strategist
    if marketing is None or product is None or not index.scoped:
        return
    bridges = [skill for skill in index.scoped if skill.bridge]
    for skill in bridges:
        sides = {index.acting[holding.role.id] for holding in index.holdings[skill.id]}
        if {"marketing", "product"} <= sides:
            return
    candidates = bridges or [skill for skill in index.scoped if skill.belongs_to == "either"]
    candidates.sort(key=lambda skill: (-skill.importance, skill.id))
    subjects = (f"role:{marketing.id}", f"role:{product.id}")
    shown = tuple(f"skill:{skill.id}" for skill in candidates[:CANDIDATES])
    yield Finding(CODE, "advice", (*subjects, *shown))


RULE = Rule(
    code=CODE,
    heading=("Nothing joins the two leading roles", "Nothing joins the two leading roles"),
    template="No skill joins the {marketing_strategist} and the {product_strategist}.",
    doc=__doc__,
    check=check,
    reads=frozenset({"skills", "roles", "assignments"}),
    show="Show candidates",
)
