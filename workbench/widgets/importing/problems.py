"""Problems of an import: the lines that are refused or left out, each with why. Folded until there is a refusal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application.importing.preparation import Preparation
from workbench.presentation.import_problems import Problem, problems_of, problems_text
from workbench.qt.theme import Colours, px
from workbench.widgets.dialogs.preview_rows import PreviewRow, PreviewRows, PreviewTable
from workbench.widgets.parts.fold_button import FoldButton

HEADINGS = ("Row", "What", "Why")
NAME = "What is refused or left out"
HEIGHT = 132
"""Height of the table in pixels."""


class ProblemsPanel(QWidget):
    """List of what is refused or left out, by sheet and row; picking a line shows its row."""

    picked = Signal(object)
    """The Origin of the line that was gone to."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: list[Problem] = []
        self._refused = 0
        self.fold = FoldButton(self)
        self._rows = PreviewRows(HEADINGS, colours, self)
        self.table = PreviewTable(self._rows, NAME, self)
        self.table.setFixedHeight(px(HEIGHT))
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(PreviewTable.SelectionMode.SingleSelection)
        self.table.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.fold)
        column.addWidget(self.table)
        self.fold.toggled_open.connect(self.table.setVisible)
        self.table.selectionModel().currentRowChanged.connect(self._go)
        self.table.clicked.connect(self._go)

    @property
    def any(self) -> bool:
        """Whether there is a problem."""
        return bool(self._problems)

    def show_problems(self, preparation: Preparation) -> None:
        """Show what is refused and left out; nothing where all is taken. A new refusal unfolds it."""
        self._problems = problems_of(preparation.proposal)
        refused = sum(problem.refused for problem in self._problems)
        self._rows.show_rows([_row(problem) for problem in self._problems])
        self.fold.show_words(problems_text(preparation.proposal))
        self.setVisible(bool(self._problems))
        if refused > self._refused:
            self.fold.set_open(True)
        self._refused = refused

    def _go(self, index: object) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._problems) and (origin := self._problems[row].origin) is not None:
            self.picked.emit(origin)


def _row(problem: Problem) -> PreviewRow:
    texts = (problem.place, problem.name or "", problem.sentence)
    return PreviewRow(texts, "must" if problem.refused else "")
