"""Two skills that look like the same one.

Why: what is listed twice is counted twice, and each role holds a different half of it.

Poor: "Ad management" and "Management, ads" stand side by side with different leads.

Better: one skill with both names, so that searching for either finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.merge_skills import merge_skills
from workbench.domain.words import normal

CODE = "DATA1"
HEADING = ("{n} pair of skills looks the same", "{n} pairs of skills look the same")


@lru_cache(maxsize=100_000)
def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """What a skill's names are compared by, none twice."""
    return tuple(dict.fromkeys(filter(None, map(normal, names))))


def check(index: Index, today: date) -> Iterator[Finding]:
    """Pair each skill in scope with the first in scope that has a name or alias of its own."""
    every = [key for skill in index.scoped for key in _keys((skill.name, *skill.aliases))]
    if len(set(every)) == len(every):
        return
    first: dict[str, str] = {}
    for skill in index.scoped:
        keys = _keys((skill.name, *skill.aliases))
        twin = next((first[key] for key in keys if key in first), None)
        for key in keys:
            first.setdefault(key, skill.id)
        if twin is not None:
            message = f'"{index.skills[twin].name}" and "{skill.name}" look like the same skill.'
            yield Finding(CODE, "warning", message, (f"skill:{twin}", f"skill:{skill.id}"))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Merge the later into the earlier and keep its name as an alias."""
    keep, gone = (subject_id(each)[1] for each in finding.subjects)
    yield Fix(
        f"Merge {index.skills[gone].name} into {index.skills[keep].name}",
        lambda document: merge_skills(document, keep, gone),
    )
