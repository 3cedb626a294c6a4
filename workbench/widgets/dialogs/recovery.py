"""Recovery dialog: unsaved work found at start-up, to be opened or set aside. Reads no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.files.recovery import KEPT_DAYS
from workbench.qt.theme import px
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

WIDTH = 528
"""Least width of the sentences in pixels."""


@dataclass(frozen=True, slots=True)
class UnsavedWork:
    """Recovery copy in words. `key` identifies it; `readable` is False where it can only be kept."""

    key: str
    title: str
    detail: str
    readable: bool


class RecoveryDialog(QDialog):
    """Lists the unsaved work of earlier runs. Nothing is opened over a file; nothing is discarded unasked."""

    open_requested = Signal(str)
    discard_requested = Signal(str)

    def __init__(self, copies: Sequence[UnsavedWork], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Unsaved work was found")
        self.setObjectName("recoveryDialog")
        self._details: dict[str, QLabel] = {}
        layout = QVBoxLayout()
        layout.setSpacing(10)
        title = label("The program ended before this work was saved", "title", parent=self)
        layout.addWidget(title)
        text = label(
            "Opening it changes no file: it comes up as unsaved work until you save it. "
            "What you do not open now is offered again at the next start. What you discard is listed for "
            f"{KEPT_DAYS} days by File, Earlier versions.",
            "muted",
            wrap=True,
            parent=self,
        )
        text.setMinimumWidth(px(WIDTH))  # with it Qt reckons the height for the lines the text really has
        layout.addWidget(text)
        for unsaved in copies:
            layout.addWidget(self._row(unsaved))
        newest = next(
            (button for button in self.findChildren(QPushButton) if button.property("look") == "primary"), None
        )
        later = QPushButton("Later", self)
        later.clicked.connect(self.reject)
        (newest or later).setDefault(True)
        (newest or later).setFocus()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(later)
        fill(self, layout, foot)

    def _row(self, unsaved: UnsavedWork) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("look", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 10, 12, 10)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = label(unsaved.title, "strong", parent=frame)
        detail = self._details[unsaved.key] = label(unsaved.detail, "small", wrap=True, parent=frame)
        words.addWidget(title)
        words.addWidget(detail)
        row.addLayout(words, 1)
        discard = QPushButton("Discard", frame)
        discard.setAutoDefault(False)
        discard.setAccessibleName(f"Discard {unsaved.title}")
        discard.clicked.connect(lambda: self._discard(frame, unsaved.key))
        row.addWidget(discard)
        if unsaved.readable:
            take = QPushButton("Open", frame)
            take.setProperty("look", "primary")
            take.setAccessibleName(f"Open {unsaved.title}")
            take.clicked.connect(lambda: self._open(unsaved.key))
            row.addWidget(take)
        return frame

    def show_detail(self, unsaved: UnsavedWork) -> None:
        """Update the details of a copy, which were found out meanwhile."""
        self._details[unsaved.key].setText(unsaved.detail)

    def _open(self, key: str) -> None:
        self.open_requested.emit(key)
        self.accept()

    def _discard(self, frame: QFrame, key: str) -> None:
        self.discard_requested.emit(key)
        frame.hide()
        if not any(frame.isVisible() for frame in self.findChildren(QFrame) if frame.property("look") == "card"):
            self.accept()
