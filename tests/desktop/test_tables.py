"""The tables of roles and of skills by a real keyboard: choices by typing, a block from the clipboard, a new role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desktop.conftest import Program, Screen


@pytest.fixture
def program(start: Callable[..., Program], screen: Screen) -> Program:
    """The window on the table of roles, the keys in it."""
    program = start("--template", "before-and-after")
    program.wait_for(lambda: program.state["skills"])
    screen.press("ctrl+3")
    screen.click(program.middle("widget", "Departments and roles as a table"))
    program.focused("Departments and roles")
    screen.press("ctrl+Home", "Down")
    return program


def test_a_choice_is_typed_and_a_list_of_them_opened(program: Program, screen: Screen) -> None:
    screen.press(*["Right"] * 5)
    screen.type("dir")
    screen.press("Return")
    program.settled("undo", "Set the grade of Corporate Social Strategist to Director")
    screen.press("F2", "Down", "Return")
    assert program.settled("steps", 2)["undo"] == "Set the grade of Community Manager to Senior"


def test_a_new_role_is_typed_where_the_keys_are(program: Program, screen: Screen) -> None:
    screen.press("Insert")
    screen.type("Trainer")
    screen.press("Return")
    state = program.settled("undo", "Add Trainer")
    assert state["lines"]["trainer"][0] == "hub"
    screen.press("ctrl+z")
    assert "Trainer" not in program.settled("steps", 0)["titles"]


def test_cells_are_copied_filled_down_and_pasted(program: Program, screen: Screen) -> None:
    screen.press(*["Right"] * 8)
    screen.type("Ada")
    screen.press("Return")
    program.settled("steps", 1)
    screen.press("Up", "shift+Down", "shift+Down", "ctrl+d")
    program.settled("undo", "Change who holds 2 roles")
    screen.press("ctrl+c", "Delete")
    program.settled("steps", 3)
    screen.press("ctrl+v")
    program.settled("steps", 4)


def test_a_department_is_renamed_in_its_row(program: Program, screen: Screen) -> None:
    screen.press("Up", "F2")
    screen.type("Middle")
    screen.press("Return")
    program.settled("undo", "Rename Social hub to Middle")


def test_many_skills_get_a_side_at_once(program: Program, screen: Screen) -> None:
    screen.press("ctrl+5")
    program.focused("Skills")
    screen.press("ctrl+Home", "Down", *["Right"] * 3, *["shift+Down"] * 3)
    screen.type("tech")
    screen.press("ctrl+Return")
    program.settled("undo", "Let 4 skills belong to technology")
