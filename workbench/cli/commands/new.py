"""`workbench new`: a capability map made from a template."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.command import DONE, Command, Failed, Qt
from workbench.cli.files import refuse_there, write
from workbench.runtime.paths import shown


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--template", default="social-leadership", metavar="NAME", help="one that “templates” lists")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help=".capmap, or .json for plain")
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.files.document import DocumentError, map_json, to_bytes
    from workbench.files.identity import fresh_identity
    from workbench.files.own_templates import load_offered

    try:
        document = load_offered(arguments.template)
    except DocumentError as error:
        raise Failed(error.sentence) from error
    refuse_there(arguments.output, arguments.force)
    plain = arguments.output.suffix.lower() == ".json"
    write(arguments.output, map_json(document) if plain else to_bytes(document, fresh_identity())[0])
    print(f"Made {shown(arguments.output)}.")
    return DONE


COMMAND = Command("new", "make a capability map from a template", _options, _run)
