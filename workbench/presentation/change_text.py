"""What differs between two scenarios, in clauses: each begins with a verb, and says what the one concerned does.

Written in the words of the map before. Knows no checks and no figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from workbench.domain import words
from workbench.domain.differences import ACCEPTED, DOTTED, ENTIRE, HOLDS, SCENARIO, Difference, Differences
from workbench.domain.field import DifferenceKind, Told, Values, worded
from workbench.domain.field_places import TOLD
from workbench.domain.findings import subject_id
from workbench.domain.index import Index
from workbench.domain.model import Assignment, Department, Role, Waiver
from workbench.domain.names import subject_name
from workbench.domain.words import day, join_names

_LONG_TEXT = 160
_NAMED = 3
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
"""What a kind of change is called where many are listed."""


def clause(found: Differences, difference: Difference) -> str:
    """A change as a sentence holds it, without its subject: "moves from Marketing to Product"."""
    if difference.part == ENTIRE:
        return _whole(found, difference)
    if difference.part == HOLDS:
        return _held(found, difference)
    if difference.part == DOTTED:
        line = _role(found, difference.detail)
        return f"gets a dotted line to {line}" if difference.after else f"loses the dotted line to {line}"
    if difference.part == ACCEPTED:
        return _accepted(found, difference)
    return _field(found, difference)


def name_of(found: Differences, subject: str) -> str:
    """Whom or what a change concerns: as it is called after, or before where it goes; a skill as before."""
    if subject == SCENARIO:
        return THE_WHOLE
    kind, identifier = subject_id(subject)
    here = (found.before, found.after) if kind == "skill" else (found.after, found.before)
    return next(filter(None, (subject_name(index, subject) for index in here)), identifier)


def together(name: str, clauses: Iterable[str]) -> str:
    """All changes of one concerned as one sentence: "Social Engineer: gains Social APIs …; moves from … to …"."""
    return f"{name}: {'; '.join(clauses)}."


def number(value: float) -> str:
    """A number of posts as people write it: 2, 0.5, 1200."""
    return f"{value:.12g}"


def posts(value: float) -> str:
    """A number of posts with its noun."""
    return f"{number(value)} {'post' if value == 1 else 'posts'}"


def _role(found: Differences, identifier: str) -> str:
    return name_of(found, f"role:{identifier}")


def _department(found: Differences, identifier: str) -> str:
    return name_of(found, f"department:{identifier}")


def _skill(found: Differences, identifier: str) -> str:
    return name_of(found, f"skill:{identifier}")


def _titles(index: Index, roles: list[Role]) -> str:
    return join_names([index.titles[each.id] for each in roles], _NAMED)


def _whole(found: Differences, difference: Difference) -> str:
    new, old = difference.after, difference.before
    if isinstance(new, Department):
        return f"is a new department{f' within {_department(found, new.parent)}' if new.parent else ''}"
    if isinstance(new, Role):
        return f"is new: {_described(found, found.after, new)}"
    if isinstance(old, Role):
        return f"is no longer there, until now {_described(found, found.before, old)}"
    return "is dissolved"


def _described(found: Differences, index: Index, role: Role) -> str:
    """A role that comes or goes, in a few words."""
    place = f"in {_department(found, role.department)}" if role.department else "in no department"
    said = [f"{words.grade_name(found.before.document, role.grade)} {place}"]
    if role.headcount != 1:
        said.append(posts(role.headcount))
    if role.reports_to:
        said.append(f"reporting to {index.titles[role.reports_to]}")
    if role.dotted_to:
        lines = "a dotted line" if len(role.dotted_to) == 1 else "dotted lines"
        said.append(f"with {lines} to {_titles(index, [index.roles[each] for each in role.dotted_to])}")
    for kind, verb in (("lead", "leading"), ("support", "supporting")):
        skills = [_skill(found, each.skill) for each in role.assignments if each.kind == kind]
        if skills:
            said.append(f"{verb} {join_names(skills, _NAMED)}")
    return ", ".join(said)


def _held(found: Differences, difference: Difference) -> str:
    """How a role comes to hold a skill otherwise, and with whom a lead changes hands."""
    skill, old, new = _skill(found, difference.detail), difference.before, difference.after
    leads, led = (each is not None and each.kind == "lead" for each in (new, old))
    if led and not leads:
        return _gives_up(found, difference.detail, new)
    if new is None:
        return f"no longer supports {skill}"
    if leads and not led:
        giving = found.losing_lead(difference.detail)
        taken = f", from {_titles(found.before, giving)}" if giving else ""
        how = f"as lead at level {new.level}"
        return f"comes to lead {skill} at level {new.level}{taken}" if old else f"gains {skill} {how}{taken}"
    if old is None:
        return f"gains {skill} as support at level {new.level}"
    return _deepens(found, skill, old, new)


def _gives_up(found: Differences, skill_id: str, new: Assignment | None) -> str:
    skill, taking = _skill(found, skill_id), found.gaining_lead(skill_id)
    still = f", and supports it at level {new.level}" if new else ""
    if taking:
        return f"hands {skill} to {_titles(found.after, taking)}{still}"
    others = [each.role for each in found.after.leads.get(skill_id, ())]
    left = (
        f", which {_titles(found.after, others)} {'leads' if len(others) == 1 else 'lead'}"
        if others
        else ", which nobody leads"
    )
    return f"no longer leads {skill}{left}{still}"


def _deepens(found: Differences, skill: str, old: Assignment, new: Assignment) -> str:
    """A level, and all else that is said of an assignment, held otherwise."""
    names = _Words(found)
    others = [
        (told.changed, names.of(each.values, getattr(new, each.name)))
        for each, told in TOLD[Assignment]
        if getattr(old, each.name) != getattr(new, each.name)
    ]
    if old.level == new.level:
        (what, value), *rest = others
        return f"has {what} on {skill}: {value}{''.join(f'; {also}: {each}' for also, each in rest)}"
    verb = "rises" if new.level > old.level else "goes down"
    changed = f", with {join_names([what for what, _ in others])}" if others else ""
    return f"{verb} from level {old.level} to {new.level} in {skill}{changed}"


def _noted(text: str) -> str:
    return f": {_quoted(text)}"


def _quoted(text: str) -> str:
    return f"“{shorten(text, _LONG_TEXT, placeholder='…')}”" if text.strip() else "none"


def _accepted(found: Differences, difference: Difference) -> str:
    old, new = difference.before, difference.after
    waiver: Waiver = (*new, *old)[0]
    about = [name_of(found, each) for each in waiver.subjects]
    point = f"the open point {waiver.code}{f' ({join_names(about, _NAMED)})' if about else ''}"
    if not new:
        return f"no longer accepts {point}"
    until = f", until {day(waiver.until)}" if waiver.until else ""
    verb = "accepts otherwise" if old else "accepts"
    return f"{verb} {point}{_noted(waiver.reason)}{until}"


@dataclass(frozen=True, slots=True)
class _Words:
    """Values in the words of the map before, each thing as it is called after, or before where it goes."""

    found: Differences

    def grade(self, grade: int) -> str:
        return words.grade_name(self.found.before.document, grade)

    def role(self, role_id: str) -> str:
        return _role(self.found, role_id)

    def department(self, department_id: str) -> str:
        return _department(self.found, department_id)

    def of(self, values: Values, value: Any) -> str:
        """A value as a sentence has it; "none" where there is none."""
        match values.shape:
            case "number":
                return number(value)
            case "long":
                return _quoted(value)
            case "names":
                return join_names(value) or "none"
        return worded(values, value, self) if value is not None and value != "" else "none"


def _field(found: Differences, difference: Difference) -> str:
    """A change of one field, told by its row. Raises TypeError for a field that is not told by itself."""
    field, names = difference.field, _Words(found)
    if not isinstance(field.told, Told):
        raise TypeError(f"{field.name} is not told by itself: {field.told.why}")
    return field.told.sentence(difference.before, difference.after, lambda value: names.of(field.values, value))
