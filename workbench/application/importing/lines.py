"""Lines of a table as its mapping reads them: the texts of a row by what they mean, its group, the columns' names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.application.importing.column_fields import fields_of_columns
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.headings import Meaning
from workbench.application.importing.level_words import PLACEHOLDERS
from workbench.application.importing.mapping import TableMapping
from workbench.application.importing.packed import parts_of
from workbench.application.importing.shapes import cell_at, text_at
from workbench.application.plain_tables import parted
from workbench.domain.normalisation import name_key, one_line
from workbench.domain.searching import word_key

NAMES: frozenset[Meaning] = frozenset(
    ("skill", "role", "person", "group", "department", "role_family", "reports_to", "holder")
)
"""What is a name, and read on one line."""
_REFERRED: frozenset[Meaning] = frozenset(("group", "department", "parent", "reports_to", "dotted_to"))
"""What may say in place of a name that there is nothing, as NULL and N/A do; the ids of an own table are never that."""


_BETWEEN_NAMES = re.compile(r"[,;|\n]")


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is a record, or one of several in it.

    row: its number from 0. texts: by what they mean. columns: those they stand in. level: what stands behind the name
    of a skill in a cell of several.
    """

    row: int
    texts: dict[Meaning, str]
    columns: dict[Meaning, int]
    level: Cell = None

    def text(self, meaning: Meaning) -> str:
        """What the row says there; "" where it says nothing."""
        return self.texts.get(meaning, "")

    def column(self, meaning: Meaning) -> int:
        """The number of its column, from 1; 0 where it says nothing there."""
        return self.columns.get(meaning, -1) + 1


@dataclass(frozen=True, slots=True)
class Head:
    """A column of values: its number from 0, its name, what stands in the row above it, and its id where it has one.

    fields: what the row above and those below the headings say of it, by what that is.
    """

    column: int
    name: str
    band: str
    code: str = ""
    fields: Mapping[Meaning, str] = field(default_factory=dict, hash=False)

    def text(self, meaning: Meaning) -> str:
        """What is said of it there; "" for nothing."""
        return self.fields.get(meaning, "")


def lines_of(grid: Grid, mapping: TableMapping) -> Iterator[Line]:
    """The records of a table, from top to bottom. The grid is the one with its merged texts spread."""
    table = mapping.table
    columns = {meaning: column for column, meaning in mapping.meanings.items()}
    grouped: Meaning = "group" if mapping.subject == "skill" else "department"
    groups = {*table.groups, *(table.nested if mapping.nested else ())}
    without = {*table.fields, *(left.number for left in table.left_rows)}
    group, above = "", dict[int, str]()
    for row in sorted({*range(table.first, table.last + 1), *table.groups}):
        if row in groups:
            group, above = group_name(grid, mapping, row), {}
            continue
        if row in without:
            continue
        texts: dict[Meaning, str] = {}
        for meaning, column in columns.items():
            text = text_at(grid, row, column)
            if column in table.filled:
                text = above[column] = text or above.get(column, "")
            said = one_line(text) if meaning in NAMES else _lines_at(grid, row, column, text)
            if said and (mapping.own or meaning not in _REFERRED or word_key(said) not in PLACEHOLDERS):
                texts[meaning] = said
        if group:
            texts.setdefault(grouped, group)
        yield from _unpacked(grid, mapping, Line(row, texts, columns))


def empty_groups(mapping: TableMapping) -> tuple[int, ...]:
    """The rows that name a group for no row: another group stands below them, such as a milestone above its parts."""
    table = mapping.table
    groups = {*table.groups, *(table.nested if mapping.nested else ())}
    rows = sorted({*table.body(), *groups})
    return tuple(row for row, after in zip(rows, (*rows[1:], None), strict=True) if {row, after} <= {*groups, None})


def charted_names(text: str) -> list[str]:
    """The names in a cell that says who leads or supports a skill."""
    return [name for name in map(one_line, _BETWEEN_NAMES.split(text)) if name]


def _unpacked(grid: Grid, mapping: TableMapping, line: Line) -> Iterator[Line]:
    """The record of each skill of a row, where a cell holds several; else the row itself."""
    column = line.columns.get("skill")
    if mapping.packed is None or mapping.across is not None or column is None or not line.text("skill"):
        yield line
        return
    cell = cell_at(grid, line.row, column)
    parts = parts_of(cell if isinstance(cell, str) and cell.strip() else line.text("skill"), mapping.packed)
    for part in parts:
        yield Line(line.row, {**line.texts, "skill": part.name}, line.columns, part.level)
    if not parts:
        yield line


def _lines_at(grid: Grid, row: int, column: int, text: str) -> str:
    """The text of a cell with its line breaks; as it is told where it is none."""
    cell = cell_at(grid, row, column)
    return cell.strip() if isinstance(cell, str) and cell.strip() else text


def group_name(grid: Grid, mapping: TableMapping, row: int) -> str:
    """What a row that names a group says."""
    columns = [column for column, meaning in mapping.meanings.items() if meaning == mapping.subject]
    for column in (*columns, *mapping.table.columns, *mapping.table.values):
        if text := text_at(grid, row, column):
            return one_line(text)
    return ""


def heads_of(grid: Grid, mapping: TableMapping) -> list[Head]:
    """The columns of values with their names; one that has none but invisible letters is no column."""
    table = mapping.table
    bands = _spread_bands([text_at(grid, row, column) for row in table.bands[:1] for column in table.values])
    names = [one_line(text_at(grid, table.heading, column)) for column in table.values]
    if mapping.own:
        told = ((column, parted(name)) for column, name in zip(table.values, names, strict=True) if name)
        return [Head(column, name, "", code) for column, (name, code) in told]
    rows = fields_of_columns(grid, mapping)
    heads = []
    for place, (column, name) in enumerate(zip(table.values, names, strict=True)):
        band = bands[place] if bands else ""
        said = {meaning: one_line(text_at(grid, row, column)) for row, meaning in rows.items()}
        if name:
            heads.append(
                Head(column, name, band, fields=said | ({mapping.band: band} if mapping.band and band else {}))
            )
    return heads


def different_heads(grid: Grid, mapping: TableMapping) -> tuple[list[Head], list[Head]]:
    """The columns of values that are read, and those that are not, as one before them has the same name.

    A name may stand once in each group of skills, where these are apart, once in each department and under each holder
    of a role, once an id.
    """
    telling: tuple[Meaning, ...] = ("department", "holder")
    if mapping.across == "skill" and mapping.apart:
        telling = ("group",)
    found: dict[tuple[str, ...], Head] = {}
    repeated: list[Head] = []
    for head in heads_of(grid, mapping):
        key = "" if head.code else name_key(head.name), *(name_key(head.text(each)) for each in telling), head.code
        if found.setdefault(key, head) is not head:
            repeated.append(head)
    return list(found.values()), repeated


def _spread_bands(texts: Sequence[str]) -> list[str]:
    """The text over each column: each holds for the columns to its right.

    Where the first column has none the texts stand in the middle of theirs, without being merged: a text then holds for
    as many columns to its right as to its left.
    """
    spread, centred, begin = list(texts), bool(texts) and not texts[0], 0
    places = [place for place, text in enumerate(texts) if text]
    for number, place in enumerate(places):
        last = number == len(places) - 1
        end = len(texts) if last else places[number + 1]
        if centred and not last:
            end = min(end, 2 * place - begin + 1)
        for column in range(begin if centred else place, end):
            spread[column] = texts[place]
        begin = end
    return spread


def names_in_several_groups(grid: Grid, mapping: TableMapping) -> dict[str, str]:
    """The skills that are named alike in several groups: the key of each name, and the name."""
    groups: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for name, group in _skills(grid, mapping):
        groups[name_key(name)].add(name_key(group))
        names.setdefault(name_key(name), name)
    return {key: names[key] for key, found in groups.items() if len(found) > 1}


def _skills(grid: Grid, mapping: TableMapping) -> Iterator[tuple[str, str]]:
    if mapping.across == "skill" and mapping.band == "group":
        yield from ((head.name, head.band) for head in heads_of(grid, mapping))
    elif mapping.subject == "skill" and not {"role", "person"} & set(mapping.meanings.values()):
        yield from ((line.text("skill"), line.text("group")) for line in lines_of(grid, mapping) if line.text("skill"))
