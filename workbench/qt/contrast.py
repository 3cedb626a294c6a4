"""Contrast ratio of WCAG 2.2, and the high-contrast colours made with it. Knows no widget."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from workbench.qt.theme import Colours

_HUES = ("marketing", "product", "technology", "both", "must", "should", "good", "other_roles")
TEXT_LEAST, MARK_LEAST = 4.5, 3.0
"""Least contrast ratios of text and of marks: WCAG 2.2, 1.4.3 and 1.4.11."""


def luminance(value: QColor) -> float:
    """Relative luminance, 0-1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in value.getRgbF()[:3]]  # type: ignore[index]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1-21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def high_contrast(palette: QPalette, light: Colours, dark: Colours) -> Colours:
    """High-contrast colours: the desktop's own for text, grounds, edges and the selection.

    Sides and open points keep the hues of the theme made for such a ground, light or dark, where these have TEXT_LEAST
    against it; else they take the text's colour. None has a ground of its own.
    """
    roles = QPalette.ColorRole
    window = palette.color(roles.Window)
    theirs = palette.color(roles.WindowText)
    black, white = QColor("#000000"), QColor("#ffffff")
    text = theirs if contrast(theirs, window) >= TEXT_LEAST else _clearest(window, black, white)
    highlight = palette.color(roles.Highlight)
    accent = highlight if contrast(highlight, window) >= TEXT_LEAST else text
    on_highlight = palette.color(roles.HighlightedText)
    on_accent = on_highlight if contrast(on_highlight, accent) >= TEXT_LEAST else _clearest(accent, black, white)
    base = light if luminance(window) > luminance(text) else dark
    grounds = dict.fromkeys(
        (*(name for name in base.__slots__ if name.endswith("_soft")), "panel", "ground", "hover"), window.name()
    )
    inks = dict.fromkeys(("text", "muted", "line", "edge", "either"), text.name())
    for name in _HUES:
        if contrast(QColor(getattr(base, name)), window) < TEXT_LEAST:
            inks[name] = text.name()
    return dataclasses.replace(base, **grounds, **inks, accent=accent.name(), on_accent=on_accent.name())


def _clearest(ground: QColor, *inks: QColor) -> QColor:
    return max(inks, key=lambda ink: contrast(ink, ground))
