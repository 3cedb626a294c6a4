"""Edits of departments: add, change and delete them. Knows no chart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.application.department_words import kinds_by_word
from workbench.application.edit import CompositeEdit, Edit
from workbench.application.edits.labels import check_settable, edit_label, required_name
from workbench.domain.findings import subject_id
from workbench.domain.model import CapabilityMap, Department, DepartmentKind, Scenario, Terms
from workbench.domain.normalisation import name_key, one_line
from workbench.domain.replace import replace
from workbench.domain.searching import search_key
from workbench.domain.transform import (
    EditRefused,
    add_department,
    edit_scenario,
    find,
    find_department,
    fresh_id,
    set_department,
    set_role,
    without_waivers_on,
)
from workbench.domain.validate import would_loop
from workbench.domain.vocabulary import SIDE_KINDS, Vocabulary
from workbench.domain.words import pluralise


@dataclass(frozen=True, slots=True)
class AddDepartment:
    """A new department, at the top or within another. Its id is made from its name.

    member: the subject of a role or department that moves into it, "" for none.
    """

    scenario: str
    name: str
    kind: DepartmentKind
    parent: str | None = None
    member: str = ""

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Add the department Engineering"."""
        return f"Add the department {one_line(self.name)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the name is empty, the parent is not there, or would lie in its member."""
        departments = find(document.scenarios, self.scenario).departments
        name = required_name(Department, self.name)
        if self.parent is not None:
            find(departments, self.parent)
        bare = Department(fresh_id(name, {unit.id for unit in departments}), "", kind="other", parent=self.parent)
        made = add_department(document, self.scenario, replace(bare, name=name, kind=self.kind))
        kind, member = subject_id(self.member)
        if kind == "role":
            return set_role(made, self.scenario, member, department=bare.id)
        return SetDepartment(self.scenario, member, "parent", bare.id).apply(made) if member else made


def add_departments(
    scenario: Scenario, beside: Department, names: Sequence[str], vocabulary: Vocabulary
) -> CompositeEdit:
    """The edit that adds a department for each name beside one that is there, of its kind where a name says none."""
    edits: list[Edit] = []
    for name in names:
        kind = kind_named(name, vocabulary)
        edits.append(AddDepartment(scenario.id, name, beside.kind if kind == "other" else kind, beside.parent))
    return CompositeEdit(f"Add {pluralise(len(names), 'department')}", tuple(edits))


@dataclass(frozen=True, slots=True)
class SetDepartment:
    """Set one field of a department: any but its id."""

    scenario: str
    department: str
    field: str
    value: Any

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Move Engineering into Product"."""
        scenario = find(document.scenarios, self.scenario)
        department = find(scenario.departments, self.department)
        value = required_name(Department, self.value) if self.field == "name" else self.value
        return edit_label(document, department, department.name, self.field, value, scenario)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where it would lie inside itself; ValueError for a kind that does not exist."""
        scenario = find(document.scenarios, self.scenario)
        value = self._checked(scenario, find(scenario.departments, self.department))
        return set_department(document, self.scenario, self.department, **{self.field: value})

    def _checked(self, scenario: Scenario, department: Department) -> Any:
        check_settable(Department, self.field)
        if self.field == "name":
            return required_name(Department, self.value)
        if self.field == "parent" and self.value is not None:
            parent = find(scenario.departments, self.value)
            if would_loop({unit.id: unit.parent for unit in scenario.departments}, department.id, parent.id):
                where = "itself" if parent is department else f"{parent.name}, which lies inside {department.name}"
                raise EditRefused(f"{department.name} cannot lie inside {where}. Choose another department.")
        return self.value


@dataclass(frozen=True, slots=True)
class DeleteDepartment:
    """Delete a department. Its roles and the departments inside it move to the one above; waivers on it go."""

    scenario: str
    department: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Delete the department Engineering"."""
        return f"Delete the department {self._name(document)}"

    def done(self, document: CapabilityMap) -> str:
        """Such as "Deleted the department Engineering."; document: the map before."""
        return f"Deleted the department {self._name(document)}."

    def _name(self, document: CapabilityMap) -> str:
        return find_department(document, self.scenario, self.department).name

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where it is no longer there."""

        def without(scenario: Scenario) -> Scenario:
            gone = find(scenario.departments, self.department)
            departments = tuple(
                replace(unit, parent=gone.parent) if unit.parent == gone.id else unit
                for unit in scenario.departments
                if unit is not gone
            )
            roles = tuple(
                replace(role, department=gone.parent) if role.department == gone.id else role for role in scenario.roles
            )
            return without_waivers_on(
                replace(scenario, departments=departments, roles=roles), {f"department:{gone.id}"}
            )

        return edit_scenario(document, self.scenario, without)


WORDS: Mapping[str, DepartmentKind] = {
    "communications": "communications",
    "hub": "hub",
    "customer service": "service",
    "sales": "sales",
    "human resources": "hr",
    "legal": "legal",
    "pr": "communications",
    "service": "service",
    "support": "service",
    "hr": "hr",
    "people": "hr",
}
"""Keywords in the name of a department -> the kind they stand for, besides the terms of the map."""
_TECHNOLOGY = ("engineering", "it", "development")
"""Keywords that stand for technology, where that is what the map calls it."""
_WORD = re.compile(r"\w+")


def kind_named(name: str, vocabulary: Vocabulary) -> DepartmentKind:
    """The kind of department that is called exactly so; else guessed by the first keyword of the name: "Product design"
    is product; else other.

    The map's own terms are keywords, and go before those that are the same in every map.
    """
    exactly = kinds_by_word(vocabulary).get(name_key(name))
    if exactly is not None:
        return exactly
    text = _worded(name)
    known = {_worded(word): kind for word, kind in WORDS.items() if kind not in vocabulary.hidden_kinds}
    if _worded(vocabulary.terms.technology) == _worded(Terms().technology):
        known |= {_worded(word): "technology" for word in _TECHNOLOGY}
    known |= {_worded(getattr(vocabulary.terms, kind)): kind for kind in SIDE_KINDS}
    places = [(text.find(word), -len(word), kind) for word, kind in known.items() if word.strip() and word in text]
    return min(places)[-1] if places else "other"


def _worded(text: str) -> str:
    """The words of a text without marks, each between spaces."""
    return f" {' '.join(_WORD.findall(search_key(text)))} "
