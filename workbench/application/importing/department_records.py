"""Departments of an import: which of the scenario they are, and what lies in what. Knows no roles but their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.application.department_words import kinds_by_word
from workbench.application.importing.draft import Draft, Lookup, changes_of, entries
from workbench.application.importing.matching import Group, Register, ids_in_use, match, tidy_name, until_none_moves
from workbench.application.importing.merged import merge_records
from workbench.application.importing.naming import Naming, Taken
from workbench.application.importing.proposal import FieldChange, Remark
from workbench.application.importing.records import DepartmentRecord, RoleRecord
from workbench.domain.model import Department
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id
from workbench.domain.validate import would_loop


def take_departments(draft: Draft, records: Sequence[DepartmentRecord], roles: Iterable[RoleRecord]) -> Lookup:
    """Take departments into the scenario, those that are only named as the place of a role or of another, too."""
    register = Register(entries(draft.departments.values()))
    lookup = Lookup(register)
    roles = list(roles)
    records = [*records, *_only_named(records, roles)]
    homes = _homes(draft, roles)
    known, kinds = dict(draft.departments), kinds_by_word(draft.vocabulary)

    def fits(record: DepartmentRecord, fitting: Sequence[str]) -> Sequence[str]:
        """Of several departments of one name, those that are part of what the record says, else where its roles are."""
        if len(fitting) < 2:
            return fitting
        if record.parent is None:
            return [each for each in fitting if each in homes[name_key(tidy_name(record.name))]] or fitting
        parents, named = {each: known[each].parent for each in fitting}, record.parent
        return [each for each, parent in parents.items() if parent and register.bears(parent, named)] or fitting

    choices = draft.choices.names.get("department", {})
    matched = match(draft.rows(records), register, lambda record: record.name, choices, fits)
    draft.reject("department", matched, register, lookup)
    draft.ask_alike("department", matched, register)
    ids = ids_in_use(draft.departments, records)
    naming = Naming(draft, "department", draft.departments, register, lookup, ("name", "also_called"))
    taken: list[tuple[Group[DepartmentRecord], str]] = []
    for group in matched.groups:
        identifier = group.id
        if identifier is None:
            identifier = fresh_id(group.name, ids)
            ids.add(identifier)
            kind = kinds.get(name_key(group.name), "other")
            draft.departments[identifier] = replace(Department(identifier, "", kind=kind), name=group.name)
        lookup.add(identifier, (each.name for each in group.records), codes=(each.id for each in group.records))
        taken.append((group, identifier))
    naming.give_decided(Taken(group, group.records[0], known.get(each), each, []) for group, each in taken)
    looped = until_none_moves(taken, lambda each: _place(draft, lookup, *each))
    for group, identifier in taken:
        _say(draft, lookup, group, identifier, looped=(group, identifier) in looped)
    return lookup


def _homes(draft: Draft, roles: Iterable[RoleRecord]) -> dict[str, set[str]]:
    """Key of the name of a department -> those where the roles sit by now that the file places in one of that name."""
    there: dict[str, set[str]] = defaultdict(set)
    for role in draft.roles.values():
        if role.department:
            there[name_key(role.title)].add(role.department)
    homes: dict[str, set[str]] = defaultdict(set)
    for record in roles:
        if record.department:
            homes[name_key(tidy_name(record.department))] |= there[name_key(tidy_name(record.title))]
    return homes


def _only_named(records: Sequence[DepartmentRecord], roles: Iterable[RoleRecord]) -> Iterable[DepartmentRecord]:
    """A record for each department that is only said to be the place of a role, or what another is part of."""
    named = [(record.parent, record.origin) for record in records]
    named += [(role.department, role.origin) for role in roles]
    known = {name_key(tidy_name(record.name)) for record in records}
    for name, origin in named:
        if name is not None and (key := name_key(tidy_name(name))) and key not in known:
            known.add(key)
            yield DepartmentRecord(name=name, origin=origin)


def _place(draft: Draft, lookup: Lookup, group: Group[DepartmentRecord], identifier: str) -> bool:
    """Put a department into the one that the file says; False where that would close a circle, which another of them
    may open."""
    unit, parent = draft.departments[identifier], merge_records(group.records)[0].parent
    if parent is None:
        return True
    above, _ = lookup.reference(parent, unit.parent, "parent")
    if above != unit.parent:
        lines = {each.id: each.parent for each in draft.departments.values()}
        if would_loop(lines, identifier, above):
            return False
        draft.departments[identifier] = replace(unit, parent=above)
    return True


def _say(draft: Draft, lookup: Lookup, group: Group[DepartmentRecord], identifier: str, *, looped: bool) -> None:
    """Say what became of a department."""
    record, remarks = merge_records(group.records)
    unit = draft.departments[identifier]
    before = draft.document_departments.get(identifier)
    fault = None
    if looped:
        fault = Remark("loop", text=record.parent or "", field="parent")
    elif record.parent is not None:
        fault = lookup.reference(record.parent, unit.parent, "parent")[1]
    told = (*remarks, *((fault,) if fault else ()))
    draft.say_taken("department", group, identifier, _changes(draft, before, unit), told, new=before is None)


def _changes(draft: Draft, before: Department | None, after: Department) -> tuple[FieldChange, ...]:
    bare = before or Department(after.id, after.name, kind="other")
    return tuple(
        FieldChange(change.field, draft.unit_name(change.before), draft.unit_name(change.after))
        if change.field == "parent"
        else change
        for change in changes_of(bare, after, ("also_called", "kind", "parent"))
    )
