"""Pasted people on the roles that their titles name: who would hold which role of a scenario, and the edit of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.application.edit import Edit
from workbench.application.edits.people import SetHolders
from workbench.domain.model import CapabilityMap, Person, Scenario
from workbench.domain.normalisation import name_key
from workbench.domain.titles import titles
from workbench.domain.transform import find_role
from workbench.domain.words import pluralise, truncate

Holder = tuple[str | int, str]
"""Somebody, by her id or, of those that a paste adds, by her place among these, and the id of the role she holds."""


@dataclass(frozen=True, slots=True)
class PasteAndHold:
    """Pasted people who come to hold roles, as one edit. paste: adds those who are new, `added` of them, at the end."""

    paste: Edit
    added: int
    scenario: str
    holders: tuple[Holder, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Paste 12 people, and let 7 hold the roles of their titles"."""
        return f"{self.paste.describe(document)}, and let {len(self.holders)} hold the roles of their titles"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of the people or roles is gone since, or a person is none any more."""
        document = self.paste.apply(document)
        new = [person.id for person in document.people[len(document.people) - self.added :]]
        for who, role_id in self.holders:
            person = new[who] if isinstance(who, int) else who
            held = find_role(document, self.scenario, role_id).people
            document = SetHolders(self.scenario, role_id, (*held, person)).apply(document)
        return document


def holders_by_title(people: Sequence[Person], scenario: Scenario) -> tuple[Holder, ...]:
    """Which of these people, those without id being new, do not hold the one role of a scenario that has their title.

    A title that several roles have names one only with what tells it from the others, such as "Analyst (Sales)".
    """
    called = {name_key(title): role_id for role_id, title in titles(scenario).items()}
    roles = {role.id: role for role in scenario.roles}
    found: list[Holder] = []
    new = 0
    for person in people:
        role = roles.get(called.get(name_key(person.title), ""))
        if role is not None and person.kind == "person" and person.id not in role.people:
            found.append((person.id or new, role.id))
        new += not person.id
    return tuple(found)


def holding_offer(holders: Sequence[Holder], scenario: Scenario) -> str:
    """What is offered beside a paste: "Let 7 people hold the roles of their titles in Today, too"."""
    number = pluralise(len(holders), "person")
    role = "role of this title" if len(holders) == 1 else "roles of their titles"
    return f"Let {number} hold the {role} in {truncate(scenario.name, 40)}, too"
