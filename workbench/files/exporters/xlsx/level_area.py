"""Addresses on the hidden sheet Levels, which the formulas of Fit point at. Knows nothing of what is written there."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.files.exporters.xlsx.layout import area

LEVELS = "Levels"
LABELS_ROW, IDS_ROW, PLACES_ROW, FIRST_ROW = range(4)
"""Rows: what a column is; the id of its person or role; where Matrix has the role; the first skill."""
SKILL_ID, PLACE, WEIGHT, FIRST_PERSON = range(4)
"""Columns: the id of a skill; where Matrix has it; its importance, 0 out of scope; the levels of the first person."""


@dataclass(frozen=True, slots=True)
class LevelArea:
    """The body of Levels: skills down; people across, a column each, then roles, two each: level needed and weight."""

    skills: int
    people: int

    @property
    def last_row(self) -> int:
        """The row of the last skill; the first where there is none."""
        return FIRST_ROW + max(self.skills, 1) - 1

    def person(self, number: int) -> int:
        """The column of a person's levels."""
        return FIRST_PERSON + number

    def need(self, number: int) -> int:
        """The column of the levels that a role needs; that of the weights follows."""
        return FIRST_PERSON + self.people + 2 * number

    def down(self, column: int) -> str:
        """A column over all skills, as other sheets name it."""
        return f"{LEVELS}!{area(FIRST_ROW, column, self.last_row, column)}"
