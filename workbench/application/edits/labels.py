"""Labels of the edits that set one field, made of the field's row; and the check of which fields an edit may set."""

from __future__ import annotations

from typing import Any

from workbench.domain.field import EditLabel, Field, worded
from workbench.domain.fields import FIELDS, NOUN
from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.normalisation import one_line
from workbench.domain.replace import UnknownField
from workbench.domain.titles import person_called, title_in
from workbench.domain.transform import EditRefused, find
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import grade_name


class _Words:
    """Resolver of display names within a map and one of its scenarios (see field.NameSource)."""

    def __init__(self, document: CapabilityMap, scenario: Scenario | None) -> None:
        self._document, self._scenario = document, scenario or document.scenarios[0]

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_of(self._document)

    def grade(self, grade: int) -> str:
        return grade_name(self._document, grade) if grade in range(1, 8) else str(grade)

    def role(self, role_id: str) -> str:
        return title_in(self._scenario, find(self._scenario.roles, role_id))

    def department(self, department_id: str) -> str:
        return find(self._scenario.departments, department_id).name

    def person(self, person_id: str) -> str:
        return person_called(self._document, person_id)


def check_settable(kind: type, name: str) -> Field:
    """The field of this name; raises UnknownField where there is none, or none that an edit sets."""
    row = FIELDS[kind].get(name)
    if row is None or not isinstance(row.edit, EditLabel):
        raise UnknownField(f"{name} is no field of a {NOUN[kind]} to be set")
    return row


def edit_label(
    document: CapabilityMap, thing: object, called: str, field: str, value: Any, scenario: Scenario | None = None
) -> str:
    """The label of setting a field of a thing: "Set the grade of Social Engineer to Director".

    called: the display name of the thing. scenario: the one it is in, if any. Raises UnknownField for a field that no
    edit sets, EditRefused where the value names a role or department that is not there.
    """
    row = check_settable(type(thing), field)
    assert isinstance(row.edit, EditLabel)
    names = _Words(document, scenario)
    return row.edit.text(called, getattr(thing, field), value, names, lambda shown: worded(row.values, shown, names))


def required_name(kind: type, text: str, field: str = "name") -> str:
    """The name of a thing of a class on one line. Raises EditRefused where it is empty."""
    name = one_line(text)
    if not name:
        raise EditRefused(f"A {NOUN[kind]} needs a {field}. Type one, or press Esc to keep the old one.")
    return name
