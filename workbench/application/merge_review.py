"""Review of a merge: what a person has decided of it so far, the merge that this makes, and its lines in order.

A value: each decision makes another one, with the merge worked out anew. Knows no file, no sentence and no screen.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from workbench.domain.merge.outcome import (
    Change,
    Choice,
    Choices,
    Conflict,
    Kept,
    Merged,
    Repair,
    RepairReason,
    Side,
    Unit,
)
from workbench.domain.model import CapabilityMap

LineKind = Literal["conflict", "change", "kept", "repair"]
KINDS: tuple[LineKind, ...] = ("conflict", "change", "kept", "repair")
"""The kinds of lines in their order: what is to be decided comes first."""


class LineKey(NamedTuple):
    """The identity of a line while a merge is made anew. reason: of a repair. copy: the number of the copy."""

    kind: LineKind
    unit: Unit
    reason: RepairReason | None = None
    copy: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a merge: what it is about, and the value that says it."""

    key: LineKey
    value: Conflict | Change | Kept | Repair


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind that concern the same thing. scenario, subject: as in Unit."""

    scenario: str
    subject: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines of the caller's own that are shown with a merge, such as cells that were refused.

    heading: what they are. counted: how many, as a part of the head line ("2 cells refused"), "" for none of it.
    """

    heading: str
    lines: tuple[str, ...]
    counted: str = ""


def none_off(_: Change) -> bool:
    """No change is off at first."""
    return False


def nowhere(_: Unit) -> str:
    """Nothing is said of where a line comes from."""
    return ""


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """A copy that is merged, however it was read.

    make: the merge of a map with it, by some choices. name: what it is called, such as “Plan (Ben)”. short: the same
    where it stands beside others, such as "Ben". off: which changes are not taken unless they are ticked. place: where
    a unit stands in it, "" for nowhere in particular.
    """

    make: Callable[[CapabilityMap, Choices], Merged]
    name: str
    short: str = ""
    off: Callable[[Change], bool] = none_off
    place: Callable[[Unit], str] = nowhere


@dataclass(frozen=True, slots=True)
class MergeSource:
    """What is merged: the map as it is, and the copies that come into it one after the other.

    name: what they are called together. listed: further lines to show.
    """

    ours: CapabilityMap
    copies: tuple[OtherCopy, ...]
    name: str
    listed: tuple[Listed, ...] = ()

    @property
    def several(self) -> bool:
        """Whether there is more than one copy, so that two of them may disagree."""
        return len(self.copies) > 1


def one_copy(
    ours: CapabilityMap,
    make: Callable[[Choices], Merged],
    name: str,
    off: Callable[[Change], bool] = none_off,
    place: Callable[[Unit], str] = nowhere,
    listed: tuple[Listed, ...] = (),
) -> MergeSource:
    """A merge with one copy. make: the merge of our map with it, by some choices."""
    return MergeSource(ours, (OtherCopy(lambda _, choices: make(choices), name, off=off, place=place),), name, listed)


Said = frozenset[tuple[Unit, Any]]
"""The units that a copy changes, each with its value there."""


@dataclass(frozen=True, slots=True)
class MergeReview:
    """A merge under review, all of it by the number of the copy.

    choices: what is decided; a conflict that is not among them is open, and what stood before that copy stands. merges:
    what that makes, each of the map that the merge before made.
    """

    source: MergeSource
    choices: tuple[Choices, ...]
    merges: tuple[Merged, ...]
    answers: tuple[Choices, ...]
    """The choices that a person made, without those by which changes are off at first."""
    said: tuple[Said, ...]
    """What each copy says by itself; empty where there is only one."""

    @property
    def document(self) -> CapabilityMap:
        """The merged map."""
        return self.merges[-1].document

    @property
    def merged(self) -> Merged:
        """The merge as a whole: the map it makes, and the lines of all copies."""
        last, shown = self.merges[-1], [self._shown(copy) for copy in range(len(self.merges))]
        return Merged(
            last.document,
            last.theirs,
            tuple(each for merged in shown for each in merged.changes),
            tuple(each for merged in shown for each in merged.conflicts),
            tuple(each for merged in shown for each in merged.kept),
            tuple(each for merged in shown for each in merged.repairs),
        )

    @property
    def undecided(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody decided."""
        return tuple(
            conflict
            for copy, merged in enumerate(self.merges)
            for conflict in merged.conflicts
            if not self.is_decided(conflict, copy)
        )

    @property
    def answered(self) -> bool:
        """Whether a person decided anything."""
        return any(self.answers)

    @property
    def changes_map(self) -> bool:
        """Whether the merged map differs from ours."""
        return self.document != self.source.ours

    @property
    def is_empty(self) -> bool:
        """Whether there is no line at all: the other copy has nothing new."""
        listed = any(each.lines for each in self.source.listed)
        return not (listed or any(each.conflicts or each.changes or each.kept or each.repairs for each in self.merges))

    def before(self, copy: int) -> CapabilityMap:
        """The map into which a copy comes: ours, or what the copies before it made of that."""
        return self.merges[copy - 1].document if copy else self.source.ours

    def holder(self, unit: Unit, copy: int) -> int | None:
        """The earlier copy whose value stands where this one comes; None where it is ours."""
        for earlier in range(copy - 1, -1, -1):
            merged = self.merges[earlier]
            taken = any(change.unit == unit and change.taken for change in merged.changes)
            if taken or any(each.unit == unit and each.choice != "ours" for each in merged.conflicts):
                return earlier
        return None

    def sharing(self, unit: Unit, value: Any, copy: int) -> tuple[int, ...]:
        """The copies that say the same of a unit, with the one at hand, in their order."""
        others = {n for n, said in enumerate(self.said) if (unit, value) in said}
        return tuple(sorted(others | {copy}))

    def _shown(self, copy: int) -> Merged:
        """The merge of a copy without the lines of what a copy before it said."""
        merged, settled = self.merges[copy], _settled(self.said, copy)
        return dataclasses.replace(
            merged,
            changes=tuple(each for each in merged.changes if each.unit not in settled),
            conflicts=tuple(each for each in merged.conflicts if each.unit not in settled),
        )

    def lines(self, kind: LineKind, copy: int | None = None) -> tuple[Line, ...]:
        """The lines of a kind, in the order of the merge. copy: None for those of all copies."""
        copies = range(len(self.merges)) if copy is None else (copy,)
        return tuple(line for each in copies for line in _lines(kind, self._shown(each), each))

    def groups(self, kind: LineKind, copy: int | None = None) -> tuple[Group, ...]:
        """The lines of a kind by whom they concern, in the order of the merge."""
        found: dict[tuple[str, str], list[Line]] = {}
        for line in self.lines(kind, copy):
            found.setdefault((line.key.unit.scenario, line.key.unit.subject), []).append(line)
        return tuple(Group(*subject, tuple(lines)) for subject, lines in found.items())

    def is_decided(self, conflict: Conflict, copy: int = 0) -> bool:
        """Whether somebody decided a conflict."""
        return conflict.unit in self.choices[copy]

    def is_needed(self, change: Change, copy: int = 0) -> bool:
        """Whether a change is not taken though nobody refused it: what stays needs what it takes away."""
        return not change.taken and self.choices[copy].get(change.unit) != "ours"

    def choose(self, choices: Choices, copy: int = 0) -> MergeReview:
        """Decide conflicts, or whether what stays does: whose value they have. "both" only where it can be both."""
        single = {conflict.unit for conflict in self.merges[copy].conflicts if conflict.joined is None}
        able = {unit: choice for unit, choice in choices.items() if choice != "both" or unit not in single}
        return self._with(able, copy)

    def take(self, units: Iterable[Unit], taken: bool, copy: int = 0) -> MergeReview:
        """Take changes, or leave what they are of as it is here."""
        return self._with(dict.fromkeys(units, "theirs" if taken else "ours"), copy)

    def choose_all(self, side: Side) -> MergeReview:
        """Decide every conflict for one side, also those that were decided."""
        chosen = self
        for copy in range(len(self.merges)):
            units = [conflict.unit for conflict in chosen.merges[copy].conflicts]
            chosen = chosen.choose(dict.fromkeys(units, side), copy)
        return chosen

    def made_of(self, source: MergeSource) -> MergeReview:
        """What the same answers make of the same copies, merged in another way."""
        return _reviewed(source, self.answers, _said(source))

    def _with(self, choices: Mapping[Unit, Choice], copy: int) -> MergeReview:
        answers = (*self.answers[:copy], {**self.answers[copy], **choices}, *self.answers[copy + 1 :])
        return _reviewed(self.source, answers, self.said, self.choices[:copy], self.merges[:copy])


def _lines(kind: LineKind, merged: Merged, copy: int) -> Iterator[Line]:
    match kind:
        case "conflict":
            values: tuple[Conflict | Change | Kept | Repair, ...] = merged.conflicts
        case "change":
            values = merged.changes
        case "kept":
            values = merged.kept
        case "repair":
            values = merged.repairs
    for value in values:
        yield Line(LineKey(kind, value.unit, value.reason if isinstance(value, Repair) else None, copy), value)


def review(source: MergeSource) -> MergeReview:
    """The review of a merge of which nothing is decided."""
    return _reviewed(source, ({},) * len(source.copies), _said(source))


def _said(source: MergeSource) -> tuple[Said, ...]:
    return tuple(_said_by(copy, source.ours) for copy in source.copies) if source.several else ()


def _settled(said: tuple[Said, ...], copy: int) -> set[Unit]:
    """The units of which a copy says what one before it said: that is decided there, and nobody is asked twice."""
    before = frozenset[tuple[Unit, Any]]().union(*said[:copy])
    return {unit for unit, _ in said[copy] & before} if said else set()


def _said_by(copy: OtherCopy, ours: CapabilityMap) -> Said:
    merged = copy.make(ours, {})
    changes = ((change.unit, change.after) for change in merged.changes)
    return frozenset((*changes, *((conflict.unit, conflict.theirs) for conflict in merged.conflicts)))


def _reviewed(
    source: MergeSource,
    answers: tuple[Choices, ...],
    said: tuple[Said, ...],
    choices: tuple[Choices, ...] = (),
    merges: tuple[Merged, ...] = (),
) -> MergeReview:
    """The merge by answers. choices, merges: those of the first copies, which stand.

    What is off at first is found again and again: what is left out may show more of it.
    """
    for copy, answered in list(zip(source.copies, answers, strict=True))[len(merges) :]:
        before = merges[-1].document if merges else source.ours
        chosen: dict[Unit, Choice] = dict(answered)
        chosen.update(dict.fromkeys(_settled(said, len(merges)), "ours"))
        merged = copy.make(before, chosen)
        while off := [each.unit for each in merged.changes if each.unit not in chosen and copy.off(each)]:
            chosen.update(dict.fromkeys(off, "ours"))
            merged = copy.make(before, chosen)
        choices, merges = (*choices, chosen), (*merges, merged)
    return MergeReview(source, choices, merges, answers, said)
