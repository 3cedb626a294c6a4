"""Rows of a table of roles or skills: searched, filtered, sorted, and in groups that fold. Knows no model of Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.application.cell_values import CellWords, sort_key
from workbench.application.field_table import FieldTable, Group
from workbench.domain.field import Field
from workbench.domain.index import Index
from workbench.domain.searching import found, haystack, search_key

Only = Mapping[str, frozenset[str]]
"""Name of a column -> the texts that its cells may have; a column that is not in it may have any."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Row of a group: the ids of its things in sight follow it unless it is folded."""

    group: Group
    things: tuple[str, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class ThingRow:
    """Row of one role or skill, by its id. depth: how many groups its own lies in."""

    id: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class NewRow:
    """The last row, in which a new thing is begun."""


TableRow = GroupRow | ThingRow | NewRow


@dataclass(frozen=True, slots=True)
class Order:
    """Sort order: the name of a column, and whether the last comes first."""

    column: str
    descending: bool = False


def next_order(order: Order | None, column: str) -> Order | None:
    """The sort order after a click on a heading: by that column, then the other way round, then that of the map."""
    if order is None or order.column != column:
        return Order(column)
    return None if order.descending else Order(column, descending=True)


def passing(table: FieldTable, index: Index, words: CellWords, query: str, only: Only) -> set[str]:
    """The ids of the things that hold all the words of a query in some column, and pass the filters of all columns."""
    fields = {field.name: field for field in table.columns}
    things = [
        thing
        for thing in table.things(index)
        if all(words.text(fields[name], getattr(thing, name)) in texts for name, texts in only.items())
    ]
    wanted = search_key(query).split()
    if not wanted:
        return {thing.id for thing in things}
    texts = [
        (thing.id, haystack(words.text(field, getattr(thing, field.name)) for field in table.columns))
        for thing in things
    ]
    return set(found(wanted, texts))


def ranks(table: FieldTable, index: Index, words: CellWords, order: Order | None) -> dict[str, int]:
    """The rank of each thing, by id, in a sort order, empty cells last; empty where there is none."""
    if order is None:
        return {}
    field = next(field for field in table.columns if field.name == order.column)

    keys: dict[str, tuple[bool, Any]] = {}
    for thing in table.things(index):
        value = getattr(thing, field.name)
        keys[thing.id] = sort_key(value, words.text(field, value))
    full = [thing for thing, (empty, _) in keys.items() if not empty]
    empty_ones = [thing for thing, (empty, _) in keys.items() if empty]
    full.sort(key=keys.__getitem__, reverse=order.descending)
    return {thing: rank for rank, thing in enumerate([*full, *empty_ones])}


def texts_of(table: FieldTable, index: Index, words: CellWords, field: Field) -> list[str]:
    """The different texts of a column, in the order they are sorted in."""
    by_text: dict[str, tuple[bool, Any]] = {}
    for thing in table.things(index):
        value = getattr(thing, field.name)
        text = words.text(field, value)
        by_text.setdefault(text, sort_key(value, text))
    return sorted(by_text, key=by_text.__getitem__)


def arranged(
    table: FieldTable,
    index: Index,
    shown: Collection[str],
    rank: Mapping[str, int],
    folded: Collection[str] | None,
) -> list[TableRow]:
    """The rows in sight: the things shown, by rank where there are ranks, else in the order of the map.

    folded: the keys of the folded groups; None for rows without groups. A group without things is a row too, unless
    things are hidden or it is that of no group; one inside a folded group is not.
    """
    things = table.things(index)
    order = sorted(things, key=lambda thing: rank.get(thing.id, len(rank))) if rank else things
    in_sight = [thing for thing in order if thing.id in shown]
    if folded is None:
        return [*(ThingRow(thing.id) for thing in in_sight), NewRow()]
    members: dict[str, list[str]] = {}
    for thing in in_sight:
        members.setdefault(table.group_of(thing), []).append(thing.id)
    return [*_in_groups(table.groups(index), members, folded, whole=len(in_sight) == len(things)), NewRow()]


def _in_groups(
    groups: Iterable[Group], members: Mapping[str, list[str]], folded: Collection[str], *, whole: bool
) -> Iterable[TableRow]:
    hidden_below: int | None = None
    for group in groups:
        if hidden_below is not None and group.depth > hidden_below:
            continue
        closed, here = group.key in folded, tuple(members.get(group.key, ()))
        hidden_below = group.depth if closed else None
        if here or (whole and group.key):
            yield GroupRow(group, here, closed)
            yield from () if closed else (ThingRow(thing, group.depth) for thing in here)


def outline(rows: Iterable[TableRow]) -> list[object]:
    """Identities of the rows in order, whatever their cells hold: equal ones need no reset of a model."""
    return [
        row.id
        if isinstance(row, ThingRow)
        else (row.group.key, row.group.depth, row.folded)
        if isinstance(row, GroupRow)
        else row
        for row in rows
    ]
