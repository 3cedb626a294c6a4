"""How the lanes share the width: empty ones give way, and an open card shows long names whole."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from tests.widgets.board.conftest import Bench, make
from workbench.application.edits.assignments import Assign
from workbench.application.edits.roles import AddRole
from workbench.application.edits.skills import AddSkill
from workbench.domain.model import Skill
from workbench.files.templates import load
from workbench.widgets.board.canvas import BoardCanvas
from workbench.widgets.board.card_data import LANES

LONG = "Employee and customer advocacy"
"""A name of 30 letters."""

WIDTHS = (680, 840, 934, 1600)
"""The board of a window 1280, 1440, 1920 and 2560 pixels wide."""


def areas(bench: Bench) -> dict[str, QRect]:
    canvas = bench.board.findChild(BoardCanvas)
    assert isinstance(canvas, BoardCanvas)
    return {key: QRect(canvas._areas[key]) for key in LANES}


@pytest.mark.parametrize("width", WIDTHS)
def test_empty_lanes_give_their_room_to_full_ones(qtbot: QtBot, width: int) -> None:
    bench = make(qtbot, load("blank"), size=(width, 700))
    scenario = bench.session.scenario.id
    evenly = [each.width() for each in areas(bench).values()]
    assert max(evenly) - min(evenly) <= 16
    for n in range(2):
        assert bench.session.perform(AddRole(scenario, f"Role {n}", "hub"))
    lanes = areas(bench)
    row = [key for key in LANES if lanes[key].top() == lanes["hub"].top()]
    for key in row:
        if key != "hub":
            assert lanes[key].width() < lanes["hub"].width() * 0.6
            heading = bench.board._style.width(f"{LANES[key][0]}  0", "strong")
            assert lanes[key].width() >= heading
    edges = [lanes[row[0]].left(), *(lanes[key].right() + 13 for key in row)]
    assert [lanes[key].left() for key in row[1:]] == edges[1:-1]


def test_a_long_title_wraps_rather_than_break_the_lanes_into_two_rows(qtbot: QtBot) -> None:
    blank = load("blank")
    words = dataclasses.replace(
        blank.terms, product="service engineering", technology="automation", hub="customer centre"
    )
    bench = make(qtbot, dataclasses.replace(blank, terms=words), size=(784, 700))
    scenario = bench.session.scenario.id
    for discipline in ("marketing", "product", "other"):
        assert bench.session.perform(AddRole(scenario, f"Role of {discipline}", discipline))
    lanes = areas(bench)
    assert len({lane.top() for lane in lanes.values()}) == 1
    canvas = bench.board.findChild(BoardCanvas)
    assert isinstance(canvas, BoardCanvas)
    titles = canvas._heading("product", lanes["product"].width())
    assert " ".join(titles) == "Service engineering and automation"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("template", ["before-and-after", "multiple-hub-and-spoke", "decentralised"])
def test_an_open_card_has_room_for_names_of_thirty_letters(qtbot: QtBot, width: int, template: str) -> None:
    bench = make(qtbot, load(template), size=(width, 700))
    scenario = bench.session.scenario
    assert bench.session.perform(
        AddSkill(Skill("long", LONG, group="Group", belongs_to="either", importance=3, level_needed=3))
    )
    roles = [each.id for each in scenario.roles if not bench.board.card(each.id).strategist]
    for role in roles:
        assert bench.session.perform(Assign(scenario.id, role, ("long",)))
    for role in roles:
        card = bench.board.card(role)
        before, middle = card.geometry(), card.mapTo(bench.board, card.rect().center())
        card.set_open(True)
        assert card.geometry().top() == before.top() or QRect(card.mapTo(bench.board, QPoint()), card.size()).contains(
            middle
        )
        card.reveal_skills("long")
        assert LONG in [chips.shown_name(each) for chips in card.lists.values() for each in chips.chips.chips]
        assert card.x() <= before.x() + 1
        assert card.geometry().right() >= before.right() - 1
        card.set_open(False)
        assert card.geometry() == before


def test_two_open_cards_side_by_side_are_both_readable(qtbot: QtBot) -> None:
    bench = make(qtbot, load("before-and-after"), size=(840, 700))
    for role in ("content-producer", "social-engineer"):
        bench.card(role)
    for role in ("content-producer", "social-engineer"):
        card = bench.card(role)
        names = {each.skill.name for each in (*card.facts.leads, *card.facts.supports)}
        assert {chips.shown_name(each) for chips in card.lists.values() for each in chips.chips.chips} <= names
