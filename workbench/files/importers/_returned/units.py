"""Departments in a returned workbook: the rows of Organisation, of which one department has as many as it has roles.

A name typed over on some rows moves the roles on them; typed over on all of them it renames the department.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.application.returned import Place
from workbench.domain.model import Department, DepartmentKind
from workbench.domain.names import NO_DEPARTMENT
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.validate import would_loop
from workbench.files.exporters.xlsx.contents import Contents, fit
from workbench.files.exporters.xlsx.field_cells import cells
from workbench.files.importers._returned.cells import NOTHING, SheetCell, as_read
from workbench.files.importers._returned.facts import Facts
from workbench.files.importers._returned.fields import FieldReadings
from workbench.files.importers._returned.identity import Identities
from workbench.files.importers._returned.layout import TableLayout

_KIND = "kind"
_NEW_KIND: DepartmentKind = "other"


class UnitReading:
    """The departments that the rows name, and what the cells say of them.

    of_row: the department of a row, None for none; a row whose cell could not be read is not there. places: where a
    row names it.
    """

    def __init__(self, contents: Contents, readings: FieldReadings, facts: Facts) -> None:
        self._contents = contents
        self._readings = readings
        self._facts = facts
        scenario = contents.scenario
        self.identities = Identities("department", scenario.id, contents.department_names, facts)
        self._by_id = {unit.id: unit for unit in scenario.departments}
        self.of_row: dict[int, str | None] = {}
        self.places: dict[int, Place] = {}
        self._parents: dict[str, tuple[SheetCell, Place]] = {}
        self._by_key: dict[str, str] = {}
        """Key of a name that the base has not -> the department that bears it now."""
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._exact: dict[str, list[str]] = defaultdict(list)
        for identifier, name in self.identities.written.items():
            self._exact[as_read(fit(name))].append(identifier)
            self._alike[name_key(name)].append(identifier)

    def read(self, layout: TableLayout, rows: Sequence[int]) -> None:
        """Read the rows: which department each is of, then its fields."""
        column = layout.columns.get("department.name")
        if column is None:
            self.identities.seen.update(self.identities.written)
            return
        known = {as_read(identifier): identifier for identifier in self.identities.written}
        ids = layout.ids.get("department")
        stands = {row: known.get(as_read(layout.sheet.at(row, ids).text)) if ids is not None else None for row in rows}
        open_rows: dict[str | None, list[int]] = defaultdict(list)
        for row in rows:
            cell, place = layout.sheet.at(row, column), layout.sheet.place(row, column)
            self.places[row] = place
            if (here := stands[row]) is not None:
                self.identities.seen.add(here)
            if self._facts.refused_as(cell, place):
                continue
            if not cell.line or as_read(cell.text) == NO_DEPARTMENT:
                self.of_row[row] = None
            elif (unit := self._written(cell, here)) is not None:
                self.of_row[row] = unit
                self.identities.seen.add(unit)
            else:
                open_rows[here].append(row)
        for here, those in open_rows.items():
            self._named_anew(layout, column, here, those)
        for row, unit in self.of_row.items():
            if unit is not None:
                self._read_fields(layout, row, unit, stands[row])

    def _written(self, cell: SheetCell, here: str | None) -> str | None:
        """The department of the base that a cell names: that of its id, else the one of this name."""
        if here is not None and cell.says(self.identities.written[here]):
            return here
        alike = self._exact.get(as_read(cell.text)) or self._alike.get(name_key(cell.line), [])
        return alike[0] if len(alike) == 1 else None

    def _named_anew(self, layout: TableLayout, column: int, here: str | None, rows: Sequence[int]) -> None:
        """Rows with a name that no department of the base has: all rows of one are its new name, others are new."""
        sheet = layout.sheet
        keys = {name_key(sheet.at(row, column).line) for row in rows}
        if here is not None and len(keys) == 1 and here not in self.of_row.values():
            cell, place = sheet.at(rows[0], column), sheet.place(rows[0], column)
            self._readings.put(here, "name", cell.line, cell, place)
            self.identities.now[here] = cell.line
            self._by_key.setdefault(name_key(cell.line), here)
            self.of_row.update(dict.fromkeys(rows, here))
            return
        for row in rows:
            cell, place = sheet.at(row, column), sheet.place(row, column)
            key = name_key(cell.line)
            unit = self._by_key.get(key)
            if unit is None:
                unit = self._by_key[key] = self.identities.add(cell.line, place)
                if here is not None:
                    self._facts.tell("new_department", place, cell.line, text=self.identities.written[here])
            self.of_row[row] = unit

    def _read_fields(self, layout: TableLayout, row: int, unit: str, stood: str | None) -> None:
        """Read kind and parent; what is still that of the department that stood in this row says nothing of another."""
        was = self._line(stood) if stood is not None and unit in self.identities.written and stood != unit else {}
        written = self._line(unit) if unit in self.identities.written else None
        called = self.identities.named(unit)
        for name in (_KIND, "parent"):
            column = layout.columns.get(f"department.{name}")
            if column is None:
                continue
            cell, place = layout.sheet.at(row, column), layout.sheet.place(row, column)
            if (name in was and cell.says(was[name])) or (written is None and cell is NOTHING):
                continue
            if name == _KIND:
                self._readings.read(unit, name, cell, place, called, None if written is None else written[name])
            elif (written is None or not cell.says(written[name])) and not self._facts.refused_as(cell, place, called):
                self._parents.setdefault(unit, (cell, place))

    def _line(self, identifier: str) -> Mapping[str, str | float]:
        unit = self._by_id[identifier]
        written = dict(zip(("name", "parent", _KIND), cells(unit, self._contents.names), strict=True))
        return {name: written[name] for name in (_KIND, "parent")}

    def departments(self) -> tuple[Department, ...]:
        """The departments with what the sheets say, the new ones last."""
        units = [self._settled(unit) for unit in self._contents.scenario.departments]
        units += [
            self._settled(Department(identifier, name, kind=_NEW_KIND))
            for identifier, name in self.identities.new.items()
        ]
        parents = {unit.id: unit.parent for unit in units}
        for identifier, (cell, place) in self._parents.items():
            called = self.identities.named(identifier)
            parent = None if not cell.line else self._called(cell)
            if cell.line and parent is None:
                self._facts.refuse("no_department", place, called, cell=cell)
            elif would_loop(parents, identifier, parent):
                self._facts.refuse("loop", place, called, cell=cell)
            elif parents[identifier] != parent:
                parents[identifier] = parent
                self._facts.places[self.identities.subject(identifier).unit("parent")] = place
        return tuple(
            unit if unit.parent == parents[unit.id] else replace(unit, parent=parents[unit.id]) for unit in units
        )

    def _settled(self, unit: Department) -> Department:
        values: dict[str, Any] = {"name": unit.name, _KIND: unit.kind}
        changes = self._readings.changes(
            unit.id, self.identities.subject(unit.id), values, self.identities.named(unit.id)
        )
        return replace(unit, **changes) if changes else unit

    def _called(self, cell: SheetCell) -> str | None:
        """The department that a cell of another one names."""
        return self._written(cell, None) or self._by_key.get(name_key(cell.line))
