"""Command line of the program itself, to start it once more as a process of its own. Starts nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

CONSOLE = "workbench-cli"
"""The starter of a packaged program that has standard streams; it lies beside the one with the window."""


def own_command(*arguments: str) -> list[str]:
    """What starts a command of the program: of this installation, whether it is packaged or runs from its sources."""
    if not hasattr(sys, "frozen"):
        return [sys.executable, "-P", "-m", "workbench", *arguments]
    starter = Path(sys.executable).resolve().with_name(CONSOLE + (".exe" if sys.platform == "win32" else ""))
    return [str(starter), *arguments]


def own_environment() -> dict[str, str]:
    """The environment to start it with: a packaged program is told to unpack itself anew, not as a part of this one."""
    return {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
