"""Display names of the things of a map: skills, roles, departments, grades, scenarios. Knows no sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain

from workbench.domain.findings import subject_id
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Role, Scenario
from workbench.domain.normalisation import tidied
from workbench.domain.titles import people_names
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import grade_name, join_names

NO_DEPARTMENT = "No department"


def subject_name(index: Index, subject: str) -> str | None:
    """The display name of a subject ("role:<id>"); None where it is not there."""
    kind, identifier = subject_id(subject)
    if kind == "skill" and identifier in index.skills:
        return index.skills[identifier].name
    if kind == "role" and identifier in index.roles:
        return index.titles[identifier]
    if kind == "department" and identifier in index.departments:
        return index.departments[identifier].name
    if kind == "person":
        return person_names(index).get(identifier)
    return None


class PeopleNames:
    """Names of the people of a map, two of one name told apart: `index.derived(PeopleNames)`; kept while they stay."""

    def __init__(self, index: Index) -> None:
        self._people = index.document.people

    def after(self, index: Index) -> PeopleNames:
        """The names over the index that followed."""
        return self if index.document.people is self._people else PeopleNames(index)

    @cached_property
    def by_id(self) -> Mapping[str, str]:
        """Person id -> her name, told from others of that name."""
        return people_names(self._people)


def person_names(index: Index) -> Mapping[str, str]:
    """Person id -> her name as she is called wherever she is named: told from others of that name."""
    return index.derived(PeopleNames).by_id


class IndexNames:
    """Names resolver: the display names, within a scenario, of what values stand for (see field.NameSource)."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the map."""
        return vocabulary_of(self._index.document)

    def grade(self, grade: int) -> str:
        """The organisation's name for a grade."""
        return grade_name(self._index.document, grade)

    def role(self, role_id: str) -> str:
        """The title of a role, told from others of that title."""
        return self._index.titles[role_id]

    def department(self, department_id: str) -> str:
        """The name of a department."""
        return self._index.departments[department_id].name

    def person(self, person_id: str) -> str:
        """The name of a person, told from others of that name."""
        return person_names(self._index)[person_id]


def scenario_called(document: CapabilityMap, text: str) -> Scenario | None:
    """The scenario of this id, else the first of this name; None where there is none."""
    wanted = tidied(text)
    by_id = (scenario for scenario in document.scenarios if tidied(scenario.id) == wanted)
    by_name = (scenario for scenario in document.scenarios if tidied(scenario.name) == wanted)
    return next(chain(by_id, by_name), None)


def role_title(index: Index, role_id: str | None) -> str:
    """The title of a role, told from others of that title; empty for None."""
    return index.titles[role_id] if role_id else ""


def department_name(index: Index, role: Role) -> str:
    """The name of a role's department."""
    return index.departments[role.department].name if role.department else NO_DEPARTMENT


def held_by(index: Index, role: Role) -> str:
    """Who holds a role: the names of its people, else the name that stands in the text; empty where nobody is named."""
    return join_names([person_names(index)[person_id] for person_id in role.people]) or role.holder or ""
