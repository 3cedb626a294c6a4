"""People of an import: who they are, what they hold and at which level they have what; or what they make of roles.

A role made for people holds a skill at the level of the best of them, and so does one that is there and holds nothing
yet. Levels of roles are never changed by people.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from workbench.application.importing.choices import PeopleAs
from workbench.application.importing.draft import Draft, Lookup, changes_of, entries
from workbench.application.importing.matching import Group, Register, ids_in_use, match, tidy_name
from workbench.application.importing.merged import merge_records
from workbench.application.importing.naming import Naming, Taken
from workbench.application.importing.places import with_places
from workbench.application.importing.proposal import FieldChange, Remark
from workbench.application.importing.records import HoldingRecord, LeftOut, PersonRecord, Records, RoleRecord
from workbench.application.importing.role_each import a_role_each
from workbench.domain.model import Person
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id


@dataclass(frozen=True, slots=True)
class Staffed:
    """Records in which people are what the choice makes of them.

    best: what the best of its people makes a role hold, where the file says of no role what it holds. posts: key of a
    title -> how many people hold such a role.
    """

    records: Records
    best: tuple[HoldingRecord, ...] = ()
    posts: dict[str, int] = dataclasses.field(default_factory=dict)


def staffed(records: Records, people_as: PeopleAs, left: Collection[str] = ()) -> Staffed:
    """The records with the roles that people make. left: keys of the names of those who are left out, and who say
    nothing of what a role holds."""
    people = [*records.people, *_only_rated(records)]
    if not people:
        return Staffed(records)
    records = with_places(records, people, needs_role=people_as != "role_each")
    if people_as == "role_each":
        return Staffed(a_role_each(records, people))
    holding = [person for person in people if person.role and person.kind != "background"]
    held = {name_key(tidy_name(role.title)) for role in records.roles}
    roles: list[RoleRecord] = []
    posts: dict[str, set[str]] = defaultdict(set)
    for person in holding:
        title = person.role or ""
        key = name_key(tidy_name(title))
        posts[key].add(name_key(person.name))
        if key not in held:
            held.add(key)
            roles.append(RoleRecord(title=title, origin=person.origin, department=person.department))
    made = dataclasses.replace(records, roles=(*records.roles, *roles), people=tuple(people))
    if people_as == "levels_of_roles":
        nowhere = (
            LeftOut(person.origin, person.name, "no_role", personal=True) for person in people if not person.role
        )
        made = dataclasses.replace(made, people=(), levels=(), left_out=(*records.left_out, *nowhere))
    taken = [person for person in holding if name_key(tidy_name(person.name)) not in left]
    best = () if records.holdings else _best(taken, records.levels)
    return Staffed(made, tuple(best), {key: len(names) for key, names in posts.items()})


def _only_rated(records: Records) -> Iterable[PersonRecord]:
    """A record for each person of whom only levels are said."""
    known = {name_key(tidy_name(person.name)) for person in records.people}
    for level in records.levels:
        if (key := name_key(tidy_name(level.holder))) not in known:
            known.add(key)
            yield PersonRecord(name=level.holder, origin=level.origin)


def _best(people: Iterable[PersonRecord], levels: Iterable[HoldingRecord]) -> Iterable[HoldingRecord]:
    """For each role of people, by its title and department, and each skill that one of them has, the highest level;
    whether it leads is what the file says of one of them."""
    held: dict[tuple[str, str | None], dict[tuple[str, str], PersonRecord]] = defaultdict(dict)
    for person in people:
        place = name_key(tidy_name(person.role or "")), name_key(tidy_name(person.department or ""))
        for source in {person.source, None}:
            held[name_key(tidy_name(person.name)), source].setdefault(place, person)
    best: dict[tuple[str, str, str], HoldingRecord] = {}
    leads: set[tuple[str, str, str]] = set()
    for level in levels:
        name = name_key(tidy_name(level.holder))
        for place, person in (held.get((name, level.holder_id)) or held.get((name, None), {})).items():
            key = (*place, name_key(level.skill))
            known = best.get(key)
            leads |= {key} if level.kind == "lead" else set()
            if level.level != 0 and (known is None or (level.level or 0) > (known.level or 0)):
                best[key] = dataclasses.replace(
                    level,
                    holder=person.role or "",
                    holder_id=None,
                    department=person.department,
                    note=None,
                )
    return (dataclasses.replace(each, kind="lead") if key in leads else each for key, each in best.items())


def take_people(draft: Draft, records: Sequence[PersonRecord], roles: Lookup) -> Lookup:
    """Take people into the map, and into the roles they hold."""
    register = Register(entries(draft.people.values()))
    lookup = Lookup(register)

    def of_title(record: PersonRecord, fitting: Sequence[str]) -> Sequence[str]:
        """Of several people of one name, those who hold the role that the record says, else those of that title."""
        if len(fitting) < 2 or not record.role:
            return fitting
        key, held = name_key(record.role), draft.in_place(roles.ids(record.role), record.department)
        holders = {person for role in held for person in draft.roles[role].people}
        hold = [each for each in fitting if each in holders]
        return hold or [each for each in fitting if name_key(draft.people[each].title) == key] or fitting

    choices = draft.choices.names.get("person", {})
    matched = match(draft.rows(records), register, lambda record: record.name, choices, of_title)
    draft.reject("person", matched, register, lookup)
    draft.ask_alike("person", matched, register)
    ids, before = ids_in_use(draft.people, records), dict(draft.people)
    naming = Naming(draft, "person", draft.people, register, lookup, ("name", "also_called"))
    for group in matched.groups:
        record, remarks = merge_records(group.records, ("role", "department", "reports_to"))
        old = before[group.id] if group.id else None
        person = _new_person(group, record, ids) if old is None else _with_values(old, record)
        ids.add(person.id)
        draft.people[person.id] = person
        naming.give_decided([Taken(group, record, old, person.id, [])])
        lookup.add(person.id, (each.name for each in group.records), codes=(each.source for each in group.records))
        held, faults = _hold(draft, group, person, roles)
        _say(draft, group, old, draft.people[person.id], (*remarks, *faults), held)
    return lookup


def _new_person(group: Group[PersonRecord], record: PersonRecord, ids: set[str]) -> Person:
    title = next((tidy_name(each.role) for each in group.records if each.role), "")
    bare = replace(Person(fresh_id(group.name, ids), ""), name=group.name, title=title)
    return replace(bare, kind=record.kind or "person", source=record.source)


def _with_values(person: Person, record: PersonRecord) -> Person:
    """A known person with what a record says of her; who holds a role stays a person."""
    return replace(person, kind=record.kind or person.kind, source=person.source or record.source)


def _hold(
    draft: Draft, group: Group[PersonRecord], person: Person, roles: Lookup
) -> tuple[list[str], tuple[Remark, ...]]:
    """Let a person hold the roles that her records name: the titles of those she newly holds, and what is against it.

    A typical background holds none.
    """
    held, remarks = list[str](), list[Remark]()
    named = [(tidy_name(each.role), each.department) for each in group.records if each.role]
    for title, place in dict.fromkeys(named):
        ids = draft.in_place(roles.ids(title), place)
        if any(person.id in draft.roles[each].people for each in ids):
            continue
        if person.kind == "background":
            remarks += [Remark("background_holds", text=title)] if ids and group.id is not None else []
        elif len(ids) == 1:
            role = draft.roles[ids[0]]
            draft.roles[role.id] = replace(role, people=(*role.people, person.id))
            held.append(role.title)
        else:
            remarks.append(Remark("several_references" if ids else "unknown_reference", text=title, field="people"))
    return held, tuple(remarks)


def _say(
    draft: Draft,
    group: Group[PersonRecord],
    old: Person | None,
    person: Person,
    remarks: tuple[Remark, ...],
    held: list[str],
) -> None:
    changes = changes_of(old or Person(person.id, person.name), person, ("also_called", "kind", "title", "source"))
    changes += (FieldChange("people", (), tuple(held)),) if held else ()
    draft.say_taken("person", group, person.id, changes, remarks, new=old is None)
