"""Maps to export: the starter, random ones from a seed, one of a given size, and one full of hostile text."""

from __future__ import annotations

import random
from datetime import date

from workbench.domain.model import (
    ACTS_AS,
    BELONGS_TO,
    DEPARTMENT_KINDS,
    DISCIPLINES,
    Assignment,
    CapabilityMap,
    Department,
    Role,
    Scenario,
    Skill,
)
from workbench.files.templates import load

TODAY = date(2026, 11, 24)
LONG = "long " * 8_000
HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+49 30 1234",
    "-5",
    "@home",
    "＝1＋1",
    "\tindented",
    "😀 emoji 👩‍👩‍👧",
    "مهارات التواصل",
    "bell \x07 and \x00 nul",
    "lone \ud800 surrogate",
    "not a character \ufffe\uffff",
    "_x0041_ and _x000D_",
    "_x0041_x0042_",
    "<r>not markup</r>",
    "<r></r>",
    "<r>_x0041_</r>",
    "<b>&amp;</b> \"quoted\" 'single'",
    "line\r\nbreak\rand\nbreak",
    "[]:*?/\\",
    "#N/A",
    "http://example.org/ and mailto:a@b",
    "  spaces around  ",
    "&L&P&D header codes",
    LONG,
)


def starter() -> CapabilityMap:
    """The starter design."""
    return load("social-leadership")


def random_map(seed: int) -> CapabilityMap:
    """A map with nested departments, several or no strategists, skills out of scope and levels above need."""
    dice = random.Random(seed)
    return sized_map(dice.randint(0, 9) if seed % 5 else 0, dice.randint(1, 30), dice)


def sized_map(roles: int, skills: int, dice: random.Random, density: float = 0.15) -> CapabilityMap:
    """A random map of this size."""
    library = tuple(
        Skill(
            f"s{n}",
            f"Skill {n}",
            group=f"Group {n % 7}",
            belongs_to=dice.choice(BELONGS_TO),
            importance=dice.randint(1, 5),
            level_needed=dice.randint(1, 4),
            definition="Does what the group needs done.",
            in_scope=dice.random() < 0.9,
        )
        for n in range(skills)
    )
    departments = tuple(
        Department(
            f"d{n}",
            f"Department {n}",
            kind=dice.choice(DEPARTMENT_KINDS),
            parent=f"d{dice.randrange(n)}" if n % 3 else None,
        )
        for n in range(6)
    )
    cards = tuple(
        Role(
            f"r{n}",
            f"Role {n}",
            discipline=dice.choice(DISCIPLINES),
            acts_as=dice.choice((None, None, *ACTS_AS)),
            grade=dice.randint(1, 7),
            department=dice.choice((None, *(each.id for each in departments))),
            reports_to=f"r{dice.randrange(n)}" if n and dice.random() < 0.7 else None,
            assignments=tuple(
                Assignment(skill.id, "lead" if dice.random() < 0.5 else "support", level=dice.randint(1, 4))
                for skill in library
                if dice.random() < density
            ),
        )
        for n in range(roles)
    )
    scenario = Scenario("today", "Today", model="hub_and_spoke", departments=departments, roles=cards)
    return CapabilityMap("Random", skills=library, scenarios=(scenario,))


def hostile_map() -> CapabilityMap:
    """Every hostile text in every place a text can stand."""
    skills = tuple(
        Skill(
            f"s{n}",
            text,
            group=text,
            belongs_to="product",
            importance=3,
            level_needed=3,
            definition=text,
            aliases=(text,),
            source=text,
        )
        for n, text in enumerate(HOSTILE)
    )
    departments = tuple(Department(f"d{n}", text, kind="product") for n, text in enumerate(HOSTILE))
    roles = tuple(
        Role(
            f"r{n}",
            text,
            also_called=(text,),
            discipline="product",
            department=f"d{n}",
            holder=text,
            purpose=text,
            assignments=(Assignment(f"s{n}", "lead", level=3, note=text),),
        )
        for n, text in enumerate(HOSTILE)
    )
    scenario = Scenario("x", HOSTILE[-2], model="centralised", departments=departments, roles=roles)
    return CapabilityMap("".join(HOSTILE[:-1]), skills=skills, scenarios=(scenario,))
