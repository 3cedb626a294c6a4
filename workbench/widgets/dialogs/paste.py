"""Paste preview: what a paste of skills would do, row by row, before it is performed.

Columns and unknown words can be given another meaning, which plans the paste anew. Performs nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbench.application.paste import PastePlan, parse
from workbench.application.table import Column, Table
from workbench.application.task import UNWATCHED, Task
from workbench.domain.model import BelongsTo
from workbench.domain.vocabulary import Vocabulary
from workbench.qt.background import Background
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.dialogs.paste_columns import PasteColumns
from workbench.widgets.dialogs.paste_rows import PasteRows, outcomes, summary_of
from workbench.widgets.dialogs.paste_sides import PasteSides
from workbench.widgets.dialogs.preview_rows import PreviewTable
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

SIZE = QSize(820, 560)
"""Initial size of the dialog in pixels."""
AT_ONCE = 100_000
"""Characters that are parsed while the window waits; a longer text is parsed on a worker thread, cancellable.

Some texts were slow to read: five million line breaks took 13 s, 30,000 brackets in a heading 4 s.
"""

Planned = Callable[[Table, Task], PastePlan]
Read = tuple[Table, PastePlan]


class PasteDialog(QDialog):
    """Lists every pasted row with its outcome; accepting takes the good rows as one undo step.

    planned: makes the plan of a table; called again when the user gives a column or a word another meaning.
    target: the role that the skills are also assigned to, None for none.
    """

    def __init__(
        self,
        text: str,
        planned: Planned,
        target: str | None,
        colours: Colours,
        vocabulary: Vocabulary,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste skills")
        self.setObjectName("pasteDialog")
        self.plan: PastePlan | None = None
        """The plan that accepting performs; None while it is being worked out."""
        self._table: Table | None = None
        self._planned = planned
        self._background = Background(self) if len(text) > AT_ONCE else None
        self._assigned = (f"The skills are also assigned to {target}.",) if target else ()
        self._summary = label("", "strong", wrap=True)
        self._summary.setObjectName("pasteSummary")
        self._notes = label("", "muted", wrap=True)
        self._sides = PasteSides(vocabulary, self)
        self._sides.chosen.connect(self._set_side)
        self._rows = PasteRows("Skill", colours, self)
        self._view = PreviewTable(self._rows, "Pasted rows", self)
        buttons, self._take = button_row(self, "Paste")
        self._take.setDefault(True)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        for widget in (self._summary, self._sides, self._notes):
            self._column.addWidget(widget)
        self._column.addWidget(self._view, 1)
        fill(self, self._column, buttons, SIZE)
        self._notes.hide()
        self._work_out(f"Reading {len(text):,} characters…", lambda task: _read(text, planned, task))

    def _set_columns(self, columns: tuple[Column | None, ...]) -> None:
        if self._table is not None:
            self._replan(dataclasses.replace(self._table, columns=columns))

    def _set_side(self, word: str, side: BelongsTo | None) -> None:
        if self._table is not None:
            self._replan(dataclasses.replace(self._table, sides={**self._table.sides, word: side}))

    def _replan(self, table: Table) -> None:
        self._table, planned = table, self._planned
        self._work_out("Reading it anew…", lambda task: (table, planned(table, task)))

    def _work_out(self, saying: str, work: Callable[[Task], Read]) -> None:
        """Make a plan, at once or on a worker thread; of several requests only the last is shown."""
        if self._background is None:
            self._show(work(UNWATCHED))
            return
        self.plan = None
        self._summary.setText(saying)
        self._take.setEnabled(False)
        self._background.forget()
        self._background.start("reading a paste", lambda job: work(Task(cancelled=job.is_cancelled)), self._show)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the last plan requested is there, for `limit` seconds at most; whether it is."""
        return self._background is None or self._background.wait(limit)

    def done(self, result: int) -> None:
        """Cancel the parsing in progress as the dialog closes."""
        if self._background is not None:
            self._background.forget()
        super().done(result)

    def _show(self, read: Read) -> None:
        first, (table, self.plan) = self._table is None, read
        if first:
            columns = PasteColumns(table, self)
            columns.chosen.connect(self._set_columns)
            self._column.insertWidget(1, columns)
        self._table = table
        self._summary.setText(summary_of(outcomes(self.plan.rows), "skill"))
        self._notes.setText("\n".join((*self._assigned, *self.plan.notes)))
        self._notes.setVisible(bool(self._notes.text()))
        self._sides.show_words(self.plan.words)
        self._take.setEnabled(self.plan.changes)
        if first:
            self._take.setFocus()
        self._rows.show_pasted(self.plan.rows)
        self._view.fit_rows()


def _read(text: str, planned: Planned, task: Task) -> Read:
    table = parse(text, task)
    return table, planned(table, task)
