"""Axes of a matrix: what its label columns hold, and whether rows and columns are skills, roles or people.

The first rule that holds decides; where none does, it is asked. Small rules, so that a new shape is a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.application.importing.body import is_code
from workbench.application.importing.cells import kind_of, raci_letters
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning, first_of_each, meaning_of
from workbench.application.importing.mapping import NAMES_OF_PEOPLE, PLURAL, Question, Subject, TableMapping, with_rows
from workbench.application.importing.readable import FIELDS_OF_ROLES, readable
from workbench.application.importing.role_words import (
    look_like_names,
    look_like_people,
    look_like_roles,
    look_like_titles,
)
from workbench.application.importing.scale import Scale
from workbench.application.importing.shapes import Table, heading_at, text_at
from workbench.application.importing.sheet import LOOKED_AT
from workbench.application.importing.summaries import meaning_beside
from workbench.domain.normalisation import name_key

KNOWN_LABELS, KNOWN_SHARE = 3, 0.3
"""How many labels, or which share of them, must be known to say what an axis is."""

REPEATED = 0.6
"""The share of different texts of a label column, below which it is a group."""

_FIELDS: tuple[Meaning, ...] = (
    *("group", "belongs_to", "importance", "level_needed", "definition", "aliases", "department", "grade", "note"),
    *(
        "reports_to",
        "headcount",
        "purpose",
        "person_code",
        "skill_code",
        "role_code",
        "first_name",
        "last_name",
        "holder",
    ),
)


@dataclass(frozen=True, slots=True)
class Known:
    """The keys of the names of skills and roles that the map has already."""

    skills: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Axes:
    """What the columns of a matrix hold, what its columns of values are, and what is left to ask."""

    meanings: dict[int, Meaning]
    across: Subject
    questions: tuple[Question, ...] = ()


def axes_of(grid: Grid, table: Table, scale: Scale, known: Known, rows: Subject | None = None) -> Axes:
    """What the rows and columns of a matrix are. rows: what the rows are, where a person said so."""
    body = list(table.body())
    headings = {column: heading_at(grid, table, column) for column in table.columns}
    said = dict(zip(table.columns, _said(headings.values()), strict=True))
    labels = [column for column in table.columns if column < table.values[0]]
    texts = {column: [text_at(grid, row, column) for row in body] for column in table.columns}
    across = [text_at(grid, table.heading, column) for column in table.values]
    if rows is None:
        name, subject = _name_column(table, said, labels, texts)
    else:
        name, subject = _naming_column(table, said, labels, texts, rows), rows
    questions: list[Question] = []
    if subject is None:
        subject = _known_subject(texts[name], across, known)
    if subject is None:
        subject = raci_subject(grid, table, scale)
        if subject == "role" and look_like_people(texts[name]):
            questions.append(Question("axes", choices=(PLURAL["role"], PLURAL["person"]), preset=PLURAL["role"]))
    if subject is None:
        subject = _supposed(texts[name], across)
        questions.append(Question("axes", choices=tuple(PLURAL.values()), preset=PLURAL[subject]))
    columns: Subject = "skill"
    if subject == "skill":
        columns, question = columns_of(across, scale, known)
        questions += [question] if question is not None else []
    meanings = _meanings(table, said, labels, texts, name, subject)
    return Axes(meanings, columns, tuple(questions))


def _said(headings: Iterable[str]) -> list[Meaning | None]:
    """What the headings of label columns say, each once; a second one of needed levels is no id and no group."""
    meant = [meaning_beside(heading) for heading in headings]
    pairs = zip(first_of_each(meant), meant, strict=True)
    return ["left_out" if once is None and each == "level_needed" else once for once, each in pairs]


def _length(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / max(1, len(texts))


def _name_column(
    table: Table, said: dict[int, Meaning | None], labels: Sequence[int], texts: dict[int, list[str]]
) -> tuple[int, Subject | None]:
    """The column that names the rows, and what its heading says that they are."""
    subjects: tuple[tuple[tuple[Meaning, ...], Subject], ...] = (
        (NAMES_OF_PEOPLE, "person"),
        (_NAMING["skill"], "skill"),
        (_NAMING["role"], "role"),
    )
    titled = not {"role", "role_level"}.isdisjoint(said[column] for column in labels)
    people = (column for column in labels if said[column] == "name" and look_like_names(texts[column]))
    if titled and (column := next(people, None)) is not None:
        return column, "person"  # "Name" names anything: beside titles those who hold them
    for meanings, subject in subjects:
        for column in labels:
            if said[column] in meanings:
                return column, subject
    hints: dict[Meaning, Subject] = {"skill_code": "skill", "role_code": "role", "person_code": "person"}
    hinted = next((hints[meaning] for column in labels if (meaning := said[column]) in hints), None)
    free = [column for column in labels if said[column] in (None, "name")] or list(labels)
    named = next((column for column in free if said[column] == "name"), None)
    if named is None:
        named = max(free, key=lambda column: naming_of(table, column, texts[column]))
    return named, hinted


_NAMING: Mapping[Subject, tuple[Meaning, ...]] = {
    "person": (*NAMES_OF_PEOPLE, "holder"),
    "skill": ("skill",),
    "role": ("role", "role_level", "holder"),
}
"""What the heading of the column that names the rows may say, by what these are."""


def _naming_column(
    table: Table, said: dict[int, Meaning | None], labels: Sequence[int], texts: dict[int, list[str]], rows: Subject
) -> int:
    """The column that names rows of which it is known what they are: of those that say nothing else, if there are
    such, for the others hold fields of them."""
    for meaning in _NAMING[rows]:
        for column in labels:
            if said[column] == meaning:
                return column
    free = [column for column in labels if said[column] in (None, "name")] or list(labels)
    if rows == "person":
        free = [column for column in free if look_like_names(texts[column])] or free
    named = next((column for column in free if said[column] == "name"), None)
    return max(free, key=lambda column: naming_of(table, column, texts[column])) if named is None else named


def naming_of(table: Table, column: int, texts: Sequence[str]) -> tuple[bool, bool, int, int]:
    """How well a column names the rows: in words, in each row, with many different texts, further to the left."""
    return not _are_codes(texts), column not in table.filled, len(set(texts)), -column


def _are_codes(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text]
    return bool(said) and all(is_code(text) or kind_of(text) == "number" for text in said)


def _known_subject(rows: Sequence[str], columns: Sequence[str], known: Known) -> Subject | None:
    """What the rows are, where enough of either axis is known."""
    if _are_known(rows, known.skills) or _are_known(columns, known.roles):
        return "skill"
    return "role" if _are_known(rows, known.roles) or _are_known(columns, known.skills) else None


def _supposed(rows: Sequence[str], columns: Sequence[str]) -> Subject:
    """What the rows may be, to be asked: by names of people and titles, else skills where they are longer."""
    if look_like_names(rows) and not look_like_roles(rows) and not look_like_names(columns):
        return "person"
    if look_like_titles(rows) != look_like_titles(columns):
        return "role" if look_like_titles(rows) else "skill"
    return "skill" if _length(rows) >= _length(columns) else "role"


def _are_known(texts: Sequence[str], names: frozenset[str]) -> bool:
    found = sum(name_key(text) in names for text in texts)
    return found >= KNOWN_LABELS or (found > 0 and found >= KNOWN_SHARE * len(texts))


def raci_subject(grid: Grid, table: Table, scale: Scale) -> Subject | None:
    """The rows of a RACI chart: skills where each has exactly one A, roles where each column has; None for neither."""
    if scale.family != "letters":
        return None
    accountable = [["A" in raci_letters(text_at(grid, row, column)) for column in table.values] for row in table.body()]
    if all(sum(line) == 1 for line in accountable):
        return "skill"
    return "role" if all(sum(line) == 1 for line in zip(*accountable, strict=True)) else None


def columns_of(texts: Sequence[str], scale: Scale, known: Known) -> tuple[Subject, Question | None]:
    """What the columns over rows of skills are: roles, or people where they look like it, which is asked."""
    if _are_known(texts, known.roles):
        return "role", None
    charted = scale.family in ("letters", "lettered")
    full = charted and look_like_people(texts)
    if not full and (look_like_roles(texts) or not look_like_names(texts, (1, 2, 3))):
        return "role", None
    if charted and not full:
        return "role", None
    preset: Subject = "role" if charted else "person"
    about = ", ".join(texts[:3])
    return preset, Question("columns", -1, about, len(texts), ("roles", "people"), "roles" if charted else "people")


def rows_of_list(grid: Grid, mapping: TableMapping) -> tuple[TableMapping, list[Question]]:
    """The list of roles, of people where "Name" is the heading of names like theirs, which is asked."""
    column = next((column for column, meaning in mapping.meanings.items() if meaning == "role"), None)
    if (
        column is None
        or mapping.subject != "role"
        or meaning_of(text_at(grid, mapping.table.heading, column)) != "name"
    ):
        return mapping, []
    if not look_like_people([text_at(grid, row, column) for row in islice(mapping.table.body(), LOOKED_AT)]):
        return mapping, []
    choices = PLURAL["role"], PLURAL["person"]
    return with_rows(mapping, "person"), [Question("axes", choices=choices, preset=PLURAL["person"])]


def _meanings(
    table: Table,
    said: dict[int, Meaning | None],
    labels: Sequence[int],
    texts: dict[int, list[str]],
    name: int,
    subject: Subject,
) -> dict[int, Meaning]:
    """What each column that is no value holds; those that say nothing known are left out."""
    found: dict[int, Meaning] = {column: meaning for column, meaning in said.items() if meaning in _FIELDS}
    if subject == "person":
        found |= {column: "role" for column, meaning in said.items() if meaning in ("role", "role_level")}
        if "role" not in found.values():
            found = {column: meaning for column, meaning in found.items() if meaning not in FIELDS_OF_ROLES}
    if said[name] not in ("first_name", "last_name"):
        found[name] = subject
    group: Meaning = "group" if subject == "skill" else "department"
    code: Meaning = "skill_code" if subject == "skill" else "role_code" if subject == "role" else "person_code"
    for column in sorted(labels, key=lambda column: abs(column - name)):
        column_texts = [text for text in texts[column] if text]
        if column in found or not column_texts:
            continue
        different = len(set(column_texts)) / len(column_texts)
        if said[column] == "code" or (said[column] is None and _are_codes(column_texts) and different == 1):
            found.setdefault(column, code) if code not in found.values() else None
        elif said[column] in (None, "name") and group not in found.values() and column < name:
            if column in table.filled or (different < REPEATED and not _are_codes(column_texts)):
                found[column] = group
        elif said[column] == "description":
            found[column] = "definition" if subject == "skill" else "purpose"
    read = readable("role" if subject == "skill" else "skill", subject)
    return {column: meaning for column, meaning in found.items() if meaning in read}
