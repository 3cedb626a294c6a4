"""Factory of field editors: the control for a field by its shape, and the choices offered in it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from workbench.domain import words
from workbench.domain.field import Field as Row
from workbench.domain.field import InForm
from workbench.domain.index import Index
from workbench.domain.model import GRADES
from workbench.domain.names import person_names
from workbench.domain.vocabulary import vocabulary_of
from workbench.widgets.inspector.departments import NEW, department_options
from workbench.widgets.inspector.fields import (
    ChoiceField,
    FieldWidget,
    FlagField,
    LongField,
    ManyField,
    NamesField,
    NumberField,
    OptionalField,
    TextField,
)

Options = Sequence[tuple[Any, str]]


def control(row: Row, shown: InForm) -> FieldWidget:
    """The editor for a field. Raises ValueError for a shape without editor."""
    values = row.values
    match values.shape:
        case "text":
            return (OptionalField if values.optional else TextField)(shown.empty)
        case "long":
            return LongField(shown.empty)
        case "names":
            return NamesField(shown.empty)
        case "number":
            return NumberField()
        case "choice" | "whole":
            return ChoiceField()
        case "flag":
            return FlagField(shown.tick)
        case "grade" | "role":
            return ChoiceField()
        case "department":
            return ChoiceField(another=NEW)
        case "roles":
            return ManyField(shown.empty, "There is no other role yet")
        case "people":
            return ManyField(shown.empty, "Nobody is under People yet")
    raise ValueError(f"nothing edits the {row.name}: {values.shape}")


def options(row: Row, shown: InForm, index: Index, subject: str, value: Any) -> Options | None:
    """Choices of a field for a subject in a scenario, without the subject itself; None if the field offers none.

    value: the one it has, which is offered even where a map of such words has no need of it.
    """
    none: list[tuple[Hashable, str]] = [(None, shown.empty)]
    match row.values.shape:
        case "choice" | "whole":
            return list(row.values.offered(vocabulary_of(index.document), value).items())
        case "grade":
            return [(grade, words.grade_name(index.document, grade)) for grade in reversed(GRADES)]
        case "department":
            return [*none, *(option for option in department_options(index) if f"department:{option[0]}" != subject)]
        case "role":
            return [*none, *_roles(index, subject)]
        case "roles":
            return _roles(index, subject)
        case "people":
            names = person_names(index)
            may_hold = [person for person in index.document.people if person.kind == "person" or person.id in value]
            return [(person.id, names[person.id]) for person in may_hold]
    return None


def _roles(index: Index, subject: str) -> Options:
    return [(role.id, index.titles[role.id]) for role in index.scenario.roles if f"role:{role.id}" != subject]
