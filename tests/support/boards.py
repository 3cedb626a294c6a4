"""Maps for the board's tests: the starter, and large ones. Knows no widget."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbench.domain.model import DISCIPLINES, Assignment, CapabilityMap, Department, Role, Scenario, Skill

STARTER = Path(__file__).parents[3] / "shared" / "design" / "starter-content.json"


def starter() -> CapabilityMap:
    """The starter design; the test is skipped where its content is not beside the repository."""
    if not STARTER.exists():
        pytest.skip("the starter content is not here")
    content = json.loads(STARTER.read_text(encoding="utf-8"))
    roles = []
    for each in content["roles"]:
        held = tuple(Assignment(**assignment) for assignment in each.pop("assignments"))
        lists: dict[str, Any] = {name: tuple(each.pop(name)) for name in ("also_called", "dotted_to")}
        roles.append(Role(**each, **lists, assignments=held))
    return CapabilityMap(
        title="Starter",
        skills=tuple(Skill(**each) for each in content["skills"]),
        scenarios=(
            Scenario(
                "proposed",
                "Proposed",
                model=content["model"],
                departments=tuple(Department(**each) for each in content["departments"]),
                roles=tuple(roles),
            ),
        ),
    )


def wide(roles: int, skills_each: int) -> CapabilityMap:
    """A map of many roles in all lanes, each supporting some of its 100 skills."""
    skills = tuple(
        Skill(f"s{n}", f"Skill {n}", group="Group", belongs_to="product", importance=3, level_needed=3)
        for n in range(100)
    )
    made = tuple(
        Role(
            f"r{n}",
            f"Role number {n}",
            discipline=DISCIPLINES[n % 5],
            assignments=tuple(Assignment(f"s{(n + k) % 100}", "support", level=2) for k in range(skills_each)),
        )
        for n in range(roles)
    )
    return CapabilityMap(
        title="Wide",
        skills=skills,
        scenarios=(Scenario("one", "One", model="hub_and_spoke", departments=(), roles=made),),
    )
