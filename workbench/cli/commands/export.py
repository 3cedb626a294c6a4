"""`workbench export`: a workbook, a report, a picture, a table or plain JSON of a scenario."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from workbench.cli.command import DONE, Command, Failed, Qt
from workbench.cli.files import load, no_collection, say_saved, scenario_of, scenario_option, write
from workbench.cli.workbooks import only_a_workbook, with_changes


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="OUT", help=".xlsx, .pdf, .svg, .png, .csv or .json"
    )
    scenario_option(parser)
    parser.add_argument("--paper", choices=("a4", "letter"), help="what is printed; by the locale unless given")
    parser.add_argument("--compare", metavar="S2", help="add to the workbook what changes from S to this scenario")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.index import Index
    from workbench.files.exporters import ExportFailed, exporter_for, suffixes

    suffix = arguments.output.suffix.lower()
    if suffix not in suffixes():
        raise Failed(f"{arguments.output} does not end in one of {', '.join(suffixes())}, so nothing was written.")
    if arguments.compare is not None:
        only_a_workbook(arguments.output)
    exporter = exporter_for(suffix)
    loaded = load(arguments.file)
    scenario = scenario_of(loaded.document, arguments.scenario)
    given = loaded.document, scenario.id, date.today()
    more = {"identity": loaded.identity, "paper": arguments.paper}
    if arguments.compare is not None:
        other = scenario_of(loaded.document, arguments.compare)
        exported = with_changes(loaded, scenario, Index(loaded.document, other), other.name, arguments.paper)
    else:
        try:
            with no_collection():
                exported = qt.draw(suffix, *given, **more) if exporter is None else exporter.export(*given, **more)
        except ExportFailed as failure:
            raise Failed(str(failure)) from failure
    write(arguments.output, exported.data)
    say_saved(arguments.output, exported)
    return DONE


KINDS = "a workbook, a report as PDF, the organisation as a picture, a table or plain JSON"

COMMAND = Command("export", f"write {KINDS}", _options, _run)
