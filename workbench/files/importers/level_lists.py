"""Level lists: files of skills with a list of levels a role, one for each career level, and a file that names these.

The files are parts of one thing: of those that are handed in together one source is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.application.importing.cells import number_of
from workbench.application.importing.grid import Grid
from workbench.application.importing.scale import HIGHEST_LEVEL, level_at
from workbench.domain.words import pluralise
from workbench.files.importers._contract import Importer, Opened, Recognised
from workbench.files.importers._trees import first_text, keyed, long_list, objects, text_of, texts

_HEADINGS = ("Group", "Skill", "Skill code", "Definition", "Role", "Role level", "Role code", "Level")
_TEXTS = ("level_descriptions", "behavioral_indicators", "resources", "improvement_tips")
"""What is said of each level of a skill, and is not kept."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the thing: its name and its tree."""

    name: str
    tree: dict[Any, Any]


@dataclass(frozen=True, slots=True)
class _Names:
    """What the roles are called, by their ids, and the ids and names of the career levels, in their order."""

    roles: dict[str, str]
    levels: tuple[tuple[str, str], ...]


def join(sources: tuple[Opened, ...]) -> tuple[Opened, ...]:
    """The sources, where those that list levels and those that name roles, levels or groups of them are one."""
    ids = {first_text(skill, "id") for source in sources for skill in _skills(source.tree)} - {""}
    if not any(_skills(source.tree) for source in sources):
        return sources
    parts = [source for source in sources if _skills(source.tree) or _names(source.tree) or _groups(source.tree, ids)]
    if len(parts) < 2:
        return sources
    others = len(parts) - 1
    one = dataclasses.replace(
        parts[0],
        name=f"{parts[0].name} and {pluralise(others, 'other file')}",
        notes=tuple(note for part in parts for note in part.notes),
        tree=tuple(_Part(part.name, part.tree) for part in parts),
        encoding=next((part.encoding for part in parts if part.encoding is not None), None),
    )
    left = [source for source in sources if not any(source is part for part in parts)]
    return (one, *left)


def recognise(opened: Opened) -> Recognised | None:
    """The roles at each career level, with the level of each skill."""
    tree = opened.tree
    parts = tree if isinstance(tree, tuple) else (_Part("", tree),) if isinstance(tree, dict) else ()
    lists = [part for part in parts if _skills(part.tree)]
    if not lists:
        return None
    names = _all_names([part.tree for part in parts])
    top = max((_highest(part.tree) for part in lists), default=0.0)
    return Recognised(tuple(_grids(lists, names, max(top, HIGHEST_LEVEL))), tuple(_notes(lists, top)))


def _skills(tree: Any) -> list[dict[Any, Any]]:
    """The skills of a file that have lists of levels; none in a file of something else."""
    if not isinstance(tree, dict):
        return []
    return [skill for skill in objects(tree.get("skills")) if first_text(skill, "name", "id") and _levels(skill)]


def _levels(skill: dict[Any, Any]) -> dict[str, list[Any]]:
    """The levels of a skill, by the id of the role."""
    levels = skill.get("levels")
    if not isinstance(levels, dict):
        return {}
    return {text_of(role): each for role, each in levels.items() if isinstance(each, list) and text_of(role)}


def _names(tree: Any) -> _Names | None:
    """What a file calls roles and career levels; None where it names no such."""
    if not isinstance(tree, dict):
        return None
    roles = {first_text(role, "id"): first_text(role, "name") for role in objects(tree.get("roles"))}
    named = ((first_text(each, "id"), first_text(each, "name", "id")) for each in objects(tree.get("career_levels")))
    roles = {role: name for role, name in roles.items() if role and name}
    levels = tuple((level, name) for level, name in named if name)
    return _Names(roles, levels) if roles and levels else None


def _groups(tree: Any, ids: set[str]) -> bool:
    """Whether a file puts skills of the others into groups of its own."""
    return isinstance(tree, dict) and any(
        ids & set(texts(group.get("skills"))) for _, group in keyed(tree.get("groups"))
    )


def _all_names(trees: Sequence[Any]) -> _Names:
    found = [names for tree in trees if (names := _names(tree)) is not None]
    roles = {role: name for names in reversed(found) for role, name in names.roles.items()}
    return _Names(roles, found[0].levels if found else ())


def _highest(tree: dict[Any, Any]) -> float:
    """The highest value in a file."""
    values = (
        number_of(_cell(each)) for skill in _skills(tree) for levels in _levels(skill).values() for each in levels
    )
    return max((value for value in values if value is not None), default=0.0)


def _cell(value: Any) -> str | float | None:
    return text_of(value) or None


def _grids(parts: Sequence[_Part], names: _Names, top: float) -> Iterator[Grid]:
    """A grid a file, named as it is; a second one of a name by a number, too."""
    taken: dict[str, int] = {}
    for part in parts:
        taken[part.name] = count = taken.get(part.name, 0) + 1
        yield long_list(part.name if count == 1 else f"{part.name} ({count})", _HEADINGS, _rows(part.tree, names, top))


def _rows(tree: dict[Any, Any], names: _Names, top: float) -> Iterator[tuple[Any, ...]]:
    category = tree.get("category")
    group = first_text(category, "name", "id") if isinstance(category, dict) else text_of(category)
    for skill in _skills(tree):
        said = first_text(skill, "name", "id"), first_text(skill, "id"), first_text(skill, "description")
        for role, levels in _levels(skill).items():
            title = names.roles.get(role, role)
            for place, value in enumerate(levels):
                level, called = _career_level(place, names)
                yield (
                    *(group, *said, title),
                    f"{title} {called}" if len(levels) > 1 else None,
                    f"{role}/{level}" if len(levels) > 1 else role,
                    _value(value, top),
                )


def _career_level(place: int, names: _Names) -> tuple[str, str]:
    """The id and the name of a career level by its place, from 0."""
    if place < len(names.levels):
        level, name = names.levels[place]
        return level or str(place + 1), name
    return str(place + 1), f"level {place + 1}"


def _value(value: Any, top: float) -> str | float | None:
    """A level as one of a map; a word, such as NC, as it stands."""
    cell = _cell(value)
    found = number_of(cell)
    if found is None or found < 0:
        return cell
    return float(level_at(found, top)) if found else 0.0


def _notes(parts: Sequence[_Part], top: float) -> Iterator[str]:
    skills = [skill for part in parts for skill in _skills(part.tree)]
    if top > HIGHEST_LEVEL:
        yield f"The levels from 1 to {top:g} become levels from 1 to {HIGHEST_LEVEL}."
    told = sum(any(skill.get(each) for each in _TEXTS) for skill in skills)
    if told:
        yield f"What each level means, and how it is learnt, is left out of {pluralise(told, 'skill')}."
    marked = sum(len(texts(skill.get("core_roles"))) for skill in skills)
    if marked:
        yield f"{pluralise(marked, 'mark')} of core roles {'is' if marked == 1 else 'are'} left out."


IMPORTER = Importer(id="level_lists", order=40, name="Lists of levels (YAML)", recognise=recognise, join=join)
