"""Sentences on people: how they fill a role, what they lack, and what they would have to learn. Knows no page."""

from __future__ import annotations

from workbench.domain.fit import Fit, Gap, Together
from workbench.domain.growth import Growth, GrowthPath
from workbench.domain.words import join_names, percent

TOO_LITTLE = "too little is known"
"""What is said in the place of a fit that is not shown."""
NOT_KNOWN = "not known"
_NAMED = 3
"""Skills that are named in a short sentence; the others are counted."""


def fills(fit: Fit) -> str:
    """Such as "fills 64 %, cannot carry Social APIs yet": after the name of a person."""
    if fit.shown is None:
        return TOO_LITTLE
    heavy = [gap.skill.name for gap in fit.cannot_carry]
    carried = f", cannot carry {join_names(heavy, _NAMED)} yet" if heavy else ""
    return f"fills {percent(fit.shown)}{carried}"


def known_of(fit: Fit | Together) -> str:
    """Such as "86 % known"; empty for a role that holds nothing in scope."""
    return "" if fit.known is None else f"{percent(fit.known)} known"


def fill_together(pair: Together) -> str:
    """Such as "Ada and Bo together fill 81 %; not enough: Community management (needs 3, has 1)"."""
    names = join_names([person.name for person in pair.people])
    lacking = f"; not enough: {gaps_in_words(pair)}" if pair.gaps else ""
    return f"{names} together fill {percent(pair.shown)}{lacking}" if pair.shown is not None else TOO_LITTLE


def gap_in_words(gap: Gap) -> str:
    """Such as "Moderation (needs 3, has 2)"."""
    have = NOT_KNOWN if gap.have is None else f"has {gap.have}"
    return f"{gap.skill.name} (needs {gap.need}, {have})"


def gaps_in_words(fit: Fit | Together, most: int | None = None) -> str:
    """The gaps in a row, what costs most first; past `most` they are counted."""
    return join_names([gap_in_words(gap) for gap in fit.gaps], most)


def growth_in_words(growth: Growth) -> str:
    """Such as "User research 1 → 3"."""
    return f"{growth.skill.name} {NOT_KNOWN if growth.have is None else growth.have} → {growth.to}"


def path_in_words(path: GrowthPath) -> str:
    """Such as "Growth path to 80 %: User research 1 → 3; Social APIs not known → 2"."""
    steps = "; ".join(map(growth_in_words, path.by_skill))
    return f"Growth path to {percent(path.goal)}: {steps or 'nothing is missing'}"
