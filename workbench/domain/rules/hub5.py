"""The hub leads too much itself.

Why: a hub that does the work has no time to enable others, and every request queues in front of it.

Poor: the hub posts, answers, designs and reports for everybody.

Better: it leads strategy, rules and training, and hands the daily work to the departments.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.words import percent

CODE = "HUB5"
HEADING = ("The hub leads too much itself", "The hub leads too much itself")
SHOW = "Show what to hand over"


def check(index: Index, today: date) -> Iterator[Finding]:
    """Weigh the skills in scope that roles of the hub lead."""
    if not index.has_hub or not index.total_weight or not index.hub_roles:
        return
    led = [skill for skill in index.scoped if any(each.role.id in index.hub_roles for each in index.leads(skill.id))]
    share = sum(index.weight(skill) for skill in led) / index.total_weight
    if share > index.policy.hub_load:
        message = (
            f"The hub itself leads {percent(share)} of all weight (limit {percent(index.policy.hub_load)}): "
            "it may end as a help desk."
        )
        led.sort(key=lambda skill: (-skill.importance, skill.id))
        yield Finding(CODE, "advice", message, tuple(f"skill:{skill.id}" for skill in led))
