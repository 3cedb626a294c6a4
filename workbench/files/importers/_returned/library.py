"""Skills in a returned workbook: the rows of Matrix and of Skills, and the fields in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.domain.field_places import COLUMNS
from workbench.domain.model import Skill
from workbench.domain.replace import replace
from workbench.files.exporters.xlsx.contents import Contents
from workbench.files.exporters.xlsx.field_cells import NO, YES, cell
from workbench.files.importers._returned.cells import NOTHING
from workbench.files.importers._returned.facts import Facts
from workbench.files.importers._returned.fields import FieldReadings
from workbench.files.importers._returned.identity import Identities, NamedLine
from workbench.files.importers._returned.layout import MatrixLayout, TableLayout

NEW_IMPORTANCE = NEW_LEVEL = 3
"""Of a skill that is new and says none."""
Written = Mapping[str, str | float]
Rows = Mapping[int, str]
"""Row -> the id of its skill."""


class LibraryReading:
    """The skills that the sheets name: which row is of which, and what the cells say of them."""

    def __init__(self, contents: Contents, readings: FieldReadings, facts: Facts) -> None:
        self._contents = contents
        self._facts = facts
        self._readings = readings
        skills = contents.document.skills
        self.identities = Identities("skill", "", {skill.id: skill.name for skill in skills}, facts)
        self._by_id = {skill.id: skill for skill in skills}

    def of_matrix(self, layout: MatrixLayout, rows: Iterable[int]) -> Rows:
        """The rows of Matrix, and the fields in them."""
        return self._read(layout, rows, self._in_matrix)

    def of_skills(self, layout: TableLayout) -> Rows:
        """The rows of Skills, and the fields in them."""
        return self._read(layout, layout.body(), self._in_skills)

    def _read(self, layout: TableLayout, rows: Iterable[int], written: Any) -> Rows:
        lines = [_line(layout, row) for row in rows]
        found = self.identities.resolved(lines)
        for row, identifier in found.items():
            skill = self._by_id.get(identifier)
            expected: Written | None = written(skill) if skill else None
            called = self.identities.named(identifier)
            for name, column in layout.columns.items():
                if name not in _FIELDS or (expected is None and name == "name"):
                    continue
                before = None if expected is None else expected[name]
                place = layout.sheet.place(row, column)
                self._readings.read(identifier, name, layout.sheet.at(row, column), place, called, before)
            self._rename(identifier, skill)
        return found

    def _rename(self, identifier: str, skill: Skill | None) -> None:
        """Know a renamed skill by its new name on the sheets that are read next."""
        for reading in self._readings.found.get((identifier, "name"), ()):
            if skill is not None and reading.value != skill.name:
                self.identities.now.setdefault(identifier, reading.value)

    def _in_matrix(self, skill: Skill) -> Written:
        return {
            "name": skill.name,
            "belongs_to": self._contents.vocabulary.belongs_to[skill.belongs_to],
            "in_scope": YES if skill.in_scope else NO,
            "importance": skill.importance,
            "level_needed": skill.level_needed,
        }

    def _in_skills(self, skill: Skill) -> Written:
        names = self._contents.names
        return {row.name: cell(row, getattr(skill, row.name), names) for row, _ in COLUMNS[Skill]}

    def skills(self, levels: Mapping[str, int]) -> tuple[Skill, ...]:
        """The skills with what the sheets say, the new ones last. levels: the highest at which a new one is held."""
        skills = [self._settled(skill) for skill in self._contents.document.skills]
        for identifier, name in self.identities.new.items():
            level = levels.get(identifier, NEW_LEVEL)
            bare = Skill(identifier, name, group="", belongs_to="either", importance=NEW_IMPORTANCE, level_needed=level)
            skills.append(self._settled(bare))
        return tuple(skills)

    def _settled(self, skill: Skill) -> Skill:
        subject = self.identities.subject(skill.id)
        values = {name: getattr(skill, name) for name in _FIELDS}
        return replace(skill, **self._readings.changes(skill.id, subject, values, skill.name))


def _line(layout: TableLayout, row: int) -> NamedLine:
    sheet, column = layout.sheet, layout.columns.get("name", 0)
    identifier = sheet.at(row, layout.ids["skill"]) if "skill" in layout.ids else NOTHING
    return NamedLine(row, identifier.text, sheet.at(row, column), sheet.place(row, column))


_FIELDS = tuple(row.name for row, _ in COLUMNS[Skill])
