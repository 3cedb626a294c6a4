"""A vacant role that nobody known fills.

Why: whoever looks for somebody inside should know beforehand how far the nearest one is from what the role needs.

Poor: the vacancy is advertised inside, and half a year later whoever got it still lacks a third of the work.

Better: somebody grows into it in time, two share it, or it is filled from outside.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.findings import Finding
from workbench.domain.fit import GOAL, Fits
from workbench.domain.index import Index
from workbench.domain.names import person_names
from workbench.domain.rounding import digits_apart
from workbench.domain.rule import Rule
from workbench.domain.values import Percent, Values

CODE = "FIT2"


def check(index: Index) -> Iterator[Finding]:
    """Find the vacant roles that the nearest person fills by less than 80 %; silent where too little is known."""
    if not index.document.people:
        return
    for role in index.scenario.roles:
        if role.status == "vacant" and not role.people:
            nearest = index.derived(Fits).nearest(role.id)
            if nearest is not None and nearest.value is not None and nearest.value < GOAL:
                share = Percent.of(nearest.value, digits_apart((nearest.value, GOAL)))
                name = person_names(index)[nearest.person.id]
                places: Values = ("role", index.titles[role.id]), ("person", name), ("share", share)
                variant = ""
                if nearest.known is not None and nearest.known < 1:
                    known = Percent.of(nearest.known, digits_apart((nearest.known, 1.0)))
                    places, variant = (*places, ("known", known)), "part"
                subjects = f"role:{role.id}", f"person:{nearest.person.id}"
                yield Finding(CODE, "advice", subjects, places, variant=variant)


RULE = Rule(
    code=CODE,
    heading=("{n} vacant role has nobody known who fills it", "{n} vacant roles have nobody known who fills them"),
    template={
        "": "Nobody known fills {role} (vacant): the nearest, {person}, fills {share}.",
        "part": "Nobody known fills {role} (vacant): the nearest, {person}, fills {share} ({known} known).",
    },
    doc=__doc__,
    check=check,
    reads=frozenset({"people", "skills", "roles", "assignments", "departments"}),
    show="Show",
)
