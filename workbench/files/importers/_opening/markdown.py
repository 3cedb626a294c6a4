"""Markdown tables of a page to grids: a table a grid, called as the heading above it. Knows no column.

A table is a row of headings, a row of dashes below it, and rows. That tells it, whatever the file is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.application.importing.grid import Cell, Grid
from workbench.files.importers._opening.delimited import cells_of
from workbench.files.importers._opening.limits import CELLS, COLUMNS, ROWS, SHEETS
from workbench.files.importers._opening.pictures import without_pictures
from workbench.files.importers._opening.refusal import Refusal, Refused

_DASHES = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_HEADINGS = ("# ", "## ", "### ", "#### ", "##### ", "###### ")
_BETWEEN = re.compile(r"(?<!\\)\|")
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<br\s*/?>", re.IGNORECASE), "\n"),
    (re.compile(r"<[^<>]*>"), ""),
    (re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"(\*{1,3}|~~|`)(?=\S)([^*~`]*\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_]*\S)\1(?!\w)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])"), r"\1"),
)
"""Marks of a text that are not its words, and what stands in their place: lines, links, bold, code, escapes."""


def tables_in_page(text: str) -> tuple[Grid, ...]:
    """The tables of a page, whose lines end in a line feed; none where it is no page with tables. Raises Refused."""
    if "|" not in text:
        return ()  # most texts are no page, and need not be taken apart into lines for that
    grids: list[Grid] = []
    names: dict[str, int] = {}
    for heading, rows, places in _tables(text.split("\n")):
        if len(grids) == SHEETS:
            raise Refused(Refusal.SHEETS, sheets=SHEETS + 1, most=SHEETS)
        names[heading] = count = names.get(heading, 0) + 1
        grids.append(
            Grid(heading if count == 1 else f"{heading} ({count})".lstrip(), tuple(rows), places=tuple(places))
        )
    if sum(cell is not None for grid in grids for row in grid.rows for cell in row) > CELLS:
        raise Refused(Refusal.CELLS, most=CELLS)
    return tuple(grids)


def _tables(lines: Sequence[str]) -> Iterator[tuple[str, list[tuple[Cell, ...]], list[int]]]:
    """Each table with what stands in the heading above it, and the lines in which its rows stand, from 0."""
    heading, line = "", 0
    while line < len(lines):
        if lines[line].startswith(_HEADINGS):
            heading = _plain(lines[line].strip("# \t"))
        if not _begins_table(lines, line):
            line += 1
            continue
        rows, places = [_row(lines[line])], [line]
        line += 2
        while line < len(lines) and "|" in lines[line]:
            if not _DASHES.fullmatch(lines[line]):
                rows.append(_row(lines[line]))
                places.append(line)
            line += 1
            if len(rows) > ROWS:
                raise Refused(Refusal.ROWS_AT_LEAST, rows=ROWS, most=ROWS)
        yield heading, rows, places


def _begins_table(lines: Sequence[str], line: int) -> bool:
    """Whether a line holds the headings of a table: as many as the row of dashes below it has, and no row above it."""
    below = lines[line + 1] if line + 1 < len(lines) else ""
    if "|" not in lines[line] or "|" not in below or not _DASHES.fullmatch(below):
        return False
    if line > 0 and "|" in lines[line - 1]:
        return False
    return len(_parts(lines[line])) == len(_parts(below))


def _parts(line: str) -> list[str]:
    """The cells of a row as they stand, whether or not it begins and ends with a mark."""
    parts = _BETWEEN.split(line)
    first = 0 if parts[0].strip() else 1
    last = len(parts) if parts[-1].strip() else -1
    return parts[first:last]


def _row(line: str) -> tuple[Cell, ...]:
    texts = _parts(line)
    if len(texts) > COLUMNS:
        raise Refused(Refusal.WIDE, most=COLUMNS)
    cells, _ = cells_of(tuple(map(_plain, texts)))
    return cells


def _plain(text: str) -> str:
    """The words of a text without its marks, and without pictures that stand beside words."""
    text = text.strip()
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    lines = (without_pictures(line) or line.strip() for line in text.split("\n"))
    return "\n".join(lines).strip()
