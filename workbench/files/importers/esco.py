"""ESCO: skills, collections of skills, occupations, and which occupation needs which skill.

The csv files of versions 1.0 to 1.2; other names are separated by " | " or stand on lines of their own. Files that are
handed in together fill in what each other leaves out: the names in the links, the groups of skills.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence, Set

from workbench.application.importing.grid import Grid
from workbench.application.importing.level_words import ESSENTIAL
from workbench.files.importers._columns import Columns, Lines, Row, columns_of, counted, joined_where, named_apart
from workbench.files.importers._contract import Importer, Opened, Recognised

_CONCEPTS = ("concepturi", "preferredlabel", "altlabels")
_LINKS = ("occupationuri", "relationtype", "skilluri")
_BROADER = ("concepturi", "broaderuri")
_KINDS = (_CONCEPTS, _LINKS, _BROADER)

_BETWEEN = re.compile(r"[|\r\n]")
_RELEASED = ("", "released")
_SKILL, _OCCUPATION, _SKILL_GROUP = "knowledgeskillcompetence", "occupation", "skillgroup"


@dataclasses.dataclass(slots=True)
class _Found:
    """The concepts of all files by URI, of each kind that counts; the URI above each; and how many are left out."""

    skills: dict[str, Row] = dataclasses.field(default_factory=dict)
    occupations: dict[str, Row] = dataclasses.field(default_factory=dict)
    groups: dict[str, str] = dataclasses.field(default_factory=dict)
    above: dict[str, str] = dataclasses.field(default_factory=dict)
    unreleased: int = 0
    others: int = 0
    unnamed: int = 0


def recognise(opened: Opened) -> Recognised | None:
    """The skills and occupations, and what each occupation needs."""
    of = {kind: [each for grid in opened.grids if (each := columns_of(grid, *kind))] for kind in _KINDS}
    if not of[_CONCEPTS] and not of[_LINKS]:
        return None
    found = _found(of[_CONCEPTS], of[_BROADER])
    links = [_links(columns, found) for columns in of[_LINKS]]
    linked = {row.text("occupationuri") for columns in of[_LINKS] for row in columns.rows()}
    grids = [
        grid
        for columns in of[_CONCEPTS]
        for grid in (_skills(columns, found), _occupations(columns, found, linked))
        if len(grid.rows) > 1
    ]
    return Recognised(named_apart((*grids, *links)), tuple(_notes(opened.name, found)))


def join(sources: tuple[Opened, ...]) -> tuple[Opened, ...]:
    """The sources, where those of ESCO are one."""
    return joined_where(sources, lambda grid: any(columns_of(grid, *kind) for kind in _KINDS))


def _kind(row: Row) -> str:
    """The kind of a concept, by what is said of it, else by its URI."""
    said = row.text("concepttype").casefold()
    if said:
        return said
    return _OCCUPATION if "/occupation/" in row.text("concepturi") else _SKILL


def _found(several: Sequence[Columns], broader: Sequence[Columns]) -> _Found:
    found = _Found()
    for columns in several:
        for row in columns.rows():
            uri, kind = row.text("concepturi"), _kind(row)
            if row.text("status").casefold() not in _RELEASED:
                found.unreleased += 1
            elif kind == _SKILL:
                found.skills.setdefault(uri, row)
            elif kind == _OCCUPATION:
                found.occupations.setdefault(uri, row)
            elif kind == _SKILL_GROUP:
                found.groups.setdefault(uri, row.text("preferredlabel"))
            else:
                found.others += 1
    for columns in broader:
        for row in columns.rows():
            if row.text("broadertype").casefold() in ("", _SKILL_GROUP):
                found.above.setdefault(row.text("concepturi"), row.text("broaderuri"))
    return found


def _group(row: Row, found: _Found) -> str:
    """The name of the first group that a skill is in."""
    named = _BETWEEN.split(row.text("broaderconceptpt"))[0].strip()
    return named or found.groups.get(found.above.get(row.text("concepturi"), ""), "")


def _also(row: Row) -> str:
    """The other names of a concept, one a line."""
    return "\n".join(filter(None, map(str.strip, _BETWEEN.split(row.text("altlabels")))))


def _skills(columns: Columns, found: _Found) -> Grid:
    lines = Lines("Skill", "Skill code", "Group", "Aliases", "Definition")
    for row in columns.rows():
        uri = row.text("concepturi")
        if found.skills.get(uri) == row:
            about = _also(row), row.text("definition", "description")
            lines.add_row(row, row.text("preferredlabel"), uri, _group(row, found), *about)
    return lines.grid_of(columns)


def _occupations(columns: Columns, found: _Found, linked: Set[str]) -> Grid:
    """The occupations; where links are here, too, those alone that need a skill."""
    lines = Lines("Role", "Role code", "Also called", "Purpose")
    for row in columns.rows():
        uri = row.text("concepturi")
        if found.occupations.get(uri) == row and (not linked or uri in linked):
            about = _also(row), row.text("definition", "description")
            lines.add_row(row, row.text("preferredlabel"), uri, *about)
    return lines.grid_of(columns)


def _links(columns: Columns, found: _Found) -> Grid:
    """Each pair of an occupation and a skill that both have a name, with the level and importance that it says."""
    lines = Lines("Role", "Skill", "Role code", "Skill code", "Level", "Importance")
    for row in columns.rows():
        uri, skill = row.text("occupationuri"), row.text("skilluri")
        role, needed = found.occupations.get(uri), found.skills.get(skill)
        title = row.text("occupationlabel") or (role.text("preferredlabel") if role else "")
        name = row.text("skilllabel") or (needed.text("preferredlabel") if needed else "")
        if not title or not name:
            found.unnamed += 1
            continue
        importance, level = ESSENTIAL.get(row.text("relationtype").casefold(), (None, None))
        lines.add_row(row, title, name, uri, skill, _number(level), _number(importance))
    return lines.grid_of(columns)


def _number(value: int | None) -> float | None:
    return None if value is None else float(value)


def _notes(name: str, found: _Found) -> Iterator[str]:
    if found.unreleased:
        yield f"{name}: {counted(found.unreleased, 'concept')} not released: left out."
    if found.others:
        yield f"{name}: {counted(found.others, 'concept')} of other kinds than skill and occupation: left out."
    if found.unnamed:
        yield (
            f"{name}: {counted(found.unnamed, 'link')} between concepts whose names are not here: left out. Import "
            f"the files with the occupations and the skills in the same step."
        )


IMPORTER = Importer(id="esco", order=12, name="ESCO", recognise=recognise, join=join)
