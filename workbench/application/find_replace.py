"""Find and replace in the texts of a table of roles or skills: where a text stands, and the edit that replaces it.

Only what people wrote is searched: names, other names, texts; a choice is no text. Knows no view.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.application.edit import CompositeEdit, Edit
from workbench.application.edits.fields import FieldCell
from workbench.application.field_block import values_edit
from workbench.application.field_table import FieldTable
from workbench.domain.field import Field
from workbench.domain.index import Index
from workbench.domain.normalisation import tidied
from workbench.domain.quoting import shortened
from workbench.domain.words import pluralise

_TEXTS = ("text", "long", "names")
"""The shapes of fields that are searched."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a text, in the columns of these names, in its very case or in any, as whole words or not."""

    text: str
    columns: frozenset[str]
    same_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str] | None:
        """The pattern of the text; None where it is empty."""
        text = tidied(self.text)
        if not text:
            return None
        found = re.escape(text)
        if self.whole_words:
            found = rf"(?<!\w){found}(?!\w)"
        return re.compile(found, 0 if self.same_case else re.IGNORECASE)


def searched(table: FieldTable) -> Sequence[Field]:
    """The columns that can be searched."""
    return [field for field in table.columns if field.values.shape in _TEXTS]


def found_cells(
    table: FieldTable, index: Index, things: Collection[str], wanted: Wanted
) -> Iterator[tuple[str, Field, Any]]:
    """The cells that hold a text, with their values, row by row. things: the ids of the rows that are searched."""
    pattern, by_id = wanted.pattern(), {thing.id: thing for thing in table.things(index)}
    if pattern is None:
        return
    columns = [field for field in searched(table) if field.name in wanted.columns]
    for identifier in things:
        for field in columns:
            value = getattr(by_id[identifier], field.name)
            if any(map(pattern.search, value if isinstance(value, tuple) else (value or "",))):
                yield identifier, field, value


def replace_edit(
    table: FieldTable, index: Index, things: Collection[str], wanted: Wanted, replacement: str
) -> Edit | None:
    """The edit that replaces a text wherever it stands; None where it stands nowhere.

    Raises EditRefused where a cell cannot hold what would become of it, such as a name that would be empty.
    """
    pattern = wanted.pattern()
    if pattern is None:
        return None
    cells: list[FieldCell] = [
        (identifier, field.name, _replaced(pattern, tidied(replacement), field, value))
        for identifier, field, value in found_cells(table, index, things, wanted)
    ]
    if not cells:
        return None
    label = f"Replace “{shortened(wanted.text)}” by “{shortened(replacement)}” in {pluralise(len(cells), 'cell')}"
    return CompositeEdit(label, (values_edit(table, index, cells),))


def _replaced(pattern: re.Pattern[str], replacement: str, field: Field, value: Any) -> Any:
    if isinstance(value, tuple):
        names = (pattern.sub(lambda _: replacement, name).strip() for name in value)
        return tuple(dict.fromkeys(name for name in names if name))
    text = pattern.sub(lambda _: replacement, value).strip()
    return text or (None if field.values.optional else "")
