"""Sentences on people: how they fill a role, what they lack, and what they would have to learn. Knows no page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from workbench.domain.fit import Fit, Fits, Gap, Remainder, Together
from workbench.domain.index import Index
from workbench.domain.model import Role
from workbench.domain.names import person_names
from workbench.domain.words import LEVEL, join_names, noun, percent, pluralise
from workbench.presentation.formatting import sentence_from

if TYPE_CHECKING:
    from workbench.domain.growth import Growth, GrowthPath

TOO_LITTLE = "too little is known"
"""What is said in the place of a fit that is not shown."""
NOT_KNOWN = "not known"
NONE = "none"
NOTHING_NEEDED = "the role holds no skill in scope"
"""What is said in the place of a fit to a role that needs nothing."""
_NAMED = 3
"""Skills that are named in a short sentence; the others are counted."""


def fills(fit: Fit) -> str:
    """Such as "fills 64 %, cannot carry Social APIs yet, 86 % known": after the name of a person."""
    return ", ".join(fill_parts(fit))


def fill_parts(fit: Fit | Together, most: int = _NAMED) -> tuple[str, ...]:
    """What there is to say of a fit in short phrases, the weightiest first: fill, what cannot be carried, known.

    most: how many skills that cannot be carried are named; the others are counted.
    """
    if fit.shown is None:
        known = () if fit.known is None else (known_of(fit),)
        return (NOTHING_NEEDED,) if fit.known is None else (TOO_LITTLE, *known)
    filled = f"{'fills' if isinstance(fit, Fit) else 'together fill'} {percent(fit.shown)}"
    return (filled, *_not_carried(fit, most), known_of(fit))


def _not_carried(fit: Fit | Together, most: int) -> tuple[str, ...]:
    """Such as "cannot carry Social APIs yet", as the member of a list that is empty where all is carried."""
    heavy = [gap.skill.name for gap in fit.cannot_carry]
    return (f"cannot carry {join_names(heavy, most)} yet",) if heavy else ()


def held_by(index: Index, role: Role) -> str:
    """Such as "Held by Ada", "2 people for 1 post: Ada and Bo"; empty where nobody of the people holds the role."""
    if not role.people:
        return ""
    names = person_names(index)
    said = join_names([names[person_id] for person_id in role.people], _NAMED)
    return f"{posts(len(role.people), role)}: {said}" if len(role.people) > role.headcount else f"Held by {said}"


def posts(people: int, role: Role) -> str:
    """Such as "2 people for 1 post"."""
    number = f"{role.headcount:g}"
    return f"{pluralise(people, 'person')} for {number} {noun(1 if role.headcount == 1 else 2, 'post')}"


def known_of(fit: Fit | Together) -> str:
    """Such as "86 % known"; empty for a role that holds nothing in scope."""
    return "" if fit.known is None else f"{percent(fit.known)} known"


def share(fit: Fit | Together) -> str:
    """Such as "81 %", or "81 % (60 % known)" where not all levels are known."""
    if fit.shown is None:
        return TOO_LITTLE
    return percent(fit.shown) if fit.known == 1 else f"{percent(fit.shown)} ({known_of(fit)})"


def fill_together(pair: Together, names: Mapping[str, str]) -> str:
    """Such as "Ada and Bo together fill 81 %; not enough: Community management (needs 3, has 1)".

    names: those of the people, by id.
    """
    called = join_names([names[person.id] for person in pair.people])
    lacking = f"; not enough: {gaps_in_words(pair)}" if pair.gaps else ""
    return f"{called} together fill {share(pair)}{lacking}" if pair.shown is not None else TOO_LITTLE


def each_alone(index: Index, role_id: str, people: Collection[str]) -> str:
    """How much of a card some people (ids) fill, each alone, and the best two of all together, in two sentences.

    Such as "Marketer fills 49 % of this card, Software developer 43 %. Together, Designer and Product manager fill
    83 %."; "" where too little is known of any of them.
    """
    fits, names = index.derived(Fits), person_names(index)
    alone = [fit for fit in fits.ranked(role_id) if fit.person.id in people and fit.shown is not None]
    if not alone:
        return ""
    first, *others = alone
    parts = [f"{names[first.person.id]} fills {share(first)} of this card"]
    said = ", ".join([*parts, *(f"{names[fit.person.id]} {share(fit)}" for fit in others)])
    pair = fits.best_pair(role_id)
    if pair is None or pair.shown is None:
        return f"{said}."
    return f"{said}. Together, {join_names([names[person.id] for person in pair.people])} fill {share(pair)}."


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


def path_end(path: GrowthPath) -> str:
    """Where a growth path begins and ends: "From 42 % to 81 %, counting what is not known as none"."""
    if path.start is None or path.reached is None:
        return sentence_from((NOTHING_NEEDED,))
    unknown = ", counting what is not known as none" if path.unknown else ""
    if not path.steps:
        return f"Fills {percent(path.start)} already{unknown}"
    return f"From {percent(path.start)} to {percent(path.reached)}{unknown}"


def remains(remainder: Remainder, title: str, names: Mapping[str, str]) -> str:
    """What a card loses, such as "Social Engineer: filled 81 % now, then 40 % by Bo"; names: of the people, by id."""
    before, after = remainder
    now = TOO_LITTLE if before.shown is None else f"filled {share(before)} now"
    if not after.people:
        return f"{title}: {now}, then nobody holds it"
    stay = join_names([names[person.id] for person in after.people], _NAMED)
    return f"{title}: {now}, then {share(after)} by {stay}"


def level_in_words(level: int | None) -> str:
    """Such as "3 skilled", "none" for 0 and "not known" for None."""
    return NOT_KNOWN if level is None else f"{level} {LEVEL[level]}" if level else NONE
