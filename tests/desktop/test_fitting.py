"""The window and every dialog on the screens of small and of sharp laptops."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop.conftest import ROOT, Screen


@pytest.mark.parametrize(
    ("size", "scale", "text"), [("1366x768", "1.5", "13"), ("1920x1080", "2", "13"), ("1366x768", "1", "20")]
)
def test_every_window_fits_its_screen_with_its_buttons_in_sight(
    own_folders: Path, size: str, scale: str, text: str
) -> None:
    wrong = judged(own_folders, size, scale, text)
    if wrong:  # a busy window manager may leave a window without a size for once; what is wrong twice is wrong
        again = judged(own_folders, size, scale, text)
        wrong = {name: said for name, said in wrong.items() if name in again}
    assert wrong == {}


def judged(folders: Path, size: str, scale: str, text: str) -> dict[str, list[str]]:
    """What is wrong with each window of a program that is started on a screen of its own."""
    screen = Screen(size)
    try:
        shown = subprocess.run(
            [sys.executable, "-m", "tests.desktop.fitting", text],
            env={**screen.environment, "QT_SCALE_FACTOR": scale, "WORKBENCH_HOME": str(folders)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    finally:
        screen.close()
    found = json.loads(shown.stdout)
    assert len(found) > 15
    return {name: said for name, said in found.items() if said}
