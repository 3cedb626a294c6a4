"""The two leading roles are not of the same grade.

Why: in a meeting the higher grade ends the discussion. Whoever is of the lower one is overruled, not convinced, and
learns to ask for what will be granted.

Poor: a vice president of {marketing} and a manager of {product} are asked to agree as equals.

Better: both are of the same grade, so that the better argument decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index, Side
from workbench.domain.model import Role, Severity
from workbench.domain.rule import Rule
from workbench.domain.values import Leader, Quantity, values
from workbench.domain.words import grade_name

CODE = "PAR1"


def check(index: Index) -> Iterator[Finding]:
    """Compare the grades of the two strategists."""
    pair = _lower_and_higher(index)
    if pair is None:
        return
    (low_side, low), (high_side, high) = pair
    apart = high.grade - low.grade
    if apart < index.policy.parity_warning:
        return
    severity: Severity = "error" if apart >= index.policy.parity_error else "warning"
    places = values(low=Leader(low_side), apart=Quantity(apart, "grade"), high=Leader(high_side))
    yield Finding(CODE, severity, (f"role:{low.id}", f"role:{high.id}"), places)


def _lower_and_higher(index: Index) -> tuple[tuple[Side, Role], tuple[Side, Role]] | None:
    marketing, product = index.marketing_strategist, index.product_strategist
    if marketing is None or product is None:
        return None
    if product.grade < marketing.grade:
        return ("product", product), ("marketing", marketing)
    return ("marketing", marketing), ("product", product)


def fixes(index: Index, _: Finding) -> Iterator[Fix]:
    """Raise the lower one to the grade of the other."""
    pair = _lower_and_higher(index)
    if pair is None:
        return
    low, high = (role for _, role in pair)
    low_name, high_name = (grade_name(index.document, role.grade) for role in (low, high))
    yield Fix(
        f"Raise {index.titles[low.id]} to {high_name}",
        lambda document: transform.set_role(document, index.scenario.id, low.id, grade=high.grade),
        f"{low_name} → {high_name}",
    )


RULE = Rule(
    code=CODE,
    heading=("The two leading roles are not of the same grade", "The two leading roles are not of the same grade"),
    template="The {low} is {apart} below the {high}.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"roles", "policy"}),
    errors=True,
)
