"""Values of fields as the text of table cells, both ways: what a cell shows, and what a typed or pasted text means.

One place for all shapes of fields; names of roles and departments, and the words of choices, are those of a scenario.
Knows no table and no clipboard.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from workbench.application.pasted_text import cleaned
from workbench.domain.field import Field, InForm, InTable, is_nothing
from workbench.domain.fields import problem_with
from workbench.domain.limits import LONGEST_TEXT
from workbench.domain.model import GRADES, CapabilityMap, Department, Scenario
from workbench.domain.normalisation import one_line
from workbench.domain.quoting import shortened
from workbench.domain.searching import word_key
from workbench.domain.titles import people_names, titles
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import grade_name, join_names

Choices = Sequence[tuple[Any, str]]
"""Pairs of a value and the text that stands for it."""

BETWEEN = "; "
"""Between several names in one cell; a comma belongs to the name."""

MOST_NAMED = 8
"""Choices that a refusal lists at most."""

LEFT_OUT = "(left out)"
"""What stands for people where cells are copied without them; pasted again, it leaves a cell as it is."""

SEVERAL = ("roles", "people")
"""Shapes of fields that are several choices in one cell."""

FLAG_WORDS: Mapping[bool, str] = {True: "Yes", False: "No"}

_FLAGS = {
    **dict.fromkeys(("yes", "y", "true", "x", "1", "ja", "✓", "✔"), True),
    **dict.fromkeys(("no", "n", "false", "0", "nein", "-", "–", ""), False),
}
_BETWEEN_NAMES = re.compile("[;\n]")
_PLAIN = re.compile(r"-?(\d+|\d+[.,](\d{1,2}|\d{4,})|0[.,]\d+)", re.ASCII)
"""Numbers that can be read in one way only: no three decimals, except after a zero, since they may be thousands."""


class CellFault(Exception):
    """A text that is no value of its field; its text is the sentence that says what is wrong and what to write."""


def plain_number(text: str) -> int | float | None:
    """The number that a text is, None where it is none or may be read in two ways: "1,000" and "1.000"."""
    if not _PLAIN.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def number_text(number: float) -> str:
    """A number as it is typed."""
    return f"{number:g}" if isinstance(number, float) else str(number)


def several_names(text: str) -> tuple[str, ...]:
    """The names in a text, one a line or separated by ";", none twice."""
    names = (name.strip() for name in _BETWEEN_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def choices_of(field: Field, words: CellWords) -> Choices:
    """The values that a field offers, with their words, in the order they are chosen from; none for a free text."""
    none = [(None, field.form.empty)] if field.values.optional and isinstance(field.form, InForm) else []
    match field.values.shape:
        case "choice" | "whole":
            return tuple(field.values.offered(vocabulary_of(words.document)).items())
        case "flag":
            return tuple(FLAG_WORDS.items())
        case "grade":
            return [(grade, grade_name(words.document, grade)) for grade in reversed(GRADES)]
        case "department":
            return [*none, *words.departments.items()]
        case "role":
            return [*none, *words.titles.items()]
        case "roles":
            return list(words.titles.items())
        case "people":
            return list(words.holders.items())
    return ()


class CellWords:
    """The words of one scenario of a map: the titles of its roles, its departments, its grades, its people.

    earlier: titles by role id that are understood beside the scenario's own, such as those before a block was pasted.
    """

    def __init__(
        self,
        document: CapabilityMap,
        scenario: Scenario,
        role_titles: Mapping[str, str] | None = None,
        earlier: Mapping[str, str] | None = None,
    ) -> None:
        self.document = document
        self._scenario = scenario
        self._role_titles, self._earlier = role_titles, earlier or {}
        self._texts: dict[str, Mapping[Any, str]] = {}
        self._meanings: dict[tuple[type, str], Mapping[str, list[Any]]] = {}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Role id -> its title, told from others of that title."""
        return self._role_titles or titles(self._scenario)

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Person id -> her name, told from others of that name."""
        return people_names(self.document.people)

    @cached_property
    def holders(self) -> Mapping[str, str]:
        """Those of them who may hold a role: no typical background."""
        return {person.id: self.people[person.id] for person in self.document.people if person.kind == "person"}

    @cached_property
    def departments(self) -> Mapping[str, str]:
        """Department id -> its name; with those it lies in where another one has that name."""
        by_id = {unit.id: unit for unit in self._scenario.departments}
        alike: dict[str, int] = defaultdict(int)
        for unit in by_id.values():
            alike[word_key(unit.name)] += 1
        return {
            unit.id: unit.name if alike[word_key(unit.name)] == 1 else _path(by_id, unit) for unit in by_id.values()
        }

    def text(self, field: Field, value: Any) -> str:
        """The text of a cell that holds a value; "" for nothing."""
        if value is None or value in ((), ""):
            return ""
        match field.values.shape:
            case "names":
                return BETWEEN.join(value)
            case "roles":
                return BETWEEN.join(self.titles[role] for role in value)
            case "people":
                return BETWEEN.join(self.people[person] for person in value)
            case "number":
                return number_text(value)
            case "text" | "long":
                return str(value)
        if field.name not in self._texts:
            labels = field.values.labels(vocabulary_of(self.document))
            self._texts[field.name] = {**labels, **dict(choices_of(field, self))}
        return self._texts[field.name].get(value, str(value))

    def read(self, kind: type, field: Field, text: str) -> Any:
        """The value that a text means in a cell of a class's field. Raises CellFault where it means none."""
        if len(text) > LONGEST_TEXT:
            raise CellFault(f"This text has {len(text):,} characters; a cell takes {LONGEST_TEXT:,}.")
        value = self._value(kind, field, cleaned(text).strip())
        problem = problem_with(kind, field.name, value)
        if problem is not None:
            raise CellFault(f"{heading(field)} {problem}. Write another value.")
        return value

    def _value(self, kind: type, field: Field, text: str) -> Any:
        optional = field.values.optional
        match field.values.shape:
            case "text":
                name = one_line(text)
                if not name and not optional and problem_with(kind, field.name, name) is not None:
                    raise CellFault(f"{heading(field)} cannot be empty.")
                return name or (None if optional else name)
            case "long":
                return text
            case "names":
                return several_names(text)
            case "number":
                number = plain_number(text)
                if number is None:
                    raise CellFault(
                        f"“{shortened(text)}” is no number. Write plain figures, without a mark between the thousands, "
                        "such as 2, 0.5 or 1000."
                    )
                return number
            case "flag":
                if word_key(text) not in _FLAGS:
                    raise CellFault(f"“{shortened(text)}” is neither Yes nor No.")
                return _FLAGS[word_key(text)]
            case "roles" | "people":
                return self._several(kind, field, text)
        if not text and optional:
            return None
        return self._choice(kind, field, text)

    def _choice(self, kind: type, field: Field, text: str) -> Any:
        meant = self._meanings_of(kind, field).get(word_key(text), [])
        if len(meant) != 1:  # names may differ in accents alone, or be made of signs that no key has
            exact = [value for value, words in choices_of(field, self) if words == text]
            meant = exact if len(exact) == 1 else meant
        if len(meant) > 1 and field.values.shape in ("role", "roles"):
            meant = [role for role in meant if role in self._earlier] or meant  # one that is there, before a new one
        if len(meant) == 1:
            return meant[0]
        offered = [words for _, words in choices_of(field, self)]
        if meant:
            alike = [words for value, words in choices_of(field, self) if value in meant]
            raise CellFault(f"“{shortened(text)}” may be {' or '.join(alike[:MOST_NAMED])}. Write which.")
        if not text:
            raise CellFault(f"{heading(field)} cannot be empty. Write {_one_of(offered)}.")
        match field.values.shape:
            case "role" | "roles":
                raise CellFault(f"There is no role called “{shortened(text)}”. Write a title of this table.")
            case "people":
                raise CellFault(f"There is nobody called “{shortened(text)}”. Add her under People first.")
            case "department":
                there = (
                    f" There is {join_names(list(self.departments.values()), MOST_NAMED)}." if self.departments else ""
                )
                raise CellFault(
                    f"There is no department called “{shortened(text)}”.{there} "
                    "Choose New department in the menu to add it first."
                )
        raise CellFault(f"“{shortened(text)}” is not among the choices. Write {_one_of(offered)}.")

    def _meanings_of(self, kind: type, field: Field) -> Mapping[str, list[Any]]:
        """Key of a text -> the values it may mean: the words of a choice, its number, its number or name alone."""
        place = (kind, field.name)
        if place in self._meanings:
            return self._meanings[place]
        exact: dict[str, list[Any]] = defaultdict(list)
        loose: dict[str, list[Any]] = defaultdict(list)
        for value, words in choices_of(field, self):
            _put(exact, words, value)
            if field.values.shape in ("choice", "whole", "grade"):
                _put(loose, str(value), value)
            if field.values.shape == "choice" and isinstance(value, int):
                _put(loose, words.removeprefix(str(value)), value)
        if field.values.shape in ("role", "roles"):
            for role in self._scenario.roles:
                _put(loose, role.title, role.id)
                _put(loose, self._earlier.get(role.id, ""), role.id)
        if field.values.shape == "people":
            for person in self.document.people:
                if person.id in self.holders:
                    _put(loose, person.name, person.id)
        if field.values.shape == "department":
            for unit in self._scenario.departments:
                _put(loose, unit.name, unit.id)
        self._meanings[place] = {**loose, **exact}
        return self._meanings[place]

    def _several(self, kind: type, field: Field, text: str) -> tuple[str, ...]:
        """Several choices by their names, which may hold a semicolon themselves: the longest name comes first."""
        known, parts = self._meanings_of(kind, field), _BETWEEN_NAMES.split(text)
        found: list[str] = []
        while parts:
            for taken in range(len(parts), 0, -1):
                names = (";".join(parts[:taken]).strip(), BETWEEN.join(part.strip() for part in parts[:taken]).strip())
                name = next((name for name in names if word_key(name) in known), names[0])
                if taken == 1 or word_key(name) in known:
                    if name:
                        found.append(self._choice(kind, field, name))
                    del parts[:taken]
                    break
        return tuple(dict.fromkeys(found))


def heading(field: Field) -> str:
    """The heading of a field's column, as a sentence names it, too."""
    return (field.table.head if isinstance(field.table, InTable) else "") or field.label


def sort_key(value: Any, text: str) -> tuple[bool, Any]:
    """The key by which a column is sorted, empty cells last: numbers by number, all else by its text."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return False, value
    return is_nothing(value), word_key(text)


def _put(meanings: dict[str, list[Any]], words: str, value: Any) -> None:
    key = word_key(words)
    if key and value not in meanings[key]:
        meanings[key].append(value)


def _one_of(words: Sequence[str]) -> str:
    shown = list(words[:MOST_NAMED])
    rest = len(words) - len(shown)
    return (
        f"{', '.join(shown)} or {'one of ' if rest > 1 else ''}{rest} more"
        if rest
        else " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
    )


def _path(by_id: Mapping[str, Department], unit: Department) -> str:
    names = [unit.name]
    while unit.parent is not None and len(names) <= len(by_id):
        unit = by_id[unit.parent]
        names.append(unit.name)
    return " › ".join(reversed(names))
