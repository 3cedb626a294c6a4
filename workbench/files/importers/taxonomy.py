"""Taxonomies of skills: categories within categories, each with the skills in it, and what else each is called.

A skill's group is the innermost category. Links between skills, and weights of them, a map does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.domain.words import pluralise
from workbench.files.importers._contract import Importer, Opened, Recognised
from workbench.files.importers._trees import first_text, keyed, long_list, objects, texts

_HEADINGS = ("Group", "Skill", "Skill code", "Aliases", "Definition")
_WITHIN = ("subcategories", "categories", "children", "groups")
_NAME = ("canonical_name", "name", "label", "title", "id")
_LINKS = ("related_skills", "parent_skills", "child_skills", "prerequisites", "transferability")


def recognise(opened: Opened) -> Recognised | None:
    """The skills of a taxonomy: objects in lists, below categories that have names."""
    if not isinstance(opened.tree, dict) or "categories" not in opened.tree:
        return None
    found = list(_skills(opened.tree, ""))
    if not any(group for group, _ in found):
        return None
    linked = sum(any(skill.get(link) for link in _LINKS) for _, skill in found)
    notes: tuple[str, ...] = ()
    if linked:
        notes = (f"Links to other skills, which a map does not hold, are left out of {pluralise(linked, 'skill')}.",)
    return Recognised((long_list("", _HEADINGS, map(_row, found)),), notes)


def _skills(category: dict[Any, Any], group: str) -> Iterator[tuple[str, dict[Any, Any]]]:
    """The skills in a category and those within it, each with the name of the innermost one."""
    listed = category.get("skills")
    for skill in (*objects(listed), *({"name": text} for text in texts(listed) if isinstance(listed, list))):
        if first_text(skill, *_NAME):
            yield group, skill
    for within in _WITHIN:
        inner = category.get(within)
        for key, each in (*keyed(inner), *(("", each) for each in objects(inner))):
            yield from _skills(each, first_text(each, "name", "label", "title") or key or group)


def _row(found: tuple[str, dict[Any, Any]]) -> tuple[Any, ...]:
    group, skill = found
    aliases = [*texts(skill.get("aliases")), *texts(skill.get("synonyms"))]
    return (
        group,
        first_text(skill, *_NAME),
        first_text(skill, "id"),
        "\n".join(aliases),
        first_text(skill, "description", "definition"),
    )


IMPORTER = Importer(id="taxonomy", order=45, name="Taxonomy of skills", recognise=recognise)
