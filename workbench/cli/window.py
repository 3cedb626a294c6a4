"""Whether a window can be opened with what was given, said before Qt would end the program over it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence

from workbench.cli.program import COMMANDS

LOOKS_FOR = 0.5
"""Seconds that the window waits to know whether a word is the name of a file."""


def no_window(arguments: Sequence[str]) -> str | None:
    """Why no window can be opened with these arguments, a file or "--template NAME"; None where it can."""
    most = 2 if arguments[:1] == ["--template"] else 1
    if len(arguments) > most:
        first, extra = arguments[0], arguments[most]
        return (
            f"“{extra}” is one too many: the window opens one file. “{first}” is no command; there are {_commands()}."
        )
    if arguments[:1] and most == 1 and _is_plain(arguments[0]) and _is_missing(arguments[0]):
        return f"“{arguments[0]}” is neither a file nor a command. The commands are {_commands()}."
    unreachable = sys.platform.startswith("linux") and not any(
        os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    return f"There is no display to open a window on. Without one there are {_commands()}." if unreachable else None


def _is_plain(word: str) -> bool:
    """Whether it is not clear that a file is meant: it has no ending and names no folder."""
    return not any(each in word for each in (".", os.sep, os.altsep or os.sep))


def _is_missing(name: str) -> bool:
    """Whether there is nothing of this name in the current folder, as far as its disk answers soon."""
    missing: list[bool] = []
    look = threading.Thread(target=lambda: missing.append(not os.path.lexists(name)), daemon=True)
    look.start()
    look.join(LOOKS_FOR)
    return missing == [True]


def _commands() -> str:
    return ", ".join(COMMANDS)
