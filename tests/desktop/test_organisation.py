"""The organisation by a real mouse and a real keyboard: roles carried, lines drawn, a drag called off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desktop.conftest import Program, Screen

STRATEGIST = "social-product-strategist"


@pytest.fixture
def program(start: Callable[..., Program], screen: Screen) -> Program:
    """The window on the organisation of a company whose product strategist sits under marketing."""
    program = start("--template", "before-and-after")
    program.wait_for(lambda: program.state["skills"])
    screen.press("ctrl+3")
    program.middle("drawn", f"role:{STRATEGIST}")
    return program


def carry(program: Program, subject: str, place: str) -> str:
    """Drag a role over a place, and give what is said there; the button is still held."""
    lifted, target = (program.middle("drawn", each) for each in (subject, place))
    program.screen.lift(lifted)
    program.screen.glide(lifted, target)
    said: str = program.wait_for(lambda: (hint := program.state["hint"]) and not hint.startswith("Let it") and hint)
    return said


def test_a_role_is_carried_to_another_department(program: Program, screen: Screen) -> None:
    said = carry(program, f"role:{STRATEGIST}", "department:product")
    assert said.startswith("Move Social Product Strategist to Product: ")
    screen.drop()
    state = program.settled("undo", "Move Social Product Strategist to Product")
    assert state["lines"][STRATEGIST][0] == "product"
    screen.press("ctrl+z")
    assert program.settled("steps", 0)["lines"][STRATEGIST][0] == "marketing"


def test_over_a_role_it_reports_to_that_one_and_with_shift_by_a_dotted_line(program: Program, screen: Screen) -> None:
    carry(program, "role:content-producer", "role:social-marketing-strategist")
    screen.drop()
    assert program.settled("steps", 1)["lines"]["content-producer"][1] == "social-marketing-strategist"
    lifted, target = (program.middle("drawn", f"role:{each}") for each in ("developer-advocate", "social-analyst"))
    screen.lift(lifted)
    screen.do("keydown", "shift")
    screen.glide(lifted, target)
    program.wait_for(lambda: program.state["hint"].startswith("Draw a dotted line from Developer Advocate"))
    screen.drop()
    screen.do("keyup", "shift")
    assert program.settled("steps", 2)["lines"]["developer-advocate"][1:] == [None, ["social-analyst"]]


def test_escape_calls_a_drag_off(program: Program, screen: Screen) -> None:
    carry(program, f"role:{STRATEGIST}", "department:product")
    screen.press("Escape")
    program.settled("hint", "")
    screen.do("mouseup", 1)
    assert program.state["steps"] == 0


def test_a_loop_is_refused_in_a_sentence_and_nothing_happens(program: Program, screen: Screen) -> None:
    said = carry(program, "role:social-marketing-strategist", f"role:{STRATEGIST}")
    assert said.startswith("Social Marketing Strategist cannot report to Social Product Strategist")
    screen.drop()
    program.settled("hint", "")
    assert program.state["steps"] == 0


def test_by_keys_alone_a_role_is_moved(program: Program, screen: Screen) -> None:
    screen.press("ctrl+g")
    program.settled("dialog", "Go to role")
    screen.type("product strat")
    screen.press("Return")
    program.settled("dialog", False)
    program.focused("Organisation picture")
    screen.press("ctrl+shift+m")
    screen.type("prod")
    screen.press("Return")
    assert program.settled("steps", 1)["lines"][STRATEGIST][0] == "product"
