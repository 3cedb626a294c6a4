"""Problems of an import as a list: what of its files is refused or left out, by sheet and row, each with why."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from workbench.application.importing.proposal import Line, Outcome, Proposal
from workbench.application.importing.records import Origin
from workbench.domain.quoting import shortened
from workbench.presentation.import_text import OUTCOME_INSIDE, line_name, remark_text, spot

MOST = 1_000
"""How many lines are listed of each outcome; the others are counted."""
_LISTED: tuple[Outcome, ...] = ("refused", "left_out")


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that is refused or left out. place: where it stands, in words; origin: None where that is not known."""

    place: str
    name: str
    sentence: str
    refused: bool
    origin: Origin | None = None


def problems_of(proposal: Proposal) -> list[Problem]:
    """What is refused, then what is left out, each by file, sheet and row."""
    found: list[Problem] = []
    for outcome in _LISTED:
        lines = [line for line in proposal.of_outcome(outcome) if not _is_asked(line)]
        lines.sort(key=_place)
        found += [_problem(line, refused=outcome == "refused") for line in islice(lines, MOST)]
        if len(lines) > MOST:
            more = f"{len(lines) - MOST:,} more are {OUTCOME_INSIDE[outcome]}."
            found.append(Problem("", "", more, outcome == "refused"))
    return found


def problems_text(proposal: Proposal) -> str:
    """How much is refused and left out: "2 refused, 14 left out"; "" where nothing is."""
    counts = (sum(not _is_asked(line) for line in proposal.of_outcome(outcome)) for outcome in _LISTED)
    return ", ".join(
        f"{count:,} {OUTCOME_INSIDE[outcome]}" for outcome, count in zip(_LISTED, counts, strict=True) if count
    )


def _is_asked(line: Line) -> bool:
    """Whether a line is only left out because of a question, or a choice, that is about all of its kind."""
    return any(remark.reason in ("too_many", "not_wanted") for remark in line.remarks)


def _place(line: Line) -> tuple[str, str, int, int]:
    origin = line.origins[0] if line.origins else Origin("")
    return origin.file, origin.sheet, origin.row, origin.column


def _problem(line: Line, *, refused: bool) -> Problem:
    origin = line.origins[0] if line.origins else None
    why = " ".join(remark_text(line, remark) for remark in line.remarks)
    return Problem(_place_of(origin), line_name(line) if line.name else "", why, refused, origin)


def _place_of(origin: Origin | None) -> str:
    """The sheet and the row, as short as a column of a table needs it: "Team, row 12"."""
    if origin is None:
        return ""
    return ", ".join(filter(None, (shortened(origin.sheet), spot(origin))))
