"""The maps that are measured, by the sizes of the promises."""

from __future__ import annotations

import random
from functools import cache
from typing import Literal

from tests.files.exporters.maps import sized_map
from tests.files.maps import large
from workbench.domain.model import (
    LEVELS_HAD,
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Role,
    Scenario,
    Skill,
)
from workbench.domain.replace import replace

Side = Literal["product", "technology", "marketing"]
SIDES: tuple[Side, ...] = ("product", "technology", "marketing")


def sound(roles: int, skills: int, supports: int) -> CapabilityMap:
    """A design as people leave it: every skill has one lead and as many supports; two strategists of one grade."""
    library = tuple(
        Skill(
            f"s{n}",
            f"{SIDES[n % 3]} skill {n}",
            group=f"Group {n % 12}",
            belongs_to=SIDES[n % 3],
            importance=1 + n % 5,
            level_needed=1 + n % 4,
            definition=f"What number {n} is about.",
        )
        for n in range(skills)
    )
    held: list[list[Assignment]] = [[] for _ in range(roles)]
    for n, skill in enumerate(library):
        for k in range(supports + 1):
            holder = held[n % 3 + 3 * ((n // 3 + k) % (roles // 3))]
            lead, support = (
                Assignment(skill.id, "lead", level=skill.level_needed),
                Assignment(skill.id, "support", level=min(2, skill.level_needed)),
            )
            holder.append(lead if k == 0 else support)
    cards = tuple(
        Role(
            f"r{n}",
            f"Role {n}",
            discipline=SIDES[n % 3],
            acts_as="product_strategist" if n == 0 else "marketing_strategist" if n == 2 else None,
            grade=6 if n < 3 else 3,
            department=SIDES[n % 3],
            reports_to=f"r{n % 3}" if n > 2 else None,
            purpose="Does what the side needs.",
            assignments=tuple(held[n]),
        )
        for n in range(roles)
    )
    departments = tuple(Department(each, each.title(), kind=each) for each in SIDES)
    scenario = Scenario("today", "Today", model="hub_and_spoke", departments=departments, roles=cards)
    return CapabilityMap("Sound", skills=library, scenarios=(scenario,))


@cache
def typical() -> CapabilityMap:
    """60 roles, 300 skills, 1,200 assignments."""
    return sound(60, 300, 3)


@cache
def peopled() -> CapabilityMap:
    """The same with 500 people, each rated in all skills: 150,000 levels."""
    document, pick = typical(), random.Random(7)
    people = tuple(
        Person(
            f"p{n}",
            f"Person {n}",
            levels=tuple(PersonLevel(skill.id, pick.choice(LEVELS_HAD)) for skill in document.skills),
        )
        for n in range(500)
    )
    return replace(document, people=people)


@cache
def neglected() -> CapabilityMap:
    """The same size with some 500 open points, as nobody would leave it."""
    return sized_map(60, 300, random.Random(7), density=1200 / 18_000)


@cache
def vast() -> CapabilityMap:
    """500 roles, 10,000 skills, 20,000 assignments."""
    return sound(500, 10_000, 1)


@cache
def heavy() -> CapabilityMap:
    """100,000 assignments: 500 roles of 200 among 2,000 skills."""
    return large(500, 200, 2_000)


@cache
def board(roles: int) -> CapabilityMap:
    """Roles of some 20 skills each."""
    return sound(roles, 10 * roles, 1)
