"""Captioned combo box: a choice box with a small caption above it. Knows no value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.words import truncate
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import px
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.style import label

_BOX_WIDTH, _CAPTION = 112, 18
"""Least width of the box in pixels, and characters at which the caption is truncated."""


class Captioned(QWidget):
    """Combo box with a caption, which is truncated if long; its tool tip has it whole."""

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
