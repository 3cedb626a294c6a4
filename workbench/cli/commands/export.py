"""`workbench export`: a scenario as a file of any registered format. Knows no single format."""

from __future__ import annotations

import argparse
import dataclasses
from datetime import date
from pathlib import Path

from workbench.cli.command import DONE, Command, Failed, Qt
from workbench.cli.exporting import comparison_exporter, exporter_to, made
from workbench.cli.files import load, say_saved, scenario_of, scenario_option, write
from workbench.cli.people import left_out_notes, people_option


def _options(parser: argparse.ArgumentParser) -> None:
    from workbench.files.exporters import contents, suffixes
    from workbench.files.list_separator import SEPARATORS

    *others, last = suffixes()
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="OUT", help=f"{', '.join(others)} or {last}"
    )
    scenario_option(parser)
    parser.add_argument(
        "--as",
        dest="content",
        choices=contents(),
        help="the workbook; or for other systems, as plain .xlsx or .csv that import takes: skills down and roles "
        "across, a row an assignment, a row a role with whom it reports to",
    )
    parser.add_argument(
        "--separator",
        choices=tuple(SEPARATORS),
        help="what parts the cells of a .csv; the list separator of the system with --as",
    )
    parser.add_argument("--paper", choices=("a4", "letter"), help="what is printed; by the locale unless given")
    people_option(parser, "write people and what is known of them, too")
    parser.add_argument(
        "--no-return", action="store_true", help="leave out of the workbook what it needs to be taken back, edited"
    )
    parser.add_argument("--compare", metavar="S2", help="add to the workbook what changes from S to this scenario")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.index import Index
    from workbench.files.exporters import Baseline, ExportRequest
    from workbench.files.list_separator import SEPARATORS

    exporter = exporter_to(arguments.output, arguments.content)
    if arguments.separator is not None and exporter.suffix != ".csv":
        raise Failed(f"--separator is for .csv, and {arguments.output} is none. Nothing was written.")
    if arguments.no_return and not exporter.returns:
        raise Failed(f"--no-return is for the workbook, and {arguments.output} is none. Nothing was written.")
    if arguments.compare is not None:
        exporter = comparison_exporter(arguments.output, arguments.content)
    loaded = load(arguments.file)
    scenario, against = scenario_of(loaded.document, arguments.scenario), None
    if arguments.compare is not None:
        other = scenario_of(loaded.document, arguments.compare)
        against = Baseline(Index(loaded.document, other), other.name)
    request = ExportRequest(
        loaded.document,
        scenario.id,
        date.today(),
        identity=loaded.identity,
        paper=arguments.paper,
        separator=SEPARATORS[arguments.separator] if arguments.separator else None,
        against=against,
        people=arguments.people,
        returns=not arguments.no_return,
        draw=qt.draw,
    )
    exported = made(exporter, request)
    exported = dataclasses.replace(exported, notes=(*exported.notes, *left_out_notes(request.left_out)))
    write(arguments.output, exported.data)
    say_saved(arguments.output, exported)
    return DONE


def _help() -> str:
    from workbench.files.exporters import exporters

    *others, last = dict.fromkeys(exporter.phrase for exporter in exporters() if exporter.by_suffix)
    return f"write {', '.join(others)} or {last}"


COMMAND = Command("export", _help, _options, _run)
