"""Too much of the work is held by both sides.

Why: some overlap joins the sides; much of it means that nobody has decided who does what.

Poor: a third of the work is held twice, and every plan is negotiated anew.

Better: a few skills are shared on purpose and marked so; the rest has one home.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.coverage import Coverage
from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.rule import Rule
from workbench.domain.values import beside_limit, values

CODE = "OVR2"


def check(index: Index) -> Iterator[Finding]:
    """Weigh what both sides hold, beyond what is shared on purpose."""
    total, held_twice = index.domain_weight, Coverage.of(index).designed.both
    if held_twice is None or held_twice <= index.policy.overlap_limit:
        return
    best = Coverage.of(index).best("designed")
    both = [
        (index.weight(skill) * min(best[skill.id].marketing, best[skill.id].product), skill.id)
        for skill in index.domain
        if not skill.bridge
    ]
    share = sum(weight for weight, _ in both) / total
    if share > index.policy.overlap_limit:
        most, (shown,) = beside_limit(index.policy.overlap_limit, share)
        heaviest = sorted((-weight, skill) for weight, skill in both if weight)
        subjects = tuple(f"skill:{skill}" for _, skill in heaviest)
        yield Finding(CODE, "advice", subjects, values(share=shown, limit=most))


RULE = Rule(
    code=CODE,
    heading=("Work held by both sides", "Work held by both sides"),
    template="{share} of the weight is held by both sides (limit {limit}), beyond what is shared on purpose.",
    doc=__doc__,
    check=check,
    reads=frozenset({"skills", "roles", "assignments", "policy"}),
    show="Show, heaviest first",
)
