"""Dialog of what an import did: a line for each thing in the files, by sheet and row, to be filtered and saved.

People are listed only on request, for the list may be handed on. Writes no file.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.application.importing.proposal import OUTCOMES, Line, Outcome, Proposal
from workbench.domain.model import CapabilityMap
from workbench.presentation.import_text import OUTCOME, listed
from workbench.presentation.imported_text import imported_rows, imported_text, listed_text
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.preview_rows import PreviewRow, PreviewRows, PreviewTable
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

TITLE = "What was imported"
SIZE = QSize(860, 560)
"""Initial size of the dialog in pixels."""
MOST = 2_000
"""Rows that are listed at most: nobody reads more of them, and the .csv has all."""
SAVE = "Save as .csv…"
PEOPLE = "List people, too"
_TONES = {"refused": "must", "left_out": "muted", "unchanged": "muted"}


class ImportedDialog(QDialog):
    """Lists the lines of a proposal with their sentences; those of one outcome where one is chosen."""

    save_requested = Signal()
    """The user wants to save `lines`."""

    def __init__(
        self,
        document: CapabilityMap,
        proposal: Proposal,
        files: Sequence[str],
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        """document: the map that was imported into. files: their names."""
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setObjectName("importedLines")
        self._document, self._proposal, self._files = document, proposal, files
        self._people = QCheckBox(PEOPLE, self)
        self._people.setVisible(any(line.of_people for line in proposal.lines))
        self._people.toggled.connect(self._fill)
        self._outcomes: list[Outcome | None] = [None, *(each for each in OUTCOMES if any(proposal.of_outcome(each)))]
        self._outcome = ChoiceBox(self)
        self._outcome.addItems(["Everything", *(OUTCOME[each] for each in self._outcomes if each is not None)])
        self._outcome.name("Which lines are listed")
        self._outcome.currentIndexChanged.connect(self._fill)
        self._count = label("", "muted", parent=self)
        self._rows = PreviewRows(("Became", "Where it stood", "What became of it"), colours, self)
        self.table = PreviewTable(self._rows, "What became of each line", self)

        above = QHBoxLayout()
        for widget in (self._outcome, self._people, self._count):
            above.addWidget(widget)
        above.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(imported_text(proposal, files), "strong", wrap=True))
        column.addLayout(above)
        column.addWidget(self.table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        save = buttons.addButton(SAVE, QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self.save_requested)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter in the choice would press it
        fill(self, column, buttons, SIZE)
        self._fill()
        self.table.setFocus()

    @property
    def lines(self) -> list[Line]:
        """The lines that are listed, and those beyond the last row, in the order of the files."""
        outcome = self._outcomes[self._outcome.currentIndex()]
        told = listed(self._proposal, people=self._people.isChecked())
        return [line for line in told if outcome in (None, line.outcome)]

    def choose(self, outcome: Outcome | None) -> None:
        """List the lines of one outcome, or all."""
        if outcome in self._outcomes:
            self._outcome.setCurrentIndex(self._outcomes.index(outcome))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and nothing else."""
        focused = self.focusWidget()
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()

    def _fill(self) -> None:
        lines = self.lines
        shown = lines[:MOST]
        rows = imported_rows(self._document, shown, files=len(self._files) > 1)
        self._rows.show_rows(
            [
                PreviewRow((row.outcome, row.place, row.sentence), _TONES.get(line.outcome, ""))  # type: ignore[arg-type]
                for line, row in zip(shown, rows, strict=True)
            ]
        )
        self._count.setText(listed_text(len(lines), MOST))
