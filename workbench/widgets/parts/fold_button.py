"""Disclosure button: folds and unfolds a section below it. Does not know the section."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.widgets.parts.announce import announce


class FoldButton(QPushButton):
    """Disclosure button, folded at first. Not checkable: screen readers would call it a check box."""

    toggled_open = Signal(bool)
    """Whether the section is unfolded now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened = False
        self._words = ""
        self.setProperty("look", "fold")
        self.clicked.connect(self._press)

    def show_words(self, words: str) -> None:
        """Set the label of the section."""
        self._words = words
        self.setText(f"{'▾' if self.opened else '▸'}  {words}")
        self.setAccessibleName(f"{words}, {'unfolded' if self.opened else 'folded'}")

    def set_open(self, opened: bool) -> None:
        """Fold or unfold."""
        if opened != self.opened:
            self.opened = opened
            self.show_words(self._words)
            self.toggled_open.emit(opened)

    def _press(self) -> None:
        self.set_open(not self.opened)
        announce(self, "Unfolded" if self.opened else "Folded")
