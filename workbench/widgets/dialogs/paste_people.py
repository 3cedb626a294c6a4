"""Paste preview of people: what a paste would do, row by row, before it is performed. Performs nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workbench.application.paste_people import PeoplePlan
from workbench.application.task import Task
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.paste_preview import PastePreview
from workbench.widgets.dialogs.paste_rows import outcomes


class PastePeopleDialog(PastePreview):
    """Paste preview of people. planned: makes the plan."""

    def __init__(
        self, text: str, planned: Callable[[Task], PeoplePlan], colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "person", parent)
        self.setWindowTitle("Paste people")
        self.setObjectName("pastePeopleDialog")
        self.plan: PeoplePlan | None = None
        """The plan that accepting performs; None while it is being worked out."""
        self.lay_out("Person", colours)
        self.work_out(f"Reading {len(text):,} characters…", planned)

    def show_read(self, read: PeoplePlan) -> None:
        """Show a plan."""
        self.plan = read
        numbers = outcomes(read.rows) | {"added": read.added, "updated": read.updated}
        self.show_plan(read.rows, numbers, read.notes, changes=read.changes)
        self._take.setFocus()
