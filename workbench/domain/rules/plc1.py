"""The {product_strategist} sits where {product} work is not done.

Why: a role becomes what its neighbours are. It hears what they hear, is asked what they are asked, and in the end does
what they do.

Poor: the {product_strategist} has a desk in a department of {marketing} and learns of the plans of {product} second
hand.

Better: it sits in a department of {product_or_technology}, beside those who do the work, or in a unit of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import DepartmentKind, Severity
from workbench.domain.role_factories import home_for, home_kind, move_home
from workbench.domain.rule import Rule
from workbench.domain.values import values
from workbench.domain.vocabulary import vocabulary_of

CODE = "PLC1"

_SEVERITY: Mapping[DepartmentKind, Severity] = {
    "marketing": "error",
    "communications": "error",
    "service": "warning",
    "sales": "warning",
    "hr": "warning",
    "legal": "warning",
    "hub": "advice",
}


def check(index: Index) -> Iterator[Finding]:
    """Look at the nearest department of the product strategist that says what is done there."""
    role = index.product_strategist
    if role is None:
        return
    department = next((unit for unit in index.chain(role.department) if unit.kind != "other"), None)
    if department is not None and department.kind in _SEVERITY:
        yield Finding(CODE, _SEVERITY[department.kind], (f"role:{role.id}",), values(department=department.name))


def fixes(index: Index, _: Finding) -> Iterator[Fix]:
    """Move it to product or technology."""
    role = index.product_strategist
    if role is None:
        return
    role_id, kind = role.id, home_kind(role)
    home = home_for(index.scenario, kind)
    place = home.name if home else f"a new department, {vocabulary_of(index.document).department_kind[kind]}"
    yield Fix(
        f"Move {index.titles[role.id]} to {place}", lambda document: move_home(document, index.scenario.id, (role_id,))
    )


RULE = Rule(
    code=CODE,
    heading=("The {product_strategist} sits in the wrong place", "The {product_strategist} sits in the wrong place"),
    template="The {product_strategist} sits in {department}, not in {product_technology} or a unit of its own.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"roles", "departments"}),
    errors=True,
)
