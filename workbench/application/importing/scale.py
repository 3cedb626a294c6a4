"""Scales: what the values of a table become, each listed with how often it was found.

A scale is made of the values that were found, and changed by what the user says of it: its highest value, or what one
of its words becomes. Knows no row and no column.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Literal

from workbench.application.importing.cells import (
    LONGEST_RATING,
    NO,
    OPEN,
    YES,
    Kind,
    families,
    is_nothing,
    kind_of,
    lettered,
    number_of,
    raci_letters,
    text_of,
)
from workbench.application.importing.grid import Cell
from workbench.application.importing.legend import Legend, level_of_code
from workbench.application.importing.level_words import ESSENTIAL, IMPORTANCE_OF, LEVEL_OF, SIDE_OF
from workbench.domain.model import AssignmentKind, BelongsTo
from workbench.domain.searching import word_key

Family = Literal["numbers", "marks", "letters", "levels", "lettered", "importance", "sides"]
"""importance, sides: of a column that says that of a skill, and no level."""

USUAL_TOPS = (5.0, 6.0, 7.0, 9.0, 10.0, 100.0)
HIGHEST_LEVEL, HIGHEST_IMPORTANCE = 4, 5
MOST_LISTED = 500
"""Different values that are listed, at most; numbers beyond become what their scale says."""


_PREFIXED = re.compile(r"([^\W\d_]{1,12})[ .-]?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Held:
    """What a value says of who has what: level 1-4, 0 for none, None for the level that is needed.

    kind is None where it is to be decided who leads. importance, belongs_to: what it says of the skill itself.
    """

    level: int | None = None
    kind: AssignmentKind | None = None
    importance: int | None = None
    belongs_to: BelongsTo | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it was found, how often, and what it becomes; None where it says nothing that is taken.

    asked: whether that is only supposed.
    """

    text: str
    count: int
    held: Held | None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a table and what they become.

    top: the value that is the highest level, of numbers only. told: whether the file itself says that it is. prefix:
    the letters before the number of every value that has one, folded, as in D1, D2, D3.
    """

    family: Family
    values: tuple[Value, ...]
    top: float | None = None
    told: bool = False
    prefix: str = ""

    def reader(self) -> Callable[[Cell], Held | None]:
        """The way to read a cell; None for nothing and for what is left out."""
        listed = {word_key(value.text): value.held for value in self.values}

        known: dict[tuple[type, Cell], Held | None] = {}

        def read(cell: Cell) -> Held | None:
            if cell is None:
                return None
            kind = (type(cell), cell)
            if kind not in known:
                known[kind] = meant(cell)
            return known[kind]

        def meant(cell: Cell) -> Held | None:
            if is_nothing(cell):
                return None
            key = word_key(text_of(cell))
            return listed[key] if key in listed else _held(self.family, self._bare(cell), self.top)[0]

        return read

    def with_top(self, top: float) -> Scale:
        """The scale where another value is the highest; those above it are left out."""
        if self.family == "importance":
            meant = (dataclasses.replace(value, held=_held(self.family, value.text, top)[0]) for value in self.values)
            return dataclasses.replace(self, top=top, values=tuple(meant))
        values = (
            value if number is None else dataclasses.replace(value, held=_of_number(number, top))
            for value in self.values
            for number in (self._number(value),)
        )
        family: Family = "numbers" if self.family == "marks" else self.family
        return dataclasses.replace(self, family=family, top=top, values=tuple(values))

    def with_legend(self, legend: Legend) -> Scale:
        """The scale as the file's own legend has it: the numbers of its words, and its highest one.

        Whole values that reach at most 4 stay as they are, though the legend goes further.
        """
        if self.family in ("letters", "lettered", "importance", "sides"):
            return self
        scale = self
        if legend.top is not None and self.tops() and legend.top >= (self.top or 0.0):
            scale = dataclasses.replace(self.with_top(legend.top), told=True)
        named = [legend.numbers[key] for value in self.values if (key := word_key(value.text)) in legend.numbers]
        top = max((HIGHEST_LEVEL, *((scale.top,) if scale.top else ())))
        if named and max(named) > top:
            top = legend.top or top
        values = tuple(_by_legend(value, legend, top) for value in scale.values)
        return dataclasses.replace(scale, values=values)

    def with_value(self, text: str, held: Held | None) -> Scale:
        """The scale where a value becomes something else."""
        key = word_key(text)
        values = (Value(v.text, v.count, held) if word_key(v.text) == key else v for v in self.values)
        return dataclasses.replace(self, values=tuple(values))

    def tops(self) -> tuple[float, ...]:
        """The values that may be the highest, the supposed one first; none where that needs no question."""
        if self.family == "importance":
            return ()
        sure = self.top is None or (self.top <= HIGHEST_LEVEL and not self._is_yes_or_no() and not self.prefix)
        if self.top is None or sure or self._is_percent():
            return ()
        highest = max((number for value in self.values if (number := self._number(value)) is not None), default=0.0)
        if self._is_yes_or_no():
            return (1.0, float(HIGHEST_LEVEL))
        more = [top for top in USUAL_TOPS if top > highest and not (highest <= 10 < top)]
        return tuple(dict.fromkeys((self.top, highest, *more)))

    def _number(self, value: Value) -> float | None:
        return number_of(self._bare(value.text))

    def _bare(self, cell: Cell) -> Cell:
        """A cell without the letters that stand before every number."""
        return _without_prefix(cell, self.prefix) if self.prefix and isinstance(cell, str) else cell

    def _is_percent(self) -> bool:
        return any(value.text.endswith("%") for value in self.values)

    def _is_yes_or_no(self) -> bool:
        return {value.text for value in self.values} <= {"0", "1"}


def _by_legend(value: Value, legend: Legend, top: float) -> Value:
    """A value as a legend has it; as it was where that does not say it."""
    key = word_key(value.text)
    if key in legend.numbers:
        return dataclasses.replace(value, held=_of_number(legend.numbers[key], top), asked=False)
    level = level_of_code(legend, key)
    return value if level is None else dataclasses.replace(value, held=Held(level), asked=False)


def scale_of(cells: Iterable[Cell]) -> Scale:
    """The scale of the values of a matrix, or of a column of levels."""
    found, counts = _counted(cells)
    prefix = _prefix(found)
    if prefix:
        bare = {key: _without_prefix(text_of(cell), prefix) for key, cell in found.items()}
        highest = _top([number for cell in bare.values() if (number := number_of(cell)) is not None], {})
        held = {key: _held("numbers", bare[key], highest) for key in sorted(found)}
        values = (Value(text_of(found[key]), counts[key], what, not known) for key, (what, known) in held.items())
        return Scale("numbers", tuple(values), highest, prefix=prefix)
    kinds: Counter[Kind] = Counter()
    letters: list[str] = []
    for key, cell in found.items():
        kind = kind_of(cell)
        kinds[kind] += counts[key]
        if kind == "letters":
            letters += raci_letters(text_of(cell)) * counts[key]
    fits = families(kinds, letters)
    family = max(fits, key=fits.__getitem__) if any(fits.values()) else "levels"
    numbers = [number for cell in found.values() if (number := number_of(cell)) is not None]
    if family == "levels" and numbers and max(numbers) > HIGHEST_LEVEL:
        family = "numbers"
    known: Family = "marks" if found.keys() <= {"0", "1"} and numbers else _family(family)
    top = _top(numbers, kinds) if known != "lettered" and numbers else None
    return Scale(known, _values(found, counts, known, top), top)


def _prefix(found: Mapping[str, Cell]) -> str:
    """The letters before the numbers of several values that mean nothing by themselves, as in D1, D2, D3, or in L1 to
    L9; "" where these are no such ones. Beside a single letter stand words of their own, but no number and no other
    letters.
    """
    matches = {key: match for key in found if (match := _PREFIXED.fullmatch(key)) is not None}
    kinds = {key: kind_of(cell) for key, cell in found.items()}
    numbered = {match[1] for key, match in matches.items() if kinds[key] in ("text", "lettered")}
    unknown = [key for key in matches if kinds[key] == "text"]
    others = {kinds[key] for key in found if key not in matches}
    if len(unknown) < 2 or len(numbered) != 1 or not others <= {"text", "level"}:
        return ""
    prefix = numbered.pop()
    return prefix if not others or len(prefix) == 1 else ""


def are_counted(texts: Sequence[str]) -> bool:
    """Whether texts are one letter with running numbers from 0 or 1 on, as D1, D2, D3 are."""
    matches = [_PREFIXED.fullmatch(word_key(text)) for text in texts]
    numbers = [int(match[2]) for match in matches if match is not None]
    letters = {match[1] for match in matches if match is not None}
    return (
        1 < len(texts) == len(numbers)
        and len(letters) == 1
        and len(letters.pop()) == 1
        and numbers in ([*range(len(texts))], [*range(1, len(texts) + 1)])
    )


def _without_prefix(text: str, prefix: str) -> str:
    match = _PREFIXED.fullmatch(word_key(text))
    return match[2] if match is not None and match[1] == prefix else text


def importance_scale(cells: Iterable[Cell]) -> Scale:
    """The scale of a column that says how important a skill is."""
    found, counts = _counted(cells)
    numbers = [number for cell in found.values() if (number := number_of(cell)) is not None]
    top = max(numbers, default=None)
    return Scale("importance", _values(found, counts, "importance", top), top)


def side_scale(cells: Iterable[Cell]) -> Scale:
    """The scale of a column that says which side a skill belongs to."""
    found, counts = _counted(cells)
    return Scale("sides", _values(found, counts, "sides", None))


_FAMILIES: Mapping[str, Family] = {
    "numbers": "numbers",
    "marks": "marks",
    "letters": "letters",
    "levels": "levels",
    "lettered": "lettered",
}


def _family(name: str) -> Family:
    return _FAMILIES[name]


def _counted(cells: Iterable[Cell]) -> tuple[dict[str, Cell], Counter[str]]:
    """The first cell with each value, by its key, and how many have it."""
    found: dict[str, Cell] = {}
    counts: Counter[str] = Counter()
    for (_, cell), count in Counter((type(cell), cell) for cell in cells).items():
        if is_nothing(cell):
            continue
        text = text_of(cell)
        key = word_key(text[: 10 * LONGEST_RATING])
        found.setdefault(key, cell)
        counts[key] += count
    return found, counts


def _values(
    found: Mapping[str, Cell], counts: Mapping[str, int], family: Family, top: float | None
) -> tuple[Value, ...]:
    values = []
    both = family == "marks" and any(key in YES - OPEN for key in found)
    for key in sorted(found, key=lambda key: -counts[key])[:MOST_LISTED]:
        held, known = _held(family, found[key], top)
        values.append(Value(text_of(found[key]), counts[key], held, not known or (both and key in OPEN)))
    return tuple(values)


def _top(numbers: Iterable[float], kinds: Mapping[Kind, int]) -> float:
    """The value that is supposed to be the highest level."""
    found = list(numbers)
    highest = max(found)
    whole = all(number.is_integer() for number in found)
    if kinds.get("percent") and kinds["percent"] >= kinds.get("number", 0):
        return 100.0
    if highest <= 1 and (not whole or set(kinds) <= {"number"}):
        return 1.0
    if highest <= HIGHEST_LEVEL:
        return float(HIGHEST_LEVEL)
    return 100.0 if 50 < highest <= 100 else highest


def _of_number(cell: Cell, top: float | None) -> Held | None:
    number = number_of(cell)
    if number is None or top is None or number < 0:
        return None
    if number == 0:
        return Held(0)
    return Held(level_at(number, top)) if number <= top else None


def level_at(number: float, top: float) -> int:
    """The level of a map that a number above 0 is, on a scale whose highest value is given."""
    return max(1, floor(HIGHEST_LEVEL * number / top + 0.5))


def _held(family: Family, cell: Cell, top: float | None) -> tuple[Held | None, bool]:
    """What a value becomes in a family, and whether that is known."""
    text = text_of(cell)
    key = word_key(text)
    match family:
        case "importance":
            return _importance(cell, key, top)
        case "sides":
            return (Held(belongs_to=SIDE_OF[key]), True) if key in SIDE_OF else (None, False)
        case "letters":
            return _of_letters(text), True
        case "lettered" if (said := lettered(text)) is not None:
            return Held(said[1], "lead" if said[0] == "l" else "support"), True
        case "marks" if isinstance(cell, bool) or key in YES | NO | {"0", "1"}:
            return (Held() if key in YES or key == "1" else Held(0)), True
    if key in LEVEL_OF:
        return Held(LEVEL_OF[key]), True
    if key in ESSENTIAL:
        importance, level = ESSENTIAL[key]
        return Held(level, importance=importance), True
    if number_of(cell) is not None:
        held = _of_number(cell, HIGHEST_LEVEL if top is None else top)
        return held, held is not None
    return None, False


def _of_letters(text: str) -> Held | None:
    letters = raci_letters(text)
    if "A" in letters:
        return Held(kind="lead")
    return Held(kind="support") if "R" in letters else None


def _importance(cell: Cell, key: str, top: float | None) -> tuple[Held | None, bool]:
    if key in IMPORTANCE_OF:
        return Held(importance=IMPORTANCE_OF[key]), True
    number = number_of(cell)
    if number is None or number <= 0:
        return None, number == 0
    scaled = number if top is None or top <= HIGHEST_IMPORTANCE else HIGHEST_IMPORTANCE * number / top
    return Held(importance=min(HIGHEST_IMPORTANCE, max(1, floor(scaled + 0.5)))), True
