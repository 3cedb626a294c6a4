"""`workbench schema`: the JSON Schema of a capability map, for programs that write or check one."""

from __future__ import annotations

import argparse

from workbench.cli.command import DONE, Command, Qt, no_options


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.files.schema import schema_json

    print(schema_json().decode(), end="")
    return DONE


COMMAND = Command("schema", "print the JSON Schema of a capability map", no_options, _run)
