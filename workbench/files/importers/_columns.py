"""Columns of a format by their headings, wherever they stand, and the grids that its rows become. Knows no format."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workbench.application.importing.cells import number_of, text_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.shapes import cell_at
from workbench.domain.words import noun
from workbench.files.importers._contract import Opened

LOOKED_AT = 20
"""Rows at the top of a grid that may hold the headings."""


def folded(heading: str) -> str:
    """A heading as it is compared: letters and digits alone, so that "conceptUri" and "Concept URI" are one."""
    return "".join(letter for letter in heading.casefold() if letter.isalnum())


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun, the thousands apart: these files are long."""
    return f"{number:,} {noun(number, singular, plural)}"


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The rows of a grid below headings that a format knows. places: the folded heading -> its column."""

    grid: Grid
    heading: int
    places: dict[str, int]

    def rows(self) -> Iterator[Row]:
        """The rows that say anything."""
        for number in range(self.heading + 1, len(self.grid.rows)):
            if any(cell is not None for cell in self.grid.rows[number]):
                yield Row(self, number)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, read by folded headings."""

    columns: Columns
    number: int

    @property
    def is_hidden(self) -> bool:
        """Whether the row is, such as by a filter."""
        return self.number in self.columns.grid.hidden_rows

    def text(self, *headings: str) -> str:
        """The text under the first of the headings that says something, as it is written; "n/a" says nothing."""
        for heading in headings:
            cell = self._cell(heading)
            text = cell.strip() if isinstance(cell, str) else text_of(cell)
            if text and text.casefold() != "n/a":
                return text
        return ""

    def number_under(self, heading: str) -> float | None:
        """The number under a heading; None where there is none."""
        return number_of(self._cell(heading))

    def _cell(self, heading: str) -> Cell:
        return cell_at(self.columns.grid, self.number, self.columns.places.get(heading, -1))


def columns_of(grid: Grid, *needed: str, alone: bool = False) -> Columns | None:
    """The columns of a grid that has all these folded headings in one of its first rows; alone: and no others."""
    for number in range(min(LOOKED_AT, len(grid.rows))):
        places: dict[str, int] = {}
        for column, cell in enumerate(grid.rows[number]):
            if isinstance(cell, str) and cell.strip():
                places.setdefault(folded(cell), column)
        if all(heading in places for heading in needed) and not (alone and len(places) > len(needed)):
            return Columns(grid, number, places)
    return None


class Lines:
    """Rows on their way into a grid of their own, under headings that an import knows.

    The columns that name what a row is about come first: what they leave empty holds for no other row. A column that
    says nothing at all is not in the grid.
    """

    def __init__(self, *headings: str) -> None:
        self._headings = headings
        self._rows: list[tuple[Cell, ...]] = []
        self._places: list[int] = []
        self._hidden: set[int] = set()

    def add_row(self, row: Row, *cells: Cell) -> None:
        """Add what a row becomes; hidden where that row is."""
        self.add(row.number, *cells)
        if row.is_hidden:
            self._hidden.add(len(self._rows))

    def add(self, place: int, *cells: Cell) -> None:
        """Add a row; place: where it stands in the file, from 0, -1 where it stands in no row."""
        self._rows.append(tuple(None if cell == "" else cell for cell in cells))
        self._places.append(place)

    def grid(self, name: str, hidden: bool = False) -> Grid:
        """The grid of all rows."""
        said = [place for place in range(len(self._headings)) if any(row[place] is not None for row in self._rows)]
        rows: list[tuple[Cell, ...]] = [tuple(self._headings[place] for place in said)]
        rows += (tuple(row[place] for place in said) for row in self._rows)
        places = (-1, *self._places)
        return Grid(name, tuple(rows), hidden, hidden_rows=frozenset(self._hidden), places=places)

    def grid_of(self, columns: Columns) -> Grid:
        """The grid of all rows, called as that of the columns, and hidden where that is."""
        grid = self.grid(columns.grid.name, columns.grid.hidden)
        return dataclasses.replace(grid, file=columns.grid.file)


def named_apart(grids: Iterable[Grid]) -> tuple[Grid, ...]:
    """The grids, each with a name of its own: one that another one has gets a number."""
    found: dict[str, Grid] = {}
    for grid in grids:
        name, number = grid.name, 2
        while name in found:
            name, number = f"{grid.name} {number}".strip(), number + 1
        found[name] = grid if name == grid.name else dataclasses.replace(grid, name=name)
    return tuple(found.values())


def joined_where(sources: tuple[Opened, ...], is_part: Callable[[Grid], bool]) -> tuple[Opened, ...]:
    """The sources, where those with a grid that is a part of one thing are one."""
    mine = [each for each in sources if any(map(is_part, each.grids))]
    if len(mine) < 2:
        return sources
    notes = tuple(note for each in mine for note in each.notes)
    asked = next((each.encoding for each in mine if each.encoding is not None), None)
    grids = named_apart(
        dataclasses.replace(grid, name=grid.name or each.name, file=each.name) for each in mine for grid in each.grids
    )
    whole = dataclasses.replace(mine[0], grids=grids, notes=notes, encoding=asked)
    kept = (each for each in sources if each is mine[0] or all(each is not other for other in mine))
    return tuple(whole if each is mine[0] else each for each in kept)
