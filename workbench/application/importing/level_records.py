"""Levels of people in an import: what each is said to have, 0 where she has none of it. Knows no roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workbench.application.importing.assignment_records import Held, Pair, pairs_of
from workbench.application.importing.draft import Draft, Lookup
from workbench.application.importing.proposal import FieldChange, Line
from workbench.application.importing.records import HoldingRecord
from workbench.domain.model import PersonLevel
from workbench.domain.people import with_levels


def take_levels(draft: Draft, levels: Iterable[HoldingRecord], people: Lookup, skills: Lookup) -> None:
    """Take the levels of people. Equal rows count once; of unequal ones the higher level stands."""
    pairs, _ = pairs_of(draft, levels, people, skills, "level")
    given: dict[str, list[PersonLevel]] = defaultdict(list)
    known = {person.id: {each.skill: each.level for each in person.levels} for person in draft.people.values()}
    for (person_id, skill_id), held in pairs.items():
        level = draft.skills[skill_id].level_needed if held.level is None else held.level
        given[person_id].append(PersonLevel(skill_id, level))
        _say(draft, held, (person_id, skill_id), known[person_id].get(skill_id), level)
    for person_id, new in given.items():
        draft.people[person_id] = with_levels(draft.people[person_id], new)


def _say(draft: Draft, held: Held, pair: Pair, before: int | None, level: int) -> None:
    draft.lines.append(
        Line(
            kind="level",
            outcome="added" if before is None else "unchanged" if before == level else "updated",
            name=held.skill,
            holder=held.holder,
            origins=held.origins,
            subject=f"person:{pair[0]}",
            changes=() if before == level else (FieldChange("level", before, level),),
            remarks=held.remarks,
        )
    )
