"""Helper cells beside the rows of Organisation that find the side of a role, on paper and where people sit.

A role is on the side of the first department up from its own that has one; of a department its first row counts. A
cell may not read its own column, so the path up is walked by pointer doubling: each pair of columns has the side met
within twice as many steps as the pair before, and the row reached by then. Knows where the cells are, not their style.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbench.domain.index import SIDE_OF_DISCIPLINE, SIDE_OF_KIND, Side
from workbench.domain.words import DEPARTMENT_KIND, DISCIPLINE
from workbench.files.exporters.xlsx.layout import (
    DEPARTMENT,
    KIND,
    OWN,
    PART_OF,
    WORK,
    OrganisationArea,
    address,
)

SIDE_WORD: dict[Side | None, str] = {"marketing": "Marketing", "product": "Product", None: "–"}
MOVED = " → "
"""Separator of the side on paper from the one where the role sits, where they differ."""
NOWHERE = 9_000_001
"""The position that stands for "not found": beyond any row of a sheet."""
_FEWEST_STRIDES = 4
"""The least number of strides, also for a flat map: they reach 15 steps up."""
_KINDS = {DEPARTMENT_KIND[kind]: SIDE_WORD[side] for kind, side in SIDE_OF_KIND.items()}
_WORKS = {DISCIPLINE[work]: SIDE_WORD[side] for work, side in SIDE_OF_DISCIPLINE.items() if side}


def first(area: str, cell: str, *, exact: bool = False) -> str:
    """The lookup formula of a cell's value in a range: its first position, 1 being the heading, which is not searched.

    Unlike MATCH it knows no wildcards; `exact` makes it case-sensitive.
    """
    heading, _, _ = area.partition(":")
    other = f"(1-EXACT({area},{cell}))" if exact else f"({area}<>{cell})"
    return f"SUMPRODUCT(MIN(ROW({area})+{NOWHERE - 1}*(({other}+(ROW({area})=ROW({heading})))>0)))-ROW({heading})+1"


def _side(cell: str, words: Mapping[str, str], otherwise: str) -> str:
    """The formula that maps the word in a cell to its side."""
    formula = f'"{otherwise}"'
    for side in sorted(set(words.values())):
        named = [f'{cell}="{word}"' for word, its in words.items() if its == side]
        formula = f'IF({f"OR({chr(44).join(named)})" if len(named) > 1 else named[0]},"{side}",{formula})'
    return formula


def side_words(designed: Side | None, placed: Side | None) -> str:
    """The side of a role in words: the one on paper, and the one where it sits where that is another."""
    words = SIDE_WORD[designed], SIDE_WORD[placed]
    return words[0] if designed == placed else MOVED.join(words)


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


def formulas(area: OrganisationArea, row: int) -> list[str]:
    """The helper formulas of a row, column by column from OWN on."""

    def here(column: int) -> str:
        return address(row, column, column_fixed=True)

    names = area.down(DEPARTMENT)
    columns = [
        f'=IF({here(DEPARTMENT)}="",{NOWHERE},{first(names, here(DEPARTMENT))})',
        f"={_side(here(KIND), _KINDS, '')}",
        f'=IF({here(PART_OF)}="",{NOWHERE},{first(names, here(PART_OF))})',
    ]
    for stride in range(area.strides):
        met, reached = here(area.met(stride)), here(area.reached(stride))
        columns.append(f'=IF({met}<>"",{met},IFERROR(INDEX({area.down(area.met(stride))},{reached}),""))')
        if stride + 1 < area.strides:
            columns.append(f"=IFERROR(INDEX({area.down(area.reached(stride))},{reached}),{NOWHERE})")
    work, paper = here(WORK), here(area.paper)
    placed = f'IFERROR(INDEX({area.down(area.met(area.strides))},{here(OWN)}),"")'
    columns.append(f'=IF({work}="","",{_side(work, _WORKS, SIDE_WORD[None])})')
    columns.append(f'={paper}&IF(OR({paper}="",{placed}="",{placed}={paper}),"","{MOVED}"&{placed})')
    return columns


def values(rows: Sequence[SideRow], strides: int) -> list[list[Value]]:
    """The cached values of the helper formulas, row by row."""
    position: dict[str, int] = {}
    for place, row in enumerate(rows, 2):
        position.setdefault(row.department, place)
    position[""] = NOWHERE

    def at(column: Sequence[Value], place: Value, otherwise: Value) -> Value:
        return otherwise if place == NOWHERE else column[int(place) - 2]

    own: list[Value] = [position[row.department] for row in rows]
    met: list[Value] = [_KINDS.get(row.kind, "") for row in rows]
    reached: list[Value] = [position.get(row.part_of, NOWHERE) for row in rows]
    columns = [own, met, reached]
    for stride in range(strides):
        further = [one or at(met, up, "") for one, up in zip(met, reached, strict=True)]
        reached = [at(reached, up, NOWHERE) for up in reached]
        met = further
        columns += [met, reached] if stride + 1 < strides else [met]
    paper = [_WORKS.get(row.work, SIDE_WORD[None]) if row.work else "" for row in rows]
    placed = [at(met, place, "") for place in own]
    moved = [one and two and one != two for one, two in zip(paper, placed, strict=True)]
    words = [f"{one}{MOVED}{two}" if far else one for one, two, far in zip(paper, placed, moved, strict=True)]
    return [list(row) for row in zip(*columns, paper, words, strict=True)]
