"""Settling of an import: what a name means once the rest of the file is taken; the lines of all passes as those of one.

A name that fits two things may fit one when a row further down has renamed or moved the other. So the records are taken
once more into what the pass before made, until nothing moves: then the same file changes nothing the next time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.application.importing.proposal import FieldChange, Line, Outcome, Question, Several
from workbench.application.importing.records import Origin
from workbench.domain.model import CapabilityMap, Scenario

PASSES = 5
"""Passes at most: each takes what the one before made clear. Of most files the second one changes nothing."""
_MOVED: tuple[Outcome, ...] = ("added", "updated")


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass over the records says and asks, and the map and scenario that it makes of those it was given."""

    before: CapabilityMap
    after: CapabilityMap
    scenario: Scenario | None
    lines: tuple[Line, ...]
    questions: tuple[Question, ...]


def settled(take: Callable[[CapabilityMap, Scenario | None], Pass], first: Pass) -> Pass:
    """The passes until nothing moves, as one. take: one more pass, over a map and its scenario."""
    whole = last = first
    for _ in range(PASSES - 1):
        if last.after is last.before:
            break
        last = take(last.after, last.scenario)
        if last.after is not last.before:
            lines, asked = tuple(_lines(whole, last)), tuple(_asked(whole, last))
            whole = Pass(whole.before, last.after, last.scenario, lines, asked)
    return whole


def _lines(first: Pass, then: Pass) -> Iterator[Line]:
    """The lines of two passes: what became of each thing in both; of what is not taken, why it was not at first."""
    later = {_subject(line): line for line in then.lines if line.subject}
    clear: set[Origin] = set()
    still = {_place(line): line for line in then.lines if not line.subject}
    for line in first.lines:
        if line.subject:
            yield _joined(line, later.pop(_subject(line), None))
        elif still.pop(_place(line), None) is not None:
            yield line
        else:
            clear.update(line.origins)
    yield from (line for line in later.values() if line.outcome in _MOVED or not clear.isdisjoint(line.origins))
    yield from still.values()


def _place(line: Line) -> tuple[Any, ...]:
    return line.kind, line.name, line.holder, line.origins


def _subject(line: Line) -> tuple[str, ...]:
    return line.kind, line.subject, line.name, line.holder


def _joined(line: Line, later: Line | None) -> Line:
    if later is None or later.outcome not in _MOVED:
        return line if later is None else dataclasses.replace(line, origins=later.origins)
    outcome = line.outcome if line.outcome == "added" else later.outcome
    changes = tuple(_changes(line.changes, later.changes))
    return dataclasses.replace(later, outcome=outcome, changes=changes, grade_by=line.grade_by)


def _changes(first: Iterable[FieldChange], then: Iterable[FieldChange]) -> Iterator[FieldChange]:
    """The changes of a field one after the other as one."""
    later = {change.field: change for change in then}
    for change in first:
        again = later.pop(change.field, None)
        yield change if again is None else dataclasses.replace(change, after=again.after)
    yield from later.values()


def _asked(first: Pass, then: Pass) -> Iterator[Question]:
    """The questions that are still open: a name that fits one thing by now is none, nor one that fits what is new."""
    still = {(each.kind, each.name, each.origin) for each in then.questions if isinstance(each, Several)}
    for each in first.questions:
        if not isinstance(each, Several) or (each.kind, each.name, each.origin) in still:
            yield each
