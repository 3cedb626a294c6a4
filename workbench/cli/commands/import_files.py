"""`workbench import`: tables of skills, roles and people of other programs, into a new map or one that is there.

Workbooks of the map itself that come back, edited, are taken back into it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.command import DONE, FAILED, Command, Failed, Qt
from workbench.cli.files import refuse_there, write
from workbench.cli.streams import complain
from workbench.runtime.paths import shown

if TYPE_CHECKING:
    from workbench.application.importing.choices import Choices
    from workbench.application.importing.proposal import Proposal
    from workbench.cli.importing import Read
    from workbench.domain.model import CapabilityMap


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="workbooks, or text with separators")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help=".capmap, or .json for plain")
    parser.add_argument("--into", type=Path, metavar="MAP", help="the map to import into; a new one unless given")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--scenario", metavar="S", help="id or name of the scenario that takes the roles")
    where.add_argument("--new-scenario", metavar="NAME", help="make a scenario for the roles")
    parser.add_argument("--mapping", type=Path, metavar="M.json", help="what the tables mean, with answers")
    parser.add_argument("--save-mapping", type=Path, metavar="M.json", help="write a mapping to answer questions in")
    parser.add_argument("--sheet", metavar="NAME", help="read this sheet alone")
    parser.add_argument("--role", metavar="NAME", action="append", help="take this role, or family of roles, alone")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write no map")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")
    parser.add_argument("--people", action="store_true", help="list people, too; ratings of people are personal data")
    parser.add_argument(
        "--take-removals", action="store_true", help="of a workbook of MAP: take out what is missing in it, too"
    )
    parser.add_argument(
        "--keep-comments", action="store_true", help="of a workbook of MAP: keep its comments as notes, without authors"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.application.edit import EditRefused, apply_or_refuse
    from workbench.application.importing.proposing import propose
    from workbench.cli.import_answers import answers_of, save_answers
    from workbench.cli.importing import asked, can_be_answered, read, start
    from workbench.cli.returning import take_back
    from workbench.files.document import map_json, to_bytes

    refuse_there(arguments.output, arguments.force or arguments.dry_run)
    if arguments.save_mapping is not None and arguments.save_mapping != arguments.mapping:
        refuse_there(arguments.save_mapping, arguments.force)
    code = take_back(arguments)
    if code is not None:
        return code
    document, identity = start(arguments.into, arguments.sources[0])
    answers = None if arguments.mapping is None else answers_of(arguments.mapping)
    found = read(arguments.sources, document, answers, arguments.sheet)
    choices = _choices(arguments, found, document)
    try:
        proposal = propose(document, found.records, choices)
    except EditRefused as refusal:
        raise Failed(str(refusal)) from refusal
    to_ask = found.asking(proposal)
    questions = asked(to_ask, proposal, people=arguments.people)
    if arguments.save_mapping is not None:
        people = arguments.people
        save_answers(arguments.save_mapping, found.sources, found.parts, choices, proposal, people=people)
    if arguments.dry_run or not questions or arguments.format == "json":
        _report(arguments, document, to_ask, proposal)
    for question in questions:
        complain(question)
    if questions:
        saves = arguments.save_mapping is None and can_be_answered(to_ask, proposal, people=arguments.people)
        complain("Nothing was written." + (" --save-mapping writes a file to answer in." if saves else ""))
        return FAILED
    if arguments.dry_run:
        return DONE
    after = document if proposal.edit is None else apply_or_refuse(proposal.edit, document)
    plain = arguments.output.suffix.lower() == ".json"
    write(arguments.output, map_json(after) if plain else to_bytes(after, identity)[0])
    if arguments.format == "text":
        print(f"Saved {shown(arguments.output)}.")
    return DONE


def _choices(arguments: argparse.Namespace, found: Read, document: CapabilityMap) -> Choices:
    """The choices of the mapping, with those of the command line."""
    import dataclasses

    from workbench.application.importing.choices import Target, keys
    from workbench.application.importing.families import titles_named
    from workbench.cli.files import scenario_of

    choices = found.choices
    if arguments.scenario is not None:
        scenario = scenario_of(document, arguments.scenario)
        choices = dataclasses.replace(choices, target=Target("scenario", scenario.id))
    elif arguments.new_scenario is not None:
        choices = dataclasses.replace(choices, target=Target("new_scenario", arguments.new_scenario))
    if arguments.role:
        titles: list[str] = []
        for name in arguments.role:
            named = titles_named(found.records, name)
            if not named:
                raise Failed(f"No role in the file is called “{name}”.")
            titles += named
        choices = dataclasses.replace(choices, only_roles=keys(titles))
    return choices


def _report(arguments: argparse.Namespace, document: CapabilityMap, found: Read, proposal: Proposal) -> None:
    from workbench.cli.importing import asked_of_files
    from workbench.presentation.import_report import as_data, as_text

    if arguments.format == "json":
        import orjson

        data = as_data(document, proposal, people=arguments.people)
        data["questions"] = [*asked_of_files(found, people=arguments.people), *data["questions"]]
        print(orjson.dumps(data, option=orjson.OPT_INDENT_2).decode())
        return
    for line in as_text(document, proposal, people=arguments.people):
        print(line)


COMMAND = Command("import", "take skills, roles and people from tables of other programs", _options, _run)
