"""The edited map: the base with what the sheets of a returned workbook say, and all that was not taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.application.cell_values import CellWords
from workbench.application.edits.departments import DeleteDepartment
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.skills import DeleteSkills
from workbench.application.returned import NoBase, Returned, ReturnKey
from workbench.domain.differences import ENTIRE, HOLDS
from workbench.domain.index import Index
from workbench.domain.merge.outcome import Unit
from workbench.domain.model import CapabilityMap, Scenario, Skill
from workbench.domain.names import person_names
from workbench.domain.replace import replace
from workbench.domain.transform import edit_scenario
from workbench.files.exporters.xlsx.body import side_of
from workbench.files.exporters.xlsx.contents import Contents
from workbench.files.exporters.xlsx.layout import MATRIX, ORGANISATION
from workbench.files.importers._returned.base import NoMap, base_in
from workbench.files.importers._returned.cells import SheetCell, Sheets, as_read
from workbench.files.importers._returned.commented import Commented
from workbench.files.importers._returned.facts import Facts
from workbench.files.importers._returned.fields import FieldReadings
from workbench.files.importers._returned.holdings import changed_holdings, typed_in, with_holdings
from workbench.files.importers._returned.layout import SKILLS, BookLayout, MatrixLayout, layout_of
from workbench.files.importers._returned.library import LibraryReading
from workbench.files.importers._returned.organisation import OrganisationReading

FindBase = Callable[[ReturnKey], CapabilityMap | None]
"""A finder of the base outside of the workbook, such as among the earlier versions."""


class NoScenario(Exception):
    """The workbook is of a scenario that neither its base nor the map has."""


def read_back(name: str, sheets: Sheets, now: CapabilityMap, find_base: FindBase = lambda _: None) -> Returned:
    """What a returned workbook says. Raises NoScenario, and ValueError for sheets that say not what they were made of.

    now: the map as it is, from which it is read where no base is known.
    """
    layout = layout_of(sheets)
    if layout is None:
        raise ValueError("these are not the sheets of a workbook of ours")
    no_base: NoBase | None = None
    base: CapabilityMap | None
    try:
        base = base_in(layout.exported, layout.key)
    except NoMap as none:
        no_base, base = none.why, find_base(layout.key)
    start = now if base is None else base
    scenario = next((each for each in start.scenarios if each.id == layout.key.scenario), None)
    if scenario is None:
        raise NoScenario
    reading = _Reading(layout, start, scenario)
    edited, missing = reading.edited()
    facts = reading.facts
    facts.told.extend(layout.facts())
    return Returned(
        name=name,
        key=layout.key,
        base=base,
        no_base=no_base,
        edited=edited,
        missing=missing,
        refused=tuple(facts.refused),
        told=tuple(facts.told),
        comments=tuple(reading.commented().comments(sheets)),
        places=facts.places,
    )


class _Reading:
    """The reading of one workbook against the map that it was made from."""

    def __init__(self, layout: BookLayout, start: CapabilityMap, scenario: Scenario) -> None:
        self.facts = Facts()
        self._layout = layout
        self._start = start
        self._scenario = scenario
        self._contents = Contents(Index(start, scenario))
        words = CellWords(start, scenario)
        self._library = LibraryReading(self._contents, FieldReadings(Skill, words, self.facts), self.facts)
        self._organisation = OrganisationReading(self._contents, words, self.facts)
        self._rows: Mapping[int, str] = {}
        self._columns: Mapping[int, str] = {}
        self._skill_rows: Mapping[int, str] = {}
        self._in: dict[str, set[str]] = {}
        """Sheet -> the subjects that it has."""

    def edited(self) -> tuple[CapabilityMap, tuple[Unit, ...]]:
        """The edited map, and the things that no sheet has any more, which it has not, either."""
        self._identify()
        document = self._composed()
        return self._without_missing(document)

    def _identify(self) -> None:
        layout, library, organisation = self._layout, self._library, self._organisation
        if layout.matrix is not None:
            rows, columns = _table(layout.matrix, self.facts)
            self._rows = library.of_matrix(layout.matrix, rows)
            self._columns = organisation.of_matrix(layout.matrix, columns)
            self._in[MATRIX] = {*library.identities.seen, *map(_role_key, organisation.roles.seen)}
            self._tell_sides(layout.matrix)
        if layout.skills is not None:
            self._skill_rows = library.of_skills(layout.skills)
            self._in[SKILLS] = set(self._skill_rows.values())
        if layout.organisation is not None:
            self._in[ORGANISATION] = set(map(_role_key, organisation.of_sheet(layout.organisation)))
        else:
            organisation.units.identities.seen.update(organisation.units.identities.written)
        self._tell_missing_on_one()

    def _composed(self) -> CapabilityMap:
        layout, organisation = self._layout, self._organisation
        matrix = layout.matrix
        skills = self._library.skills(self._levels_of_new())
        scenario = organisation.scenario()
        if matrix is not None:
            names = self._names(skills, scenario)
            needed = {skill.id: skill.level_needed for skill in skills}
            read = changed_holdings(matrix, self._rows, self._columns, self._scenario, names, needed, self.facts)
            scenario, changed = with_holdings(scenario, skills, read)
            for role, skill in changed:
                self.facts.places[organisation.roles.subject(role).unit(HOLDS, skill)] = read[role, skill].place
        document = edit_scenario(replace(self._start, skills=skills), scenario.id, lambda _: scenario)
        return edit_scenario(document, scenario.id, lambda each: organisation.with_lines(document, each))

    def _without_missing(self, document: CapabilityMap) -> tuple[CapabilityMap, tuple[Unit, ...]]:
        """The map without what no sheet has; taken out as the program does it, so that a merge can put it back."""
        library, organisation, scenario = self._library.identities, self._organisation, self._scenario.id
        skills = library.missing() if {MATRIX, SKILLS} & self._in.keys() else []
        roles = organisation.roles.missing() if {MATRIX, ORGANISATION} & self._in.keys() else []
        units = organisation.units.identities.missing()
        if roles:
            document = DeleteRoles(scenario, tuple(roles)).apply(document)
        for unit in units:
            document = DeleteDepartment(scenario, unit).apply(document)
        if skills:
            document = DeleteSkills(tuple(skills)).apply(document)
        return document, (
            *(library.subject(each).unit(ENTIRE) for each in skills),
            *(organisation.roles.subject(each).unit(ENTIRE) for each in roles),
            *(organisation.units.identities.subject(each).unit(ENTIRE) for each in units),
        )

    def _names(self, skills: tuple[Skill, ...], scenario: Scenario) -> tuple[dict[str, str], dict[str, str]]:
        roles = {role.id: self._organisation.roles.named(role.id) for role in scenario.roles}
        return {skill.id: skill.name for skill in skills}, roles

    def _levels_of_new(self) -> dict[str, int]:
        """The highest level at which a new skill is held."""
        matrix, new, levels = self._layout.matrix, self._library.identities.new, dict[str, int]()
        if matrix is not None:
            for row, skill in self._rows.items():
                if skill in new:
                    cells = (typed_in(cell, 0) for at, cell in matrix.sheet.rows[row].items() if at in self._columns)
                    found = [each.level for each in cells if each is not None and each.level]
                    if found:
                        levels[skill] = max(found)
        return levels

    def _tell_sides(self, matrix: MatrixLayout) -> None:
        """Tell of sides that were typed over: they follow from the kind of work, and are not read."""
        for column, role in self._columns.items():
            cell, its_role = matrix.sheet.at(matrix.head, column), self._contents.index.roles.get(role)
            if its_role is not None and cell.says(side_of(self._contents, its_role)):
                continue
            if cell.value is not None and not cell.formula:
                place = matrix.sheet.place(matrix.head, column)
                self.facts.tell("side", place, self._organisation.roles.named(role), text=cell.text)

    def _tell_missing_on_one(self) -> None:
        """Tell of what one sheet lacks and another has: it stays."""
        layout, library, roles = self._layout, self._library.identities, self._organisation.roles
        skills = {skill: library.named(skill) for skill in library.written}
        titles = {_role_key(role): roles.named(role) for role in roles.written}
        for table, name, other, names in (
            (layout.matrix, MATRIX, SKILLS, skills),
            (layout.skills, SKILLS, MATRIX, skills),
            (layout.matrix, MATRIX, ORGANISATION, titles),
            (layout.organisation, ORGANISATION, MATRIX, titles),
        ):
            if table is not None and other in self._in:
                for key in names:
                    if key not in self._in[name] and key in self._in[other]:
                        self.facts.tell("still_there", table.sheet.place(table.head, 0), names[key], other=other)

    def commented(self) -> Commented:
        """What comments may be about, once all is identified."""
        organisation = self._organisation
        return Commented(
            layout=self._layout,
            skills=self._library.identities,
            roles=organisation.roles,
            units=organisation.units.identities,
            people={name: identifier for identifier, name in person_names(self._contents.index).items()},
            matrix_rows=self._rows,
            matrix_columns=self._columns,
            skill_rows=self._skill_rows,
            role_rows=organisation.rows,
            unit_rows=organisation.units.of_row,
        )


def _role_key(role: str) -> str:
    """A role among the subjects of a sheet, which has skills, too."""
    return f"role:{role}"


def _table(matrix: MatrixLayout, facts: Facts) -> tuple[list[int], list[int]]:
    """The rows of skills and the columns of roles in Matrix: without what people write beside and below."""
    sheet = matrix.sheet
    fields = set(matrix.columns.values()) - {matrix.columns.get("leads", -1)}
    identifiers = set(matrix.ids.values())
    others = set(matrix.others())
    rows: list[int] = []
    last = matrix.head
    for row in matrix.body():
        cells = sheet.rows[row]
        said = [column for column, cell in cells.items() if column in fields | others and _says(cell)]
        has_id = any(cells[column].text.strip() for column in identifiers & cells.keys())
        if not said and not has_id:
            continue
        named = sheet.at(row, matrix.columns.get("name", 0)).line
        alone = not has_id and set(said) == {matrix.columns.get("name", 0)} and row > last + 1
        if alone or (not named and not has_id):
            facts.tell("other_row", sheet.place(row, min(said)), text=cells[min(said)].text)
            continue
        rows.append(row)
        last = row
    columns: list[int] = []
    by_column: dict[int, list[SheetCell]] = {}
    for row in rows:
        for column, cell in sheet.rows[row].items():
            if column in others and _says(cell):
                by_column.setdefault(column, []).append(cell)
    for column in sorted(others):
        has_id = matrix.keys is not None and bool(sheet.at(matrix.keys, column).text.strip())
        title = sheet.at(matrix.titles, column).line
        values = by_column.get(column, [])
        if not has_id and not title and not values:
            continue
        if not has_id and (not title or (values and not any(_is_holding(cell) for cell in values))):
            facts.tell("other_column" if title else "no_title", sheet.place(matrix.titles, column), text=title)
            continue
        columns.append(column)
    return rows, columns


def _says(cell: SheetCell) -> bool:
    return bool(as_read(cell.text)) or cell.error or cell.unvalued


def _is_holding(cell: SheetCell) -> bool:
    return not cell.error and typed_in(cell, 1) is not None
