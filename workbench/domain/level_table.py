"""Level table: the levels of all people, skill by skill, by which one role is measured against everybody at once.

A whole number of Python may be of any length and is added in one step. So the figures of all people stand side by side
in one number, each in a lane of two or four bytes that none of them overflows: a skill costs two multiplications
instead of a loop over the people. Knows no fit: workbench.domain.fit says what the figures mean.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from workbench.domain.model import LEVELS_HAD, Assignment, Person, Skill

PARTS = 24
"""Parts that a weight of 1 is counted in: half of them are still divided by every level without a rest."""
_UNKNOWN = 255
_BYTES = range(256)
_CAPPED = tuple(bytes(min(had, level) if had in LEVELS_HAD else 0 for had in _BYTES) for level in LEVELS_HAD)
"""By level needed, the translation of a level that somebody has: no more of it than is needed, 0 where not known."""
_KNOWN = bytes(had in LEVELS_HAD for had in _BYTES)
"""The translation of a level to whether it is known."""


class Need(NamedTuple):
    """What a role needs of a skill that it holds; `parts` is its weight, the importance, half of it for a support."""

    skill: Skill
    level: int
    lead: bool
    parts: int

    @classmethod
    def of(cls, skill: Skill, assignment: Assignment) -> Need:
        """The need that an assignment is."""
        lead = assignment.kind == "lead"
        return cls(skill, assignment.level, lead, skill.importance * (PARTS if lead else PARTS // 2))

    @property
    def weight(self) -> float:
        """The weight: importance, half of it for a support."""
        return self.parts / PARTS

    @property
    def per_level(self) -> int:
        """The parts that one level is worth, up to that needed."""
        return self.parts // self.level

    def reached(self, have: int) -> int:
        """The parts that a level is worth."""
        return self.per_level * min(have, self.level)


class LevelTable:
    """The levels of some people, to be asked what each of them brings to the needs of a role."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._size = len(people)
        self._rows: dict[str, bytearray] = {}
        """Skill id -> the level of each person."""
        self._lanes: dict[tuple[str, int, int], int] = {}
        """Skill, level needed (0 for whether a level is known), width -> the figures of all people, side by side."""
        self._enter(enumerate(people))

    def _enter(self, people: Iterable[tuple[int, Person]]) -> None:
        """Enter the levels of people, each in her place."""
        rows, unknown = self._rows, bytes((_UNKNOWN,)) * self._size
        for place, person in people:
            for known in person.levels:
                try:
                    rows[known.skill][place] = known.level
                except KeyError:  # the first level in that skill; asking before each would cost more than all else
                    rows[known.skill] = row = bytearray(unknown)
                    row[place] = known.level

    def after(self, people: Sequence[Person]) -> LevelTable:
        """The table of the people of a later map: only those who are another are entered again, in copies of rows."""
        if len(people) != self._size:
            return LevelTable(people)
        pairs = enumerate(zip(self._people, people, strict=True))
        differing = [(place, old, new) for place, (old, new) in pairs if old is not new]
        touched = {known.skill for _, old, new in differing for known in set(old.levels) ^ set(new.levels)}
        table = LevelTable(())
        table._people, table._size = people, self._size
        table._rows = {skill: bytearray(row) if skill in touched else row for skill, row in self._rows.items()}
        table._lanes = {key: lane for key, lane in self._lanes.copy().items() if key[0] not in touched}
        for place, old, _ in differing:
            for known in old.levels:
                if known.skill in touched:
                    table._rows[known.skill][place] = _UNKNOWN
        table._enter((place, new) for place, _, new in differing)
        return table

    def sums(
        self, needs: Sequence[Need], beside: Mapping[str, int] | None = None
    ) -> tuple[Sequence[int], Sequence[int]]:
        """The parts that each person, in their order, reaches of some needs; and the parts of the needs that are known.

        beside: the levels, by skill, of somebody with her, where they are known; of two levels the higher one counts.
        """
        width = _width(needs)
        # Lanes that count alike are added up first: that leaves few multiplications, which take the longest.
        reached: defaultdict[int, int] = defaultdict(int)
        known: defaultdict[int, int] = defaultdict(int)
        for need in needs:
            skill = need.skill.id
            own = None if beside is None else beside.get(skill)
            if own is not None:
                reached[need.per_level] += self._better(skill, need.level, own, width)
                known[need.parts] += _ones(self._size, width)
            elif skill in self._rows:
                reached[need.per_level] += self._lane(skill, need.level, width)
                known[need.parts] += self._lane(skill, 0, width)
        return self._each(reached, width), self._each(known, width)

    def _lane(self, skill: str, level: int, width: int) -> int:
        key = skill, level, width
        lane = self._lanes.get(key)
        if lane is None:
            row = self._rows[skill]
            if level:
                lane = _side_by_side(row.translate(_CAPPED[level]), width)
            elif _UNKNOWN in row:
                lane = _side_by_side(row.translate(_KNOWN), width)
            else:
                lane = _ones(self._size, width)
            self._lanes[key] = lane
        return lane

    def _better(self, skill: str, level: int, own: int, width: int) -> int:
        row = self._rows.get(skill)
        if row is None or own >= level:
            return min(own, level) * _ones(self._size, width)
        better = bytes(min(max(had, own), level) if had in LEVELS_HAD else own for had in _BYTES)
        return _side_by_side(row.translate(better), width)

    def _each(self, lanes: Mapping[int, int], width: int) -> tuple[int, ...]:
        total = sum(parts * lane for parts, lane in lanes.items())
        return struct.unpack(f"<{self._size}{_LANE[width]}", total.to_bytes(width * self._size, "little"))


_LANE = {2: "H", 4: "I"}
"""Bytes of a lane -> what the struct module calls such a number."""


def _width(needs: Iterable[Need]) -> int:
    """The bytes of a lane that holds any sum over some needs."""
    return 2 if sum(need.parts for need in needs) < 1 << 16 else 4


def _side_by_side(row: bytes | bytearray, width: int) -> int:
    """The bytes of a row as one number, each in a lane of its own."""
    lanes = bytearray(width * len(row))
    lanes[::width] = row
    return int.from_bytes(lanes, "little")


@lru_cache(maxsize=8)
def _ones(size: int, width: int) -> int:
    """A 1 in each lane."""
    return _side_by_side(b"\1" * size, width)
