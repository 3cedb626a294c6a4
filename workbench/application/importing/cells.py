"""Cell kinds: what a single cell looks like, before anything is known of its table.

Knows no row and no column: whether an "A" is a letter of RACI or the name of a column is said by the table around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite
from typing import Literal

from workbench.application.importing.grid import Cell
from workbench.application.importing.level_words import ESSENTIAL, LEVEL_OF, RACI_WORDS
from workbench.domain.searching import word_key

Kind = Literal["nothing", "number", "percent", "mark", "letters", "level", "lettered", "text", "date"]
"""letters: of RACI. level: a word such as "expert", or "3 - Proficient". lettered: a letter and a level, such as L4."""

RATINGS: frozenset[Kind] = frozenset(("number", "percent", "mark", "letters", "level", "lettered"))
"""The kinds that say something of how well or how much."""

LONGEST_RATING = 60
"""Characters beyond which a text is no rating."""

YES = frozenset(("x", "✓", "✔", "☑", "✅", "●", "•", "o", "○", "◯", "yes", "y", "ja", "j", "oui", "si", "true"))
OPEN = frozenset(("o", "○", "◯"))
"""Marks that say yes where they stand alone, and perhaps something less beside others."""
NO = frozenset(("no", "n", "nein", "non", "nee", "false", "✗", "✘", "☐"))
NOTHING = frozenset(("", "-", "\u2013", "\u2014"))

_NUMBER = re.compile(r"([+-]?\d{1,12}(?:[.,]\d{1,9})?)")
_PERCENT = re.compile(r"([+-]?\d{1,6}(?:[.,]\d{1,6})?)\s*%")
_BEYOND = re.compile(r"[ls][ .:-]*\d{1,2}")
_LETTERED = re.compile(r"(l|s|lead|leads|support|supports)[ .:-]*([1-4])")
_NUMBERED = re.compile(
    r"(?:level|niveau|stufe|nivel)?\s*(\d{1,2})\s*(?:[-\u2013\u2014:=.)(]\s*|\s+)(?=[^\W\d])(.+)", re.S
)
_LEVEL_NUMBER = re.compile(r"(?:level|niveau|stufe|nivel|lvl)\s*(\d{1,2})")
_SEPARATED = re.compile(r"[a-z](?:(?:\s*[/,+&;|]\s*|\s+(?:(?:and|et|und|en)\s+)?)[a-z]){1,4}")
_LETTER = re.compile(r"\b[a-z]\b")
_JOINED = re.compile(r"[raci]{2,4}")


def text_of(cell: Cell) -> str:
    """A cell as it is told: whole numbers without a decimal point, texts on one line, a day as it is written in ISO."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    return " ".join(cell.split()) if isinstance(cell, str) else str(cell)


def is_nothing(cell: Cell) -> bool:
    """Whether a cell says nothing; a dash does not, either."""
    return cell is None or (isinstance(cell, str) and cell.strip() in NOTHING)


def number_of(cell: Cell) -> float | None:
    """The number that a cell is or begins with, such as 3, "3,5", "75 %" (75) or "3 - Proficient"; None for none."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, date):
        return None
    if isinstance(cell, float | int):
        return float(cell) if isfinite(cell) else None
    text = cell.strip()
    if len(text) > LONGEST_RATING:
        return None
    if match := _NUMBER.fullmatch(text) or _PERCENT.fullmatch(text):
        return float(match[1].replace(",", "."))
    key = word_key(text)
    if match := _LEVEL_NUMBER.fullmatch(key) or _NUMBERED.fullmatch(key):
        return float(match[1])
    return None


def lettered(text: str) -> tuple[str, int] | None:
    """The kind of an assignment, "l" or "s", and its level in a text such as "L4", "S 2" or "lead 3"."""
    match = _LETTERED.fullmatch(word_key(text))
    return (match[1][0], int(match[2])) if match else None


def is_beyond_lettered(text: str) -> bool:
    """Whether a text has the letter of an assignment and a number that is no level: "L7"."""
    key = word_key(text)
    return bool(_BEYOND.fullmatch(key)) and not _LETTERED.fullmatch(key)


def raci_letters(text: str) -> tuple[str, ...]:
    """The letters of a text such as "A", "A/R", "RA", "R and A" or "I, C", in upper case; none where it is none."""
    key = word_key(text)
    if key in RACI_WORDS:
        return (RACI_WORDS[key],)
    if _JOINED.fullmatch(key) and len(set(key)) == len(key):
        return tuple(key.upper())
    if _SEPARATED.fullmatch(key) or (len(key) == 1 and key.isascii() and key.isalpha()):
        return tuple(map(str.upper, _LETTER.findall(key)))
    return ()


def kind_of(cell: Cell) -> Kind:
    """The kind that a cell looks like."""
    if cell is None:
        return "nothing"
    if isinstance(cell, bool):
        return "mark"
    if isinstance(cell, float | int):
        return "number" if isfinite(cell) else "text"
    if isinstance(cell, date):
        return "date"
    if len(cell) > LONGEST_RATING:
        return "text" if cell.strip() else "nothing"
    text = cell.strip()
    if text in NOTHING:
        return "nothing"
    if text[0].isdigit() or text[0] in "+-":
        return _kind_of_digits(text)
    return _kind_of_word(word_key(text))


def _kind_of_digits(text: str) -> Kind:
    if _NUMBER.fullmatch(text):
        return "number"
    if _PERCENT.fullmatch(text):
        return "percent"
    match = _NUMBERED.fullmatch(word_key(text))
    return "level" if match and match[2].strip(" )") in LEVEL_OF else "text"


def _kind_of_word(key: str) -> Kind:
    if key in YES or key in NO:
        return "mark"
    if key in LEVEL_OF or key in ESSENTIAL or _LEVEL_NUMBER.fullmatch(key):
        return "level"
    if _LETTERED.fullmatch(key):
        return "lettered"
    return "letters" if raci_letters(key) else "text"


def families(kinds: Mapping[Kind, int], letters: Sequence[str]) -> dict[str, int]:
    """How many cells fit each family of scales, of the numbers of cells of each kind; letters: all letters found.

    The letters are a family only where most of them are those of RACI, and not the grades of a school.
    """
    known = sum(letter in "RACI" for letter in letters)
    raci = bool(letters) and known >= 0.8 * len(letters) and any(letter in "RA" for letter in letters)
    return {
        "numbers": kinds.get("number", 0) + kinds.get("percent", 0),
        "marks": kinds.get("mark", 0),
        "letters": kinds.get("letters", 0) if raci else 0,
        "levels": kinds.get("level", 0) + kinds.get("number", 0) * (kinds.get("level", 0) > 0),
        "lettered": kinds.get("lettered", 0),
    }
