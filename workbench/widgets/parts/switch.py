"""Segmented control: a row of buttons of which one is chosen. Knows no document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from workbench.qt.theme import BOLD, px
from workbench.widgets.parts.text import text_width

_ROOM = 24
"""Pixels beside the text of a button."""


class Switch(QWidget):
    """Segmented control of (name, text) choices, the first one chosen. Buttons are as wide as their text in bold, the
    look of the chosen one, so that choosing moves nothing."""

    chosen = Signal(str)
    """The name of the choice the user made."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (name, text) in enumerate(choices):
            button = QPushButton(text, self)
            button.setProperty("look", "segment")
            button.setProperty("end", "left" if place == 0 else "right" if place == len(choices) - 1 else "middle")
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a radio button to screen readers; the group alone leaves it a check box
            button.setChecked(place == 0)
            button.setMinimumWidth(text_width(text, px(12), BOLD) + px(_ROOM))
            button.clicked.connect(lambda _=False, clicked=name: self.chosen.emit(clicked))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[name] = button

    def choose(self, name: str) -> None:
        """Set the choice; emits nothing."""
        self.buttons[name].setChecked(True)
