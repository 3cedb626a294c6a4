"""Rows of a paste preview: those of a plan. Plans nothing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject

from workbench.application.paste import Outcome, PastePlan
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.preview_rows import PreviewRow, PreviewRows

HEADINGS = ("Row", "Skill", "What happens", "Details")
OUTCOME = {"added": "Add", "updated": "Update", "unchanged": "Already there", "refused": "Refused"}
_TONES: dict[Outcome, Literal["must", "muted"]] = {"refused": "must", "unchanged": "muted"}


class PasteRows(PreviewRows):
    """A row for each one pasted: its number, the skill, its outcome and why."""

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, colours, parent)

    def show_plan(self, plan: PastePlan) -> None:
        """Replace the rows by those of a plan."""
        self.show_rows(
            [
                PreviewRow((str(row.number), row.name, OUTCOME[row.outcome], row.detail), _TONES.get(row.outcome, ""))
                for row in plan.rows
            ]
        )
