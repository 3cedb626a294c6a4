"""Report of an import, to be read on paper or by a program: its numbers, its questions, and what became of each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.application.importing.proposal import LINE_KINDS, OUTCOMES, Line, LineKind, Proposal
from workbench.application.importing.records import Origin
from workbench.domain.model import CapabilityMap
from workbench.presentation.import_outcome import grades_said, leads_said
from workbench.presentation.import_text import (
    asked,
    gone_text,
    line_text,
    listed,
    numbers_text,
    place_text,
    question_place,
    question_text,
    remarks_text,
    spot,
)

KEYS: dict[LineKind, str] = {
    "skill": "skills",
    "role": "roles",
    "department": "departments",
    "person": "people",
    "assignment": "assignments",
    "level": "levels",
    "row": "rows",
}
"""Kind of a line -> its key among the numbers of the JSON report."""


def as_text(document: CapabilityMap, proposal: Proposal, *, people: bool = False) -> Iterator[str]:
    """The lines of the report. people: list those about people, too; they are counted anyway."""
    if proposal.scenario:
        yield f"Into {'the new scenario ' if proposal.new_scenario else ''}{proposal.scenario}."
    yield from numbers_text(proposal) or ["Nothing in it is new."]
    yield from leads_said(proposal)
    yield from grades_said(proposal)
    yield from map(gone_text, proposal.gone)
    lines = listed(proposal, people=people)
    for line in lines:
        if _is_told(line):
            place = f"{_place(line.origins[0])}: " if line.origins else ""
            new = line.outcome == "added" and line.kind == "skill"  # what it says is in the file, and long
            yield f"{place}{remarks_text(line) if new else line_text(document, line)}"
    if len(lines) < len(proposal.lines):
        yield "What concerns people is counted, and not listed; --people lists it."


def _place(origin: Origin) -> str:
    return f"{origin.file}, {place_text(origin)}" if origin.sheet or spot(origin) else origin.file


def _is_told(line: Line) -> bool:
    """Whether a line is worth reading: not where all went as it was asked for, or a question is about all of a kind."""
    if line.outcome in ("added", "unchanged"):
        return bool(line.remarks) and line.outcome == "added"
    return all(remark.reason not in ("not_wanted", "too_many") for remark in line.remarks)


def as_data(document: CapabilityMap, proposal: Proposal, *, people: bool = False) -> dict[str, Any]:
    """The report for a program: numbers by outcome and kind, questions, and the lines."""
    numbers = {outcome: {KEYS[kind]: proposal.numbers[outcome, kind] for kind in LINE_KINDS} for outcome in OUTCOMES}
    return {
        **{outcome: dict(each) for outcome, each in numbers.items()},
        "scenario": proposal.scenario or None,
        "questions": [
            {"place": question_place(question), "kind": question.kind, "sentence": question_text(question)}
            for question in asked(proposal, people=people)
        ],
        "lines": [_line(document, line) for line in listed(proposal, people=people)],
    }


def _line(document: CapabilityMap, line: Line) -> dict[str, Any]:
    origin = line.origins[0] if line.origins else None
    return {
        "kind": line.kind,
        "outcome": line.outcome,
        "name": line.name,
        "holder": line.holder or None,
        "subject": line.subject or None,
        "file": origin.file if origin else None,
        "sheet": (origin.sheet or None) if origin else None,
        "row": (origin.row or None) if origin else None,
        "column": (origin.column or None) if origin else None,
        "sentence": line_text(document, line),
    }
