"""`workbench read-sheets`: reads a workbook from standard input, in a process that may die of it. Not for people.

The window and `import` start it. Standard output is lines of JSON, those of `workbook.messages`. Loads no Qt.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys

from workbench.cli.command import DONE, Command, Failed, Qt

_EXTRA_SECONDS = 5
"""Seconds of reckoning after which the process ends by itself, beyond those that whoever started it waits."""


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--returned", action="store_true", help="a workbook of ours that comes back, with its comments")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    import orjson

    from workbench.files.importers._opening.limits import FILE
    from workbench.files.importers._opening.refusal import Refusal
    from workbench.files.importers._opening.workbook import messages
    from workbench.files.importers._returned import reading

    if sys.stdin is None or sys.__stdout__ is None:
        raise Failed("A workbook is read from standard input, and what it holds is written to standard output.")
    _limit_itself()
    output = sys.__stdout__.buffer

    def tell(message: dict[str, object]) -> None:
        output.write(orjson.dumps(message) + b"\n")
        output.flush()

    with contextlib.suppress(BrokenPipeError):  # nobody waits for it any more
        try:
            data = sys.stdin.buffer.read(FILE + 1)
            for message in messages(data, reading.messages) if arguments.returned else messages(data):
                tell(message)
        except BrokenPipeError:
            raise
        except BaseException:  # a panic of the library is no Exception
            tell({"refused": Refusal.DAMAGED.name, "values": {}})
    return DONE


def _limit_itself() -> None:
    """Have the system end this process where it asks for too much, where the system can."""
    from workbench.files.importers._opening.limits import MEMORY, SECONDS
    from workbench.runtime.own_limits import limit_itself

    gc.disable()  # it ends before there is anything to collect
    limit_itself(MEMORY, int(SECONDS) + _EXTRA_SECONDS)


COMMAND = Command("read-sheets", "", _options, _run)
