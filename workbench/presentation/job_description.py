"""A role as a job description, in words: one place, for the workbook and the report. Knows no page and no cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.domain.field import Values, worded
from workbench.domain.field_places import DESCRIBED
from workbench.domain.index import Index
from workbench.domain.model import Assignment, Role, Skill
from workbench.domain.names import IndexNames, department_name, role_title
from workbench.domain.words import LEVEL, STATUS_INSIDE, grade_name, pluralise, separated

_MOST = 8
"""Colleagues and skills of others that are named; past that a description says less, not more."""


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill the role holds: its level in words, and what is to be said of it."""

    skill: Skill
    level: str
    note: str


@dataclass(frozen=True, slots=True)
class DescriptionPart:
    """A part of the description under its heading: skills, or labels with what they say."""

    heading: str
    skills: tuple[HeldSkill, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class JobDescription:
    """The description: who it is, where it stands, what it is for, and its parts."""

    role: Role
    title: str
    place: str
    fields: tuple[tuple[str, str], ...]
    parts: tuple[DescriptionPart, ...]


def job_description(index: Index, role: Role) -> JobDescription:
    """The job description of a role. Fields that say nothing are left out."""
    grade, department = grade_name(index.document, role.grade), department_name(index, role)
    return JobDescription(
        role,
        index.titles[role.id],
        f"{grade} · {department} · {STATUS_INSIDE[role.status]}",
        _said(*_fields(index, role)),
        tuple(_parts(index, role)),
    )


def _fields(index: Index, role: Role) -> Iterator[tuple[str, str]]:
    """The fields a job description lists, each with what it says, "" for nothing."""
    names = IndexNames(index)
    for field, described in DESCRIBED[Role]:
        value = getattr(role, field.name)
        text = "" if value in (None, described.usual) else _text(field.values, value, names)
        yield field.label, text or described.empty


def _text(values: Values, value: Any, names: IndexNames) -> str:
    match values.shape:
        case "number":
            return f"{value:g}"
        case "names":
            return "; ".join(value)
        case "roles":
            return "; ".join(map(names.role, value))
    return worded(values, value, names)


def _said(*fields: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(each for each in fields if each[1])


def _parts(index: Index, role: Role) -> Iterator[DescriptionPart]:
    led, supported = _held(index, role, "lead"), _held(index, role, "support")
    nothing = "This role supports others." if supported else "Nothing is assigned to it yet."
    yield DescriptionPart(
        f"Accountable for ({pluralise(len(led), 'skill')})",
        tuple(HeldSkill(skill, _level(skill, each), each.note or skill.definition) for skill, each in led),
        () if led else (("Nothing", nothing),),
    )
    if supported:
        yield DescriptionPart(
            f"Supports ({pluralise(len(supported), 'skill')})",
            tuple(HeldSkill(skill, _level(skill, each), _led_by(index, skill)) for skill, each in supported),
        )
    yield DescriptionPart("Works with", fields=_works_with(index, role))
    apart = _apart(index, role)
    if apart:
        fields = tuple((owner, separated(skills)) for owner, skills in apart.items())
        yield DescriptionPart("Not part of this role", fields=fields)


def _held(index: Index, role: Role, kind: str) -> list[tuple[Skill, Assignment]]:
    """What a role leads or supports, heaviest first."""
    found = [(index.skills[each.skill], each) for each in role.assignments if each.kind == kind]
    return sorted(found, key=lambda each: -index.weight(each[0]))


def _level(skill: Skill, assignment: Assignment) -> str:
    said = f"{assignment.level} {LEVEL[assignment.level]}"
    return said if assignment.level >= skill.level_needed else f"{said}; needs {skill.level_needed}"


def _led_by(index: Index, skill: Skill) -> str:
    leads = separated(index.titles[each.role.id] for each in index.leads[skill.id])
    return f"led by {leads}" if leads else "nobody leads it"


def _works_with(index: Index, role: Role) -> tuple[tuple[str, str], ...]:
    here = (index.titles[each.id] for each in index.scenario.roles if each.reports_to == role.id)
    return (
        *_said(
            ("Reports to", role_title(index, role.reports_to) or "nobody in this map"),
            ("Dotted line to", separated(role_title(index, each) for each in role.dotted_to)),
            ("Reporting here", separated(here)),
        ),
        *(
            (index.titles[other.id], separated(skill.name for skill in shared))
            for other, shared in _colleagues(index, role)
        ),
    )


def _colleagues(index: Index, role: Role) -> list[tuple[Role, list[Skill]]]:
    """The roles that share skills with this one, those that share most first, each with what they share."""
    shared: dict[str, list[Skill]] = {}
    for each in role.assignments:
        for other, _ in index.holdings[each.skill]:
            if other is not role:
                shared.setdefault(other.id, []).append(index.skills[each.skill])
    heaviest = sorted(shared.items(), key=lambda each: -sum(index.weight(skill) for skill in each[1]))
    return [(index.roles[each], skills) for each, skills in heaviest[:_MOST]]


def _near(index: Index, role: Role) -> set[str]:
    """The skills one might expect of a role: for a strategist the other strategist's leads, for any other role all
    skills in scope of the groups it works in."""
    side = index.acting[role.id]
    if side:
        others = index.strategists("product" if side == "marketing" else "marketing")
        return {each.skill for other in others for each in other.assignments if each.kind == "lead"}
    groups = {index.skills[each.skill].group for each in role.assignments}
    return {skill.id for skill in index.scoped if skill.group in groups}


def _apart(index: Index, role: Role) -> dict[str, list[str]]:
    """What might be expected of this role and is another's, heaviest first: by those who lead it."""
    wanted = _near(index, role) - {each.skill for each in role.assignments}
    led = [each for each in index.scoped if each.id in wanted and index.leads[each.id]]
    found: dict[str, list[str]] = {}
    for skill in sorted(led, key=lambda each: -index.weight(each))[:_MOST]:
        owners = separated(index.titles[each.role.id] for each in index.leads[skill.id])
        found.setdefault(owners, []).append(skill.name)
    return found
