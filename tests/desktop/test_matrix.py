"""The matrix on a real display: by keyboard alone, and a block of cells from LibreOffice's own clipboard and back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.desktop.conftest import Program, Screen
from tests.support.pace import PATIENCE
from tests.support.typed import SCAN
from workbench.files.document import to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load as template

ENGINEER = "social-engineer"
PRODUCT, MARKETING = "social-product-strategist", "social-marketing-strategist"
"""Two roles whose columns stand side by side."""


@pytest.fixture
def program(start: Callable[..., Program], tmp_path: Path) -> Program:
    """The program on a map, the matrix on show."""
    path = tmp_path / "map.capmap"
    path.write_bytes(to_bytes(template("before-and-after"), fresh_identity())[0])
    program = start(str(path))
    program.settled("scenario", "Today")
    program.screen.press("ctrl+2")
    program.focused("Skills and roles")
    return program


class Spreadsheet:
    """LibreOffice Calc on the same display, with rows of text in its first sheet."""

    def __init__(self, screen: Screen, folder: Path, rows: list[list[str | None]]) -> None:
        program = shutil.which("soffice")
        if program is None:
            pytest.skip("LibreOffice is not here")
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / "block.xlsx")
        self._screen = screen
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        words = [program, profile, "--norestore", "--nologo", "--calc", str(folder / "block.xlsx")]
        self._process = subprocess.Popen(words, env=screen.environment, stderr=subprocess.DEVNULL)
        self.come_forward()
        screen.pace.rest(200)

    def come_forward(self) -> None:
        """Give it the keys."""
        activate_window(self._screen, "block.xlsx")

    def end(self) -> None:
        """End it and the office behind it."""
        inner = subprocess.run(
            ["pgrep", "-P", str(self._process.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        for each in (*inner, str(self._process.pid)):
            subprocess.run(["kill", "-9", each], check=False)
        self._process.wait()


def activate_window(screen: Screen, title: str) -> None:
    """Bring the window with this in its title to the front, once it is there."""

    def in_front() -> bool:
        if title in screen.active_window():
            return True
        search = ["xdotool", "search", "--onlyvisible", "--name", title, "windowactivate", "%@"]
        subprocess.run(search, env=screen.environment, capture_output=True, check=False)
        return False

    assert screen.pace.until(in_front, 2 * PATIENCE, every=20), f"no window {title}"


@pytest.fixture
def calc(screen: Screen, tmp_path: Path) -> Iterator[Callable[[list[list[str | None]]], Spreadsheet]]:
    """Start a spreadsheet; it is ended with the test."""
    started: list[Spreadsheet] = []

    def starter(rows: list[list[str | None]]) -> Spreadsheet:
        started.append(Spreadsheet(screen, tmp_path, rows))
        return started[-1]

    yield starter
    for each in started:
        each.end()


def held(program: Program, role: str, skill: str) -> list[object] | None:
    found: list[object] | None = program.state["held"][role].get(skill)
    return found


def test_cells_are_reached_and_changed_by_keyboard_alone(program: Program, screen: Screen) -> None:
    screen.press("ctrl+Home", "Down", "ctrl+g")
    program.settled("dialog", "Go to role")
    screen.type("social eng")
    screen.press("Return")
    program.focused("Skills and roles")
    screen.press("l")
    program.settled("undo", "Assign Social product vision to Social Engineer")
    assert held(program, ENGINEER, "product-strategy") == ["lead", 4]
    screen.press("2")
    program.settled("undo", "Lower Social product vision of Social Engineer to level 2")
    screen.press("s", "shift+Down", "ctrl+d")
    program.wait_for(lambda: held(program, ENGINEER, "product-design") == ["support", 2])
    screen.press("Delete")
    program.settled("undo", "Clear 2 cells")
    screen.press("ctrl+z", "ctrl+z")
    program.wait_for(lambda: held(program, ENGINEER, "product-strategy") == ["support", 2])
    assert program.state["titles"].count("Social Engineer") == 1


@pytest.mark.skipif(shutil.which("setxkbmap") is None, reason="not installed: setxkbmap")
def test_keys_mean_the_same_on_every_keyboard_layout(program: Program, screen: Screen) -> None:
    shift, control = 50, 37

    def press(place: str, *held_down: int) -> None:
        for key in held_down:
            screen.do("keydown", key)
        screen.do("key", SCAN[place])
        for key in held_down:
            screen.do("keyup", key)

    screen.press("ctrl+Home", "Down", "ctrl+g")
    program.settled("dialog", "Go to role")
    screen.type("social eng")
    screen.press("Return")
    program.focused("Skills and roles")
    try:
        for layout in ("ru", "ara", "fr"):
            subprocess.run(["setxkbmap", layout], env=screen.environment, check=True)
            screen.pace.rest(20)
            press("L")
            press("2", *([shift] if layout == "fr" else []))
            program.wait_for(lambda: held(program, ENGINEER, "product-strategy") == ["lead", 2])
            press("S")
            program.wait_for(lambda: held(program, ENGINEER, "product-strategy") == ["support", 2])
            screen.press("Delete")
            program.wait_for(lambda: held(program, ENGINEER, "product-strategy") is None)
        press("1", control)
        program.wait_for(lambda: program.ask("widget", "Board"))
    finally:
        subprocess.run(["setxkbmap", "us"], env=screen.environment, check=True)


def test_a_block_comes_from_libreoffice(
    program: Program, screen: Screen, calc: Callable[[list[list[str | None]]], Spreadsheet]
) -> None:
    calc([["S1", None], [None, "Lead 2"], ["support 3", None]])
    screen.press("ctrl+Home", "ctrl+shift+End", "ctrl+c")
    screen.pace.rest(70)
    activate_window(screen, "Capability Workbench")
    screen.press("ctrl+Home")
    screen.click(program.middle("cell", PRODUCT, "social-graph"))
    screen.press("ctrl+v")
    program.wait_for(lambda: program.state["undo"].startswith("Set "))
    state = program.state["held"]
    assert state[PRODUCT]["social-graph"] == ["support", 1]
    assert "user-research" not in state[PRODUCT]
    assert state[MARKETING]["user-research"] == ["lead", 2]
    assert state[PRODUCT]["prototyping"] == ["support", 3]
    assert program.state["steps"] == 1


def test_a_block_goes_to_libreoffice_and_comes_back_the_same(
    program: Program, screen: Screen, calc: Callable[[list[list[str | None]]], Spreadsheet]
) -> None:
    """Four skills of two groups; what is empty at the edge of a block LibreOffice leaves out, so there is nothing."""
    sheet = calc([["Here"]])
    block = (*["shift+Down"] * 4, "shift+Right")
    pick_block(program, screen)
    screen.press(*block, "ctrl+c")
    sheet.come_forward()
    screen.press("ctrl+Home", "Delete", "ctrl+v")
    screen.pace.rest(140)
    if "block.xlsx" not in screen.active_window():  # LibreOffice asks how text is to be read
        screen.press("Return")
        screen.pace.rest(70)
    screen.press("ctrl+Home", *["shift+Down"] * 3, "shift+Right", "ctrl+c")
    screen.pace.rest(70)
    pick_block(program, screen)
    screen.press(*block, "Delete")
    program.settled("undo", "Clear 6 cells")
    screen.press("ctrl+v")
    after = program.settled("undo", "Set 6 cells")
    screen.press("ctrl+z", "ctrl+z")
    before = program.settled("steps", 0)
    assert after["held"] == before["held"]


def pick_block(program: Program, screen: Screen) -> None:
    """Put the keys on the first cell of the block."""
    activate_window(screen, "Capability Workbench")
    screen.press("ctrl+Home")
    screen.click(program.middle("cell", PRODUCT, "reputation-design"))
