"""Skills that nothing is said of yet but what they are called."""

from __future__ import annotations

from workbench.domain.model import Skill


def new_skill(identifier: str = "", name: str = "") -> Skill:
    """A skill of no group and either side, of middling importance, that is needed skilled."""
    return Skill(identifier, name, group="", belongs_to="either", importance=3, level_needed=3)
