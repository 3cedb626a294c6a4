"""`workbench compare`: what changes from one scenario to another, of one file or two."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.command import DONE, Command, Qt
from workbench.cli.exporting import comparison_exporter, made
from workbench.cli.files import load, say_saved, scenario_of, scenario_option, write
from workbench.cli.people import handed_on, people_option

if TYPE_CHECKING:
    from workbench.domain.compare import Comparison


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="A")
    parser.add_argument("other", type=Path, metavar="B")
    scenario_option(parser, "of A: ")
    parser.add_argument("--with", dest="against", metavar="S2", help="of B: id or name; the first unless given")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")
    people_option(parser, "say which people hold what, too")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT.xlsx", help="also write the workbook of A with it")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.compare import compare
    from workbench.domain.index import Index
    from workbench.files.exporters import Baseline, ExportRequest
    from workbench.presentation.comparison_as_text import as_text
    from workbench.runtime.paths import shown

    exporter = None if arguments.output is None else comparison_exporter(arguments.output)
    one_file = arguments.file == arguments.other
    loaded = load(arguments.file)
    document = handed_on(loaded.document, arguments.people)
    other = document if one_file else handed_on(load(arguments.other).document, arguments.people)
    before = Index(document, scenario_of(document, arguments.scenario))
    after = Index(other, scenario_of(other, arguments.against))
    names = [
        index.scenario.name if one_file else f"{index.scenario.name} ({shown(path.name)})"
        for index, path in ((before, arguments.file), (after, arguments.other))
    ]
    if exporter is not None:
        given, against = (document, before.scenario.id, date.today()), Baseline(after, names[1])
        request = ExportRequest(*given, identity=loaded.identity, against=against, people=arguments.people)
        exported = made(exporter, request)
        write(arguments.output, exported.data)
    comparison = compare(before, after, date.today())
    if arguments.format == "json":
        _print_json(comparison)
        return DONE
    print(as_text(comparison, (names[0], names[1])), end="")
    if exporter is not None:
        say_saved(arguments.output, exported)
    return DONE


def _print_json(comparison: Comparison) -> None:
    import orjson

    from workbench.presentation.comparison_text import change_text, concerned_name, notes

    changes = [
        {
            "subject": change.subject,
            "concerned": name,
            "kind": change.kind,
            "formal": change.formal,
            "sentence": change_text(comparison, change),
        }
        for concerned in comparison.affected
        for name in [concerned_name(comparison, concerned.subject)]
        for change in concerned.changes
    ]
    maps = notes(comparison)
    report: dict[str, Any] = {"changes": changes} | ({"notes": maps} if maps else {})
    print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())


COMMAND = Command("compare", "say what changes from one scenario to another, of one file or two", _options, _run)
