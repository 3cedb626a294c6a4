"""A skill without a definition, or a role without a purpose.

Why: a name alone means something else to each reader; the argument comes when the role is filled.

Poor: "Strategy" stands on three cards and means three things.

Better: one sentence says what the skill is, and two say what the role is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.rule import Rule

CODE = "DATA2"


def check(index: Index) -> Iterator[Finding]:
    """Find what has no words."""
    for skill in index.scoped:
        if not skill.definition.strip():
            yield Finding(CODE, "advice", (f"skill:{skill.id}",), (("skill", skill.name),), "skill")
    for role in index.scenario.roles:
        if not role.purpose.strip():
            yield Finding(CODE, "advice", (f"role:{role.id}",), (("role", index.titles[role.id]),), "role")


RULE = Rule(
    code=CODE,
    heading=("{n} definition or purpose is missing", "{n} definitions or purposes are missing"),
    template={"skill": "“{skill}” has no definition.", "role": "{role} has no purpose."},
    doc=__doc__,
    check=check,
    reads=frozenset({"skills", "roles", "departments"}),
    show="Open the field",
    fields={"skill": "definition", "role": "purpose"},
)
