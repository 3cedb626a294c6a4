"""Finding roles on a real display, by keyboard alone, above each view."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desktop.conftest import Program, Screen

FIELD = "Find roles"


@pytest.mark.parametrize(
    ("view", "place"), [("ctrl+1", "Social Engineer"), ("ctrl+2", "Skills and roles"), ("ctrl+3", "Organisation")]
)
def test_a_role_is_found_and_the_keys_go_to_it(
    start: Callable[..., Program], screen: Screen, view: str, place: str
) -> None:
    program = start("--template", "social-leadership")
    program.wait_for(lambda: program.state["skills"])
    screen.press(view, "ctrl+f")
    program.focused(FIELD)
    screen.type("engin")
    screen.press("Return")
    program.focused(FIELD)
    screen.press("Escape")
    program.focused(place)
    assert not program.ask("widget", "findBar")
    screen.press("F3")
    program.focused(FIELD)


def test_roles_at_a_level_are_chosen_in_the_bar(start: Callable[..., Program], screen: Screen) -> None:
    program = start("--template", "social-leadership")
    program.wait_for(lambda: program.state["skills"])
    screen.press("ctrl+2", "ctrl+f")
    program.focused(FIELD)
    screen.press("Tab", "Tab", "Tab")  # past the two buttons, which rest until something is sought
    program.focused("Level of a skill")
    screen.press("Down")
    program.wait_for(lambda: program.ask("cell", "social-product-strategist", "product-strategy"))
    assert not program.ask("cell", "content-producer", "product-strategy")
    screen.press("Escape")
    program.wait_for(lambda: program.ask("cell", "content-producer", "product-strategy"))
