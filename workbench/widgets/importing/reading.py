"""Page shown while files are read, and where they cannot be. Knows no session."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.qt.theme import px
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.style import label, restyle

STOP = "&Stop"
BAR, WORDS, LATE = 280, 520, 500
"""Width of the bar and of the sentence in pixels, and milliseconds after which the bar is shown."""
_WHOLE = 1000


class ProgressLine(QWidget):
    """Bar with a button that stops the work; not there at all for work that is done at once."""

    stopped = Signal()
    """The work is not wanted any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(BAR))
        self._bar.setAccessibleName("Progress")
        self.stop = QPushButton(STOP, self)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE)
        self._late.timeout.connect(self.show)
        self.hide()

    def set_busy(self, busy: bool) -> None:
        """Show it a moment after the work began; hide it as it ends."""
        if busy:
            self._bar.setValue(0)
            self._late.start()
        else:
            self._late.stop()
            self.hide()

    def set_progress(self, fraction: float) -> None:
        """Show how far the work is, as a fraction of 1."""
        self._bar.setValue(round(fraction * _WHOLE))


class ReadingPage(QWidget):
    """Sentence in the middle of the dialog: what is being read, or why it was not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressLine(self)
        self._words = label("", "strong", wrap=True, parent=self)
        self._words.setFixedWidth(px(WORDS))
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setObjectName("importReading")
        column = QVBoxLayout(self)
        column.setSpacing(px(12))
        column.addStretch(1)
        middle = QHBoxLayout()  # an alignment would take the height of one line from a sentence that wraps
        middle.addStretch(1)
        middle.addWidget(self._words)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say it, aloud too where the page is seen. bad: it is why nothing was read."""
        self._words.setText(words)
        restyle(self._words, "tone", "must" if bad else "")
        if self.isVisible():
            announce(self._words, words, urgent=bad)
