"""Skills of an import: which of the library they are, what is new and what becomes another. Knows no roles."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.application.importing.draft import Draft, Lookup, changes_of, entries
from workbench.application.importing.matching import (
    Bearers,
    Group,
    Register,
    as_kept,
    ids_in_use,
    is_renamed,
    match,
    tidy_name,
    until_none_moves,
)
from workbench.application.importing.merged import merge_records
from workbench.application.importing.proposal import Line, Remark
from workbench.application.importing.records import HoldingRecord, SkillRecord
from workbench.domain.fields import FIELDS
from workbench.domain.model import Skill
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id

_NEW = Skill(id="", name="", group="", belongs_to="either", importance=3, level_needed=3)
_FIELDS = ("name", "group", "belongs_to", "importance", "level_needed", "definition", "aliases", "source")


def take_skills(
    draft: Draft, records: Sequence[SkillRecord], levels: Mapping[str, int], named: Iterable[HoldingRecord]
) -> Lookup:
    """Take skills into the library. levels: key of a name -> the highest level of a role in the file; named: what else
    names skills."""
    register = Register(entries(draft.document.skills))
    lookup = Lookup(register)
    records = [*records, *_only_named(records, named, register)]
    matched = match(draft.rows(records), register, lambda record: record.name, draft.choices.names.get("skill", {}))
    draft.reject("skill", matched, register, lookup)
    draft.ask_alike("skill", matched, register)
    skills = _Skills(draft, register, lookup, levels, ids_in_use(draft.skills, records))
    for group in matched.groups:
        skills.take(group)
    skills.settle_names()
    return lookup


def _only_named(
    records: Sequence[SkillRecord], named: Iterable[HoldingRecord], register: Register
) -> Iterable[SkillRecord]:
    """A record for each skill that is only said to be held."""
    known = {name_key(tidy_name(record.name)) for record in records}
    aliases = {name_key(alias) for record in records for alias in record.aliases}
    for holding in named:
        key = name_key(holding.skill)
        if key not in known and (key not in aliases or register.is_name(holding.skill)):
            known.add(key)
            yield SkillRecord(name=holding.skill, origin=holding.origin)


@dataclass(slots=True)
class _Taken:
    """A skill that was taken: what the file says of it, and what it was before, None for a new one."""

    group: Group[SkillRecord]
    record: SkillRecord
    old: Skill | None
    id: str
    remarks: list[Remark]


class _Skills:
    """Accumulator of the skills of the file: values first; new names and aliases when all names are known."""

    def __init__(
        self, draft: Draft, register: Register, lookup: Lookup, levels: Mapping[str, int], ids: set[str]
    ) -> None:
        self._draft, self._register, self._lookup, self._levels = draft, register, lookup, levels
        self._ids = ids
        self._taken: list[_Taken] = []
        self._bearers = Bearers((skill.id, (skill.name, *skill.aliases)) for skill in draft.skills.values())

    def take(self, group: Group[SkillRecord]) -> None:
        """Take the values of one skill, but for its names; a value outside its limits refuses all of it."""
        draft = self._draft
        record, remarks = merge_records(group.records)
        old = draft.skills[group.id] if group.id is not None else None
        values = self._values(record, old)
        try:
            if old is None:
                values["level_needed"] = values.get("level_needed") or self._highest(group) or _NEW.level_needed
                made = replace(replace(_NEW, name=group.name), **values)
                skill = dataclasses.replace(made, id=fresh_id(group.name, self._ids))
            else:
                skill = replace(old, **values)
        except ValueError as error:
            self._refuse(group, str(error))
            return
        self._ids.add(skill.id)
        draft.skills[skill.id] = skill
        self._bearers.add(skill.id, skill.name)
        self._lookup.add(skill.id, (each.name for each in group.records), codes=(each.id for each in group.records))
        self._taken.append(_Taken(group, record, old, skill.id, list(remarks)))

    def settle_names(self) -> None:
        """Rename what bears another name in its source, give aliases, and say what became of each skill.

        A name that another skill bears is given to none: to wait for those that give theirs up, renaming goes on until
        nothing moves.
        """
        until_none_moves([taken for taken in self._taken if self._is_renamed(taken)], self._rename)
        for taken in self._taken:
            self._give_aliases(taken)
            self._say(taken)

    def _is_renamed(self, taken: _Taken) -> bool:
        known = taken.old is not None
        return known and is_renamed(taken.group, self._register.entries[taken.id], self._draft.skills[taken.id].source)

    def _rename(self, taken: _Taken) -> bool:
        skill, name = self._draft.skills[taken.id], taken.group.name
        free = self._bearers.rename(taken.id, skill.name, name)
        if free:
            self._draft.skills[taken.id] = replace(skill, name=name)
        return free

    def _give_aliases(self, taken: _Taken) -> None:
        """Add the aliases of the file, but for those that are another skill's name or alias."""
        if "aliases" in self._draft.choices.not_from_file or not taken.record.aliases:
            return
        skill = self._draft.skills[taken.id]
        given, dropped = self._bearers.give(taken.id, taken.record.aliases)
        self._draft.skills[taken.id] = replace(skill, aliases=(*skill.aliases, *given))
        self._lookup.add(taken.id, (), given)
        if dropped:
            taken.remarks.append(Remark("names_dropped", names=tuple(dropped), number=len(dropped)))

    def _say(self, taken: _Taken) -> None:
        group, old, skill = taken.group, taken.old, self._draft.skills[taken.id]
        if old is None:
            self._draft.new["skill"].add(skill.id)
        elif skill.name == old.name and name_key(old.name) != name_key(group.name):
            taken.remarks.append(Remark("known_as", old.name))
        self._draft.lines.append(
            Line(
                kind="skill",
                outcome="added" if old is None else "unchanged" if skill is old else "updated",
                name=group.name,
                origins=group.origins,
                subject=f"skill:{skill.id}",
                changes=changes_of(old or dataclasses.replace(_NEW, name=skill.name), skill, _FIELDS),
                remarks=tuple(taken.remarks),
            )
        )

    def _values(self, record: SkillRecord, old: Skill | None) -> dict[str, Any]:
        """The fields that a record says. A third kind of work is none where the map has no word for it."""
        without = self._draft.choices.not_from_file
        said: dict[str, Any] = {
            "group": None if "groups" in without or record.group is None else tidy_name(record.group),
            "belongs_to": record.belongs_to,
            "importance": record.importance,
            "level_needed": None if "levels" in without else record.level_needed,
            "definition": None if "definitions" in without else record.definition,
            "source": record.source if old is None or old.source is None else None,
        }
        if old is not None:
            said["group"] = as_kept(old.group, said["group"])
        offered = FIELDS[Skill]["belongs_to"].values.offered(self._draft.vocabulary)
        if said["belongs_to"] not in offered:
            said["belongs_to"] = None
        return {name: value for name, value in said.items() if value not in (None, "")}

    def _highest(self, group: Group[SkillRecord]) -> int | None:
        return max(
            (level for record in group.records if (level := self._levels.get(name_key(record.name)))), default=None
        )

    def _refuse(self, group: Group[SkillRecord], why: str) -> None:
        for record in group.records:
            self._lookup.refuse(record.name, left_out=False)
        self._draft.say("skill", "refused", group.name, group.origins, Remark("bad_value", text=why))
