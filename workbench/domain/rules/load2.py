"""A role that leads nothing beside others in its department.

Why: a role that answers for nothing is hard to defend in the next round of savings, and hard to fill well.

Poor: a third specialist supports four skills and could be missed without anyone saying what for.

Better: it leads something of its own, or its skills move to a card that does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.rule import Rule

CODE = "LOAD2"


def check(index: Index) -> Iterator[Finding]:
    """Find the roles without a lead that are not their department's only role, once there is something to lead."""
    if not index.scoped:
        return
    sizes = Counter(role.department for role in index.scenario.roles)
    for role in index.scenario.roles:
        if role.department is not None and sizes[role.department] > 1 and not index.led[role.id]:
            yield Finding(CODE, "advice", (f"role:{role.id}",), (("role", index.titles[role.id]),))


RULE = Rule(
    code=CODE,
    heading=("{n} role leads nothing", "{n} roles lead nothing"),
    template="{role} leads nothing and is not its department's only role.",
    doc=__doc__,
    check=check,
    reads=frozenset({"skills", "roles", "assignments", "departments"}),
    show="Show",
)
