"""Proposal: what importing records would do to a map, line by line, and the edit that does it.

All as values; what they mean in words is in presentation. Knows no file format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from workbench.application.edits.importing import ImportRecords
from workbench.application.importing.likeness import Like
from workbench.application.importing.records import Origin
from workbench.application.importing.shapes import LeftReason

LineKind = Literal["skill", "role", "department", "person", "assignment", "level", "row"]
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
Outcome = Literal["added", "updated", "unchanged", "refused", "left_out"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Reason = Literal[
    # refused
    "no_name",
    "long_name",
    "long_text",
    "bad_value",
    "fits_several",
    "several_codes",
    "unknown_choice",
    "holder_refused",
    "skill_refused",
    # left out
    "not_wanted",
    "as_read",
    "too_many",
    "no_level",
    "library_only",
    "of_no_role",
    "holder_left_out",
    "skill_left_out",
    # taken, with something to know
    "known_as",
    "repeated",
    "differing",
    "names_dropped",
    "unknown_grade",
    "unknown_reference",
    "several_references",
    "loop",
    "background_holds",
    "also_led",
    "taken_away",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
GradeBy = Literal["file", "title", "nothing"]
"""What gave a new role its grade: the file, its title, or nothing, so that it has the plain one."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a line. What text, field and number are depends on the reason.

    left: why what was read is left out, and then number in how many cells it stands.
    """

    reason: Reason
    text: str = ""
    names: tuple[str, ...] = ()
    field: str = ""
    number: int = 0
    origins: tuple[Origin, ...] = ()
    left: LeftReason | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that becomes another; references as names."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What becomes of one thing that a file says. name: as the file writes it, of an assignment or a level its skill.

    origins: where it stood, the first of them first. holder: who has the skill. subject: what it became or stayed, such
    as "skill:<id>"; "" where it came to nothing. personal: whether a row that was left out may name a person.
    grade_by: of a new role what gave it its grade.
    """

    kind: LineKind
    outcome: Outcome
    name: str
    origins: tuple[Origin, ...] = ()
    holder: str = ""
    subject: str = ""
    changes: tuple[FieldChange, ...] = ()
    remarks: tuple[Remark, ...] = ()
    personal: bool = False
    grade_by: GradeBy = "file"

    @property
    def of_people(self) -> bool:
        """Whether it tells of a person."""
        return self.personal or self.kind in ("person", "level")

    @property
    def says_none(self) -> bool:
        """Whether it tells that a person has none of a skill, which is a level of 0."""
        return self.kind == "level" and any(change.after == 0 for change in self.changes)


@dataclass(frozen=True, slots=True)
class Alike:
    """A question: whether a new name means one of these, which are like it. Until it is decided it is a new thing."""

    kind: LineKind
    name: str
    origin: Origin
    known: tuple[Like, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """A question: which of these a name means, as it fits each. Until it is decided the name is refused."""

    kind: LineKind
    name: str
    origin: Origin
    known: tuple[tuple[str, str], ...]
    """Id and name of each."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """A question: which of these are wanted, as they are more than are taken at once. Until then none is taken."""

    kind: LineKind
    number: int
    limit: int


Question = Alike | Several | TooMany


@dataclass(frozen=True, slots=True)
class GoneFromSource:
    """Things of the map that once came from a source, and that it has no more. They stay."""

    kind: LineKind
    scheme: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """The lines, the questions that are open, and the edit; None where nothing would change."""

    lines: tuple[Line, ...]
    questions: tuple[Question, ...] = ()
    gone: tuple[GoneFromSource, ...] = ()
    edit: ImportRecords | None = None
    scenario: str = ""
    """The name of the scenario into which roles and departments go; "" where there are none."""
    new_scenario: bool = False
    personal: frozenset[str] = frozenset()
    """The keys of names of roles and skills that are those of people, or may be."""

    @cached_property
    def numbers(self) -> Counter[tuple[Outcome, LineKind]]:
        """How many lines there are of each outcome and kind."""
        return Counter((line.outcome, line.kind) for line in self.lines)

    @cached_property
    def nones(self) -> Counter[Outcome]:
        """How many of the lines about levels tell of each outcome that a person has none of a skill."""
        return Counter(line.outcome for line in self.lines if line.says_none)

    @cached_property
    def without_role(self) -> tuple[Line, ...]:
        """The lines of the people who are new and will hold no role; a typical background never holds one."""
        return tuple(
            line
            for line in self.lines
            if (line.kind, line.outcome) == ("person", "added") and not any(map(_is_of_role, line.changes))
        )

    def of_outcome(self, outcome: Outcome) -> Iterable[Line]:
        """The lines of an outcome, in their order."""
        return (line for line in self.lines if line.outcome == outcome)


def _is_of_role(change: FieldChange) -> bool:
    """Whether a change says that a person holds a role, or that she is a background."""
    return change.field == "people" or (change.field == "kind" and change.after == "background")
