"""The manual page of the program, made of what the command line says of itself; in man(7), ordered as man-pages(7)."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbench.cli.program import ENVIRONMENT, EXIT_CODES, PURPOSE, parser

NAMES = ("capability-workbench", "workbench-cli")
"""What is installed in /usr/bin: the window, and the command line."""

FILES = {
    "~/.config/capability-workbench": "preferences",
    "~/.local/share/capability-workbench": "unsaved work and earlier versions of files",
    "~/.local/state/capability-workbench": "logs and crash reports",
}


def text(version: str, day: str) -> str:
    """The page; `day` is that of the version, as YYYY-MM-DD."""
    return "\n".join(_lines(version, day)) + "\n"


def _lines(version: str, day: str) -> Iterator[str]:
    window, commands = NAMES
    yield f'.TH CAPABILITY-WORKBENCH 1 {day} "Capability Workbench {version}" "User Commands"'
    yield from (".SH NAME", f"{_plain(', '.join(NAMES))} \\- design roles and see who holds the work")
    yield from (".SH SYNOPSIS", f".B {_plain(window)}", "[\\fIFILE\\fR]", ".br", f".B {_plain(commands)}")
    yield "\\fICOMMAND\\fR …"
    yield from (".SH DESCRIPTION", _plain(PURPOSE))
    yield f"\\fB{_plain(window)}\\fR opens the window, on \\fIFILE\\fR where one is given."
    yield f"\\fB{_plain(commands)}\\fR runs a command and opens none."
    yield ".SH COMMANDS"
    for name, command in _commands().items():
        yield from (f".SS {_plain(name)}", _plain(_sentence(command.description)))
        yield from _entries((_option(each), each.help or "") for each in _options(command))
    for heading, entries in (("EXIT STATUS", EXIT_CODES), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        yield f".SH {heading}"
        yield from _entries((f"\\fB{_plain(word)}\\fR", _sentence(meaning)) for word, meaning in entries.items())


def _commands() -> Mapping[str, argparse.ArgumentParser]:
    found = next(each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    commands: Mapping[str, argparse.ArgumentParser] = found.choices
    return commands


def _options(command: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    return (each for each in command._actions if not isinstance(each, argparse._HelpAction))


def _option(action: argparse.Action) -> str:
    """An option or an argument as it is typed: names bold, what is put in their place in italics."""
    value = f"\\fI{_plain(str(action.metavar))}\\fR" if action.metavar else ""
    if action.choices:
        value = "|".join(f"\\fB{_plain(each)}\\fR" for each in action.choices)
    names = ", ".join(f"\\fB{_plain(each)}\\fR" for each in action.option_strings)
    return f"{names} {value}".strip() if action.nargs != 0 else names


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for word, meaning in entries:
        yield from (".TP", word, _plain(meaning) or "\\&")


def _sentence(words: str | None) -> str:
    return f"{(words or '')[:1].upper()}{(words or '')[1:]}."


def _plain(words: str) -> str:
    """Text that man reads as text."""
    return re.sub(r"^(?=[.'])", r"\\&", words.replace("\\", "\\e").replace("-", "\\-"))


if __name__ == "__main__":
    version, day, output = sys.argv[1:]
    Path(output).write_text(text(version, day), encoding="utf-8")
