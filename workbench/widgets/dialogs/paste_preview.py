"""Paste preview: the rows of a paste with their outcomes, planned at once or on a worker thread. Performs nothing.

Knows neither skills nor people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbench.application.paste import Outcome, PastedRow
from workbench.application.task import UNWATCHED, Task
from workbench.qt.background import Background
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.dialogs.paste_mark import PasteMark
from workbench.widgets.dialogs.paste_rows import PasteRows, summary_of
from workbench.widgets.dialogs.preview_rows import PreviewTable
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

SIZE = QSize(820, 560)
"""Initial size of the dialog in pixels."""
AT_ONCE = 100_000
"""Characters that are parsed while the window waits; a longer text is parsed on a worker thread, cancellable.

Some texts were slow to read: five million line breaks took 13 s, 30,000 brackets in a heading 4 s.
"""


class PastePreview(QDialog):
    """Lists every pasted row with its outcome; accepting takes the good rows as one undo step.

    noun: what a row is about. A subclass lays out its controls, and works out what `show_read` then shows.
    """

    def __init__(self, text: str, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self.refused = 0
        """How many rows of the plan shown are refused."""
        self._background = Background(self) if len(text) > AT_ONCE else None
        self._summary = label("", "strong", wrap=True)
        self._summary.setObjectName("pasteSummary")
        self._notes = label("", "muted", wrap=True)
        self._mark = PasteMark()
        self._mark.chosen.connect(self.read_anew)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)

    def lay_out(self, heading: str, colours: Colours, *controls: QWidget) -> None:
        """Lay the dialog out, with these controls below the summary and the separator.

        heading: that over what the rows are about.
        """
        self._rows = PasteRows(heading, colours, self)
        self._view = PreviewTable(self._rows, "Pasted rows", self)
        buttons, self._take = button_row(self, "Paste")
        self._take.setDefault(True)
        for widget in (self._summary, self._mark, *controls, self._notes):
            self._column.addWidget(widget)
        self._column.addWidget(self._view, 1)
        fill(self, self._column, buttons, SIZE)
        self._notes.hide()

    def work_out(self, saying: str, work: Callable[[Task], Any]) -> None:
        """Make a plan, at once or on a worker thread; of several requests only the last is shown."""
        if self._background is None:
            self.show_read(work(UNWATCHED))
            return
        self._summary.setText(saying)
        self._take.setEnabled(False)
        self._background.forget()
        self._background.start("reading a paste", lambda job: work(Task(cancelled=job.is_cancelled)), self.show_read)

    def show_read(self, read: Any) -> None:
        """Show what was worked out."""
        raise NotImplementedError

    def read_anew(self, mark: str) -> None:
        """Read the text with its cells parted by a mark."""
        raise NotImplementedError

    def show_plan(
        self, rows: Sequence[PastedRow], numbers: Mapping[Outcome, int], notes: Sequence[str], *, changes: bool
    ) -> None:
        """Show rows, what they come to, and notes; changes: whether accepting would do anything."""
        self.refused = numbers.get("refused", 0)
        self._summary.setText(summary_of(numbers, self._noun))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._take.setEnabled(changes)
        self._rows.show_pasted(rows)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the last plan requested is there, for `limit` seconds at most; whether it is."""
        return self._background is None or self._background.wait(limit)

    def done(self, result: int) -> None:
        """Cancel the reading in progress as the dialog closes."""
        if self._background is not None:
            self._background.forget()
        super().done(result)
