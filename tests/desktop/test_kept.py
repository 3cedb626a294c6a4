"""What a power cut leaves: the program is killed while a hand is typing, and the next start is asked what it found."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.desktop.conftest import Program, Screen
from workbench.files.recovery import RecoveryStore

PROMISED = 2.0
"""Seconds of work a crash may cost."""


def test_killed_while_typing(start: Callable[..., Program], screen: Screen, own_folders: Path) -> None:
    program = start("--template", "social-leadership")
    program.wait_for(lambda: program.state["skills"])
    screen.press("ctrl+shift+f")
    screen.type("graph")
    screen.press("Down", "F2")
    program.focused("Name")
    screen.press("ctrl+a")
    screen.type("Typed early ")
    time.sleep(PROMISED)
    screen.pace.rest(20)  # what the machine itself takes to write it
    screen.type("and late")
    assert program.state["steps"] == 0
    program.kill()
    (found,) = RecoveryStore(own_folders / "data" / "recovery").pending()
    assert found.loaded is not None
    names = [skill.name for skill in found.loaded.document.skills]
    assert any(name.startswith("Typed early") for name in names)
