"""The bar: its percents total 100, its words give way to room, and every part can be asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.domain.coverage import Split
from workbench.domain.rounding import whole_percents
from workbench.domain.vocabulary import DEFAULT
from workbench.qt.theme import Theme, install_fonts, unit
from workbench.widgets.parts.coverage_bar import CoverageBar

SPLIT = Split(0.7016, 0.0565, 0.2016, 0.0, 0.0403)


@pytest.fixture
def bar(qtbot: QtBot) -> CoverageBar:
    bar = CoverageBar(Theme())
    qtbot.addWidget(bar)
    bar.resize(760, 50)
    bar.show_split(SPLIT, DEFAULT, 0.61)
    bar.show()
    return bar


def written(bar: CoverageBar) -> list[str]:
    """What stands on the parts, from the left."""
    return [bar._bar.label(piece)[0] for piece in bar._bar.pieces]


@given(st.lists(st.integers(0, 1000), min_size=5, max_size=5).filter(any))
def test_whole_percents_total_100_and_are_off_by_less_than_one(weights: list[int]):
    fractions = [each / sum(weights) for each in weights]
    whole = whole_percents(fractions)
    assert sum(whole) == 100
    assert all(abs(100 * exact - each) < 1 for exact, each in zip(fractions, whole, strict=True))


def test_parts_that_are_nothing_are_not_shown(bar: CoverageBar):
    assert bar.parts == ("only_marketing", "both", "only_product", "nobody", "nature")
    assert sum(bar.percents.values()) == 100


def test_words_give_way_to_room(bar: CoverageBar):
    assert written(bar)[0] == "Only marketing 70\xa0%"
    bar.resize(110, 50)
    assert written(bar)[0] == "70\xa0%"
    bar.resize(62, 50)
    assert written(bar)[-1] == ""


def test_clicks_and_keys_ask_about_parts(bar: CoverageBar, qtbot: QtBot):
    asked: list[str] = []
    bar.part_activated.connect(asked.append)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_Home):
        qtbot.keyClick(bar, key)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(0.39 * 759), 2))
    assert asked == ["only_marketing", "both", "nature", "nature"]


def test_it_says_what_it_shows(bar: CoverageBar, qtbot: QtBot):
    assert bar.accessibleName() == (
        "Who holds the work: only marketing 70\xa0%, both 6\xa0%, only product 20\xa0%, nobody 4\xa0%"
    )
    assert bar.accessibleDescription() == (
        "By nature of the work: 61.0\xa0% product. "
        "The part of marketing would end here. Left and right go through its parts."
    )


def test_no_skill_is_no_part(bar: CoverageBar):
    bar.show_split(Split(None, None, None, None, None), DEFAULT)
    assert bar.parts == ()
    assert bar.accessibleName() == "Who holds the work: no skill counts"
    assert not bar.grab().isNull()


def test_a_bar_of_steady_height_is_as_high_as_what_it_paints_whatever_the_size_of_text(
    qtbot: QtBot,
) -> None:
    steady = CoverageBar(Theme(), steady=True)
    qtbot.addWidget(steady)
    steady.show_split(SPLIT, DEFAULT, 0.61)
    face = QApplication.font()
    try:
        install_fonts(26)
        assert steady.sizeHint().height() == round(steady._bar.height)
    finally:
        QApplication.setFont(face)
        unit.cache_clear()
