"""`workbench fit`: who of the people in a map fills which role, as text or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.command import DONE, Command, Failed, Qt
from workbench.cli.files import load, scenario_of, scenario_option
from workbench.cli.people import fit_list

if TYPE_CHECKING:
    from workbench.domain.fit import Fit
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
    if person_id is not None:
        chosen = [fits.of(person_id, role_id)] if role_id is not None else list(fits.roles_for(person_id))
    else:
        roles = index.roles if role_id is None else (role_id,)
        chosen = [fit for each in roles for fit in fits.ranked(each)]
    if arguments.format == "json":
        import orjson

        print(orjson.dumps({"fit": fit_list(chosen)}, option=orjson.OPT_INDENT_2).decode())
    elif not document.people:
        print("Nobody is in this map.")
    else:
        _print_text(index, names, chosen)
        _print_more(index, role_id, person_id)
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


def _print_text(index: Index, names: Mapping[str, str], fits: Iterable[Fit]) -> None:
    from workbench.presentation.fit_text import fills, gaps_in_words, known_of

    role_id = None
    for fit in fits:
        if fit.role.id != role_id:
            role_id = fit.role.id
            print(index.titles[role_id])
        print(f"  {names[fit.person.id]}: {'; '.join(filter(None, (fills(fit), known_of(fit))))}")
        if fit.gaps and fit.shown is not None:
            print(f"    Not enough: {gaps_in_words(fit)}")


def _print_more(index: Index, role_id: str | None, person_id: str | None) -> None:
    """For one role the best pair, where it fills more than anybody alone; for one person the growth path to it."""
    if role_id is None:
        return
    from workbench.domain.fit import Fits
    from workbench.domain.growth import growth_path
    from workbench.domain.names import person_names
    from workbench.presentation.fit_text import fill_together, path_in_words

    if person_id is not None:
        print(f"  {path_in_words(growth_path(index, person_id, role_id))}")
        return
    fits = index.derived(Fits)
    pair, alone = fits.best_pair(role_id), fits.ranked(role_id)[0].shown
    if pair is not None and pair.shown is not None and (alone is None or pair.shown > alone):
        print(f"  {fill_together(pair, person_names(index))}")


COMMAND = Command("fit", "say who of the people in a map fills which role", _options, _run)
