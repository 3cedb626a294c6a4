"""The whole job by keyboard alone, and a list pasted from another program, on a real display."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.desktop.conftest import Program, Screen
from workbench.files.document import read, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load as template

PRODUCT = "social-product-strategist"

SPREADSHEET = """
import sys
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
application = QApplication([])
cells = QMimeData()
cells.setText(sys.stdin.read())
cells.setHtml("<table><tr><td>cells</td></tr></table>")
application.clipboard().setMimeData(cells)
print("copied", flush=True)
application.exec()
"""


@pytest.fixture
def copy(screen: Screen) -> Iterator[Callable[[str], None]]:
    """Have another program put cells on the clipboard and own them."""
    running: list[subprocess.Popen[str]] = []

    def copier(text: str) -> None:
        process = subprocess.Popen(
            [sys.executable, "-c", SPREADSHEET],
            env=screen.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(text)
        process.stdin.close()
        assert process.stdout.readline() == "copied\n"
        process.stdin = None

    yield copier
    for each in running:
        each.kill()
        each.communicate()


def tab_to(program: Program, name: str) -> None:
    """Press Tab until the focus is on what bears this name."""
    for _ in range(60):
        if program.state["focus"].startswith(name):
            return
        program.screen.press("Tab")
    raise AssertionError(f"Tab never came to {name}")


def internet_sockets(process: int) -> set[str]:
    """The sockets of a process that could reach another computer, by the kernel's own tables."""
    links = (os.readlink(each) for each in Path(f"/proc/{process}/fd").iterdir())
    own = {each.removeprefix("socket:[").removesuffix("]") for each in links if each.startswith("socket:")}
    assert own  # the display
    tables = (Path(f"/proc/net/{name}") for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"))
    rows = [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    return own & {row[9] for row in rows}


def fewer_errors(program: Program, than: int) -> bool:
    return bool(program.state["errors"] < than)


def test_from_the_start_page_to_a_mended_workbook(
    start: Callable[..., Program], screen: Screen, tmp_path: Path
) -> None:
    program = start()
    tab_to(program, "New from the template Before")
    screen.press("Return")
    program.settled("scenario", "Today")

    screen.press("ctrl+shift+f")
    screen.type("graph")
    screen.press("Down", "ctrl+Return")
    program.settled("dialog", "Assign to…")
    screen.type("product str")
    screen.press("Return")
    state = program.settled("undo", "Assign Social graph strategy to Social Product Strategist")
    assert state["held"][PRODUCT]["social-graph"] == ["lead", 4]

    screen.press("ctrl+g")
    program.settled("dialog", "Go to role")
    screen.type("product str")
    screen.press("Return")
    program.focused("Social Product Strategist")

    while errors := program.state["errors"]:
        tab_to(program, "Must fix")
        screen.press("f")
        program.wait_for(partial(fewer_errors, program, errors))
    assert program.state["held"][PRODUCT]["social-graph"][0] == "lead"

    file, workbook = tmp_path / "mine.capmap", tmp_path / "mine.xlsx"
    screen.press("ctrl+s")
    program.wait_for(lambda: program.state["dialog"])
    screen.type(str(file))
    screen.press("Return")
    saved = program.settled("file", str(file))
    assert not program.settled("dirty", False)["dirty"]
    screen.press("ctrl+e")
    program.settled("dialog", "Export to Excel")
    screen.type(str(workbook))
    screen.press("Return")
    program.wait_for(lambda: workbook.exists() and "Saved mine.xlsx" in program.state["notice"])
    assert not internet_sockets(program.process.pid)
    screen.press("ctrl+q")
    assert program.end() == 0

    kept = read(file).document
    role = next(each for each in kept.scenarios[0].roles if each.id == PRODUCT)
    assert {each.skill: [each.kind, each.level] for each in role.assignments} == saved["held"][PRODUCT]
    assert load_workbook(workbook).sheetnames[0] == "Summary"


def test_a_new_map_from_the_first_key_to_the_board(start: Callable[..., Program], screen: Screen) -> None:
    program = start()
    program.focused("New map…")
    screen.press("Return")
    program.settled("dialog", "New map")
    screen.type("sales")
    tab_to(program, "Roles, one a line")
    screen.type("Buyer; Purchasing; 3; Head of Sales")
    screen.press("ctrl+Return")
    state = program.settled("scenario", "Today")
    assert state["errors"] == 0
    assert state["dirty"]
    assert set(state["held"]) == {"head-of-sales", "head-of-product", "buyer"}
    program.focused("Head of Sales")


def test_keys_on_a_chip(start: Callable[..., Program], screen: Screen) -> None:
    program = start("--template", "social-leadership")
    program.wait_for(lambda: program.state["skills"])
    screen.press("ctrl+g")
    program.settled("dialog", "Go to role")
    screen.type("product str")
    screen.press("Return")
    program.focused("Social Product Strategist")
    screen.press("Down", "2")
    assert program.settled("steps", 1)["held"][PRODUCT]["product-strategy"] == ["lead", 2]
    screen.press("s")
    assert program.settled("steps", 2)["held"][PRODUCT]["product-strategy"] == ["support", 2]
    screen.press("l", "Delete")
    assert "product-strategy" not in program.settled("steps", 4)["held"][PRODUCT]
    screen.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    assert program.settled("steps", 0)["held"][PRODUCT]["product-strategy"][0] == "lead"


def test_thirty_skills_pasted_from_a_spreadsheet(
    start: Callable[..., Program], screen: Screen, copy: Callable[[str], None]
) -> None:
    rows = ["Skill\tGroup\tBelongs to\tImportance", *(f"Pasted {n}\tPasted\tproduct\t{n % 5 + 1}" for n in range(30))]
    copy("\n".join(rows) + "\n")
    program = start("--template", "blank")
    program.wait_for(lambda: program.state["scenario"] != "None")
    known = len(program.state["skills"])
    screen.press("ctrl+shift+f", "ctrl+v")
    program.settled("dialog", "Paste skills")
    screen.press("Return")
    state = program.settled("steps", 1)
    assert state["skills"][known:] == [f"Pasted {n}" for n in range(30)]
    screen.press("ctrl+z")
    assert len(program.settled("steps", 0)["skills"]) == known


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A file for a second start to bring."""
    path = tmp_path / "given.capmap"
    path.write_bytes(to_bytes(template("before-and-after"), fresh_identity())[0])
    return path


@pytest.fixture
def first(start: Callable[..., Program]) -> Program:
    """The program on an untitled map, before a second start."""
    program = start("--template", "blank")
    program.wait_for(lambda: program.state["scenario"] != "None")
    return program


def start_again(screen: Screen, home: Path, path: Path) -> None:
    """Start the program a second time with a file: it hands it over and leaves."""
    environment = {**screen.environment, "WORKBENCH_HOME": str(home)}
    second = subprocess.run([sys.executable, "-m", "workbench", str(path)], env=environment, check=False)
    assert second.returncode == 0


def test_a_second_start_brings_its_file_to_the_first(
    first: Program, screen: Screen, own_folders: Path, given: Path
) -> None:
    start_again(screen, own_folders, given)
    assert first.settled("file", str(given))["scenario"] == "Today"
    screen.press("ctrl+q")
    assert first.end() == 0


def test_a_second_start_waits_while_a_question_stands(
    first: Program, screen: Screen, own_folders: Path, given: Path
) -> None:
    screen.press("ctrl+g")
    first.settled("dialog", "Go to role")
    start_again(screen, own_folders, given)
    assert (first.state["file"], first.state["dialog"]) == ("", "Go to role")
    screen.press("Escape")
    assert first.settled("file", str(given))["dialog"] is False
