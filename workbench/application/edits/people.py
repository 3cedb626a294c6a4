"""Edits of people: add them, set what is known of them, and let them hold roles. Knows no file and no dialog."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from workbench.application.edit import Edit
from workbench.application.edits.labels import check_settable, edit_label, required_name
from workbench.domain.model import CapabilityMap, Person, PersonLevel, Scenario
from workbench.domain.normalisation import one_line
from workbench.domain.people import check_holders, with_levels, without_levels, without_person
from workbench.domain.replace import replace
from workbench.domain.titles import person_called, title_of
from workbench.domain.transform import EditRefused, find, find_all, find_role, fresh_id, set_role, with_item
from workbench.domain.words import LEVEL, pluralise


@dataclass(frozen=True, slots=True)
class AddPeople:
    """New people, at the end of the list. An id is made of the name where it is missing or in use."""

    people: tuple[Person, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Add Ada Lovelace", "Add 12 people" or "Add 4 typical backgrounds"."""
        if len(self.people) == 1:
            return f"Add {one_line(self.people[0].name)}"
        backgrounds = all(person.kind == "background" for person in self.people)
        return f"Add {pluralise(len(self.people), 'typical background' if backgrounds else 'person')}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where a name is empty or a skill is not there; ValueError for a value off limits."""
        taken = {person.id for person in document.people}
        people = list(document.people)
        for person in self.people:
            name = required_name(Person, person.name)
            find_all(document.skills, {known.skill for known in person.levels})
            identifier = person.id if person.id and person.id not in taken else fresh_id(name, taken)
            taken.add(identifier)
            fields = {field.name: getattr(person, field.name) for field in dataclasses.fields(Person)}
            people.append(replace(Person(identifier, ""), **(fields | {"id": identifier, "name": name})))
        return replace(document, people=tuple(people)) if self.people else document


@dataclass(frozen=True, slots=True)
class SetPerson:
    """Set one field of a person: any but her id and her levels."""

    person: str
    field: str
    value: Any

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Rename Ada to Ada Lovelace"."""
        person = find(document.people, self.person)
        return edit_label(document, person, person_called(document, person.id), self.field, self._checked())

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where a name is empty; ValueError for a value outside its limits."""
        person = find(document.people, self.person)
        return _with_person(document, person, replace(person, **{self.field: self._checked()}))

    def _checked(self) -> Any:
        check_settable(Person, self.field)
        return required_name(Person, self.value) if self.field == "name" else self.value


@dataclass(frozen=True, slots=True)
class SetPersonLevel:
    """Set the level of a person in a skill, 0 where she has none of it; None: it is not known."""

    person: str
    skill: str
    level: int | None

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Set the level of Ada Lovelace in Social APIs to 3 skilled"."""
        name, skill = person_called(document, self.person), find(document.skills, self.skill).name
        if self.level is None:
            return f"Leave open what level {name} has in {skill}"
        level = f"{self.level} {LEVEL[self.level]}" if self.level in LEVEL else str(self.level)
        return f"Set the level of {name} in {skill} to {level}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the person or the skill is not there; ValueError for a level not 0-4."""
        person, skill = find(document.people, self.person), find(document.skills, self.skill)
        if self.level is None:
            return _with_person(document, person, without_levels(person, (skill.id,)))
        level = replace(PersonLevel(skill.id, 0), level=self.level)
        return _with_person(document, person, with_levels(person, (level,)))


@dataclass(frozen=True, slots=True)
class DeletePeople:
    """Take people out of the map: from the list, from the roles they hold, and from what was accepted about them."""

    people: tuple[str, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Delete Ada Lovelace"."""
        return f"Delete {self._who(document)}"

    def done(self, document: CapabilityMap) -> str:
        """Such as "Deleted Ada Lovelace."; document: the map before."""
        return f"Deleted {self._who(document)}."

    def _who(self, document: CapabilityMap) -> str:
        gone = find_all(document.people, self.people)
        return person_called(document, gone[0].id) if len(gone) == 1 else pluralise(len(gone), "person")

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of them is no longer there."""
        for person in find_all(document.people, self.people):
            document = without_person(document, person.id)
        return document


@dataclass(frozen=True, slots=True)
class SetHolders:
    """Let these people hold a role, and nobody else."""

    scenario: str
    role: str
    people: tuple[str, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Let Ada Lovelace hold Social Engineer"."""
        role, scenario = find_role(document, self.scenario, self.role), find(document.scenarios, self.scenario)
        title = title_of(document, self.scenario, self.role)
        return edit_label(document, role, title, "people", self.people, scenario)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one is no longer there, or a typical background. The headcount is no limit."""
        check_holders(document, find_role(document, self.scenario, self.role), self.people)
        return set_role(document, self.scenario, self.role, people=tuple(dict.fromkeys(self.people)))


@dataclass(frozen=True, slots=True)
class AddHolder:
    """Let a person hold a role, beside those who hold it."""

    scenario: str
    role: str
    person: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Let Ada Lovelace hold Social Engineer"."""
        name = person_called(document, self.person)
        return f"Let {name} hold {title_of(document, self.scenario, self.role)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where she holds it already, or is a typical background."""
        person, role = find(document.people, self.person), find_role(document, self.scenario, self.role)
        if person.id in role.people:
            title = title_of(document, self.scenario, self.role)
            raise EditRefused(f"{person_called(document, person.id)} holds {title} already. Nothing was changed.")
        check_holders(document, role, (person.id,))
        return set_role(document, self.scenario, role.id, people=(*role.people, person.id))


@dataclass(frozen=True, slots=True)
class RemoveHolder:
    """Let a person hold a role no longer; she stays in the map."""

    scenario: str
    role: str
    person: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Let Ada Lovelace hold Social Engineer no longer"."""
        name = person_called(document, self.person)
        return f"Let {name} hold {title_of(document, self.scenario, self.role)} no longer"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the person or the role is not there."""
        person, role = find(document.people, self.person), find_role(document, self.scenario, self.role)
        people = tuple(other for other in role.people if other != person.id)
        return set_role(document, self.scenario, role.id, people=people)


def let_hold(scenario: Scenario, role_id: str, people: tuple[str, ...]) -> Edit:
    """The edit by which people hold a role beside those who do: one is added, several in one step."""
    if len(people) == 1:
        return AddHolder(scenario.id, role_id, people[0])
    held = find(scenario.roles, role_id).people
    return SetHolders(scenario.id, role_id, tuple(dict.fromkeys((*held, *people))))


def _with_person(document: CapabilityMap, person: Person, changed: Person) -> CapabilityMap:
    return replace(document, people=with_item(document.people, person, changed))
