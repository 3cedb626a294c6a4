"""Workforce frameworks of NICE and DCWF: work roles, and statements of tasks, knowledge, skills and abilities by id.

Skills are read, the other kinds are offered as sheets that are hidden. NICE says of whom a statement is by
relationships; DCWF by lists of ids, of which the core ones are essential and the additional ones optional.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.application.importing.grid import Grid
from workbench.application.importing.level_words import ESSENTIAL
from workbench.application.importing.matching import LONGEST_NAME
from workbench.domain.words import join_names, pluralise, truncate
from workbench.files.importers._contract import Importer, Opened, Recognised
from workbench.files.importers._trees import first_text, keyed, long_list, objects, texts

_HEADINGS = (
    *("Role family", "Role", "Role code", "Purpose"),
    *("Group", "Skill", "Skill code", "Definition", "Level", "Importance"),
)
_PRESET, _OTHER = "Skill", "Other"
_NICE_ROLE = re.compile(r"[A-Z]{2}-WRL-\d+")
_NICE_AREA = re.compile(r"NF-COM-\d+")
_NICE_KIND = re.compile(r"([TKSA])\d{3,}[A-Z]?")
_KINDS = {"T": "Task", "K": "Knowledge", "S": "Skill", "A": "Ability"}
_WEIGHTS = ("core", "additional")
"""How much an id in a DCWF file matters, as the key of its list begins."""
_WRAPPED = ("response", "elements")


@dataclass(frozen=True, slots=True)
class _Role:
    """A work role: its id, title, what it is for, and the family it is in."""

    code: str
    title: str
    purpose: str
    family: str


@dataclass(frozen=True, slots=True)
class _Statement:
    """What somebody in a role knows or does: its id, text, kind and group."""

    code: str
    text: str
    kind: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Link:
    """That a statement is of a role: core, additional, or "" where that is not said."""

    role: _Role
    statement: _Statement
    weight: str = ""


def recognise(opened: Opened) -> Recognised | None:
    """The roles with their skills; the other kinds of statements on sheets that are not read by themselves."""
    if not isinstance(opened.tree, dict):
        return None
    links = _dcwf(opened.tree) or _nice(opened.tree)
    return Recognised(tuple(_grids(links)), (*_notes(links), *_of_nothing(opened.tree))) if links else None


def _dcwf(tree: dict[Any, Any]) -> list[_Link]:
    """The links in a DCWF file; none where it is no such."""
    families = {key: first_text(each, "name") for key, each in keyed(tree.get("elements"))}
    statements = {
        key: _Statement(key, first_text(each, "description"), _kind(first_text(each, "kind")))
        for key, each in keyed(tree.get("ksats"))
    }
    links = []
    for key, each in keyed(tree.get("roles")):
        family = families.get(first_text(each, "element"), "")
        role = _Role(key, first_text(each, "name"), first_text(each, "description"), family)
        for weight in _WEIGHTS:
            found = (statements.get(code) for code in texts(each.get(f"{weight}_ksats")))
            links += [_Link(role, statement, weight) for statement in found if statement and statement.text]
    return [link for link in links if link.role.title]


def _kind(text: str) -> str:
    """A kind of statement as it is written mostly: one is a TAsk; all that are unknown are one."""
    return next((kind for kind in _KINDS.values() if kind.casefold() == text.casefold()), _OTHER)


def _nice(tree: dict[Any, Any]) -> list[_Link]:
    """The links in a NICE file; none where it is no such."""
    tree = _unwrapped(tree)
    elements = {
        code: each for each in objects(tree.get("elements")) if (code := first_text(each, "element_identifier"))
    }
    roles = {code: _nice_role(code, each, elements) for code, each in elements.items() if _NICE_ROLE.fullmatch(code)}
    pairs = list(_pairs(tree))
    groups = {
        statement: first_text(elements[area], "title", "text")
        for area, statement in reversed(pairs)
        if _NICE_AREA.fullmatch(area) and area in elements
    }
    statements = {
        code: _Statement(code, first_text(each, "title", "text"), _KINDS[kind[1]], groups.get(code, ""))
        for code, each in elements.items()
        if (kind := _NICE_KIND.fullmatch(code))
    }
    return [
        _Link(roles[role], statements[code])
        for role, code in pairs
        if role in roles and roles[role].title and code in statements and statements[code].text
    ]


def _unwrapped(tree: dict[Any, Any]) -> dict[Any, Any]:
    for key in _WRAPPED:
        inner = tree.get(key)
        if isinstance(inner, dict):
            tree = inner
    return tree


def _nice_role(code: str, element: dict[Any, Any], elements: dict[str, dict[Any, Any]]) -> _Role:
    family = first_text(elements.get(code.partition("-")[0], {}), "title", "text")
    title = first_text(element, "title", "text")
    text = first_text(element, "text")
    return _Role(code, title, "" if text == title else text, family)


def _pairs(tree: dict[Any, Any]) -> Iterator[tuple[str, str]]:
    """The ids that are related, both ways round, each pair once."""
    found: dict[tuple[str, str], None] = {}
    for each in objects(tree.get("relationships")):
        source = first_text(each, "source_element_identifier")
        target = first_text(each, "dest_element_identifier")
        found[source, target] = None
        found[target, source] = None
    yield from found


def _grids(links: list[_Link]) -> Iterator[Grid]:
    """A grid a kind of statement, skills first."""
    kinds = sorted({link.statement.kind for link in links}, key=lambda kind: (kind != _PRESET, kind))
    for kind in kinds:
        here = [link for link in links if link.statement.kind == kind]
        yield long_list(kind, _HEADINGS, _rows(here), hidden=kind != _PRESET and _PRESET in kinds)


def _rows(links: Iterable[_Link]) -> Iterator[tuple[Any, ...]]:
    """The rows of one kind. A skill is as important as it is where it is most so.

    A statement that is too long for a name is its definition, too.
    """
    links = list(links)
    importance: dict[str, int] = defaultdict(int)
    for link in links:
        if link.weight:
            importance[link.statement.code] = max(importance[link.statement.code], ESSENTIAL[link.weight][0])
    for link in links:
        role, statement = link.role, link.statement
        name = truncate(statement.text, LONGEST_NAME)
        yield (
            *(role.family, role.title, role.code, role.purpose, statement.group, name, statement.code),
            None if name == statement.text else statement.text,
            ESSENTIAL[link.weight][1] if link.weight else None,
            importance.get(statement.code),
        )


def _notes(links: list[_Link]) -> Iterator[str]:
    counts: dict[str, set[str]] = defaultdict(set)
    for link in links:
        counts[link.statement.kind].add(link.statement.code)
    others = [f"{kind} ({len(codes):,})" for kind, codes in sorted(counts.items()) if kind != _PRESET]
    if others and _PRESET in counts:
        sheets = "another is a sheet" if len(others) == 1 else "others are sheets"
        yield f"Of its kinds skills alone are read; {sheets} to choose: {join_names(others)}."


def _of_nothing(tree: dict[Any, Any]) -> Iterator[str]:
    """The ids in a DCWF file that lead nowhere, counted."""
    known = {key for key, each in keyed(tree.get("ksats")) if first_text(each, "description")}
    lists = (each.get(f"{weight}_ksats") for _, each in keyed(tree.get("roles")) for weight in _WEIGHTS)
    left = sum(code not in known for codes in lists for code in texts(codes))
    if left:
        names = "names no statement and is" if left == 1 else "name no statement and are"
        yield f"{pluralise(left, 'id')} {names} left out."


IMPORTER = Importer(id="nice_dcwf", order=25, name="NICE and DCWF workforce frameworks", recognise=recognise)
