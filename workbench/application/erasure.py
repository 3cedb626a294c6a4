"""Erasure of a person: what is taken out of every state of a map that is kept, and where the name still stands.

Knows no file: it says what becomes of a map, and files apply that to each state they keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.fields import PARTS, WRITTEN
from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.people import without_person
from workbench.domain.replace import replace
from workbench.domain.searching import search_key


@dataclass(frozen=True, slots=True)
class Erasure:
    """Takes a person out of any state of any document, as a function of its id and map; of the map on screen, an edit.

    In the states of her own document she is known by her id, whatever she was called by then, and every role whose
    holder is a text loses it where that is her name. Copies of it are documents of their own; there the name must be
    hers, too, for another map may use her id for somebody else.
    """

    document_id: str
    person_id: str
    name: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Delete Ada Lovelace everywhere"."""
        return f"Delete {self.name} everywhere"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map on screen without her."""
        return self(self.document_id, document)

    def __call__(self, document_id: str, document: CapabilityMap) -> CapabilityMap:
        """The map without her; the same object where she is not in it."""
        person = next((person for person in document.people if person.id == self.person_id), None)
        if document_id != self.document_id and (person is None or not self._is_hers(person.name)):
            return document
        if person is not None:
            document = without_person(document, self.person_id)
        scenarios = tuple(map(self._without_holder, document.scenarios))
        same = all(one is other for one, other in zip(scenarios, document.scenarios, strict=True))
        return document if same else replace(document, scenarios=scenarios)

    def _without_holder(self, scenario: Scenario) -> Scenario:
        if not any(role.holder and self._is_hers(role.holder) for role in scenario.roles):
            return scenario
        roles = (replace(role, holder=None) if self._is_hers(role.holder or "") else role for role in scenario.roles)
        return replace(scenario, roles=tuple(roles))

    def _is_hers(self, name: str) -> bool:
        return search_key(name.strip()) == search_key(self.name)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Numbers of texts in which a name still stands: roles whose holder is a text, and all others."""

    holders: int = 0
    texts: int = 0

    def __bool__(self) -> bool:
        return bool(self.holders or self.texts)


def mentions(document: CapabilityMap, name: str) -> Mentions:
    """Where a name stands in what somebody wrote into the map; one text counts once."""
    key = search_key(name)
    roles = [role for scenario in document.scenarios for role in scenario.roles]
    holders = sum(key in search_key(role.holder or "") for role in roles)
    return Mentions(holders, sum(key in search_key(text) for text in _texts(document)) - holders)


def _texts(value: object) -> Iterator[str]:
    """Every text that somebody wrote: no id, no reference by id, no choice such as the side of a skill."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        kind = type(value)
        for name in WRITTEN[kind] | PARTS[kind]:
            yield from _texts(getattr(value, name))
