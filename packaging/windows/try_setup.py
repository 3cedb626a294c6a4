"""Goes through an installer as a user does, on the Windows it runs on: `try_setup.py SETUP.exe`.

Installs for this user, runs the self-test, opens a file, tries to install over the running program, and uninstalls.
Stands on the standard library alone. `--no-shell` runs the registered command itself, where nothing opens files by it.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

if sys.platform != "win32":
    raise SystemExit("This tries a Windows installer on Windows.")

import winreg

PLACE = Path(os.environ["LOCALAPPDATA"], "Programs", "Capability Workbench")
COMMAND = r"Software\Classes\CapabilityWorkbench.Map\shell\open\command"
KEYS = (
    COMMAND,
    r"Software\Capability Workbench",
    r"Software\Microsoft\Windows\CurrentVersion\Uninstall\CapabilityWorkbench",
)
RUNNING = 5
"""What setup.exe ends with over a running program."""
PATIENCE = 1_000
"""How many times as long as a Python that does nothing takes, anything may take: a minute on an idle Windows."""


def value(key: str) -> str | None:
    """The default value of a key of this user; None where the key is not there."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return str(winreg.QueryValue(opened, None))
    except FileNotFoundError:
        return None


def inside(folder: Path) -> set[Path]:
    """What lies in a folder, which need not be there."""
    return set(folder.iterdir()) if folder.exists() else set()


def titles() -> list[str]:
    """What stands in the title bars."""
    found: list[str] = []

    def note(window: int, _: int) -> bool:
        text = ctypes.create_unicode_buffer(512)
        ctypes.windll.user32.GetWindowTextW(window, text, len(text))
        if ctypes.windll.user32.IsWindowVisible(window):
            found.append(text.value)
        return True

    kind = ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
    ctypes.windll.user32.EnumWindows(kind(note), 0)
    return found


def wait(what: str, test: Callable[[], bool]) -> None:
    """Until something is so; ends the try where it takes too long."""
    begin = time.monotonic()
    run(sys.executable, "-I", "-S", "-c", "")
    end = begin + PATIENCE * (time.monotonic() - begin)
    while not test():
        if time.monotonic() > end:
            raise SystemExit(f"FAIL  {what}; windows: {titles()}")
        time.sleep(0.5)
    print(f"ok    {what}", flush=True)


def run(*command: str | Path) -> int:
    """Run to the end; its exit code."""
    return subprocess.run([str(each) for each in command], check=False, stdin=subprocess.DEVNULL).returncode


def main(setup: str, by_shell: bool) -> int:
    """Go through it all; ends with the first thing that is not as it should be."""
    before = inside(PLACE)
    wait("installs silently", lambda: run(setup, "/S") == 0 and (PLACE / "Workbench.exe").exists())
    wait("is registered for this user", lambda: all(value(key) is not None for key in KEYS))
    command = value(COMMAND)
    wait("the command is the installed program", lambda: command == f'"{PLACE}\\Workbench.exe" "%1"')
    cli = PLACE / "workbench-cli.exe"
    wait("self-test with a painted window", lambda: run(cli, "self-test", "--window") == 0)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "Pläne & Rollen.capmap")
        wait("makes a map", lambda: run(cli, "new", "--template", "holistic", "-o", file) == 0)
        if by_shell:
            os.startfile(file)
        else:
            none = subprocess.DEVNULL
            subprocess.Popen(str(command).replace("%1", str(file)), stdin=none, stdout=none, stderr=none)
        try:
            wait("a double-click opens it", lambda: any("Holistic" in each for each in titles()))
            wait("does not install over the running program", lambda: run(setup, "/S") == RUNNING)
        finally:
            run("taskkill", "/F", "/IM", "Workbench.exe")
    run(PLACE / "uninstall.exe", "/S")
    wait("uninstalls", lambda: inside(PLACE) == before and all(value(key) is None for key in KEYS))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--no-shell" not in sys.argv))
