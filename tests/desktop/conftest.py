"""A screen without a monitor, a window manager on it, and the program running there as a user starts it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.pace import PATIENCE, Pace

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark these tests, and skip them where there is no X server to drive."""
    missing = [each for each in NEEDED if shutil.which(each) is None]
    own = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in own:
        item.add_marker(pytest.mark.display)
        if missing:
            item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(missing)}"))


class Screen:
    """A display, and the mouse and the keyboard before it."""

    def __init__(self, size: str) -> None:
        self.pace = Pace()
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            self.name = f":{pipe.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}
        self._manager = subprocess.Popen(
            ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self) -> None:
        """Switch the display off."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    def do(self, *words: object) -> None:
        """One line of xdotool."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True)

    def active_window(self) -> str:
        """The title of the window the window manager gives the keys to."""
        asked = ["xdotool", "getactivewindow", "getwindowname"]
        return subprocess.run(asked, env=self.environment, capture_output=True, text=True, check=False).stdout.strip()

    def press(self, *keys: str) -> None:
        """Keys one after the other, in xdotool's names."""
        for key in keys:
            self.do("key", key)
            self.pace.rest(3)

    def type(self, text: str) -> None:
        """Text as a person types it."""
        self.do("type", "--delay", 15, text)

    def click(self, place: tuple[int, int], button: int = 1) -> None:
        """A click on a point of the screen."""
        self.do("mousemove", *place)
        self.do("click", button)

    def lift(self, start: tuple[int, int]) -> None:
        """Press the button and move far enough that a drag begins."""
        self.do("mousemove", *start)
        self.do("mousedown", 1)
        self.glide(start, (start[0] + 24, start[1] + 12), 6)

    def glide(self, start: tuple[int, int], end: tuple[int, int], steps: int = 20) -> None:
        """Move the mouse in small steps, as a hand does."""
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            self.do("mousemove", x, y)
            self.pace.rest(2)

    def drop(self) -> None:
        """Pause over the target, then let go."""
        self.pace.rest(20)
        self.do("mouseup", 1)


class Program:
    """The running program: what is where on the screen, and what the map holds."""

    def __init__(self, screen: Screen, home: Path, *arguments: str, **environment: str) -> None:
        self.screen = screen
        own = {"WORKBENCH_HOME": str(home), "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop.watched", *arguments],
            env={**screen.environment, **own, **environment},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.wait_for(lambda: self.ask("widget", "mainWindow"))

    def ask(self, *question: str) -> Any:
        """One question of tests/desktop/watched.py."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the program has ended"
        return json.loads(answer)

    @property
    def state(self) -> dict[str, Any]:
        """What the map holds and the window says."""
        answer: dict[str, Any] = self.ask("state")
        return answer

    def wait_for(self, condition: Callable[[], Any]) -> Any:
        """Wait until something holds, and give it."""
        answer = self.screen.pace.until(condition)
        assert answer, f"waited in vain: {self.state}"
        return answer

    def settled(self, key: str, value: object) -> dict[str, Any]:
        """Wait until the state says so, and give it."""
        found: dict[str, Any] = self.wait_for(lambda: (state := self.state)[key] == value and state)
        if key == "dialog" and value:
            self.wait_for(lambda: self.screen.active_window() == value)
            self.screen.pace.rest(13)
        return found

    def focused(self, name: str) -> None:
        """Wait until the focus is on what is named so, or begins so."""
        self.wait_for(lambda: self.state["focus"].startswith(name))

    def middle(self, *question: str, across: float = 0.5) -> tuple[int, int]:
        """The middle of something that is at rest on the screen, or another part of its width."""
        x, y, width, height = self.wait_for(lambda: self._at_rest(question))
        return int(x + width * across), y + height // 2

    def _at_rest(self, question: tuple[str, ...]) -> Any:
        place = self.ask(*question)
        self.screen.pace.rest(7)
        return place if place == self.ask(*question) else None

    def end(self) -> int:
        """Wait until it has ended, and give its exit code."""
        return self.process.wait(self.screen.pace.seconds(PATIENCE))

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    """A display of 1440 x 900."""
    display = Screen("1440x900")
    yield display
    display.close()


@pytest.fixture
def start(screen: Screen, own_folders: Path) -> Iterator[Callable[..., Program]]:
    """Start the program; what is still running at the end is ended."""
    started: list[Program] = []

    def starter(*arguments: str, **environment: str) -> Program:
        started.append(Program(screen, own_folders, *arguments, **environment))
        return started[-1]

    yield starter
    for each in started:
        each.kill()
