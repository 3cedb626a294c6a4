"""Progress strip: a line at the foot of the window with the name of the work under way, a progress bar and Cancel.

Each kind of work has a strip of its own, so that no other notice takes its place. Knows nothing of the work.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from workbench.domain.words import PERCENT
from workbench.widgets.parts.style import label, link


class ProgressStrip(QFrame):
    """Progress bar with text and Cancel, shown from `begin`, or a while after it, to `end`."""

    cancelled = Signal()
    """The user pressed Cancel."""

    progressed = Signal(str)
    """A text for screen readers: at the start, and after each quarter. More often it would drown all else."""

    ended = Signal(str)
    """A sentence for screen readers: the work is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._text = label("", wrap=True, parent=self)
        self._work, self._quarters = "", 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._show)
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
        """The text on the strip."""
        return self._text.text()

    def begin(self, work: str, *, steps: bool = True, after: float = 0) -> None:
        """Show the strip for a work ("Laying out the report").

        steps: whether `progress` follows; else a busy bar. after: the seconds a work takes that is not worth a word.
        """
        self._work, self._quarters = work, 0
        self._text.setText(f"{work}…")
        self._progress.setRange(0, 100 if steps else 0)
        self._progress.setValue(0)
        if after:
            self._wait.start(round(after * 1000))
        else:
            self._wait.stop()
            self._show()

    def _show(self) -> None:
        self.show()
        self.progressed.emit(self._text.text())

    def progress(self, fraction: float) -> None:
        """Show progress, 0 to 1."""
        self._progress.setValue(round(fraction * 100))
        quarters = int(fraction * 4)
        if self._quarters < quarters < 4:
            self._quarters = quarters
            if not self.isHidden():
                self.progressed.emit(f"{self._text.text()} {25 * quarters}{PERCENT}")

    def end(self) -> None:
        """Hide the strip, for the work is over."""
        self._wait.stop()
        if self.isHidden():
            return
        self.hide()
        self.ended.emit(f"{self._work}: ended.")
