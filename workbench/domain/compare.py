"""Two scenarios weighed against each other: what changes for whom, which figures move, which open points come and go.

Everything of the second is told in the ids of the first, so that both can be shown and reached alike. Each side is
counted with its own library and judged by its own policy; where those differ, `libraries` and `other_limits` say so.
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
from workbench.domain.outcome import Outcome, outcome


@dataclass(frozen=True, slots=True)
class Headcount:
    """Posts that come and go, by the status of the role: after for those that come, before for those that go."""

    new: Mapping[Status, float]
    removed: Mapping[Status, float]


@dataclass(frozen=True, slots=True)
class LibraryDifferences:
    """Skills, by name, in which two libraries differ: which only one of them has, and which both describe otherwise."""

    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Affected:
    """A role, a department or the whole, and what changes for it."""

    subject: str
    holder: str | None
    changes: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """Two assessed scenarios and what differs between them; `after` is told in the ids of `before`.

    libraries, other_limits: in what their maps differ beyond them, as far as it bears on figures and open points.
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
        """Everyone for whom something changes."""
        by_subject = self.differences.by_subject
        return tuple(Affected(subject, self._holder(subject), changes) for subject, changes in by_subject.items())

    @property
    def changes(self) -> tuple[Difference, ...]:
        """All that differs."""
        return self.differences.all

    def _holder(self, subject: str) -> str | None:
        for index in (self.differences.after, self.differences.before):
            role = index.roles.get(subject.removeprefix("role:"))
            if role is not None and subject.startswith("role:"):
                return role.holder
        return None


def compare(before: Index, after: Index, today: date) -> Comparison:
    """Everything that differs between two scenarios, of one map or of two."""
    found = differences(before, after)
    one, other = assess(before, today), assess(found.after, today)
    points, libraries = outcome(one, other), _libraries(before.document, found.after.document)
    other_limits = before.document.policy != found.after.document.policy
    return Comparison(one, other, found, points, _headcount(found), libraries, other_limits)


def _headcount(found: Differences) -> Headcount:
    """Posts of roles that come or go, and those a role has more or fewer."""
    new: dict[Status, list[float]] = {each: [] for each in STATUSES}
    removed: dict[Status, list[float]] = {each: [] for each in STATUSES}
    here, there = found.before.roles, found.after.roles
    for identifier in here.keys() | there.keys():
        old, role = here.get(identifier), there.get(identifier)
        more = (role.headcount if role else 0) - (old.headcount if old else 0)
        if role is not None and more > 0:
            new[role.status].append(more)
        elif old is not None and more < 0:
            removed[old.status].append(-more)
    return Headcount(_summed(new), _summed(removed))


def _summed(posts: Mapping[Status, list[float]]) -> dict[Status, float]:
    return {status: fsum(each) for status, each in posts.items() if each}


def _libraries(one: CapabilityMap, other: CapabilityMap) -> LibraryDifferences:
    """The skills of two maps by id, in the order of their libraries."""
    if one is other:
        return LibraryDifferences()
    here, there = ({each.id: each for each in document.skills} for document in (one, other))
    return LibraryDifferences(
        tuple(each.name for each in one.skills if each.id not in there),
        tuple(each.name for each in other.skills if each.id not in here),
        tuple(each.name for each in one.skills if each.id in there and there[each.id] != each),
    )
