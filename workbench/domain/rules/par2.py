"""One strategist is further from the top than the other.

Why: each step between a role and the top is a filter; what is heard first is what is decided.

Poor: the marketing strategist reports to the board, the product strategist to somebody who reports to somebody.

Better: both report to the same role.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.words import count

CODE = "PAR2"
HEADING = ("The strategists are not equally near the top", "The strategists are not equally near the top")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Compare the reporting steps of the two strategists."""
    marketing, product, steps = index.marketing_strategist, index.product_strategist, index.coverage.parity.steps
    if not steps or marketing is None or product is None:
        return
    low, high = (product, marketing) if steps > 0 else (marketing, product)
    name = "product" if steps > 0 else "marketing"
    message = f"The {name} strategist is {count(abs(steps), 'reporting step')} further from the top."
    yield Finding(CODE, "warning", message, (f"role:{low.id}", f"role:{high.id}"))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Let the one further down report to whom the other reports."""
    yield level(index, *(subject_id(each)[1] for each in finding.subjects))


def level(index: Index, low: str, high: str) -> Fix:
    """The cure that lets two roles report to the same one."""
    superior, scenario_id = index.roles[high].reports_to, index.scenario.id
    to = f"report to {index.roles[superior].title}" if superior else "report to the top"
    dotted = tuple(each for each in index.roles[low].dotted_to if each != superior)
    return Fix(
        f"Let {index.roles[low].title} and {index.roles[high].title} {to}",
        lambda document: transform.set_role(document, scenario_id, low, reports_to=superior, dotted_to=dotted),
    )
