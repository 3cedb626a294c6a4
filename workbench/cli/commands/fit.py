"""`workbench fit`: who of the people in a map fills which role, as text or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.command import DONE, Command, Failed, Qt
from workbench.cli.files import load, scenario_of, scenario_option
from workbench.cli.people import fit_list

if TYPE_CHECKING:
    from workbench.domain.fit import Fit, Fits
    from workbench.domain.index import Index

_LISTED = 20
"""How many names are given where one is not found; the others are counted."""


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    scenario_option(parser)
    parser.add_argument("--role", metavar="R", help="id or title; all roles unless given")
    parser.add_argument("--person", metavar="P", help="id or name, of a background too; everybody unless given")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.fit import Fits
    from workbench.domain.index import Index
    from workbench.domain.names import person_names

    document = load(arguments.file).document
    index = Index(document, scenario_of(document, arguments.scenario))
    role_id = _found("role", arguments.role, index.titles)
    names = person_names(index)
    person_id = _found("person", arguments.person, names)
    fits = index.derived(Fits)
    roles = tuple(index.roles) if role_id is None else (role_id,)
    if arguments.format == "json":
        import orjson

        everybody = (fit for each in roles for fit in fits.ranked(each))
        chosen = everybody if person_id is None else _of_person(fits, person_id, role_id)
        print(orjson.dumps({"fit": fit_list(chosen)}, option=orjson.OPT_INDENT_2).decode())
    elif not document.people:
        print("Nobody is in this map.")
    elif person_id is not None:
        for fit in _of_person(fits, person_id, role_id):
            print(index.titles[fit.role.id])
            _print_fit(fit, names)
        if role_id is not None:
            _print_path(index, person_id, role_id)
    else:
        for each in roles:
            _print_role(index, each, names)
        if role_id is not None:
            _print_pair(index, role_id)
    return DONE


def _found(kind: str, wanted: str | None, named: Mapping[str, str]) -> str | None:
    """The id of what is called so, by its id or, else, its name; None where none is asked for. Raises Failed."""
    if wanted is None:
        return None
    from workbench.domain.normalisation import tidied
    from workbench.domain.quoting import shortened
    from workbench.domain.words import join_names

    asked = tidied(wanted)
    by_name = (identifier for identifier, name in named.items() if tidied(name) == asked)
    found = next((identifier for identifier in named if tidied(identifier) == asked), None) or next(by_name, None)
    if found is not None:
        return found
    there = join_names([f"“{shortened(name)}”" for name in named.values()], _LISTED)
    raise Failed(f"There is no {kind} “{shortened(wanted)}”. {f'There are {there}.' if named else 'There is none.'}")


def _of_person(fits: Fits, person_id: str, role_id: str | None) -> Sequence[Fit]:
    return fits.roles_for(person_id) if role_id is None else (fits.of(person_id, role_id),)


def _print_role(index: Index, role_id: str, names: Mapping[str, str]) -> None:
    from workbench.presentation.who_fits import who_fits

    who = who_fits(index, role_id)
    print(index.titles[role_id])
    if who.hint:
        print(f"  {who.hint}")
    for fit in who.everybody if who.ranked else who.holders:
        _print_fit(fit, names)


def _print_fit(fit: Fit, names: Mapping[str, str]) -> None:
    from workbench.presentation.fit_text import fills, gaps_in_words

    holds = ", holds it" if fit.holds else ""
    print(f"  {names[fit.person.id]}: {fills(fit)}{holds}")
    if fit.gaps and fit.shown is not None:
        print(f"    Not enough: {gaps_in_words(fit)}")


def _print_path(index: Index, person_id: str, role_id: str) -> None:
    from workbench.domain.growth import growth_path
    from workbench.presentation.fit_text import path_in_words

    print(f"  {path_in_words(growth_path(index, person_id, role_id))}")


def _print_pair(index: Index, role_id: str) -> None:
    """Say the best pair, where nobody alone does as well."""
    from workbench.domain.fit import Fits
    from workbench.presentation.who_fits import best_pair_in_words

    pair = best_pair_in_words(index, index.derived(Fits).best_pair(role_id))
    if pair:
        print(f"  {pair}")


COMMAND = Command("fit", "say who of the people in a map fills which role", _options, _run)
