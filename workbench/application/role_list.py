"""Lists of departments and roles as they are pasted: their columns, and what the words in a cell stand for.

Titles say more than names: "Head of Sales" is a director in Sales. Plans nothing and makes no map.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.application.edits.departments import kind_named
from workbench.application.grade_words import LONGEST, runs_in
from workbench.application.heading_row import DEPARTMENT_COLUMNS, ROLE_COLUMNS
from workbench.application.table import ColumnSet
from workbench.domain.model import (
    DEFAULT_GRADE_NAMES,
    DEPARTMENT_KINDS,
    GRADES,
    DepartmentKind,
    Discipline,
    Terms,
)
from workbench.domain.role_factories import work_of_kind
from workbench.domain.searching import word_key
from workbench.domain.vocabulary import vocabulary_for
from workbench.domain.words import join_names

ROLES = ColumnSet(
    "title",
    ("title", "department", "grade", "reports_to"),
    {meaning: column for meaning, column in ROLE_COLUMNS.items() if column not in ("also_called", "dotted_to")},
    {
        **dict.fromkeys(("number", "count", "posts", "anzahl", "stellen"), "headcount"),
        "discipline": "discipline",
    },
    stand_in="holder",
)
DEPARTMENTS = ColumnSet(
    "name", ("name", "kind", "parent"), DEPARTMENT_COLUMNS, {"side": "kind", "seite": "kind", "parent": "parent"}
)

GRADES_TAKEN = f"Grades are {GRADES[0]} to {GRADES[-1]}: {join_names(DEFAULT_GRADE_NAMES)}."
"""What a cell may say of a grade, as a sentence."""

_HEAD_OF = re.compile(
    r"(?:head|director|vice president|vp|manager|lead|leiterin|leiter)\s+(?:of|for|der|des)\s+(?:the\s+)?(.+)",
    re.IGNORECASE | re.DOTALL,
)


def headed(title: str) -> str:
    """What a title is the head of: "Sales" for "Head of Sales", or ""."""
    match = _HEAD_OF.search(title) if len(title) <= LONGEST else None
    return " ".join(match[1].split()) if match else ""


def named_in(title: str, names: Mapping[tuple[str, ...], str]) -> str:
    """The one of these names, by their words, that stands last in a title, the longest of several; "" for none."""
    found = [(end, len(words), names[words]) for end, words in runs_in(title) if words in names]
    return max(found)[2] if found else ""


def read_kind(text: str, terms: Terms) -> DepartmentKind | None:
    """The kind of department that a cell names, in the words of the map or those of the program; None for none."""
    vocabulary = vocabulary_for(terms)
    words: dict[str, DepartmentKind] = {word_key(kind): kind for kind in DEPARTMENT_KINDS}
    words |= {word_key(label): kind for kind, label in vocabulary.department_kind.items() if label}
    kind = words.get(word_key(text)) or kind_named(text, vocabulary)
    is_other = kind == "other" and word_key(text) != word_key(vocabulary.department_kind["other"])
    return None if is_other or (kind == "technology" and not terms.technology) else kind


def read_work(text: str, terms: Terms) -> Discipline | None:
    """The kind of work that a cell names; None where it names none."""
    kind = read_kind(text, terms)
    return None if kind is None else work_of_kind(kind)


def read_headcount(text: str) -> float | None:
    """The number of posts that a cell says; None where it says none above 0."""
    match = re.fullmatch(r"(\d{1,5})(?:[.,](\d{1,2}))?", text.strip())
    number = float(f"{match[1]}.{match[2] or 0}") if match else 0.0
    return None if not number else int(number) if number.is_integer() else number
