"""What an import did, in words: the sentence for the notice, and the rows of the list behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.application.importing.proposal import LINE_KINDS, Line, Outcome, Proposal
from workbench.application.importing.records import Origin
from workbench.application.importing.shapes import LeftReason
from workbench.domain.model import CapabilityMap
from workbench.domain.quoting import shortened
from workbench.domain.words import join_names, noun
from workbench.presentation.import_text import NOUN, OUTCOME, OUTCOME_INSIDE, line_text, nones_text, place_text, spot

_NAMED_FILES = 2
"""How many files a sentence names; the others are counted."""
_BY_REASON: Mapping[LeftReason, str] = {
    "no_value": "value",
    "not_read": "table",
    "more_tables": "sheet",
    "holds_nothing": "role",
    "not_held": "skill",
}
"""Reason for which something was left out -> the noun for it; else it is a row or a column."""
_IN_ORDER = (*(NOUN[kind] for kind in LINE_KINDS), "column", "value", "table", "sheet")
_TOLD: tuple[Outcome, ...] = ("added", "updated", "refused", "left_out")


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A line of an import as a list shows it: what became of it, where it stood, and its sentence."""

    outcome: str
    place: str
    sentence: str


def imported_text(proposal: Proposal, files: Sequence[str]) -> str:
    """What was done: "Imported “skills.xlsx”: 40 skills, 12 roles, 210 assignments added, 3 rows left out."."""
    counted = _counted(proposal)
    named = join_names([f"“{shortened(file)}”" for file in files], _NAMED_FILES)
    return f"Imported {named}: {counted}."


def belongs_to_none(proposal: Proposal) -> bool:
    """Whether there are new skills, and none of them belongs to a side alone."""
    new = {line.subject for line in proposal.of_outcome("added") if line.kind == "skill"}
    if proposal.edit is None or not new:
        return False
    return all(skill.belongs_to == "either" for skill in proposal.edit.after.skills if f"skill:{skill.id}" in new)


def _counted(proposal: Proposal) -> str:
    """How much there is of each outcome that is told."""
    parts: list[str] = []
    for outcome in _TOLD:
        numbers = Counter(line_noun(line) for line in proposal.of_outcome(outcome) if not line.says_none)
        counts = [f"{numbers[each]:,} {noun(numbers[each], each)}" for each in _IN_ORDER if numbers[each]]
        counts += [nones_text(nones)] if (nones := proposal.nones[outcome]) else []
        if counts:
            parts.append(f"{', '.join(counts)} {OUTCOME_INSIDE[outcome]}")
    return ", ".join(parts)


def line_noun(line: Line) -> str:
    """The noun for what a line is about; of what was left out as it was read: a row, a column, a value or a table."""
    if line.kind != "row":
        return NOUN[line.kind]
    reason = next((remark.left for remark in line.remarks if remark.left is not None), None)
    if reason is not None and reason in _BY_REASON:
        return _BY_REASON[reason]
    origin = line.origins[0] if line.origins else Origin("")
    return "column" if (not origin.row if origin.turned else origin.column) else NOUN["row"]


def imported_rows(document: CapabilityMap, lines: Iterable[Line], *, files: bool) -> list[ImportedRow]:
    """The rows for lines, in their order. files: whether each says in which file it stood, as there are several."""
    return [ImportedRow(OUTCOME[line.outcome], _place(line, files=files), line_text(document, line)) for line in lines]


def _place(line: Line, *, files: bool) -> str:
    if not line.origins:
        return ""
    origin = line.origins[0]
    place = place_text(origin) if origin.sheet or spot(origin) else ""
    return ", ".join(filter(None, (shortened(origin.file) if files or not place else "", place)))


def listed_text(number: int, most: int) -> str:
    """How many lines there are, and that no more than `most` of them are listed."""
    more = f"; the first {most:,} are listed, the .csv has all" if number > most else ""
    return f"{number:,} {noun(number, 'line')}{more}"
