"""What is rehearsed on a screen: the real window, files opened by the registered command, the installer's pages.

Each leaves a picture in build/wine, to be looked at by a person; what is checked here is that it shows the program.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import tables
from installed import INSIDE, PROGID
from PySide6.QtGui import QColor, QImage
from stage import DRIVE, GERMAN, PACE, STAGE, Failed, display, must, started, unix

from tests.support.pace import PATIENCE

OURS = ("#A65605", "#0A66B2")
"""The colours of the two sides, in the light theme."""
APPEARS = 2 * PATIENCE
"""Longest wait for a window, in floors; the first start under Wine takes some 400."""


def titles(screen: str) -> list[str]:
    """What stands in the title bars."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"],
        env={"DISPLAY": screen, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.splitlines()


def wait_for(screen: str, title: str, shows: Callable[[], bool] = lambda: True) -> None:
    """Until a window has a title that matches, and shows what it should; Failed when it takes too long."""

    def is_there() -> bool:
        return any(re.search(title, each) for each in titles(screen)) and shows()

    if PACE.until(is_there, APPEARS, every=30):
        return
    raise Failed(f"no window {title!r}; there are {titles(screen)}")


def press(screen: str, title: str, key: str) -> None:
    """Press a key in the window whose title matches. Whether it was taken is to be seen: who closes the window by it
    has xdotool fail as it lets the key go."""
    command = ["xdotool", "search", "--onlyvisible", "--name", title, "windowfocus", "--sync", "key", key]
    subprocess.run(command, env={"DISPLAY": screen, "PATH": "/usr/bin:/bin"}, capture_output=True, check=False)


def picture(screen: str, name: str) -> Path:
    """What is on the screen, as build/wine/NAME.png."""
    path = STAGE / f"{name}.png"
    command = ["import", "-display", screen, "-window", "root", str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=PACE.seconds(APPEARS))
    return path


def has_our_colours(path: Path) -> bool:
    """Whether both sides' colours cover a good part of a picture: the bar is drawn in them."""
    image = QImage(str(path))
    seen = dict.fromkeys((QColor(each).rgb() for each in OURS), 0)
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            if (colour := image.pixel(x, y)) in seen:
                seen[colour] += 1
    return min(seen.values()) > 500


def window() -> str:
    """The real window, on the plugin Qt takes on Windows."""
    with (
        display() as screen,
        started("Workbench.exe", "--template", "before-and-after", folder="/w/src/dist/Workbench", screen=screen),
    ):
        wait_for(screen, "Capability Workbench$", lambda: has_our_colours(picture(screen, "window")))
        PACE.rest(140)
        return f"build/wine/{picture(screen, 'window').name}"


def imports() -> str:
    """A workbook with a name of people's own, given to the windowed program, becomes a map when it is accepted."""
    name = f"{tables.TITLE}.xlsx"
    (DRIVE / name).write_bytes(tables.xlsx())
    _forget_unsaved_work()
    with (
        display() as screen,
        started("Workbench.exe", rf"C:\{name}", folder="/w/src/dist/Workbench", screen=screen),
    ):
        wait_for(screen, f"^Import.*{tables.TITLE}")
        PACE.rest(140)
        picture(screen, "import")
        press(screen, "^Import", "Return")
        wait_for(screen, rf"^{tables.TITLE}\W+Capability Workbench$")
        PACE.rest(140)
        said = f"build/wine/import.png, build/wine/{picture(screen, 'imported').name}"
    _forget_unsaved_work()
    return said


def _forget_unsaved_work() -> None:
    """Remove what the program keeps for itself, so that the next start has no map to ask about."""
    shutil.rmtree(DRIVE / "home", ignore_errors=True)


def opens_files() -> str:
    """The registered command opens a file with a name of people's own; a second start hands its file over."""
    said = must("reg", "query", PROGID + r"\shell\open\command", "/ve")
    command = re.search(r'REG_SZ\s+"([^"]+)" "%1"', said)
    if command is None or command.group(1) != rf"{INSIDE}\Workbench.exe":
        raise Failed(f"the registered command is {said.strip()}")
    first, second = r"C:\users\root\Pläne & Rollen 100%.capmap", r"C:\users\root\zweite.capmap"
    for file, template in ((first, "before-and-after"), (second, "holistic")):
        must("workbench-cli.exe", "new", "--force", "--template", template, "-o", file, folder=unix(INSIDE))
    with display() as screen, started(command.group(1), first, folder="/", screen=screen):
        wait_for(screen, "^Acme social leadership.*Capability Workbench$")
        with started(command.group(1), second, folder="/", screen=screen) as other:
            try:
                code = other.wait(PACE.seconds(APPEARS))
            except subprocess.TimeoutExpired:
                raise Failed(f"the second start did not leave; windows: {titles(screen)}") from None
            if code:
                raise Failed(f"the second start ended with {code}")
            wait_for(screen, "^Holistic.*Capability Workbench$")
            return f"the command of the registry, then a second start; build/wine/{picture(screen, 'opened').name}"


def pages() -> str:
    """The installer's pages, in English and in German."""
    languages = (("en", "C.UTF-8", "Capability Workbench Setup"), ("de", GERMAN, "Installation von Capability Work"))
    for name, language, title in languages:
        with display() as screen, started("setup.exe", screen=screen, language=language):
            wait_for(screen, title)
            PACE.rest(140)
            picture(screen, f"setup-{name}")
    return "build/wine/setup-en.png, setup-de.png"
