"""Body of a table: which of its rows hold records, and which are groups, headings once more, summaries or remarks.

One linear pass over all of its rows, then a look at its end and at its label columns. Knows no meaning of a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.application.importing.cells import NO, RATINGS, is_nothing, number_of
from workbench.application.importing.column_fields import field_rows
from workbench.application.importing.headings import meaning_of
from workbench.application.importing.legend import is_legend
from workbench.application.importing.remarks import is_note, is_sentence
from workbench.application.importing.shapes import Left, Table, Why, cell_at
from workbench.application.importing.sheet import Sheet
from workbench.application.importing.summaries import summary_of, sums_up
from workbench.domain.normalisation import name_key
from workbench.domain.searching import word_key

MOST_GROUPS = 0.4
"""The share of rows with a label alone, up to which they are groups: above, they are names that have no value."""

FEW = 0.2
"""The share of names that read like remarks, above which they are names."""

FULL, FULL_COLUMNS = 0.8, 2
"""The share of rows that say something in a full column, and how many such there are, where names alone are groups."""

_CODE = re.compile(r"[A-Za-z]{0,3}\d+(?:[.\-]\d+)*[.)]?|[A-Z]{1,4}[.\-]?\d[\w.\-]*|[\w]+(?:[.\-/:][\w]+)+|\S+://\S+")
_ROMAN = re.compile(r"[IVX]{1,4}[.)]?|[A-Za-z][.)]")


def is_code(text: str) -> bool:
    """Whether a text looks like a number or an id, and not like words."""
    text = text.strip()
    if " " in text or not text:
        return False
    return bool(_CODE.fullmatch(text) or _ROMAN.fullmatch(text)) and any(
        letter.isdigit() or letter in ".:" for letter in text
    )


@dataclass(slots=True)
class _Rows:
    """What the rows of a matrix or a list were found to be."""

    records: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)
    spanning: set[int] = field(default_factory=set)
    left: dict[int, Why] = field(default_factory=dict)


def table_of_matrix(
    sheet: Sheet, heading: int, labels: Sequence[int], values: Sequence[int], others: Sequence[int]
) -> Table | None:
    """The matrix with these columns; None where no row holds a record."""
    span = (min(labels), max((*values, *others)))
    rows = _Rows()
    headings = [sheet.text(heading, column).casefold() for column in values]
    below = sheet.below(heading, *span, whole=True)
    fields = field_rows(sheet, heading)
    for row in below:
        if row in fields:
            continue
        kinds = sheet.kinds(row)
        rated = sum(kinds[column] in RATINGS for column in values)
        worded = sum(kinds[column] not in RATINGS and kinds[column] != "nothing" for column in values)
        named = [column for column in labels if kinds[column] != "nothing"]
        if worded and [sheet.text(row, column).casefold() for column in values] == headings:
            rows.left[row] = "headings"
        elif worded and not rated:
            if len({sheet.text(row, column) for column in (*named, *values) if kinds[column] != "nothing"}) == 1:
                rows.alone.append(row)
                rows.spanning.add(row)
            else:
                rows.left[row] = "text"
        elif not named:
            rows.left[row] = "unlabelled"
        elif not rated and len({sheet.text(row, column) for column in named}) == 1:
            rows.alone.append(row)
        else:
            rows.records.append(row)
    _remarks(sheet, rows, (*labels, *values))
    _summaries(sheet, rows, labels, values)
    groups = _groups(rows)
    if groups and rows.spanning.issuperset(groups) and _is_spanned(sheet, heading - 1, values):
        groups.insert(0, heading - 1)
    if not rows.records:
        return None
    last = max((*rows.records, *groups))
    left_columns = _summary_columns(sheet, heading, rows.records, values)
    dropped = {left.number for left in left_columns}
    fullest = max(_said(sheet, rows.records, column) for column in labels)
    filled = _filled(sheet, rows.records, labels, fullest)
    return Table(
        sheet=sheet.grid.name,
        shape="matrix",
        heading=heading,
        columns=(*labels, *others),
        values=tuple(column for column in values if column not in dropped),
        first=heading + 1,
        last=max((last, *rows.left)),
        bands=_bands(sheet, heading, values),
        groups=tuple(groups),
        filled=filled,
        nested=_nested(sheet, rows.records, labels),
        fields=tuple(fields),
        left_rows=_left_rows(sheet, heading, max((last, *rows.left)), rows, fields),
        left_columns=(*left_columns, *_hidden_columns(sheet, span, heading, rows.records[-1])),
    )


def table_of_list(sheet: Sheet, heading: int, columns: Sequence[int], named: Sequence[int]) -> Table | None:
    """The list with these columns; named: those that name what its rows are about. None where no row has a name."""
    span = (min(columns), max(columns))
    rows = _Rows()
    for row in sheet.below(heading, *span, whole=True):
        kinds = sheet.kinds(row)
        said = [column for column in columns if kinds[column] != "nothing"]
        names = [(sheet.text(row, column), sheet.text(heading, column)) for column in named]
        if all(text == above for text, above in names):  # the headings once more, or merged down to here
            rows.left[row] = "headings"
        elif all(kinds[column] == "nothing" for column in named):
            rows.left[row] = "unlabelled"
        elif len(said) == 1 or (len(said) > 2 and len({sheet.text(row, column) for column in said}) == 1):
            rows.alone.append(row)
        else:
            rows.records.append(row)
    _remarks(sheet, rows, columns)
    groups = _groups_of_list(sheet, heading, rows, columns, named)
    if not rows.records:
        return None
    last = max((*rows.records, *rows.left))
    before = [column for column in columns if column < max(named)]
    return Table(
        sheet=sheet.grid.name,
        shape="list",
        heading=heading,
        columns=tuple(columns),
        first=heading + 1,
        last=last,
        groups=tuple(groups),
        filled=_filled(sheet, rows.records, before, len(rows.records)),
        left_rows=_left_rows(sheet, heading, last, rows, groups),
        left_columns=_hidden_columns(sheet, span, heading, last),
    )


def _remarks(sheet: Sheet, rows: _Rows, columns: Sequence[int]) -> None:
    """Leave out the rows with a remark alone, unless the names of the table are as long."""

    def said(row: int) -> str:
        return next((text for column in columns if (text := sheet.text(row, column))), "")

    for row in [row for row in rows.alone if is_legend(sheet.texts(row))]:
        rows.left[row] = "legend"
        rows.alone.remove(row)
        rows.spanning.discard(row)
    texts = {row: said(row) for row in (*rows.records, *rows.alone)}
    notes = {row for row in rows.alone if is_note(texts[row])}
    if sum(is_note(texts[row]) for row in rows.records) > FEW * len(rows.records):
        notes = set()
    sentences = {row for row, text in texts.items() if is_sentence(text)}
    if len(sentences) <= FEW * len(texts):
        notes |= sentences.intersection(rows.alone)
    for row in sorted(notes):
        rows.left[row] = "remark"
        rows.alone.remove(row)
        rows.spanning.discard(row)


def _groups_of_list(sheet: Sheet, heading: int, rows: _Rows, columns: Sequence[int], named: Sequence[int]) -> list[int]:
    """The rows of a list that name a group for those below: by a text alone, before the names or in their column.

    In their column only skills have such, where the list begins with one and all others say more than their names; the
    others with a name alone are records.
    """
    end = max(rows.records, default=-1)
    within = [row for row in rows.alone if row < end]
    others = [column for column in columns if column not in named]
    beyond = [row for row, why in rows.left.items() if why == "unlabelled" and row > end]
    full = [c for c in others if _said(sheet, rows.records, c) >= FULL * len(rows.records)]
    grouped = (
        [meaning_of(sheet.text(heading, column)) for column in named] == ["skill"]
        and min((*rows.records, *within), default=-1) in within
        and len(within) <= MOST_GROUPS * (len(within) + len(rows.records))
        and len(full) >= FULL_COLUMNS
    )
    if grouped or (beyond and len(full) >= FULL_COLUMNS):  # below the records there are odds and ends
        rows.left |= dict.fromkeys((row for row in rows.alone if row > end), "alone")
        rows.alone = [row for row in rows.alone if row < end]
    if not grouped:
        rows.records, within = sorted((*rows.records, *rows.alone)), []
    before = [column for column in others if column < max(named) and not _said(sheet, rows.records, column)]
    for row in [row for row, why in rows.left.items() if why == "unlabelled" and row < max(rows.records, default=-1)]:
        said = [column for column in columns if sheet.kinds(row)[column] != "nothing"]
        told = [column for column in said if column in before or meaning_of(sheet.text(heading, column)) is not None]
        if len(told) == 1 and told[0] in before:
            within.append(row)
            del rows.left[row]
    return sorted(within)


def _is_spanned(sheet: Sheet, row: int, values: Sequence[int]) -> bool:
    """Whether one text stands over all the values."""
    return row >= 0 and len({sheet.text(row, column) for column in values}) == 1 and bool(sheet.text(row, values[0]))


def _groups(rows: _Rows) -> list[int]:
    """The rows that name a group for those below; the others with a label alone are records, or remarks at the end.

    A table with groups begins with one, or has them across all its values: a label alone among others is a name that
    nobody has a value for.
    """
    end = max(rows.records, default=-1)
    within = [row for row in rows.alone if row < end]
    for row in rows.alone:
        if row > end:
            rows.left[row] = "alone"
    if within and rows.spanning.issuperset(within):
        return within
    first = min((*rows.records, *within), default=-1)
    if first not in within or len(within) > MOST_GROUPS * (len(within) + len(rows.records)):
        rows.records = sorted((*rows.records, *within))
        return []
    return within


def _summaries(sheet: Sheet, rows: _Rows, labels: Sequence[int], values: Sequence[int]) -> None:
    """Leave out the summary rows at the end, and rows of needed levels also right below the headings."""

    def label(row: int) -> str:
        return next((text for column in labels if (text := sheet.text(row, column))), "")

    for row in rows.records[:-1]:
        if summary_of(label(row)) != "required":
            break
        rows.left[row] = "required"
    rows.records = [row for row in rows.records if row not in rows.left]
    tail: list[int] = []
    for row in sorted((*rows.records, *rows.alone), reverse=True):
        if summary_of(label(row)) is None:
            if row in rows.alone and not tail:
                continue  # a remark below them
            break
        tail.append(row)
    if not tail:
        return
    records = [row for row in rows.records if row not in tail]
    others = [_numbers(sheet, row, values) for row in records]
    for row in reversed(tail):
        kind = summary_of(label(row))
        if kind == "summary" and not sums_up(_numbers(sheet, row, values), others):
            if row in rows.records:
                others.append(_numbers(sheet, row, values))
            continue
        if kind is not None:
            rows.left[row] = kind
    rows.records = [row for row in rows.records if row not in rows.left]
    rows.alone = [row for row in rows.alone if row not in rows.left]


def _numbers(sheet: Sheet, row: int, columns: Sequence[int]) -> list[float | None]:
    return [_number(sheet, row, column) for column in columns]


def _number(sheet: Sheet, row: int, column: int) -> float | None:
    """The number of a cell; of a tick 1, as totals count them."""
    if sheet.kinds(row)[column] == "mark":
        return 0.0 if word_key(sheet.text(row, column)) in NO else 1.0
    return number_of(cell_at(sheet.grid, row, column))


def _summary_columns(sheet: Sheet, heading: int, records: Sequence[int], values: Sequence[int]) -> tuple[Left, ...]:
    """The summary columns at the end of the values."""
    left: list[Left] = []
    rest = list(values)
    while len(rest) > 2:
        kind = summary_of(sheet.text(heading, rest[-1]))
        if kind is None:
            break
        line = [number_of(cell_at(sheet.grid, row, rest[-1])) for row in records]
        others = [[number_of(cell_at(sheet.grid, row, column)) for row in records] for column in rest[:-1]]
        if kind == "summary" and not (any(value is not None for value in line) and sums_up(line, others)):
            break
        left.append(Left(rest.pop(), kind))
    return tuple(left)


def _left_rows(sheet: Sheet, heading: int, last: int, rows: _Rows, groups: Sequence[int] = ()) -> tuple[Left, ...]:
    kept = {*rows.records, *rows.alone, *groups}
    left = dict(rows.left)
    for row in range(heading + 1, last + 1):
        if row not in kept and row not in left:
            left[row] = "hidden" if row in sheet.grid.hidden_rows else "empty"
    return tuple(Left(row, left[row]) for row in sorted(left))


def _hidden_columns(sheet: Sheet, span: tuple[int, int], heading: int, last: int) -> tuple[Left, ...]:
    """The hidden columns within a table, and those right beside it that say something."""

    def belongs(column: int) -> bool:
        if column not in sheet.grid.hidden_columns:
            return False
        return any(not is_nothing(cell_at(sheet.grid, row, column)) for row in range(heading, last + 1))

    left, right = span
    while belongs(left - 1):
        left -= 1
    while belongs(right + 1):
        right += 1
    return tuple(Left(column, "hidden") for column in sorted(sheet.grid.hidden_columns) if left <= column <= right)


def _said(sheet: Sheet, records: Sequence[int], column: int) -> int:
    return sum(sheet.kinds(row)[column] != "nothing" for row in records)


def _filled(sheet: Sheet, records: Sequence[int], labels: Sequence[int], fullest: int) -> tuple[int, ...]:
    """The label columns that say something now and then, from the first row on, and nothing twice.

    fullest: how many rows the fullest one says something in; that one names the rows.
    """
    return tuple(
        column
        for column in labels
        if 0 < _said(sheet, records, column) < fullest and is_sparse([sheet.text(row, column) for row in records])
    )


def is_sparse(texts: Sequence[str]) -> bool:
    """Whether a column that says something now and then means it for the rows below, too: from the first row on,
    nothing twice, and no codes."""
    keys = [name_key(text) for text in texts if text]
    return bool(texts[0]) and len(set(keys)) == len(keys) and not is_code(texts[0])


def _bands(sheet: Sheet, heading: int, values: Sequence[int]) -> tuple[int, ...]:
    """The row above the headings whose texts span columns: fewer texts than columns, and none but over values."""
    row = heading - 1
    while row >= 0 and sheet.is_empty(row):
        row -= 1
    if row < 0 or heading - row > 2:
        return ()
    over = [sheet.text(row, column) for column in values]
    texts = {text for text in over if text}
    others = (column for column in range(sheet.width) if column not in values)
    beside = [sheet.text(row, column) for column in others if not _is_heading_above(sheet, heading, row, column)]
    stray = any(text and text not in texts for text in beside)
    return (row,) if 2 <= len(texts) < len(values) and not stray else ()


def _is_heading_above(sheet: Sheet, heading: int, row: int, column: int) -> bool:
    """Whether the heading of a label column stands right above the row of the others."""
    above = row == heading - 1 and not sheet.text(heading, column)
    return above and meaning_of(sheet.text(row, column)) is not None


def _nested(sheet: Sheet, records: Sequence[int], labels: Sequence[int]) -> tuple[int, ...]:
    """The rows whose code begins the codes of the next rows: "1" over "1.1" and "1.2"."""
    for column in labels:
        codes = [sheet.text(row, column).rstrip(".)") for row in records]
        if not codes or not all(is_code(code) or not code for code in codes) or not any(codes):
            continue
        return tuple(
            row
            for row, code, after in zip(records, codes, codes[1:], strict=False)
            if code and after.startswith((f"{code}.", f"{code}-"))
        )
    return ()
