"""Outcome of an import in words: the sentence for the notice, and the rows of the list behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.application.importing.proposal import LINE_KINDS, Line, Outcome, Proposal
from workbench.domain.model import CapabilityMap
from workbench.domain.quoting import shortened
from workbench.domain.words import join_names, noun
from workbench.presentation.import_text import NOUN, OUTCOME, OUTCOME_INSIDE, line_text, place_text

_NAMED_FILES = 2
"""How many files a sentence names; the others are counted."""
_TOLD: tuple[Outcome, ...] = ("added", "updated", "refused", "left_out")


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A line of an import as a list shows it: what became of it, where it stood, and its sentence."""

    outcome: str
    place: str
    sentence: str


def imported_text(proposal: Proposal, files: Sequence[str]) -> str:
    """What was done: "Imported “skills.xlsx”: 40 skills, 12 roles, 210 assignments added, 3 rows left out."."""
    counted = _counted(proposal)
    if proposal.edit is not None:
        return f"Imported {_named(files)}: {counted}."
    if counted:
        return f"Nothing in {_named(files)} was taken: {counted}. Nothing was changed."
    return f"Nothing in {_named(files)} is new. Nothing was changed."


def _named(files: Sequence[str]) -> str:
    return join_names([f"“{shortened(file)}”" for file in files], _NAMED_FILES)


def _counted(proposal: Proposal) -> str:
    """How much there is of each outcome that is told."""
    parts: list[str] = []
    for outcome in _TOLD:
        numbers = ((kind, proposal.numbers[outcome, kind]) for kind in LINE_KINDS)
        counts = [f"{number:,} {noun(number, NOUN[kind])}" for kind, number in numbers if number]
        if counts:
            parts.append(f"{', '.join(counts)} {OUTCOME_INSIDE[outcome]}")
    return ", ".join(parts)


def outcome_rows(document: CapabilityMap, lines: Iterable[Line], *, files: bool) -> list[OutcomeRow]:
    """The rows for lines, in their order. files: whether each says in which file it stood, as there are several."""
    return [OutcomeRow(OUTCOME[line.outcome], _place(line, files=files), line_text(document, line)) for line in lines]


def _place(line: Line, *, files: bool) -> str:
    if not line.origins:
        return ""
    origin = line.origins[0]
    place = place_text(origin) if origin.sheet or origin.row else ""
    return ", ".join(filter(None, (shortened(origin.file) if files or not place else "", place)))
