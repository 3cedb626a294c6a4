"""What a command of the command line is, and how it ends."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.files.exporters import Draw

DONE, FOUND, FAILED = 0, 1, 2


class Failed(Exception):
    """What was asked cannot be done; the text is the sentence for standard error."""


class Qt(NamedTuple):
    """What needs Qt, handed in by whoever may load it.

    `paint` opens a window, paints every view of it and closes it; `draw` makes a file that is drawn.
    """

    paint: Callable[[], None]
    draw: Draw


class Command(NamedTuple):
    """A command: its name, what it is for (worked out when asked for, or known), its options, and what it does, which
    ends with an exit code.

    What `run` prints is the answer: it is written as one when the command is done. Raises Failed. Its module loads
    nothing but the standard library before it runs: the window asks for the names of all.
    """

    name: str
    help: str | Callable[[], str]
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Qt], int]


def no_options(parser: argparse.ArgumentParser) -> None:
    """The options of a command that has none."""
