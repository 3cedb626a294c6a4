"""What differs between two states of a map, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.files.maps import FULL, SMALL
from workbench.domain.model import CapabilityMap, Department, Role, Skill
from workbench.files.change_summary import change_summary

TODAY, PROPOSED = FULL.scenarios
STRATEGIST, LEAD = TODAY.roles


def today(**changes: object) -> CapabilityMap:
    return replace(FULL, scenarios=(replace(TODAY, **changes), PROPOSED))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (FULL, "no changes"),
        (replace(FULL, title="Other"), "title, notes, words or policy changed"),
        (
            replace(
                FULL,
                skills=(*FULL.skills, Skill("new", "New", group="", belongs_to="either", importance=1, level_needed=1)),
            ),
            "+1 skill",
        ),
        (replace(FULL, skills=(replace(FULL.skills[0], importance=1), FULL.skills[1])), "1 skill changed"),
        (today(name="Now"), "1 scenario changed"),
        (today(roles=(*TODAY.roles, Role("a", "A"), Role("b", "B"))), "+2 roles"),
        (today(roles=(replace(STRATEGIST, grade=1), LEAD)), "1 role changed"),
        (today(roles=(LEAD,)), "-1 role, 2 assignments changed"),
        (today(roles=(replace(STRATEGIST, assignments=()), LEAD)), "2 assignments changed"),
        (
            today(departments=(*TODAY.departments, Department("x", "X", kind="hub")), waivers=()),
            "+1 department, -3 accepted points",
        ),
        (today(waivers=(replace(TODAY.waivers[0], reason="Other"), *TODAY.waivers[1:])), "1 accepted point changed"),
        (
            replace(FULL, people=FULL.people[1:], scenarios=(PROPOSED,)),
            "-1 scenario, -2 departments, -2 roles, -1 person, 2 assignments changed, -3 accepted points",
        ),
        (replace(FULL, scenarios=(TODAY,)), "-1 scenario"),
    ],
)
def test_the_words(after: CapabilityMap, words: str) -> None:
    assert change_summary(FULL, after) == words


def test_a_wholly_different_map() -> None:
    assert change_summary(SMALL, FULL).startswith(
        "+1 scenario, 1 scenario changed, +2 departments, +2 roles, +2 skills, +2 people"
    )


def test_another_order_is_a_change_too() -> None:
    assert change_summary(FULL, today(roles=(LEAD, STRATEGIST))) == "order changed"
