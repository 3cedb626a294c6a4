"""Skills from the library, chips and cards dropped on the board."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.support import drag
from tests.widgets.board.conftest import ADVOCATE, ENGINEER, HUB, MARKETING, PRODUCT, Bench
from workbench.application.edits.assignments import Assign, Copy, Move, Remove
from workbench.domain.model import AssignmentKind
from workbench.widgets.board.drops import OPENS_AFTER
from workbench.widgets.board.previews import outcome


def take_away(bench: Bench, role: str, *skills: str) -> None:
    """Make skills free, and forget that this changed the map."""
    assert bench.session.perform(Remove(bench.session.scenario.id, role, skills))
    bench.changes.clear()


@pytest.mark.parametrize("kind", ["lead", "support"])
def test_a_skill_dropped_on_a_zone_is_held_so_at_the_level_needed(bench: Bench, kind: AssignmentKind) -> None:
    take_away(bench, PRODUCT, "social-graph")
    card = bench.card(PRODUCT)
    assert drag.hover_over(card, drag.skills("social-graph"))
    assert drag.drop_on(card, drag.skills("social-graph"), drag.middle(card.zones[kind]))
    needed = bench.session.index.skills["social-graph"].level_needed
    assert bench.held(PRODUCT)["social-graph"] == (kind, needed)
    assert "social-graph" in bench.shown(PRODUCT)[kind]
    assert len(bench.changes) == 1
    assert not card.zones_shown


def test_outside_the_zones_a_skill_without_a_lead_is_led_and_another_is_supported(bench: Bench) -> None:
    take_away(bench, PRODUCT, "social-graph")
    card, title = bench.card(ENGINEER), QPoint(40, 10)
    assert drag.drop_on(card, drag.skills("social-graph"), title)
    assert drag.drop_on(card, drag.skills("ad-management"), title)
    assert bench.held(ENGINEER)["social-graph"][0] == "lead"
    assert bench.held(ENGINEER)["ad-management"][0] == "support"
    assert bench.held(MARKETING)["ad-management"][0] == "lead"


def test_many_skills_are_one_undo_step(bench: Bench) -> None:
    before = bench.session.document
    card = bench.card(ENGINEER)
    assert drag.drop_on(card, drag.skills("user-research", "ad-management", "listening"), QPoint(40, 10))
    assert {"user-research", "ad-management", "listening"} <= bench.held(ENGINEER).keys()
    assert len(bench.changes) == bench.session.undo_stack.count() == 1
    bench.session.undo_stack.undo()
    assert bench.session.document is before


def test_a_lead_taken_over_makes_the_former_lead_a_support(bench: Bench) -> None:
    card = bench.card(ENGINEER)
    drag.hover_over(card, drag.skills("social-graph"))
    zone = card.zones["lead"]
    assert "Social Product Strategist then supports" in zone.text
    assert drag.drop_on(card, drag.skills("social-graph"), drag.middle(zone))
    assert bench.held(PRODUCT)["social-graph"][0] == "support"
    assert bench.held(ENGINEER)["social-graph"][0] == "lead"


@pytest.mark.parametrize("skill", ["social-graph", "ad-management", "listening"])
def test_the_zones_say_what_the_very_edit_would_do(bench: Bench, skill: str) -> None:
    card, scenario = bench.card(ENGINEER), bench.session.scenario.id
    drag.hover_over(card, drag.skills(skill))
    for kind, zone in card.zones.items():
        preview = bench.session.what_if(Assign(scenario, ENGINEER, (skill,), kind))
        assert zone.text == outcome(preview, (skill,))
        assert zone.text in zone.accessibleName()
        assert not zone.refused
    assert not bench.changes


def test_the_zones_of_a_moved_and_of_a_copied_chip_say_different_things(bench: Bench) -> None:
    card, scenario = bench.card(ENGINEER), bench.session.scenario.id
    chips = drag.chips(PRODUCT, "social-graph")
    drag.hover_over(card, chips)
    moved = bench.session.what_if(Move(scenario, PRODUCT, ENGINEER, ("social-graph",), "lead"))
    assert card.zones["lead"].text == outcome(moved, ("social-graph",))
    drag.hover_over(card, chips, keys=drag.CONTROL)
    copied = bench.session.what_if(Copy(scenario, PRODUCT, ENGINEER, ("social-graph",), "support"))
    assert card.zones["support"].text == outcome(copied, ("social-graph",))


def test_a_card_that_holds_the_skill_refuses_and_says_so(bench: Bench) -> None:
    card = bench.card(PRODUCT)
    assert not drag.hover_over(card, drag.skills("social-graph"))
    assert all(zone.refused for zone in card.zones.values())
    assert "Social Product Strategist" in card.zones["lead"].text
    assert not drag.drop_on(card, drag.skills("social-graph"), drag.middle(card.zones["lead"]))
    assert not bench.changes
    drag.leave(card)
    assert not card.zones_shown


def test_what_hovers_leaves_no_trace_when_it_is_carried_away(bench: Bench) -> None:
    card = bench.card(ENGINEER)
    picture = card.grab().toImage()
    drag.hover_over(card, drag.skills("social-graph"))
    assert card.grab().toImage() != picture
    drag.leave(card)
    assert card.grab().toImage() == picture


def test_a_compact_card_shows_its_pads_under_a_drag_that_stays(bench: Bench, qtbot: QtBot) -> None:
    card = bench.board.card(ENGINEER)
    assert not card.opened
    drag.hover_over(card, drag.skills("social-graph"), QPoint(20, 10))
    place = card.geometry()
    assert not card.zones_shown
    qtbot.waitUntil(lambda: card.zones_shown, timeout=OPENS_AFTER * 6)
    assert card.zones["lead"].text
    assert card.geometry().contains(place)
    assert drag.hover_over(card, drag.skills("social-graph"), drag.middle(card.zones["lead"]))
    assert card.zones["lead"].active
    drag.leave(card)
    assert card.geometry() == place


def test_a_drop_on_a_compact_card_needs_no_waiting(bench: Bench) -> None:
    assert drag.drop_on(bench.board.card(ENGINEER), drag.skills("social-graph"), QPoint(20, 10))
    assert bench.held(ENGINEER)["social-graph"][0] == "support"


def test_a_chip_dropped_on_another_card_moves(bench: Bench) -> None:
    assert drag.drop_on(bench.card(ENGINEER), drag.chips(PRODUCT, "social-graph"), QPoint(20, 10))
    assert "social-graph" not in bench.held(PRODUCT)
    assert bench.held(ENGINEER)["social-graph"] == ("lead", 4)
    assert bench.session.undo_stack.undoText() == "Move Social graph strategy to Social Engineer"


def test_a_chip_dropped_with_control_is_copied_and_a_copied_lead_supports(bench: Bench) -> None:
    data = drag.chips(PRODUCT, "social-graph")
    assert drag.drop_on(bench.card(ENGINEER), data, QPoint(20, 10), drag.CONTROL)
    assert bench.held(PRODUCT)["social-graph"][0] == "lead"
    assert bench.held(ENGINEER)["social-graph"][0] == "support"


def test_a_chip_is_put_elsewhere_among_its_card(bench: Bench) -> None:
    card = bench.card(HUB)
    chips = card.lists["lead"]
    order = bench.shown(HUB)["lead"]
    first = chips.pos() + QPoint(2, 2)
    assert drag.hover_over(card, drag.chips(HUB, order[2]), first)
    assert card.insertion is not None
    assert not card.zones_shown
    assert drag.drop_on(card, drag.chips(HUB, order[2]), first)
    assert bench.shown(HUB)["lead"] == [order[2], *order[:2], *order[3:]]
    end = chips.chip_rect(chips.visualRect(chips.chips.index(len(order) - 1))).bottomRight()
    assert drag.drop_on(card, drag.chips(HUB, order[2]), chips.pos() + end - QPoint(2, 2))
    assert bench.shown(HUB)["lead"] == [*order[:2], *order[3:], order[2]]


def test_a_lead_dragged_among_the_supports_supports_there(bench: Bench) -> None:
    card = bench.card("content-producer")
    supports = card.lists["support"]
    place = supports.pos() + QPoint(2, 2)
    assert drag.drop_on(card, drag.chips("content-producer", "content-production"), place)
    assert bench.shown("content-producer")["support"][0] == "content-production"
    assert len(bench.changes) == 1


def test_a_card_dropped_on_another_lane_does_another_kind_of_work_and_stays_in_its_department(bench: Bench) -> None:
    canvas = bench.board.card(ENGINEER).parentWidget()
    department = bench.session.index.roles[ENGINEER].department
    target = bench.board.card("content-producer")
    assert drag.drop_on(canvas, drag.card(ENGINEER), target.geometry().center())
    role = bench.session.index.roles[ENGINEER]
    assert role.discipline == "marketing"
    assert role.department == department
    assert bench.board.card(ENGINEER).x() == target.x()
    assert len(bench.changes) == 1


def test_a_card_held_over_another_card_is_taken_by_the_lane(bench: Bench) -> None:
    assert drag.drop_on(bench.board.card("content-producer"), drag.card(ENGINEER))
    assert bench.session.index.roles[ENGINEER].discipline == "marketing"


def test_a_card_dropped_on_its_own_lane_or_on_the_strategists_changes_nothing(bench: Bench) -> None:
    canvas = bench.board.card(ENGINEER).parentWidget()
    drag.drop_on(canvas, drag.card(ENGINEER), bench.board.card(ADVOCATE).geometry().center())
    assert not drag.drop_on(canvas, drag.card(ENGINEER), bench.board.card(PRODUCT).geometry().center())
    assert not bench.changes


def test_a_strategists_card_dropped_on_a_lane_stays_and_is_told_why(bench: Bench) -> None:
    canvas = bench.board.card(PRODUCT).parentWidget()
    drag.drop_on(canvas, drag.card(PRODUCT), bench.board.card("content-producer").geometry().center())
    assert not bench.changes
    assert bench.refusals == [
        "Social Product Strategist stays above the lanes, because it acts as the Social Product Strategist. "
        "To move it to a lane, first choose None under Acts as."
    ]


def test_only_the_cards_an_edit_touches_change(bench: Bench) -> None:
    roles = [each.id for each in bench.session.scenario.roles]
    facts = {each: bench.card(each).facts for each in roles}
    resets: list[str] = []
    for each in roles:
        for chips in bench.board.card(each).lists.values():
            chips.chips.modelReset.connect(lambda each=each: resets.append(each))
            chips.chips.layoutChanged.connect(lambda each=each: resets.append(each))
    assert drag.drop_on(bench.card(ENGINEER), drag.chips(PRODUCT, "user-research"), QPoint(20, 10))
    changed = {each for each in roles if bench.board.card(each).facts is not facts[each]}
    marked = {each for each in changed if bench.board.card(each).facts.findings != facts[each].findings}
    assert changed - marked == {PRODUCT, ENGINEER}
    assert not resets
