"""A workbook that a manager edited, taken back in the real program by keys alone and by ear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.desktop.conftest import Program, Screen
from tests.desktop.test_by_ear import Ear, ear  # noqa: F401  (a fixture)
from tests.support.returning import edited, exported
from workbench.files.document import read, save
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

FIRST_SKILL, FIRST_ROLE = 6, 8
"""Where the first skill and the first role of Matrix stand, counted from 1."""


def by_anna(book: Workbook) -> None:
    """Anna types one cell and doubts another."""
    book["Matrix"].cell(FIRST_SKILL, FIRST_ROLE).value = "S2"
    book["Matrix"].cell(FIRST_SKILL, 1).comment = Comment("Anna:\nWhose is it?", "Anna")
    book.properties.lastModifiedBy = "Anna"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map, and beside it its workbook, which Anna edited."""
    path = tmp_path / "plan.capmap"
    save(path, load("social-leadership"), fresh_identity())
    loaded = read(path)
    path.with_name("anna.xlsx").write_bytes(edited(exported(loaded.document, loaded.identity), by_anna))
    return path


def test_a_workbook_is_taken_back_by_keys_and_ear(
    start: Callable[..., Program],
    ear: Ear,  # noqa: F811
    screen: Screen,
    path: Path,
) -> None:
    program = start(str(path), **ear.environment)
    program.wait_for(lambda: program.state["skills"])
    skill = read(path).document.skills[0]
    screen.press("ctrl+shift+b")
    program.settled("dialog", "Take back a workbook")
    screen.press("ctrl+a")
    screen.type(str(path.with_name("anna.xlsx")))
    screen.press("Return")
    called = "“anna.xlsx” (Anna)"
    program.settled("dialog", f"Take back {called}")
    ear.wait_for(lambda each: each.get("text") == f"1 change of {called}; 1 comment.")
    screen.press("alt+n")
    assert ear.announced() == f"2 changes of {called}; 1 comment."
    screen.press("ctrl+Return")
    program.settled("undo", f"Take back {called}")
    program.wait_for(lambda: f"Took back {called}: 2 changes taken." in program.state["notice"])
    screen.press("ctrl+s")
    program.settled("dirty", False)
    saved = read(path).document
    held = {each.skill: each.level for each in saved.scenarios[0].roles[0].assignments}
    assert (held.get(skill.id), saved.notes) == (2, f"{skill.name}: Whose is it?")
    assert "Anna" not in repr(saved)
    screen.press("ctrl+z")
    program.settled("steps", 0)
