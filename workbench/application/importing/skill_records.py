"""Skills of an import: which of the library they are, what is new and what becomes another. Knows no roles."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.application.importing.draft import Draft, Lookup, changes_of, entries
from workbench.application.importing.matching import (
    Group,
    Register,
    as_kept,
    ids_in_use,
    match,
    tidy_name,
)
from workbench.application.importing.merged import merge_records
from workbench.application.importing.naming import Naming, Taken
from workbench.application.importing.proposal import Remark
from workbench.application.importing.records import HoldingRecord, SkillRecord
from workbench.domain.fields import FIELDS
from workbench.domain.model import Skill
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.skill_factories import new_skill
from workbench.domain.transform import fresh_id

_NEW = new_skill()
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
    skills.settle()
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


class _Skills:
    """Accumulator of the skills of the file: values first; new names and aliases when all names are known."""

    def __init__(
        self, draft: Draft, register: Register, lookup: Lookup, levels: Mapping[str, int], ids: set[str]
    ) -> None:
        self._draft, self._lookup, self._levels, self._ids = draft, lookup, levels, ids
        self._taken: list[Taken[SkillRecord, Skill]] = []
        self._naming = Naming(draft, "skill", draft.skills, register, lookup, ("name", "aliases"))

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
        self._naming.add(skill)
        self._lookup.add(skill.id, (each.name for each in group.records), codes=(each.id for each in group.records))
        self._taken.append(Taken(group, record, old, skill.id, list(remarks)))

    def settle(self) -> None:
        """Rename what bears another name in its source, give aliases, and say what became of each skill."""
        self._naming.settle(self._taken)
        for taken in self._taken:
            self._say(taken)

    def _say(self, taken: Taken[SkillRecord, Skill]) -> None:
        skill = self._draft.skills[taken.id]
        self._naming.tell_known(taken)
        changes = changes_of(taken.old or dataclasses.replace(_NEW, name=skill.name), skill, _FIELDS)
        self._draft.say_taken("skill", taken.group, taken.id, changes, taken.remarks, new=taken.old is None)

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
