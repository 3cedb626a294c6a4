"""Field descriptors: what one field of the document may hold, its label, and how a change of it is worded.

Texts are templates with named places, so that whoever shows them fills in names and values last. Knows no field by
name: the rows are in `fields`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from workbench.domain.limits import Check
from workbench.domain.vocabulary import Vocabulary

DifferenceKind = Literal[
    "card", "grade", "department", "reporting", "headcount", "skill", "level", "dotted", "unit", "model", "accepted",
    "detail",
]  # fmt: skip
"""The kind of a change between two scenarios: what it is about."""
FORMAL: frozenset[DifferenceKind] = frozenset({"card", "grade", "department", "reporting", "headcount", "unit"})
"""Kinds of change that the people concerned, or those who speak for them, must be asked about first."""

ValueShape = Literal[
    "text", "long", "names", "number", "whole", "choice", "flag", "grade", "department", "role", "roles", "people",
    "percent", "points", "other",
]  # fmt: skip
"""The shape in which a value is read and edited: "names" are several texts; "department", "role", "roles" and
"people" are named by id; "whole" is a number from `low` to `high`, "percent" a fraction of 1.
"""


Labels = Callable[[Vocabulary], Mapping[Any, str]]
"""The words for the values of a choice, in a map's vocabulary."""


def _no_labels(_: Vocabulary) -> Mapping[Any, str]:
    return {}


def _none_hidden(_: Vocabulary) -> Collection[Any]:
    return ()


@dataclass(frozen=True, slots=True)
class FieldValues:
    """The type of a field: which values it may hold.

    written: whether people write them, so that they are tidied as they come in and keep their spelling in the file.
    optional: whether None is one. allowed: the values of a choice, in the order they are offered; labels: their words,
    which may be the map's; hidden: those that a map of such words does not offer. low, high: the ends of a whole
    number. parts: whether they are parts of the document, each with fields of its own.
    """

    check: Check
    shape: ValueShape = "other"
    written: bool = False
    optional: bool = False
    allowed: tuple[Any, ...] = ()
    labels: Labels = _no_labels
    hidden: Callable[[Vocabulary], Collection[Any]] = _none_hidden
    low: int = 0
    high: int = 0
    parts: bool = False

    def offered(self, vocabulary: Vocabulary, used: Any = None) -> Mapping[Any, str]:
        """The choices, value -> label; empty where they are not few. One that no map of such words needs is left out,
        unless it is the one `used`."""
        if self.shape == "whole":
            return {number: str(number) for number in range(self.low, self.high + 1)}
        labels, hidden = self.labels(vocabulary), self.hidden(vocabulary)
        return {value: labels[value] for value in self.allowed if value == used or value not in hidden}


@dataclass(frozen=True, slots=True)
class Nowhere:
    """Absence: the field is not shown in a place where others of its class are, and why."""

    why: str


UNDECIDED = Nowhere("")
"""Default of a place that a class has not. A class that has it must decide for each field: see fields.DECIDED."""


class NameSource(Protocol):
    """Resolver of display names: what the things that a value stands for are called."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the map."""

    def grade(self, grade: int) -> str:
        """The organisation's name for a grade."""

    def role(self, role_id: str) -> str:
        """The title of a role."""

    def department(self, department_id: str) -> str:
        """The name of a department."""

    def person(self, person_id: str) -> str:
        """The name of a person."""


def worded(values: FieldValues, value: Any, names: NameSource) -> str:
    """The display text of a value: a text as it is, several names in a row."""
    labels = values.labels(names.vocabulary)
    if value in labels:
        return labels[value]
    match values.shape:
        case "grade":
            return names.grade(value)
        case "department":
            return names.department(value)
        case "role":
            return names.role(value)
        case "roles":
            return "; ".join(map(names.role, value))
        case "people":
            return "; ".join(map(names.person, value))
        case "names":
            return "; ".join(value)
    return str(value)


def is_nothing(value: object) -> bool:
    """Whether a value is empty: None, False, an empty text or no names."""
    return value is None or value is False or value in ("", ())


@dataclass(frozen=True, slots=True)
class EditLabel:
    """Template of the label of an edit that sets a field, with places {name}, {value} and {before}.

    unset: the template for an empty new value, "" where that reads the same. inside: texts of values that read
    otherwise within the label than in a form.
    """

    template: str
    unset: str = ""
    inside: Labels = _no_labels

    def text(self, name: str, before: Any, value: Any, names: NameSource, say: Callable[[Any], str]) -> str:
        """The label. `say` words only the values that the template names: others may be no values at all."""
        template = self.unset if self.unset and is_nothing(value) else self.template
        places, inside = {"name": name}, self.inside(names.vocabulary)
        for place, content in (("value", value), ("before", before)):
            if f"{{{place}}}" in template:
                places[place] = inside[content] if content in inside else say(content)
        return template.format_map(places)


@dataclass(frozen=True, slots=True)
class Told:
    """Templates of a change between two scenarios, with places {before} and {after}: a sentence without its subject.

    place: the order among the changes of one subject. gained, lost: for an empty value before or after; lowered: for a
    lower number after; one: for the number one after. Each is "" where that reads the same.
    """

    place: int
    changed: str
    gained: str = ""
    lost: str = ""
    lowered: str = ""
    one: str = ""

    def sentence(self, before: Any, after: Any, say: Callable[[Any], str]) -> str:
        """The sentence. `say` words only the values that the template names."""
        template = self._template(before, after)
        places = {
            place: say(value) for place, value in (("before", before), ("after", after)) if f"{{{place}}}" in template
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

    hint: the tooltip of its label. empty: the placeholder of an empty field. tick: the words beside a flag.
    """

    place: int
    hint: str = ""
    empty: str = ""
    tick: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A field's line in a job description.

    usual: a value whose line is left out. empty: the text of an empty value, "" where the line is left out. head: its
    label there where that is another.
    """

    place: int
    usual: object = None
    empty: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A field's column in the sheet of its class: its width in characters, and its heading where it is not the label.

    wraps: the line length in characters at which a text wraps, 0 where it does not make its row taller.
    """

    place: int
    width: int
    head: str = ""
    wraps: int = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class InTable:
    """A field's column in the table that lists all things of its class: its width in pixels, and its heading where that
    is not the label.
    """

    place: int
    width: int
    head: str = ""


Joined = Callable[[Any, Any], Any]
"""Merge strategy: makes one value of two, of the own one and that of the thing that goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One row of the schema: a field of a class of the document.

    label: its name in forms and lists. section: the part of a form it stands in. kind: what a change of it is about.
    edit, told (in a comparison), form, table, described (in a job description), column (in the workbook) and joined (in
    a merge): how it is shown or treated there, or that it is not.
    """

    name: str
    values: FieldValues
    label: str = ""
    section: str = ""
    kind: DifferenceKind = "detail"
    edit: EditLabel | Nowhere = UNDECIDED
    told: Told | Nowhere = UNDECIDED
    form: InForm | Nowhere = UNDECIDED
    table: InTable | Nowhere = UNDECIDED
    described: Described | Nowhere = UNDECIDED
    column: Column | Nowhere = UNDECIDED
    joined: Joined | Nowhere = UNDECIDED
