"""Parser of pasted text: its cells as a grid, and the grid as a table with the meaning of its columns and its header.

What the columns may mean is a `ColumnSet`, such as that of skills. Reads what Excel, LibreOffice and Sheets put there
(tabs, cells with line breaks in quotes), lists of lines with or without bullets, and comma or semicolon columns under a
header. Knows nothing of the map it will be pasted into.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal, get_args

from workbench.application.importing.grid import Grid
from workbench.application.task import UNWATCHED, Task
from workbench.domain.model import BelongsTo
from workbench.domain.normalisation import one_line, tidied, unseen
from workbench.domain.searching import search_key
from workbench.domain.transform import EditRefused
from workbench.domain.words import pluralise, truncate

Column = Literal["name", "group", "belongs_to", "importance", "level_needed", "definition", "id"]

COLUMN_NAMES: Mapping[str, str] = {
    "name": "Skill",
    "group": "Group",
    "belongs_to": "Belongs to",
    "importance": "Importance",
    "level_needed": "Level needed",
    "definition": "Definition",
    "id": "Id",
}
"""Column -> its label on screen."""

ROWS_LIMIT = 20_000
"""Rows that one paste takes, at most."""

CHARACTERS_LIMIT, LINES_LIMIT, CELLS_LIMIT, COLUMNS_LIMIT = 5_000_000, 200_000, 1_000_000, 256
"""Limits of a text that is read at all: several lines a row, and some fifty columns in each of the rows.

Five million line breaks took 13 s on the window's thread before they were counted first.
"""

LONGEST_HEADING = 80
"""Characters beyond which a text is no heading: 30,000 brackets in one took a pattern 4 s."""

CELL_LIMIT = 32_767
"""Characters of one cell, at most: as many as a cell of a workbook holds."""

NOTHING = ("", "-", "\u2013", "\u2014")
"""What a cell says that says nothing."""

STEP = 500
"""Rows between two cancellation checks."""

_POSITIONS: tuple[Column, ...] = get_args(Column)[:6]

_HEADINGS: dict[Column, tuple[str, ...]] = {
    "name": (
        *("name", "skill", "skills", "skill name", "skill title", "capability", "competence", "competency"),
        *("fähigkeit", "fähigkeiten", "kompetenz", "kompetenzen", "bezeichnung"),
    ),
    "group": ("group", "skill group", "category", "cluster", "area", "topic", "gruppe", "kategorie", "themengebiet"),
    "belongs_to": ("belongs to", "side", "domain", "gehört zu", "seite", "zuordnung"),
    "importance": (
        "importance",
        "weight",
        "priority",
        "wichtigkeit",
        "bedeutung",
        "gewicht",
        "gewichtung",
        "priorität",
    ),
    "level_needed": (
        *("level needed", "needed level", "level", "target level", "required level", "level required", "target"),
        *("proficiency", "niveau", "zielniveau", "sollniveau", "stufe", "benötigtes niveau"),
    ),
    "definition": ("definition", "description", "meaning", "beschreibung", "erklärung"),
    "id": ("id", "skill id", "identifier", "kennung"),
}

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBERED = r"\(?\d{1,3}[.)]"
_DOTS, _DASHES = "•◦▪▫‣●○■□·\uf0b7\uf0a7", "*\\-\u2013\u2014"
_BULLET = re.compile(rf"\s*([{_DOTS}{_DASHES}o]|{_NUMBERED})\s*")
_LEADING_BULLET = re.compile(rf"\s*([{_DOTS}]\s*|([{_DASHES}]|{_NUMBERED})\s+)(?=\S)")
_LINE_ENDS = re.compile("\r\n|[\r\v]")
_BYTE_ORDER_MARK = "\ufeff"
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


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
    separators: the marks that part a table under headings where there are no tabs. parts_lists: whether they part one
    without headings, too, where a line has one. strict: whether a row with digits is none of headings, nor one
    with a single heading that is not that of the name; a list may begin with "Role 1" or "Manager". stand_in: the
    column that is taken for that of the name where no other is.
    """

    name: str
    positions: tuple[str, ...]
    by_heading: Mapping[str, str]
    separators: str = ";,"
    parts_lists: str = ""
    strict: bool = False
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A pasted table. columns: the meaning of each column, None for those that mean nothing here.

    header: the number of the header row, None without one; headings: its cells. more: whether rows past the limit were
    left out. sides: the chosen meanings of words that name no side, by their `word_key`. unseen: how many invisible
    characters were left out.
    """

    columns: tuple[str | None, ...]
    rows: tuple[TableRow, ...]
    header: int | None = None
    more: bool = False
    headings: tuple[str, ...] = ()
    sides: Mapping[str, BelongsTo | None] = field(default_factory=dict)
    unseen: int = 0


def refuse_too_much(text: str) -> None:
    """Raise EditRefused where a text is over the limits. It is only counted, which is quick; not parsed."""
    sizes = (
        (len(text), CHARACTERS_LIMIT, "characters"),
        (line_breaks(text) + 1, LINES_LIMIT, "lines"),
        (line_breaks(text) + 1 + text.count("\t"), CELLS_LIMIT, "cells"),
    )
    for size, most, what in sizes:
        if size > most:
            raise EditRefused(
                f"What was copied has {size:,} {what}; a paste takes {most:,}. "
                "Copy fewer rows at a time. Nothing was pasted."
            )
    widest = max(line.count("\t") for line in text.split("\n")) + 1
    if widest > COLUMNS_LIMIT:
        raise EditRefused(
            f"What was copied has {widest:,} columns; a paste takes {COLUMNS_LIMIT:,}. "
            "Copy only the columns that are needed. Nothing was pasted."
        )


def unseen_note(table: Table) -> str:
    """The sentence on characters that nobody sees and that were left out; "" where there were none."""
    was = "was" if table.unseen == 1 else "were"
    return f"{pluralise(table.unseen, 'character')} that nobody sees {was} left out." if table.unseen else ""


def headings_left_out(table: Table) -> list[str]:
    """The headings of columns that mean nothing here, cut to what a sentence can hold."""
    named = ((" ".join(text.split()), column) for text, column in zip(table.headings, table.columns, strict=False))
    return [truncate(text, 40) for text, column in named if column is None and text]


def line_breaks(text: str) -> int:
    """The number of line ends of any kind in a text."""
    return text.count("\n") + text.count("\r") - text.count("\r\n") + text.count("\v")


def parse(text: str, task: Task = UNWATCHED, columns: ColumnSet | None = None) -> Table:
    """Parse a text into a table, of skills unless other columns are given. Raises Cancelled.

    Cells that cannot be understood show when it is planned. Takes time in proportion to the text: call
    `refuse_too_much` first.
    """
    columns, tidy = columns or SKILL_COLUMNS, cleaned(text)
    table = table_of(grid_of(tidy, "\t", task), columns)
    if "\t" not in tidy and table.header is None:
        headed = (mark for mark in columns.separators if _has_header(tidy, mark, columns))
        listed = (mark for mark in columns.parts_lists if _is_parted(table, mark))
        delimiter = next(chain(headed, listed), None)
        table = table if delimiter is None else table_of(grid_of(tidy, delimiter, task), columns)
    text = text.removeprefix(_BYTE_ORDER_MARK)
    return dataclasses.replace(table, unseen=len(_UNWANTED.findall(_LINE_ENDS.sub("\n", text))) + unseen(text))


def _has_header(text: str, delimiter: str, columns: ColumnSet) -> bool:
    first = next((cells for cells in split(text, delimiter) if any(cell.strip() for cell in cells)), ())
    return bool(first) and _columns_of(TableRow(1, first), columns) is not None


def _is_parted(table: Table, mark: str) -> bool:
    """Whether a line of a list has a mark between two texts."""
    return any(mark in row.cells[0].strip(f"{mark} ") for row in table.rows)


def grid_of(text: str, delimiter: str = "\t", task: Task = UNWATCHED) -> Grid:
    """The cells of a cleaned text, blank rows too, up to two rows past the limit. Raises Cancelled.

    All tables that are pasted come in by this, and the blocks of the matrix; a cell of other blocks may hold lines.
    """
    rows: list[tuple[str, ...]] = []
    filled = 0
    for number, cells in enumerate(split(text, delimiter), 1):
        if number % STEP == 0:
            task.check_cancelled()
        rows.append(cells)
        filled += any(cell.strip() for cell in cells)
        if filled == ROWS_LIMIT + 2:
            break
    return Grid("", tuple(rows))


def texts_of(grid: Grid) -> Iterator[tuple[str, ...]]:
    """The rows of a grid as texts."""
    for cells in grid.rows:
        yield tuple("" if cell is None else str(cell) for cell in cells)


def table_of(grid: Grid, columns: ColumnSet) -> Table:
    """The table in a grid: what its columns mean, by their headings if it has any, and its rows that say something."""
    rows = [TableRow(number, row) for number, row in enumerate(texts_of(grid), 1) if any(cell.strip() for cell in row)]
    meanings = _columns_of(rows[0], columns) if rows else None
    if meanings is not None:
        more = len(rows) > ROWS_LIMIT + 1
        return Table(meanings, tuple(rows[1 : ROWS_LIMIT + 1]), rows[0].number, more, rows[0].cells)
    listed = tuple(_without_bullet(row) for row in rows[:ROWS_LIMIT])
    return Table(columns.positions, listed, None, len(rows) > ROWS_LIMIT)


def names_in(text: str) -> Iterator[str]:
    """The names in a text with a name a line: the first cell of each row, on one line and without its bullet.

    Each is read as it is asked for: whether there are two is asked of texts of any size.
    """
    for number, cells in enumerate(split(cleaned(text), "\t"), 1):
        name = one_line(_without_bullet(TableRow(number, cells)).cells[0])
        if name:
            yield name


def cleaned(text: str) -> str:
    """Text with one kind of line end, tidied, without control characters and surrogates, which no file can hold."""
    return tidied(_UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


class TooWide(Exception):
    """A row has more cells than are read."""


def split(text: str, delimiter: str, widest: int = CELLS_LIMIT) -> Iterator[tuple[str, ...]]:
    """Rows of cells. A cell is quoted only where its closing quote ends it, so a stray quote stays text.

    Raises TooWide at a row of more cells than `widest`, before the whole of it is held.
    """
    mark = re.escape(delimiter)
    quoted = re.compile(rf'"((?:[^"]++|"")*+)"(?=[{mark}\n]|\Z)')
    ends = re.compile(f"[{mark}\n]")
    place, cells = 0, list[str]()
    while place <= len(text):
        start = place
        if text.startswith('"', start) and (match := quoted.match(text, start)):
            place = match.end()
            cells.append(match[1].replace('""', '"'))
        else:
            end = ends.search(text, start)
            place = end.start() if end else len(text)
            cells.append(text[start:place])
        if len(cells) > widest:
            raise TooWide
        if not text.startswith(delimiter, place):
            yield tuple(cells)
            cells = []
        place += 1


def _columns_of(row: TableRow, columns: ColumnSet) -> tuple[str | None, ...] | None:
    """The meaning of the columns by their headings, or None where this is no header row.

    A header knows at least two headings, or all of its one. Where none names what a row is about, the first unknown one
    does.
    """
    meanings: list[str | None] = []
    for cell in row.cells:
        meaning = columns.by_heading.get(heading_key(cell))
        meanings.append(meaning if meaning not in meanings else None)
    known = sum(meaning is not None for meaning in meanings)
    if columns.strict and (any(map(_is_numbered, row.cells)) or (known == 1 and columns.name not in meanings)):
        return None
    if known < 2 and not (known == 1 and sum(bool(cell.strip()) for cell in row.cells) == 1):
        return None
    if columns.name not in meanings:
        unknown = (place for place, meaning in enumerate(meanings) if meaning is None and row.cells[place].strip())
        place = next(unknown, None)
        if place is None and columns.stand_in in meanings:
            place = meanings.index(columns.stand_in)
        if place is not None:
            meanings[place] = columns.name
    return tuple(meanings)


def _is_numbered(text: str) -> bool:
    """Whether a cell has a digit outside brackets, or is too long for a heading."""
    return len(text) > LONGEST_HEADING or bool(re.search(r"\d", _IN_BRACKETS.sub(" ", text)))


def heading_key(text: str) -> str:
    """The comparison key of a heading: its words, without what stands in brackets; "" where it is too long for one."""
    if len(text) > LONGEST_HEADING:
        return ""
    return " ".join(re.findall(r"[^\W\d_]+", _IN_BRACKETS.sub(" ", search_key(text))))


def by_heading(headings: Mapping[Any, Iterable[str]]) -> dict[str, str]:
    """The key of each heading -> its column."""
    return {heading_key(heading): column for column, texts in headings.items() for heading in texts}


SKILL_COLUMNS = ColumnSet("name", _POSITIONS, by_heading(_HEADINGS))
"""The columns of skills."""


def _without_bullet(row: TableRow) -> TableRow:
    """The row of a list without its bullet or number, which Word puts in a cell of its own."""
    if len(row.cells) > 1 and _BULLET.fullmatch(row.cells[0]):
        return TableRow(row.number, row.cells[1:])
    bullet = _LEADING_BULLET.match(row.cells[0])
    return row if bullet is None else TableRow(row.number, (row.cells[0][bullet.end() :], *row.cells[1:]))
