"""Tables of one layout: which are states of one thing, of which one is read, and which only repeat another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from workbench.application.importing.grid import Grid
from workbench.application.importing.lines import lines_of
from workbench.application.importing.mapping import HOLDERS, Question, TableMapping
from workbench.application.importing.shapes import text_at
from workbench.domain.normalisation import name_key

REPEATED = 0.6
"""The share of different names in a list, below which it is one of something else that repeats them."""

ALIKE = 0.8
"""The share of names that two tables have in common, from which on they are of one thing."""

_DATE = re.compile(r"(?:19|20)\d\d|\bQ[1-4]\b|\b[qQ][1-4]|v\d|\d{1,2}[./-]\d{1,2}", re.IGNORECASE)


def groups_by_sheet(grids: Sequence[Grid], tables: Sequence[TableMapping]) -> list[str | None]:
    """The group of the skills of each table: the name of its sheet, where several of one layout are read.

    None for those that have groups of their own, and for those that stand alone.
    """
    alike: dict[tuple[object, ...], set[str]] = defaultdict(set)
    layouts = [_layout(grid, mapping) for grid, mapping in zip(grids, tables, strict=True)]
    for layout, mapping in zip(layouts, tables, strict=True):
        if mapping.taken:
            alike[layout].add(mapping.table.sheet)
    return [
        mapping.table.sheet if len(alike[layout]) > 1 and mapping.taken and not _has_groups(mapping) else None
        for layout, mapping in zip(layouts, tables, strict=True)
    ]


def _has_groups(mapping: TableMapping) -> bool:
    grouped = "group" in mapping.meanings.values() or mapping.band == "group"
    return grouped or (mapping.subject == "skill" and bool(mapping.table.groups))


def unread_tables(grids: Sequence[Grid], tables: Sequence[TableMapping]) -> tuple[list[bool], Question | None]:
    """Whether each table is read, and the question which of several states is."""
    taken = [mapping.taken for mapping in tables]
    if len(tables) < 2:
        return taken, None
    names = [_names(grid, mapping) for grid, mapping in zip(grids, tables, strict=True)]
    for place, mapping in enumerate(tables):
        if taken[place] and _repeats(place, mapping, names):
            taken[place] = False
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, mapping in enumerate(tables):
        if taken[place]:
            alike[_layout(grids[place], mapping)].append(place)
    for places in alike.values():
        sheets = tuple(dict.fromkeys(tables[place].table.sheet for place in places))
        if len(sheets) == len(places) > 1 and _are_states(sheets, [names[place] for place in places]):
            for place in places[:-1]:
                taken[place] = False
            return taken, Question("tables", about=sheets[-1], count=len(sheets), choices=sheets, preset=sheets[-1])
    return taken, None


def _names(grid: Grid, mapping: TableMapping) -> list[str]:
    subject = mapping.subject
    if subject is None:
        return []
    return [name_key(text) for line in lines_of(grid, mapping) if (text := line.text(subject))]


def _repeats(place: int, mapping: TableMapping, names: Sequence[Sequence[str]]) -> bool:
    """Whether a list of skills alone names them again and again, and another table names each once."""
    of_others = HOLDERS & set(mapping.meanings.values())
    return mapping.across is None and not of_others and _named_elsewhere(place, names)


def _named_elsewhere(place: int, names: Sequence[Sequence[str]]) -> bool:
    here = set(names[place])
    if not here or len(here) >= REPEATED * len(names[place]):
        return False
    return any(
        other != place and len(set(theirs)) == len(theirs) and len(here & set(theirs)) >= ALIKE * len(here)
        for other, theirs in enumerate(names)
    )


def _layout(grid: Grid, mapping: TableMapping) -> tuple[object, ...]:
    table = mapping.table
    headings = [text_at(grid, table.heading, column) for column in (*table.columns, *table.values)]
    return (table.shape, *map(name_key, headings))


def _are_states(sheets: Sequence[str], names: Sequence[Sequence[str]]) -> bool:
    """Whether sheets of one layout are of one thing at several times: so named, or of the same rows."""
    first = set(names[0])
    same = all(len(first & set(each)) >= ALIKE * max(len(first), len(set(each))) for each in names[1:])
    dated = all(_DATE.search(sheet) for sheet in sheets)
    return bool(first) and (same or dated)
