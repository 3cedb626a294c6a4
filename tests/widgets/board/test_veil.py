"""The veil of the board: cards that do not match fade, and stay where they are."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.widgets.board.conftest import ENGINEER, PRODUCT, Bench
from workbench.presentation.role_filters import RoleCriteria
from workbench.qt.role_search import RoleSearch


def search_of(bench: Bench) -> RoleSearch:
    return bench.board._search


def brightness(bench: Bench, role: str) -> int:
    """How far the darkest spot of a card's header is from black, of 255."""
    QApplication.processEvents()
    card = bench.board.card(role)
    canvas = card.parentWidget()
    assert canvas is not None
    image = canvas.grab(card.geometry()).toImage()
    return min(image.pixelColor(x, y).lightness() for x in range(8, image.width() - 8) for y in range(8, 30))


def test_what_does_not_match_fades_and_nothing_moves(bench: Bench) -> None:
    places = {role: bench.board.card(role).geometry() for role in (ENGINEER, PRODUCT)}
    before = {role: brightness(bench, role) for role in places}
    search_of(bench).narrow(RoleCriteria("engineer"))
    assert brightness(bench, ENGINEER) == before[ENGINEER]
    assert brightness(bench, PRODUCT) > before[PRODUCT] + 60
    assert {role: bench.board.card(role).geometry() for role in places} == places
    search_of(bench).clear()
    assert {role: brightness(bench, role) for role in places} == before


def test_a_card_made_later_and_a_card_whose_pads_were_shown_lie_below_the_veil(bench: Bench) -> None:
    search_of(bench).narrow(RoleCriteria("engineer"))
    card = bench.card(PRODUCT)
    card.show_zones(True)
    card.show_zones(False)
    card.unhovered.emit()
    siblings = card.parent().children()
    assert siblings.index(bench.board.veil) > siblings.index(card)
    assert brightness(bench, PRODUCT) > 100


def test_a_click_goes_through_the_veil(bench: Bench) -> None:
    search_of(bench).narrow(RoleCriteria("engineer"))
    card = bench.board.card(PRODUCT)
    canvas = card.parentWidget()
    assert canvas is not None
    assert canvas.childAt(card.geometry().center()) is not bench.board.veil
