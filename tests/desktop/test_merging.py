"""A copy that was changed elsewhere, merged in the real program: by keys alone and by ear, and by mouse."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.conftest import Program, Screen
from tests.desktop.test_by_ear import Ear, ear  # noqa: F401  (a fixture)
from workbench.domain.model import CapabilityMap
from workbench.domain.replace import replace
from workbench.files.document import read, save
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

PRODUCT = "social-product-strategist"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that was mailed to Ben, who changed the grade and the purpose of one role and mailed it back."""
    path = tmp_path / "plan.capmap"
    save(path, load("social-leadership"), fresh_identity())
    sent = read(path)
    save(
        path.with_name("ben.capmap"),
        changed(sent.document, title="Product Head", grade=3, purpose="Sells."),
        sent.identity,
    )
    return path


def changed(document: CapabilityMap, **values: object) -> CapabilityMap:
    scenario = document.scenarios[0]
    roles = tuple(replace(role, **values) if role.id == PRODUCT else role for role in scenario.roles)
    return replace(document, scenarios=(dataclasses.replace(scenario, roles=roles), *document.scenarios[1:]))


def role_in(path: Path) -> tuple[str, int, str]:
    role = next(each for each in read(path).document.scenarios[0].roles if each.id == PRODUCT)
    return role.title, role.grade, role.purpose


def opened(program: Program, keys: str, entry: str) -> bool:
    """Whether a menu was opened by its keys and stays so.

    While somebody listens, Qt hands each key to the accessibility bus and sends it on once that has answered
    (QSpiApplicationAdaptor); where the letter is faster, Alt alone comes last and closes the menu.
    """
    program.screen.press(keys)
    program.screen.pace.rest(20)
    return bool(program.ask("entry", entry))


def test_two_copies_become_one_by_keys_and_ear(
    start: Callable[..., Program],
    ear: Ear,  # noqa: F811
    screen: Screen,
    path: Path,
) -> None:
    program = start(str(path), **ear.environment)
    program.wait_for(lambda: program.state["skills"])
    screen.press("ctrl+g")
    program.settled("dialog", "Go to role")
    screen.type("product str")
    screen.press("Return")
    program.focused("Social Product Strategist")
    screen.press("F2")
    program.focused("Title of the role")
    screen.type("Product Lead")
    screen.press("Return")
    program.settled("undo", "Rename Social Product Strategist to Product Lead")
    screen.press("ctrl+s")
    program.settled("dirty", False)

    program.wait_for(lambda: "Saved plan.capmap" in program.state["notice"])
    program.wait_for(lambda: opened(program, "alt+f", "Merge with a copy…"))
    screen.press("g")
    program.wait_for(lambda: program.state["dialog"])
    screen.press("ctrl+a")
    screen.type(str(path.with_name("ben.capmap")))
    screen.press("Return")
    program.settled("dialog", "Merge with “ben”")
    wanted = "Product Lead: Title: “Product Lead” here, “Product Head” in “ben”. To decide."
    assert ear.focused(wanted)["role"] == "cell"
    assert ear.announced() == "2 changes of “ben”; 1 conflict. 1 to decide."
    screen.press("ctrl+Return")  # nothing is merged before it is decided
    screen.press("Down", "Down", "Down")
    assert ear.rests_on("Product Lead: Goes down from Vice president to Senior. Taken.")["role"] == "cell"
    screen.press("space")
    assert ear.announced() == "Not taken. 2 changes of “ben”, 1 not taken; 1 conflict. 1 to decide."
    screen.press("F4")
    ear.rests_on(wanted)
    screen.press("t")
    assert ear.announced() == "Theirs. 2 changes of “ben”, 1 not taken; 1 conflict."
    screen.press("ctrl+Return")
    assert ear.announced().startswith("Merged with “ben”: 1 change taken, 1 conflict decided; product share ")
    program.settled("undo", "Merge with “ben”")
    screen.press("ctrl+s")
    program.settled("dirty", False)
    assert role_in(path) == ("Product Head", 6, "Sells.")
    screen.press("ctrl+z")
    assert "Product Lead" in program.settled("steps", 1)["titles"]


def test_two_copies_become_one_by_mouse(start: Callable[..., Program], screen: Screen, path: Path) -> None:
    mine = read(path)
    save(path, changed(mine.document, title="Product Lead"), mine.identity)
    program = start(str(path))
    program.wait_for(lambda: program.state["skills"])
    for entry in ("File", "Merge with a copy…"):
        screen.click(program.middle("entry", entry))
    program.wait_for(lambda: program.state["dialog"])
    screen.press("ctrl+a")
    screen.type(str(path.with_name("ben.capmap")))
    screen.press("Return")
    program.settled("dialog", "Merge with “ben”")
    for name in ("Title: ", "Grade: ", "Purpose: "):
        screen.click(program.middle("row", name, "1"))
        screen.click(program.middle("entry", "Theirs"))
    screen.click(program.middle("widget", "Merge"))
    program.settled("undo", "Merge with “ben”")
    screen.press("ctrl+s")
    program.settled("dirty", False)
    assert role_in(path) == ("Product Head", 3, "Sells.")
