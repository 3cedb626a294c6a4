"""Values of fields in the cells of a returned workbook: what changed cells mean, and which of two sheets is right.

A cell that says what was written there changes nothing, whatever words it is in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.application.cell_values import CellFault, CellWords
from workbench.application.returned import Place
from workbench.domain.fields import FIELDS, problem_with
from workbench.domain.merge.outcome import Subject
from workbench.files.importers._returned.cells import SheetCell
from workbench.files.importers._returned.facts import Facts

_NAMES = ("name", "title")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: the value, where it stands, and its words."""

    value: Any
    place: Place
    text: str


@dataclass(frozen=True)
class FieldReadings:
    """The changed cells of the fields of one kind of thing, by id and field."""

    kind: type
    words: CellWords
    facts: Facts
    found: dict[tuple[str, str], list[Reading]] = field(default_factory=lambda: defaultdict(list))

    def read(
        self, identifier: str, name: str, cell: SheetCell, place: Place, called: str, written: str | float | None
    ) -> None:
        """Read a cell of a field. written: what was written there, None for a thing that is new."""
        if (cell.value is None and not cell.formula) if written is None else cell.says(written):
            return
        row = FIELDS[self.kind][name]
        if self.facts.refused_as(cell, place, called, row.label):
            return
        if name in _NAMES and not cell.line:
            self.facts.refuse("no_name", place, called)
            return
        try:
            value = self._value(name, cell)
        except CellFault as fault:
            self.facts.refuse("not_read", place, called, row.label, cell=cell, why=str(fault))
            return
        self.found[identifier, name].append(Reading(value, place, cell.text))

    def put(self, identifier: str, name: str, value: Any, cell: SheetCell, place: Place) -> None:
        """Add a value that was worked out otherwise."""
        self.found[identifier, name].append(Reading(value, place, cell.text))

    def changes(self, identifier: str, subject: Subject, before: Mapping[str, Any], called: str) -> dict[str, Any]:
        """The fields that the cells change. before: their values; where two cells disagree, that stays."""
        changes: dict[str, Any] = {}
        for name, value in before.items():
            readings = [each for each in self.found.get((identifier, name), ()) if each.value != value]
            if not readings:
                continue
            first = readings[0]
            other = next((each for each in readings if each.value != first.value), None)
            if other is not None:
                there = f"{first.place.sheet} {first.place.cell}"
                names, cell = (called, FIELDS[self.kind][name].label), SheetCell(other.text)
                self.facts.refuse("two_values", other.place, *names, cell=cell, other=first.text, why=there)
                continue
            changes[name] = first.value
            self.facts.places[subject.unit(name)] = first.place
        return changes

    def _value(self, name: str, cell: SheetCell) -> Any:
        """The value that a cell means. Raises CellFault."""
        row = FIELDS[self.kind][name]
        if row.values.shape == "number" and isinstance(cell.value, float):
            number = int(cell.value) if cell.value.is_integer() else cell.value
            if problem_with(self.kind, name, number) is None:
                return number
        return self.words.read(self.kind, row, cell.text)
