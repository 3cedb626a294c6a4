"""Matrix rows: the skills sorted, filtered and in groups that fold. Knows no model and no screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.index import Index
from workbench.domain.model import Role, Scenario, Skill
from workbench.domain.searching import search_key
from workbench.qt.skill_model import group_of

IMPORTANCE, NEEDED, LEADS, FIRST_ROLE = range(4)
"""Indexes of the number columns and of the first role's column, in the order of the workbook's Matrix sheet."""

BY_NAME = -1
"""Sort key for the skill names, used where a number column's index would stand."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Group row: names a group; its skills follow it unless it is folded."""

    name: str
    skills: tuple[Skill, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Order:
    """Sort order: by BY_NAME, a number column's index, or a role's id for how that role holds each skill."""

    by: int | str
    descending: bool


Only = frozenset[str] | None
"""The ids of those that pass the role search, None for all."""
MatrixRow = RowGroup | Skill


def next_order(order: Order | None, by: int | str | None) -> Order | None:
    """The sort order after a click on a header: by that column, then the other way round, then unsorted.

    Numbers and levels begin with the largest. None asks for the order of the map.
    """
    if by is None:
        return None
    down_first = by != BY_NAME
    if order is None or order.by != by:
        return Order(by, down_first)
    return Order(by, not down_first) if order.descending == down_first else None


def ranked(index: Index, order: Order | None) -> dict[str, int]:
    """The rank of each skill, by its id, in a sort order; empty where there is none."""
    if order is None:
        return {}
    skills = sorted(index.document.skills, key=_key(index, order.by), reverse=order.descending)
    return {skill.id: rank for rank, skill in enumerate(skills)}


def arranged(
    skills: Sequence[Skill], ranks: Mapping[str, int], passing: Collection[str], closed: Collection[str] | None
) -> list[MatrixRow]:
    """The visible rows: the skills that pass the filter, by rank where there are ranks, else in the order of the map.

    closed: the names of the folded groups; None for skills without groups.
    """
    order = sorted(skills, key=lambda skill: ranks.get(skill.id, len(ranks))) if ranks else skills
    shown = [skill for skill in order if skill.id in passing]
    return [*shown] if closed is None else list(in_groups(shown, map(group_of, skills), closed))


def in_groups(skills: Iterable[Skill], names: Iterable[str], closed: Collection[str]) -> Iterator[MatrixRow]:
    """Group rows in the order of `names`, with their skills below unless closed; groups without skills are left out."""
    groups: dict[str, list[Skill]] = {name: [] for name in names}
    for skill in skills:
        groups[group_of(skill)].append(skill)
    for name, members in groups.items():
        if members:
            yield RowGroup(name, tuple(members), name in closed)
            yield from () if name in closed else members


def outline(rows: Iterable[MatrixRow]) -> list[object]:
    """Identities of the rows in order, whatever the fields of the skills are: equal ones need no model reset."""
    return [(row.name, row.folded) if isinstance(row, RowGroup) else row.id for row in rows]


def roles_shown(scenario: Scenario, only: Only) -> tuple[Role, ...]:
    """The roles of a scenario that have a column."""
    return scenario.roles if only is None else tuple([role for role in scenario.roles if role.id in only])


def differing_rows(before: Sequence[MatrixRow], rows: Sequence[MatrixRow]) -> list[int]:
    """The numbers of the rows that are shown otherwise than before, of equally many."""
    pairs = enumerate(zip(before, rows, strict=True))
    return [number for number, (old, new) in pairs if old is not new and old != new]


def row_now(earlier: MatrixRow, rows: Sequence[MatrixRow]) -> int | None:
    """The row number of a group or a skill by now; its group's where a skill is folded away; None where it is gone."""
    skill = earlier if isinstance(earlier, Skill) else None
    name = earlier.name if skill is None else group_of(skill)
    for number, row in enumerate(rows):
        if isinstance(row, RowGroup):
            if row.name == name and (skill is None or row.folded):
                return number
        elif skill is not None and row.id == skill.id:
            return number
    return None


def _key(index: Index, by: int | str) -> Callable[[Skill], Any]:
    """The sort key function of an Order's `by`; for a role, leads above supports, then the level."""
    if isinstance(by, str):
        role = index.roles.get(by)
        assignments = role.assignments if role else ()
        by_skill = {assignment.skill: (assignment.kind == "lead", assignment.level) for assignment in assignments}
        return lambda skill: by_skill.get(skill.id, (False, 0))
    keys: dict[int, Callable[[Skill], Any]] = {
        BY_NAME: lambda skill: search_key(skill.name),
        IMPORTANCE: lambda skill: skill.importance,
        NEEDED: lambda skill: skill.level_needed,
        LEADS: lambda skill: len(index.leads[skill.id]),
    }
    return keys[by]
