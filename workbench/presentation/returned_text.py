"""Sentences of a workbook that comes back: what was not taken and why, what was decided, what is missing in it.

What it changes is said in the words of a merge. Knows no window and no stream.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.application.comment_notes import comments_of, text_of
from workbench.application.returned import (
    CellComment,
    NoBase,
    Place,
    RefusedCell,
    RefusedReason,
    Returned,
    ToldFact,
    ToldReason,
)
from workbench.domain.merge.outcome import Unit
from workbench.domain.quoting import shortened
from workbench.presentation.merge_text import MergeText

REFUSED: Mapping[RefusedReason, str] = {
    "no_cell": "“{text}” is no cell. L1-L4, S1-S4 or empty.",
    "error": "It holds an error. Mend it, or empty it.",
    "no_value": "It holds a formula without a stored value. Open the workbook in Excel and save it, then take it back.",
    "not_read": "{why}",
    "no_name": "It has no name any more. The name stays.",
    "twice": "It is there already, at {other}. This one was not taken.",
    "two_values": "“{text}” here, and “{other}” at {why}. Neither was taken.",
    "no_department": "There is no department called “{text}”.",
    "loop": "“{text}” would close a loop.",
}
TOLD: Mapping[ToldReason, str] = {
    "by_name": "It has no id here, and was found by its name.",
    "new_id": "The id beside it is that of another. The name was believed.",
    "not_of_map": "The id beside it is none of the map that the workbook was made from.",
    "copied": "It is a copy of what stands at {other}, under another name: something new.",
    "still_there": "It is missing here, and stands on {other}. It stays.",
    "side": "“{text}” was typed over its side, which follows from its kind of work and department. It was not read.",
    "sheet_gone": "The sheet is gone. What it says stays as it was.",
    "column_gone": "The column “{text}” is gone. What it says stays as it was.",
    "no_title": "The column has cells and no title. It was not read.",
    "other_column": "The column “{text}” holds no cells of a role. It was not read.",
    "other_row": "“{text}” stands apart from the skills. The row was not read.",
    "new_department": "Only some rows of “{text}” say so. It is a new department.",
    "copies": "The sheet is there twice. This one was not read.",
    "no_matrix_ids": "Ids are gone. What has none was found by its name.",
}
NO_BASE: Mapping[NoBase, str] = {
    "missing": "The map that the workbook was made from is not in it any more.",
    "damaged": "The map inside the workbook is damaged.",
    "large": "The map inside the workbook is larger than a map can be.",
    "other_map": "The map inside the workbook is another one than its sheets were made from.",
    "other_version": "The map inside the workbook was written by another version of the program.",
}
_KEPT = "The earlier versions have it."
_UNKNOWN = "Nothing is removed, and each value that differs is a conflict."


@dataclass(frozen=True)
class ReturnedText:
    """The words of one returned workbook, beside those of its merge."""

    words: MergeText
    returned: Returned

    def refused(self, fact: RefusedCell) -> str:
        """What was not taken: "Matrix H12 (User research, Analyst): “L7” is no cell. L1-L4, S1-S4 or empty."."""
        return f"{where(fact.place, fact.names)}: {_filled(REFUSED[fact.reason], fact)}"

    def told(self, fact: ToldFact) -> str:
        """What was decided, or seen and not read."""
        whole = fact.reason in ("sheet_gone", "copies")
        place = shortened(fact.place.sheet) if whole else where(fact.place, fact.names)
        return f"{place}: {_filled(TOLD[fact.reason], fact)}"

    def missing(self, unit: Unit) -> str:
        """The question of what no sheet has: "“SEO” is missing from “Plan.xlsx”. Take it out of the map?"."""
        return f"“{shortened(self.words.subject(unit))}” is missing from {self.words.name}. Take it out of the map?"

    def comment(self, comment: CellComment) -> str:
        """A comment with its author, as it stands: "Matrix H12 (User research, Analyst), Ben: Really?"."""
        author = f", {shortened(comment.author)}" if comment.author else ""
        return f"{where(comment.place, comment.names)}{author}: {' '.join(text_of(comment).split())}"

    def without_base(self) -> str:
        """Why the map inside is no base, and what follows; "" where it is one."""
        if self.returned.no_base is None:
            return ""
        follows = _UNKNOWN if self.returned.base is None else _KEPT
        return f"{NO_BASE[self.returned.no_base]} {follows}"

    def place(self, unit: Unit) -> str:
        """Where a change stands: "Matrix H12"; "" where it stands in no one cell."""
        place = self.returned.places.get(unit)
        commented = [place] if place else [each.place for each in comments_of(unit, self.returned.comments)]
        return where(commented[0]) if len(set(commented)) == 1 else ""


def where(place: Place, names: tuple[str, ...] = ()) -> str:
    """A cell, with what it is about."""
    about = f" ({', '.join(map(shortened, names))})" if names else ""
    return f"{shortened(place.sheet)} {place.cell}{about}"


def _filled(template: str, fact: RefusedCell | ToldFact) -> str:
    return template.format(text=shortened(fact.text), other=shortened(fact.other), why=getattr(fact, "why", ""))
