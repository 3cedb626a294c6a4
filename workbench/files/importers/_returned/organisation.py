"""Roles and departments in a returned workbook: the columns of Matrix, the rows of Organisation, the fields in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.application.cell_values import CellWords
from workbench.application.grade_words import PLAIN_GRADE, grade_in
from workbench.domain.field_places import COLUMNS
from workbench.domain.model import CapabilityMap, Department, Role, Scenario
from workbench.domain.replace import replace
from workbench.files.exporters.xlsx.body import NO_ROLE
from workbench.files.exporters.xlsx.contents import Contents
from workbench.files.exporters.xlsx.field_cells import cells
from workbench.files.importers._returned.cells import NOTHING, SheetCell, as_read
from workbench.files.importers._returned.facts import Facts
from workbench.files.importers._returned.fields import FieldReadings
from workbench.files.importers._returned.identity import Identities, NamedLine
from workbench.files.importers._returned.layout import MatrixLayout, TableLayout
from workbench.files.importers._returned.units import UnitReading

LINES = ("reports_to", "dotted_to")
"""Fields that name other roles: read once all titles are known."""
_FIELDS = tuple(row.name for row, _ in COLUMNS[Role])


class OrganisationReading:
    """The roles and departments that the sheets name, and what the cells say of them."""

    def __init__(self, contents: Contents, words: CellWords, facts: Facts) -> None:
        self._contents = contents
        self._facts = facts
        scenario, titles = contents.scenario, contents.index.titles
        written = {role.id: titles[role.id] for role in scenario.roles}
        self.roles = Identities("role", scenario.id, written, facts)
        self.units = UnitReading(contents, FieldReadings(Department, words, facts), facts)
        self._readings = FieldReadings(Role, words, facts)
        self._by_id = {role.id: role for role in scenario.roles}
        self._layout: TableLayout | None = None
        self.rows: Mapping[int, str] = {}
        """Row of Organisation -> the role on it."""
        self._row_of: Mapping[str, int] = {}

    def of_matrix(self, layout: MatrixLayout, columns: Iterable[int]) -> Mapping[int, str]:
        """The roles of the columns of Matrix, by column, and their titles."""
        sheet, row = layout.sheet, layout.titles
        lines = []
        for column in columns:
            its_id = sheet.at(layout.keys, column) if layout.keys is not None else NOTHING
            lines.append(NamedLine(column, its_id.text, sheet.at(row, column), sheet.place(row, column)))
        found = self.roles.resolved(lines)
        for column, identifier in found.items():
            self._read_title(identifier, sheet.at(row, column), layout, row, column)
        return found

    def of_sheet(self, layout: TableLayout) -> set[str]:
        """Read the rows of Organisation; returns the roles on them."""
        self._layout = layout
        sheet, own = layout.sheet, {*layout.columns.values(), *layout.ids.values()}
        rows = [row for row in layout.body() if own & sheet.rows[row].keys()]
        rows = [row for row in rows if any(sheet.at(row, column).text.strip() for column in own)]
        lines = []
        title, ids = layout.columns.get("role.title"), layout.ids.get("role")
        for row in rows:
            named = NOTHING if title is None else sheet.at(row, title)
            its_id = NOTHING if ids is None else sheet.at(row, ids)
            if as_read(named.text) == NO_ROLE:
                named = NOTHING
            if its_id.text or named.line:
                lines.append(NamedLine(row, its_id.text, named, sheet.place(row, title or 0)))
        self.rows = self.roles.resolved(lines)
        self._row_of = {identifier: row for row, identifier in self.rows.items()}
        self.units.read(layout, rows)
        for row, identifier in self.rows.items():
            if title is not None:
                self._read_title(identifier, sheet.at(row, title), layout, row, title)
            self._read_fields(self._readings, row, identifier, [name for name in _FIELDS if name not in LINES])
        return set(self.rows.values())

    def _read_title(self, identifier: str, cell: SheetCell, layout: TableLayout, row: int, column: int) -> None:
        written = self.roles.written.get(identifier)
        if written is None:
            return
        if as_read(cell.text) == NO_ROLE:
            cell = SheetCell("")
        called = self.roles.named(identifier)
        self._readings.read(identifier, "title", cell, layout.sheet.place(row, column), called, written)
        for reading in self._readings.found.get((identifier, "title"), ()):
            self.roles.now.setdefault(identifier, reading.value)

    def _read_fields(self, readings: FieldReadings, row: int, identifier: str, names: Iterable[str]) -> None:
        """Read the fields of a role but its title."""
        layout = self._layout
        if layout is None:
            return
        role = self._by_id.get(identifier)
        written = dict(zip(_FIELDS, cells(role, self._contents.names), strict=True)) if role else None
        for name in names:
            column = layout.columns.get(f"role.{name}")
            if column is None or name == "title":
                continue
            place, cell = layout.sheet.place(row, column), layout.sheet.at(row, column)
            before = None if written is None else written[name]
            readings.read(identifier, name, cell, place, self.roles.named(identifier), before)

    def scenario(self) -> Scenario:
        """The scenario with what the sheets say, but for the lines between roles. New roles come last."""
        roles = [self._settled(role) for role in self._contents.scenario.roles]
        for identifier, title in self.roles.new.items():
            roles.append(self._settled(Role(identifier, title, grade=grade_in(title) or PLAIN_GRADE)))
        scenario = self._contents.scenario
        return replace(scenario, departments=self.units.departments(), roles=tuple(roles))

    def _settled(self, role: Role) -> Role:
        subject = self.roles.subject(role.id)
        values = {name: getattr(role, name) for name in _FIELDS if name not in LINES}
        changes = self._readings.changes(role.id, subject, values, self.roles.named(role.id))
        row = self._row_of.get(role.id)
        if row is not None and row in self.units.of_row and self.units.of_row[row] != role.department:
            changes["department"] = self.units.of_row[row]
            self._facts.places[subject.unit("department")] = self.units.places[row]
        return replace(role, **changes) if changes else role

    def with_lines(self, document: CapabilityMap, scenario: Scenario) -> Scenario:
        """The scenario with the lines between roles that the sheets say; document: the map with that scenario."""
        words = CellWords(document, scenario, earlier=self.roles.written)
        readings = FieldReadings(Role, words, self._facts)
        for row, identifier in self.rows.items():
            self._read_fields(readings, row, identifier, LINES)
        above = {role.id: role.reports_to for role in scenario.roles}
        changed: dict[str, dict[str, Any]] = {}
        for role in scenario.roles:
            subject, called = self.roles.subject(role.id), self.roles.named(role.id)
            values = {name: getattr(role, name) for name in LINES}
            changes = readings.changes(role.id, subject, values, called)
            if "reports_to" in changes:
                above[role.id] = changes["reports_to"]
            if role.id in changes.get("dotted_to", ()):
                changes["dotted_to"] = tuple(each for each in changes["dotted_to"] if each != role.id)
            changed[role.id] = changes
        self._break_loops(readings, above, changed)
        return replace(
            scenario,
            roles=tuple(replace(role, **changed[role.id]) if changed[role.id] else role for role in scenario.roles),
        )

    def _break_loops(
        self, readings: FieldReadings, above: dict[str, str | None], changed: Mapping[str, dict[str, Any]]
    ) -> None:
        """Leave out new lines that close a loop."""
        for identifier, changes in changed.items():
            if "reports_to" in changes and _in_loop(above, identifier):
                del changes["reports_to"]
                role = self._by_id.get(identifier)
                above[identifier] = role.reports_to if role else None
                first = readings.found[identifier, "reports_to"][0]
                cell = SheetCell(first.text)
                self._facts.refuse("loop", first.place, self.roles.named(identifier), cell=cell)


def _in_loop(above: Mapping[str, str | None], identifier: str) -> bool:
    """Whether the way up from here leads back."""
    seen = set[str]()
    node = above.get(identifier)
    while node is not None and node not in seen:
        if node == identifier:
            return True
        seen.add(node)
        node = above.get(node)
    return False
