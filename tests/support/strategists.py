"""Maps of two strategists alone, whose shares read like a limit or cannot be counted."""

from __future__ import annotations

from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario, Skill


def two_strategists(discipline: dict[str, str], product: tuple[int, ...], marketing: tuple[int, ...]) -> CapabilityMap:
    """Two strategists, each leading the skills of one side, of these importances."""
    roles, skills = [], []
    for side, weights in (("product", product), ("marketing", marketing)):
        own = [
            Skill(f"{side}{each}", f"{side} {each}", group="G", belongs_to=side, importance=w, level_needed=3)  # type: ignore[arg-type]
            for each, w in enumerate(weights)
        ]
        skills += own
        held = tuple(Assignment(each.id, "lead", level=3) for each in own)
        roles.append(
            Role(side, side, discipline=discipline[side], acts_as=f"{side}_strategist", grade=5, assignments=held)  # type: ignore[arg-type]
        )
    return CapabilityMap(
        "Map", skills=tuple(skills), scenarios=(Scenario("s", "S", model="holistic", roles=tuple(roles)),)
    )


AT_THE_EDGE = two_strategists({"product": "product", "marketing": "marketing"}, (5, 5, 5, 5, 5, 5, 2), (5, 5, 5, 5, 1))
IN_THE_HUB = two_strategists({"product": "hub", "marketing": "hub"}, (3,), (3,))
