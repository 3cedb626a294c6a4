"""Notes made of the comments on the cells of a returned workbook: each is a change of its merge, for whoever asks.

A comment on what a role holds is its note, one on a person hers. Nothing else has notes of its own: those of the map
take the rest, with what it is about. Who wrote a comment is not kept: notes go out with the map.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from workbench.application.returned import CellComment, Returned
from workbench.domain.differences import ENTIRE, HOLDS
from workbench.domain.findings import subject_id
from workbench.domain.limits import UNFIT
from workbench.domain.merge.outcome import MAP, NOTE, Change, Choices, Merged, Unit
from workbench.domain.merge.setting import value_of, with_value
from workbench.domain.model import CapabilityMap, Person, Role, Scenario, Skill
from workbench.domain.normalisation import tidied

OF_MAP = Unit("", MAP, "notes")
"""The notes of the map."""
_OF_PERSON = "note"


def with_notes(merged: Merged, returned: Returned, choices: Choices) -> Merged:
    """The merge with the comments as notes: changes that a person may refuse. What a note says already is not added."""
    wanted: dict[Unit, list[str]] = {}
    for comment in returned.comments:
        if text_of(comment):
            unit, text = _note(comment, returned, merged)
            wanted.setdefault(unit, []).append(text)
    document, changes = merged.document, list(merged.changes)
    for unit, texts in wanted.items():
        before = value_of(document, unit)
        after = _with(before, texts)
        if after != before:
            taken = choices.get(unit) != "ours"
            changes.append(Change(unit, before, after, taken))
            document = with_value(document, unit, after) if taken else document
    return dataclasses.replace(merged, document=document, changes=tuple(changes))


def comments_of(unit: Unit, comments: Sequence[CellComment]) -> Iterator[CellComment]:
    """The comments that are about what a note is of."""
    person = dataclasses.replace(unit, part=ENTIRE) if unit.part == _OF_PERSON else None
    return (each for each in comments if each.about is not None and each.about in (unit, person))


def _note(comment: CellComment, returned: Returned, merged: Merged) -> tuple[Unit, str]:
    """Where a comment is kept, and its text there."""
    about, said = comment.about, text_of(comment)
    unit = None if about is None else _as_merged(about, returned.edited, merged.theirs)
    if unit is not None and unit.part == NOTE and _is_there(merged.document, dataclasses.replace(unit, part=HOLDS)):
        return unit, said
    if unit is not None and subject_id(unit.subject)[0] == "person":
        unit = dataclasses.replace(unit, part=_OF_PERSON)
        if _is_there(merged.document, unit):
            return unit, _led(comment.names[1:], said)
    return OF_MAP, _led(comment.names or (f"{comment.place.sheet} {comment.place.cell}",), said)


def _is_there(document: CapabilityMap, unit: Unit) -> bool:
    try:
        return value_of(document, unit) is not None
    except LookupError:
        return False


def _as_merged(unit: Unit, edited: CapabilityMap, theirs: CapabilityMap) -> Unit:
    """A unit under the ids that it is merged by: those of new things may have been others."""
    kind, identifier = subject_id(unit.subject)
    scenario, roles = unit.scenario, dict[str, str]()
    for one, other in zip(edited.scenarios, theirs.scenarios, strict=True):
        if one.id == unit.scenario:
            scenario, roles = other.id, _renamed(one.roles, other.roles)
    skills = _renamed(edited.skills, theirs.skills)
    ids = {"role": roles, "skill": skills, "person": _renamed(edited.people, theirs.people)}.get(kind, {})
    return Unit(scenario, f"{kind}:{ids.get(identifier, identifier)}", unit.part, skills.get(unit.detail, unit.detail))


def _renamed(
    before: Sequence[Skill | Person | Role | Scenario], after: Sequence[Skill | Person | Role | Scenario]
) -> dict[str, str]:
    """Old id -> new one, of the same things in the same order."""
    return {one.id: other.id for one, other in zip(before, after, strict=True)}


def text_of(comment: CellComment) -> str:
    """The text of a comment, tidied, without the line in which Excel names its author."""
    text = UNFIT.sub("", "\n".join(tidied(comment.text).splitlines())).strip()
    first, _, rest = text.partition("\n")
    return rest.strip() if comment.author and first.strip() == f"{comment.author.strip()}:" else text


def _led(names: Sequence[str], text: str) -> str:
    return f"{', '.join(names)}: {text}" if names else text


def _with(before: str, texts: Sequence[str]) -> str:
    """A note with texts below it, each that it has not yet."""
    note = before
    for text in texts:
        if f"\n{text}\n" not in f"\n{note}\n":
            note = f"{note}\n{text}" if note else text
    return note
