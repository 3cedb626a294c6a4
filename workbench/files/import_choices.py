"""Choices of an import as values for JSON, with the names that are to be decided, and read again. Touches no disk.

Each name has an `answer`, which is null until somebody writes an id there, "+" for a new thing or "-" to leave it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from workbench.application.importing.choices import (
    FROM_FILE,
    KINDS,
    LEAVE,
    NEW,
    Choices,
    FromFile,
    Kind,
    PeopleAs,
    WhoLeads,
)
from workbench.application.importing.proposal import Alike, Question, Several
from workbench.domain.normalisation import name_key
from workbench.domain.quoting import quoted
from workbench.domain.words import join_names


class ChoicesFault(Exception):
    """Values that are no choices; its text is a sentence for the user."""


def write_choices(choices: Choices, questions: Iterable[Question]) -> dict[str, Any]:
    """The choices as values, and a place for the answer to each question about a name."""
    names = []
    for question in questions:
        match question:
            case Alike(kind=kind, name=name, known=known):
                names.append((kind, name, {like.id: like.name for like in known}))
            case Several(kind=kind, name=name, known=several):
                names.append((kind, name, dict(several)))
    return {
        "who_leads": choices.who_leads,
        "people_as": choices.people_as,
        "complete": choices.complete,
        "not_from_file": sorted(choices.not_from_file),
        "names": [{"kind": kind, "name": name, "known": known, "answer": None} for kind, name, known in names]
        + [
            {"kind": kind, "name": key, "known": {}, "answer": answer}
            for kind, answers in choices.names.items()
            for key, answer in answers.items()
        ],
    }


def read_choices(values: Any) -> Choices:
    """The choices in values that were written so. What is missing is at its preset. Raises ChoicesFault."""
    if not isinstance(values, dict):
        raise ChoicesFault("The choices of the mapping are no object.")
    preset = Choices()
    complete = values.get("complete", preset.complete)
    if not isinstance(complete, bool):
        raise ChoicesFault(f"{quoted(complete)} is no answer about complete. Write true or false.")
    without = values.get("not_from_file", [])
    if not isinstance(without, list):
        raise ChoicesFault("The not_from_file of the mapping is no list.")
    leads: tuple[WhoLeads, ...] = get_args(WhoLeads)
    people: tuple[PeopleAs, ...] = get_args(PeopleAs)
    left_out: frozenset[FromFile] = frozenset(_one_of("not_from_file", each, FROM_FILE) for each in without)
    return Choices(
        who_leads=_one_of("who_leads", values.get("who_leads", preset.who_leads), leads),
        people_as=_one_of("people_as", values.get("people_as", preset.people_as), people),
        complete=complete,
        not_from_file=left_out,
        names=_names(values.get("names", [])),
    )


def _names(entries: Any) -> dict[Kind, dict[str, str]]:
    names: dict[Kind, dict[str, str]] = {}
    if not isinstance(entries, list):
        raise ChoicesFault("The names of the mapping are no list.")
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            raise ChoicesFault(f"{quoted(entry)} is no name of the mapping.")
        kind, answer = _one_of("kind", entry.get("kind"), KINDS), entry.get("answer")
        if answer is None:
            continue
        known = entry.get("known")
        if not isinstance(answer, str) or (known and answer not in (*known, NEW, LEAVE)):
            allowed = join_names([*(known or ()), NEW, LEAVE])
            raise ChoicesFault(f"{quoted(answer)} is no answer about {quoted(entry['name'])}. Write one of {allowed}.")
        names.setdefault(kind, {})[name_key(entry["name"])] = answer
    return names


def _one_of(what: str, value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise ChoicesFault(f"{quoted(value)} is no answer about {what}. Write one of {join_names(allowed)}.")
    return value
