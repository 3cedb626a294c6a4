"""`workbench check`: the findings and figures of a scenario, as text or as JSON. Decides nothing but the exit code."""

from __future__ import annotations

import argparse
import dataclasses
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.command import DONE, FOUND, Command, Qt
from workbench.cli.files import load, scenario_of, scenario_option
from workbench.cli.people import fit_list, handed_on, people_option

if TYPE_CHECKING:
    from workbench.domain.assess import Assessment
    from workbench.domain.coverage import Coverage, Split


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    scenario_option(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")
    parser.add_argument("--shared", action="store_true", help="count the skills of either side in the figures too")
    people_option(parser, "check the fit of people too, and list it as JSON")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "advice", "never"),
        default="error",
        help="from which open points on the exit code is 1; error unless given",
    )


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.assess import assess
    from workbench.domain.coverage import Coverage
    from workbench.domain.findings import RANK
    from workbench.domain.index import Index

    document = handed_on(load(arguments.file).document, arguments.people)
    index = Index(document, scenario_of(document, arguments.scenario))
    assessment = assess(index, date.today())
    coverage = Coverage(index, shared=True) if arguments.shared else assessment.coverage
    if arguments.format == "json":
        _print_json(assessment, coverage, people=arguments.people)
    else:
        _print_text(assessment, coverage)
    if arguments.fail_on == "never":
        return DONE
    limit = RANK[arguments.fail_on]
    return FOUND if any(RANK[finding.severity] <= limit for finding in assessment.open) else DONE


def _print_json(assessment: Assessment, coverage: Coverage, *, people: bool) -> None:
    import orjson

    from workbench.domain.assess import Cures
    from workbench.domain.fit import Fits
    from workbench.presentation.finding_text import message

    cures = Cures(assessment.index)
    report: dict[str, Any] = {
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
                "code": finding.code,
                "severity": finding.severity,
                "message": message(finding, assessment.vocabulary),
                "subjects": finding.subjects,
                "fix": next((fix.label for fix in cures.of(finding)), None),
                "waived": assessment.accepted[finding].reason if finding in assessment.accepted else None,
            }
            for finding in assessment.findings
        ],
    }
    if people:
        fits, roles = assessment.index.derived(Fits), assessment.index.roles
        report["fit"] = fit_list(fit for role_id in roles for fit in fits.ranked(role_id))
    print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())


def _split(split: Split) -> dict[str, Any]:
    derived = ("coverage", "product_share", "marketing_share", "balance")
    return dataclasses.asdict(split) | {name: getattr(split, name) for name in derived}


def _print_text(assessment: Assessment, coverage: Coverage) -> None:
    from workbench.domain.words import SEVERITY
    from workbench.presentation.finding_text import message
    from workbench.presentation.summary import headline, shares

    print(headline(assessment))
    print(f"{assessment.verdict_words}. {shares(assessment, coverage)}")
    for finding in assessment.findings:
        accepted = assessment.accepted.get(finding)
        print(f"{SEVERITY[finding.severity]:<10} {finding.code:<6} {message(finding, assessment.vocabulary)}")
        if accepted is not None:
            print(f"{'':<17} accepted: {accepted.reason}")


COMMAND = Command("check", "run the checks on a capability map", _options, _run)
