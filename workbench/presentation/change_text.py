"""Clauses for the differences between two scenarios: each begins with a verb whose subject is the role, skill or
department concerned: "moves from Marketing to Product".

Written in the words of the map before. Knows no checks and no figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from workbench.domain import words
from workbench.domain.differences import ACCEPTED, DOTTED, ENTIRE, HOLDS, SCENARIO, Difference, Differences
from workbench.domain.field import DifferenceKind, FieldValues, Told, worded
from workbench.domain.field_places import TOLD
from workbench.domain.findings import subject_id
from workbench.domain.index import Index
from workbench.domain.model import Assignment, Department, Role, Waiver
from workbench.domain.names import held_by, person_names, subject_name
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import day, join_names

_LONG_TEXT = 160
"""Characters of a note or reason that a clause quotes; it has to stay a clause."""
_NAMED = 3
"""Names in a row; the others are counted."""
THE_WHOLE = "The organisation as a whole"

KIND: Mapping[DifferenceKind, str] = {
    "card": "Roles",
    "grade": "Grade",
    "department": "Department",
    "reporting": "Reporting",
    "headcount": "Headcount",
    "skill": "Skills",
    "level": "Levels",
    "dotted": "Dotted lines",
    "unit": "Departments",
    "model": "Organising model",
    "accepted": "Accepted points",
    "detail": "Details",
}
"""Kind of change -> its label in a list of changes."""


def clause(differences: Differences, difference: Difference) -> str:
    """The clause of a change, without its subject: "moves from Marketing to Product"."""
    if difference.part == ENTIRE:
        return _entire_clause(differences, difference)
    if difference.part == HOLDS:
        return _holding_clause(differences, difference)
    if difference.part == DOTTED:
        line = _role(differences, difference.detail)
        return f"gets a dotted line to {line}" if difference.after else f"loses the dotted line to {line}"
    if difference.part == ACCEPTED:
        return _waiver_clause(differences, difference)
    return _field_clause(differences, difference)


def name_of(differences: Differences, subject: str) -> str:
    """The name of a change's subject: as it is called after, or before where it is removed; a skill as before."""
    if subject == SCENARIO:
        return THE_WHOLE
    kind, identifier = subject_id(subject)
    here = (differences.before, differences.after) if kind == "skill" else (differences.after, differences.before)
    return next(filter(None, (subject_name(index, subject) for index in here)), identifier)


def together(name: str, clauses: Iterable[str]) -> str:
    """All changes of one subject as one sentence: "Social Engineer: gains Social APIs …; moves from … to …"."""
    return f"{name}: {'; '.join(clauses)}."


def number(value: float) -> str:
    """A number of posts as people write it: 2, 0.5, 1200."""
    return f"{value:.12g}"


def posts(value: float) -> str:
    """A number of posts with its noun."""
    return f"{number(value)} {'post' if value == 1 else 'posts'}"


def _role(differences: Differences, identifier: str) -> str:
    return name_of(differences, f"role:{identifier}")


def _department(differences: Differences, identifier: str) -> str:
    return name_of(differences, f"department:{identifier}")


def _skill(differences: Differences, identifier: str) -> str:
    return name_of(differences, f"skill:{identifier}")


def _titles(index: Index, roles: list[Role]) -> str:
    return join_names([index.titles[role.id] for role in roles], _NAMED)


def _entire_clause(differences: Differences, difference: Difference) -> str:
    new, old = difference.after, difference.before
    if isinstance(new, Department):
        return f"is a new department{f' within {_department(differences, new.parent)}' if new.parent else ''}"
    if isinstance(new, Role):
        return f"is new: {_described(differences, differences.after, new)}"
    if isinstance(old, Role):
        return f"is no longer there, until now {_described(differences, differences.before, old)}"
    return "is dissolved"


def _described(differences: Differences, index: Index, role: Role) -> str:
    """A role that is added or removed, in a few words."""
    place = f"in {_department(differences, role.department)}" if role.department else "in no department"
    parts = [f"{words.grade_name(differences.before.document, role.grade)} {place}"]
    if role.headcount != 1:
        parts.append(posts(role.headcount))
    if role.reports_to:
        parts.append(f"reporting to {index.titles[role.reports_to]}")
    if role.dotted_to:
        lines = "a dotted line" if len(role.dotted_to) == 1 else "dotted lines"
        parts.append(f"with {lines} to {_titles(index, [index.roles[role_id] for role_id in role.dotted_to])}")
    if role.people:
        parts.append(f"held by {held_by(index, role)}")
    for kind, verb in (("lead", "leading"), ("support", "supporting")):
        skills = [_skill(differences, assignment.skill) for assignment in role.assignments if assignment.kind == kind]
        if skills:
            parts.append(f"{verb} {join_names(skills, _NAMED)}")
    return ", ".join(parts)


def _holding_clause(differences: Differences, difference: Difference) -> str:
    """The clause of a changed assignment, with whom a lead goes to or comes from."""
    skill, old, new = _skill(differences, difference.detail), difference.before, difference.after
    leads, led = (assignment is not None and assignment.kind == "lead" for assignment in (new, old))
    if led and not leads:
        return _lost_lead_clause(differences, difference.detail, new)
    if new is None:
        return f"no longer supports {skill}"
    if leads and not led:
        giving = differences.losing_lead(difference.detail)
        taken = f", from {_titles(differences.before, giving)}" if giving else ""
        how = f"as lead at level {new.level}"
        return f"comes to lead {skill} at level {new.level}{taken}" if old else f"gains {skill} {how}{taken}"
    if old is None:
        return f"gains {skill} as support at level {new.level}"
    return _level_clause(differences, skill, old, new)


def _lost_lead_clause(differences: Differences, skill_id: str, new: Assignment | None) -> str:
    skill, taking = _skill(differences, skill_id), differences.gaining_lead(skill_id)
    still = f", and supports it at level {new.level}" if new else ""
    if taking:
        return f"hands {skill} to {_titles(differences.after, taking)}{still}"
    others = [lead.role for lead in differences.after.leads.get(skill_id, ())]
    left = (
        f", which {_titles(differences.after, others)} {'leads' if len(others) == 1 else 'lead'}"
        if others
        else ", which nobody leads"
    )
    return f"no longer leads {skill}{left}{still}"


def _level_clause(differences: Differences, skill: str, old: Assignment, new: Assignment) -> str:
    """The clause of an assignment that stays of its kind: its level, note or other fields differ."""
    names = _ValueNames(differences)
    others = [
        (told.changed, names.of(field.values, getattr(new, field.name)))
        for field, told in TOLD[Assignment]
        if getattr(old, field.name) != getattr(new, field.name)
    ]
    if old.level == new.level:
        (what, value), *rest = others
        return f"has {what} on {skill}: {value}{''.join(f'; {also}: {text}' for also, text in rest)}"
    verb = "rises" if new.level > old.level else "goes down"
    changed = f", with {join_names([what for what, _ in others])}" if others else ""
    return f"{verb} from level {old.level} to {new.level} in {skill}{changed}"


def _noted(text: str) -> str:
    return f": {_quoted(text)}"


def _quoted(text: str) -> str:
    return f"“{shorten(text, _LONG_TEXT, placeholder='…')}”" if text.strip() else "none"


def _waiver_clause(differences: Differences, difference: Difference) -> str:
    old, new = difference.before, difference.after
    waiver: Waiver = (*new, *old)[0]
    about = [name_of(differences, subject) for subject in waiver.subjects]
    point = f"the open point {waiver.code}{f' ({join_names(about, _NAMED)})' if about else ''}"
    if not new:
        return f"no longer accepts {point}"
    until = f", until {day(waiver.until)}" if waiver.until else ""
    verb = "accepts otherwise" if old else "accepts"
    return f"{verb} {point}{_noted(waiver.reason)}{until}"


@dataclass(frozen=True, slots=True)
class _ValueNames:
    """Names of values: grades in the words of the map before, each thing as `name_of` calls it."""

    differences: Differences

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_of(self.differences.before.document)

    def grade(self, grade: int) -> str:
        return words.grade_name(self.differences.before.document, grade)

    def role(self, role_id: str) -> str:
        return _role(self.differences, role_id)

    def department(self, department_id: str) -> str:
        return _department(self.differences, department_id)

    def person(self, person_id: str) -> str:
        later, earlier = person_names(self.differences.after), person_names(self.differences.before)
        return later[person_id] if person_id in later else earlier[person_id]

    def of(self, values: FieldValues, value: Any) -> str:
        """A value as a sentence has it; "none" where there is none."""
        match values.shape:
            case "number":
                return number(value)
            case "long":
                return _quoted(value)
            case "names":
                return join_names(value) or "none"
            case "people":
                return join_names([self.person(each) for each in value]) or "none"
        return worded(values, value, self) if value is not None and value != "" else "none"


def _field_clause(differences: Differences, difference: Difference) -> str:
    """The clause of a changed field, by the field's own row. Raises TypeError for a field that has no clause."""
    field, names = difference.field, _ValueNames(differences)
    if not isinstance(field.told, Told):
        raise TypeError(f"{field.name} is not told by itself: {field.told.why}")
    return field.told.sentence(difference.before, difference.after, lambda value: names.of(field.values, value))
