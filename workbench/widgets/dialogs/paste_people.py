"""Paste preview of people: what a paste would do, row by row, before it is performed. Performs nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbench.application.paste_people import PeoplePlan
from workbench.application.task import UNWATCHED, Task
from workbench.qt.background import Background
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.dialogs.paste_rows import PasteRows, outcomes, summary_of
from workbench.widgets.dialogs.preview_rows import PreviewTable
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

SIZE = QSize(820, 560)
"""Pixels: initial size of the dialog."""
AT_ONCE = 100_000
"""Characters that are read while the window waits; a longer text is read on a worker thread, cancellable."""


class PastePeopleDialog(QDialog):
    """Lists every pasted row with its outcome; accepting takes the good rows as one undo step."""

    def __init__(
        self, text: str, planned: Callable[[Task], PeoplePlan], colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste people")
        self.setObjectName("pastePeopleDialog")
        self.plan: PeoplePlan | None = None
        """The plan that accepting performs; None while it is being worked out."""
        self._summary = label(f"Reading {len(text):,} characters…", "strong", wrap=True)
        self._summary.setObjectName("pasteSummary")
        self._notes = label("", "muted", wrap=True)
        self._notes.hide()
        self._rows = PasteRows("Person", colours, self)
        self._view = PreviewTable(self._rows, "Pasted rows", self)
        buttons, self._take = button_row(self, "Paste")
        self._take.setDefault(True)
        self._take.setEnabled(False)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self._notes)
        column.addWidget(self._view, 1)
        fill(self, column, buttons, SIZE)
        self._background = Background(self) if len(text) > AT_ONCE else None
        if self._background is None:
            self._show(planned(UNWATCHED))
        else:
            self._background.start("reading a paste", lambda job: planned(Task(cancelled=job.is_cancelled)), self._show)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the plan is there, for `limit` seconds at most; whether it is."""
        return self._background is None or self._background.wait(limit)

    def done(self, result: int) -> None:
        """Cancel the reading in progress as the dialog closes."""
        if self._background is not None:
            self._background.forget()
        super().done(result)

    def _show(self, plan: PeoplePlan) -> None:
        self.plan = plan
        numbers = outcomes(plan.rows) | {"added": plan.added, "updated": plan.updated}
        self._summary.setText(summary_of(numbers, "person"))
        self._notes.setText("\n".join(plan.notes))
        self._notes.setVisible(bool(plan.notes))
        self._take.setEnabled(plan.changes)
        self._take.setFocus()
        self._rows.show_pasted(plan.rows)
        self._view.fit_rows()
