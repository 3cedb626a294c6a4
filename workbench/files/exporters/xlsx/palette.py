"""Palette of the workbook: the colours of the light theme, kept equal to the window's by a test. Knows no cell."""

from __future__ import annotations

from workbench.domain.model import BelongsTo, Severity

MARKETING, MARKETING_SOFT = "#A65605", "#FDF0E1"
PRODUCT, PRODUCT_SOFT = "#0A66B2", "#E4F0FB"
TECHNOLOGY, TECHNOLOGY_SOFT = "#0B7A5B", "#E1F4EE"
EITHER, EITHER_SOFT = "#475467", "#EEF1F5"
BOTH = "#7A4FA3"
MUST, MUST_SOFT = "#C0362C", "#FCE8E6"
SHOULD, SHOULD_SOFT = "#8A5D00", "#FFF3D6"
OTHER_ROLES = "#828C9D"
GOOD = "#1A7F4B"
TEXT, MUTED, LINE, GROUND, ACCENT = "#1B2330", "#5F6980", "#E2E5EA", "#F6F7F9", "#2456C7"
CHANGED = "#FFF176"

PART: dict[str, str] = {
    "only_marketing": MARKETING,
    "both": BOTH,
    "only_product": PRODUCT,
    "other_roles": OTHER_ROLES,
    "nobody": MUST,
}
SIDE: dict[BelongsTo, tuple[str, str]] = {
    "marketing": (MARKETING, MARKETING_SOFT),
    "product": (PRODUCT, PRODUCT_SOFT),
    "technology": (TECHNOLOGY, TECHNOLOGY_SOFT),
    "either": (EITHER, EITHER_SOFT),
}
SEVERITY: dict[Severity, tuple[str, str]] = {
    "error": (MUST, MUST_SOFT),
    "warning": (SHOULD, SHOULD_SOFT),
    "advice": (EITHER, EITHER_SOFT),
}
TONE: dict[str, str] = {"error": MUST, "warning": SHOULD, "advice": MUTED, "good": GOOD, "unknown": MUTED}
VERDICT: dict[str, str] = {"distinct": GOOD, "drifting": SHOULD, "faded": MUST, "undecided": MUTED}
