"""Table of pasted text: the rows of a grid with the meaning of its columns and its header, of the lists of a new map.

What the columns may mean is a `ColumnSet`, such as that of roles. Reads what a spreadsheet put on the clipboard, lists
of lines with or without bullets, and comma or semicolon columns under a header. Knows nothing of the map it is for.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Literal

from workbench.application.department_words import are_departments
from workbench.application.heading_row import LOOKED_AT, columns_named, own_headings
from workbench.application.importing.delimited import MARKS, NO_MARK, SAID, split
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import LONGEST_HEADING, Meaning, is_plainly_headed, meaning_of
from workbench.application.pasted_text import ROWS_LIMIT, Pasted, cleaned, grid_of, read_pasted, texts_of
from workbench.application.task import UNWATCHED, Task
from workbench.domain.model import BelongsTo
from workbench.domain.normalisation import one_line
from workbench.domain.words import pluralise, truncate

Column = Literal["name", "group", "belongs_to", "importance", "level_needed", "definition", "id"]
"""What a column of a pasted table of skills may hold."""

Meant = BelongsTo | int | None
"""What a word in a column means: a side, or a number; None where it says nothing."""

_MARKS, _PARTING = ";,", ";"
"""The marks that part a table under headings where there are no tabs; those that part one without headings, too."""

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBERED = r"\(?\d{1,3}[.)]"
_DOTS, _DASHES = "•◦▪▫‣●○■□·\uf0b7\uf0a7", "*\\-\u2013\u2014"
_BULLET = re.compile(rf"\s*([{_DOTS}{_DASHES}o]|{_NUMBERED})\s*")
_LEADING_BULLET = re.compile(rf"\s*([{_DOTS}]\s*|([{_DASHES}]|{_NUMBERED})\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that is not blank. number counts from 1, the header and blank rows too."""

    number: int
    cells: tuple[str, ...]

    def cell(self, columns: tuple[str | None, ...], column: str) -> str:
        """The text of a column, empty where the row has none."""
        place = columns.index(column) if column in columns else len(self.cells)
        return self.cells[place].strip() if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """The columns that a kind of table may have.

    name: the one that names what a row is about. positions: the meaning of columns without headings, in their order.
    of_meaning: the columns by what an import knows of headings, in five languages; own: those by headings that mean
    something else to an import, or nothing. stand_in: the column that is taken for that of the name where no other is.
    """

    name: str
    positions: tuple[str, ...]
    of_meaning: Mapping[Meaning, str]
    own: Mapping[str, str]
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A pasted table. columns: the meaning of each column, None for those that mean nothing here.

    header: the number of the header row, None without one; headings: its cells. more: whether rows past the limit were
    left out. words: the chosen meanings of words, by their column and `word_key`. unseen: how many invisible
    characters were left out. mark: what parts the cells; marks: what else may, itself among them, where that is not
    certain.
    """

    columns: tuple[str | None, ...]
    rows: tuple[TableRow, ...]
    header: int | None = None
    more: bool = False
    headings: tuple[str, ...] = ()
    words: Mapping[tuple[str, str], Meant] = field(default_factory=dict)
    unseen: int = 0
    mark: str = NO_MARK
    marks: tuple[str, ...] = ()


def unseen_note(table: Table) -> str:
    """The sentence on characters that nobody sees and that were left out; "" where there were none."""
    was = "was" if table.unseen == 1 else "were"
    return f"{pluralise(table.unseen, 'character')} that nobody sees {was} left out." if table.unseen else ""


def headings_left_out(table: Table) -> list[str]:
    """The headings of columns that mean nothing here, cut to what a sentence can hold."""
    named = ((" ".join(text.split()), column) for text, column in zip(table.headings, table.columns, strict=False))
    return [truncate(text, 40) for text, column in named if column is None and text]


def parse(text: str, columns: ColumnSet, task: Task = UNWATCHED, mark: str | None = None) -> Table:
    """Parse a text into a table with these columns. mark: what parts its cells, where it may. Raises Cancelled.

    Cells that cannot be understood show when it is planned. Takes time in proportion to the text: call
    `refuse_too_much` first.
    """
    pasted = read_pasted(text, task)
    best, marks = _marks(text, pasted, columns)
    parting = mark if mark is not None and mark in marks else best
    grid = pasted.grid if parting == pasted.mark else read_pasted(text, task, parting).grid
    return dataclasses.replace(table_of(grid, columns), unseen=pasted.unseen, mark=parting, marks=marks)


def _marks(text: str, pasted: Pasted, columns: ColumnSet) -> tuple[str, tuple[str, ...]]:
    """What parts a list, and what else may where that is not certain: tabs and semicolons do, commas under headings.

    Else a mark may that most lines have: names hold commas, too.
    """
    tidy = cleaned(text)
    if pasted.mark == "\t" or SAID.match(tidy):
        return pasted.mark, ()
    whole = table_of(grid_of(tidy, NO_MARK), columns)
    if whole.header is not None:
        return NO_MARK, ()
    headed = (mark for mark in _MARKS if _has_header(tidy, mark, columns))
    listed = (mark for mark in _PARTING if _is_parted(whole, mark))
    mark = next(chain(headed, listed), None)
    if mark is not None:
        return mark, ()
    others = pasted.marks or (pasted.mark,)  # what is headed for an import need not be so for a list
    marks = [mark for mark in others if 2 * sum(mark in row.cells[0] for row in whole.rows) > len(whole.rows)]
    return (pasted.mark, (NO_MARK, *marks)) if marks else (NO_MARK, ())


def _has_header(text: str, mark: str, columns: ColumnSet) -> bool:
    rows = ((number, cells) for number, cells in enumerate(split(text, mark), 1) if any(map(str.strip, cells)))
    return _columns_of([TableRow(*row) for row in islice(rows, LOOKED_AT)], columns) is not None


def _is_parted(table: Table, mark: str) -> bool:
    """Whether a line of a list has a mark between two texts."""
    return any(mark in row.cells[0].strip(f"{mark} ") for row in table.rows)


def table_of(grid: Grid, columns: ColumnSet) -> Table:
    """The table in a grid: what its columns mean, by their headings if it has any, and its rows that say something."""
    rows = filled_rows(grid)
    return tabled(rows, _columns_of(rows, columns), columns.positions)


def filled_rows(grid: Grid) -> list[TableRow]:
    """The rows of a grid that say something."""
    return [TableRow(number, row) for number, row in enumerate(texts_of(grid), 1) if any(cell.strip() for cell in row)]


def tabled(rows: Sequence[TableRow], headed: tuple[str | None, ...] | None, positions: tuple[str, ...]) -> Table:
    """The table of rows. headed: what its columns mean by the headings in the first row; None where that has none, and
    they mean what stands at their places."""
    if headed is not None:
        more = len(rows) > ROWS_LIMIT + 1
        return Table(headed, tuple(rows[1 : ROWS_LIMIT + 1]), rows[0].number, more, rows[0].cells)
    listed = tuple(_without_bullet(row) for row in rows[:ROWS_LIMIT])
    return Table(positions, listed, None, len(rows) > ROWS_LIMIT)


def names_in(text: str) -> Iterator[str]:
    """The names in a text with a name a line: the first cell of each row, on one line and without its bullet.

    Each is read as it is asked for: whether there are two is asked of texts of any size.
    """
    for number, cells in enumerate(split(cleaned(text), "\t"), 1):
        name = one_line(_without_bullet(TableRow(number, cells)).cells[0])
        if name:
            yield name


def _columns_of(rows: Sequence[TableRow], columns: ColumnSet) -> tuple[str | None, ...] | None:
    """The meaning of the columns by the headings in the first row, or None where that is no header row.

    A header knows at least two headings, or the one of the name, and has no digits: a list may begin with "Role 1",
    "Manager" or "Service". Where none names what a row is about, the first unknown one does.
    """
    heads = rows[0].cells if rows else ()
    meanings = columns_named(heads, columns.of_meaning, own_headings(columns.own))
    known = sum(meaning is not None for meaning in meanings)
    if not known or any(map(is_numbered, heads)):
        return None
    if known == 1 and (columns.name not in meanings or not _is_name(rows, meanings.index(columns.name))):
        return None
    if columns.name not in meanings:
        unknown = (place for place, meaning in enumerate(meanings) if meaning is None and heads[place].strip())
        place = next(unknown, None)
        if place is None and columns.stand_in in meanings:
            place = meanings.index(columns.stand_in)
        if place is not None:
            meanings[place] = columns.name
    return tuple(meanings)


def _is_name(rows: Sequence[TableRow], place: int) -> bool:
    """Whether the first cell of a column can only be the heading over names, and none below is such a heading."""
    heading, *below = (row.cells[place] for row in rows[:LOOKED_AT] if len(row.cells) > place)
    if any(mark in heading for mark in MARKS):
        return False  # a line that is still to be parted
    headings = [text for text in below if is_plainly_headed(text) and not are_departments([text])]
    plain = is_plainly_headed(heading) and not are_departments([heading])
    return plain and meaning_of(heading) not in set(map(meaning_of, headings))


def is_numbered(text: str) -> bool:
    """Whether a cell has a digit outside brackets, or is too long for a heading."""
    return len(text) > LONGEST_HEADING or bool(re.search(r"\d", _IN_BRACKETS.sub(" ", text)))


def _without_bullet(row: TableRow) -> TableRow:
    """The row of a list without its bullet or number, which Word puts in a cell of its own."""
    if len(row.cells) > 1 and _BULLET.fullmatch(row.cells[0]):
        return TableRow(row.number, row.cells[1:])
    bullet = _LEADING_BULLET.match(row.cells[0])
    return row if bullet is None else TableRow(row.number, (row.cells[0][bullet.end() :], *row.cells[1:]))
