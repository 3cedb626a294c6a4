"""Levels needed: the row or the column of a matrix that says them, and whether the scale of its values reads them.

A row below people or roles says one of each skill that is a column; a column beside skills one of each that is a row.
They mean the same as the values they stand beside: a 4 is the highest of both, or of neither. In a list of roles and
skills they are what each role needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.application.importing.cells import is_nothing, number_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.mapping import NAMING_PEOPLE, Scaled, TableMapping
from workbench.application.importing.scale import Held, Scale
from workbench.application.importing.shapes import LeftReason, cell_at

Read = Callable[[Cell], Held | None]

USUAL_ENDS = (5.0, 10.0, 100.0)
"""The ends of usual scales: a needed level may be higher than any that is held, and not higher than that."""


def needed_row(mapping: TableMapping) -> int | None:
    """The row that says which levels of the skills above are needed, whether it is used or not; None for none."""
    if mapping.across != "skill":
        return None
    return next((left.number for left in mapping.table.left_rows if left.why == "required"), None)


def used_row(mapping: TableMapping) -> int | None:
    """That row where it is used."""
    return needed_row(mapping) if mapping.required else None


def left_rows(mapping: TableMapping) -> dict[int, LeftReason]:
    """The rows of a table that are left out, each with its reason."""
    used = used_row(mapping)
    left: dict[int, LeftReason] = {each.number: each.why for each in mapping.table.left_rows if each.number != used}
    for row, why in left.items():
        if why == "required" and used is not None:
            left[row] = "needed_twice"
        elif why == "required" and mapping.across != "skill":
            left[row] = "needed_of_none"
    return left


def is_of_roles(mapping: TableMapping) -> bool:
    """Whether the levels needed in a list are those of the role in each row, and not of the skill whoever has it: where
    no other column says at which level the role holds it."""
    meant = set(mapping.meanings.values())
    if mapping.across is not None or not {"skill", "role", "level_needed"} <= meant or mapping.own:
        return False
    return "level" not in meant or not meant.isdisjoint(NAMING_PEOPLE)


def needed_in_row(grid: Grid, mapping: TableMapping, row: int) -> list[Cell]:
    """The cells of a row that say which levels are needed."""
    return [cell_at(grid, row, column) for column in mapping.table.values]


def needed_in_column(grid: Grid, mapping: TableMapping) -> list[Cell]:
    """The cells of the column of a matrix that says which levels are needed; none where it has none."""
    columns = [column for column, meaning in mapping.meanings.items() if meaning == "level_needed"]
    return [cell_at(grid, row, column) for column in columns for row in mapping.table.body()]


def reader_in(readers: Mapping[Scaled, Read], name: Scaled) -> Read | None:
    """The way to read the cells of a scale; of needed levels that have none of their own that of the values."""
    return readers.get(name) or (readers.get("value") if name == "level_needed" else None)


def fits(cells: Sequence[Cell], scale: Scale) -> bool:
    """Whether the scale of the values reads needed levels, too: numbers beside numbers, and no number of people."""
    if scale.family not in ("numbers", "levels") or scale.top is None:
        return False
    cells = [cell for cell in cells if not is_nothing(cell)]
    numbers = [number for cell in cells if (number := number_of(cell)) is not None]
    highest = max((number for value in scale.values if (number := number_of(value.text)) is not None), default=0.0)
    end = next((end for end in USUAL_ENDS if highest <= end), highest)
    return bool(numbers) and max(numbers) <= end and len(numbers) == len(cells)
