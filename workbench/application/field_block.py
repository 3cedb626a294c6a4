"""Blocks of cells of a table of roles or skills: to and from a spreadsheet, where they land, and the edit they make.

A block is one edit or a refusal that names the cells it cannot take; the map is never left half changed. Rows beyond
the last make new things. Knows no clipboard and no view.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.application.block import refuse_too_many
from workbench.application.cell_values import LEFT_OUT, CellFault, CellWords, heading
from workbench.application.edit import Edit, EditRefused
from workbench.application.edits.fields import FieldCell
from workbench.application.field_table import FieldTable
from workbench.application.heading_row import (
    ROLE_COLUMNS,
    SKILL_COLUMNS,
    columns_named,
    is_said_below,
    own_headings,
)
from workbench.application.importing.cells import number_of
from workbench.application.importing.delimited import split
from workbench.application.importing.headings import Meaning, heading_words, is_plainly_headed, meaning_of
from workbench.application.pasted_text import cleaned, refuse_too_much
from workbench.domain.field import Field
from workbench.domain.formula_text import starts_formula
from workbench.domain.index import Index
from workbench.domain.model import Role, Skill
from workbench.domain.normalisation import one_line
from workbench.domain.quoting import shortened
from workbench.domain.transform import fresh_id
from workbench.domain.validate import loops
from workbench.domain.words import join_names, pluralise

MOST_FAULTS = 3
"""Further faulty cells that a refusal names."""

TextBlock = tuple[tuple[str, ...], ...]
"""Rows of texts, all of one length."""

_LINES = ("role", "roles")
"""Shapes of fields that name roles: read last, for a block may give these their titles."""

_OF_MEANING: Mapping[type, Mapping[Meaning, str]] = {Skill: SKILL_COLUMNS, Role: {**ROLE_COLUMNS, "person": "people"}}
"""What a heading says -> the field it means."""


@dataclass(frozen=True, slots=True)
class TextCell:
    """A text for a cell. thing: an id, or the number of a new thing, from 0; row: of what was copied, from 1, or 0."""

    thing: str | int
    field: Field
    text: str
    row: int = 1


def block_text(rows: Iterable[Iterable[str]]) -> str:
    """A block as the text that spreadsheets take: a cell with tabs or line ends is quoted, and none is a formula."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def public_text(rows: Iterable[Sequence[tuple[Field, str]]]) -> str:
    """A block as `block_text` writes it, with `LEFT_OUT` in place of the people it names."""
    return block_text(
        [LEFT_OUT if text and field.values.shape == "people" else text for field, text in row] for row in rows
    )


def _quoted(text: str) -> str:
    text = f"'{text}" if starts_formula(text) else text
    if text.startswith('"') or "\t" in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def read_texts(text: str) -> TextBlock:
    """The block in a text from a spreadsheet. Raises EditRefused where it holds none, or too much."""
    if not text:
        raise EditRefused("The clipboard holds no cells. Copy them first, here or in a spreadsheet, then paste.")
    refuse_too_much(text)
    lines = list(split(cleaned(text).removesuffix("\n"), "\t"))
    width = max(map(len, lines))
    refuse_too_many(len(lines) * width)
    return tuple((*map(_as_typed, line), *[""] * (width - len(line))) for line in lines)


def _as_typed(text: str) -> str:
    """A cell without the sign that a spreadsheet, or `block_text`, puts before a text that is no formula."""
    return text[1:] if text[:1] == "'" and starts_formula(text[1:]) else text


def headed(table: FieldTable, block: TextBlock, first: Field) -> Sequence[Field | None] | None:
    """The columns that the first row of a block names, in its order, None for one of no known heading; None where it
    is no row of headings. first: the column of the table in which the block begins.

    In the words of the table, or in those of an import with the name among them: a manager in a team is a role. The
    name and one other make a row of headings, whatever else stands there; so does the name alone where names begin.
    """
    heads = block[0]
    if len(block) < 2 or any(number_of(text) is not None for text in heads):
        return None
    own = own_headings({name: column.name for column in table.columns for name in (column.label, heading(column))})
    names = columns_named(heads, _OF_MEANING[table.kind], own)
    name = table.name_field.name
    if table.kind is Role and name not in names and "name" in (said := list(map(meaning_of, heads))):
        names[said.index("name")] = name  # without a title beside it, what a name is of is the role
    by_name = {column.name: column for column in table.columns}
    columns = [by_name.get(column or "") for column in names]
    known = sum(column is not None for column in columns)
    if known == len(columns) > 1 and all(own.get(heading_words(text)) for text in heads):
        return columns
    if name not in names or is_said_below(block, names.index(name)):
        return None
    alone = first is table.name_field and is_plainly_headed(heads[names.index(name)])
    return columns if known > 1 or alone else None


def headings_left_out(table: FieldTable, block: TextBlock, first: Field) -> list[str]:
    """The headings of a block whose columns the table does not have, "" for a column without one that says something.

    first: as for `headed`.
    """
    columns = headed(table, block, first) or ()
    unknown = [place for place, column in enumerate(columns) if column is None]
    return [one_line(block[0][place]) for place in unknown if any(row[place].strip() for row in block)]


def landing(
    table: FieldTable, block: TextBlock, things: Sequence[str], rows: Sequence[int], columns: Sequence[int]
) -> list[TextCell]:
    """The target cells of a block that is pasted on picked rows, places among things, and columns of a table.

    Where these are a multiple of the block it is repeated, as in Excel; else it begins at the first. Rows beyond the
    last thing are new ones. A block whose first row names its columns goes into these; `headings_left_out` are the
    others. Raises EditRefused where there is no room to the right.
    """
    named = headed(table, block, table.columns[columns[0]])
    if named is not None:
        taken = [place for place, column in enumerate(named) if column is not None]
        block = tuple(tuple(row[place] for place in taken) for row in block[1:])
        into, width = [column for column in named if column is not None], len(taken)
        rows = rows if len(rows) % len(block) == 0 else range(rows[0], rows[0] + len(block))
    else:
        tall, width = len(block), len(block[0])
        if len(rows) % tall or len(columns) % width:
            rows, columns = range(rows[0], rows[0] + tall), range(columns[0], columns[0] + width)
        if columns[-1] >= len(table.columns):
            raise EditRefused(
                f"What was copied has {pluralise(width, 'column')}; from here there is room for "
                f"{pluralise(len(table.columns) - columns[0], 'column')}. Pick a cell further to the left. "
                "Nothing was pasted."
            )
        into = [table.columns[column] for column in columns]
    return [
        TextCell(
            things[row] if row < len(things) else row - len(things), column, block[down % len(block)][across % width],
            down % len(block) + 1 + (named is not None),
        )
        for down, row in enumerate(rows)
        for across, column in enumerate(into)
    ]  # fmt: skip


def texts_edit(table: FieldTable, index: Index, cells: Sequence[TextCell], group: str | None = None) -> Edit:
    """The edit that puts texts into cells. group: the group of new things whose cells say none.

    Raises EditRefused, naming the cells that cannot be taken, what is wrong and what to do.
    """
    return _Reading(table, index, cells, group).edit()


def values_edit(table: FieldTable, index: Index, cells: Sequence[FieldCell]) -> Edit:
    """The edit that puts values into cells, such as those filled down. Raises EditRefused as `texts_edit` does."""
    reading = _Reading(table, index, (), None)
    reading.values = {(identifier, name): value for identifier, name, value in cells}
    return reading.edit()


@dataclass
class _Reading:
    """Reader of the cells of one edit: first what roles are called and where they sit, then the lines between them."""

    table: FieldTable
    index: Index
    cells: Sequence[TextCell]
    group: str | None
    values: dict[tuple[str, str], Any] = field(default_factory=dict)
    faults: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[tuple[str, str], TextCell] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)

    def edit(self) -> Edit:
        things = {thing.id: thing for thing in self.table.things(self.index)}
        ids = self._new_ids(set(things))
        words = CellWords(self.index.document, self.index.scenario, self.index.titles)
        cells = [
            (ids.get(cell.thing, str(cell.thing)), cell)
            for cell in self.cells
            if cell.thing in things or cell.thing in ids
        ]
        for identifier, cell in cells:
            self.places[identifier, cell.field.name] = cell
            if cell.field.values.shape not in _LINES:
                self._read(words, things.get(identifier), identifier, cell)
        self._complete()
        if any(cell.field.values.shape in _LINES for _, cell in cells):
            words = self._words_after(words)
            for identifier, cell in cells:
                if cell.field.values.shape in _LINES:
                    self._read(words, things.get(identifier), identifier, cell)
        if self.table.kind is Role:
            self._check_lines()
        if self.faults:
            raise EditRefused(self._refusal())
        flat = [(identifier, name, value) for (identifier, name), value in self.values.items()]
        return self.table.set_cells(self.index, flat, self.added)

    def _new_ids(self, taken: set[str]) -> dict[str | int, str]:
        """Number of a new thing -> the id it gets, of its name; rows without any text make none."""
        names: dict[str | int, str] = {}
        for cell in self.cells:
            if isinstance(cell.thing, int) and (cell.text.strip() or cell.thing in names):
                is_name = cell.field.name == self.table.name_field.name
                names[cell.thing] = one_line(cell.text) if is_name else names.get(cell.thing, "")
        ids: dict[str | int, str] = {}
        for number, name in names.items():
            ids[number] = fresh_id(name or self.table.noun, taken)
            taken.add(ids[number])
        self.added = list(ids.values())
        return ids

    def _read(self, words: CellWords, thing: Any, identifier: str, cell: TextCell) -> None:
        place = (identifier, cell.field.name)
        if thing is not None and cell.text == words.text(cell.field, getattr(thing, cell.field.name)):
            return  # as it stands: a text may say less than its value does
        if cell.field.values.shape == "people" and cell.text.strip() == LEFT_OUT:
            return  # people do not go out with the cells beside them, so nothing is said of them here
        if thing is None and not cell.text.strip() and cell.field is not self.table.name_field:
            return  # a new thing has what the program gives it
        try:
            self.values[place] = words.read(self.table.kind, cell.field, cell.text)
        except CellFault as fault:
            self.faults[place] = str(fault)

    def _complete(self) -> None:
        """Give new things a group, and refuse those without a name."""
        name = self.table.name_field.name
        for identifier in self.added:
            for group_field, value in self.table.into_group(self.group) if self.group is not None else ():
                self.values.setdefault((identifier, group_field), value)
            given = {field_name: value for (thing, field_name), value in self.values.items() if thing == identifier}
            for default, value in self.table.defaults(self.index, given):
                self.values.setdefault((identifier, default), value)
            if not self.values.get((identifier, name)) and (identifier, name) not in self.faults:
                self.faults[identifier, name] = f"A new {self.table.noun} needs a {name}."
                first = next(cell for (thing, _), cell in self.places.items() if thing == identifier)
                self.places[identifier, name] = dataclasses.replace(first, field=self.table.name_field)

    def _words_after(self, words: CellWords) -> CellWords:
        """The words once these roles are called, held and placed as the block says; the titles before count, too."""
        scenario = self.index.scenario
        roles = [*scenario.roles, *(Role(identifier, "") for identifier in self.added)]
        called = tuple(
            dataclasses.replace(
                role,
                **{
                    name: self.values[role.id, name]
                    for name in ("title", "holder", "department")
                    if (role.id, name) in self.values
                },
            )
            for role in roles
        )
        return CellWords(words.document, dataclasses.replace(scenario, roles=called), earlier=self.index.titles)

    def _check_lines(self) -> None:
        """Find lines of this edit to the role itself, directly or through others."""
        lines = {role.id: role.reports_to for role in self.index.scenario.roles}
        changed = {thing: value for (thing, name), value in self.values.items() if name == "reports_to"}
        lines |= changed
        for looped in loops(lines):
            around, node = [looped], lines[looped]
            while node is not None and node != looped:
                around.append(node)
                node = lines[node]
            at = next(role for role in around if role in changed)
            who = "This role" if at in self.added else self.index.titles[at]
            self.faults[at, "reports_to"] = (
                f"{who} would report to itself{'' if len(around) == 1 else ' through others'}. Write another title."
            )
        for (thing, name), value in self.values.items():
            if name == "dotted_to" and thing in value:
                self.faults[thing, name] = "A role has no dotted line to itself. Write other titles."

    def _refusal(self) -> str:
        """The sentences of a refusal: the first faulty cell with what is wrong and what to do, then the others."""
        (place, fault), *others = self.faults.items()
        single = len(self.places) <= 1
        first = fault if single and len(self.values) <= 1 else f"{self._called(place)}: {fault}"
        named = [self._called(other) for other, _ in others]
        more = f" Nor can these be taken: {join_names(named, MOST_FAULTS)}." if named else ""
        return f"{first}{more} Nothing was changed."

    def _called(self, place: tuple[str, str]) -> str:
        identifier, name = place
        column = next(heading(column) for column in self.table.columns if column.name == name)
        cell: TextCell | None = self.places.get(place)
        if identifier in self.added:
            return f"Row {cell.row}, {column}" if cell is not None and cell.row else column
        who = shortened(self.table.name_of(self.index, identifier))
        return f"Row {cell.row} ({who}), {column}" if cell is not None and cell.row else f"{who}, {column}"


def filled_down(table: FieldTable, index: Index, picked: Mapping[int, Sequence[str]]) -> list[FieldCell]:
    """The cells of a fill down: column -> the ids of its things, the first of which gives the others its value."""
    things = {thing.id: thing for thing in table.things(index)}
    return [
        (identifier, table.columns[column].name, getattr(things[first], table.columns[column].name))
        for column, (first, *rest) in picked.items()
        for identifier in rest
    ]
