"""The drop pads: nothing moves for them, they say their effect in two lines, and the picture does not cover them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.support import drag
from tests.widgets.board.conftest import ENGINEER, HUB, PRODUCT, Bench, make
from workbench.application.edits.roles import AddRole
from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.widgets.board.canvas import BoardCanvas
from workbench.widgets.board.card import RoleCard
from workbench.widgets.board.drop_pads import LINES, DropZone
from workbench.widgets.board.drops import OPENS_AFTER
from workbench.widgets.parts.drag_card import drag_card, skills_hot_spot

SIZES = ((648, 300), (808, 560), (980, 700), (1600, 1100))
"""The board of a window of 1280x720, 1440x900, 1920x1080 and 2560x1440."""

TEMPLATES = ("before-and-after", "no-product-strategist", "social-leadership", "holistic")


def places(bench: Bench, hovered: RoleCard) -> dict[QWidget, QRect]:
    """Where everything stands on the screen that can be seen, but the hovered card itself and its pads."""
    own = {hovered, *hovered.zones.values(), hovered.findChild(QWidget, "padsPlate")}
    shown = (each for each in bench.board.findChildren(QWidget) if each not in own and each.isVisible())
    return {each: QRect(each.mapToGlobal(QPoint()), each.size()) for each in shown}


def bench_of(qtbot: QtBot, document: CapabilityMap, size: tuple[int, int]) -> Bench:
    bench = make(qtbot, document, size)
    for role in bench.session.scenario.roles:
        bench.board.card(role.id).show_zones(True)  # so that the pads exist, put away
        bench.board.card(role.id).show_zones(False)
    return bench


def area(bench: Bench) -> QScrollArea:
    found = bench.board.findChild(QScrollArea)
    assert found is not None
    return found


def hover(qtbot: QtBot, card: RoleCard, skill: str) -> None:
    drag.hover_over(card, drag.skills(skill), QPoint(12, 12))
    qtbot.waitUntil(lambda: card.zones_shown, timeout=OPENS_AFTER * 6)
    drag.hover_over(card, drag.skills(skill), drag.middle(card.zones["lead"]))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_while_a_drag_hovers_nothing_else_moves(
    qtbot: QtBot, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.widgets.board.drops.OPENS_AFTER", 1)
    for template in TEMPLATES[SIZES.index(size) % 2 :: 2]:
        bench = bench_of(qtbot, load(template), size)
        bench.board.card(bench.session.scenario.roles[-1].id).set_open(True)
        for role in bench.session.scenario.roles:
            card = bench.board.card(role.id)
            area(bench).ensureVisible(card.x() + 12, card.y() + 40, 0, 140)
            QApplication.processEvents()
            before, scroll = places(bench, card), card.parentWidget().pos()
            place = card.geometry()
            hover(qtbot, card, bench.session.document.skills[0].id)
            assert places(bench, card) == before
            assert card.parentWidget().pos() == scroll
            assert card.geometry().contains(place)
            drag.leave(card)
            assert card.geometry() == place
            assert places(bench, card) == before


def test_the_pads_of_a_card_without_a_skill_lie_whole_on_it(qtbot: QtBot) -> None:
    bench = make(qtbot)
    bench.session.perform(AddRole(bench.session.scenario.id, "New role", "product", "new"))
    card = bench.card("new")
    drag.hover_over(card, drag.skills("social-graph"))
    for zone in card.zones.values():
        assert card.rect().contains(zone.geometry())
        assert zone.height() == card.zones["lead"].height()


def on_top(zone: DropZone) -> bool:
    """Whether all of a pad is in sight, above whatever else lies there."""
    corners = zone.rect().topLeft(), zone.rect().center(), zone.rect().bottomRight()
    canvas = zone.parentWidget().parentWidget()
    seen = zone.visibleRegion().boundingRect() == zone.rect()
    return seen and all(canvas.childAt(zone.mapTo(canvas, each)) is zone for each in corners)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_pads_of_every_card_lie_in_sight_above_what_is_there(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = make(qtbot, size=size)
    for role in bench.session.scenario.roles:
        card, opened = bench.board.card(role.id), bench.board.card(role.id).opened
        for state in (opened, True):  # opened, its lists are made after the pads
            card.set_open(state)
            QApplication.processEvents()
            area(bench).verticalScrollBar().setValue(0)
            area(bench).ensureVisible(card.x() + 12, card.geometry().bottom(), 0, 0)  # at the lower edge
            card.show_zones(True)
            assert all(map(on_top, card.zones.values()))
            pieces = card._face.header.pieces
            title = next(each.box.toRect() for each in pieces if each.face in ("title", "name"))
            title.translate(card._header_at)
            assert not any(title.intersects(zone.geometry()) for zone in card.zones.values()), role.title
            card.show_zones(False)
        card.set_open(opened)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_pads_of_a_card_scrolled_half_out_of_sight_are_in_sight(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = make(qtbot, size=(size[0], 300))
    card, canvas = bench.card(PRODUCT), bench.board.findChild(BoardCanvas)
    canvas.move(0, -card.y() - 120)
    drag.hover_over(card, drag.skills("social-graph"), QPoint(40, 160))
    for zone in card.zones.values():
        assert zone.visibleRegion().boundingRect() == zone.rect()


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.6])
def test_the_picture_of_what_is_dragged_lies_on_no_pad_wherever_on_the_card_the_pointer_is(
    bench: Bench, zoom: float
) -> None:
    bench.board.set_zoom(zoom)
    for role in (PRODUCT, ENGINEER, HUB):
        card = bench.card(role)
        shown = drag_card(
            card, "Page and account management", bench.board._style.fonts["strong"], card.services.style.colours
        )
        size = shown.deviceIndependentSize().toSize()
        drag.hover_over(card, drag.skills("listening"))
        zones = [each.geometry() for each in card.zones.values()]
        first_line = next(each.box.toRect() for each in card._face.header.pieces if each.face == "title")
        for y in range(first_line.top(), card.height()):
            for x in range(0, card.width(), 16):
                picture = QRect(QPoint(x, y) - skills_hot_spot(zoom), size)
                assert not any(picture.intersects(each) for each in zones), (role, x, y)
        drag.leave(card)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_pad_says_its_effect_in_two_lines_figures_first_and_cuts_none(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = make(qtbot, load("before-and-after"), size)
    card, said = bench.card(bench.session.scenario.roles[0].id), set[str]()
    held = set(bench.held(card.role_id))
    for skill in bench.session.document.skills:
        drag.hover_over(card, drag.skills(skill.id))
        for zone in card.zones.values():
            lines = zone.lines()
            said |= set(lines)
            assert 1 <= len(lines) <= LINES
            assert not any("…" in each for each in lines), lines
            assert (lines == ("Holds it already",)) == (skill.id in held)
            if "product " in zone.text and skill.id not in held:
                assert lines[0].startswith("Product ")
            heights = {each.height() for each in card.zones.values()}
            assert heights == {card.zones["lead"].height()}
        drag.leave(card)
    assert any("→" in each for each in said)
    assert any("open point" in each for each in said)


def test_what_does_not_fit_is_left_out_whole(qtbot: QtBot, bench: Bench) -> None:
    zone = DropZone("lead", bench.board._style, bench.board)
    parts = ("product 24 → 23\xa0%", "2 open points less", "takes over the lead", "1 tip more")
    zone.resize(150, 60)
    zone.say("All of it", parts, refused=False, active=False)
    assert zone.lines() == ("Product 24 → 23\xa0%", "2 open points less")
    zone.resize(300, 60)
    assert zone.lines() == ("Product 24 → 23\xa0%, 2 open points less", "Takes over the lead, 1 tip more")
    zone.say("All of it", ("a reason that is much longer than the pad is wide " * 3,), refused=True, active=True)
    assert len(zone.lines()) == LINES
    assert zone.lines()[1].endswith("…")
