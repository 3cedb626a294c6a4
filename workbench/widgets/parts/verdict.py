"""The verdict as a badge: text and tick, and the colour that goes with it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from workbench.domain.assess import Verdict
from workbench.domain.words import VERDICT
from workbench.widgets.parts.style import restyle

_TONE: dict[Verdict, str] = {"faded": "must", "drifting": "should", "distinct": "good", "undecided": "none"}


def show_verdict(badge: QLabel, verdict: Verdict) -> None:
    """Show a verdict in a badge."""
    tone = _TONE[verdict]
    show_badge(badge, f"{'✓ ' if tone == 'good' else ''}{VERDICT[verdict]}", tone)
    badge.setToolTip("The verdict: the worst open point that touches it")


def show_badge(badge: QLabel, text: str, tone: str) -> None:
    """Show a text in a badge, in a tone."""
    badge.setText(text)
    restyle(badge, "tone", tone)
