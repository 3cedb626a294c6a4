"""WCAG AA in both themes: https://www.w3.org/TR/WCAG22/ 1.4.3 (text 4.5 : 1) and 1.4.11 (marks and focus 3 : 1)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QPalette, QStyleHints
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench.qt.contrast import contrast
from workbench.qt.theme import (
    DARK,
    LIGHT,
    SMALL,
    Colours,
    Desktop,
    Theme,
    desktop_text_size,
    install_fonts,
    px,
    stylesheet,
    unit,
)
from workbench.runtime.paths import resources_dir
from workbench.widgets.dialogs.name import NameDialog
from workbench.widgets.library.skill_delegate import SkillDelegate
from workbench.widgets.matrix.delegate import PICKED
from workbench.widgets.parts.coverage_bar import CoverageBar
from workbench.widgets.parts.mark import VEIL, paint_picked, paint_side
from workbench.widgets.parts.scale import Scale
from workbench.widgets.parts.switch import Switch

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
    *product(("edge", "other_roles", "accent", "muted"), ("panel", "ground", "hover")),
    *product(("accent",), ("either_soft", "should_soft")),
    ("should", "should_soft"),
)


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1-21."""
    return contrast(QColor(one), QColor(other))


def weak(colours: Colours, pairs: tuple[tuple[str, str], ...], least: float) -> list[str]:
    """The pairs that stand out too little."""
    found = ((ink, ground, ratio(getattr(colours, ink), getattr(colours, ground))) for ink, ground in pairs)
    return [f"{ink} on {ground}: {found_ratio:.2f}" for ink, ground, found_ratio in found if found_ratio < least]


@THEMES
def test_text_stands_out(colours: Colours) -> None:
    assert weak(colours, TEXT_ON, 4.5) == []


@THEMES
def test_marks_and_the_focus_stand_out(colours: Colours) -> None:
    assert weak(colours, MARKS_ON, 3.0) == []


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def beneath(colour: str, ground: str, strength: float) -> str:
    """A ground with a colour laid over it at a fraction of its strength."""
    over, under = QColor(colour), QColor(ground)
    mixed = [
        round(strength * one + (1 - strength) * other) for one, other in zip(_parts(over), _parts(under), strict=True)
    ]
    return QColor(*mixed).name()


@THEMES
def test_text_stands_out_on_picked_cells_of_the_matrix(colours: Colours) -> None:
    grounds = ("panel", "must_soft", *(f"{side}_soft" for side in ("marketing", "product", "technology", "either")))
    picked = {name: beneath(colours.accent, getattr(colours, name), PICKED) for name in grounds}
    assert min(ratio(colours.text, each) for each in picked.values()) >= 4.5
    assert ratio(colours.accent, picked["panel"]) >= 3.0


@THEMES
@pytest.mark.parametrize("veil", ["ground", "panel"])
def test_titles_of_what_is_not_sought_can_still_be_read(colours: Colours, veil: str) -> None:
    over = getattr(colours, veil)
    text, panel = (beneath(over, each, VEIL) for each in (colours.text, colours.panel))
    assert ratio(text, panel) >= 4.5
    assert ratio(text, colours.text) >= 2.0  # and it is told from what is


@THEMES
def test_every_rule_of_the_style_sheet_is_readable(colours: Colours) -> None:
    pairs = []
    for selector, body in rules():
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
    qtbot: QtBot, colours: Colours, kind: type[QRadioButton] | type[QCheckBox]
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
        assert max(ratio(each, colours.ground) for each in mark) >= 3.0


@THEMES
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize(("look", "name"), [("", ""), ("inplace", ""), ("", "cellEditor"), ("", "skillSearch")])
def test_what_an_empty_field_asks_for_can_be_read(
    qtbot: QtBot, colours: Colours, kind: type[QLineEdit] | type[QPlainTextEdit], look: str, name: str
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = kind(dialog)
    field.setProperty("look", look)
    field.setObjectName(name)
    field.setPlaceholderText("HHHHHHHH")
    dialog.setStyleSheet(stylesheet(colours))
    dialog.ensurePolished()
    field.resize(160, 30)
    image = field.grab().toImage()
    inside = {image.pixelColor(x, y).name() for x in range(6, 154) for y in range(6, 24)}
    assert max(ratio(each, colours.panel) for each in inside) >= 4.5


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


EDGED = (
    "QPushButton, QToolButton",
    "QLineEdit, ",
    'look="pill"',
    'look="segment"',
    "QDialog QListWidget",
    "QDialog QTab",
)


def rules() -> list[tuple[str, str]]:
    """The selectors and bodies of the style sheet."""
    sheet = (resources_dir() / "themes" / "workbench.qss").read_text(encoding="utf-8")
    return re.findall(r"([^{}]+)\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))


@THEMES
def test_edges_of_fields_and_buttons_and_the_scroll_thumb_stand_out(colours: Colours) -> None:
    found = []
    for selector, body in rules():
        first = selector.strip()
        edged = ":" not in first and any(each in first for each in EDGED)
        if edged and (edge := re.search(r"border: 1px solid @(\w+)", body)):
            found.append(edge.group(1))
        if "QScrollBar::handle" in first and (thumb := re.search(r"background: @(\w+)", body)):
            found.append(thumb.group(1))
    assert len(found) >= 9
    assert weak(colours, tuple(product(found, ("panel", "ground"))), 3.0) == []


def drawn(widget: QWidget) -> set[str]:
    """The colours that a widget shows."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@THEMES
def test_the_chosen_segment_is_told_by_a_line_that_stands_out(qtbot: QtBot, colours: Colours) -> None:
    switch = Switch([("a", "Whole departments"), ("b", "Two strategists")])
    qtbot.addWidget(switch)
    switch.setStyleSheet(stylesheet(colours))
    switch.show()
    told = {name: drawn(button) for name, button in switch.buttons.items()}
    accent = QColor(colours.accent).name()
    assert accent in told["a"]
    assert accent not in told["b"]
    assert ratio(accent, colours.either_soft) >= 3.0


@THEMES
def test_a_picked_row_is_told_by_a_bar_that_stands_out(colours: Colours) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_picked(painter, image.rect(), colours)
    painter.end()
    bar, ground = image.pixelColor(1, 10).name(), image.pixelColor(20, 10).name()
    assert ratio(bar, ground) >= 3.0
    assert ratio(bar, colours.panel) >= 3.0


@THEMES
def test_a_side_is_told_without_its_colour(colours: Colours) -> None:
    shapes = set()
    for side in ("marketing", "product", "technology", "both", "either"):
        image = QImage(16, 24, QImage.Format.Format_RGB32)
        image.fill(QColor(colours.panel))
        painter = QPainter(image)
        paint_side(painter, QRectF(6, 5, 3, 14), side, colours)
        painter.end()
        strong = {
            (x, y) for x in range(16) for y in range(24) if ratio(image.pixelColor(x, y).name(), colours.panel) >= 3.0
        }
        assert strong
        shapes.add(frozenset(strong))
    assert len(shapes) == 5


class HighContrast(Desktop):
    """A desktop that asks for high contrast, in colours of its own."""

    asked = True

    def __init__(self, text: str, window: str, highlight: str, on_highlight: str) -> None:
        super().__init__()
        self._palette, roles = QPalette(), QPalette.ColorRole
        for names, value in (
            ((roles.WindowText, roles.Text, roles.ButtonText), text),
            ((roles.Window, roles.Base, roles.Button), window),
            ((roles.Highlight,), highlight),
            ((roles.HighlightedText,), on_highlight),
        ):
            for name in names:
                self._palette.setColor(name, QColor(value))

    @property
    def high_contrast(self) -> bool:
        return self.asked

    @property
    def palette(self) -> QPalette:
        return self._palette


DESKTOPS = {
    "black": ("#ffffff", "#000000", "#1aebff", "#000000"),
    "white": ("#000000", "#ffffff", "#37006e", "#ffffff"),
    "desert": ("#3d3d3d", "#fffaef", "#903909", "#fff5e3"),
    "weak": ("#777777", "#888888", "#999999", "#aaaaaa"),
}


@pytest.fixture
def styled() -> Iterator[QApplication]:
    """The application, which takes its looks back at the end."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    palette, sheet = application.palette(), application.styleSheet()
    yield application
    application.setPalette(palette)
    application.setStyleSheet(sheet)


@pytest.mark.parametrize("name", DESKTOPS)
def test_the_palette_of_a_desktop_that_asks_for_high_contrast_is_used(
    qtbot: QtBot, styled: QApplication, name: str
) -> None:
    text, window, highlight, _ = DESKTOPS[name]
    desktop = HighContrast(*DESKTOPS[name])
    theme = Theme(desktop=desktop)
    theme.choose("light")
    colours = theme.colours
    if name != "weak":
        assert (colours.text, colours.panel, colours.accent) == (text, window, highlight)
        assert styled.palette().color(QPalette.ColorRole.Window).name() == window
        assert styled.palette().color(QPalette.ColorRole.Highlight).name() == highlight
    assert weak(colours, tuple(each for each in TEXT_ON if name != "weak" or each[0] != "on_bar"), 4.5) == []
    assert weak(colours, MARKS_ON, 3.0) == []
    with qtbot.waitSignal(theme.changed):
        desktop.asked = False
        desktop.changed.emit()
    assert theme.colours == LIGHT
    assert styled.palette().color(QPalette.ColorRole.Window).name() == LIGHT.ground.lower()


def test_what_the_desktop_asks_for_later_is_heard(qtbot: QtBot) -> None:
    hints = QGuiApplication.styleHints()
    for signal, asked in (
        (hints.colorSchemeChanged, Qt.ColorScheme.Dark),
        (hints.accessibility().contrastPreferenceChanged, Qt.ContrastPreference.HighContrast),
    ):
        with qtbot.waitSignal(Desktop(hints).changed):
            signal.emit(asked)


def test_qt_is_told_which_colours_the_program_wears(
    qtbot: QtBot, styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Qt.ColorScheme] = []
    theme = Theme()
    monkeypatch.setattr(QStyleHints, "setColorScheme", lambda _, scheme: told.append(scheme))
    theme.choose("system")
    assert told == []
    for mode in ("dark", "dark", "light", "system"):
        theme.choose(mode)
    assert told == [Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown]


@pytest.mark.parametrize(
    ("points", "pixels", "ours"), [(9, 0, 13), (10, 0, 13), (11, 0, 15), (15, 0, 20), (45, 0, 26), (0, 20, 20)]
)
def test_the_text_of_the_desktop_is_followed_within_reason(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, points: int, pixels: int, ours: int
) -> None:
    face = QFont()
    if pixels:
        face.setPixelSize(pixels)
    else:
        face.setPointSize(points)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: face)
    assert qapp.primaryScreen().logicalDotsPerInch() == 96
    assert desktop_text_size() == ours
    install_fonts()
    assert qapp.font().pixelSize() == ours
    install_fonts(13)


@pytest.fixture
def large_text(styled: QApplication) -> Iterator[None]:
    """A desktop whose text has 20 pixels."""
    install_fonts(20)
    yield
    install_fonts(13)


def test_everything_is_in_proportion_to_the_text_of_the_desktop(qtbot: QtBot, large_text: None) -> None:
    sheet = stylesheet(LIGHT)
    sizes = {int(each) for each in re.findall(r"font-size: (\d+)px", sheet)}
    assert sizes == {20, 18, 23, 28, 34}
    assert "border: 1px solid" in sheet
    assert (px(SMALL), px(28), Scale().px(18)) == (18, 43, 28)
    dialog = NameDialog("Rename", "Name of the scenario", "Today", "Rename")
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(sheet)
    dialog.show()
    assert dialog.line.fontInfo().pixelSize() == 20
    bar = CoverageBar(Theme())
    qtbot.addWidget(bar)
    library = SkillDelegate(Theme())
    assert library.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() == 43
    assert bar.sizeHint().height() == round(31 * 20 / 13)


def test_text_of_the_usual_size_leaves_the_design_as_it_is() -> None:
    assert (unit(), px(SMALL), Scale().px(18)) == (1, 12, 18)
    assert "font-size: 13px" in stylesheet(LIGHT)
