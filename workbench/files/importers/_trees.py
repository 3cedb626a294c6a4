"""Trees as tables: what a reader of JSON or YAML asks of a tree, and the long list that it hands on. Knows no key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any

from workbench.application.importing.cells import text_of as text_of_cell
from workbench.application.importing.grid import Cell, Grid
from workbench.files.importers._opening.limits import cell_text


def long_list(name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, hidden: bool = False) -> Grid:
    """The grid of a list without the columns that say nothing; none of it has a place in the file, as trees have no
    rows."""
    body = [tuple(map(cell_of, row)) for row in rows]
    kept = [place for place in range(len(headings)) if any(row[place] not in (None, "") for row in body)]
    cells = tuple(tuple(row[place] for place in kept) for row in (tuple(headings), *body))
    return Grid(name, cells, hidden=hidden, places=(-1,) * len(cells))


def cell_of(value: Any) -> Cell:
    """A value of a tree as a cell: a list of plain values as lines of one, nothing for what no cell can hold."""
    match value:
        case bool():
            return value
        case str():
            return text_of(value) or None
        case int() | float():
            return number(value)
        case date():
            return value.date() if isinstance(value, datetime) else value
        case list():
            return "\n".join(text for each in value if (text := text_of(each))) or None
    return None


def number(value: Any) -> float | None:
    """A number of a tree; None for what is none, and for one that no cell can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if isfinite(found) else None


def text_of(value: Any) -> str:
    """A plain value as text; "" for what is none."""
    if isinstance(value, str):
        return (cell_text(value) or "").strip()
    found = number(value)
    return "" if found is None else text_of_cell(found)


def first_text(node: dict[Any, Any], *keys: str) -> str:
    """The first text that stands under one of several keys."""
    return next((text for key in keys if (text := text_of(node.get(key)))), "")


def objects(value: Any) -> list[dict[Any, Any]]:
    """The objects in a list; none where it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def keyed(value: Any) -> Iterator[tuple[str, dict[Any, Any]]]:
    """The objects that stand under keys, each with its key; none where there are no such."""
    if isinstance(value, dict):
        yield from ((text_of(key), each) for key, each in value.items() if isinstance(each, dict) and text_of(key))


def texts(value: Any) -> list[str]:
    """The texts in a list, or the one that stands there instead."""
    return [text for each in (value if isinstance(value, list) else [value]) if (text := text_of(each))]
