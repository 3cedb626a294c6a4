"""A line at the foot of the window for one kind of work that is under way: how far it is, and Cancel.

Each kind has its own, so that no other news takes its place. Knows not what is worked out.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from workbench.domain.words import PERCENT
from workbench.widgets.parts.style import label, link


class ProgressStrip(QFrame):
    """Shown from `begin` to `end`."""

    cancelled = Signal()
    """The user wants it to stop."""

    told = Signal(str)
    """What is under way now, and each quarter of it that is done."""

    ended = Signal(str)
    """It is over: a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._text = label("", wrap=True, parent=self)
        self._work, self._quarters = "", 0
        self._progress = QProgressBar(self)
        self._progress.setFixedWidth(180)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Progress")
        cancel = link("Cancel", self)
        cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._progress)
        row.addWidget(cancel)
        self.hide()

    @property
    def text(self) -> str:
        """What is under way."""
        return self._text.text()

    def begin(self, work: str, *, steps: bool = True) -> None:
        """Say what is under way: "Laying out the report". steps: whether `progress` will tell how far it is."""
        self._work, text = work, f"{work}…"
        self._text.setText(text)
        self._progress.setRange(0, 100 if steps else 0)
        self._progress.setValue(0)
        self.show()
        self._quarters = 0
        self.told.emit(text)

    def progress(self, fraction: float) -> None:
        """How far it is, 0 to 1."""
        self._progress.setValue(round(fraction * 100))
        quarters = int(fraction * 4)
        if self._quarters < quarters < 4:
            self._quarters = quarters
            self.told.emit(f"{self._text.text()} {25 * quarters}{PERCENT}")

    def end(self) -> None:
        """It is over."""
        if self.isHidden():
            return
        self.hide()
        self.ended.emit(f"{self._work}: ended.")
