"""Helper cells beside the rows of Organisation that find the side of a role, on paper and where people sit.

A role is on the side of the first department up from its own that has one; of a department its first row counts. A
cell may not read its own column, so the path up is walked by pointer doubling: each pair of columns has the side met
within twice as many steps as the pair before, and the row reached by then. Knows where the cells are, not their style.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbench.domain.index import SIDE_OF_DISCIPLINE, SIDE_OF_KIND, Side
from workbench.domain.vocabulary import Vocabulary
from workbench.files.exporters.xlsx.layout import (
    DEPARTMENT,
    KIND,
    OWN,
    PART_OF,
    WORK,
    OrganisationArea,
    address,
)

NO_SIDE = "–"
"""The word of a role that is on neither side."""
MOVED = " → "
"""Separator of the side on paper from the one where the role sits, where they differ."""
NOWHERE = 9_000_001
"""The position that stands for "not found": beyond any row of a sheet."""
_FEWEST_STRIDES = 4
"""The least number of strides, also for a flat map: they reach 15 steps up."""


class SideWords:
    """The words for the sides in the cells of one workbook: those of its map."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        labels = vocabulary.discipline
        self.of: Mapping[Side | None, str] = {
            "marketing": labels["marketing"],
            "product": labels["product"],
            None: NO_SIDE,
        }
        kinds: dict[str, str] = {str(kind): label for kind, label in vocabulary.department_kind.items()}
        self.kinds = {kinds[kind]: self.of[side] for kind, side in SIDE_OF_KIND.items() if kinds[kind]}
        self.works = {labels[work]: self.of[side] for work, side in SIDE_OF_DISCIPLINE.items() if side and labels[work]}

    def both(self, designed: Side | None, placed: Side | None) -> str:
        """The side of a role in words: the one on paper, and the one where it sits where that is another."""
        words = self.of[designed], self.of[placed]
        return words[0] if designed == placed else MOVED.join(words)

    def conditions(self, side: Side, *, placed: bool) -> tuple[str, ...]:
        """The conditions of COUNTIFS, of which one holds, that a cell with `both` says this side, on paper or placed.

        One will do unless the word of the other side begins, or ends, with this one.
        """
        word, other = (_literal(self.of[each]) for each in (side, "product" if side == "marketing" else "marketing"))
        one, many = word.casefold(), other.casefold()
        if placed:
            wanted = (word, f"*{MOVED}{word}") if many.endswith(one) else (f"*{word}",)
        else:
            wanted = (word, f"{word}{MOVED}*") if many.startswith(one) else (f"{word}*",)
        return tuple(map(_equal, wanted))


def _literal(word: str) -> str:
    """A word as COUNTIFS compares it: its own wildcards are none."""
    return "".join(f"~{letter}" if letter in "*?~" else letter for letter in word)


def _equal(condition: str) -> str:
    """A condition that a cell is like this; one that begins with an operator, such as "<5", is no comparison."""
    return f"={condition}" if condition.startswith(("=", "<", ">")) else condition


def quoted(text: str) -> str:
    """A text as a literal in a formula, with its quotation marks."""
    return '"' + text.replace('"', '""') + '"'


def first(area: str, cell: str, *, exact: bool = False) -> str:
    """The lookup formula of a cell's value in a range: its first position, 1 being the heading, which is not searched.

    Unlike MATCH it knows no wildcards; `exact` makes it case-sensitive.
    """
    heading, _, _ = area.partition(":")
    other = f"(1-EXACT({area},{cell}))" if exact else f"({area}<>{cell})"
    return f"SUMPRODUCT(MIN(ROW({area})+{NOWHERE - 1}*(({other}+(ROW({area})=ROW({heading})))>0)))-ROW({heading})+1"


def _side(cell: str, words: Mapping[str, str], otherwise: str) -> str:
    """The formula that maps the word in a cell to its side."""
    formula = quoted(otherwise)
    for side in sorted(set(words.values())):
        named = [f"{cell}={quoted(word)}" for word, its in words.items() if its == side]
        formula = f"IF({f'OR({chr(44).join(named)})' if len(named) > 1 else named[0]},{quoted(side)},{formula})"
    return formula


class SideRow(NamedTuple):
    """The inputs of the helper cells in a row of Organisation, each "" where there is none."""

    department: str = ""
    part_of: str = ""
    kind: str = ""
    work: str = ""


NOTHING = SideRow()
Value = str | int


def strides_of(depth: int) -> int:
    """The number of strides that reach the top from a department this many steps below it."""
    return max(_FEWEST_STRIDES, depth.bit_length())


def formulas(area: OrganisationArea, row: int, sides: SideWords) -> list[str]:
    """The helper formulas of a row, column by column from OWN on."""

    def here(column: int) -> str:
        return address(row, column, column_fixed=True)

    names = area.down(DEPARTMENT)
    columns = [
        f'=IF({here(DEPARTMENT)}="",{NOWHERE},{first(names, here(DEPARTMENT))})',
        f"={_side(here(KIND), sides.kinds, '')}",
        f'=IF({here(PART_OF)}="",{NOWHERE},{first(names, here(PART_OF))})',
    ]
    for stride in range(area.strides):
        met, reached = here(area.met(stride)), here(area.reached(stride))
        columns.append(f'=IF({met}<>"",{met},IFERROR(INDEX({area.down(area.met(stride))},{reached}),""))')
        if stride + 1 < area.strides:
            columns.append(f"=IFERROR(INDEX({area.down(area.reached(stride))},{reached}),{NOWHERE})")
    work, paper = here(WORK), here(area.paper)
    placed = f'IFERROR(INDEX({area.down(area.met(area.strides))},{here(OWN)}),"")'
    columns.append(f'=IF({work}="","",{_side(work, sides.works, NO_SIDE)})')
    columns.append(f'={paper}&IF(OR({paper}="",{placed}="",{placed}={paper}),"","{MOVED}"&{placed})')
    return columns


def values(rows: Sequence[SideRow], strides: int, sides: SideWords) -> list[list[Value]]:
    """The cached values of the helper formulas, row by row."""
    position: dict[str, int] = {}
    for place, row in enumerate(rows, 2):
        position.setdefault(row.department, place)
    position[""] = NOWHERE

    def at(column: Sequence[Value], place: Value, otherwise: Value) -> Value:
        return otherwise if place == NOWHERE else column[int(place) - 2]

    own: list[Value] = [position[row.department] for row in rows]
    met: list[Value] = [sides.kinds.get(row.kind, "") for row in rows]
    reached: list[Value] = [position.get(row.part_of, NOWHERE) for row in rows]
    columns = [own, met, reached]
    for stride in range(strides):
        further = [one or at(met, up, "") for one, up in zip(met, reached, strict=True)]
        reached = [at(reached, up, NOWHERE) for up in reached]
        met = further
        columns += [met, reached] if stride + 1 < strides else [met]
    paper = [sides.works.get(row.work, NO_SIDE) if row.work else "" for row in rows]
    placed = [at(met, place, "") for place in own]
    moved = [one and two and one != two for one, two in zip(paper, placed, strict=True)]
    words = [f"{one}{MOVED}{two}" if far else one for one, two, far in zip(paper, placed, moved, strict=True)]
    return [list(row) for row in zip(*columns, paper, words, strict=True)]
