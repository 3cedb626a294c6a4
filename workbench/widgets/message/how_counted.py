"""How the figures are counted: the formula in words with the numbers of this map, and how sure the verdict is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.domain.assess import Assessment, Certainty
from workbench.domain.coverage import Coverage, View
from workbench.domain.words import PARTS, VIEW, count
from workbench.widgets.parts.popover import Popover
from workbench.widgets.parts.style import label

SIDES = {
    "designed": "on paper, a role's side is that of its kind of work",
    "placed": "where people sit, a role's side is that of the department it sits in",
    "strategists": "all other roles count as “other roles”",
}
STRENGTH = (
    "A role that leads a skill counts in full, one that supports it counts half; less where its level is below the "
    "level needed. Of each side only the best single holder counts: two beginners are no expert."
)


def formula(assessment: Assessment, coverage: Coverage, view: View) -> tuple[str, ...]:
    """The formula in words, a paragraph each, with the real numbers (two decimals)."""
    index, split = assessment.index, coverage.split(view)
    weight = sum(index.weight(skill) for skill in coverage.skills)
    verb = "counts" if len(coverage.skills) == 1 else "count"
    number = f"{count(len(coverage.skills), 'skill')} in scope {verb}, each by its importance (1–5)"
    intro = (
        f"{VIEW[view].capitalize()}: {SIDES[view]}. {number}; together they weigh {weight}.",
        STRENGTH,
    )
    if split.nobody is None:
        return (*intro, "No skill counts yet, so there is no split.")
    parts = ", ".join(f"{name.lower()} {_percent(getattr(split, part))}" for part, name in PARTS.items())
    shares = f"{parts[0].upper()}{parts[1:]}: together 100 %."
    if split.product_share is None:
        return (*intro, shares, "Neither side holds anything, so there is no product share.")
    return (
        *intro,
        shares,
        f"Product share = (only product + half of both) ÷ (what the two sides hold) = {_percent(split.product_share)}.",
        _fade(coverage, has_strategist=index.product_strategist is not None),
    )


def _fade(coverage: Coverage, *, has_strategist: bool) -> str:
    if coverage.fade is None or coverage.on_paper is None:
        return "Absorbed by marketing: nothing can be said while a share is missing."
    start = "product share on paper" if has_strategist else "product share by nature of the work"
    return (
        f"Absorbed by marketing = {start} − where people sit = {100 * coverage.on_paper:.2f} − "
        f"{100 * (coverage.placed.product_share or 0):.2f} = {coverage.fade:.2f} points. "
        f"{100 * coverage.leak:.1f} % of the product and technology work sits in marketing."
    )


def _percent(fraction: float | None) -> str:
    return "–" if fraction is None else f"{100 * fraction:.2f} %"


class HowCounted(Popover):
    """The formula, how sure it is, and the switch that counts the skills of either side too."""

    shared_toggled = Signal(bool)

    def __init__(
        self,
        assessment: Assessment,
        coverage: Coverage,
        view: View,
        certainty: Certainty,
        shared: bool,
        anchor: QWidget,
    ) -> None:
        super().__init__("How is this counted?", anchor)
        self.setFixedWidth(480)
        for paragraph in formula(assessment, coverage, view):
            self.column.addWidget(label(paragraph, wrap=True))
        self.column.addWidget(label(f"How sure: {certainty.sentence}", "strong", wrap=True))
        switch = QCheckBox("Count the skills of either side too", self)
        switch.setChecked(shared)
        switch.toggled.connect(self.shared_toggled)
        self.column.addWidget(switch)
        self.column.addWidget(label("This changes figures, never open points or the verdict.", "small", wrap=True))
        switch.setFocus()
