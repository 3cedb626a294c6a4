"""Cells of Matrix in a returned workbook: who holds what, as changes of what was written there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.application.block import Typed, code, read_cell
from workbench.application.importing.cells import YES
from workbench.application.returned import Place
from workbench.domain.model import Assignment, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.files.importers._returned.cells import SheetCell
from workbench.files.importers._returned.facts import Facts
from workbench.files.importers._returned.layout import MatrixLayout

_HELD = Typed("support")
"""What a mark says of an empty cell, and of another: at the level needed."""


def typed_in(cell: SheetCell, needed: int) -> Typed | None:
    """What a cell says; None where it is no cell of the matrix. A mark supports at the level needed."""
    if isinstance(cell.value, bool):
        return None
    text = cell.text.strip()
    if text.casefold() in YES - {"o", "ja", "j"}:
        return Typed("support", needed)
    return read_cell(text)


@dataclass(frozen=True, slots=True)
class ReadHolding:
    """A cell that says another thing than was written: what is typed in it, and where."""

    typed: Typed
    place: Place


Holdings = Mapping[tuple[str, str], ReadHolding]
"""Role and skill, by id -> what their cell says by now."""


def changed_holdings(
    layout: MatrixLayout,
    rows: Mapping[int, str],
    columns: Mapping[int, str],
    before: Scenario,
    names: tuple[Mapping[str, str], Mapping[str, str]],
    needed: Mapping[str, int],
    facts: Facts,
) -> Holdings:
    """The cells that changed. rows, columns: the skills and roles by id. names: of skills, of roles. needed: levels."""
    held = {(role.id, each.skill): each for role in before.roles for each in role.assignments}
    by_skill: dict[str, set[str]] = defaultdict(set)
    for role_id, skill_id in held:
        by_skill[skill_id].add(role_id)
    of_role = {role: column for column, role in columns.items()}
    skills, roles = names
    found: dict[tuple[str, str], ReadHolding] = {}
    for row, skill in rows.items():
        written = (of_role[role] for role in by_skill.get(skill, ()) if role in of_role)
        for column in sorted({*(layout.sheet.rows[row].keys() & columns.keys()), *written}):
            cell, role = layout.sheet.at(row, column), columns[column]
            if cell.says(code(held.get((role, skill)))):
                continue
            place = layout.sheet.place(row, column)
            called = skills.get(skill, ""), roles.get(role, "")
            if facts.refused_as(cell, place, *called):
                continue
            typed = typed_in(cell, needed.get(skill, 0))
            if typed is None:
                facts.refuse("no_cell", place, *called, cell=cell)
            else:
                found[role, skill] = ReadHolding(typed, place)
    return found


def with_holdings(
    scenario: Scenario, skills: Iterable[Skill], holdings: Holdings
) -> tuple[Scenario, set[tuple[str, str]]]:
    """The scenario with what the cells say, and the pairs that differ by it."""
    by_role: dict[str, dict[str, Typed]] = {}
    for (role_id, skill), read in holdings.items():
        by_role.setdefault(role_id, {})[skill] = read.typed
    needed = {skill.id: skill.level_needed for skill in skills}
    changed: set[tuple[str, str]] = set()

    def after(role: Role) -> Role:
        typed = by_role.get(role.id)
        if not typed:
            return role
        there = {each.skill: each for each in role.assignments}
        kept: list[Assignment] = []
        for skill in {**there, **typed}:
            held = there.get(skill)
            if skill not in typed:
                kept.append(there[skill])
                continue
            before = (held.kind, held.level) if held else None
            now = typed[skill].after(before, needed[skill])
            if now != before:
                changed.add((role.id, skill))
            if now is not None:
                bare = held or Assignment(skill, now[0], level=now[1])
                kept.append(replace(bare, kind=now[0], level=now[1]))
        return replace(role, assignments=tuple(kept))

    return replace(scenario, roles=tuple(map(after, scenario.roles))), changed
