"""Popover "How counted": the formula in words with the numbers of this map, and how sure the verdict is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.domain.assess import Assessment, Certainty
from workbench.domain.coverage import PARTS, Coverage, FigureView
from workbench.domain.figures import Absorption, absorbed
from workbench.domain.rounding import largest_remainders, rounded
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import VIEW, percent, percent_number, pluralise, points, sentence_start
from workbench.presentation.certainty_text import certainty_explained
from workbench.presentation.formatting import sentence_from
from workbench.qt.theme import px
from workbench.widgets.parts.popover import Popover
from workbench.widgets.parts.style import label

DECIMALS = 2

SIDES = {
    "designed": "on paper, a role's side is that of its kind of work",
    "placed": "where people sit, a role's side is that of the department it sits in",
    "strategists": "all other roles count as “other roles”",
}
STRENGTH = (
    "A role that leads a skill counts in full, one that supports it counts half; less where its level is below the "
    "level needed. Of each side only the best single holder counts: two beginners are no expert."
)


def formula(assessment: Assessment, coverage: Coverage, view: FigureView) -> tuple[str, ...]:
    """The formula in words, a paragraph each, with the real numbers (two decimals)."""
    index, split, vocabulary = assessment.index, coverage.split(view), assessment.vocabulary
    weight = sum(index.weight(skill) for skill in coverage.skills)
    verb = "counts" if len(coverage.skills) == 1 else "count"
    number = f"{pluralise(len(coverage.skills), 'skill')} in scope {verb}, each by its importance (1–5)"
    intro = (
        f"{sentence_start(VIEW[view])}: {SIDES[view]}. {number}; together they weigh {weight}.",
        STRENGTH,
    )
    if split.nobody is None:
        return (*intro, "No skill counts yet, so there is no split.")
    known = largest_remainders([getattr(split, part) for part in PARTS], 100 * 10**DECIMALS)
    percents = (percent(hundredths / (100 * 10**DECIMALS), DECIMALS) for hundredths in known)
    parts = [f"{name} {share}" for name, share in zip(vocabulary.parts_inside.values(), percents, strict=True)]
    shares = f"{sentence_from(parts)}: together {percent(1)}."
    if split.product_share is None:
        return (*intro, shares, vocabulary.text("Neither side holds anything, so there is no {product} share."))
    return (
        *intro,
        shares,
        vocabulary.text(
            "{Product} share = (only {product} + half of both) ÷ (what the two sides hold) = {share}.",
            share=percent(split.product_share, DECIMALS),
        ),
        _fade(coverage, vocabulary),
    )


def _fade(coverage: Coverage, vocabulary: Vocabulary) -> str:
    shown = absorbed(coverage, DECIMALS)
    figure = vocabulary.short_of_nature if coverage.by_nature else vocabulary.absorbed
    if shown is None:
        return f"{figure}: nothing can be said while a share is missing."
    on_paper, placed = (percent_number(share, DECIMALS) for share in (shown.on_paper, shown.placed))
    start = "{product} share by nature of the work" if coverage.by_nature else "{product} share on paper"
    why = ", for there is no {product_strategist}" if coverage.by_nature else ""
    return vocabulary.text(
        f"{{figure}} = {start} − where people sit = {on_paper} − {placed} = {{points}}{why}.{{whole}} "
        "{leak} of the work of {product_and_technology} sits in {marketing}.",
        figure=figure,
        points=points(shown.points, DECIMALS),
        whole=_in_whole_percents(coverage, shown),
        leak=percent(coverage.leak, DECIMALS),
    )


def _in_whole_percents(coverage: Coverage, exact: Absorption) -> str:
    """The same difference in whole percents, where it is not what the exact points round to: it is shown elsewhere."""
    shown = absorbed(coverage)
    if shown is None or shown.points == rounded(exact.points):
        return ""
    on_paper, placed = map(percent_number, (shown.on_paper, shown.placed))
    return f" In whole percents: {on_paper} − {placed} = {points(shown.points)}."


class HowCounted(Popover):
    """Popover with the formula, how sure it is, and the switch that also counts skills of either side."""

    shared_toggled = Signal(bool)

    def __init__(
        self,
        assessment: Assessment,
        coverage: Coverage,
        view: FigureView,
        certainty: Certainty,
        shared: bool,
        anchor: QWidget,
    ) -> None:
        super().__init__("How is this counted?", anchor)
        self.setFixedWidth(px(480))
        for paragraph in formula(assessment, coverage, view):
            self.column.addWidget(label(paragraph, wrap=True))
        self.column.addWidget(
            label(f"How sure: {certainty_explained(certainty, assessment.vocabulary)}", "strong", wrap=True)
        )
        switch = QCheckBox("Count the skills of either side too", self)
        switch.setChecked(shared)
        switch.toggled.connect(self.shared_toggled)
        self.column.addWidget(switch)
        self.column.addWidget(label("This changes figures, never open points or the verdict.", "small", wrap=True))
        switch.setFocus()
