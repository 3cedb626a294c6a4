"""`workbench show`: the map as sorted lines, for the diff of a version control."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.command import DONE, Command, Qt
from workbench.cli.files import load


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.presentation.map_as_text import as_lines

    print(as_lines(load(arguments.file).document), end="")
    return DONE


COMMAND = Command("show", "print a map as sorted lines, for the diff of a version control", _options, _run)
