"""Addresses in the workbook: rows, columns and ranges that formulas point at. Knows nothing of what is written there.

The hidden sheet repeats the body of Matrix at the same addresses. A range that others read begins at its heading row or
column, so that it also grows by what is inserted right after that, and ends with the spare ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.domain.coverage import FigureView
from workbench.domain.field_places import COLUMNS
from workbench.domain.index import Side
from workbench.domain.model import Department, Role

MATRIX, SPLIT, ORGANISATION, EXPORTED = "Matrix", "Split", "Organisation", "Exported"
SPARE_ROWS, SPARE_COLUMNS = 25, 5
"""Rows and columns, already formatted and read by formulas, for skills and roles that a reader adds."""
SKILL, BELONGS, SCOPE, IMPORTANCE, NEEDED, LEADS, ID, FIRST_ROLE = range(8)
KEYS_ROW, TITLES_ROW, SIDES_ROW, FIRST_SKILL_ROW = 2, 3, 4, 5
CHANGES, STRUCTURE = (1, 1), (1, 3)

SPLIT_FACTS_ROW, SPLIT_BAND_ROW, SPLIT_TOTALS_ROW, SPLIT_HEAD_ROW, SPLIT_FIRST_ROW = 2, 9, 10, 11, 12
SPLIT_BELONGS, SPLIT_WEIGHT, SPLIT_NEEDED = 1, 2, 3
SPLIT_SIDES: dict[FigureView, tuple[Side | None, ...]] = {
    "designed": ("marketing", "product", None),
    "placed": ("marketing", "product"),
}
"""View of Split -> the sides whose best holders it looks up; None is anybody."""

ORGANISATION_HEAD_ROW = 2
_AT = {
    (kind, field.name): place
    for place, (kind, field) in enumerate((kind, field) for kind in (Department, Role) for field, _ in COLUMNS[kind])
}
"""Columns of Organisation: those of departments, then those of roles."""
DEPARTMENT, PART_OF, KIND = (_AT[Department, name] for name in ("name", "parent", "kind"))
ROLE, ACTS_AS, WORK, GRADE = (_AT[Role, name] for name in ("title", "acts_as", "discipline", "grade"))
DEPARTMENT_ID, ROLE_ID, OWN = range(len(_AT), len(_AT) + 3)
"""The hidden columns after those: the ids, and from OWN on the helper cells that find the side of a role."""


@cache
def column_name(column: int) -> str:
    """The letters of a column counted from 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def address(row: int, column: int, *, row_fixed: bool = False, column_fixed: bool = False) -> str:
    """The A1 address of a cell counted from 0; fixed parts get a $."""
    return f"{'$' * column_fixed}{column_name(column)}{'$' * row_fixed}{row + 1}"


def area(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """The absolute A1 address of a range counted from 0."""
    first = address(first_row, first_column, row_fixed=True, column_fixed=True)
    last = address(last_row, last_column, row_fixed=True, column_fixed=True)
    return f"{first}:{last}"


@dataclass(frozen=True, slots=True)
class MatrixArea:
    """The body of Matrix, with its spare rows and columns."""

    skills: int
    roles: int

    @property
    def last_row(self) -> int:
        """The last spare row."""
        return FIRST_SKILL_ROW + self.skills + SPARE_ROWS - 1

    @property
    def last_role(self) -> int:
        """The last spare column."""
        return FIRST_ROLE + self.roles + SPARE_COLUMNS - 1

    @property
    def last_skill_row(self) -> int:
        """The row of the last skill; the first where there is none."""
        return FIRST_SKILL_ROW + max(self.skills, 1) - 1

    @property
    def last_title(self) -> int:
        """The column of the last role; the first where there is none."""
        return FIRST_ROLE + max(self.roles, 1) - 1

    @property
    def organisation(self) -> int:
        """The first column on the hidden sheet of the copied rows of Organisation: that of their keys."""
        return self.last_role + 4

    def across(self, row: int) -> str:
        """A row over all roles, the heading of their ids included."""
        return area(row, ID, row, self.last_role)

    def down(self, column: int) -> str:
        """A column over all skills, its heading included."""
        return area(SIDES_ROW, column, self.last_row, column)

    def block(self, first_column: int, last_column: int) -> str:
        """Some columns over all skills, their headings included."""
        return area(SIDES_ROW, first_column, self.last_row, last_column)


@dataclass(frozen=True, slots=True)
class OrganisationArea:
    """The body of Organisation, with its spare rows and the hidden helper columns that find the side of a role.

    strides: how often the path up from a department is doubled; each stride has two columns, the side met on the path
    and the position it reaches. See sides.py.
    """

    rows: int
    strides: int

    @property
    def last_row(self) -> int:
        """The last spare row."""
        return ORGANISATION_HEAD_ROW + self.rows + SPARE_ROWS

    @property
    def paper(self) -> int:
        """The column of the side on paper."""
        return self.reached(self.strides)

    @property
    def side(self) -> int:
        """The column of the side in words, the last."""
        return self.paper + 1

    def met(self, stride: int) -> int:
        """The column of the side met within so many strides."""
        return OWN + 1 + 2 * stride

    def reached(self, stride: int) -> int:
        """The column of the position reached by so many strides."""
        return OWN + 2 + 2 * stride

    def down(self, column: int) -> str:
        """A column over all rows, its heading included."""
        return area(ORGANISATION_HEAD_ROW, column, self.last_row, column)


_TOTALS = ("only_marketing", "both", "only_product", "other_roles", "nobody")


@dataclass(frozen=True, slots=True)
class SplitArea:
    """The columns of one view in Split. levels: the first of the hidden ones, the best lead and the best support of
    each of `sides` sides; after them the strength of each side's best holder, then the parts of the split.
    """

    levels: int
    sides: int

    @property
    def best(self) -> int:
        """The column of the first side's best holder."""
        return self.levels + 2 * self.sides

    @property
    def parts(self) -> int:
        """The column of the first part."""
        return self.best + self.sides

    @property
    def end(self) -> int:
        """The column after the last part."""
        return self.parts + len(_TOTALS)


def _split_areas() -> dict[FigureView, SplitArea]:
    areas: dict[FigureView, SplitArea] = {}
    column = SPLIT_NEEDED + 1
    for view, sides in SPLIT_SIDES.items():
        areas[view] = SplitArea(column, len(sides))
        column = areas[view].end
    return areas


SPLIT_AREAS = _split_areas()
_FACTS: dict[FigureView, int] = {"designed": 1, "placed": 2}
TOTALS: dict[FigureView, dict[str, tuple[int, int]]] = {
    view: {
        "product_share": (SPLIT_FACTS_ROW + 1, column),
        "balance": (SPLIT_FACTS_ROW + 2, column),
        "coverage": (SPLIT_FACTS_ROW + 3, column),
        **{name: (SPLIT_TOTALS_ROW, SPLIT_AREAS[view].parts + number) for number, name in enumerate(_TOTALS)},
    }
    for view, column in _FACTS.items()
}
NATURE, BEGINS, FADE = (SPLIT_FACTS_ROW + 4, 1), (SPLIT_FACTS_ROW + 5, 1), (SPLIT_FACTS_ROW + 6, 2)


def in_split(place: tuple[int, int]) -> str:
    """A cell of the Split sheet as another sheet names it."""
    row, column = place
    return f"{SPLIT}!{address(row, column, row_fixed=True, column_fixed=True)}"


def total(view: FigureView, name: str) -> str:
    """A total of the Split sheet, by the program's name for the figure, as another sheet names the cell."""
    return in_split(TOTALS[view][name])
