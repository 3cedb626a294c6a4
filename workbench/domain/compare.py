"""Comparison of two scenarios: what changes for whom, which figures move, which open points come and go.

The second scenario is given the ids of the first, so that both can be shown and reached alike. Each side is counted
with its own library and judged by its own policy; where those differ, `libraries` and `other_limits` say so.
Values only: the sentences are those of presentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import fsum

from workbench.domain.assess import Assessment, assess
from workbench.domain.differences import Difference, Differences, differences
from workbench.domain.index import Index
from workbench.domain.model import STATUSES, CapabilityMap, Status
from workbench.domain.names import held_by
from workbench.domain.outcome import Outcome, outcome


@dataclass(frozen=True, slots=True)
class Headcount:
    """Full-time posts that come and go, by the status of the role: the later one for new posts, else the earlier."""

    new: Mapping[Status, float]
    removed: Mapping[Status, float]


@dataclass(frozen=True, slots=True)
class LibraryDifferences:
    """Skills (names) in which two libraries differ: those that only one has, and those both describe otherwise."""

    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Affected:
    """Someone affected: a role, a department or the scenario as a whole, and what changes for it."""

    subject: str
    holder: str | None
    changes: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """Two assessed scenarios and what differs between them; `after` bears the ids of `before`.

    libraries, other_limits: how the maps around them differ, as far as it bears on figures and open points.
    """

    before: Assessment
    after: Assessment
    differences: Differences
    points: Outcome
    headcount: Headcount
    libraries: LibraryDifferences
    other_limits: bool

    @cached_property
    def affected(self) -> tuple[Affected, ...]:
        """Everyone affected, in the order of the differences."""
        by_subject = self.differences.by_subject
        return tuple(Affected(subject, self._holder(subject), changes) for subject, changes in by_subject.items())

    @property
    def changes(self) -> tuple[Difference, ...]:
        """All changes."""
        return self.differences.all

    def _holder(self, subject: str) -> str | None:
        for index in (self.differences.after, self.differences.before):
            role = index.roles.get(subject.removeprefix("role:"))
            if role is not None and subject.startswith("role:"):
                return held_by(index, role) or None
        return None


def compare(before: Index, after: Index, today: date) -> Comparison:
    """Everything that differs between two scenarios, of one map or of two."""
    differing = differences(before, after)
    one, other = assess(before, today), assess(differing.after, today)
    points, libraries = outcome(one, other), _libraries(before.document, differing.after.document)
    other_limits = before.document.policy != differing.after.document.policy
    return Comparison(one, other, differing, points, _headcount(differing), libraries, other_limits)


def _headcount(differing: Differences) -> Headcount:
    """Posts of roles that come or go, and the posts by which a role grows or shrinks."""
    new: dict[Status, list[float]] = {status: [] for status in STATUSES}
    removed: dict[Status, list[float]] = {status: [] for status in STATUSES}
    here, there = differing.before.roles, differing.after.roles
    for identifier in here.keys() | there.keys():
        old, role = here.get(identifier), there.get(identifier)
        more = (role.headcount if role else 0) - (old.headcount if old else 0)
        if role is not None and more > 0:
            new[role.status].append(more)
        elif old is not None and more < 0:
            removed[old.status].append(-more)
    return Headcount(_summed(new), _summed(removed))


def _summed(posts: Mapping[Status, list[float]]) -> dict[Status, float]:
    return {status: fsum(numbers) for status, numbers in posts.items() if numbers}


def _libraries(one: CapabilityMap, other: CapabilityMap) -> LibraryDifferences:
    """The differences of two libraries, skills matched by id, in the order of each library."""
    if one is other:
        return LibraryDifferences()
    here, there = ({skill.id: skill for skill in document.skills} for document in (one, other))
    return LibraryDifferences(
        tuple(skill.name for skill in one.skills if skill.id not in there),
        tuple(skill.name for skill in other.skills if skill.id not in here),
        tuple(skill.name for skill in one.skills if skill.id in there and there[skill.id] != skill),
    )
