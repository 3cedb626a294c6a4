"""Review of a merge: what a person has decided of it so far, the merge that this makes, and its lines in order.

A value: each decision makes another one, with the merge worked out anew. Knows no file, no sentence and no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from workbench.domain.differences import ENTIRE
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
    """The identity of a line while a merge is made anew. reason: of a repair."""

    kind: LineKind
    unit: Unit
    reason: RepairReason | None = None


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


def removals_off(change: Change) -> bool:
    """Whether a change takes something out of the map: a thing, or what is held, known, named or accepted."""
    return change.after is None and (change.unit.part == ENTIRE or bool(change.unit.detail))


def nowhere(_: Unit) -> str:
    """Nothing is said of where a line comes from."""
    return ""


@dataclass(frozen=True, slots=True)
class MergeSource:
    """What is merged, however it was read.

    ours: the map as it is. make: the merge by some choices. name: what the other copy is called, such as “Plan (Ben)”.
    off: which changes are not taken unless they are ticked. place: where a unit stands in the other copy, "" for
    nowhere in particular. listed: further lines to show.
    """

    ours: CapabilityMap
    make: Callable[[Choices], Merged]
    name: str
    off: Callable[[Change], bool] = none_off
    place: Callable[[Unit], str] = nowhere
    listed: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeReview:
    """A merge under review. choices: what is decided; a conflict that is not among them is open, and ours stands."""

    source: MergeSource
    choices: Choices
    merged: Merged
    answers: Mapping[Unit, Choice] = field(default_factory=dict)
    """The choices that a person made, without those by which changes are off at first."""

    @property
    def undecided(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody decided."""
        return tuple(conflict for conflict in self.merged.conflicts if conflict.unit not in self.choices)

    @property
    def changes_map(self) -> bool:
        """Whether the merged map differs from ours."""
        return self.merged.document != self.source.ours

    @property
    def is_empty(self) -> bool:
        """Whether there is no line at all: the other copy has nothing new."""
        merged = self.merged
        return not (merged.conflicts or merged.changes or merged.kept or merged.repairs or self.source.listed)

    def lines(self, kind: LineKind) -> tuple[Line, ...]:
        """The lines of a kind, in the order of the merge."""
        return tuple(self._lines(kind))

    def groups(self, kind: LineKind) -> tuple[Group, ...]:
        """The lines of a kind by whom they concern, in the order of the merge."""
        found: dict[tuple[str, str], list[Line]] = {}
        for line in self._lines(kind):
            found.setdefault((line.key.unit.scenario, line.key.unit.subject), []).append(line)
        return tuple(Group(*subject, tuple(lines)) for subject, lines in found.items())

    def is_decided(self, conflict: Conflict) -> bool:
        """Whether somebody decided a conflict."""
        return conflict.unit in self.choices

    def is_needed(self, change: Change) -> bool:
        """Whether a change is not taken though nobody refused it: what stays needs what it takes away."""
        return not change.taken and self.choices.get(change.unit) != "ours"

    def choose(self, choices: Choices) -> MergeReview:
        """Decide conflicts, or whether what stays does: whose value they have. "both" only where it can be both."""
        single = {conflict.unit for conflict in self.merged.conflicts if conflict.joined is None}
        return self._with({unit: choice for unit, choice in choices.items() if choice != "both" or unit not in single})

    def take(self, units: Iterable[Unit], taken: bool) -> MergeReview:
        """Take changes, or leave what they are of as it is here."""
        return self._with(dict.fromkeys(units, "theirs" if taken else "ours"))

    def choose_all(self, side: Side) -> MergeReview:
        """Decide every conflict for one side, also those that were decided."""
        return self.choose({conflict.unit: side for conflict in self.merged.conflicts})

    def _with(self, choices: Mapping[Unit, Choice]) -> MergeReview:
        return _reviewed(self.source, {**self.answers, **choices})

    def _lines(self, kind: LineKind) -> Iterator[Line]:
        match kind:
            case "conflict":
                values: tuple[Conflict | Change | Kept | Repair, ...] = self.merged.conflicts
            case "change":
                values = self.merged.changes
            case "kept":
                values = self.merged.kept
            case "repair":
                values = self.merged.repairs
        for value in values:
            yield Line(LineKey(kind, value.unit, value.reason if isinstance(value, Repair) else None), value)


def review(source: MergeSource) -> MergeReview:
    """The review of a merge of which nothing is decided."""
    return _reviewed(source, {})


def _reviewed(source: MergeSource, answers: Mapping[Unit, Choice]) -> MergeReview:
    """The merge by answers. What is off at first is found again and again: what is left out may show more of it."""
    choices = dict(answers)
    merged = source.make(choices)
    while off := [change.unit for change in merged.changes if change.unit not in choices and source.off(change)]:
        choices.update(dict.fromkeys(off, "ours"))
        merged = source.make(choices)
    return MergeReview(source, choices, merged, answers)
