"""Questions that wait: those about a value that stands in no row that is taken. Knows no word of them.

What is left out is what somebody left out, or what there is too much of; what comes in with it again asks again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from workbench.application.importing.cells import text_of
from workbench.application.importing.content import Content
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.lines import Line as Row
from workbench.application.importing.lines import different_heads, lines_of
from workbench.application.importing.mapping import Mapping, Scaled, TableMapping
from workbench.application.importing.matching import tidy_name
from workbench.application.importing.proposal import Line, Reason
from workbench.application.importing.shapes import cell_at, grid_named, spread
from workbench.domain.normalisation import name_key
from workbench.domain.searching import word_key

_BY_CHOICE: frozenset[Reason] = frozenset(("not_wanted", "too_many"))
"""Why something is left out that could be taken."""
_Named = frozenset[tuple[str, str]]
"""What a cell is about: kinds, each with the key of a name."""


def asking(content: Content, mapping: Mapping, lines: Iterable[Line]) -> Mapping:
    """The mapping without the questions that wait. lines: what becomes of all that the file names."""
    asked = {question.table for question in mapping.questions if question.topic == "value"}
    left, taken = _left_out(lines) if asked else (frozenset(), frozenset())
    if not left:
        return mapping
    waiting = {number: _waiting(content, mapping.tables[number], left, taken) for number in asked}
    questions = tuple(
        question
        for question in mapping.questions
        if question.topic != "value" or word_key(question.about) not in waiting[question.table]
    )
    return mapping if len(questions) == len(mapping.questions) else dataclasses.replace(mapping, questions=questions)


def _left_out(lines: Iterable[Line]) -> tuple[_Named, _Named]:
    """The skills, roles and people that are left out by choice in all rows that name them, and all others."""
    left, taken = set[tuple[str, str]](), set[tuple[str, str]]()
    for line in lines:
        if line.kind in ("skill", "role", "person"):
            out = line.outcome == "left_out" and not _BY_CHOICE.isdisjoint(remark.reason for remark in line.remarks)
            (left if out else taken).add((line.kind, name_key(line.name)))
    return frozenset(left - taken), frozenset(taken)


def _waiting(content: Content, mapping: TableMapping, left: _Named, taken: _Named) -> set[str]:
    """The keys of the open values of a table that stand only where something is left out. taken: what is not."""
    grid = grid_named(content, mapping.table.sheet)
    if grid is None:
        return set()
    asked = {
        name: {word_key(value.text) for value in scale.values if value.asked} for name, scale in mapping.scales.items()
    }
    waiting, needed = set[str](), set[str]()
    for name, cell, named in _cells(spread(grid), mapping, taken):
        key = word_key(text_of(cell)) if cell is not None else ""
        if key in asked.get(name, ()):
            (needed if named.isdisjoint(left) else waiting).add(key)
    return waiting - needed


def _cells(grid: Grid, mapping: TableMapping, taken: _Named) -> Iterator[tuple[Scaled, Cell, _Named]]:
    """The cells that scales read, each with what it is about."""
    columns = {meaning: column for column, meaning in mapping.meanings.items()}
    heads = different_heads(grid, mapping)[0] if mapping.across is not None else []
    for row in lines_of(grid, mapping):
        named = set(_named(row, taken))
        for name in mapping.scales:
            if name == "value":
                for head in heads:
                    across = {(str(mapping.across), _key(head.name))}
                    yield name, cell_at(grid, row.row, head.column), frozenset(named | across)
            elif name == "level" and row.level is not None:
                yield name, row.level, frozenset(named)
            elif name in columns:
                yield name, cell_at(grid, row.row, columns[name]), frozenset(named)


def _named(row: Row, taken: _Named) -> Iterator[tuple[str, str]]:
    """What a row names; a person also as a role of her own. Who is taken is so without her role, too."""
    person = row.text("person") or " ".join(filter(None, (row.text("first_name"), row.text("last_name"))))
    hers = {("person", _key(person)), ("role", _key(person))} if person else set()
    yield from hers
    if row.text("role") and hers.isdisjoint(taken):
        yield "role", _key(row.text("role"))
    if row.text("skill"):
        yield "skill", _key(row.text("skill"))


def _key(name: str) -> str:
    return name_key(tidy_name(name))
