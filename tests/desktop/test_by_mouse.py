"""The program driven by a real mouse on a real display."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.desktop.conftest import Program, Screen

STARTER = ("--template", "social-leadership")
MARKETING, PRODUCT = "social-marketing-strategist", "social-product-strategist"
SKILL = "social-graph"
LOSES_AT_MOST = 2.0
"""Seconds of work a killed program may lose."""
WRITTEN = 20
"""Floors in which the machine has written what the program gave it in time."""


def carry(program: Program, skill: str, role: str, kind: str) -> None:
    """Drag a skill from the library to a zone of a card, and let go there."""
    screen = program.screen
    lifted = program.middle("skill", skill, across=0.3)
    card = program.middle("widget", f"roleCard-{role}")
    screen.lift(lifted)
    screen.glide(lifted, card)
    program.wait_for(lambda: program.ask("zone", role, kind))
    screen.glide(card, program.middle("zone", role, kind), 8)
    screen.drop()


def test_a_drag_assigns_and_undo_takes_it_back(start: Callable[..., Program], screen: Screen) -> None:
    program = start(*STARTER)
    before = program.wait_for(lambda: (state := program.state)["skills"] and state)
    carry(program, SKILL, MARKETING, "lead")
    after = program.settled("undo", "Assign Social graph strategy to Social Marketing Strategist")
    assert after["held"][MARKETING][SKILL] == ["lead", 4]
    assert after["product"] < before["product"]
    assert after["bar"] != before["bar"]
    assert after["pixels"] != before["pixels"]
    assert after["findings"] != before["findings"]
    screen.press("ctrl+z")
    undone = program.settled("bar", before["bar"])
    for each in ("held", "product", "findings"):
        assert undone[each] == before[each]


def test_a_kill_two_seconds_later_loses_nothing(start: Callable[..., Program], screen: Screen) -> None:
    program = start(*STARTER)
    carry(program, SKILL, MARKETING, "lead")
    held = program.settled("steps", 1)["held"]
    time.sleep(LOSES_AT_MOST)
    screen.pace.rest(WRITTEN)
    program.kill()
    again = start()
    again.settled("dialog", "Unsaved work was found")
    screen.press("Return")
    found = again.settled("dialog", False)
    assert found["held"] == held
    assert found["dirty"]


def test_a_chip_goes_to_another_card_and_back_to_the_library(start: Callable[..., Program], screen: Screen) -> None:
    program = start(*STARTER)
    chip, card = program.middle("chip", PRODUCT, SKILL, across=0.3), program.middle("widget", f"roleCard-{MARKETING}")
    screen.lift(chip)
    screen.glide(chip, card)
    program.wait_for(lambda: program.ask("zone", MARKETING, "support"))
    screen.glide(card, program.middle("zone", MARKETING, "support"), 8)
    screen.drop()
    moved = program.settled("undo", "Move Social graph strategy to Social Marketing Strategist")
    assert moved["held"][MARKETING][SKILL][0] == "support"
    assert SKILL not in moved["held"][PRODUCT]
    chip, library = program.middle("chip", MARKETING, SKILL, across=0.3), program.middle("widget", "skillLibrary")
    screen.lift(chip)
    screen.glide(chip, library)
    screen.drop()
    gone = program.settled("steps", 2)
    assert SKILL not in gone["held"][MARKETING]


def test_escape_ends_a_drag_and_nothing_is_changed_and_nothing_moved(
    start: Callable[..., Program], screen: Screen
) -> None:
    program = start(*STARTER)
    lifted, card = program.middle("skill", SKILL, across=0.3), program.middle("widget", f"roleCard-{MARKETING}")
    names = [
        "message",
        "skillLibrary",
        "findings",
        "inspector",
        *(f"roleCard-{each}" for each in program.state["held"]),
    ]
    places = {each: program.ask("widget", each) for each in names}
    screen.lift(lifted)
    screen.glide(lifted, card)
    program.wait_for(lambda: program.ask("zone", MARKETING, "lead"))
    assert {each: program.ask("widget", each) for each in names} == places
    screen.press("Escape")
    program.wait_for(lambda: not program.ask("zone", MARKETING, "lead"))
    screen.drop()
    screen.pace.rest(20)
    assert program.state["steps"] == 0


def test_a_drag_to_the_edge_scrolls_the_board(start: Callable[..., Program], screen: Screen) -> None:
    program = start(*STARTER)
    lifted, card = program.middle("skill", SKILL, across=0.3), program.middle("widget", f"roleCard-{MARKETING}")
    x, y, width, height = program.ask("widget", "board")
    before = program.settled("scroll", 0)
    screen.lift(lifted)
    screen.glide(lifted, card)
    screen.glide(card, (x + width // 2, y + height - 8))
    program.wait_for(lambda: program.state["scroll"] > before["scroll"] + 40)
    screen.press("Escape")
    screen.drop()
    assert program.state["steps"] == 0


def test_a_program_asked_to_end_keeps_what_was_not_saved(start: Callable[..., Program], screen: Screen) -> None:
    program = start(*STARTER)
    carry(program, SKILL, MARKETING, "lead")
    held = program.settled("steps", 1)["held"]
    program.process.terminate()
    assert program.end() == 0
    again = start()
    again.settled("dialog", "Unsaved work was found")
    screen.press("Return")
    assert again.settled("dialog", False)["held"] == held


def test_a_double_click_on_the_title_of_a_lane_changes_its_word(start: Callable[..., Program], screen: Screen) -> None:
    program = start(*STARTER)
    program.wait_for(lambda: program.state["skills"])
    screen.press("F9")  # the message folds, and the lanes come into sight
    place = program.middle("title", "marketing")
    screen.click(place)
    screen.click(place)
    program.settled("dialog", "Words of this map")
    screen.type("zorvex")
    screen.press("Return")
    state = program.settled("undo", "Change the words of this map")
    assert state["terms"]["marketing"] == "zorvex"
    assert state["steps"] == 1
    screen.press("ctrl+shift+w")
    program.settled("dialog", "Words of this map")
    screen.press("Tab")
    screen.type("quindle")
    screen.press("Return")
    assert program.settled("steps", 2)["terms"]["product"] == "quindle"
    screen.press("ctrl+z", "ctrl+z")
    assert program.settled("steps", 0)["terms"]["marketing"] == "marketing"
