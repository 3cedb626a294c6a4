"""The {hub} leads too much itself.

Why: a unit that does the work itself has no time to enable others. Every request queues in front of it, and the
departments never learn.

Poor: it plans, makes, answers and reports for everybody, and is measured by how fast it answers.

Better: it leads strategy, rules, tools and training, and hands the daily work to the departments.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.rule import Rule
from workbench.domain.values import beside_limit, values

CODE = "HUB5"


def check(index: Index) -> Iterator[Finding]:
    """Weigh the skills in scope that roles of the hub lead."""
    if not index.has_hub or not index.total_weight:
        return
    hub = index.hub_roles
    led = list({skill.id: skill for role in sorted(hub) for skill in index.led[role]}.values())
    share, limit = index.weigh(led) / index.total_weight, index.policy.hub_load
    if share > limit + 1e-9:
        most, (shown,) = beside_limit(limit, share)
        led.sort(key=lambda skill: (-skill.importance, skill.id))
        yield Finding(CODE, "advice", tuple(f"skill:{skill.id}" for skill in led), values(share=shown, limit=most))


RULE = Rule(
    code=CODE,
    heading=("The {hub} leads too much itself", "The {hub} leads too much itself"),
    template="The {hub} itself leads {share} of all weight (limit {limit}): it may end as a help desk.",
    doc=__doc__,
    check=check,
    reads=frozenset({"skills", "roles", "assignments", "departments", "model", "policy"}),
    show="Show what to hand over",
)
