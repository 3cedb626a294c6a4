"""Argument parser and dispatcher of the command line: runs a command, writes its answer, returns the exit code.

Knows the list of commands, not what they do.
"""

from __future__ import annotations

import argparse
import contextlib
import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from workbench import __version__
from workbench.cli.command import DONE, FAILED, Failed, Qt
from workbench.cli.commands import (
    check,
    compare,
    export,
    fit,
    import_files,
    merge,
    new,
    read_sheets,
    schema,
    self_test,
    show,
    templates,
)
from workbench.cli.streams import complain, say, take_any_text

if TYPE_CHECKING:
    from workbench.files.exporters import Draw

PURPOSE = "Design roles and see whether the expertise of each side stands on its own."
_COMMANDS = {
    module.COMMAND.name: module.COMMAND
    for module in (templates, new, import_files, check, fit, export, compare, merge, show, schema, self_test)
}
COMMANDS = tuple(_COMMANDS)
_HIDDEN = {module.COMMAND.name: module.COMMAND for module in (read_sheets,)}
"""Commands that the program starts itself, and help does not name."""
EXIT_CODES = {
    "0": "done",
    "1": "“check” found an open point at or above --fail-on, “merge” a conflict, “import” one in a workbook that "
    "comes back or a cell it refused, or “self-test” something missing",
    "2": "bad usage, or a file or the answer could not be read or written; one sentence on standard error says why. "
    "Or “import” asks something, a line a question",
}
ENVIRONMENT = {
    "WORKBENCH_HOME": "one folder for all that the program keeps for itself (preferences, logs, unsaved work, earlier "
    "versions of files), instead of the folders of the system",
}


class _Parser(argparse.ArgumentParser):
    def __init__(self, **given: Any) -> None:
        super().__init__(formatter_class=_Formatter, epilog=_LISTS, **given)

    def error(self, message: str) -> NoReturn:
        raise Failed(f"{message[:1].upper()}{message[1:]}. “{self.prog} --help” lists what can be given.")


class _Formatter(argparse.HelpFormatter):
    """Help formatter that sets the epilog, lists of words with their meanings, like the options above it."""

    def add_text(self, text: str | None) -> None:
        if text != _LISTS:
            super().add_text(text)
            return
        for heading, entries in (("exit codes", EXIT_CODES), ("environment", ENVIRONMENT)):
            self.start_section(heading)
            for word, meaning in entries.items():
                self.add_argument(argparse.Action([], word, metavar=word, help=meaning))
            self.end_section()


_LISTS = "exit codes and environment"
"""Placeholder for the epilog of the help, which _Formatter replaces with the lists."""


def is_command(word: str) -> bool:
    """Whether a word is a command, one that help names or one that the program starts itself."""
    return word in _COMMANDS or word in _HIDDEN


def parser(first: str = "--help") -> argparse.ArgumentParser:
    """The argument parser. first: the first argument; where it is a command, the options of that command alone are
    added, as each loads what it needs. With --help first, those of all."""
    result = _Parser(
        prog="workbench",
        usage="%(prog)s [FILE]\n       %(prog)s COMMAND …",
        description=f"{PURPOSE} Without a command, the window opens, on FILE where one is given.",
    )
    result.add_argument("--version", action="version", version=f"Capability Workbench {__version__}")
    commands = result.add_subparsers(prog=result.prog, dest="command", required=True, metavar="COMMAND")
    known = _HIDDEN if first in _HIDDEN else _COMMANDS
    only = {first} if first in known or first == "--version" else set(known)
    for name, command in known.items():
        if name not in only:
            commands.add_parser(name)
            continue
        purpose = command.help if isinstance(command.help, str) else command.help()
        command.options(commands.add_parser(name, help=purpose, description=purpose))
    return result


def main(argv: Sequence[str], *, paint: Callable[[], None], draw: Draw) -> int:
    """Run a command and return its exit code. paint and draw are the functions that need Qt, see `Qt`."""
    take_any_text()
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output):
            arguments = parser(*argv[:1]).parse_args(argv)
            code = (_COMMANDS | _HIDDEN)[arguments.command].run(arguments, Qt(paint, draw))
    except Failed as failure:
        code = FAILED
        complain(str(failure))
    except SystemExit:  # --help or --version was asked for, and is said below
        code = DONE
    return code if say(output.getvalue()) else FAILED
