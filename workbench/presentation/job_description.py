"""Job description of a role, in words: the view model for the workbook, the report and text. Knows no page, no cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.domain.field import FieldValues, worded
from workbench.domain.field_places import DESCRIBED
from workbench.domain.index import Index
from workbench.domain.model import Assignment, Role, Skill
from workbench.domain.names import IndexNames, department_name, role_title
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import LEVEL, STATUS_INSIDE, grade_name, pluralise, separated

_LIMIT = 8
"""The most colleagues, and the most skills of others, that are named: with more, a description says less, not more."""


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill the role holds: what it belongs to and its level in words, and a note on it."""

    skill: Skill
    side: str
    level: str
    note: str


@dataclass(frozen=True, slots=True)
class DescriptionPart:
    """A section of the description: its heading, and skills or (label, text) fields."""

    heading: str
    skills: tuple[HeldSkill, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class JobDescription:
    """The description: title, place (grade, department, status), fields as (label, text), and its sections."""

    role: Role
    title: str
    place: str
    fields: tuple[tuple[str, str], ...]
    parts: tuple[DescriptionPart, ...]


def job_description(index: Index, role: Role) -> JobDescription:
    """The job description of a role. Empty fields are left out."""
    grade, department = grade_name(index.document, role.grade), department_name(index, role)
    return JobDescription(
        role,
        index.titles[role.id],
        f"{grade} · {department} · {STATUS_INSIDE[role.status]}",
        _with_text(*_fields(index, role)),
        tuple(_parts(index, role)),
    )


def _fields(index: Index, role: Role) -> Iterator[tuple[str, str]]:
    """The fields of the role that a job description lists, as (label, text), "" for nothing."""
    names = IndexNames(index)
    for field, described in DESCRIBED[Role]:
        value = getattr(role, field.name)
        text = "" if value in (None, described.usual) else _text(field.values, value, names)
        yield described.head or field.label, text or described.empty


def _text(values: FieldValues, value: Any, names: IndexNames) -> str:
    return f"{value:g}" if values.shape == "number" else worded(values, value, names)


def _with_text(*fields: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(field for field in fields if field[1])


def _parts(index: Index, role: Role) -> Iterator[DescriptionPart]:
    led, supported = _holdings(index, role, "lead"), _holdings(index, role, "support")
    sides = vocabulary_of(index.document).belongs_to
    nothing = "This role supports others." if supported else "Nothing is assigned to it yet."
    yield DescriptionPart(
        f"Accountable for ({pluralise(len(led), 'skill')})",
        tuple(
            HeldSkill(skill, sides[skill.belongs_to], _level(skill, assignment), assignment.note or skill.definition)
            for skill, assignment in led
        ),
        () if led else (("Nothing", nothing),),
    )
    if supported:
        yield DescriptionPart(
            f"Supports ({pluralise(len(supported), 'skill')})",
            tuple(
                HeldSkill(skill, sides[skill.belongs_to], _level(skill, assignment), _led_by(index, skill))
                for skill, assignment in supported
            ),
        )
    yield DescriptionPart("Works with", fields=_works_with(index, role))
    apart = _boundary(index, role)
    if apart:
        fields = tuple((owner, separated(skills)) for owner, skills in apart.items())
        yield DescriptionPart("Not part of this role", fields=fields)


def _holdings(index: Index, role: Role, kind: str) -> list[tuple[Skill, Assignment]]:
    """The skills a role leads, or supports, with the assignments; heaviest first."""
    pairs = [(index.skills[assignment.skill], assignment) for assignment in role.assignments if assignment.kind == kind]
    return sorted(pairs, key=lambda pair: -index.weight(pair[0]))


def _level(skill: Skill, assignment: Assignment) -> str:
    text = f"{assignment.level} {LEVEL[assignment.level]}"
    return text if assignment.level >= skill.level_needed else f"{text}; needs {skill.level_needed}"


def _led_by(index: Index, skill: Skill) -> str:
    leads = separated(index.titles[lead.role.id] for lead in index.leads[skill.id])
    return f"led by {leads}" if leads else "nobody leads it"


def _works_with(index: Index, role: Role) -> tuple[tuple[str, str], ...]:
    here = (index.titles[report.id] for report in index.scenario.roles if report.reports_to == role.id)
    return (
        *_with_text(
            ("Reports to", role_title(index, role.reports_to) or "nobody in this map"),
            ("Dotted line to", separated(role_title(index, role_id) for role_id in role.dotted_to)),
            ("Reporting here", separated(here)),
        ),
        *(
            (index.titles[other.id], separated(skill.name for skill in shared))
            for other, shared in _colleagues(index, role)
        ),
    )


def _colleagues(index: Index, role: Role) -> list[tuple[Role, list[Skill]]]:
    """The colleagues: roles that share skills with this one, with these skills; the heaviest share first."""
    shared: dict[str, list[Skill]] = {}
    for assignment in role.assignments:
        for other, _ in index.holdings[assignment.skill]:
            if other is not role:
                shared.setdefault(other.id, []).append(index.skills[assignment.skill])
    heaviest = sorted(shared.items(), key=lambda item: -sum(index.weight(skill) for skill in item[1]))
    return [(index.roles[role_id], skills) for role_id, skills in heaviest[:_LIMIT]]


def _expected_skills(index: Index, role: Role) -> set[str]:
    """The skills one might expect of a role: for a strategist the other strategist's leads, for any other role all
    skills in scope of the groups it works in."""
    side = index.acting[role.id]
    if side:
        others = index.strategists("product" if side == "marketing" else "marketing")
        return {assignment.skill for other in others for assignment in other.assignments if assignment.kind == "lead"}
    groups = {index.skills[assignment.skill].group for assignment in role.assignments}
    return {skill.id for skill in index.scoped if skill.group in groups}


def _boundary(index: Index, role: Role) -> dict[str, list[str]]:
    """The boundary of the role: skills one might expect of it and others lead, by who leads them; heaviest first."""
    wanted = _expected_skills(index, role) - {assignment.skill for assignment in role.assignments}
    led = [skill for skill in index.scoped if skill.id in wanted and index.leads[skill.id]]
    skills_by_owner: dict[str, list[str]] = {}
    for skill in sorted(led, key=lambda led_skill: -index.weight(led_skill))[:_LIMIT]:
        owners = separated(index.titles[lead.role.id] for lead in index.leads[skill.id])
        skills_by_owner.setdefault(owners, []).append(skill.name)
    return skills_by_owner
