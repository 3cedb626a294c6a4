"""Clipboard format of matrix cells: a block as text to and from a spreadsheet, and where a pasted block lands.

A cell is written as in the workbook: L4 leads at level 4, S2 supports at level 2, empty holds nothing. Read is also
what may be typed into a cell: L, S, 3, 0, and "Lead 4" or "supports 2", in any case. Rows end with a line end and cells
are parted by tabs, as Excel and LibreOffice write them. Knows no clipboard and no view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.application.edits.cells import CellValue
from workbench.application.importing.cells import NOTHING
from workbench.application.pasted_text import cleaned, grid_of, line_breaks, texts_of
from workbench.domain.model import LEVELS, Assignment, AssignmentKind
from workbench.domain.searching import search_key
from workbench.domain.transform import EditRefused
from workbench.domain.words import pluralise, truncate

CODES = tuple(f"{kind}{level}" for kind in "LS" for level in reversed(LEVELS))
"""The codes of cells that are not empty, in a workbook: L4 to L1, S4 to S1."""

CELLS_LIMIT = 20_000
"""Cells that are changed or copied at once: balances blocks of a large matrix against the time that one step takes."""

LONGEST_CELL = 40
"""Characters beyond which a text is no cell of the matrix: it is refused without being matched."""

CHARACTERS_LIMIT = CELLS_LIMIT * LONGEST_CELL
"""Characters that are read at once; counted before anything is read."""

_CELL = re.compile(r"(l|leads?|s|supports?)?(?:\s*[:,]?\s*([1-4]))?")
_EMPTY = NOTHING | {"0"}
"""What a cell says that holds nothing."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed or pasted into a cell: lead or support, a level, or both; neither empties it."""

    kind: AssignmentKind | None = None
    level: int | None = None

    def after(self, now: CellValue, level_needed: int) -> CellValue:
        """The value of a cell after this. What was not typed stays; an empty cell supports, at the level needed."""
        if self.kind is None and self.level is None:
            return None
        kind, level = now or ("support", level_needed)
        return self.kind or kind, level if self.level is None else self.level


CellBlock = tuple[tuple[Typed, ...], ...]
"""Rows of cells, all of one length."""

TypedCell = tuple[str, str, Typed]
"""A role (id), a skill (id), and what is typed into their cell."""


def code(assignment: Assignment | None) -> str:
    """The code of an assignment in its cell: "L4" leads at level 4, "S2" supports at level 2, "" is none."""
    return "" if assignment is None else f"{'L' if assignment.kind == 'lead' else 'S'}{assignment.level}"


def block_text(rows: Iterable[Iterable[Assignment | None]]) -> str:
    """A block as the text that spreadsheets take."""
    return "".join("\t".join(map(code, row)) + "\n" for row in rows)


def read_block(text: str) -> CellBlock:
    """The block in a text from a spreadsheet. Raises EditRefused, saying which cell is none and what a cell may say.

    Rows shorter than the longest end in cells that hold nothing.
    """
    if not text:
        raise EditRefused("The clipboard holds no cells. Copy them first, here or in a spreadsheet, then paste.")
    refuse_too_many(line_breaks(text) + text.count("\t"))
    if len(text) > CHARACTERS_LIMIT:
        raise EditRefused(
            f"What was copied has {len(text):,} characters; {CHARACTERS_LIMIT:,} are taken at once. Nothing was pasted."
        )
    lines = list(texts_of(grid_of(cleaned(text).removesuffix("\n"))))
    width = max(map(len, lines))
    refuse_too_many(len(lines) * width)
    rows: list[tuple[Typed, ...]] = []
    faults: list[tuple[int, int, str]] = []
    for number, line in enumerate(lines, 1):
        row = [Typed()] * width
        for place, cell in enumerate(line):
            typed = read_cell(cell)
            if typed is None:
                faults.append((number, place + 1, cell))
            else:
                row[place] = typed
        rows.append(tuple(row))
    if faults:
        raise EditRefused(_not_cells(faults))
    return tuple(rows)


def read_cell(text: str) -> Typed | None:
    """What a text means in a cell; None where it means nothing there."""
    text = text.strip()
    if text in _EMPTY:
        return Typed()
    match = _CELL.fullmatch(search_key(text)) if len(text) <= LONGEST_CELL else None
    if match is None:
        return None
    kind, level = match[1], match[2]
    return Typed(None if kind is None else "lead" if kind.startswith("l") else "support", int(level) if level else None)


def _not_cells(faults: Sequence[tuple[int, int, str]]) -> str:
    row, column, text = faults[0]
    shown = truncate(" ".join(text.split()), 30)
    more = (
        f", nor {'is' if len(faults) == 2 else 'are'} {pluralise(len(faults) - 1, 'other')}" if len(faults) > 1 else ""
    )
    return (
        f"“{shown}”, in row {row} and column {column} of what was copied, is no cell of the matrix{more}. "
        "A cell says L4 (leads at level 4), S2 (supports at level 2), L, S or a level alone, or nothing. "
        "Nothing was pasted."
    )


def landing(
    block: CellBlock,
    skills: Sequence[str],
    roles: Sequence[str],
    rows: Sequence[int],
    columns: Sequence[int],
) -> list[TypedCell]:
    """The target cells of a block that is pasted on the picked rows and columns of a matrix.

    Where these are a multiple of the block it is repeated, as in Excel; else it begins at the first and is as large as
    it was. Raises EditRefused where the matrix has no room for it.
    """
    tall, wide = len(block), len(block[0])
    if len(rows) % tall or len(columns) % wide:
        rows, columns = range(rows[0], rows[0] + tall), range(columns[0], columns[0] + wide)
        if rows[-1] >= len(skills) or columns[-1] >= len(roles):
            down, across = len(skills) - rows[0], len(roles) - columns[0]
            here = f"{pluralise(down, 'skill')} down and {pluralise(across, 'role')} across"
            size = f"{pluralise(tall, 'row')} by {pluralise(wide, 'column')}"
            raise EditRefused(
                f"What was copied is {size}; from here there is room for {here}. "
                "Pick a cell further up or to the left. Nothing was pasted."
            )
    return [
        (roles[column], skills[row], block[down % tall][across % wide])
        for down, row in enumerate(rows)
        for across, column in enumerate(columns)
    ]


def refuse_too_many(cells: int) -> None:
    """Raise EditRefused where these are more cells than are taken at once."""
    if cells > CELLS_LIMIT:
        raise EditRefused(f"These are {cells:,} cells; {CELLS_LIMIT:,} are taken at once. Pick fewer.")
