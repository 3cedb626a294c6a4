"""Tables of all roles, or all skills: a row each, a column a field, in groups. What their cells hold, and the edits.

A table says what its rows are and which edit sets their cells; rows are arranged in `field_rows`, blocks of cells read
in `field_block`. Knows no clipboard and no view.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from workbench.application.edit import Edit
from workbench.application.edits.departments import SetDepartment
from workbench.application.edits.fields import NAMES, FieldCell, SetRoleCells, SetSkillCells
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.skills import DeleteSkills, SetSkills
from workbench.domain.field import Field
from workbench.domain.field_places import IN_TABLE
from workbench.domain.fields import FIELDS, NOUN
from workbench.domain.index import Index
from workbench.domain.model import BELONGS_TO, Department, Role, Skill
from workbench.domain.names import NO_DEPARTMENT
from workbench.domain.role_factories import work_of_kind
from workbench.domain.words import pluralise

NO_GROUP = "Without a group"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of rows: its key, "" for those of no group, its name, and how deep it lies in others."""

    key: str
    name: str
    depth: int = 0


class FieldTable(ABC):
    """Table over the things of one class: what is in it, and the edits of its cells, rows and groups."""

    kind: type
    placeholder: str
    """What the last row says, in which a new thing is begun."""

    grouped_by: str
    """The word for its groups, in the plural."""

    has_departments = False
    """Whether its groups are departments."""

    group_fields: ClassVar[Mapping[str, tuple[type, Field]]] = {}
    """Name of a column -> the class and field that a group's row has in it."""

    def __init__(self) -> None:
        self.columns: tuple[Field, ...] = tuple(field for field, _ in IN_TABLE[self.kind])
        self.name_field: Field = FIELDS[self.kind][NAMES[self.kind]]

    @property
    def noun(self) -> str:
        """The noun for what stands in a row."""
        return NOUN[self.kind]

    def counted(self, number: int) -> str:
        """So many rows in words: "3 roles"."""
        return pluralise(number, self.noun)

    @abstractmethod
    def things(self, index: Index) -> Sequence[Any]:
        """The things of the table, in the order of the map."""

    @abstractmethod
    def name_of(self, index: Index, identifier: str) -> str:
        """The name of a thing, told from others of that name."""

    @abstractmethod
    def groups(self, index: Index) -> Sequence[Group]:
        """All groups in their order, those inside others after them."""

    @abstractmethod
    def group_of(self, thing: Any) -> str:
        """The key of the group of a thing."""

    @abstractmethod
    def group_value(self, index: Index, key: str, field: Field) -> Any:
        """The value of a group's field."""

    @abstractmethod
    def set_group(self, index: Index, key: str, field: Field, value: Any) -> Edit:
        """The edit that sets a field of a group."""

    @abstractmethod
    def set_cells(self, index: Index, cells: Sequence[FieldCell], added: Sequence[str] = ()) -> Edit:
        """The edit that sets cells, of things that are there or of added ones, by id."""

    @abstractmethod
    def into_group(self, key: str) -> Sequence[tuple[str, Any]]:
        """The fields, with their values, that put a new thing into a group."""

    def defaults(self, index: Index, values: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
        """Further fields, with values, of a new thing that says no more than these."""
        return ()

    @abstractmethod
    def delete(self, index: Index, identifiers: Sequence[str]) -> Edit:
        """The edit that deletes things."""

    @abstractmethod
    def side(self, thing: Any) -> str:
        """What a thing belongs to: a side's name in the code, "" for none that has a sign."""

    def group_subject(self, key: str) -> str:
        """The subject of a group, "" where it is none."""
        return ""

    def subject(self, identifier: str) -> str:
        """The subject of a thing."""
        return f"{self.noun}:{identifier}"


class RoleTable(FieldTable):
    """Table of the roles of a scenario, grouped by department."""

    kind = Role
    placeholder = "New role"
    grouped_by = "departments"
    has_departments = True
    group_fields: ClassVar[Mapping[str, tuple[type, Field]]] = {
        "title": (Department, FIELDS[Department]["name"]),
        "department": (Department, FIELDS[Department]["parent"]),
        "discipline": (Department, FIELDS[Department]["kind"]),
    }

    def things(self, index: Index) -> Sequence[Role]:
        """The roles of the scenario."""
        return index.scenario.roles

    def name_of(self, index: Index, identifier: str) -> str:
        """The title of a role, told from others of that title."""
        return index.titles[identifier]

    def groups(self, index: Index) -> Sequence[Group]:
        """The departments, each followed by those inside it, then that of no department."""
        inside: dict[str | None, list[Department]] = {}
        for unit in index.scenario.departments:
            inside.setdefault(unit.parent, []).append(unit)
        found: list[Group] = []
        waiting = [(unit, 0) for unit in reversed(inside.get(None, []))]
        while waiting:
            unit, depth = waiting.pop()
            found.append(Group(unit.id, unit.name, depth))
            waiting += [(lower, depth + 1) for lower in reversed(inside.get(unit.id, []))]
        return [*found, Group("", NO_DEPARTMENT)]

    def group_of(self, thing: Role) -> str:
        """The id of the role's department."""
        return thing.department or ""

    def group_value(self, index: Index, key: str, field: Field) -> Any:
        """The value of a department's field."""
        return getattr(index.departments[key], field.name)

    def set_group(self, index: Index, key: str, field: Field, value: Any) -> Edit:
        """The edit that sets a field of a department."""
        return SetDepartment(index.scenario.id, key, field.name, value)

    def set_cells(self, index: Index, cells: Sequence[FieldCell], added: Sequence[str] = ()) -> Edit:
        """The edit that sets fields of roles."""
        return SetRoleCells(index.scenario.id, tuple(cells), tuple(added))

    def into_group(self, key: str) -> Sequence[tuple[str, Any]]:
        """The department."""
        return (("department", key or None),)

    def defaults(self, index: Index, values: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
        """The kind of work that goes with the department of a new role."""
        unit = index.departments.get(values.get("department") or "")
        return (("discipline", work_of_kind(unit.kind)),) if unit is not None else ()

    def delete(self, index: Index, identifiers: Sequence[str]) -> Edit:
        """The edit that deletes roles."""
        return DeleteRoles(index.scenario.id, tuple(identifiers))

    def side(self, thing: Role) -> str:
        """The kind of work of a role, where skills belong to it."""
        return thing.discipline if thing.discipline in BELONGS_TO else ""

    def group_subject(self, key: str) -> str:
        """The subject of a department."""
        return f"department:{key}" if key else ""


class SkillTable(FieldTable):
    """Table of the skills of a map, in their groups."""

    kind = Skill
    placeholder = "New skill"
    grouped_by = "groups"
    group_fields: ClassVar[Mapping[str, tuple[type, Field]]] = {"name": (Skill, FIELDS[Skill]["group"])}

    def things(self, index: Index) -> Sequence[Skill]:
        """The skills of the library."""
        return index.document.skills

    def name_of(self, index: Index, identifier: str) -> str:
        """The name of a skill."""
        return index.skills[identifier].name

    def groups(self, index: Index) -> Sequence[Group]:
        """The groups in the order of their first skills, then that of no group."""
        names = dict.fromkeys(self.group_of(skill) for skill in index.document.skills)
        return [*(Group(name, name) for name in names if name), Group("", NO_GROUP)]

    def group_of(self, thing: Skill) -> str:
        """The group of a skill."""
        return thing.group.strip()

    def group_value(self, index: Index, key: str, field: Field) -> Any:
        """The name of the group."""
        return key

    def set_group(self, index: Index, key: str, field: Field, value: Any) -> Edit:
        """The edit that gives a group another name."""
        skills = tuple(skill.id for skill in index.document.skills if self.group_of(skill) == key)
        return SetSkills(skills, field.name, value)

    def set_cells(self, index: Index, cells: Sequence[FieldCell], added: Sequence[str] = ()) -> Edit:
        """The edit that sets fields of skills."""
        return SetSkillCells(tuple(cells), tuple(added))

    def into_group(self, key: str) -> Sequence[tuple[str, Any]]:
        """The group."""
        return (("group", key),)

    def delete(self, index: Index, identifiers: Sequence[str]) -> Edit:
        """The edit that deletes skills."""
        return DeleteSkills(tuple(identifiers))

    def side(self, thing: Skill) -> str:
        """What a skill belongs to."""
        return thing.belongs_to
