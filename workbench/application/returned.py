"""Values of a workbook of ours that comes back edited: what it was made from, what it says now, what was not taken.

What becomes of a map is a merge of the base, the map as it is, and the edited map. Knows no sheet's layout and no
sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.application.importing.grid import column_letters
from workbench.domain.merge.outcome import Choices, Unit
from workbench.domain.model import CapabilityMap


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a sheet; row and column are counted from 0."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The address in its sheet, such as "H12"."""
        return f"{column_letters(self.column)}{self.row + 1}"


RefusedReason = Literal[
    "no_cell", "error", "no_value", "not_read", "no_name", "twice", "two_values", "no_department", "loop",
]  # fmt: skip
"""Why a cell was not taken: it is none of the matrix; holds an error; a formula without a stored value; a text that its
field cannot have; no name; a name or id that is there already; another value than another sheet says; an unknown
department; what would close a loop."""
ToldReason = Literal[
    "by_name", "new_id", "not_of_map", "copied", "still_there", "side", "sheet_gone", "column_gone", "no_title",
    "other_column", "other_row", "new_department", "copies", "no_matrix_ids",
]  # fmt: skip
"""What was decided, or seen and not read: a thing without its id was found by its name; an id stood beside another's
name, and the name was believed; an id is not of this map; a copied row is something new; a thing is missing on one
sheet and stays since another has it; the side above a role was typed over; a sheet, or a column, is not there; a column
has cells and no title; a column or a row is none of ours; some rows of a department bear a new name; a sheet is there
twice; the ids are gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedCell:
    """A cell of a returned workbook that was not taken.

    names: what it is about, such as a skill and a role. text: what stands there. other: the place, or the value, that
    the reason speaks of. why: the sentence of the field that could not hold the text, or the place of the other value.
    """

    reason: RefusedReason
    place: Place
    names: tuple[str, ...] = ()
    text: str = ""
    other: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFact:
    """A cell, row, column or sheet of which a person must know how it was read. The fields are those of RefusedCell."""

    reason: ToldReason
    place: Place
    names: tuple[str, ...] = ()
    text: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class CellComment:
    """A comment on a cell: not read as a value. author: "" where the workbook does not say.

    about: whether the thing is there that it is about, or of a skill that a role holds its note; None for no thing in
    particular. names: what that is called.
    """

    place: Place
    author: str
    text: str
    names: tuple[str, ...] = ()
    about: Unit | None = None


NoBase = Literal["missing", "damaged", "large", "other_map", "other_version"]
"""Why the map inside a workbook is no base: it is not there; it is not as it was written; it unpacks to more than a map
has; it is of another map, or another export; another version of the program wrote it."""


@dataclass(frozen=True, slots=True)
class ReturnKey:
    """What a workbook says it was made from: document, revision, scenario, by their ids, and the day of the export."""

    document: str
    revision: str
    scenario: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What a returned workbook says.

    base: the map that it was made from, None where that is not known, and no_base says why the one inside is none.
    edited: the base, or the map as it is now where there is no base, with what the sheets say. missing: the things
    whose rows and columns are gone: they are not in `edited`, and nobody said that they are to go. refused: cells that
    were not taken. places: where what was changed stands, as far as it stands in one cell.
    """

    name: str
    key: ReturnKey
    base: CapabilityMap | None
    edited: CapabilityMap
    no_base: NoBase | None = None
    missing: tuple[Unit, ...] = ()
    refused: tuple[RefusedCell, ...] = ()
    told: tuple[ToldFact, ...] = ()
    comments: tuple[CellComment, ...] = ()
    places: Mapping[Unit, Place] = field(default_factory=dict)

    def without_removals(self) -> Choices:
        """The choices of a merge that take nothing away which is merely missing in the sheets."""
        return dict.fromkeys(self.missing, "ours")
