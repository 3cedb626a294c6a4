"""`workbench templates`: the built-in templates, a line each."""

from __future__ import annotations

import argparse

from workbench.cli.command import DONE, Command, Qt, no_options


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.files.templates import templates

    for template in templates():
        print(f"{template.name:<36} {template.blurb}")
    return DONE


COMMAND = Command("templates", "list the built-in templates", no_options, _run)
