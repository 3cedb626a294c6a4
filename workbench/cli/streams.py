"""Standard streams of a command: UTF-8, one answer at the end, and closed or broken pipes. Knows no command."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO

from workbench.runtime.paths import shown

STANDARD = (0, 1, 2)
"""File descriptors of standard input, output and error."""


def reserve() -> None:
    """Open the null device on each standard descriptor that is closed.

    A file opened later would get its number, and hold whatever is printed there.
    """
    for descriptor in STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one


def take_any_text() -> None:
    """Switch standard output and error to UTF-8, so that they take every name: redirected on Windows they are not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(sentence: str) -> None:
    """Print a sentence to standard error; where that fails there is nobody left to tell."""
    if sys.stderr is None:
        return  # print would take standard output, which holds the answer
    try:
        print(f"workbench: {shown(sentence)}", file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def say(answer: str) -> bool:
    """Print the answer of a command; False where it cannot be written, with a sentence on standard error.

    A broken pipe is no failure: a reader such as `head` may have read enough.
    """
    if not answer:
        return True
    if sys.stdout is None:
        complain("The answer could not be written: standard output is closed.")
        return False
    try:
        print(answer, end="", flush=True)
    except OSError as error:
        _give_up(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            complain(f"The answer could not be written: {os.strerror(error.errno or 0)}.")
            return False
    return True


def _give_up(stream: TextIO | None) -> None:
    """Redirect a broken stream to the null device: Python would try to flush it once more at exit."""
    if stream is not None:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
