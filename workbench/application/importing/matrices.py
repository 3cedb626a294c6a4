"""Matrices: labels to the left, headings above, ratings where they meet.

Says how well a row would do as the headings of one. The numbers here were tuned by hand on few files: they are a
start, not a law.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import sqrt

from workbench.application.importing.cells import (
    NO,
    RATINGS,
    Kind,
    families,
    is_beyond_lettered,
    kind_of,
    number_of,
    raci_letters,
)
from workbench.application.importing.column_fields import field_rows, is_field_row
from workbench.application.importing.headings import LONGEST_HEADING, Meaning, meaning_of
from workbench.application.importing.shapes import cell_at
from workbench.application.importing.sheet import Sheet
from workbench.application.importing.summaries import is_summary_heading, meaning_beside, summary_of
from workbench.domain.searching import word_key

ENOUGH = 3.0
"""The score from which on it is a table."""

ENOUGH_CHOSEN = 1.5
"""The same where somebody chose the cells: two by two are one."""

RATED = 0.6
"""The share of a column's cells that are ratings, from which on it is a column of values."""

DIFFERENT_NAMES = 0.2
"""The share of different texts among the names of the rows, at least: what repeats more is a field of a list."""

KNOWN_LABEL = 1.5
"""What a heading over the labels that says skill, role or person does to the score."""

USUAL_FILL = 0.5
"""The share of cells that say something, from which on more of them do not count for more: a matrix has gaps."""

MOST_STARTS = 8
"""Columns that are tried as the first one of the values: a sheet of odds and ends has hundreds."""

MOST_COLUMNS, MOST_ROWS = 12, 40
"""Columns and rows beyond which more of them do not count for more."""

HIGHEST_NUMBER = 100

_FIELDS: frozenset[Meaning | None] = frozenset(
    (
        *("skill_code", "role_code", "person_code", "code", "importance", "level", "level_needed", "headcount"),
        *("grade", "role_level", "definition", "note", "kind"),
    )
)
"""What a column of ratings may be by its heading without being one of the values: a field of the rows."""
_OF_SEVERAL = ("numbers", "marks")
"""Families of which one column alone makes no matrix: it is a figure, or a tick, of a list."""
_SUBJECTS = ("skill", "role", "person")
_TEXTS: tuple[Kind, ...] = ("text", "letters", "level", "mark", "lettered")
"""Kinds that a name may have: a skill may be called R."""


@dataclass(frozen=True, slots=True)
class MatrixFound:
    """A matrix as a heading row would make it: its score, its label columns, its columns of values, other columns.

    flags: whether its values are Yes and No, which may be fields of a list.
    """

    score: float
    heading: int
    labels: tuple[int, ...]
    values: tuple[int, ...]
    others: tuple[int, ...]
    flags: bool = False


def matrix_at(sheet: Sheet, heading: int) -> MatrixFound | None:
    """The best matrix that has its headings in this row; None where there is none."""
    rows = [] if is_field_row(sheet, heading) else _telling(sheet, heading)
    if not rows:
        return None
    shown = (column for column in range(sheet.width) if column not in sheet.grid.hidden_columns)
    columns = [_Column(sheet, heading, rows, column) for column in shown]
    starts = islice(_starts(columns), MOST_STARTS)
    found = (_matrix(sheet, heading, rows, columns, start) for start in starts)
    return max((each for each in found if each is not None), key=lambda each: each.score, default=None)


def _telling(sheet: Sheet, heading: int) -> list[int]:
    """The rows below that say what a column holds: not the headings once more, and not a label alone."""
    headings = sheet.texts(heading)
    rows = []
    below = sheet.below(heading)
    fields = field_rows(sheet, heading)
    if below and not fields and _is_second_heading(sheet, below[0]):
        del below[0]
    for row in below:
        if row in fields:
            continue
        texts = {text for text in sheet.texts(row) if text}
        if len(texts) > 1 and not texts <= set(headings):
            rows.append(row)
    while len(rows) > 1 and _is_other_sum(sheet, rows[-1], rows[:-1]):
        rows.pop()
    return rows


def _is_other_sum(sheet: Sheet, row: int, others: Sequence[int]) -> bool:
    """Whether a row sums up others by values of another kind, as one of counts does below ticks."""
    label = next((text for text in sheet.texts(row) if text), "")
    if summary_of(label) is None:
        return False
    said = {kind for kind in sheet.kinds(row) if kind in RATINGS}
    return said.isdisjoint(kind for other in others for kind in sheet.kinds(other))


def _is_second_heading(sheet: Sheet, row: int) -> bool:
    """Whether a row below the headings belongs to them: short words, and no rating."""
    kinds = sheet.kinds(row)
    if any(kind in RATINGS or kind == "date" for kind in kinds) or sum(kind == "text" for kind in kinds) < 2:
        return False
    return all(len(text) <= LONGEST_HEADING for text in sheet.texts(row))


class _Column:
    """What the cells of one column below a heading are."""

    def __init__(self, sheet: Sheet, heading: int, rows: Sequence[int], number: int) -> None:
        self.number = number
        self.heading = sheet.text(heading, number)
        self.meaning = meaning_beside(self.heading) if self.heading else None
        self.kinds: Counter[Kind] = Counter()
        self.letters: list[str] = []
        self.denied = False
        beyond: list[str] = []
        for row in rows:
            kind = sheet.kinds(row)[number]
            if kind == "number":
                value = number_of(cell_at(sheet.grid, row, number))
                kind = "number" if value is not None and 0 <= value <= HIGHEST_NUMBER else "date"  # no rating
            elif kind == "letters":
                self.letters += raci_letters(sheet.text(row, number))
            elif kind == "mark":
                self.denied = self.denied or word_key(sheet.text(row, number)) in NO
            elif kind == "text":
                beyond += [text for text in (sheet.text(row, number),) if is_beyond_lettered(text)]
            self.kinds[kind] += 1
        if len(set(beyond)) == 1 and self.kinds["lettered"] > len(beyond):  # a slip, and no column of other codes
            self.kinds["lettered"] += len(beyond)
            self.kinds["text"] -= len(beyond)
        self.filled = len(rows) - self.kinds["nothing"]
        self.rated = sum(self.kinds[kind] for kind in RATINGS)
        if self.meaning == "level" and kind_of(self.heading) == "level" and 0 < self.filled == self.kinds["mark"]:
            self.meaning = None  # "Level 2" is one of several columns, of which each is a level

    @property
    def is_value(self) -> bool:
        """Whether its cells may be the values of a matrix."""
        rated = self.rated > 0 and self.rated >= RATED * self.filled
        return bool(self.heading) and rated and self.meaning not in _FIELDS and not is_summary_heading(self.heading)

    @property
    def is_blank_value(self) -> bool:
        """Whether it may be a column of values between others in which nothing is said yet."""
        return bool(self.heading) and not self.filled and self.meaning not in _FIELDS

    @property
    def is_label(self) -> bool:
        """Whether its cells may name the rows."""
        return self.filled > 0 and sum(self.kinds[kind] for kind in _TEXTS) >= 0.5 * self.filled

    @property
    def is_empty(self) -> bool:
        """Whether neither it nor its heading says anything."""
        return not self.heading and not self.filled


def _starts(columns: Sequence[_Column]) -> Iterator[int]:
    """The columns at which the values may begin: the first of each run, and the one after a column of names."""
    for place in range(1, len(columns)):
        after = columns[place - 1]
        if columns[place].is_value and (not after.is_value or after.is_label):
            yield place


def _matrix(
    sheet: Sheet, heading: int, rows: Sequence[int], columns: Sequence[_Column], start: int
) -> MatrixFound | None:
    labels = _labels(columns, start)
    names = [column for column in labels if column.is_label]
    run = _run(columns, start)
    values = [column for column in run if column.is_value]
    if not names or not values or _names_repeat(sheet, rows, names):
        return None
    family, fit = _fit([column for column in run if column.is_value or column.meaning not in _FIELDS])
    if _is_data(sheet, heading, values, family) or (family in _OF_SEVERAL and len(values) < 2):
        return None
    if any(_is_no_heading(sheet, heading, column.number) for column in (*labels, *run)):
        return None
    above = _above(sheet, heading, values)
    headings = {(column.heading.casefold(), over) for column, over in zip(values, above, strict=True)}
    different = len(headings) / len(values)
    fill = sum(column.filled for column in values) / (len(rows) * len(values))
    size = sqrt(min(len(values), MOST_COLUMNS) * min(len(rows), MOST_ROWS))
    known = any(meaning_of(text) in _SUBJECTS for column in labels for text in _label_headings(sheet, heading, column))
    score = fit**3 * different * size * sqrt(min(1.0, fill / USUAL_FILL)) * (KNOWN_LABEL if known else 1)
    whole = [column for column in run if column.is_value or column.is_blank_value]
    others = [column for column in run if column not in whole] + _after(columns, run[-1])
    found = [tuple(column.number for column in part) for part in (labels, whole, others)]
    flags = family == "marks" and any(column.denied for column in values)
    return MatrixFound(score, heading, found[0], found[1], found[2], flags)


def _above(sheet: Sheet, heading: int, values: Sequence[_Column]) -> list[str]:
    """What stands over each column of values in the row above the headings, where that has a text for several of them.

    Equal headings are different ones under the names of different people.
    """
    kinds = sheet.kinds(heading - 1) if heading > 0 else ()
    said = [kinds[column.number] if kinds else "nothing" for column in values]
    texts = [
        "" if kind == "nothing" else sheet.text(heading - 1, column.number)
        for column, kind in zip(values, said, strict=True)
    ]
    if not set(said) <= {"text", "nothing"} or not 2 <= len(set(filter(None, texts))) < len(values):
        return [""] * len(values)
    over = ""
    return [over := text or over for text in texts]


def _label_headings(sheet: Sheet, heading: int, column: _Column) -> list[str]:
    """What may be the heading of a label column: what stands beside the others, or in a row below or above them."""
    below = heading + 1
    second = below < sheet.length and _is_second_heading(sheet, below)
    if column.heading:
        return [column.heading]
    above = sheet.text(heading - 1, column.number) if heading > 0 else ""
    return [above, sheet.text(below, column.number) if second else ""]


def _labels(columns: Sequence[_Column], start: int) -> list[_Column]:
    """The columns before the values, back to a gap beyond one that may name the rows."""
    found: list[_Column] = []
    for column in reversed(columns[:start]):
        if column.is_empty:
            if any(each.is_label for each in found):
                break
            continue
        found.append(column)
    return found[::-1]


def _run(columns: Sequence[_Column], start: int) -> list[_Column]:
    """The columns from the first with values to the last, up to one that has neither heading nor cells."""
    found: list[_Column] = []
    for column in columns[start:]:
        if column.is_empty:
            break
        found.append(column)
    while not found[-1].is_value:
        found.pop()
    return found


def _after(columns: Sequence[_Column], last: _Column) -> list[_Column]:
    """The columns right of the values, up to a gap."""
    found: list[_Column] = []
    for column in columns[columns.index(last) + 1 :]:
        if column.is_empty:
            break
        found.append(column)
    return found


def _names_repeat(sheet: Sheet, rows: Sequence[int], names: Sequence[_Column]) -> bool:
    """Whether no column of names has enough different ones."""
    for column in names:
        texts = [text for row in rows if (text := sheet.text(row, column.number))]
        if texts and len(set(texts)) >= DIFFERENT_NAMES * len(texts):
            return False
    return True


def _fit(run: Sequence[_Column]) -> tuple[str, float]:
    """The family of scales that fits most cells of the run, and the share of them that it fits."""
    kinds: Counter[Kind] = Counter()
    letters: list[str] = []
    for column in run:
        kinds.update(column.kinds)
        letters += column.letters
    filled = kinds.total() - kinds["nothing"]
    fits = families(kinds, letters)
    family = max(fits, key=fits.__getitem__)
    return family, min(1.0, fits[family] / filled) if filled else 0.0


def _is_no_heading(sheet: Sheet, heading: int, column: int) -> bool:
    """Whether the cell of a heading row is none: a number, or a text too long for one."""
    kind = sheet.kinds(heading)[column]
    return kind in ("number", "percent") or len(sheet.text(heading, column)) > LONGEST_HEADING


_OF_FAMILY: dict[str, frozenset[Kind]] = {
    "numbers": frozenset(("number", "percent")),
    "marks": frozenset(("mark",)),
    "letters": frozenset(("letters",)),
    "levels": frozenset(("level", "number")),
    "lettered": frozenset(("lettered",)),
}


def _is_data(sheet: Sheet, heading: int, values: Sequence[_Column], family: str) -> bool:
    """Whether what would be the headings is a row of values itself."""
    kinds = sheet.kinds(heading)
    alike = sum(kinds[column.number] in _OF_FAMILY[family] for column in values)
    return 2 * alike >= len(values)
