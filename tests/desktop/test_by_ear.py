"""What a screen reader hears: the real program on a real accessibility bus, its keys pressed on a real display."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.conftest import ROOT, Program, Screen
from tests.desktop.test_by_keyboard import tab_to

SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
PRODUCT = "social-product-strategist"

QUIET = 40
"""Floors without a word after which nothing more is told."""


class Ear:
    """A message bus with an accessibility bus of its own, and somebody who listens there."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.environment = {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_CACHE_HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
        }
        self._pace = screen.pace
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env={**screen.environment, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus.stdout.readline().strip()
        self._listener = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop.listener"],
            env={**screen.environment, **self.environment, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.heard: list[dict[str, Any]] = []
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait_for(lambda each: each["heard"] == "nothing yet")

    def _listen(self) -> None:
        assert self._listener.stdout is not None
        for line in self._listener.stdout:
            self.heard.append(json.loads(line))

    def wait_for(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """What is heard next that is wanted; what came before it is forgotten."""
        found: dict[str, Any] | None = self._pace.until(lambda: self._next(wanted), every=1)
        assert found is not None, f"waited in vain; heard {self.heard}"
        return found

    def _next(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any] | None:
        for place, each in enumerate(list(self.heard)):
            if wanted(each):
                del self.heard[: place + 1]
                return each
        return None

    def announced(self) -> str:
        """The next announcement."""
        text: str = self.wait_for(lambda each: each["heard"] == "announcement")["text"]
        return text.replace("\u00a0", " ")

    def focused(self, name: str) -> dict[str, Any]:
        """Wait until the focus is told to be on what is named so, or begins so."""
        return self.wait_for(lambda each: each["heard"] == "focus" and each["name"].startswith(name))

    def rests_on(self, name: str) -> dict[str, Any]:
        """Wait until the focus is told to be on what begins so, and nothing else is told for a while after it."""
        while True:
            here = self.focused(name)
            self._pace.rest(QUIET)
            if not any(each["heard"] == "focus" and each["name"] != here["name"] for each in self.heard):
                return here

    def locale(self) -> str:
        """The language that the program says it speaks."""
        assert self._listener.stdin is not None
        self._listener.stdin.write("locale\n")
        self._listener.stdin.flush()
        return str(self.wait_for(lambda each: each["heard"] == "locale")["text"])

    def close(self) -> None:
        """Stop listening."""
        for process in (self._listener, self._bus):
            process.terminate()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


@pytest.fixture
def ear(screen: Screen, tmp_path: Path) -> Iterator[Ear]:
    """Somebody who listens."""
    missing = [each for each in ("dbus-daemon",) if shutil.which(each) is None]
    if missing or not SERVICE.exists():
        pytest.skip(f"not installed: {', '.join([*missing, 'at-spi2-core'])}")
    folder = tmp_path / "bus"
    folder.mkdir(mode=0o700)
    ear = Ear(screen, folder)
    yield ear
    ear.close()


@pytest.fixture
def program(screen: Screen, ear: Ear, own_folders: Path) -> Iterator[Program]:
    """The program on the starter design, on a system that speaks German."""
    german = {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
    program = Program(screen, own_folders, "--template", "social-leadership", **ear.environment, **german)
    yield program
    program.kill()


def test_what_happens_is_heard_result_first(program: Program, ear: Ear, screen: Screen, tmp_path: Path) -> None:
    opened = "Opened Social leadership; product share 61 %; no open points; The design stands on its own"
    assert ear.announced().startswith(opened)
    assert ear.locale() == "en_DE"

    program.focused("Social Marketing Strategist")
    screen.press("Right")
    assert ear.focused("Social Product Strategist")["name"].endswith(", picked")
    screen.press("Down", "2")
    assert ear.announced().startswith("level 2 of 4; product share ")
    screen.press("ctrl+z")
    lowered = "Lower Social product vision to level 2; product share "
    assert re.match(rf"Undone: {lowered}61 %; nobody holds 0 %; no open points; ", ear.announced())
    screen.press("ctrl+shift+z")
    assert re.match(rf"Redone: {lowered}\d+ %; nobody holds \d+ %; 1 open point; ", ear.announced())
    screen.press("Delete")
    removed = r"Removed Social product vision from Social Product Strategist\. Nobody holds \d+ % of the work"
    assert re.match(rf"{removed}; before, it was \d+ %; product share \d+ %; Nobody holds “", ear.announced())
    screen.press("Escape", "F2")
    ear.focused("Title of the role")
    screen.type("Product Lead")
    screen.press("Return")
    assert ear.announced().startswith("Rename Social Product Strategist to Product Lead; product share ")

    screen.press("F6", "F6", "F6", "F6")
    assert ear.focused("Who holds the work")["role"] == "chart"
    screen.press("Right")
    assert re.fullmatch(r"Both: \d\.\d\d %\.", ear.announced())
    screen.press("F6")
    assert ear.rests_on("Product Lead, ")["name"].endswith(", picked")
    screen.press("ctrl+g")
    program.settled("dialog", "Go to role")
    assert ear.announced() == "14 entries, Corporate Social Strategist"
    screen.press("Down")
    assert ear.announced() == "Product Lead, Vice president"
    screen.type("Community")
    assert ear.announced() == "1 entry, Community Manager"
    screen.press("Return")
    program.focused("Community Manager")
    for state in ("Open", "Folded"):
        screen.press("space")
        assert ear.announced() == state

    screen.press("ctrl+shift+f")
    screen.type("campain")
    assert ear.announced() == "Nothing is called “campain”; near: Campaign management, Campaign return"
    screen.press("Escape")

    screen.press("ctrl+3", "F6", "F6", "F6", "F6")
    assert ear.focused("Organisation picture")["role"] == "chart"
    screen.press("Right")
    assert ear.announced() == "Developer Advocate, Manager, in Technology"
    screen.press("ctrl+2")
    assert ear.rests_on("Social product vision, Developer Advocate: nothing")["role"] == "cell"
    screen.press("2")
    assert re.match(r"support, level 2 of 4; product share \d+ %; nobody holds \d+ %; 2 open points; ", ear.announced())

    screen.press("ctrl+1", "F6")
    for keys, name in (("ctrl+s", "plan.capmap"), ("ctrl+e", "plan.xlsx")):
        screen.press(keys)
        program.wait_for(lambda: program.state["dialog"])
        screen.press("ctrl+a")
        screen.type(f"{tmp_path}/{name}")
        screen.press("Return")
        said = ear.announced()
        while said.startswith(f"Writing {name}…"):  # on a slow machine it is said that it is under way
            said = ear.announced()
        assert said == f"Saved {name}."


def test_the_tour_is_read_step_by_step(start: Callable[..., Program], ear: Ear, screen: Screen) -> None:
    program = start(**ear.environment)
    tab_to(program, "Take the two-minute tour")
    screen.press("Return")
    assert ear.announced().startswith(
        "Opened Acme social leadership; product share 60 % on paper, 24 % where people sit; "
    )
    assert ear.announced().startswith("1 of 7: This is a company today. The sentence below is the worst")
    screen.press("Return")
    assert ear.announced().startswith("2 of 7: ")
