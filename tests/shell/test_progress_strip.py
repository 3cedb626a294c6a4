"""The progress strip: shown at once or after a while, told only while it is seen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from workbench.domain.words import PERCENT
from workbench.shell.progress_strip import ProgressStrip


class Told:
    """A strip, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.strip = ProgressStrip()
        qtbot.addWidget(self.strip)
        self.texts: list[str] = []
        self.strip.progressed.connect(self.texts.append)
        self.strip.ended.connect(self.texts.append)


@pytest.fixture
def told(qtbot: QtBot) -> Told:
    return Told(qtbot)


def test_a_work_is_shown_at_once_and_told_by_quarters(told: Told) -> None:
    told.strip.begin("Laying out the report")
    assert told.strip.isVisible()
    for fraction in (0.1, 0.3, 0.4, 0.8, 1.0):
        told.strip.progress(fraction)
    told.strip.end()
    assert told.strip.isHidden()
    assert told.texts == [
        "Laying out the report…",
        f"Laying out the report… 25{PERCENT}",
        f"Laying out the report… 75{PERCENT}",
        "Laying out the report: ended.",
    ]


def test_a_work_that_is_soon_done_is_neither_shown_nor_told(told: Told, qtbot: QtBot) -> None:
    told.strip.begin("Reading Plan.xlsx", after=0.05)
    told.strip.progress(0.6)
    told.strip.end()
    qtbot.wait(100)
    assert told.strip.isHidden()
    assert told.texts == []


def test_a_work_that_takes_a_while_is_shown_and_told(told: Told, qtbot: QtBot) -> None:
    told.strip.begin("Reading Plan.xlsx", after=0.05)
    told.strip.progress(0.6)
    assert told.strip.isHidden()
    qtbot.waitUntil(told.strip.isVisible)
    told.strip.progress(0.9)
    assert told.texts == ["Reading Plan.xlsx…", f"Reading Plan.xlsx… 75{PERCENT}"]


def test_the_next_work_is_shown_at_once_though_the_one_before_waited(told: Told, qtbot: QtBot) -> None:
    told.strip.begin("Reading Plan.xlsx", after=0.05)
    told.strip.begin("Reading Other.xlsx")
    qtbot.wait(100)
    assert told.texts == ["Reading Other.xlsx…"]
