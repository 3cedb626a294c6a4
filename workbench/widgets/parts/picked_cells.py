"""Picked cells of a table, and what is said where they are none that a command takes. Knows no table and no map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QItemSelection

from workbench.application.block import refuse_too_many

NOT_A_BLOCK = "These cells are no block. Pick rows and columns without gaps between the cells, then copy."
GAPS = "There are gaps between the picked cells. Pick the first cell alone, or a block without gaps, then paste."
NOTHING_ABOVE = "There is no cell above to fill down from. Pick a cell and those below it, then fill down."


@dataclass(frozen=True)
class PickedCells:
    """Selected cells as (row, column) of the model, row by row."""

    cells: tuple[tuple[int, int], ...]

    @property
    def copied(self) -> tuple[tuple[int, int], ...]:
        """The cells that are copied and pasted: all of them."""
        return self.cells

    @cached_property
    def rows(self) -> list[int]:
        """The rows of these cells."""
        return sorted({row for row, _ in self.copied})

    @cached_property
    def columns(self) -> list[int]:
        """The columns of these cells."""
        return sorted({column for _, column in self.copied})

    @property
    def is_block(self) -> bool:
        """Whether they form a block: every crossing of their rows and columns."""
        return len(self.copied) == len(self.rows) * len(self.columns)


def cells_in(selection: QItemSelection, has_cells: Callable[[int], bool]) -> tuple[tuple[int, int], ...]:
    """The cells of a selection in the rows that have cells, row by row.

    Raises EditRefused if they are more than are edited at once.
    """
    ranges = [selection.at(number) for number in range(selection.count())]
    refuse_too_many(sum(block.width() * block.height() for block in ranges))
    return tuple(
        sorted(
            {
                (row, column)
                for block in ranges
                for row in range(block.top(), block.bottom() + 1)
                if has_cells(row)
                for column in range(block.left(), block.right() + 1)
            }
        )
    )
