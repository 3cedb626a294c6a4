"""The command line: the same checks and the same workbook, without a window. Imports no Qt.

Exit codes: 0 done; 1 findings at or above --fail-on; 2 bad usage, or a file that cannot be read or written, with
one sentence on standard error.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import gc
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from workbench import __version__

if TYPE_CHECKING:
    from workbench.domain.assess import Assessment
    from workbench.domain.compare import Comparison
    from workbench.domain.coverage import Coverage, Split
    from workbench.domain.index import Index
    from workbench.domain.model import CapabilityMap, Scenario
    from workbench.files.exporters import Draw, Exported
    from workbench.files.paper import Paper

DONE, FOUND, FAILED = 0, 1, 2
LOOKS_FOR = 0.5
"""Seconds that the window waits to know whether a word is the name of a file."""


class Failed(Exception):
    """What was asked cannot be done; the text is the sentence for standard error."""


class Qt(NamedTuple):
    """What needs Qt, handed in by whoever may load it.

    `paint` opens a window, paints every view of it and closes it; `draw` makes a file that is drawn.
    """

    paint: Callable[[], None]
    draw: Draw


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Failed(f"{message[:1].upper()}{message[1:]}. “{self.prog} --help” lists what can be given.")


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    result = _Parser(prog="workbench", description="Design roles and see whether product expertise stands on its own.")
    result.add_argument("--version", action="version", version=f"Capability Workbench {__version__}")
    commands = result.add_subparsers(dest="command", required=True, metavar="COMMAND")

    commands.add_parser("templates", help="list the built-in templates")

    new = commands.add_parser("new", help="make a capability map from a template")
    new.add_argument("--template", default="social-leadership", metavar="NAME")
    new.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    new.add_argument("--force", action="store_true", help="replace FILE if it is there")

    check = commands.add_parser("check", help="run the checks on a capability map")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--scenario", metavar="S", help="id or name; the first unless given")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--shared", action="store_true", help="count the skills of either side in the figures too")
    check.add_argument("--fail-on", choices=("error", "warning", "advice", "never"), default="error")

    kinds = "a workbook, a report as PDF, the organisation as a picture, a table or plain JSON"
    export = commands.add_parser("export", help=f"write {kinds}")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("-o", "--output", required=True, type=Path, metavar="OUT")
    export.add_argument("--scenario", metavar="S", help="id or name; the first unless given")
    export.add_argument("--paper", choices=("a4", "letter"), help="what is printed; by the locale unless given")
    export.add_argument("--compare", metavar="S2", help="add to the workbook what changes from S to this scenario")

    compare = commands.add_parser("compare", help="say what changes from one scenario to another, of one file or two")
    compare.add_argument("file", type=Path, metavar="A")
    compare.add_argument("other", type=Path, metavar="B")
    compare.add_argument("--scenario", metavar="S", help="of A: id or name; the first unless given")
    compare.add_argument("--with", dest="against", metavar="S2", help="of B: id or name; the first unless given")
    compare.add_argument("--format", choices=("text", "json"), default="text")
    compare.add_argument("-o", "--output", type=Path, metavar="OUT.xlsx", help="also write the workbook of A with it")

    test = commands.add_parser("self-test", help="prove that this installation is whole")
    test.add_argument("--window", action="store_true", help="also paint one window")
    return result


COMMANDS = ("templates", "new", "check", "export", "compare", "self-test")


def main(argv: Sequence[str], *, paint: Callable[[], None], draw: Draw) -> int:
    """Run a command and return its exit code. The rest is what needs Qt."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # redirected output on Windows is not UTF-8, and names may be anything
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            arguments = parser().parse_args(argv)
            code = _RUN[arguments.command](arguments, Qt(paint, draw))
    except Failed as failure:
        code = FAILED
        complain(str(failure))
    except SystemExit:  # --help or --version was asked for, and is said below
        code = DONE
    return code if _say(said.getvalue()) else FAILED


def no_window(arguments: Sequence[str]) -> str | None:
    """Why no window can be opened with these arguments, a file or "--template NAME"; None where it can."""
    most = 2 if arguments[:1] == ["--template"] else 1
    if len(arguments) > most:
        first, extra = arguments[0], arguments[most]
        return (
            f"“{extra}” is one too many: the window opens one file. “{first}” is no command; there are {_commands()}."
        )
    if arguments[:1] and most == 1 and _is_plain(arguments[0]) and _is_missing(arguments[0]):
        return f"“{arguments[0]}” is neither a file nor a command. The commands are {_commands()}."
    unreachable = sys.platform.startswith("linux") and not any(
        os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    return f"There is no display to open a window on. Without one there are {_commands()}." if unreachable else None


def _is_plain(word: str) -> bool:
    """Whether it is not clear that a file is meant: it has no ending and names no folder."""
    return not any(each in word for each in (".", os.sep, os.altsep or os.sep))


def _is_missing(name: str) -> bool:
    """Whether there is nothing of this name in the current folder, as far as its disk answers soon."""
    missing: list[bool] = []
    look = threading.Thread(target=lambda: missing.append(not os.path.lexists(name)), daemon=True)
    look.start()
    look.join(LOOKS_FOR)
    return missing == [True]


def _commands() -> str:
    return ", ".join(COMMANDS)


def complain(sentence: str) -> None:
    """Say on standard error what went wrong; nobody is left to tell where that cannot be written either."""
    with contextlib.suppress(OSError):
        print(f"workbench: {sentence}", file=sys.stderr, flush=True)


def _say(text: str) -> bool:
    """Print what a command said; False where it cannot be written.

    Whoever reads it may have read enough, such as `head`: that is no failure.
    """
    try:
        print(text, end="", flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left of it goes nowhere at the end
        if not isinstance(error, BrokenPipeError):
            complain(f"The answer could not be written: {os.strerror(error.errno or 0)}.")
            return False
    return True


def _templates(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.files.templates import templates

    for template in templates():
        print(f"{template.name:<36} {template.blurb}")
    return DONE


def _new(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.files.document import fresh_identity, map_json, to_bytes
    from workbench.files.templates import load, templates

    known = [template.name for template in templates()]
    if arguments.template not in known:
        raise Failed(f"There is no template “{arguments.template}”. There are {', '.join(known)}.")
    if not arguments.force and _is_there(arguments.output):
        raise Failed(f"{arguments.output} is there already, and was left as it is. --force replaces it.")
    document = load(arguments.template)
    plain = arguments.output.suffix.lower() == ".json"
    _write(arguments.output, map_json(document) if plain else to_bytes(document, fresh_identity())[0])
    print(f"Made {arguments.output}.")
    return DONE


def _check(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.assess import assess
    from workbench.domain.coverage import Coverage
    from workbench.domain.findings import RANK
    from workbench.domain.index import Index

    document = _read(arguments.file)
    index = Index(document, _scenario(document, arguments.scenario))
    assessment = assess(index, date.today())
    coverage = Coverage(index, shared=True) if arguments.shared else assessment.coverage
    if arguments.format == "json":
        _print_json(assessment, coverage)
    else:
        _print_text(assessment, coverage)
    if arguments.fail_on == "never":
        return DONE
    limit = RANK[arguments.fail_on]
    return FOUND if any(RANK[each.severity] <= limit for each in assessment.open) else DONE


def _print_json(assessment: Assessment, coverage: Coverage) -> None:
    import orjson

    from workbench.domain.assess import fixes

    report = {
        "scenario": assessment.index.scenario.id,
        "verdict": assessment.verdict,
        "designed": _split(coverage.designed),
        "placed": _split(coverage.placed),
        "strategists": _split(coverage.strategists),
        "fade_points": coverage.fade,
        "leak": coverage.leak,
        "parity": coverage.parity._asdict(),
        "placement": coverage.placement,
        "findings": [
            {
                "code": each.code,
                "severity": each.severity,
                "message": each.message,
                "subjects": each.subjects,
                "fix": next((fix.label for fix in fixes(assessment.index, each)), None),
                "waived": assessment.accepted[each].reason if each in assessment.accepted else None,
            }
            for each in assessment.findings
        ],
    }
    print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())


def _split(split: Split) -> dict[str, Any]:
    derived = ("coverage", "product_share", "marketing_share", "balance")
    return dataclasses.asdict(split) | {name: getattr(split, name) for name in derived}


def _print_text(assessment: Assessment, coverage: Coverage) -> None:
    from workbench.domain.summary import sentence
    from workbench.domain.words import SEVERITY, VERDICT, percent

    print(sentence(assessment))
    print(
        f"{VERDICT[assessment.verdict]}. Product share: {percent(coverage.designed.product_share)} on paper, "
        f"{percent(coverage.placed.product_share)} where people sit, "
        f"{percent(coverage.strategists.product_share)} of the two strategists' work."
    )
    for each in assessment.findings:
        accepted = assessment.accepted.get(each)
        print(f"{SEVERITY[each.severity]:<10} {each.code:<6} {each.message}")
        if accepted is not None:
            print(f"{'':<17} accepted: {accepted.reason}")


def _export(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.index import Index
    from workbench.files.exporters import ExportFailed, exporter_for, suffixes

    suffix = arguments.output.suffix.lower()
    if suffix not in suffixes():
        raise Failed(f"{arguments.output} does not end in one of {', '.join(suffixes())}, so nothing was written.")
    if arguments.compare is not None:
        _only_a_workbook(arguments.output)
    exporter = exporter_for(suffix)
    loaded = _load(arguments.file)
    scenario = _scenario(loaded.document, arguments.scenario)
    given = loaded.document, scenario.id, date.today()
    more = {"identity": loaded.identity, "paper": arguments.paper}
    try:
        if arguments.compare is not None:
            other = _scenario(loaded.document, arguments.compare)
            exported = _with_changes(loaded, scenario, Index(loaded.document, other), other.name, arguments.paper)
        else:
            with _no_collection():
                exported = qt.draw(suffix, *given, **more) if exporter is None else exporter.export(*given, **more)
    except ExportFailed as failure:
        raise Failed(str(failure)) from failure
    _write(arguments.output, exported.data)
    _say_saved(arguments.output, exported)
    return DONE


def _compare(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.compare import compare
    from workbench.domain.compare_text import as_text
    from workbench.domain.index import Index
    from workbench.files.exporters import ExportFailed
    from workbench.runtime.paths import shown

    if arguments.output is not None:
        _only_a_workbook(arguments.output)
    one_file = arguments.file == arguments.other
    loaded = _load(arguments.file)
    other = loaded if one_file else _load(arguments.other)
    before = Index(loaded.document, _scenario(loaded.document, arguments.scenario))
    after = Index(other.document, _scenario(other.document, arguments.against))
    names = [
        index.scenario.name if one_file else f"{index.scenario.name} ({shown(path.name)})"
        for index, path in ((before, arguments.file), (after, arguments.other))
    ]
    if arguments.output is not None:
        try:
            exported = _with_changes(loaded, before.scenario, after, names[1])
        except ExportFailed as failure:
            raise Failed(str(failure)) from failure
        _write(arguments.output, exported.data)
    comparison = compare(before, after, date.today())
    if arguments.format == "json":
        _print_changes(comparison)
        return DONE
    print(as_text(comparison, (names[0], names[1])), end="")
    if arguments.output is not None:
        _say_saved(arguments.output, exported)
    return DONE


def _print_changes(comparison: Comparison) -> None:
    import orjson

    changes = [
        {
            "subject": each.subject,
            "concerned": concerned.name,
            "kind": each.kind,
            "formal": each.formal,
            "sentence": comparison.said(each),
        }
        for concerned in comparison.concerned
        for each in concerned.changes
    ]
    report: dict[str, Any] = {"changes": changes} | ({"notes": comparison.notes} if comparison.notes else {})
    print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())


def _only_a_workbook(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise Failed(f"{path} does not end in .xlsx, and only a workbook holds a comparison. Nothing was written.")


def _with_changes(loaded: Any, scenario: Scenario, after: Index, name: str, paper: Paper | None = None) -> Exported:
    """The workbook of a scenario with what changes from it to another. Raises ExportFailed."""
    from workbench.files.exporters.xlsx import Against, export

    against = Against(after, name)
    given = loaded.document, scenario.id, date.today()
    with _no_collection():
        return export(*given, identity=loaded.identity, paper=paper, against=against)


def _say_saved(path: Path, exported: Exported) -> None:
    for note in exported.notes:
        print(note)
    print(f"Saved {path}.")


def _self_test(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench import selftest

    return selftest.run(qt.paint if arguments.window else None)


def _load(path: Path) -> Any:
    from workbench.files.document import DocumentError, read

    try:
        with _no_collection():
            loaded = read(path)
    except DocumentError as error:
        raise Failed(str(error)) from error
    for note in loaded.notes:
        complain(note)
    return loaded


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """A pause of the garbage collector, which would search thousands of new objects again and again for nothing.

    Only here, where there is one thread: in the window program it never runs by itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(path: Path) -> CapabilityMap:
    document: CapabilityMap = _load(path).document
    return document


def _write(path: Path, data: bytes) -> None:
    from workbench.files.atomic import SaveFailed, write_atomically

    try:
        write_atomically(path, data)
    except SaveFailed as failure:
        raise Failed(str(failure)) from failure


def _is_there(path: Path) -> bool:
    from workbench.files.causes import explain

    try:
        return path.exists()
    except OSError as error:
        why = "you have no right to" if isinstance(error, PermissionError) else explain(error).what
        raise Failed(f"{path} cannot be looked at: {why}. Nothing was written.") from error


def _scenario(document: CapabilityMap, wanted: str | None) -> Scenario:
    if wanted is None:
        return document.scenarios[0]
    for named in ("id", "name"):
        for scenario in document.scenarios:
            if getattr(scenario, named) == wanted:
                return scenario
    from workbench.domain.quoting import shortened
    from workbench.domain.words import listing

    names = listing([f"“{shortened(each.name)}”" for each in document.scenarios], 20)
    raise Failed(f"There is no scenario “{shortened(wanted)}”. There are {names}.")


_RUN: dict[str, Callable[[argparse.Namespace, Qt], int]] = {
    "templates": _templates,
    "new": _new,
    "check": _check,
    "export": _export,
    "compare": _compare,
    "self-test": _self_test,
}
