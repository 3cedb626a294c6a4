"""The standard streams of a command: text in UTF-8, one answer at the end, and what becomes of it where none can be."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO

from workbench.runtime.paths import shown

STANDARD = (0, 1, 2)
"""The descriptors of standard input, output and error."""


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
    """Have both take every name there is: redirected output on Windows is not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(sentence: str) -> None:
    """Say on standard error what went wrong; nobody is left to tell where that cannot be written either."""
    if sys.stderr is None:
        return  # print would take standard output, which holds the answer
    try:
        print(f"workbench: {shown(sentence)}", file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def say(answer: str) -> bool:
    """Print the answer of a command; False where it cannot be written, which standard error is told.

    Whoever reads it may have read enough, such as `head`: that is no failure.
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
    """Let what a stream still holds go nowhere: Python would try to write it once more at its end."""
    if stream is not None:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
