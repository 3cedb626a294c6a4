"""Codes of a file that are no ids: one that it gives to several names, such as that of a category. Knows no map.

Taken for an id it would make the second import take one thing for the other.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from workbench.application.importing.matching import tidy_name
from workbench.application.importing.records import PersonRecord, Records, RoleRecord, SkillRecord
from workbench.domain.normalisation import name_key

R = TypeVar("R", SkillRecord, RoleRecord, PersonRecord)


def without_shared_codes(records: Records) -> Records:
    """The records, without a source where several names of its kind have it."""
    return dataclasses.replace(
        records,
        skills=_told_apart(records.skills, lambda skill: skill.name),
        roles=_told_apart(records.roles, lambda role: role.title),
        people=_told_apart(records.people, lambda person: person.name),
    )


def _told_apart(records: Sequence[R], name_of: Callable[[R], str]) -> tuple[R, ...]:
    names: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.source:
            names[record.source].add(name_key(tidy_name(name_of(record))))
    return tuple(
        dataclasses.replace(record, source=None) if record.source and len(names[record.source]) > 1 else record
        for record in records
    )
