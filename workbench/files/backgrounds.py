"""Backgrounds: typical careers with their levels in a map's skills, from files in the resources. Knows no single one.

The levels are an estimate, made before any fit was reckoned; each background says so in its note, for people to edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from workbench.domain.model import CapabilityMap, Person, PersonLevel, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.runtime.paths import resources_dir

LEAST_KNOWN = 0.25
"""The fraction of a map's skills in scope, by importance, of which a background must know levels to be of use there.

A quarter, since a map may join several kinds of work, of which a career knows one; below it there is hardly a role of
which half is known, as a fit that is shown needs.
"""


@dataclass(frozen=True, slots=True)
class BackgroundFile:
    """The backgrounds made for some templates: the skills these share, id to name, and the careers as people.

    title: what the file is called on screen.
    """

    name: str
    title: str
    templates: tuple[str, ...]
    skills: dict[str, str]
    people: tuple[Person, ...]


def background_files() -> tuple[BackgroundFile, ...]:
    """All files of backgrounds, in the order they are listed."""
    listed = orjson.loads((resources_dir() / "backgrounds" / "index.json").read_bytes())
    return tuple(_file(**entry) for entry in listed)


def backgrounds(document: CapabilityMap) -> tuple[Person, ...]:
    """The backgrounds of the file that knows most skills of a map by name, with their levels in the map's skills.

    In that file a skill is found by its name, else by its id, so that one renamed since keeps its levels. Empty where
    no file knows any: an id alone may mean something else in another company.
    """
    names = {name_key(skill.name) for skill in document.skills}
    files = [(len(names & set(map(name_key, file.skills.values()))), file) for file in background_files()]
    known, best = max(files, key=lambda each: each[0])
    return tuple(_levelled(person, best, document.skills) for person in best.people) if known else ()


def of_use(document: CapabilityMap) -> tuple[Person, ...]:
    """The backgrounds of which levels are known in enough of the skills of a map to say what they fill there."""
    weights = {skill.id: skill.importance for skill in document.skills if skill.in_scope}
    least = LEAST_KNOWN * sum(weights.values())

    def known(person: Person) -> int:
        return sum(weights.get(level.skill, 0) for level in person.levels)

    return tuple(person for person in backgrounds(document) if known(person) >= max(least, 1))


def _file(name: str, title: str, templates: Iterable[str]) -> BackgroundFile:
    content = orjson.loads((resources_dir() / "backgrounds" / f"{name}.json").read_bytes())
    people = tuple(_person(entry, title) for entry in content["backgrounds"])
    return BackgroundFile(name, title, tuple(templates), content["skills"], people)


def _person(entry: dict[str, Any], source: str) -> Person:
    levels = tuple(PersonLevel(skill, level) for skill, level in entry["levels"].items())
    return Person(
        entry["id"],
        entry["name"],
        kind="background",
        title=entry["title"],
        levels=levels,
        note=entry["note"],
        source=source,
    )


def _levelled(person: Person, file: BackgroundFile, skills: Iterable[Skill]) -> Person:
    """A background with its levels in these skills, by their ids in the map."""
    by_name = {name_key(name): skill for skill, name in file.skills.items()}
    levels = {known.skill: known.level for known in person.levels}
    here = ((skill.id, levels.get(by_name.get(name_key(skill.name), skill.id))) for skill in skills)
    return replace(person, levels=tuple(PersonLevel(skill, level) for skill, level in here if level is not None))
