"""Refitting of a mapping to a later state of its file: rows that were added, values that were not there yet.

The answers stay. A value that no answer is about is read by the scale that the others have; where that says nothing of
it, it is asked. Knows no sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from workbench.application.importing.mapping import Mapping, Question, Scaled, TableMapping
from workbench.application.importing.scale import Scale
from workbench.application.importing.shapes import Table
from workbench.domain.searching import word_key


class OtherColumns(ValueError):
    """A table that has other columns than the mapping; its text is the name of the sheet."""


@dataclasses.dataclass(frozen=True, slots=True)
class Refitted:
    """The mapping, and the sheets of which a table is not found where the mapping has it.

    unknown: those with a table that the mapping does not know, which is not read.
    """

    mapping: Mapping
    lost: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def refitted(mapping: Mapping, found: Mapping) -> Refitted:
    """A mapping for the file as it is now. found: what the rules make of that. Raises OtherColumns."""
    tables: list[TableMapping] = []
    questions: list[Question] = list(mapping.questions)
    lost: list[str] = []
    known: set[int] = set()
    for number, each in enumerate(mapping.tables):
        place = next((place for place, other in enumerate(found.tables) if _is_at(other.table, each.table)), None)
        if place is None:
            lost.append(each.table.sheet)
            tables.append(each)
            continue
        known.add(place)
        other = found.tables[place]
        if _columns(other.table) != _columns(each.table):
            raise OtherColumns(each.table.sheet)
        new = {name: _with_more(scale, other.scales.get(name)) for name, scale in each.scales.items()}
        tables.append(dataclasses.replace(each, table=other.table, scales=new))
        for question in _asked_of(found, place, each, other):
            questions.append(dataclasses.replace(question, table=number))
    now = Mapping(tuple(tables), tuple(questions), found.more_tables)
    unknown = (other.table.sheet for place, other in enumerate(found.tables) if place not in known and other.taken)
    return Refitted(now, tuple(lost), tuple(dict.fromkeys(unknown)))


def _is_at(found: Table, known: Table) -> bool:
    return (found.sheet, found.shape, found.heading) == (known.sheet, known.shape, known.heading)


def _columns(table: Table) -> tuple[set[int], set[int]]:
    return set(table.columns), set(table.values)


def _with_more(scale: Scale, other: Scale | None) -> Scale:
    """The scale with the values that only the other one has, read as the others are."""
    if other is None:
        return scale
    known, read = {word_key(value.text) for value in scale.values}, scale.reader()
    more = (
        dataclasses.replace(value, held=read(value.text)) for value in other.values if word_key(value.text) not in known
    )
    return dataclasses.replace(scale, values=(*scale.values, *more))


def _asked_of(found: Mapping, place: int, each: TableMapping, other: TableMapping) -> Iterator[Question]:
    """The questions about values that the mapping does not know."""
    known = {word_key(value.text) for scale in each.scales.values() for value in scale.values}
    asked = {
        word_key(value.text) for name in _shared(each, other) for value in other.scales[name].values if value.asked
    }
    for question in found.questions:
        key = word_key(question.about)
        if question.topic == "value" and question.table == place and key in asked - known:
            yield question


def _shared(each: TableMapping, other: TableMapping) -> Iterator[Scaled]:
    return (name for name in each.scales if name in other.scales)
