"""The rows of the matrix: its skills sorted and in groups that fold. Knows no model and no screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.index import Index
from workbench.domain.model import Skill
from workbench.domain.searching import search_key
from workbench.qt.skill_model import group_of

IMPORTANCE, NEEDED, LEADS, FIRST_ROLE = range(4)
"""The columns of numbers, and the first column of a role: in the order of the workbook's Matrix sheet."""

BY_NAME = -1
"""In the place of a column of numbers: the names of the skills."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """A row that names a group; its skills follow it unless it is folded."""

    name: str
    skills: tuple[Skill, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Order:
    """What the skills are sorted by: BY_NAME, a column of numbers, or how the role of an id holds them."""

    by: int | str
    descending: bool


MatrixRow = RowGroup | Skill


def next_order(order: Order | None, by: int | str | None) -> Order | None:
    """How the skills are sorted once this is asked for: by it, then the other way round, then no longer.

    Numbers and levels begin with the largest. None asks for the order of the map.
    """
    if by is None:
        return None
    down_first = by != BY_NAME
    if order is None or order.by != by:
        return Order(by, down_first)
    return Order(by, not down_first) if order.descending == down_first else None


def ranked(index: Index, order: Order | None) -> dict[str, int]:
    """The place of each skill, by its id, as the skills are sorted now; empty where they are not sorted."""
    if order is None:
        return {}
    skills = sorted(index.document.skills, key=_key(index, order.by), reverse=order.descending)
    return {each.id: rank for rank, each in enumerate(skills)}


def arranged(
    skills: Sequence[Skill], ranks: Mapping[str, int], passing: Collection[str], closed: Collection[str] | None
) -> list[MatrixRow]:
    """The rows in sight: the skills that pass, in the order of their ranks, where there are any.

    closed: the groups that are folded; None for skills without groups.
    """
    order = sorted(skills, key=lambda each: ranks.get(each.id, len(ranks))) if ranks else skills
    shown = [each for each in order if each.id in passing]
    return [*shown] if closed is None else list(in_groups(shown, [group_of(each) for each in skills], closed))


def in_groups(skills: Iterable[Skill], names: Iterable[str], closed: Collection[str]) -> Iterator[MatrixRow]:
    """Skills below their groups, which stand in the order of `names`; one without skills is left out."""
    groups: dict[str, list[Skill]] = {each: [] for each in names}
    for skill in skills:
        groups[group_of(skill)].append(skill)
    for name, members in groups.items():
        if members:
            yield RowGroup(name, tuple(members), name in closed)
            yield from () if name in closed else members


def outline(rows: Iterable[MatrixRow]) -> list[object]:
    """What stands where, whatever the skills say of themselves."""
    return [(each.name, each.folded) if isinstance(each, RowGroup) else each.id for each in rows]


def row_now(earlier: MatrixRow, rows: Sequence[MatrixRow]) -> int | None:
    """Where a group or a skill is by now; of a skill whose group is folded, where the group is."""
    skill = earlier if isinstance(earlier, Skill) else None
    name = earlier.name if skill is None else group_of(skill)
    for row, each in enumerate(rows):
        if isinstance(each, RowGroup):
            if each.name == name and (skill is None or each.folded):
                return row
        elif skill is not None and each.id == skill.id:
            return row
    return None


def _key(index: Index, by: int | str) -> Callable[[Skill], Any]:
    if isinstance(by, str):
        role = index.roles.get(by)
        held = {each.skill: (each.kind == "lead", each.level) for each in role.assignments} if role else {}
        return lambda skill: held.get(skill.id, (False, 0))
    keys: dict[int, Callable[[Skill], Any]] = {
        BY_NAME: lambda skill: search_key(skill.name),
        IMPORTANCE: lambda skill: skill.importance,
        NEEDED: lambda skill: skill.level_needed,
        LEADS: lambda skill: len(index.leads[skill.id]),
    }
    return keys[by]
