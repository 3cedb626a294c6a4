"""Paste preview: what a paste of skills would do, row by row, before it is performed.

Columns and words can be given another meaning, and the cells another separator, which plans the paste anew. Performs
nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workbench.application.edit import Edit
from workbench.application.paste import PastePlan
from workbench.application.skill_table import read_skills
from workbench.application.table import Column, Meant, Table
from workbench.application.task import Task
from workbench.domain.vocabulary import Vocabulary
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.paste_columns import PasteColumns
from workbench.widgets.dialogs.paste_preview import PastePreview
from workbench.widgets.dialogs.paste_rows import outcomes
from workbench.widgets.dialogs.paste_words import PasteWords

Planned = Callable[[Table, Task], PastePlan]
Read = tuple[Table, PastePlan]


class PasteDialog(PastePreview):
    """Paste preview of skills.

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
        super().__init__(text, "skill", parent)
        self.setWindowTitle("Paste skills")
        self.setObjectName("pasteDialog")
        self.plan: PastePlan | None = None
        """The plan that accepting performs; None while it is being worked out."""
        self._text = text
        self._table: Table | None = None
        self._boxes: PasteColumns | None = None
        self._planned = planned
        self._assigned = (f"The skills are also assigned to {target}.",) if target else ()
        self._words = PasteWords(vocabulary, self)
        self._words.chosen.connect(self._set_word)
        self.lay_out("Skill", colours, self._words)
        self.work_out(f"Reading {len(text):,} characters…", lambda task: _read(text, planned, task))

    @property
    def edit(self) -> Edit | None:
        """The edit that accepting performs; None while there is no plan."""
        return None if self.plan is None else self.plan.edit()

    @property
    def taken(self) -> int:
        """How many skills accepting takes in."""
        return 0 if self.plan is None else self.plan.accepted

    def _set_columns(self, columns: tuple[Column | None, ...]) -> None:
        if self._table is not None:
            self._replan(dataclasses.replace(self._table, columns=columns))

    def _set_word(self, column: str, word: str, meaning: Meant) -> None:
        if self._table is not None:
            self._replan(dataclasses.replace(self._table, words={**self._table.words, (column, word): meaning}))

    def read_anew(self, mark: str) -> None:
        """Read the text with its cells parted by a mark, which makes other columns."""
        text, planned = self._text, self._planned
        self._table = self.plan = None
        self.work_out("Reading it anew…", lambda task: _read(text, planned, task, mark))

    def _replan(self, table: Table) -> None:
        self._table, planned = table, self._planned
        self.plan = None
        self.work_out("Reading it anew…", lambda task: (table, planned(table, task)))

    def show_read(self, read: Read) -> None:
        """Show a table and its plan."""
        anew, (table, plan) = self._table is None, read
        first = self._boxes is None
        self._mark.show_marks(table.mark, table.marks)
        if anew:
            self._show_columns(table)
        self._table, self.plan = table, plan
        self._words.show_words(plan.words)
        self.show_plan(plan.rows, outcomes(plan.rows), (*self._assigned, *plan.notes), changes=plan.changes)
        if first:
            self._take.setFocus()

    def _show_columns(self, table: Table) -> None:
        """Show a box for each column of another table."""
        boxes = PasteColumns(table, self)
        boxes.chosen.connect(self._set_columns)
        if self._boxes is None:
            self._column.insertWidget(self._column.indexOf(self._mark) + 1, boxes)
        else:
            self._column.replaceWidget(self._boxes, boxes)
            self._boxes.deleteLater()
        self._boxes = boxes


def _read(text: str, planned: Planned, task: Task, mark: str | None = None) -> Read:
    table = read_skills(text, task, mark)
    return table, planned(table, task)
