"""`workbench self-test`: checks that an installation is complete."""

from __future__ import annotations

import argparse

from workbench.cli.command import Command, Qt


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--window", action="store_true", help="also paint one window")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench import selftest

    return selftest.run(qt.paint if arguments.window else None)


COMMAND = Command("self-test", "prove that this installation is whole", _options, _run)
