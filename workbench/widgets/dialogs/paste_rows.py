"""Rows of a paste preview: each with its outcome and the reason, and the counts of outcomes. Plans nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QObject

from workbench.application.paste import Outcome, PastedRow
from workbench.domain.words import pluralise
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.preview_rows import PreviewRow, PreviewRows

OUTCOME: Mapping[Outcome, str] = {
    "added": "Add",
    "updated": "Update",
    "unchanged": "Already there",
    "refused": "Refused",
}
_TONES: dict[Outcome, Literal["must", "muted"]] = {"refused": "must", "unchanged": "muted"}


class PasteRows(PreviewRows):
    """A row for each one pasted: its number, the thing it is about, its outcome and why.

    thing: the heading over the things, such as "Skill".
    """

    def __init__(self, thing: str, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(("Row", thing, "What happens", "Details"), colours, parent)

    def show_pasted(self, rows: Sequence[PastedRow]) -> None:
        """Replace the rows."""
        self.show_rows(
            [
                PreviewRow((str(row.number), row.name, OUTCOME[row.outcome], row.detail), _TONES.get(row.outcome, ""))
                for row in rows
            ]
        )


def outcomes(rows: Sequence[PastedRow]) -> dict[Outcome, int]:
    """How many rows have each outcome."""
    return {outcome: sum(row.outcome == outcome for row in rows) for outcome in OUTCOME}


def summary_of(numbers: Mapping[Outcome, int], noun: str) -> str:
    """What a paste comes to: "2 skills will be added, 1 refused, with the reason below."."""
    counts = [
        text
        for number, text in (
            (numbers["added"], f"{pluralise(numbers['added'], noun)} will be added"),
            (numbers["updated"], f"{pluralise(numbers['updated'], noun)} will be updated"),
            (numbers["unchanged"], f"{numbers['unchanged']} there already"),
            (numbers["refused"], f"{numbers['refused']} refused, with the reason below"),
        )
        if number
    ]
    return f"{', '.join(counts) or 'There is nothing to paste'}."
