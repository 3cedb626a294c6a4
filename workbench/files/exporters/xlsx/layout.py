"""Where things stand in the workbook: the addresses formulas point at. Knows nothing of what is written there.

The hidden sheet repeats the body of Matrix at the same addresses.
"""

from __future__ import annotations

from dataclasses import dataclass

MATRIX, SPLIT, HIDDEN = "Matrix", "Split", "Exported"
SKILL, BELONGS, SCOPE, IMPORTANCE, NEEDED, LEADS, FIRST_ROLE = range(7)
IDS_ROW, TITLES_ROW, SIDES_ROW, FIRST_SKILL_ROW = 2, 3, 4, 5
CHANGES = (1, 1)

SPLIT_TOTALS_ROW, SPLIT_HEAD_ROW, SPLIT_FIRST_ROW = 5, 6, 7
SPLIT_WEIGHT, FIRST_PART = 2, 13


def column_name(column: int) -> str:
    """The letters of a column counted from 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def address(row: int, column: int, *, row_fixed: bool = False, column_fixed: bool = False) -> str:
    """A cell counted from 0 as a formula names it."""
    return f"{'$' * column_fixed}{column_name(column)}{'$' * row_fixed}{row + 1}"


def area(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """A range counted from 0, every part of it fixed."""
    first = address(first_row, first_column, row_fixed=True, column_fixed=True)
    last = address(last_row, last_column, row_fixed=True, column_fixed=True)
    return f"{first}:{last}"


@dataclass(frozen=True, slots=True)
class MatrixArea:
    """The body of Matrix. Where there are no skills or no roles, one empty row or column stands for them."""

    skills: int
    roles: int

    @property
    def last_row(self) -> int:
        """The row of the last skill."""
        return FIRST_SKILL_ROW + max(self.skills, 1) - 1

    @property
    def last_role(self) -> int:
        """The column of the last role."""
        return FIRST_ROLE + max(self.roles, 1) - 1

    @property
    def sides(self) -> str:
        """The row that says which side each role counts for."""
        return area(SIDES_ROW, FIRST_ROLE, SIDES_ROW, self.last_role)

    def held(self, row: int) -> str:
        """The cells of one skill, whatever row it is in."""
        first = address(row, FIRST_ROLE, column_fixed=True)
        return f"{first}:{address(row, self.last_role, column_fixed=True)}"

    @property
    def compared(self) -> tuple[str, ...]:
        """What is compared with the exported matrix: all that a user may change."""
        return (
            self.sides,
            area(FIRST_SKILL_ROW, SKILL, self.last_row, NEEDED),
            area(FIRST_SKILL_ROW, FIRST_ROLE, self.last_row, self.last_role),
        )


TOTALS: dict[str, tuple[int, int]] = {
    "product_share": (2, 1),
    "balance": (3, 1),
    "coverage": (4, 1),
    "only_marketing": (SPLIT_TOTALS_ROW, FIRST_PART),
    "both": (SPLIT_TOTALS_ROW, FIRST_PART + 1),
    "only_product": (SPLIT_TOTALS_ROW, FIRST_PART + 2),
    "other_roles": (SPLIT_TOTALS_ROW, FIRST_PART + 3),
    "nobody": (SPLIT_TOTALS_ROW, FIRST_PART + 4),
}


def total(name: str) -> str:
    """A total of the Split sheet, by the program's name for the figure, as another sheet names the cell."""
    row, column = TOTALS[name]
    return f"{SPLIT}!{address(row, column, row_fixed=True, column_fixed=True)}"
