"""WCAG AA in both themes: https://www.w3.org/TR/WCAG22/ 1.4.3 (text 4.5 : 1) and 1.4.11 (marks and focus 3 : 1)."""

from __future__ import annotations

import dataclasses
import re
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog, QPushButton, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from workbench.qt.theme import DARK, LIGHT, Colours, stylesheet
from workbench.runtime.paths import resources_dir
from workbench.widgets.matrix.delegate import PICKED

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TEXT_ON = (
    *product(("text", "muted", "accent", "must", "should", "good"), ("panel", "ground")),
    *product(("text",), ("hover", "marketing_soft", "product_soft", "technology_soft", "either_soft", "both_soft")),
    *product(("muted", "must"), ("marketing_soft", "product_soft", "technology_soft", "both_soft")),
    *product(("text", "muted", "must"), ("must_soft",)),
    ("should", "should_soft"),
    ("muted", "either_soft"),
    ("muted", "hover"),
    ("must", "hover"),
    *product(("on_bar",), ("marketing", "product", "both")),
    ("on_accent", "accent"),
    ("panel", "text"),
)
MARKS_ON = (
    *product(("marketing", "product", "technology", "either", "both", "must", "should", "good"), ("panel", "ground")),
    *((side, f"{side}_soft") for side in ("marketing", "product", "technology", "either", "both")),
    ("accent", "panel"),
    ("accent", "ground"),
)


def luminance(name: str) -> float:
    """Relative luminance of a colour, WCAG 2.2."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    colour = QColor(name)
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1-21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def weak(colours: Colours, pairs: tuple[tuple[str, str], ...], least: float) -> list[str]:
    """The pairs that stand out too little."""
    found = ((ink, ground, contrast(getattr(colours, ink), getattr(colours, ground))) for ink, ground in pairs)
    return [f"{ink} on {ground}: {ratio:.2f}" for ink, ground, ratio in found if ratio < least]


@THEMES
def test_text_stands_out(colours: Colours) -> None:
    assert weak(colours, TEXT_ON, 4.5) == []


@THEMES
def test_marks_and_the_focus_stand_out(colours: Colours) -> None:
    assert weak(colours, MARKS_ON, 3.0) == []


def beneath(colour: str, ground: str, strength: float) -> str:
    """A ground with a colour laid over it at a fraction of its strength."""
    over, under = QColor(colour), QColor(ground)
    mixed = [
        round(strength * one + (1 - strength) * other)
        for one, other in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)
    ]
    return QColor(*mixed).name()


@THEMES
def test_text_stands_out_on_picked_cells_of_the_matrix(colours: Colours) -> None:
    grounds = ("panel", "must_soft", *(f"{side}_soft" for side in ("marketing", "product", "technology", "either")))
    picked = {name: beneath(colours.accent, getattr(colours, name), PICKED) for name in grounds}
    assert min(contrast(colours.text, each) for each in picked.values()) >= 4.5
    assert contrast(colours.accent, picked["panel"]) >= 3.0


@THEMES
def test_every_rule_of_the_style_sheet_is_readable(colours: Colours) -> None:
    sheet = (resources_dir() / "themes" / "workbench.qss").read_text(encoding="utf-8")
    pairs = []
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        ink, ground = (re.search(rf"(?<![\w-]){key}: @(\w+)", body) for key in ("color", "background"))
        if ink and ground and "disabled" not in selector:
            pairs.append((ink.group(1), ground.group(1)))
    assert len(pairs) > 15
    assert weak(colours, tuple(pairs), 4.5) == []


@THEMES
def test_every_name_of_the_style_sheet_is_a_colour(colours: Colours) -> None:
    assert "@" not in stylesheet(colours).split("*/", 1)[1]
    assert all(QColor(each).isValid() for each in dataclasses.astuple(colours))


@THEMES
@pytest.mark.parametrize("kind", [QRadioButton, QCheckBox])
def test_what_can_be_chosen_shows_it_before_it_is_chosen(
    qtbot: QtBot, colours: Colours, kind: type[QAbstractButton]
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(stylesheet(colours))
    button = kind("Landscape", dialog)
    dialog.ensurePolished()
    button.resize(button.sizeHint())
    for chosen in (False, True):
        button.setChecked(chosen)
        drawn = dialog.grab().toImage()
        mark = {drawn.pixelColor(x, y).name() for x in range(18) for y in range(button.height())}
        assert max(contrast(each, colours.ground) for each in mark) >= 3.0


@THEMES
@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("look", ["", "primary", "link", "pill", "segment", "fold", "more"])
def test_the_focus_shows_on_every_kind_of_button(
    qtbot: QtBot, colours: Colours, kind: type[QAbstractButton], look: str
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    button, other = kind(dialog), QPushButton(dialog)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("look", look)
    button.setCheckable(True)
    button.setChecked(look in ("pill", "segment"))
    dialog.setStyleSheet(stylesheet(colours))
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    button.resize(60, 24)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != without
