"""Roles of an import: which of the scenario they are, what is new, and who reports to whom. Knows no skills.

Two roles of one title in two departments are two. A title that comes again in one department is one role; each other
holder is a further post of it.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.application.grade_words import PLAIN_GRADE, grades_in
from workbench.application.importing.draft import Draft, Lookup, changes_of, entries
from workbench.application.importing.matching import (
    Group,
    Register,
    as_kept,
    ids_in_use,
    match,
    tidy_name,
    until_none_moves,
)
from workbench.application.importing.merged import merge_records
from workbench.application.importing.naming import Naming, Taken
from workbench.application.importing.proposal import FieldChange, GradeBy, Remark
from workbench.application.importing.records import RoleRecord
from workbench.application.importing.vacancy import is_nobody
from workbench.domain.leads_by_title import WORK_OF_LEADING, role_called
from workbench.domain.model import ACTS_AS, DEFAULT_GRADE_NAMES, GRADES, Role, Status
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.role_factories import work_of_kind
from workbench.domain.titles import titles
from workbench.domain.transform import fresh_id
from workbench.domain.validate import would_loop
from workbench.domain.words import separated

_FIELDS = (
    *("title", "acts_as", "also_called", "grade", "department", "reports_to", "dotted_to", "headcount", "holder"),
    *("purpose", "status", "source"),
)
_POSTS = ("headcount", "holder", "status")
"""Fields that are made of all records of a role."""


def take_roles(
    draft: Draft, records: Sequence[RoleRecord], departments: Lookup, posts: Mapping[str, int]
) -> TakenRoles:
    """Take roles into the scenario, but for their lines. posts: key of a title -> how many people of the file hold such
    a role."""
    told_apart = titles(draft.scenario) if draft.scenario else {}
    register = Register(entries(draft.roles.values(), told_apart))
    lookup = Lookup(register)
    places = _Places(draft, records, departments, register)
    matched = match(
        draft.rows(records),
        register,
        lambda record: record.title,
        draft.choices.names.get("role", {}),
        places.fitting,
        places.apart,
    )
    draft.reject("role", matched, register, lookup)
    draft.ask_alike("role", matched, register)
    ids, grades = ids_in_use(draft.roles, records), grades_in(tidy_name(record.title) for record in records)
    roles = TakenRoles(draft, register, lookup, departments, posts, ids, grades)
    for group in matched.groups:
        roles.take(group)
    return roles


class _Places:
    """What tells roles of one title apart: the departments that the file says, as far as they are taken."""

    def __init__(self, draft: Draft, records: Iterable[RoleRecord], departments: Lookup, register: Register) -> None:
        self._draft, self._departments = draft, departments
        self._said: dict[str, set[str]] = defaultdict(set)
        self._moved: dict[str, str] = {}
        """Role -> the department to which the file moves it, where it means it by a code."""
        for record in records:
            place = self._said_place(record)
            self._said[name_key(tidy_name(record.title))].add(place)
            known = register.by_code(record.source, record.id)
            if known is not None and place:
                self._moved.setdefault(known, place)

    def apart(self, record: RoleRecord) -> str:
        """The department where the file says several for the title."""
        return self._said_place(record) if len(self._said[name_key(tidy_name(record.title))]) > 1 else ""

    def fitting(self, record: RoleRecord, fitting: Sequence[str]) -> Sequence[str]:
        """The roles of that title that the record means: in its department, held by its holder."""
        said, code = record.department, record.department_id
        places = (self._departments.fitting(said, code) if said else ()) or ("",)
        here = [each for each in fitting if self._place_of(each) in places]
        if len(self._said[name_key(tidy_name(record.title))]) > 1 or (len(fitting) > 1 and here):
            fitting = here
        if len(fitting) > 1 and record.holder:
            key = name_key(record.holder)
            held = [each for each in fitting if name_key(self._draft.roles[each].holder or "") == key]
            fitting = held or fitting
        return fitting

    def _said_place(self, record: RoleRecord) -> str:
        """The id of the department that a record says; "" for none, or one that is not taken."""
        ids = self._departments.ids(record.department, record.department_id) if record.department else ()
        return ids[0] if len(ids) == 1 else ""

    def _place_of(self, role_id: str) -> str:
        return self._moved.get(role_id) or self._draft.roles[role_id].department or ""


class TakenRoles:
    """Accumulator of the roles of the file: values first; titles, lines and other names when all roles are known."""

    def __init__(
        self,
        draft: Draft,
        register: Register,
        lookup: Lookup,
        departments: Lookup,
        posts: Mapping[str, int],
        ids: set[str],
        grades: Mapping[str, int],
    ) -> None:
        self._draft, self.lookup, self._departments, self._posts = draft, lookup, departments, posts
        self._ids, self._grades = ids, grades
        self._taken: list[Taken[RoleRecord, Role]] = []
        self._grade_by: dict[str, GradeBy] = {}
        self._naming = Naming(draft, "role", draft.roles, register, lookup, ("title", "also_called"))

    def take(self, group: Group[RoleRecord]) -> None:
        """Take what the file says of one role, but for its lines; a value outside its limits refuses all of it."""
        draft = self._draft
        record, found = merge_records(group.records, _POSTS)
        remarks = list(found)
        old = draft.roles[group.id] if group.id is not None else None
        values = self._values(record, group, old, remarks)
        try:
            if old is None:
                role_id = fresh_id(group.name, self._ids)
                work, (grade, by) = self._work(values.get("department")), self._supposed_grade(group.name)
                role = replace(replace(Role(role_id, "", discipline=work, grade=grade), title=group.name), **values)
                self._grade_by[role_id] = "file" if "grade" in values else by
            else:
                role = replace(old, **values)
        except ValueError as error:
            self._refuse(group, str(error))
            return
        self._ids.add(role.id)
        draft.roles[role.id] = role
        self._naming.add(role)
        codes = (code for each in group.records for code in (each.source, each.id))
        self.lookup.add(role.id, (each.title for each in group.records), codes=codes)
        self._taken.append(Taken(group, record, old, role.id, remarks))

    def settle(self) -> None:
        """Rename what bears another title in its source, give other names, draw lines, and say what became of each.

        To be called when it is known who holds what: a line may lead to another name, or to who holds a role.
        """
        for role in self._draft.roles.values():
            self.lookup.add(role.id, (), _holders(self._draft, role))
        self._naming.settle(self._taken)
        self._let_lead()
        for taken in until_none_moves(self._taken, self._draw_line):
            taken.remarks.append(Remark("loop", text=taken.record.reports_to or "", field="reports_to"))
        for step in (self._draw_dotted_lines, self._say):
            for taken in self._taken:
                step(taken)

    def _values(
        self, record: RoleRecord, group: Group[RoleRecord], old: Role | None, remarks: list[Remark]
    ) -> dict[str, Any]:
        """The fields that the records say, but for lines and other names; remarks on what cannot be taken are added."""
        holder, headcount = _posts_of(group.records)
        if headcount is None and old is None:
            headcount = self._posts.get(name_key(group.name))
        said: dict[str, Any] = {
            "grade": self._grade(record.grade, remarks),
            "headcount": _whole(headcount),
            "holder": holder if old is None else self._holder(old, holder),
            "purpose": record.purpose,
            "status": _status(group.records, old),
            "source": record.source if old is None or old.source is None else None,
        }
        if record.department is not None:
            present = old.department if old else None
            said["department"], fault = self._departments.reference(
                record.department, present, "department", record.department_id
            )
            remarks += [fault] if fault else []
        return {name: value for name, value in said.items() if value not in (None, "")}

    def _holder(self, role: Role, said: str | None) -> str | None:
        """The holder that the records say of a known role; None where it is the people who hold it."""
        people = separated(self._draft.people[each].name for each in role.people)
        return None if people and said and tidy_name(people) == said else as_kept(role.holder, said)

    def _grade(self, said: int | str | None, remarks: list[Remark]) -> int | None:
        """The grade that a text names: by the map's own names, by those of the program, or as its number."""
        if not isinstance(said, str):
            return said
        names = (self._draft.document.grade_names, DEFAULT_GRADE_NAMES, tuple(map(str, GRADES)))
        known = {name_key(name): grade for each in reversed(names) for grade, name in zip(GRADES, each, strict=True)}
        grade = known.get(name_key(said))
        if grade is None:
            remarks.append(Remark("unknown_grade", text=said))
        return grade

    def _supposed_grade(self, title: str) -> tuple[int, GradeBy]:
        """The grade of a role of which the file says none, and what gave it."""
        grade = self._grades.get(title)
        return (PLAIN_GRADE, "nothing") if grade is None else (grade, "title")

    def _work(self, department: str | None) -> Any:
        """The kind of work of a new role: that of its department."""
        work = work_of_kind(self._draft.departments[department].kind) if department else "other"
        return work if work in self._draft.vocabulary.discipline else "other"

    def _let_lead(self) -> None:
        """Let a new role lead a side, or the hub, whose title is the map's own word for who does, where nobody does.

        It does that kind of work then, unless it sits in a department that says otherwise.
        """
        draft = self._draft
        added = {taken.id for taken in self._taken if taken.old is None}
        for acts_as in ACTS_AS:
            role = role_called(draft.document, draft.roles.values(), acts_as)
            if role is not None and role.id in added:
                work = WORK_OF_LEADING[acts_as] if role.discipline == "other" else role.discipline
                draft.roles[role.id] = replace(role, acts_as=acts_as, discipline=work)

    def _draw_line(self, taken: Taken[RoleRecord, Role]) -> bool:
        """Draw the line to whom the role reports; False where it would close a circle, which another line may open."""
        draft, named = self._draft, taken.record.reports_to
        if named is None:
            return True
        role = draft.roles[taken.id]
        superior, fault = self._superior(named, role, role.reports_to, "reports_to")
        if superior != role.reports_to:
            above = {each.id: each.reports_to for each in draft.roles.values()}
            if superior is not None and would_loop(above, role.id, superior):
                return False
            draft.roles[role.id] = replace(role, reports_to=superior)
        taken.remarks += [fault] if fault else []
        return True

    def _draw_dotted_lines(self, taken: Taken[RoleRecord, Role]) -> None:
        draft, record = self._draft, taken.record
        role = draft.roles[taken.id]
        dotted = list(role.dotted_to)
        for name in record.dotted_to:
            line, fault = self._superior(
                name, role, next((each for each in self.lookup.ids(name, name) if each in dotted), None), "dotted_to"
            )
            if line == role.id:
                fault = Remark("loop", text=name, field="dotted_to")
            elif line is not None and line not in dotted:
                dotted.append(line)
            taken.remarks += [fault] if fault else []
        draft.roles[role.id] = replace(role, dotted_to=tuple(dotted))

    def _superior(self, name: str, role: Role, present: str | None, field: str) -> tuple[str | None, Remark | None]:
        """The role that a line leads to: of several of that title, the one in the same department."""
        ids = self.lookup.ids(name, name)
        if present not in ids and len(ids) > 1:
            near = [each for each in ids if each != role.id and self._draft.roles[each].department == role.department]
            if len(near) == 1:
                return near[0], None
        return self.lookup.reference(name, present, field, name)

    def _say(self, taken: Taken[RoleRecord, Role]) -> None:
        role = self._draft.roles[taken.id]
        self._naming.tell_known(taken)
        before = taken.old or Role(role.id, role.title, grade=PLAIN_GRADE)
        changes = tuple(map(self._said, changes_of(before, role, _FIELDS)))
        self._draft.say_taken(
            "role",
            taken.group,
            taken.id,
            changes,
            taken.remarks,
            new=taken.old is None,
            grade_by=self._grade_by.get(taken.id, "file"),
        )

    def _said(self, change: FieldChange) -> FieldChange:
        """A change with names in place of ids."""
        draft = self._draft
        match change.field:
            case "department":
                return dataclasses.replace(
                    change, before=draft.unit_name(change.before), after=draft.unit_name(change.after)
                )
            case "reports_to":
                return dataclasses.replace(
                    change, before=draft.role_name(change.before), after=draft.role_name(change.after)
                )
            case "dotted_to":
                before, after = (tuple(map(draft.role_name, each)) for each in (change.before, change.after))
                return dataclasses.replace(change, before=before, after=after)
        return change

    def _refuse(self, group: Group[RoleRecord], why: str) -> None:
        for record in group.records:
            self.lookup.refuse(record.title, left_out=False)
        self._draft.say("role", "refused", group.name, group.origins, Remark("bad_value", text=why))


def _posts_of(records: Sequence[RoleRecord]) -> tuple[str | None, float | None]:
    """Who holds a role by its records, and how many posts that makes; None where they do not say.

    Rows with other holders are further posts, and so are vacant ones.
    """
    by_holder: dict[str, RoleRecord] = {}
    for record in records:
        if record.holder is not None and name_key(record.holder):
            by_holder.setdefault(name_key(record.holder), record)
    holders = [tidy_name(record.holder or "") for record in by_holder.values()]
    vacant = [record for record in records if record.status == "vacant"]
    filled = [record for record in records if record.status != "vacant"] or vacant
    headcount = next((record.headcount for record in filled if record.headcount is not None), None)
    if len(holders) > 1:
        headcount = sum(record.headcount or 1 for record in by_holder.values())
    if vacant and any(record.status == "existing" for record in filled):
        headcount = (headcount or 1) + sum(record.headcount or 1 for record in vacant)
    return (separated(holders) if holders else None), headcount


def _status(records: Sequence[RoleRecord], old: Role | None) -> Status | None:
    """The status of a role: vacant where all records say so, existing where one names who holds a vacant one.

    A role that people of the map hold, that has such a word for a holder already, or that is new, stays as it is.
    """
    said = {record.status for record in records if record.status is not None}
    if said == {"vacant"}:
        stays = old is not None and (old.status != "existing" or old.people or is_nobody(old.holder or ""))
        return None if stays else "vacant"
    return "existing" if said and old is not None and old.status == "vacant" else None


def _holders(draft: Draft, role: Role) -> list[str]:
    """The names of who holds a role: lists of employees name superiors by who they are."""
    people = [draft.people[person].name for person in role.people]
    return [*people, role.holder] if role.holder else people


def _whole(number: float | None) -> float | None:
    """A number of posts, without a fraction where it has none."""
    return int(number) if isinstance(number, float) and number.is_integer() else number
