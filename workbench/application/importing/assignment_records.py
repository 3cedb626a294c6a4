"""Assignments of an import: what roles hold, at which level, and who leads. Knows no people.

Equal rows for a role and a skill count once; of unequal ones the higher level stands. What the file lacks stays, unless
it is said to be complete.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.application.importing.draft import Draft, Lookup, changes_of, repeated
from workbench.application.importing.proposal import FieldChange, Line, LineKind, Outcome, Reason, Remark, TooMany
from workbench.application.importing.records import HoldingRecord, Origin
from workbench.domain.model import Assignment, AssignmentKind
from workbench.domain.replace import replace

LIMIT = 100_000
"""Assignments that are taken at once, at most."""

Pair = tuple[str, str]
"""A role or person (id) and a skill (id)."""
_LEFT_OUT: tuple[Reason, ...] = ("holder_left_out", "skill_left_out", "no_level")


@dataclass(frozen=True, slots=True)
class Held:
    """What all rows for a pair say together. holder and skill: as the first writes them."""

    holder: str
    skill: str
    level: int | None
    kind: AssignmentKind | None
    note: str | None
    origins: tuple[Origin, ...]
    remarks: tuple[Remark, ...]


def take_assignments(
    draft: Draft, holdings: Sequence[HoldingRecord], of_people: Iterable[HoldingRecord], roles: Lookup, skills: Lookup
) -> None:
    """Take what roles hold. of_people: what the best of its people makes a role hold that is new, or held nothing."""
    pairs, unclear = pairs_of(draft, holdings, roles, skills)
    derived = _of_people(draft, of_people, roles, skills)
    new = {pair: held for pair, held in derived.items() if draft.is_bare(pair[0])}
    pairs = {**new, **pairs} if new else pairs
    if len(pairs) > LIMIT:
        draft.questions.append(TooMany("assignment", len(pairs), LIMIT))
        for held in pairs.values():
            draft.say("assignment", "left_out", held.skill, held.origins, Remark("too_many"), holder=held.holder)
        return
    _Assignments(draft, pairs).take()
    if draft.choices.complete:
        _take_away(draft, {**derived, **pairs}, unclear)


def _of_people(draft: Draft, rows: Iterable[HoldingRecord], roles: Lookup, skills: Lookup) -> dict[Pair, Held]:
    """What people make roles hold. What cannot be taken is told where their own levels are taken."""
    best: dict[Pair, HoldingRecord] = {}
    for row in rows:
        holders = draft.in_place(roles.ids(row.holder, row.holder_id), row.department)
        held = skills.ids(row.skill, row.skill_id)
        if len(holders) != 1 or len(held) != 1:
            continue
        pair = holders[0], held[0]
        known = best.setdefault(pair, row)
        kind = "lead" if "lead" in (row.kind, known.kind) else known.kind
        higher = row if (row.level or 0) > (known.level or 0) else known
        best[pair] = dataclasses.replace(higher, kind=kind)
    return {pair: held_of((row,)) for pair, row in best.items()}


def pairs_of(
    draft: Draft, rows: Iterable[HoldingRecord], holders: Lookup, skills: Lookup, kind: LineKind = "assignment"
) -> tuple[dict[Pair, Held], set[str]]:
    """What is held, by holder and skill; and the ids of holders of whom a row was not taken. Lines tell of those."""
    by_pair: dict[Pair, list[HoldingRecord]] = defaultdict(list)
    unclear: set[str] = set()
    for record in draft.rows(rows):
        holder_ids = holders.ids(record.holder, record.holder_id)
        if kind == "assignment":
            holder_ids = draft.in_place(holder_ids, record.department)
        skill_ids = skills.ids(record.skill, record.skill_id)
        remark = _fault(record, holder_ids, skill_ids, holders, skills)
        if remark is None and kind == "assignment" and record.level == 0:
            remark = Remark("no_level")
        if remark is None:
            by_pair[holder_ids[0], skill_ids[0]].append(record)
            continue
        outcome: Outcome = "left_out" if remark.reason in _LEFT_OUT else "refused"
        draft.say(kind, outcome, record.skill, (record.origin,), remark, holder=record.holder)
        unclear.update(holder_ids)
    return {pair: held_of(records) for pair, records in by_pair.items()}, unclear


def _fault(
    record: HoldingRecord, holder_ids: Sequence[str], skill_ids: Sequence[str], holders: Lookup, skills: Lookup
) -> Remark | None:
    """Why a row cannot be taken; None where it can."""
    if not holder_ids:
        return Remark(holders.why_not(record.holder, "holder_refused", "holder_left_out"), text=record.holder)
    if not skill_ids:
        return Remark(skills.why_not(record.skill, "skill_refused", "skill_left_out"), text=record.skill)
    if len(holder_ids) > 1:
        return Remark("fits_several", text=record.holder, names=holders.names(holder_ids))
    if len(skill_ids) > 1:
        return Remark("fits_several", text=record.skill, names=skills.names(skill_ids))
    return None


def held_of(records: Sequence[HoldingRecord]) -> Held:
    """What several rows for one pair say together."""
    levels = [record.level for record in records if record.level is not None]
    kinds = {record.kind for record in records}
    kind: AssignmentKind | None = "lead" if "lead" in kinds else "support" if "support" in kinds else None
    level = max(levels, default=None)
    origins = tuple(dict.fromkeys(record.origin for record in records))
    remarks: tuple[Remark, ...] = ()
    if len({(record.level, record.kind) for record in records}) > 1:
        remarks = (Remark("differing", text="" if level is None else str(level), field="level", origins=origins),)
    elif len(records) > 1:
        remarks = repeated(origins)
    note = next((record.note for record in records if record.note), None)
    return Held(records[0].holder, records[0].skill, level, kind, note, origins, remarks)


class _Assignments:
    """The assignments of a scenario while pairs are taken in; who leads is decided when all are known."""

    def __init__(self, draft: Draft, pairs: Mapping[Pair, Held]) -> None:
        self._draft, self._pairs = draft, pairs
        self._before = {(role.id, held.skill): held for role in draft.roles.values() for held in role.assignments}
        self._levels: dict[str, dict[str, int]] = defaultdict(dict)
        """Skill -> role -> the level at which it holds it, all of the scenario."""
        self._leads: dict[str, dict[str, None]] = defaultdict(dict)
        """Skill -> the roles that lead it."""
        self._highest: dict[str, str | None] = {}
        """Skill -> the one role at the highest level, None where several share it or somebody leads it."""

    def take(self) -> None:
        """Take the pairs into the roles."""
        self._find_levels()
        for (role_id, skill), held in self._pairs.items():
            if held.kind is None and (role_id, skill) not in self._before and self._is_to_lead(role_id, skill):
                self._leads[skill][role_id] = None
        fresh: dict[str, dict[str, Assignment]] = defaultdict(dict)
        for (role_id, skill), held in self._draft.rows(self._pairs.items()):
            new = self._assignment(role_id, skill, held)
            if new is not None:
                fresh[role_id][skill] = new
        for role_id, assignments in fresh.items():
            role = self._draft.roles[role_id]
            kept = tuple(assignments.pop(old.skill, old) for old in role.assignments)
            self._draft.roles[role_id] = replace(role, assignments=(*kept, *assignments.values()))

    def _find_levels(self) -> None:
        """Find at which level each role will hold each skill, and who leads what by itself or by the file."""
        use_levels = "levels" not in self._draft.choices.not_from_file
        for (role_id, skill), old in self._before.items():
            self._levels[skill][role_id] = old.level
            if old.kind == "lead":
                self._leads[skill][role_id] = None
        for (role_id, skill), held in self._pairs.items():
            level = held.level if use_levels else None
            present = self._levels[skill].get(role_id, self._draft.skills[skill].level_needed)
            self._levels[skill][role_id] = present if level is None else level
            if held.kind == "lead":
                self._leads[skill][role_id] = None
            elif held.kind == "support":
                self._leads[skill].pop(role_id, None)

    def _is_to_lead(self, role_id: str, skill: str) -> bool:
        """Whether a role that newly holds a skill leads it, where the file does not say so: see `WhoLeads`."""
        match self._draft.choices.who_leads:
            case "all":
                return True
            case "nobody":
                return False
        if skill not in self._highest:
            self._highest[skill] = None if self._leads[skill] else _alone_highest(self._levels[skill])
        return self._highest[skill] == role_id

    def _assignment(self, role_id: str, skill: str, held: Held) -> Assignment | None:
        """The assignment of a pair, with its line; None where a value is off limits."""
        draft, old = self._draft, self._before.get((role_id, skill))
        kind: AssignmentKind = "lead" if role_id in self._leads[skill] else "support"
        bare = old or Assignment(skill, kind, level=1)
        note = held.note or bare.note
        try:
            new = replace(bare, kind=kind, level=self._levels[skill][role_id], note=note)
        except ValueError as error:
            fault = Remark("bad_value", text=str(error))
            draft.say("assignment", "refused", held.skill, held.origins, fault, holder=held.holder)
            return None
        remarks = held.remarks
        others = [other for other in self._leads[skill] if other != role_id]
        if kind == "lead" and others and (old is None or old.kind != "lead"):
            remarks = (*remarks, Remark("also_led", names=tuple(map(draft.role_name, others))))
        draft.lines.append(
            Line(
                kind="assignment",
                outcome="added" if old is None else "unchanged" if new is old else "updated",
                name=held.skill,
                holder=held.holder,
                origins=held.origins,
                subject=f"role:{role_id}",
                changes=_changes(old, new),
                remarks=remarks,
            )
        )
        return new


def _alone_highest(levels: Mapping[str, int]) -> str | None:
    """The role with the highest level, None where several share it."""
    highest = max(levels.values())
    alone = [role for role, level in levels.items() if level == highest]
    return alone[0] if len(alone) == 1 else None


def _changes(old: Assignment | None, new: Assignment) -> tuple[FieldChange, ...]:
    if old is not None:
        return changes_of(old, new, ("kind", "level", "note"))
    return (FieldChange("kind", None, new.kind), FieldChange("level", None, new.level))


def _take_away(draft: Draft, pairs: Mapping[Pair, Held], unclear: set[str]) -> None:
    """Take from the roles of the file what it lacks; not from one of which a row could not be taken."""
    called = draft.role_names()
    for role_id in dict.fromkeys(role for role, _ in pairs if role not in unclear):
        role = draft.roles[role_id]
        gone = [held for held in role.assignments if (role_id, held.skill) not in pairs]
        for held in gone:
            line = Line(
                kind="assignment",
                outcome="updated",
                name=draft.skills[held.skill].name,
                holder=called[role_id],
                subject=f"role:{role_id}",
                remarks=(Remark("taken_away"),),
            )
            draft.lines.append(line)
        kept = tuple(held for held in role.assignments if held not in gone)
        draft.roles[role_id] = replace(role, assignments=kept) if gone else role
