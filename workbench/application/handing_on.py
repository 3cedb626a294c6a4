"""What leaves the program: the map as it is handed on, without people unless that is asked for, and what it lost by it.

Every file, picture, print and copy is made of a map that went through here. Knows no format and no word for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.people import without_names, without_people
from workbench.domain.role_factories import index_of

if TYPE_CHECKING:
    from workbench.domain.compare import Comparison


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Numbers of what is left out.

    people, backgrounds: persons of the map, with their levels. accepted: points about their fit that were accepted.
    holders: roles whose holder is a text or one of the people who go out. authors: points accepted under a name. Of a
    copy to send, too: scenarios; levels, people who go without theirs; notes, texts that are notes or reasons.
    """

    people: int = 0
    backgrounds: int = 0
    accepted: int = 0
    holders: int = 0
    authors: int = 0
    scenarios: int = 0
    levels: int = 0
    notes: int = 0

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = LeftOut()


def handed_on(document: CapabilityMap, *, people: bool = False, names: bool = True) -> tuple[CapabilityMap, LeftOut]:
    """The map as it may leave the program, and what is not in it; the same object where that is nothing.

    people: with people and their levels. names: with the holders that are text, and who accepted a point; without them
    there are no people, either.
    """
    if people and names:
        return document, NOTHING
    after = without_people(document) if names else without_names(document)
    if after is document:
        return document, NOTHING
    left_out = LeftOut(
        people=_persons(document, "person") - _persons(after, "person"),
        backgrounds=_persons(document, "background") - _persons(after, "background"),
        accepted=_accepted(document) - _accepted(after),
        holders=_holders(document) - _holders(after),
        authors=0 if names else _authors(without_people(document)),
    )
    return after, left_out


def index_handed_on(index: Index, *, people: bool = False, names: bool = True) -> Index:
    """The lookups over the same scenario of the map as it may leave the program."""
    document, _ = handed_on(index.document, people=people, names=names)
    if document is index.document:
        return index
    return index_of(document, index.scenario.id)


def comparison_handed_on(comparison: Comparison, today: date) -> Comparison:
    """A comparison as it may leave the program: of both sides without people; itself where they have none.

    Its changes have the keys they have there.
    """
    from workbench.domain.compare import compare  # not at the start: only a comparison needs it

    before, after = comparison.differences.before, comparison.differences.after
    sides = index_handed_on(before), index_handed_on(after)
    return comparison if sides[0] is before and sides[1] is after else compare(*sides, today)


def personal(document: CapabilityMap) -> LeftOut:
    """What of a map speaks of people: all that handing it on without names would leave out."""
    _, left_out = handed_on(document, names=False)
    return left_out


def _persons(document: CapabilityMap, kind: str) -> int:
    return sum(person.kind == kind for person in document.people)


def _accepted(document: CapabilityMap) -> int:
    return sum(len(scenario.waivers) for scenario in document.scenarios)


def _holders(document: CapabilityMap) -> int:
    return sum(bool(role.holder) for scenario in document.scenarios for role in scenario.roles)


def _authors(document: CapabilityMap) -> int:
    return sum(bool(waiver.author) for scenario in document.scenarios for waiver in scenario.waivers)
