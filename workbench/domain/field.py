"""The description of one field of the document: what it may hold, what it is called, and how its changes are told.

Texts are templates with named places, so that whoever shows them fills in names and values last. Knows no field by
name: the rows are in `fields`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any, Literal, Protocol

from workbench.domain.limits import Check

DifferenceKind = Literal[
    "card", "grade", "department", "reporting", "headcount", "skill", "level", "dotted", "unit", "model", "accepted",
    "detail",
]  # fmt: skip
"""What a change between two scenarios is about."""
FORMAL: frozenset[DifferenceKind] = frozenset({"card", "grade", "department", "reporting", "headcount", "unit"})
"""What the people concerned, or those who speak for them, must be asked about first."""

Shape = Literal[
    "text", "long", "names", "number", "whole", "choice", "flag", "grade", "department", "role", "roles", "percent",
    "points", "other",
]  # fmt: skip
"""As what a value is read and edited: "names" are several texts; "department", "role" and "roles" are named by id;
"whole" is a number from `low` to `high`, "percent" a fraction of 1."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values a field may hold.

    written: whether people write them, so that they are tidied as they come in and keep their spelling in the file.
    optional: whether None is one. choices: the words for each value, in the order they are offered. low, high: the
    ends of a whole number. parts: whether they are values of the document themselves, each
    with fields of its own.
    """

    check: Check
    shape: Shape = "other"
    written: bool = False
    optional: bool = False
    choices: Mapping[Any, str] = attribute(default_factory=dict)
    low: int = 0
    high: int = 0
    parts: bool = False

    @property
    def offered(self) -> Mapping[Any, str]:
        """The values one may choose from, each in its words; none where they are not few, or depend on the map."""
        if self.shape == "whole":
            return {each: str(each) for each in range(self.low, self.high + 1)}
        return self.choices


@dataclass(frozen=True, slots=True)
class Nowhere:
    """That a field is not in a place where others of its kind are, and why."""

    why: str


UNDECIDED = Nowhere("")
"""What a row says of a place that its kind has not; a kind that has it must decide for each field."""


class Names(Protocol):
    """What the things that a value may stand for are called."""

    def grade(self, grade: int) -> str:
        """The organisation's name for a grade."""

    def role(self, role_id: str) -> str:
        """The title of a role."""

    def department(self, department_id: str) -> str:
        """The name of a department."""


def worded(values: Values, value: Any, names: Names) -> str:
    """A single value in the words people read; a text as it is."""
    if value in values.choices:
        return values.choices[value]
    match values.shape:
        case "grade":
            return names.grade(value)
        case "department":
            return names.department(value)
        case "role":
            return names.role(value)
    return str(value)


def is_nothing(value: object) -> bool:
    """Whether a field holds nothing: None, no text, no names, or no."""
    return value is None or value is False or value in ("", ())


@dataclass(frozen=True, slots=True)
class EditLabel:
    """What the edit of a field is called, with places {name}, {value} and {before}.

    unset: where the new value is nothing, "" where that reads the same. words: for values that read otherwise in it.
    """

    template: str
    unset: str = ""
    words: Mapping[Any, str] = attribute(default_factory=dict)

    def text(self, name: str, before: Any, value: Any, say: Callable[[Any], str] = str) -> str:
        """The label; only what it names is put in words, for what it does not may be no value at all."""
        template = self.unset if self.unset and is_nothing(value) else self.template
        places = {"name": name}
        for place, held in (("value", value), ("before", before)):
            if f"{{{place}}}" in template:
                places[place] = self.words[held] if held in self.words else say(held)
        return template.format_map(places)


@dataclass(frozen=True, slots=True)
class Told:
    """How a change between two scenarios is told, with places {before} and {after}: a sentence without its subject.

    place: among the changes of one subject. gained, lost: where there is nothing before or after; lowered: where a
    number is less after; one: where it is one. Each is "" where that reads the same.
    """

    place: int
    changed: str
    gained: str = ""
    lost: str = ""
    lowered: str = ""
    one: str = ""

    def sentence(self, before: Any, after: Any, say: Callable[[Any], str]) -> str:
        """The sentence; only what it names is put in words."""
        template = self._template(before, after)
        places = {
            place: say(held) for place, held in (("before", before), ("after", after)) if f"{{{place}}}" in template
        }
        return template.format_map(places)

    def _template(self, before: Any, after: Any) -> str:
        if self.lost and is_nothing(after):
            return self.lost
        if self.gained and is_nothing(before):
            return self.gained
        if self.lowered and after < before:
            return self.lowered
        return self.one if self.one and after == 1 else self.changed


@dataclass(frozen=True, slots=True)
class InForm:
    """A field's row in the inspector, or in the dialog of the agreed limits.

    hint: said of its name. empty: what stands in it where there is nothing. tick: the words beside a flag.
    """

    place: int
    hint: str = ""
    empty: str = ""
    tick: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A field's line in a job description.

    usual: a value that need not be said. empty: what is said where there is nothing, "" where the line is left out.
    """

    place: int
    usual: object = None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A field's column in the sheet of its kind: its width in characters, and its head where it is not the label.

    wraps: at how many characters a text goes on to the next line, 0 where it does not make its row taller.
    """

    place: int
    width: int
    head: str = ""
    wraps: int = 0
    centred: bool = False


Joined = Callable[[Any, Any], Any]
"""What one holds that is made of two: of its own value and that of the one that goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a class of the document.

    label: what forms and lists call it. section: the part of a form it stands in. kind: what a change of it is about.
    edit, told, form, described, column and joined: how it is there, or that it is not.
    """

    name: str
    values: Values
    label: str = ""
    section: str = ""
    kind: DifferenceKind = "detail"
    edit: EditLabel | Nowhere = UNDECIDED
    told: Told | Nowhere = UNDECIDED
    form: InForm | Nowhere = UNDECIDED
    described: Described | Nowhere = UNDECIDED
    column: Column | Nowhere = UNDECIDED
    joined: Joined | Nowhere = UNDECIDED

    @property
    def formal(self) -> bool:
        """Whether a change of it is one of the FORMAL ones."""
        return self.kind in FORMAL
