"""Parser of pasted text: a table of skills, with its cells, the meaning of its columns, and its header row.

Reads what Excel, LibreOffice and Sheets put there (tabs, cells with line breaks in quotes), lists of lines with or
without bullets, and comma or semicolon columns under a header. Knows nothing of the map it will be pasted into.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from workbench.application.task import UNWATCHED, Task
from workbench.domain.model import BelongsTo
from workbench.domain.normalisation import one_line, tidied, unseen
from workbench.domain.searching import search_key
from workbench.domain.transform import EditRefused

Column = Literal["name", "group", "belongs_to", "importance", "level_needed", "definition", "id"]

COLUMN_NAMES: dict[Column, str] = {
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

    def cell(self, columns: tuple[Column | None, ...], column: Column) -> str:
        """The text of a column, empty where the row has none."""
        place = columns.index(column) if column in columns else len(self.cells)
        return self.cells[place].strip() if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A pasted table. columns: the meaning of each column, None for those that mean nothing here.

    header: the number of the header row, None without one; headings: its cells. more: whether rows past the limit were
    left out. sides: the chosen meanings of words that name no side, by their `word_key`. unseen: how many invisible
    characters were left out.
    """

    columns: tuple[Column | None, ...]
    rows: tuple[TableRow, ...]
    header: int | None = None
    more: bool = False
    headings: tuple[str, ...] = ()
    sides: Mapping[str, BelongsTo | None] = field(default_factory=dict)
    unseen: int = 0


def word_key(text: str) -> str:
    """The comparison key of a word: case and spaces count for nothing."""
    return " ".join(search_key(text).split())


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
            "Copy only the columns that say something about the skills. Nothing was pasted."
        )


def line_breaks(text: str) -> int:
    """The number of line ends of any kind in a text."""
    return text.count("\n") + text.count("\r") - text.count("\r\n") + text.count("\v")


def parse(text: str, task: Task = UNWATCHED) -> Table:
    """Parse a text into a table; cells that cannot be understood show when it is planned. Raises Cancelled.

    Takes time in proportion to the text: call `refuse_too_much` first.
    """
    tidy = cleaned(text)
    table = _table(tidy, "\t", task)
    if "\t" not in tidy and table.header is None:
        delimiter = next((mark for mark in ";," if _has_header(tidy, mark)), None)
        table = table if delimiter is None else _table(tidy, delimiter, task)
    text = text.removeprefix(_BYTE_ORDER_MARK)
    return dataclasses.replace(table, unseen=len(_UNWANTED.findall(_LINE_ENDS.sub("\n", text))) + unseen(text))


def _has_header(text: str, delimiter: str) -> bool:
    first = next((cells for cells in split(text, delimiter) if any(cell.strip() for cell in cells)), ())
    return bool(first) and _columns_of(TableRow(1, first)) is not None


def _table(text: str, delimiter: str, task: Task) -> Table:
    rows: list[TableRow] = []
    for number, cells in enumerate(split(text, delimiter), 1):
        if number % STEP == 0:
            task.check_cancelled()
        if any(cell.strip() for cell in cells):
            rows.append(TableRow(number, cells))
        if len(rows) == ROWS_LIMIT + 2:
            break
    columns = _columns_of(rows[0]) if rows else None
    if columns is not None:
        more = len(rows) > ROWS_LIMIT + 1
        return Table(columns, tuple(rows[1 : ROWS_LIMIT + 1]), rows[0].number, more, rows[0].cells)
    listed = tuple(_without_bullet(row) for row in rows[:ROWS_LIMIT])
    return Table(_POSITIONS, listed, None, len(rows) > ROWS_LIMIT)


def names_in(text: str) -> Iterator[str]:
    """The names in a text with a name a line: the first cell of each row, on one line and without its bullet."""
    for number, cells in enumerate(split(cleaned(text), "\t"), 1):
        name = one_line(_without_bullet(TableRow(number, cells)).cells[0])
        if name:
            yield name


def cleaned(text: str) -> str:
    """Text with one kind of line end, tidied, without control characters and surrogates, which no file can hold."""
    return tidied(_UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def split(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    """Rows of cells. A cell is quoted only where its closing quote ends it, so a stray quote stays text."""
    quoted = re.compile(rf'"((?:[^"]++|"")*+)"(?=[{delimiter}\n]|\Z)')
    ends = re.compile(f"[{delimiter}\n]")
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
        if not text.startswith(delimiter, place):
            yield tuple(cells)
            cells = []
        place += 1


def _columns_of(row: TableRow) -> tuple[Column | None, ...] | None:
    """The meaning of the columns by their headings, or None where this is no header row.

    A header knows at least two headings, or all of its one. Where none names the skill, the first unknown one does.
    """
    columns: list[Column | None] = []
    for cell in row.cells:
        column = _BY_HEADING.get(_heading(cell))
        columns.append(column if column not in columns else None)
    known = sum(column is not None for column in columns)
    if known < 2 and not (known == 1 and sum(bool(cell.strip()) for cell in row.cells) == 1):
        return None
    if "name" not in columns:
        unknown = (place for place, column in enumerate(columns) if column is None and row.cells[place].strip())
        place = next(unknown, None)
        if place is not None:
            columns[place] = "name"
    return tuple(columns)


def _heading(text: str) -> str:
    if len(text) > LONGEST_HEADING:
        return ""
    return " ".join(re.findall(r"[^\W\d_]+", re.sub(r"\([^()]*\)", " ", search_key(text))))


_BY_HEADING: dict[str, Column] = {
    _heading(heading): column for column, headings in _HEADINGS.items() for heading in headings
}


def _without_bullet(row: TableRow) -> TableRow:
    """The row of a list without its bullet or number, which Word puts in a cell of its own."""
    if len(row.cells) > 1 and _BULLET.fullmatch(row.cells[0]):
        return TableRow(row.number, row.cells[1:])
    bullet = _LEADING_BULLET.match(row.cells[0])
    return row if bullet is None else TableRow(row.number, (row.cells[0][bullet.end() :], *row.cells[1:]))
