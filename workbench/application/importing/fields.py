"""Fields of a list: what its columns hold, by their headings and by what they say; and the questions that leaves."""

from __future__ import annotations

from collections import defaultdict

from workbench.application.importing.cells import RATINGS, kind_of
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning, heading_words, meaning_of
from workbench.application.importing.level_texts import describes_level
from workbench.application.importing.level_words import ESSENTIAL, KIND_OF
from workbench.application.importing.mapping import HOLDERS, NAMES_OF_PEOPLE
from workbench.application.importing.packed_lists import OF_ONE_SKILL, packed_column
from workbench.application.importing.readable import FIELDS_OF_ROLES
from workbench.application.importing.role_words import look_like_titles
from workbench.application.importing.shapes import Table, cell_at, text_at
from workbench.domain.searching import word_key

LOOKED_AT = 2_000
"""Rows that are looked at to tell what a column holds."""

_DROPPED: frozenset[Meaning | None] = frozenset((None, "left_out", "level_text", "required", "value", "informed"))
_CHARTED: tuple[Meaning, Meaning] = ("accountable", "responsible")
"""What only both of them together say of a skill: who is responsible for something is said in many lists."""
_IDS = (("code",), ("id",), ("number",), ("no",), ("nummer",), ("kennung",), ("identifier",))
_OF_SUBJECT: dict[str, dict[Meaning, Meaning]] = {
    "skill": {"code": "skill_code", "description": "definition", "also_called": "aliases"},
    "role": {"code": "role_code", "description": "purpose", "aliases": "also_called", "group": "department"},
    "person": {"code": "person_code"},
}
"""What is said of a name without saying whose it is, by what the rows are."""


def fields_of(grid: Grid, table: Table) -> dict[int, Meaning]:
    """What each column of a list holds; those that say nothing known are left out."""
    body = [row for _, row in zip(range(LOOKED_AT), table.body(), strict=False)]
    texts = {column: [text_at(grid, row, column) for row in body] for column in table.columns}
    found: dict[int, Meaning] = {}
    for meaning, columns in _claims(grid, table, texts).items():
        found[_fullest(columns, texts)] = meaning
    packed = _packed(grid, table, body, found)
    if packed is not None:
        found = {column: meaning for column, meaning in found.items() if meaning != "skill"}
    _level_or_role(grid, body, found, texts)
    _relation(found, texts)
    subject = _subject(found, texts) if packed is None else _holder(found, texts)
    if packed is not None:
        found = {column: meaning for column, meaning in found.items() if meaning not in ("level", "kind")}
        found[packed] = "skill"
    if subject is None:
        return {}
    _name(found, subject, texts)
    _code_beside(grid, table, found, texts, subject)
    if packed is not None:
        found = {column: meaning for column, meaning in found.items() if meaning not in OF_ONE_SKILL}
    if "skill" in found.values() and not HOLDERS & set(found.values()) and "level" not in found.values():
        found = {column: meaning for column, meaning in found.items() if meaning != "note"}
    _code_of_person(grid, table, found)
    for column, meaning in list(found.items()):
        found[column] = _OF_SUBJECT[subject].get(meaning, meaning)
    if subject != "skill" or HOLDERS & set(found.values()) or not set(_CHARTED) <= set(found.values()):
        found = {column: meaning for column, meaning in found.items() if meaning not in _CHARTED}
    if subject == "person" and "role" not in found.values():
        found = {column: meaning for column, meaning in found.items() if meaning not in FIELDS_OF_ROLES}
    _code_of_holder(found)
    kind = _column(found, "kind")
    if kind is not None and not (HOLDERS & set(found.values()) and _are_kinds(texts[kind])):
        found[kind] = "left_out"
    return {column: meaning for column, meaning in found.items() if meaning not in _DROPPED}


def _packed(grid: Grid, table: Table, body: list[int], found: dict[int, Meaning]) -> int | None:
    """The column with several skills a cell; None where there is none."""
    headings = {column: text_at(grid, table.heading, column) for column in table.columns}
    cells = {column: [cell_at(grid, row, column) for row in body] for column in table.columns}
    return packed_column(headings, cells, found)


def _holder(found: dict[int, Meaning], texts: dict[int, list[str]]) -> str:
    """What a row with several skills names: who has them, else skills."""
    subject = _subject(found, texts)
    if subject is not None:
        return subject
    name = _column(found, "name")
    if name is None:
        return "skill"
    return "role" if look_like_titles(texts[name]) else "person"


def _code_beside(
    grid: Grid, table: Table, found: dict[int, Meaning], texts: dict[int, list[str]], subject: str
) -> None:
    """Take a column beside the names for their ids, where it says that it has some, and has a different one a row."""
    code = _OF_SUBJECT[subject]["code"]
    named = _column(found, "role" if subject == "role" else "skill" if subject == "skill" else "person")
    if named is None or {code, "code"} & set(found.values()):
        return
    for column in (named - 1, named + 1):
        if (
            column in found
            or column not in texts
            or heading_words(text_at(grid, table.heading, column))[-1:] not in _IDS
        ):
            continue
        if all(texts[column]) and len(set(texts[column])) == len(texts[column]):
            found[column] = code
            return


def _code_of_person(grid: Grid, table: Table, found: dict[int, Meaning]) -> None:
    """Take an id for that of the employee whose name stands behind it, also where each row has a role besides."""
    code, person = _column(found, "code"), _column(found, "person")
    if code is None or person != code + 1 or {"skill", "person_code"} & set(found.values()):
        return
    if meaning_of(text_at(grid, table.heading, person)) == "person":
        found[code] = "person_code"


def _code_of_holder(found: dict[int, Meaning]) -> None:
    """Settle whose a personnel number in a list of roles is: of who holds the role, and of nobody without a name."""
    code, holder, meant = _column(found, "person_code"), _column(found, "holder"), set(found.values())
    if code is None or "role" not in meant or meant & set(NAMES_OF_PEOPLE):
        return
    if holder is not None:
        found[holder] = "person"
    elif "skill" not in meant:
        del found[code]


def _claims(grid: Grid, table: Table, texts: dict[int, list[str]]) -> dict[Meaning, list[int]]:
    """The columns that claim each meaning by their headings."""
    claims: dict[Meaning, list[int]] = defaultdict(list)
    for column in table.columns:
        meaning = meaning_of(text_at(grid, table.heading, column))
        if meaning == "level" and describes_level(grid, table, column):
            meaning = "level_text"
        if meaning is not None and any(texts[column]):
            claims[meaning].append(column)
    return claims


def _fullest(columns: list[int], texts: dict[int, list[str]]) -> int:
    """The first of several columns, unless another one says something in more than twice as many rows."""
    filled = {column: sum(map(bool, texts[column])) for column in columns}
    most = max(filled.values())
    return next(column for column in columns if 2 * filled[column] > most)


def _level_or_role(grid: Grid, body: list[int], found: dict[int, Meaning], texts: dict[int, list[str]]) -> None:
    """Settle what a "role level" is: a finer role, such as a senior one, or a level."""
    column = _column(found, "role_level")
    if column is None:
        return
    kinds = [kind_of(cell_at(grid, row, column)) for row in body]
    rated = sum(kind in RATINGS for kind in kinds)
    if 2 * rated > len(kinds):
        found[column] = "level" if "level" not in found.values() else "left_out"
        return
    coarser = _column(found, "role")
    if coarser is None:
        found[column] = "role"
    elif len(set(texts[column])) > len(set(texts[coarser])):
        found[column], found[coarser] = "role", "role_family"
    else:
        found[column] = "left_out"


def _relation(found: dict[int, Meaning], texts: dict[int, list[str]]) -> None:
    """Take "essential" and "optional" for levels, where they are said of what somebody has."""
    column = _column(found, "importance")
    if column is None or "level" in found.values() or not HOLDERS & set(found.values()):
        return
    if {word_key(text) for text in texts[column] if text} <= ESSENTIAL.keys():
        found[column] = "level"


def _are_kinds(texts: list[str]) -> bool:
    """Whether texts say who leads and who supports."""
    return {word_key(text) for text in texts if text} <= KIND_OF.keys()


def _column(found: dict[int, Meaning], meaning: Meaning) -> int | None:
    return next((column for column, each in found.items() if each == meaning), None)


def _subject(found: dict[int, Meaning], texts: dict[int, list[str]]) -> str | None:
    """What the rows name: skills before roles before people; None where nothing says it."""
    meant = set(found.values())
    for subject in ("skill", "role"):
        if subject in meant:
            return subject
    if meant & {*NAMES_OF_PEOPLE}:
        return "person"
    hints: dict[Meaning, str] = {"skill_code": "skill", "role_code": "role", "person_code": "person"}
    hinted = next((subject for meaning, subject in hints.items() if meaning in meant), None)
    if hinted is not None:
        return hinted
    for column, meaning in found.items():
        if meaning == "kind":
            constant = {text for text in texts[column] if text}
            spoken = {named for text in constant if (named := _spoken(text)) is not None}
            if len(constant) <= 3 and len(spoken) == 1:
                return spoken.pop()
    return "role" if meant & {"reports_to", "department"} and "name" in meant else None


def _spoken(text: str) -> str | None:
    """The subject that a kind names, such as "Occupation" or "skill/competence"."""
    meaning = meaning_of(text)
    return meaning if meaning in ("skill", "role", "person") else None


def _name(found: dict[int, Meaning], subject: str, texts: dict[int, list[str]]) -> None:
    """Settle what a column headed Name is: the name of the rows, or of who has the role or skill that stands beside."""
    column = _column(found, "name")
    if column is None:
        return
    if "first_name" in found.values() and "last_name" not in found.values():
        found[column] = "last_name"
    elif subject not in found.values():
        found[column] = "skill" if subject == "skill" else "role" if subject == "role" else "person"
    elif "person" in found.values():
        found[column] = "left_out"
    elif subject == "skill" and "role" not in found.values() and look_like_titles(texts[column]):
        found[column] = "role"
    else:
        found[column] = "person"
