"""What the board makes and when, what it names, and how it looks in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.support.boards import wide
from tests.support.panels import make_context
from tests.widgets.board.conftest import ENGINEER, HUB, MARKETING, PRODUCT, Bench, make, press
from workbench.application.edits.roles import AddRole, DeleteRoles, SetRole
from workbench.domain.assess import fixes
from workbench.domain.replace import replace
from workbench.domain.transform import find
from workbench.files.templates import load
from workbench.qt.theme import DARK, LIGHT
from workbench.widgets.board import BoardView
from workbench.widgets.board.canvas import MARGIN, BoardCanvas
from workbench.widgets.board.card_data import LANES


def test_at_first_paint_only_the_cards_in_sight_are_made(qtbot: QtBot) -> None:
    context = make_context(wide(500, 20))
    board = BoardView(context)
    qtbot.addWidget(board)
    board.resize(900, 700)
    painted: list[int] = []
    board.show()
    board.grab()
    painted.append(board.cards_made)
    area = board.findChild(QScrollArea)
    assert area is not None
    sight = area.viewport().rect()
    seen = sum(
        area.viewport().rect().intersects(card.geometry().translated(area.widget().pos()))
        for card in area.widget().findChildren(QWidget)
        if card.objectName().startswith("roleCard-")
    )
    assert painted == [seen]
    assert 0 < seen < 60
    assert sight.isValid()


def test_the_other_cards_follow_when_the_program_is_idle(qtbot: QtBot) -> None:
    board = make(qtbot, wide(120, 20)).board
    qtbot.waitUntil(lambda: board.cards_made == 120, timeout=5000)


def test_a_card_out_of_sight_is_made_when_it_is_walked_to(qtbot: QtBot) -> None:
    context = make_context(wide(500, 20))
    board = BoardView(context)
    qtbot.addWidget(board)
    board.resize(900, 700)
    board.show()
    made = board.cards_made
    board.reveal("role:r499")
    assert board.cards_made > made
    card = board.card("r499")
    assert board.window().focusWidget() is card
    area = board.findChild(QScrollArea)
    assert area is not None
    top = card.mapTo(area.viewport(), card.rect().topLeft()).y()
    assert 0 <= top <= area.viewport().height()


def test_scrolling_makes_what_comes_into_sight(qtbot: QtBot) -> None:
    context = make_context(wide(500, 20))
    board = BoardView(context)
    qtbot.addWidget(board)
    board.resize(900, 700)
    board.show()
    area = board.findChild(QScrollArea)
    assert area is not None
    made = board.cards_made
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert made < board.cards_made < 120


def test_every_control_has_a_name(bench: Bench) -> None:
    for role in bench.session.scenario.roles:
        bench.card(role.id)
    nameless = [
        f"{type(each).__name__} {each.objectName()}"
        for each in bench.board.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisibleTo(bench.board) and not each.accessibleName()
    ]
    assert nameless == []


def test_a_chip_is_spoken_in_words(bench: Bench) -> None:
    chips = bench.card(PRODUCT).lists["lead"]
    index = chips.chips.index(chips.chips.row_of("social-apis"))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Social APIs, lead, level 4 of 4, needed 4, technology")


def test_names_for_scripts_stand(bench: Bench) -> None:
    for name in (f"roleCard-{PRODUCT}", f"roleCard-{ENGINEER}", "leadsZone", "supportsZone"):
        assert bench.board.findChild(QWidget, name) is not None


def test_focus_is_seen(bench: Bench) -> None:
    for role in (PRODUCT, ENGINEER):
        card = bench.board.card(role)
        bench.board.card("hr-representative").setFocus()
        QCoreApplication.processEvents()
        before = card.grab().toImage()
        card.setFocus()
        QCoreApplication.processEvents()
        assert card.grab().toImage() != before


def test_the_ground_and_the_cards_take_the_colours_of_the_theme(bench: Bench, qtbot: QtBot) -> None:
    theme = bench.board._services.context.theme
    try:
        for mode, colours in (("dark", DARK), ("light", LIGHT)):
            theme.choose(mode)
            QCoreApplication.processEvents()
            picture = bench.board.grab().toImage()
            place = bench.board.card(PRODUCT).mapTo(bench.board, bench.board.card(PRODUCT).rect().center())
            assert QColor(colours.ground) == picture.pixelColor(3, 3)
            assert QColor(colours.panel) in _around(picture, place.x(), place.y())
    finally:
        theme.choose("light")


def _around(picture: QImage, x: int, y: int) -> list[QColor]:
    return [picture.pixelColor(x + dx, y + dy) for dx in range(-60, 60, 4) for dy in range(-60, 60, 4)]


@pytest.mark.parametrize("width", [420, 640, 900, 1400, 2200])
@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.6])
def test_cards_never_overlap_and_stay_inside(qtbot: QtBot, width: int, zoom: float) -> None:
    bench = make(qtbot, size=(width, 700))
    bench.board.set_zoom(zoom)
    for role in bench.session.scenario.roles:
        bench.card(role.id)
    area = bench.board.findChild(QScrollArea)
    assert area is not None
    cards = [bench.board.card(role.id) for role in bench.session.scenario.roles]
    for n, card in enumerate(cards):
        assert area.widget().rect().contains(card.geometry())
        assert not any(card.geometry().intersects(other.geometry()) for other in cards[n + 1 :])
        assert all(card.rect().contains(part.geometry().topLeft()) for part in card.chips.stops() if part is not card)


def test_the_two_strategists_stand_side_by_side_and_are_equally_tall(bench: Bench) -> None:
    marketing, product = bench.card("social-marketing-strategist"), bench.card(PRODUCT)
    assert marketing.y() == product.y()
    assert marketing.height() == product.height()
    assert marketing.width() == product.width()


def test_a_role_added_in_a_lane_is_named_at_once(bench: Bench) -> None:
    button = next(
        each for each in bench.board.findChildren(QWidget) if each.accessibleName().startswith("Other departments,")
    )
    press(button, Qt.Key.Key_Space)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.objectName() == "cardTitle"


def test_a_role_added_in_a_lane_sits_in_its_only_department(bench: Bench) -> None:
    known = set(bench.session.index.roles)
    bench.board.commands.add_to_lane("hub")
    (added,) = set(bench.session.index.roles) - known
    role = bench.session.index.roles[added]
    assert role.department is not None
    assert bench.session.index.departments[role.department].kind == "hub"


def test_a_missing_strategist_is_added_on_the_board_as_the_cure_adds_one(bench: Bench) -> None:
    session, scenario = bench.session, bench.session.scenario.id
    peer = session.index.roles[MARKETING]
    assert session.perform(DeleteRoles(scenario, (PRODUCT,)))
    finding = next(each for each in session.assessment.open if each.code == "FADE2")
    cure = next(iter(fixes(session.index, finding)))
    cured = find(find(cure.apply(session.document).scenarios, scenario).roles, PRODUCT)
    bench.board.commands.add_strategist("product_strategist")
    added = session.index.roles[PRODUCT]
    assert added == replace(cured, assignments=())
    assert (added.grade, added.reports_to) == (peer.grade, peer.reports_to)
    assert session.undo_stack.undoText() == "Add the Social Product Strategist"


@pytest.mark.parametrize("width", [420, 1400])
def test_the_empty_place_of_a_strategist_offers_the_role_that_is_called_so(qtbot: QtBot, width: int) -> None:
    bench = make(qtbot, size=(width, 700))
    session, scenario = bench.session, bench.session.scenario.id
    assert session.perform(SetRole(scenario, PRODUCT, "acts_as", None))
    name = "No Social Product Strategist. Let Social Product Strategist act as the Social Product Strategist"
    button = next(each for each in bench.board.findChildren(QPushButton) if each.accessibleName() == name)
    assert " ".join(button.text().split()) == "Let Social Product Strategist act as the Social Product Strategist"
    assert button.geometry().left() >= 0
    assert button.parentWidget().rect().contains(button.geometry())
    roles = len(session.scenario.roles)
    press(button, Qt.Key.Key_Space)
    assert session.index.roles[PRODUCT].acts_as == "product_strategist"
    assert len(session.scenario.roles) == roles
    assert bench.board.card(PRODUCT).hasFocus()


def test_a_role_that_becomes_a_strategist_rises_and_one_that_no_longer_is_sinks(bench: Bench) -> None:
    session, scenario = bench.session, bench.session.scenario.id
    assert session.perform(AddRole(scenario, "Second", "product"))
    second = next(each.id for each in session.scenario.roles if each.title == "Second")
    lane = bench.board.card(second).y()
    assert session.perform(SetRole(scenario, second, "acts_as", "product_strategist"))
    card = bench.board.card(second)
    assert card.y() < lane
    assert card.opened
    assert card.strategist
    session.undo_stack.undo()
    assert not bench.board.card(second).strategist


def test_a_scenario_without_roles_says_how_to_begin(qtbot: QtBot) -> None:
    bench = make(qtbot, wide(0, 0))
    texts = [each.text() for each in bench.board.findChildren(QWidget) if hasattr(each, "text")]
    assert any("There are no roles yet" in each for each in texts)


def test_the_buttons_of_an_empty_board_are_named(qtbot: QtBot) -> None:
    board = BoardView(make_context(load("blank")))
    qtbot.addWidget(board)
    names = {button.accessibleName() for button in board.findChildren(QPushButton) if button.isVisibleTo(board)}
    assert "No Social Product Strategist: add one" in names
    assert "Social hub, 0 roles: add a role" in names


def test_beside_an_open_card_lanes_keep_their_titles_on_one_line_and_the_cards_end_where_the_board_does(
    qtbot: QtBot,
) -> None:
    bench = make(qtbot, size=(838, 600))
    canvas = bench.board.findChild(BoardCanvas)
    assert isinstance(canvas, BoardCanvas)
    bench.card("content-producer")
    lanes = {key: canvas._heading(key, canvas._areas[key].width()) for key in LANES}
    assert all(len(each) == 1 for each in lanes.values())
    assert len({bench.board.card(each).y() for each in (ENGINEER, HUB, "content-producer")}) == 1
    card = bench.board.card(PRODUCT)
    assert card.mapTo(bench.board, QPoint(card.width(), 0)).x() == pytest.approx(bench.board.width() - MARGIN, abs=3)


def test_six_are_shown_where_there_is_no_room_and_more_where_there_is(qtbot: QtBot) -> None:
    low, tall = make(qtbot, size=(900, 500)), make(qtbot, size=(900, 1400))
    for bench in (low, tall):
        bench.board.card(PRODUCT).set_open(True)
    assert len(low.card(PRODUCT).lists["lead"].chips.chips) == 6
    chips = tall.card(PRODUCT).lists["lead"].chips
    assert len(chips.chips) == chips.total > 6
    area = tall.board.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0


def test_both_lists_of_a_card_stand_in_as_many_columns_whatever_the_checks_say(qtbot: QtBot) -> None:
    for width in (700, 900, 1100, 1400, 2200):
        card = make(qtbot, size=(width, 900)).card(PRODUCT)
        lead, support = (card.lists[kind].gridSize().width() for kind in ("lead", "support"))
        assert lead == support
        names = [each.skill.name for each in (*card.facts.leads, *card.facts.supports)]
        shown = [card.lists[each.kind].shown_name(each) for each in (*card.facts.leads, *card.facts.supports)]
        assert lead > card.width() * 0.6 or shown == names


def test_opening_a_card_or_hovering_over_one_moves_no_strategist(qtbot: QtBot) -> None:
    bench = make(qtbot, size=(1100, 900))
    card = bench.board.card(PRODUCT)
    before = card.geometry(), len(card.lists["lead"].chips.chips)
    bench.board.card(ENGINEER).set_open(True)
    bench.board.card(ENGINEER).show_zones(True)
    assert (card.geometry(), len(card.lists["lead"].chips.chips)) == before
