"""Precheck of a start with a window: arguments and display, as Qt would end the program over a bad one. Opens none."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence

from workbench.cli.program import COMMANDS

LOOKS_FOR = 0.5
"""Timeout in seconds of the look whether a word is the name of a file: a network folder may not answer."""


def no_window(arguments: Sequence[str]) -> str | None:
    """The refusal of a start with a window, None where it can open. Arguments: a file, or "--template NAME"."""
    most = 2 if arguments[:1] == ["--template"] else 1
    if len(arguments) > most:
        first, extra = arguments[0], arguments[most]
        return (
            f"“{extra}” is one too many: the window opens one file. “{first}” is no command; there are {_commands()}."
        )
    if arguments[:1] and most == 1 and _is_plain(arguments[0]) and _is_missing(arguments[0]):
        return f"“{arguments[0]}” is neither a file nor a command. The commands are {_commands()}."
    unreachable = sys.platform.startswith("linux") and not any(
        os.environ.get(variable) for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    return f"There is no display to open a window on. Without one there are {_commands()}." if unreachable else None


def _is_plain(word: str) -> bool:
    """Whether a word could be a misspelt command, not a file: it has no ending and no folder."""
    return not any(mark in word for mark in (".", os.sep, os.altsep or os.sep))


def _is_missing(name: str) -> bool:
    """Whether the current folder surely has nothing of this name; False where its disk does not answer in LOOKS_FOR."""
    missing: list[bool] = []
    look = threading.Thread(target=lambda: missing.append(not os.path.lexists(name)), daemon=True)
    look.start()
    look.join(LOOKS_FOR)
    return missing == [True]


def _commands() -> str:
    return ", ".join(COMMANDS)
