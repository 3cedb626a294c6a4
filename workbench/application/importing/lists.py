"""Lists: a row of short, different headings, some of them known, over rows that fill the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.application.importing.cells import RATINGS
from workbench.application.importing.headings import LONGEST_HEADING, Meaning, first_of_each, has_word_of, meaning_of
from workbench.application.importing.packed import packing_of
from workbench.application.importing.shapes import cell_at
from workbench.application.importing.sheet import Sheet

DIFFERENT = 0.8
"""The share of different headings, at least."""

FILLED = 0.6
"""The share of rows that say what they are about, at least."""

RATED = 0.6
"""The share of a column's cells that are ratings, above which it names nothing."""

UNDER_HEADINGS = 0.7
"""The share of all cells that stand under a heading, at least: else it is a line of text above something else."""

SENTENCE = 4
"""Words of a sentence, at least."""

_SUBJECTS: tuple[Meaning, ...] = ("skill", "role", "role_level", "person", "last_name")
_WITH_NAME: tuple[Meaning, ...] = (
    "skill_code",
    "role_code",
    "person_code",
    "kind",
    "reports_to",
    "department",
    "aliases",
)
"""Fields beside which a column headed Name is of something this program knows."""


@dataclass(frozen=True, slots=True)
class ListFound:
    """A list as a heading row would make it: how many headings are known, its columns, and those that name its rows."""

    known: int
    heading: int
    columns: tuple[int, ...]
    named: tuple[int, ...]
    meanings: tuple[Meaning | None, ...]


def list_at(sheet: Sheet, heading: int) -> ListFound | None:
    """The list that has its headings in this row, or the first of several side by side; None where there is none."""
    for columns in _runs(sheet, heading):
        found = _list(sheet, heading, columns)
        if found is not None:
            return found
    return None


def _runs(sheet: Sheet, heading: int) -> list[list[int]]:
    """The headed columns, apart where a column without a heading and without cells lies between."""
    runs: list[list[int]] = [[]]
    rows = sheet.below(heading)
    for column in range(sheet.width):
        if sheet.text(heading, column):
            runs[-1].append(column)
        elif column not in sheet.grid.hidden_columns and all(
            sheet.kinds(row)[column] == "nothing" for row in rows[:50]
        ):
            runs.append([])
    return [run for run in runs if run]


def _list(sheet: Sheet, heading: int, columns: Sequence[int]) -> ListFound | None:
    texts = [sheet.text(heading, column) for column in columns]
    folded = {text.casefold() for text in texts}
    if any(len(text) > LONGEST_HEADING for text in texts) or len(folded) < DIFFERENT * len(texts):
        return None
    if not any(meaning_of(text) for text in texts):
        return None
    rows = sheet.below(heading, min(columns), max(columns))
    if not rows:
        return None
    filled = {column: sum(sheet.kinds(row)[column] != "nothing" for row in rows) for column in columns}
    meanings = first_of_each(
        meaning_of(text) if filled[column] else None for column, text in zip(columns, texts, strict=True)
    )
    meanings = [
        None if _is_rated(sheet, rows, column) and meaning in _SUBJECTS else meaning
        for column, meaning in zip(columns, meanings, strict=True)
    ]
    meanings = _with_packed(sheet, rows, dict(zip(columns, texts, strict=True)), meanings)
    named = _named(meanings, columns)
    rows = _to_last_named(sheet, rows, named)
    filled = {column: sum(sheet.kinds(row)[column] != "nothing" for row in rows) for column in columns}
    if not named or not rows or max(filled[column] for column in named) < FILLED * len(rows):
        return None
    width = range(min(columns), max(columns) + 1)
    cells = sum(sheet.kinds(row)[column] != "nothing" for row in rows for column in width)
    beyond = _beyond(sheet, rows, max(columns))
    if sum(filled.values()) < UNDER_HEADINGS * (cells + beyond):
        return None
    known = sum(meaning is not None for meaning in meanings)
    if known == 1 and (_is_within(sheet, heading, columns) or _are_sentences(sheet, rows, named)):
        return None
    return ListFound(known, heading, tuple(columns), named, tuple(meanings))


def _with_packed(
    sheet: Sheet, rows: Sequence[int], headings: dict[int, str], meanings: list[Meaning | None]
) -> list[Meaning | None]:
    """The meanings with a column of skills, where one with such a word in its heading has several of them a cell."""
    for place, (column, heading) in enumerate(headings.items()):
        if "skill" in meanings:
            break
        if meanings[place] is None and has_word_of(heading, "skill"):
            cells = (cell_at(sheet.grid, row, column) for row in rows)
            if packing_of(cells, held=True) is not None:
                meanings[place] = "skill"
    return meanings


def _to_last_named(sheet: Sheet, rows: Sequence[int], named: Sequence[int]) -> list[int]:
    """The rows up to the last one with a name: below it a sheet may be prepared for more."""
    telling = [row for row in rows if any(sheet.kinds(row)[column] != "nothing" for column in named)]
    return [row for row in rows if row <= telling[-1]] if telling else []


def _is_rated(sheet: Sheet, rows: Sequence[int], column: int) -> bool:
    """Whether most of what a column says are ratings, so that it can be no name."""
    kinds = [kind for row in rows if (kind := sheet.kinds(row)[column]) != "nothing"]
    return sum(kind in RATINGS for kind in kinds) > RATED * len(kinds)


def _is_within(sheet: Sheet, heading: int, columns: Sequence[int]) -> bool:
    """Whether a row stands among others of its kind: the one above it fills several columns, too."""
    if heading == 0:
        return False
    return sum(bool(sheet.text(heading - 1, column)) for column in columns) > 1


def _are_sentences(sheet: Sheet, rows: Sequence[int], named: Sequence[int]) -> bool:
    """Whether what would be names are sentences that explain the heading."""
    texts = [text for row in rows for column in named if (text := sheet.text(row, column))]
    return all(text.endswith(".") and len(text.split()) >= SENTENCE for text in texts)


def _beyond(sheet: Sheet, rows: Sequence[int], last: int) -> int:
    """How many cells stand right of the last heading without a gap."""
    count = 0
    for column in range(last + 1, sheet.width):
        filled = sum(sheet.kinds(row)[column] != "nothing" for row in rows)
        if not filled:
            break
        count += filled
    return count


def _named(meanings: Sequence[Meaning | None], columns: Sequence[int]) -> tuple[int, ...]:
    """The columns that name what the rows are about; none where no heading says what that is."""
    named = tuple(column for column, meaning in zip(columns, meanings, strict=True) if meaning in _SUBJECTS)
    if "name" in meanings and (named or any(meaning in _WITH_NAME for meaning in meanings)):
        named += (columns[meanings.index("name")],)
    return named
