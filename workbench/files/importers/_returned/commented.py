"""What the comments on the cells of a returned workbook are about, which follows from the cell. Reads no value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.application.returned import CellComment
from workbench.domain.differences import ENTIRE
from workbench.domain.merge.outcome import NOTE, Unit
from workbench.domain.merge.parts import Path
from workbench.files.importers._returned.cells import ReturnedSheet, Sheets, as_read
from workbench.files.importers._returned.identity import Identities
from workbench.files.importers._returned.layout import BookLayout

About = tuple[Unit | None, tuple[str, ...]]
"""A thing, or a skill that a role holds, and what it is called, what it is of first; None for none in particular."""
Lines = Mapping[int, str]
"""Row or column -> the id of its thing."""
_NOTHING: About = (None, ())
_OF_UNIT = "department."


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented:
    """The rows and columns of a workbook by what they are of, and the names of people."""

    layout: BookLayout
    skills: Identities
    roles: Identities
    units: Identities
    people: Mapping[str, str]
    """Name -> id, as far as the workbook has people."""
    matrix_rows: Lines
    matrix_columns: Lines
    skill_rows: Lines
    role_rows: Lines
    unit_rows: Mapping[int, str | None]

    def comments(self, sheets: Sheets) -> Iterator[CellComment]:
        """All comments, sheet by sheet."""
        for sheet in sheets:
            for each in sheet.comments:
                about, names = self._about(sheet, each.row, each.column)
                yield CellComment(sheet.place(each.row, each.column), each.author, each.text, names, about)

    def _about(self, sheet: ReturnedSheet, row: int, column: int) -> About:
        layout = self.layout
        if layout.matrix is not None and sheet is layout.matrix.sheet:
            return self._in_matrix(self.matrix_rows.get(row), self.matrix_columns.get(column))
        if layout.skills is not None and sheet is layout.skills.sheet:
            return _thing(self.skills, self.skill_rows.get(row))
        if layout.organisation is not None and sheet is layout.organisation.sheet:
            fields = {at: name for name, at in layout.organisation.columns.items()}
            unit, role = self.unit_rows.get(row), self.role_rows.get(row)
            of_unit = unit is not None and (role is None or fields.get(column, "").startswith(_OF_UNIT))
            return _thing(self.units, unit) if of_unit else _thing(self.roles, role)
        return self._person(sheet, row, column)

    def _in_matrix(self, skill: str | None, role: str | None) -> About:
        if skill is None:
            return _thing(self.roles, role)
        if role is None:
            return _thing(self.skills, skill)
        return self.roles.subject(role).unit(NOTE, skill), (self.skills.named(skill), self.roles.named(role))

    def _person(self, sheet: ReturnedSheet, row: int, column: int) -> About:
        """The person whose column it is, on a sheet that has a person in two columns, and the role of the row."""
        for at in (column, column - 1):
            for above in range(row, -1, -1):
                name = as_read(sheet.at(above, at).text)
                if name in self.people:
                    title = as_read(sheet.at(row, 0).text)
                    role = (title,) if title in self.roles.written.values() else ()
                    return Path("person", "", self.people[name]).unit, (name, *role)
        return _NOTHING


def _thing(identities: Identities, identifier: str | None) -> About:
    if identifier is None:
        return _NOTHING
    return identities.subject(identifier).unit(ENTIRE), (identities.named(identifier),)
