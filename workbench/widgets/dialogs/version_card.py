"""Detail card of one earlier version: when and why it was kept, its figures, and what changed since. Reads no file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.words import VIEW, sentence_start
from workbench.files.backups import Version
from workbench.presentation.summary import headline
from workbench.qt.history import VersionDetails
from workbench.qt.theme import Theme
from workbench.widgets.dialogs.version_words import (
    counts_in_words,
    moment_in_words,
    stays_in_words,
    why_in_words,
)
from workbench.widgets.parts.coverage_bar import CoverageBar
from workbench.widgets.parts.style import label, restyle
from workbench.widgets.parts.verdict import show_verdict

READING, SAME = "Reading…", "Nothing was changed since: the map on screen is the same."


class VersionCard(QFrame):
    """Detail card; parts that do not apply are hidden."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setObjectName("versionCard")
        self.setProperty("look", "card")
        self.setAccessibleName("The version picked")
        self._when, self._title = label("", "title"), label("", "strong", wrap=True)
        self._why, self._counts = label("", "muted", wrap=True), label("", "muted", wrap=True)
        self._says, self._whose = label("", wrap=True), label("", "small", wrap=True)
        self._since_head, self._since = label("Changed since, to the map on screen", "small"), label("", wrap=True)
        self._notes, self._stays = label("", "small", wrap=True), label("", "small", wrap=True)
        self._verdict = label("", "badge")
        self.bar = CoverageBar(theme)
        self.bar.setEnabled(False)  # a mere picture: no drill-down before the version is open
        head = QHBoxLayout()
        head.addWidget(self._when, 1)
        head.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._why)
        for widget, above in (
            (self._title, 10),
            (self._counts, 0),
            (self._says, 8),
            (self.bar, 2),
            (self._whose, 0),
            (self._since_head, 10),
            (self._since, 0),
            (self._notes, 8),
            (self._stays, 8),
        ):
            column.addSpacing(above)
            column.addWidget(widget)
        column.addStretch(1)
        for text in (self._title, self._says, self._since, self._why):
            text.setMinimumWidth(1)  # a long word in a title does not widen the dialog
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._parts = (self._title, self._counts, self._verdict, self.bar, self._whose)

    def show_reading(self, version: Version) -> None:
        """Loading state: show which version is being read."""
        self._show_head(version)
        restyle(self._says, "tone", "")
        self._says.setText(READING)

    def show_seen(self, seen: VersionDetails) -> None:
        """Show a version that was read, or why it cannot be."""
        self._show_head(seen.version)
        restyle(self._says, "tone", "must" if seen.problem else "")
        if seen.loaded is None or seen.assessment is None:
            self._says.setText(f"{seen.problem} It is kept all the same.")
            return
        document, assessment = seen.loaded.document, seen.assessment
        for part in self._parts:
            part.show()
        show_verdict(self._verdict, assessment)
        self._title.setText(document.title)
        self._counts.setText(counts_in_words(document))
        self._says.setText(headline(assessment))
        self.bar.show_split(
            assessment.coverage.split("placed"), assessment.vocabulary, title=f"Who holds the work: {VIEW['placed']}"
        )
        self._whose.setText(f"Scenario “{assessment.index.scenario.name}”, {VIEW['placed']}")
        self._since.setText(SAME if seen.since == "no changes" else seen.since)
        for part in (self._since_head, self._since):
            part.setVisible(bool(seen.since))
        self._notes.setText(" ".join(seen.loaded.notes))
        self._notes.setVisible(bool(seen.loaded.notes))
        self._stays.setText(stays_in_words(seen.version, self._today))
        self._stays.setVisible(bool(self._stays.text()))

    def _show_head(self, version: Version) -> None:
        self._when.setText(sentence_start(moment_in_words(version, self._today)))
        self._why.setText(why_in_words(version))
        for part in (*self._parts, self._since_head, self._since, self._notes, self._stays):
            part.hide()
