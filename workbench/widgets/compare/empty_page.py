"""Empty state of the compare view: while there is one scenario only, how to come by a second side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.widgets.parts.style import label

ONE_ONLY = "This map has one scenario. Duplicate it, change the copy, and see here what changes for whom."


class EmptyPage(QWidget):
    """Sentence and two buttons."""

    duplicate_requested = Signal()
    """A second scenario is to be made."""

    file_requested = Signal()
    """A file is to be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        duplicate = QPushButton("Duplicate this scenario to compare…", parent)
        file = QPushButton("Compare with a file…", parent)
        duplicate.setProperty("look", "primary")
        duplicate.clicked.connect(self.duplicate_requested)
        file.clicked.connect(self.file_requested)
        self.duplicate_button = duplicate
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(duplicate)
        row.addWidget(file)
        row.addStretch(1)
        sentence = label(ONE_ONLY, "muted", wrap=True)
        sentence.setMaximumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 24, 8, 8)
        column.setSpacing(12)
        column.addWidget(label("There is nothing to compare yet", "large"))
        column.addWidget(sentence)
        column.addLayout(row)
        column.addStretch(1)
