"""Growth path: the levels to gain, one a step, until somebody fills a card as far as asked. Knows no times."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.fit import GOAL, Fits, levels_of
from workbench.domain.index import Index
from workbench.domain.model import Person, Role, Skill


@dataclass(frozen=True, slots=True)
class Step:
    """One level of one skill: from have to have + 1, and the fit with it."""

    skill: Skill
    have: int
    fit: float


@dataclass(frozen=True, slots=True)
class Growth:
    """All steps of one skill: from a level, None where it is not known and counts as 0, to another."""

    skill: Skill
    have: int | None
    to: int


@dataclass(frozen=True, slots=True)
class GrowthPath:
    """The way of a person to a role.

    start and reached: the fit at the begin and at the end, skills in which no level is known counting as 0, so that
    start may lie below the fit that is shown; None for a role that holds nothing in scope. unknown: those skills, in
    the order of the role. by_skill: the same steps, each skill once, in the order in which they begin.
    """

    person: Person
    role: Role
    goal: float
    steps: tuple[Step, ...]
    by_skill: tuple[Growth, ...]
    start: float | None
    reached: float | None
    unknown: tuple[Skill, ...]


def growth_path(index: Index, person_id: str, role_id: str, goal: float = GOAL) -> GrowthPath:
    """The steps by which a person fills a role as far as `goal` (a fraction of 1), or, short of it, closes all gaps.

    Each is the one that gains most: the largest weight by level needed, then the lower level, then the id. Raises
    KeyError where the person or the role is not there.
    """
    fits = index.derived(Fits)
    fit, needs = fits.of(person_id, role_id), fits.needs(role_id)
    known = levels_of(fit.person)
    levels = {need.skill.id: known.get(need.skill.id, 0) for need in needs}
    whole = sum(need.parts for need in needs)
    reached = sum(need.reached(levels[need.skill.id]) for need in needs)
    start = reached / whole if whole else None
    steps: list[Step] = []
    grown: dict[str, Growth] = {}
    while reached < whole and reached / whole < goal:
        short = [need for need in needs if levels[need.skill.id] < need.level]
        need = min(short, key=lambda each: (-each.per_level, levels[each.skill.id], each.skill.id))
        skill, have = need.skill, levels[need.skill.id]
        levels[skill.id] = have + 1
        reached += need.per_level
        steps.append(Step(skill, have, reached / whole))
        grown[skill.id] = Growth(skill, known.get(skill.id), have + 1)
    unknown = tuple(need.skill for need in needs if need.skill.id not in known)
    end = reached / whole if whole else None
    return GrowthPath(fit.person, fit.role, goal, tuple(steps), tuple(grown.values()), start, end, unknown)
