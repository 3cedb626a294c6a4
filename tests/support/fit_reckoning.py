"""Fit of people to roles, reckoned a second time and in another way: by fractions, in the words of docs/FIT.md."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from workbench.domain.model import CapabilityMap, Person, Role, Skill

HALF = Fraction(1, 2)


def wanted(document: CapabilityMap, role: Role) -> Iterator[tuple[Skill, int, Fraction]]:
    """The skills in scope that a role holds, the level of each, and its weight."""
    for each in role.assignments:
        skill = next(skill for skill in document.skills if skill.id == each.skill)
        if skill.in_scope:
            yield skill, each.level, skill.importance * (Fraction(1) if each.kind == "lead" else HALF)


def level(people: list[Person], skill: Skill) -> int | None:
    """The highest level of some people in a skill, None where none is known."""
    said = [each.level for person in people for each in person.levels if each.skill == skill.id]
    return max(said, default=None)


def fit(document: CapabilityMap, people: list[Person], role: Role) -> Fraction | None:
    """The mean of what is there of each level needed, by weight, over the skills that are known."""
    rows = [
        (weight, Fraction(have, need))
        for skill, need, weight in wanted(document, role)
        if (have := level(people, skill)) is not None
    ]
    total = sum((weight for weight, _ in rows), Fraction())
    return sum((weight * min(share, Fraction(1)) for weight, share in rows), Fraction()) / total if total else None


def known(document: CapabilityMap, people: list[Person], role: Role) -> Fraction | None:
    """How much of a role is known, by weight."""
    rows = list(wanted(document, role))
    whole = sum((weight for *_, weight in rows), Fraction())
    said = sum((weight for skill, _, weight in rows if level(people, skill) is not None), Fraction())
    return said / whole if whole else None


def shown(document: CapabilityMap, people: list[Person], role: Role) -> Fraction | None:
    """The fit where at least half of the role is known."""
    part = known(document, people, role)
    return fit(document, people, role) if part is not None and part >= HALF else None


def best_of_pairs(document: CapabilityMap, role: Role) -> Fraction | None:
    """The best fit of any two people."""
    fits = (shown(document, list(two), role) for two in combinations(document.people, 2))
    return max((each for each in fits if each is not None), default=None)


def fewest_steps(document: CapabilityMap, person: Person, role: Role, goal: Fraction) -> int:
    """The number of levels that must be gained at least, found by trying the most that any number of them can bring."""
    rows = [(need, level([person], skill) or 0, weight) for skill, need, weight in wanted(document, role)]
    whole = sum((weight for *_, weight in rows), Fraction())
    reached = sum((weight * Fraction(min(have, need), need) for need, have, weight in rows), Fraction())
    gains = sorted((weight / need for need, have, weight in rows for _ in range(need - have)), reverse=True)
    return next(
        (number for number in range(len(gains) + 1) if reached + sum(gains[:number]) >= goal * whole), len(gains)
    )
