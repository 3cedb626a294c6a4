"""Sources of an import as a list: its files and their sheets, what was found in each, and how much of it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.application.importing.content import Content
from workbench.application.importing.grid import Grid
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.preparation import Preparation, open_questions
from workbench.application.importing.records import Origin
from workbench.presentation.import_terms import table_text

NO_TABLE = "No table was found"
NO_NAME = "Pasted text"
HIDDEN, HIDDEN_INSIDE = "Hidden", "hidden"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the list: a file (sheet None), or a table of a sheet; table -1 where a sheet has none.

    content: the number of the file. what: what the table is, as far as that is known. taken: whether it is read.
    hidden: whether its sheet is. asked: how many questions about it are open.
    """

    content: int
    name: str
    sheet: str | None = None
    table: int = -1
    what: str = ""
    taken: bool = False
    hidden: bool = False
    asked: int = 0

    @property
    def details(self) -> str:
        """What it is, with whether it is hidden: "Hidden. Skills × roles, 40 × 12"."""
        return f"{HIDDEN}. {self.what}" if self.hidden else self.what

    @property
    def spoken(self) -> str:
        """What is said of it."""
        if self.sheet is None:
            return f"File {self.name}"
        to_decide = decide_text(self.asked) if self.asked else ""
        return ", ".join(filter(None, (self.name, self.what, HIDDEN_INSIDE if self.hidden else "", to_decide)))


def source_rows(preparation: Preparation) -> Iterator[SourceRow]:
    """The rows: each file, with its sheets and their tables below it."""
    for number, (content, mapping) in enumerate(zip(preparation.contents, preparation.asking, strict=True)):
        if not _is_one_text(content):
            yield SourceRow(number, content.name or NO_NAME)
        for grid in content.grids:
            yield from _of_sheet(number, content, grid, mapping)


def _is_one_text(content: Content) -> bool:
    """Whether a file is its only sheet, as a text is, so that it needs no heading."""
    return len(content.grids) == 1 and content.grids[0].name in ("", content.name)


def _of_sheet(number: int, content: Content, grid: Grid, mapping: Mapping) -> Iterator[SourceRow]:
    name = grid.name or content.name or NO_NAME
    found = [place for place, table in enumerate(mapping.tables) if table.table.sheet == grid.name]
    if not found:
        yield SourceRow(number, name, grid.name, what=NO_TABLE, hidden=grid.hidden)
    for place in found:
        table = mapping.tables[place]
        asked = len([question for question in open_questions(mapping) if question.table == place])
        asked += sum(
            question.topic == "tables" and grid.name in question.choices and table.taken
            for question in mapping.questions
        )
        what = table_text(table)
        called = f"{name}, row {table.table.heading + 1}" if len(found) > 1 else name
        yield SourceRow(number, called, grid.name, place, what, table.taken, grid.hidden, asked)


def decide_text(number: int) -> str:
    """How much is still asked: "2 to decide"."""
    return f"{number:,} to decide"


def row_of(rows: Sequence[SourceRow], preparation: Preparation, origin: Origin) -> SourceRow | None:
    """The row of the sheet that an origin is in."""
    for row in rows:
        if row.sheet is None:
            continue
        content = preparation.contents[row.content]
        grid = next(grid for grid in content.grids if grid.name == row.sheet)
        if grid.sheet_in(content.name) == (origin.file, origin.sheet):
            return row
    return None
