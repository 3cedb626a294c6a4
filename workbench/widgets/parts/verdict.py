"""Verdict badge: the verdict in words, with a tick if it is good, and its colour. Knows no widget but the label."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from workbench.domain.assess import Assessment, Verdict
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import BOLD, SMALL, px
from workbench.widgets.parts.style import restyle
from workbench.widgets.parts.text import elided

_TONE: dict[Verdict, str] = {"faded": "must", "drifting": "should", "distinct": "good", "undecided": "none"}
WORST = "The verdict: the worst open point that touches it"
WIDEST = 230
"""Pixels at which a verdict is elided: it may name a side by a long word."""
NO_SHARE = "There is no verdict yet: neither side holds any of the work, on paper or where people sit"


def show_verdict(badge: QLabel, assessment: Assessment) -> None:
    """Show a verdict in a badge."""
    tone = _TONE[assessment.verdict]
    whole = f"{'✓ ' if tone == 'good' else ''}{assessment.verdict_words}"
    shown = elided(whole, px(WIDEST), px(SMALL), BOLD)
    show_badge(badge, shown, tone)
    badge.setAccessibleName("" if shown == whole else whole)
    why = NO_SHARE if assessment.verdict == "undecided" else WORST
    badge.setToolTip(tooltip_text(why if shown == whole else f"{whole}\n{why}"))


def show_badge(badge: QLabel, text: str, tone: str) -> None:
    """Show a text in a badge; tone: a colour name of the style sheet."""
    badge.setText(text)
    restyle(badge, "tone", tone)
