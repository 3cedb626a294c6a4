"""The two strategists are not of the same grade.

Why: in a meeting the higher grade ends the discussion; a product strategist of lower grade is overruled, not convinced.

Poor: a vice president of marketing and a product manager are asked to agree as equals.

Better: both are of the same grade, so that the better argument decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import Role
from workbench.domain.words import count, grade_name

CODE = "PAR1"
HEADING = ("The strategists are not of the same grade", "The strategists are not of the same grade")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Compare the grades of the two strategists."""
    apart = index.coverage.parity.grade
    if apart is None or abs(apart) < index.policy.parity_warning:
        return
    severity = "error" if abs(apart) >= index.policy.parity_error else "warning"
    low, high = ("product", "marketing") if apart > 0 else ("marketing", "product")
    message = f"The {low} strategist is {count(abs(apart), 'grade')} below the {high} strategist."
    yield Finding(CODE, severity, message, tuple(f"role:{role.id}" for role in lower_first(index)))


def lower_first(index: Index) -> tuple[Role, ...]:
    """The two strategists, the lower grade first."""
    both = [role for role in (index.product_strategist, index.marketing_strategist) if role is not None]
    return tuple(sorted(both, key=lambda role: role.grade))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Raise the lower one to the grade of the other."""
    low, high = lower_first(index)
    scenario_id = index.scenario.id
    yield Fix(
        f"Raise {low.title} to {grade_name(index.document, high.grade)}",
        lambda document: transform.set_role(document, scenario_id, low.id, grade=high.grade),
    )
