"""What-if preview of a role in another department: figures before and after side by side. Changes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.application.edits.roles import SetRole
from workbench.application.preview import Preview
from workbench.domain.assess import Assessment
from workbench.domain.figures import absorbed_beside
from workbench.domain.words import UNDEFINED, VIEW, percent, pluralise, points
from workbench.presentation.finding_text import message
from workbench.presentation.summary import facts
from workbench.qt.context import Context
from workbench.qt.theme import px
from workbench.widgets.parts.coverage_bar import CoverageBar
from workbench.widgets.parts.style import label

NAMES = 92
"""Width of the figures' names in pixels."""

LISTED = 6
"""Number of findings named; the rest are counted."""


def figures(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Compared figures, (name, value): the four facts, the share absorbed, what sits in marketing, the verdict."""
    coverage = assessment.coverage
    shown = absorbed_beside(assessment.index.policy, coverage)
    fade = UNDEFINED if shown is None else points(shown.points, shown.digits)
    return (
        *((fact.label, fact.value) for fact in facts(assessment, "placed")),
        ("Points short of nature" if coverage.by_nature else "Points absorbed", fade),
        (assessment.vocabulary.text("Work of {product} that sits in {marketing}"), percent(coverage.leak, 1)),
        ("Verdict", assessment.verdict_words),
    )


class WhatIf(QWidget):
    """Preview of one move. "Do it", in a footer that does not scroll, performs that same edit."""

    closed = Signal()

    def __init__(self, context: Context, role_id: str, department_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._role, self._department = context, role_id, department_id
        index = context.session.index
        role, department = index.roles[role_id], index.departments[department_id]
        self.edit = SetRole(index.scenario.id, role_id, "department", department_id)
        self.preview: Preview = context.session.what_if(self.edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(label(f"{index.titles[role.id]} under {department.name}", "large", wrap=True))
        if self.preview.after is None:
            self._say(self.preview.refusal or "")
        elif self.preview.document is index.document:
            self._say(f"{index.titles[role.id]} already sits in {department.name}.")
        else:
            self._say("What would happen. Nothing is changed yet.")
            self._compare(self.preview.before, self.preview.after)
        self._column.addStretch(1)
        self.foot = self._buttons()

    def _say(self, text: str) -> None:
        self._column.addWidget(label(text, "muted", wrap=True))

    def _compare(self, before: Assessment, after: Assessment) -> None:
        for name, assessment in (("Before", before), ("After", after)):
            bar = CoverageBar(self._context.theme, self)
            bar.setObjectName(f"whatIf{name}")
            coverage = assessment.coverage
            bar.show_split(
                coverage.placed,
                assessment.vocabulary,
                None if assessment is before else coverage.nature,
                f"{name}: {VIEW['placed']}",
            )
            self._column.addWidget(label(f"{name}, where people sit", "heading"))
            self._column.addWidget(bar)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        grid.addWidget(label("Before", "small"), 0, 1)
        grid.addWidget(label("After", "small"), 0, 2)
        for row, ((name, old), (_, new)) in enumerate(zip(figures(before), figures(after), strict=True), 1):
            heading = label(name, "small", wrap=True)
            heading.setFixedWidth(px(NAMES))
            grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            for column, value in ((1, old), (2, new)):
                cell = label(value, "strong" if column == 2 and new != old else None, wrap=True)
                cell.setAccessibleName(f"{name}, {'before' if column == 1 else 'after'}: {value}")
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(grid)
        self._list_points()

    def _list_points(self) -> None:
        gained, mended = self.preview.gained, self.preview.mended
        vocabulary = self.preview.before.vocabulary
        heading = f"{pluralise(len(gained), 'open point')} more" if gained else "No open point more"
        if mended:
            heading += f", {len(mended)} less"
        self._column.addWidget(label(heading, "heading"))
        for finding in gained[:LISTED]:
            line = label(f"• {message(finding, vocabulary)}", wrap=True)
            line.setProperty("tone", {"error": "must", "warning": "should"}.get(finding.severity))
            self._column.addWidget(line)
        if len(gained) > LISTED:
            self._say(f"and {len(gained) - LISTED} more")

    def _buttons(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.do_it, self.close_button = QPushButton("Do it", foot), QPushButton("Close", foot)
        self.do_it.setProperty("look", "primary")
        self.do_it.setAccessibleName(f"Do it: {self.edit.describe(self._context.session.document)}")
        self.do_it.setEnabled(self.preview.document is not None and self.preview.document is not self._before)
        self.do_it.clicked.connect(self._perform)
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.do_it)
        row.addWidget(self.close_button)
        row.addStretch(1)
        return foot

    @property
    def _before(self) -> object:
        return self._context.session.document

    def _perform(self) -> None:
        self._context.session.perform(self.edit)
        self.closed.emit()
