"""Dialog of a copy to send: which scenarios, and whether people, levels, holders and notes go go along."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QGroupBox, QVBoxLayout, QWidget

from workbench.application.copy_to_send import CopyParts, copy_to_send
from workbench.domain.model import CapabilityMap
from workbench.presentation.handing_on_text import left_out_note
from workbench.qt.text_escape import escape_mnemonic
from workbench.qt.theme import px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.dialogs.handing_on import ALL_OUT
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

TITLE = "Send a copy"
WIDTH = 460
"""Least width of the sentences in pixels."""
HOW = "A file of its own is made, to mail or to hand over. The map on screen stays as it is."
NO_SCENARIO = "Choose one scenario at least."
PARTS: dict[str, tuple[str, str, bool]] = {
    "people": ("People", "Who is on the list of people and what they are called, typical backgrounds too.", False),
    "levels": ("Their levels", "What each of them can do, and the points about them that were accepted.", False),
    "holders": ("Who holds which role", "Also by whom an open point was accepted.", True),
    "notes": (
        "Notes",
        "On the map, on skills held and on people, where people come from, and why open points were accepted. "
        "Definitions, purposes and titles always go with a copy.",
        True,
    ),
}
"""Part of a copy -> its label, what it covers, and whether it is ticked at first."""


class SendCopyDialog(QDialog):
    """Asks what a copy has. It begins the same each time: all scenarios, nobody's levels."""

    def __init__(self, document: CapabilityMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle(TITLE)
        how = label(HOW, "muted", wrap=True, parent=self)
        how.setMinimumWidth(px(WIDTH))
        column = QVBoxLayout()
        column.setSpacing(px(10))
        column.addWidget(how)
        box = QGroupBox("Scenarios", self)
        rows = QVBoxLayout(box)
        self._scenarios: dict[str, QCheckBox] = {}
        for scenario in document.scenarios:
            tick = QCheckBox(escape_mnemonic(scenario.name), box)
            tick.setChecked(True)
            tick.toggled.connect(self._say)
            rows.addWidget(tick)
            self._scenarios[scenario.id] = tick
        column.addWidget(box)
        box = QGroupBox("What goes with them", self)
        rows = QVBoxLayout(box)
        rows.setSpacing(px(4))
        self._parts: dict[str, QCheckBox] = {}
        for name, (text, hint, ticked) in PARTS.items():
            tick = QCheckBox(text, box)
            tick.setChecked(ticked)
            tick.setAccessibleDescription(hint)
            tick.toggled.connect(self._say)
            rows.addWidget(tick)
            below = label(hint, "muted", wrap=True, parent=box)
            below.setContentsMargins(px(26), 0, 0, px(4))
            rows.addWidget(below)
            self._parts[name] = tick
        column.addWidget(box)
        self._parts["people"].setEnabled(bool(document.people))
        self._left_out = label("", "strong", wrap=True, parent=self)
        self._left_out.setAccessibleName("What is left out")
        column.addWidget(self._left_out)
        buttons, self._go_on = button_row(self, "Choose where…")
        self._go_on.setDefault(True)
        fill(self, column, buttons)
        self._say()
        self._go_on.setFocus()

    @property
    def parts(self) -> CopyParts:
        """What the copy is to have."""
        chosen = tuple(scenario for scenario, tick in self._scenarios.items() if tick.isChecked())
        ticked = {name: tick.isChecked() and tick.isEnabled() for name, tick in self._parts.items()}
        return CopyParts(chosen, **ticked)

    def _say(self) -> None:
        self._parts["levels"].setEnabled(self._parts["people"].isChecked())
        parts = self.parts
        self._go_on.setEnabled(bool(parts.scenarios))
        if not parts.scenarios:
            self._left_out.setText(NO_SCENARIO)
            return
        _, left_out = copy_to_send(self._document, parts)
        self._left_out.setText(left_out_note(left_out) or ALL_OUT)
