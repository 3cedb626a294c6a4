"""A box to choose from with a small caption above it. Knows no value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.words import truncate
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import px
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.style import label

_BOX_WIDTH, _CAPTION = 112, 18
"""Pixels a box is wide at least, and characters of a caption that are shown."""


class Captioned(QWidget):
    """The caption is cut where it is long; its tool tip has it whole."""

    def __init__(self, caption: str, entries: Iterable[str], at: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ChoiceBox(self)
        self.box.addItems(list(entries))
        self.box.setCurrentIndex(at)
        self.box.setMinimumWidth(px(_BOX_WIDTH))
        self.box.name(name)
        text = label(truncate(caption, _CAPTION), "small")
        text.setToolTip(tooltip_text(caption))
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(2)
        stack.addWidget(text)
        stack.addWidget(self.box)
