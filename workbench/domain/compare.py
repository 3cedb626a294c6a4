"""Two scenarios weighed against each other: what changes for whom, which figures move, which open points come and go.

Everything of the second is told in the ids of the first, so that both can be shown and reached alike. Each side is
counted with its own library and judged by its own policy; where those differ, `notes` says so. Values only: the
sentences are those of `change_words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import fsum

from workbench.domain.assess import Assessment, assess
from workbench.domain.change_words import name_of, number, sentence, together
from workbench.domain.differences import Difference, Differences, differences
from workbench.domain.index import Index
from workbench.domain.model import STATUSES, Status
from workbench.domain.outcome import Outcome, outcome
from workbench.domain.words import count, listing

_NAMED = 3


IN_ROLES: Mapping[Status, str] = {
    "existing": "of status existing",
    "new": "of status new",
    "vacant": "of status vacant",
}
"""Of which roles posts are told: by the field of the card, which is not whether the other scenario has the role."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """Posts that come and go, by the status of the role: after for those that come, before for those that go."""

    new: Mapping[Status, float]
    removed: Mapping[Status, float]

    @property
    def sentence(self) -> str:
        """Such as "headcount +1 new, 0 removed"; statuses are told where they are not the usual ones."""
        return f"headcount +{_told(self.new, 'new', 'new')}, {_told(self.removed, 'removed', 'existing')}"


@dataclass(frozen=True)
class Concerned:
    """A role, a department or the whole, and what changes for it."""

    subject: str
    name: str
    holder: str | None
    changes: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """Two assessed scenarios and what differs between them; `after` is told in the ids of `before`."""

    before: Assessment
    after: Assessment
    differences: Differences
    points: Outcome
    headcount: Headcount
    notes: tuple[str, ...]

    @cached_property
    def concerned(self) -> tuple[Concerned, ...]:
        """Everyone for whom something changes."""
        found = self.differences
        return tuple(
            Concerned(subject, name_of(found, subject), self._holder(subject), changes)
            for subject, changes in found.by_subject.items()
        )

    @property
    def changes(self) -> tuple[Difference, ...]:
        """All that differs."""
        return self.differences.all

    def said(self, change: Difference) -> str:
        """A change as a sentence without its subject."""
        return sentence(self.differences, change)

    def told(self, concerned: Concerned) -> str:
        """All changes of one concerned as one sentence."""
        return together(concerned.name, tuple(map(self.said, concerned.changes)))

    @property
    def counted(self) -> str:
        """Such as "4 concerned, 9 changes · headcount +1 new, 0 removed"."""
        return f"{len(self.concerned)} concerned, {count(len(self.changes), 'change')} · {self.headcount.sentence}"

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
    return Comparison(one, other, found, outcome(one, other), _headcount(found), tuple(_notes(before, found.after)))


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


def _told(posts: Mapping[Status, float], verb: str, usual: Status) -> str:
    total = number(fsum(posts.values()))
    if not posts.keys() - {usual}:
        return f"{total} {verb}"
    if len(posts) == 1:
        return f"{total} {verb} ({IN_ROLES[next(iter(posts))]})"
    statuses = [f"{number(value)} {IN_ROLES[status]}" for status, value in posts.items()]
    return f"{total} {verb} ({', '.join(statuses)})"


def _notes(before: Index, after: Index) -> Iterator[str]:
    """In what two maps differ beyond their scenarios, as far as it bears on figures and open points."""
    one, other = before.document, after.document
    if one is other:
        return
    only_here, only_there = (
        [each.name for each in here.document.skills if each.id not in there.skills]
        for here, there in ((before, after), (after, before))
    )
    otherwise = [each.name for each in one.skills if each.id in after.skills and after.skills[each.id] != each]
    said = [
        f"{count(len(names), 'skill')} {what} ({listing(names, _NAMED)})"
        for names, what in (
            (only_here, "only in the first"),
            (only_there, "only in the second"),
            (otherwise, "described otherwise"),
        )
        if names
    ]
    if said:
        yield f"The skill libraries differ: {listing(said)}. Each side is counted with its own."
    if one.policy != other.policy:
        yield "The agreed limits differ. Each side is judged by its own."
