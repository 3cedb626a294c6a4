"""A map with people, and the words that stand in what is said of them alone, to be looked for in what is made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.files.maps import FULL
from workbench.domain.model import CapabilityMap, Person, PersonLevel, Waiver

TODAY = date(2026, 11, 30)
OF_PEOPLE = ("Zebediah", "Archmage", "Quixotically", "Zwerghaus", "Xanthippe", "Oberon", "Vlad Iqbal")
"""Words that stand in people alone: names, title, note, source, and the reason and author of an accepted FIT point."""
OF_HOLDERS = ("Wilhelmina", "Ozymandias")
"""Words that stand in holders that are text, and in the name of who accepted a point."""


def with_people() -> CapabilityMap:
    """A map with people whose every text can be searched for."""
    scenario = FULL.scenarios[0]
    role = replace(scenario.roles[0], people=("zeb", "xan"), holder="Wilhelmina")
    fit = Waiver(
        "FIT1",
        ("person:zeb", "role:psp", "skill:ads"),
        severity="warning",
        reason="Oberon will teach",
        author="Vlad Iqbal",
        date=TODAY,
    )
    other = Waiver("GAP1", ("skill:ads",), severity="error", reason="Agency", author="Ozymandias", date=TODAY)
    today = replace(scenario, roles=(role, *scenario.roles[1:]), waivers=(fit, other))
    return replace(
        FULL,
        people=(
            Person(
                "zeb",
                "Zebediah",
                title="Archmage",
                levels=(PersonLevel("apis", 3), PersonLevel("ads", 0)),
                note="Quixotically said",
                source="Zwerghaus",
            ),
            Person("xan", "Xanthippe", kind="background", levels=(PersonLevel("apis", 4),)),
        ),
        scenarios=(today, *FULL.scenarios[1:]),
    )
