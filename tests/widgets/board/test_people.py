"""People dragged onto cards, and the people a card names."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.support import drag
from tests.support.accessible import announced
from tests.widgets.board.conftest import ENGINEER, PRODUCT, Bench
from workbench.application.edits.people import AddHolder, AddPeople, SetHolders, SetPerson
from workbench.application.edits.roles import SetRole
from workbench.domain.fit import Fits
from workbench.domain.model import Person, PersonLevel
from workbench.presentation.fit_text import held_by
from workbench.widgets.board import menus
from workbench.widgets.board.drop_pads import LINES
from workbench.widgets.board.person_drop import SHOWN_AFTER
from workbench.widgets.parts.announce import PAUSE


@pytest.fixture
def crowd(bench: Bench) -> Bench:
    index = bench.session.index
    needs = index.derived(Fits).needs(PRODUCT)
    full = tuple(PersonLevel(need.skill.id, need.level) for need in needs)
    poor = tuple(PersonLevel(need.skill.id, 0) for need in needs)
    people = (
        Person("ada", "Ada", levels=full),
        Person("bo", "Bo", levels=poor),
        Person("cy", "Cy"),
        Person("dev", "Developer", kind="background", levels=full),
    )
    bench.session.perform(AddPeople(people))
    bench.changes.clear()
    return bench


def people_of(bench: Bench, role: str) -> tuple[str, ...]:
    return bench.session.index.roles[role].people


def said(bench: Bench, role: str, *people: str) -> str:
    card = bench.card(role)
    drag.hover_over(card, drag.people(*people), QPoint(40, 10))
    zone = card.holder_zone
    assert zone is not None
    assert zone.isVisible()
    text = zone.accessibleName()
    drag.leave(card)
    assert not card.zones_shown
    return text


def test_while_hovering_the_card_says_what_she_fills(crowd: Bench) -> None:
    assert said(crowd, PRODUCT, "ada") == "Ada: Fills 100\xa0%, 100\xa0% known"
    bo = said(crowd, PRODUCT, "bo")
    assert bo.startswith("Bo: Fills 0\xa0%, cannot carry ")
    assert " yet, 100\xa0% known" in bo
    assert said(crowd, PRODUCT, "cy") == "Cy: Too little is known, 0\xa0% known"


def test_what_a_drop_would_do_is_heard_once_the_pointer_rests(
    crowd: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = announced(monkeypatch)
    card = crowd.card(PRODUCT)
    for at in (40, 44, 48):
        drag.hover_over(card, drag.people("ada"), QPoint(at, 10))
    qtbot.waitUntil(lambda: bool(heard))
    drag.hover_over(card, drag.people("ada"), QPoint(52, 10))
    drag.leave(card)
    drag.hover_over(crowd.card(ENGINEER), drag.people("ada"), QPoint(40, 10))
    drag.leave(crowd.card(ENGINEER))
    qtbot.wait(PAUSE + 100)
    assert heard == ["Social Product Strategist: Ada: Fills 100 %, 100 % known"]


def test_the_effect_of_a_skill_is_heard_on_the_pad_it_is_over(
    crowd: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = announced(monkeypatch)

    def is_last(sentence: str) -> bool:
        return heard[-1:] == [sentence]

    card = crowd.card(PRODUCT)
    drag.hover_over(card, drag.skills("social-graph"), QPoint(40, 10))  # lays the pads out
    for kind in ("lead", "support"):
        zone = card.zones[kind]
        drag.hover_over(card, drag.skills("social-graph"), drag.middle(zone))
        said = f"Social Product Strategist: {zone.accessibleName()}".replace("\u00a0", " ")
        qtbot.waitUntil(partial(is_last, said))
    drag.leave(card)


def test_what_she_cannot_carry_is_painted_however_long_it_is(crowd: Bench) -> None:
    card = crowd.card(PRODUCT)
    drag.hover_over(card, drag.people("bo"), QPoint(40, 10))
    assert card.holder_zone is not None
    for width in (420, 280, 200, 140):
        card.holder_zone.resize(width, card.holder_zone.height())
        lines = card.holder_zone.lines()
        assert len(lines) <= LINES
        assert lines[0].startswith("Fills 0\xa0%")
        assert "annot carry " in " ".join(lines)
    drag.leave(card)


def test_the_pads_for_skills_are_not_shown_for_people_nor_the_other_way_round(crowd: Bench) -> None:
    card = crowd.card(PRODUCT)
    drag.hover_over(card, drag.people("ada"), QPoint(40, 10))
    assert not any(zone.isVisible() for zone in card.zones.values())
    drag.leave(card)
    drag.hover_over(card, drag.skills("social-graph"), QPoint(40, 10))
    assert all(zone.isVisible() for zone in card.zones.values())
    assert card.holder_zone is not None
    assert not card.holder_zone.isVisible()
    drag.leave(card)


def test_dropping_makes_her_a_holder_in_one_step(crowd: Bench) -> None:
    before, steps = crowd.session.document, crowd.session.undo_stack.count()
    assert drag.drop_on(crowd.card(PRODUCT), drag.people("ada"), QPoint(40, 10))
    assert people_of(crowd, PRODUCT) == ("ada",)
    assert len(crowd.changes) == 1
    assert crowd.session.undo_stack.count() == steps + 1
    crowd.session.undo_stack.undo()
    assert crowd.session.document is before


def test_several_hold_it_in_one_step_and_the_headcount_is_no_limit(crowd: Bench) -> None:
    text = said(crowd, PRODUCT, "ada", "bo")
    assert text.startswith("Ada and Bo: Together fill 100\xa0%")
    assert "then 2 people for 1 post" in text
    assert drag.drop_on(crowd.card(PRODUCT), drag.people("ada", "bo"), QPoint(40, 10))
    assert people_of(crowd, PRODUCT) == ("ada", "bo")
    assert crowd.board.card(PRODUCT).facts.held_by == "2 people for 1 post: Ada and Bo"


def test_a_holder_and_a_background_are_refused_and_the_fit_is_still_said(crowd: Bench) -> None:
    crowd.session.perform(AddHolder(crowd.session.scenario.id, PRODUCT, "ada"))
    card = crowd.card(PRODUCT)
    for person, part in (("ada", "holds it already"), ("dev", "a typical background holds no role")):
        assert not drag.hover_over(card, drag.people(person), QPoint(40, 10))
        assert card.holder_zone is not None
        assert card.holder_zone.refused
        lines = " ".join(card.holder_zone.lines())
        assert "Fills 100\xa0%" in lines
        assert part in lines
        drag.leave(card)
    assert not drag.drop_on(card, drag.people("dev"), QPoint(40, 10)) or crowd.refusals
    assert people_of(crowd, PRODUCT) == ("ada",)


def test_of_two_who_are_refused_it_is_said_why(crowd: Bench) -> None:
    crowd.session.perform(AddHolder(crowd.session.scenario.id, PRODUCT, "ada"))
    card = crowd.card(PRODUCT)
    assert not drag.hover_over(card, drag.people("ada", "dev"), QPoint(40, 10))
    assert card.property("aimed")
    assert card.holder_zone is not None
    assert "a typical background holds no role" in " ".join(card.holder_zone.lines())
    drag.leave(card)
    assert not card.property("aimed")


def test_people_of_another_map_are_not_taken(crowd: Bench) -> None:
    assert not drag.drop_on(crowd.card(PRODUCT), drag.people("nobody"), QPoint(40, 10))
    assert people_of(crowd, PRODUCT) == ()


def test_a_compact_card_says_it_after_a_moment(crowd: Bench, qtbot: QtBot) -> None:
    card = crowd.board.card(ENGINEER)
    assert not card.opened
    drag.hover_over(card, drag.people("ada"), QPoint(20, 10))
    assert not card.zones_shown
    qtbot.waitUntil(lambda: card.zones_shown, timeout=SHOWN_AFTER * 20)
    assert card.holder_zone is not None
    assert card.holder_zone.text
    drag.leave(card)
    assert not card.zones_shown


def test_a_card_names_its_people_and_follows_their_names(crowd: Bench) -> None:
    scenario = crowd.session.scenario.id
    compact, opened = crowd.board.card(ENGINEER), crowd.card(PRODUCT)
    heights = compact.height(), opened.height_for(opened.width())
    for role in (ENGINEER, PRODUCT):
        crowd.session.perform(AddHolder(scenario, role, "ada"))
    assert compact.height() > heights[0]
    assert opened.height_for(opened.width()) > heights[1]
    assert "Held by Ada" in compact.accessibleName()
    crowd.session.perform(SetPerson("ada", "name", "Ada Byron"))
    assert compact.facts.held_by == "Held by Ada Byron"


def test_more_than_the_posts_is_said_and_fewer_is_not(crowd: Bench) -> None:
    scenario = crowd.session.scenario.id
    crowd.session.perform(SetHolders(scenario, PRODUCT, ("ada", "bo", "cy")))
    said = lambda: held_by(crowd.session.index, crowd.session.index.roles[PRODUCT])  # noqa: E731
    assert said() == "3 people for 1 post: Ada, Bo and Cy"
    crowd.session.perform(SetRole(scenario, PRODUCT, "headcount", 2.5))
    assert said() == "3 people for 2.5 posts: Ada, Bo and Cy"
    crowd.session.perform(SetRole(scenario, PRODUCT, "headcount", 3))
    assert said() == "Held by Ada, Bo and Cy"


def test_the_menu_lets_hold_and_takes_off(crowd: Bench, qtbot: QtBot) -> None:
    crowd.session.perform(AddHolder(crowd.session.scenario.id, PRODUCT, "ada"))
    menu = menus.card_menu(crowd.card(PRODUCT))
    entries = {action.text(): action for action in menu.actions()}
    with qtbot.waitSignal(crowd.board.commands.holder_requested) as asked:
        entries["Let hold…"].trigger()
    assert asked.args == [PRODUCT]
    below = entries["Take off the card"].menu()
    assert isinstance(below, QMenu)
    below.actions()[0].trigger()
    assert people_of(crowd, PRODUCT) == ()
