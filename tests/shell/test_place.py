"""Where the window was comes back, never out of sight: a screen that is gone, a smaller one, a title above the edge.

Each start is a process of its own, on screens described to Qt's off-screen plugin.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

Rect = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""

LAPTOP, MONITOR, SMALL = (0, 0, 1440, 900), (1440, 0, 1920, 1200), (0, 0, 1280, 720)
PROGRAM = """
import json, sys
from workbench.shell.start import make

wanted = json.loads(sys.argv[1])
program, workbench = make(["workbench"], remembers=True)
workbench.show_start()
if wanted:
    workbench.window.setGeometry(*wanted)
workbench.window.show()
program.processEvents()
workbench.preferences.set_layout(workbench.window.layout_state())
print(json.dumps(workbench.window.geometry().getRect()))
workbench.end()
"""


@dataclass(frozen=True)
class Computer:
    """A user's folder, started with one set of screens after the other."""

    home: Path

    def start(self, *screens: Rect, at: Rect | None = None) -> Rect:
        """Where the window is after a start; at: where the user puts it, kept for the next start."""
        fixed = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        described = [
            {"name": str(number), "x": x, "y": y, "width": width, "height": height, **fixed}
            for number, (x, y, width, height) in enumerate(screens)
        ]
        file = self.home / "screens.json"
        file.write_text(json.dumps({"windowFrameMargins": True, "screens": described}), encoding="utf-8")
        environment = {
            **os.environ,
            "WORKBENCH_HOME": str(self.home),
            "QT_QPA_PLATFORM": f"offscreen:configfile={file}",
        }
        command = [sys.executable, "-c", PROGRAM, json.dumps(at)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        left, top, width, height = json.loads(done.stdout)
        return left, top, width, height


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """A user who starts for the first time."""
    return Computer(tmp_path)


def inside(window: Rect, screen: Rect) -> bool:
    """Whether the whole of a window, and room for its title, is on a screen; the frame itself may overhang."""
    left, top, width, height = window
    x, y, screen_width, screen_height = screen
    frame = 4
    return (
        x <= left
        and y < top
        and left + width <= x + screen_width + frame
        and top + height <= y + screen_height + frame
    )  # fmt: skip


def test_the_window_comes_back_to_its_screen(computer: Computer) -> None:
    place = (1600, 100, 1700, 1000)
    assert computer.start(LAPTOP, MONITOR, at=place) == place
    assert computer.start(LAPTOP, MONITOR) == place


@pytest.mark.parametrize("place", [(1600, 100, 1700, 1000), (3200, 1100, 1100, 700)])
def test_a_screen_that_is_gone_takes_no_window_along(computer: Computer, place: Rect) -> None:
    computer.start(LAPTOP, MONITOR, at=place)
    assert inside(computer.start(LAPTOP), LAPTOP)


def test_on_a_smaller_screen_the_window_shrinks(computer: Computer) -> None:
    computer.start(LAPTOP, at=(10, 40, 1400, 840))
    assert inside(computer.start(SMALL), SMALL)


def test_a_title_above_the_edge_comes_down(computer: Computer) -> None:
    computer.start(LAPTOP, at=(100, -300, 1100, 700))
    assert inside(computer.start(LAPTOP), LAPTOP)
