"""Lists of departments and roles as they are pasted: their columns, and what the words in a cell stand for.

Titles say more than names: "Head of Sales" is a director in Sales. Plans nothing and makes no map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbench.application.edits.departments import kind_named
from workbench.application.table import ColumnSet, by_heading
from workbench.domain.model import (
    DEFAULT_GRADE_NAMES,
    DEPARTMENT_KINDS,
    GRADES,
    DepartmentKind,
    Discipline,
    Terms,
)
from workbench.domain.role_factories import work_of_kind
from workbench.domain.searching import search_key, word_key
from workbench.domain.vocabulary import vocabulary_for
from workbench.domain.words import join_names

ROLE_COLUMNS = ColumnSet(
    "title",
    ("title", "department", "grade", "reports_to"),
    by_heading(
        {
            "title": (
                *("title", "role", "roles", "role title", "job title", "job", "position", "position title", "function"),
                *("titel", "rolle", "rollen", "stelle", "stellenbezeichnung", "funktion"),
            ),
            "department": (
                *("department", "dept", "unit", "business unit", "team", "division", "org unit", "area"),
                *("abteilung", "bereich", "einheit"),
            ),
            "grade": (
                *("grade", "level", "job level", "job grade", "band", "seniority", "career level", "rank"),
                *("stufe", "ebene", "rang"),
            ),
            "reports_to": (
                *("reports to", "reporting to", "report to", "manager", "line manager", "superior", "supervisor"),
                *("boss", "berichtet an", "vorgesetzte", "vorgesetzter", "führungskraft"),
            ),
            "kind_of_work": ("kind of work", "side", "discipline", "belongs to", "seite", "art der arbeit"),
            "headcount": ("headcount", "fte", "posts", "number", "count", "anzahl", "stellen", "köpfe"),
            "holder": (
                *("name", "employee", "employee name", "full name", "holder", "held by", "incumbent", "person"),
                *("mitarbeiter", "mitarbeiterin", "inhaber", "inhaberin"),
            ),
            "purpose": ("purpose", "description", "mission", "zweck", "beschreibung"),
        }
    ),
    {
        "role": "title",
        "department": "department",
        "group": "department",
        "grade": "grade",
        "level": "grade",
        "role_level": "grade",
        "reports_to": "reports_to",
        "belongs_to": "kind_of_work",
        "headcount": "headcount",
        "holder": "holder",
        "person": "holder",
        "name": "holder",
        "purpose": "purpose",
        "description": "purpose",
    },
    stand_in="holder",
)
DEPARTMENT_COLUMNS = ColumnSet(
    "name",
    ("name", "kind", "parent"),
    by_heading(
        {
            "name": ("department", "name", "dept", "unit", "team", "division", "abteilung", "bereich", "bezeichnung"),
            "kind": ("kind", "type", "side", "art", "seite"),
            "parent": ("part of", "parent", "belongs to", "parent department", "reports to", "teil von", "gehört zu"),
        }
    ),
    {
        "department": "name",
        "name": "name",
        "kind": "kind",
        "parent": "parent",
        "reports_to": "parent",
        "belongs_to": "parent",
    },
)

PLAIN_GRADE = 2
"""The grade of a role of which nothing says one: that of a specialist."""

GRADES_TAKEN = f"Grades are {GRADES[0]} to {GRADES[-1]}: {join_names(DEFAULT_GRADE_NAMES)}."
"""What a cell may say of a grade, as a sentence."""

_LOWEST = 1
_GRADE_WORDS: Mapping[str, int] = {
    **{word_key(name): grade for grade, name in zip(GRADES, DEFAULT_GRADE_NAMES, strict=True)},
    **dict.fromkeys(("ceo", "cfo", "coo", "cto", "cio", "cmo", "cpo", "chro", "cso", "cdo", "chief"), 7),
    **dict.fromkeys(("managing director", "geschaftsfuhrer", "geschaftsfuhrerin", "vorstand"), 7),
    **dict.fromkeys(("vp", "svp", "evp"), 6),
    **dict.fromkeys(("head", "leiter", "leiterin", "bereichsleiter", "bereichsleiterin"), 5),
    **dict.fromkeys(("lead", "supervisor", "team lead", "teamleiter", "teamleiterin", "managerin"), 4),
    **dict.fromkeys(("sr", "principal", "expert"), 3),
    **dict.fromkeys(("trainee", "intern", "apprentice", "assistent", "assistentin", "praktikant"), _LOWEST),
}
"""Words of a title, without accents -> the grade they stand for."""
_GRADE_OF_WORDS = {tuple(words.split()): grade for words, grade in _GRADE_WORDS.items()}
_GRADE_NUMBER = re.compile(r"(?:grade|level|band|stufe|g|l)?\s*([1-7])(?:[.,]0+)?(?![\d.,])(?:\s*\D.*)?", re.DOTALL)
_HEAD_OF = re.compile(
    r"(?:head|director|vice president|vp|manager|lead|leiterin|leiter)\s+(?:of|for|der|des)\s+(?:the\s+)?(.+)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 80
"""Characters of a title that are looked at for what it says."""
_LONGEST_RUN = 6
"""Words of a name that is looked for in a title, at most."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case and accents."""
    return tuple(re.findall(r"[^\W_]+", search_key(text)))


def runs_in(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every run of words in a short text, such as a title, each with the number of the word after it."""
    words = words_of(text[:_LONGEST])
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _LONGEST_RUN), end):
            yield end, words[start:end]


def read_grade(text: str) -> int | None:
    """The grade that a cell names: by its name, its number, or words such as VP; None where it names none."""
    match = _GRADE_NUMBER.fullmatch(search_key(text).strip()) if len(text) <= _LONGEST else None
    by_name = _GRADE_WORDS.get(word_key(text))
    return by_name or (int(match[1]) if match else grade_in(text))


def grade_in(title: str) -> int | None:
    """The grade that a title names: the highest in it, but an assistant is one, whoever is assisted; None for none."""
    grades = [_GRADE_OF_WORDS[words] for _, words in runs_in(title) if words in _GRADE_OF_WORDS]
    return _LOWEST if _LOWEST in grades else max(grades, default=None)


def headed(title: str) -> str:
    """What a title is the head of: "Sales" for "Head of Sales", or ""."""
    match = _HEAD_OF.search(title) if len(title) <= _LONGEST else None
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
