"""Side card of a comparison: the scenario's combo box, its coverage bar, figures and verdict. Knows no session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.assess import Assessment
from workbench.domain.coverage import FigureView
from workbench.domain.figures import absorbed as absorbed_in
from workbench.domain.figures import absorbed_beside, coverage_moved, nobody_percent, share_digits
from workbench.domain.rounding import points_between, rounded
from workbench.domain.vocabulary import DEFAULT, Vocabulary
from workbench.domain.words import PERCENT, VIEW, percent, signed
from workbench.presentation.summary import facts
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import SMALL, Theme, px
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.coverage_bar import CoverageBar
from workbench.widgets.parts.flow import FlowLayout
from workbench.widgets.parts.style import label, restyle
from workbench.widgets.parts.text import elided
from workbench.widgets.parts.verdict import show_verdict

A_FILE = "A file…"
_CAPTIONS = (
    ("{Product}", "{Product} share"),
    ("Nobody holds", "Held by nobody, or not at the level needed"),
    ("Same grade?", "Are the leading roles of the same grade?"),
    ("Sits in", "The {product_strategist} sits in"),
    ("Absorbed", "Absorbed by {marketing}, on paper → where people sit"),
    ("To fix", "Open points to fix"),
)
"""Templates of each figure's caption and name."""
_NOBODY = 1
"""Index of the figure "nobody", which is shown only if it differs between the sides."""
_ABSORBED = 4
"""Index of the figure "absorbed", which has another name where no one leads that side."""
_SHORT = ("By nature → held", "{Product} by nature → held, for there is no {product_strategist}")

_MARGIN, _GAP = 14, 4
_WIDEST = 150
"""Pixels at which a caption is elided; the tool tip has the whole name."""
_FACT_TONE = {"error": "must", "warning": "should", "good": "good"}


class _Figure(QWidget):
    """Figure: a caption over a value, and beside it the difference from the first side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._value, self._change = label("", "strong"), label("", "small")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._value)
        row.addWidget(self._change)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(1)
        self._caption = label("", "small")
        column.addWidget(self._caption)
        column.addLayout(row)

    def rename(self, caption: str, name: str) -> None:
        """Change caption and accessible name; they take effect with the next value."""
        self._caption.setText(elided(caption, px(_WIDEST), px(SMALL)))
        self._name = name

    def show_value(self, value: str, tone: str, change: str) -> None:
        """Show another value."""
        self._value.setText(value)
        self._change.setText(change)
        self._change.setVisible(bool(change))
        restyle(self._value, "tone", tone)
        name = self._name if self._name.endswith("?") else f"{self._name}:"
        whole = f"{name} {value}{f' ({change})' if change else ''}"
        self.setAccessibleName(whole)
        self.setToolTip(tooltip_text(whole))


class SideCard(QFrame):
    """Card of one side of a comparison."""

    chosen = Signal(int)
    """The index of the scenario the user chose."""

    file_wanted = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.choice = ChoiceBox(self)
        self.choice.name(name)
        self.choice.setMinimumWidth(76)
        self.choice.activated.connect(self._activated)
        self._verdict = label("", "badge")
        self.bar = CoverageBar(theme, self)
        self.bar.setObjectName(f"coverageBar-{name.split(maxsplit=1)[0].lower()}")
        self._figures = tuple(_Figure(self) for _ in _CAPTIONS)
        self._name_figures(DEFAULT, by_nature=False)
        head = QHBoxLayout()
        head.addWidget(self.choice, 1)
        head.addSpacing(8)
        head.addWidget(self._verdict)
        flow = FlowLayout(_GAP)
        for figure in self._figures:
            flow.addWidget(figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(flow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Even columns for the figures, if they fit one line."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        shown = [figure for figure in self._figures if not figure.isHidden()]
        share = (self.contentsRect().width() - 2 * _MARGIN + _GAP) // len(shown) - _GAP
        fits = all(figure.sizeHint().width() <= share for figure in shown)
        for figure in self._figures:
            figure.setMinimumWidth(share if fits else 0)

    def show_choices(self, names: Sequence[str], at: int) -> None:
        """Fill the combo box with these scenarios, `at` being the chosen one, and "a file"."""
        offered = [*names, A_FILE]
        if offered != [self.choice.itemText(row) for row in range(self.choice.count())]:
            self.choice.clear()  # only on a difference: it would close the list while the user has it open
            self.choice.addItems(offered)
        self.choice.setCurrentIndex(at)

    def _name_figures(self, vocabulary: Vocabulary, *, by_nature: bool) -> None:
        captions = list(_CAPTIONS)
        if by_nature:
            captions[_ABSORBED] = _SHORT
        for figure, (caption, name) in zip(self._figures, captions, strict=True):
            figure.rename(vocabulary.text(caption), vocabulary.text(name))

    def _activated(self, place: int) -> None:
        if place == self.choice.count() - 1:
            self.file_wanted.emit()
        else:
            self.chosen.emit(place)

    def show_side(self, assessment: Assessment, view: FigureView, other: Assessment, *, second: bool) -> None:
        """Show a side of a comparison; the second one also shows how its figures differ from `other`'s."""
        coverage, before = assessment.coverage, other.coverage
        split = coverage.split(view)
        show_verdict(self._verdict, assessment)
        self.bar.show_split(split, assessment.vocabulary, title=f"Who holds the work: {VIEW[view]}")
        digits = max(_digits(side, view) for side in (assessment, other))
        share, grade, place, absorbed = facts(assessment, view, digits=digits)
        nobody = nobody_percent(split)
        errors, warnings = assessment.count("error"), assessment.count("warning")
        shown = [
            (percent(split.product_share, digits), _FACT_TONE.get(share.tone, "")),
            (f"{nobody}{PERCENT}", "must" if nobody else "good"),
            (grade.value, _FACT_TONE.get(grade.tone, "")),
            (place.value, _FACT_TONE.get(place.tone, "")),
            (absorbed.value, _FACT_TONE.get(absorbed.tone, "")),
            (str(errors + warnings), "must" if errors else "should" if warnings else "good"),
        ]
        changes = _changes(other, assessment, view, digits) if second else [""] * len(shown)
        self._name_figures(assessment.vocabulary, by_nature=coverage.by_nature)
        for figure, (value, value_tone), change in zip(self._figures, shown, changes, strict=True):
            figure.show_value(value, value_tone, change)
        self._figures[_NOBODY].setVisible(coverage_moved(before.split(view), split))
        self._spread()


def _digits(assessment: Assessment, view: FigureView) -> int:
    """Decimals needed to tell a side's shares from their limits."""
    shown = absorbed_beside(assessment.index.policy, assessment.coverage)
    share = share_digits(assessment.index, assessment.coverage, view)
    return max(share, shown.digits if shown else 0)


def _changes(first: Assessment, second: Assessment, view: FigureView, digits: int) -> list[str]:
    """Signed difference of each figure as displayed; "" where it is the same."""
    before, after = (side.coverage.split(view) for side in (first, second))
    share = absorbed = ""
    if before.product_share is not None and after.product_share is not None:
        share = signed(points_between(before.product_share, after.product_share, digits), digits)
    was, left = (absorbed_in(side.coverage, digits) for side in (first, second))
    alike = first.coverage.by_nature == second.coverage.by_nature  # else they are counted from different things
    if was is not None and left is not None and alike:
        absorbed = signed(rounded(left.points - was.points, digits), digits)
    nobody = signed(nobody_percent(after) - nobody_percent(before))
    fixes = [side.count("error") + side.count("warning") for side in (first, second)]
    return [share, nobody, "", "", absorbed, signed(fixes[1] - fixes[0])]
