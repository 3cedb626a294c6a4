"""Two skills that look like the same one.

Why: what is listed twice is counted twice, and each role holds a different half of it.

Poor: "Customer research" and "customer-research" stand side by side with different leads.

Better: one skill with both names, so that searching for either finds it. The same words in another order, such as
"Software design" and "Design software", may mean two things: these are asked one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.merge_skills import merge_skills
from workbench.domain.model import Severity, Skill
from workbench.domain.normalisation import name_key, words_key
from workbench.domain.rule import Rule
from workbench.domain.values import values

CODE = "DATA1"


@lru_cache(maxsize=100_000)
def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """The comparison keys of a skill's names, none twice. Cached: the check runs at every edit, names seldom change."""
    return tuple(dict.fromkeys(map(name_key, names)))


@lru_cache(maxsize=100_000)
def _words(names: tuple[str, ...]) -> tuple[str, ...]:
    """The comparison keys of a skill's names, whatever the order of their words; cached as well."""
    return tuple(dict.fromkeys(map(words_key, names)))


def check(index: Index) -> Iterator[Finding]:
    """Pair each skill in scope with the first in scope that shares a key, else with the first of the same words."""
    same, similar = _twins(index.scoped, _keys), _twins(index.scoped, _words)
    for skill in index.scoped if same or similar else ():
        twin = same.get(skill.id, similar.get(skill.id))
        if twin is not None:
            severity: Severity = "warning" if skill.id in same else "advice"
            both = values(twin=index.skills[twin].name, skill=skill.name)
            yield Finding(CODE, severity, (f"skill:{twin}", f"skill:{skill.id}"), both)


def _twins(skills: Sequence[Skill], keys_of: Callable[[tuple[str, ...]], tuple[str, ...]]) -> dict[str, str]:
    """Skill id -> the id of the first skill before it that shares a key with it."""
    keys = [keys_of((skill.name, *skill.aliases)) for skill in skills]
    if len(set(chain.from_iterable(keys))) == sum(map(len, keys)):
        return {}  # no key twice: the usual case, told at once
    first: dict[str, str] = {}
    twins = {}
    for skill, own in zip(skills, keys, strict=True):
        twin = next((first[key] for key in own if key in first), None)
        if twin is not None:
            twins[skill.id] = twin
        for key in own:
            first.setdefault(key, skill.id)
    return twins


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Merge the later into the earlier and keep its name as an alias; alone where the words stand in another order."""
    keep, gone = (subject_id(subject)[1] for subject in finding.subjects)
    yield Fix(
        f"Merge {index.skills[gone].name} into {index.skills[keep].name}",
        lambda document: merge_skills(document, keep, gone),
        alone=finding.severity == "advice",
    )


RULE = Rule(
    code=CODE,
    heading=("{n} pair of skills looks the same", "{n} pairs of skills look the same"),
    template="“{twin}” and “{skill}” look like the same skill.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"skills"}),
)
