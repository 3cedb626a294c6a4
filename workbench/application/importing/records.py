"""Records: the skills, roles, departments, people and holdings that were read, each with where it stood.

What a file says, before it is looked up in a map: things are named as the file names them, and None, or an empty tuple,
is what it does not say. Knows no format and no map.

source is the id of a thing where it came from, such as "onet:2.A.1.a". id is that of a map, where a file has a column
of such: it says which thing is meant, and is never given to a new one.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.application.importing.shapes import LeftReason
from workbench.domain.model import AssignmentKind, BelongsTo, PersonKind, Status


@dataclass(frozen=True, slots=True)
class Origin:
    """The place of a cell: file, sheet ("" where a file has none), and row and column from 1; 0 for a whole row.

    turned: whether a column is there what a row is elsewhere, so that the row is 0 for a whole column.
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRecord:
    """A skill as a file names it. importance is 1-5, level_needed 1-4."""

    name: str
    origin: Origin
    source: str | None = None
    group: str | None = None
    belongs_to: BelongsTo | None = None
    importance: int | None = None
    level_needed: int | None = None
    definition: str | None = None
    aliases: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRecord:
    """A role as a file names it. department, reports_to and dotted_to are names; grade is 1-7 or a grade's name.

    family: the coarser role that it is one of, such as Product manager of Lead product manager. A line may also lead to
    the id or source of another record; department_id is the id of that of its department, None where its name will do.
    status: vacant where the file says that nobody holds it, existing where it says who does.
    """

    title: str
    origin: Origin
    source: str | None = None
    department: str | None = None
    family: str | None = None
    grade: int | str | None = None
    reports_to: str | None = None
    dotted_to: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    headcount: float | None = None
    holder: str | None = None
    status: Status | None = None
    purpose: str | None = None
    id: str | None = None
    department_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRecord:
    """A department as a file names it. parent: the name of the one it is part of."""

    name: str
    origin: Origin
    parent: str | None = None
    id: str | None = None

    @property
    def source(self) -> str | None:
        """None: a map does not keep where a department came from."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """A person as a file names her. role: the title of the role she holds, department: where that is, or she; kind:
    whether she is a background. reports_to: the name or the source of her superior, or the title of that one's role.
    """

    name: str
    origin: Origin
    source: str | None = None
    role: str | None = None
    department: str | None = None
    reports_to: str | None = None
    kind: PersonKind | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingRecord:
    """That a role or a person has a skill, by their names.

    level: 1-4, and 0 for a person who has none; None where it is held at the level that is needed. kind: None where
    it is to be decided who leads. department: where the role is, of several of its title. holder_id, skill_id: the ids
    of the records that are meant, of a person her source; None where names will do.
    """

    holder: str
    skill: str
    origin: Origin
    level: int | None = None
    kind: AssignmentKind | None = None
    note: str | None = None
    department: str | None = None
    holder_id: str | None = None
    skill_id: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was read and is not taken. cells: of a value, in how many it stands. personal: whether it may name
    a person."""

    origin: Origin
    what: str
    reason: LeftReason
    cells: int = 0
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Records:
    """All that one or several files say. holdings are of roles, levels of people.

    personal: the names of roles and skills that are those of people, or may be, as that is not decided yet.
    """

    skills: tuple[SkillRecord, ...] = ()
    roles: tuple[RoleRecord, ...] = ()
    departments: tuple[DepartmentRecord, ...] = ()
    people: tuple[PersonRecord, ...] = ()
    holdings: tuple[HoldingRecord, ...] = ()
    levels: tuple[HoldingRecord, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    personal: tuple[str, ...] = ()
