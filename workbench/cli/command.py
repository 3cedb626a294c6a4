"""Contract of commands, and the exit codes. Knows no single command; loads nothing but the standard library."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.files.exporters import Draw

DONE, FOUND, FAILED = 0, 1, 2


class Failed(Exception):
    """Failure of a command; the text is the sentence for standard error."""


class Qt(NamedTuple):
    """The injected functions that need Qt.

    `paint` opens a window, paints every view of it and closes it; `draw` makes a file that is drawn.
    """

    paint: Callable[[], None]
    draw: Draw


class Command(NamedTuple):
    """A command: its name, its help (a text, or a function where it takes loading), its options, and `run`, which
    returns the exit code.

    What `run` prints is the answer: it is buffered, and written when the command is done. Raises Failed. Importing its
    module loads next to nothing, for the window asks for the names of all; what `help` and `options` need, they import.
    """

    name: str
    help: str | Callable[[], str]
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Qt], int]


def no_options(parser: argparse.ArgumentParser) -> None:
    """The null options: for a command without any."""
