"""Progression frameworks: topics, and what somebody does in each at every level, in the front matter of a page.

A level is a role, a topic a skill; what is done there is the note on that role's level of the skill.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.application.importing.cells import number_of
from workbench.application.importing.scale import HIGHEST_LEVEL, level_at
from workbench.domain.words import pluralise
from workbench.files.importers._contract import Importer, Opened, Recognised
from workbench.files.importers._opening.pictures import without_pictures
from workbench.files.importers._trees import first_text, long_list, objects, texts

_HEADINGS = ("Role", "Role level", "Role code", "Skill", "Skill code", "Level", "Note")
_OF_A_PAGE = frozenset(("levels", "yaml"))
"""Keys of a page of such a framework, even of one whose topics stand in its text."""
_FRAMEWORK = "framework"
"""The last word of a title that says what the page is, and not of whom."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What is done in a topic at a level."""

    topic: dict[Any, Any]
    level: float
    criteria: tuple[str, ...]


def recognise(opened: Opened) -> Recognised | None:
    """The roles of a framework, one a level, with the level of each topic."""
    tree = opened.tree
    if not isinstance(tree, dict):
        return None
    steps = list(_steps(tree))
    if not steps:
        if "topics" in tree or not tree.keys() >= _OF_A_PAGE:
            return None
        return Recognised((), (f"{opened.name} lists no topics; the text of its page is not read.",))
    top = max(step.level for step in steps)
    grid = long_list("", _HEADINGS, _rows(tree, steps, max(top, HIGHEST_LEVEL)))
    return Recognised((grid,), tuple(_notes(tree, steps, top)))


def _notes(tree: dict[Any, Any], steps: list[_Step], top: float) -> Iterator[str]:
    if top > HIGHEST_LEVEL:
        yield f"The levels from 1 to {top:g} become levels from 1 to {HIGHEST_LEVEL}."
    left = sum(len(objects(topic.get("content"))) for topic in objects(tree.get("topics"))) - len(steps)
    if left:
        entries = pluralise(left, "entry", "entries")
        yield f"{entries} without a level or a name {'is' if left == 1 else 'are'} left out."


def _steps(tree: dict[Any, Any]) -> Iterator[_Step]:
    for topic in objects(tree.get("topics")):
        for step in objects(topic.get("content")):
            level = number_of(first_text(step, "level"))
            if level is not None and level > 0 and first_text(topic, "title", "name"):
                yield _Step(topic, level, tuple(texts(step.get("criteria"))))


def _rows(tree: dict[Any, Any], steps: list[_Step], top: float) -> Iterator[tuple[Any, ...]]:
    whose, path = _whose(tree), first_text(tree, "path").strip("/")
    for step in sorted(steps, key=lambda step: step.level):
        role = f"{whose} level {step.level:g}" if whose else f"Role at level {step.level:g}"
        topic = without_pictures(first_text(step.topic, "title")) or first_text(step.topic, "name", "title")
        code = first_text(step.topic, "name")
        yield (
            whose,
            role,
            f"{path}/{step.level:g}" if path else "",
            topic,
            f"{path}/{code}" if path and code else "",
            level_at(step.level, top),
            "\n".join(step.criteria),
        )


def _whose(tree: dict[Any, Any]) -> str:
    """Whose framework it is, such as Marketing."""
    words = without_pictures(first_text(tree, "sidebarTitle", "title")).split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1].casefold() == _FRAMEWORK else words)


IMPORTER = Importer(id="progression", order=35, name="Progression framework (topics and levels)", recognise=recognise)
