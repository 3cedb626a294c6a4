"""Packed cells: several skills in one cell, such as "SEO; Copywriting (3)". How they are told apart, and what each is.

A column is packed where most of its different texts fall into short parts. Knows no row and no heading.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from workbench.application.importing.cells import is_nothing, kind_of, number_of
from workbench.application.importing.grid import Cell
from workbench.domain.normalisation import name_key, one_line
from workbench.domain.searching import word_key

Separator = Literal["line breaks", "semicolons", "bullets", "bars", "slashes", "commas"]
"""What stands between the skills of a cell; slashes: those with blanks on both sides, for "CI/CD" is one skill."""

SEPARATORS: tuple[Separator, ...] = get_args(Separator)
"""All of them, those that no name has first."""

ONE = "nothing"
"""The answer that nothing separates skills."""

_WITHIN_NAMES: tuple[Separator, ...] = ("slashes", "commas")
"""Those that names have within them, too."""

LOOKED_AT = 500
"""Different texts of a column that are looked at."""

PACKED = 0.6
"""The share of a column's different texts that hold several skills, at least."""

RECURRING = 0.3
"""The share of parts that stand in other texts, too, from which on commas are between names and not within them."""

LONGEST_PART, MOST_WORDS = 60, 6
"""Letters and words of a part, at most: more of them are prose."""

LONGEST_RATED = 200
"""Letters of a part with a level behind its name, at most."""

SHORT = 0.9
"""The share of parts that are short, at least."""

HIGHEST = 100
"""The highest number behind a name that is a level: "Office (365)" is a name."""

_LEADING = re.compile(r"^\s*(?:[-*\u2022\u00b7\u2023\u25aa\u25cf\u2013]|\d{1,2}[.)])\s+")
_BETWEEN: dict[Separator, str] = {
    "line breaks": "\n",
    "semicolons": ";",
    "bullets": "\u2022\u00b7\u2023\u25aa\u25cf",
    "bars": "|",
    "slashes": "\x1f",
    "commas": ",\uff0c\u3001",
}
_SLASH = re.compile(r"(?<=\S)\s+/\s+(?=\S)")
_OPENING, _CLOSING = "([{", ")]}"
_RATED = re.compile(r"(?P<name>.*\S)\s*(?:[(\[]\s*(?P<within>[^()\[\]]+?)\s*[)\]]|\s*[:=]\s*(?P<behind>[^:=]+))", re.S)
_QUOTED = re.compile(r"""\s*(?P<quote>['"])(?P<name>.*?)(?P=quote)\s*(?::(?P<level>[^,'"]*))?(?:,|$)""", re.S)
_LEVELS = frozenset(("number", "percent", "level", "lettered"))
_JOINING = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "en", "of"))


@dataclass(frozen=True, slots=True)
class Part:
    """A skill in a cell, and what stands behind its name as its level; None where nothing does."""

    name: str
    level: Cell = None


@dataclass(frozen=True, slots=True)
class Packing:
    """How the skills of a column are told apart. doubtful: whether the separator may as well be within names."""

    separator: Separator
    doubtful: bool = False


def parts_of(cell: Cell, separator: Separator) -> list[Part]:
    """The skills in a cell. A list or an object of a program is read as such, whatever the separator is."""
    if not isinstance(cell, str):
        return []
    told = _structured(cell)
    if told is not None:
        return told
    texts = [_named(_LEADING.sub("", text)) for text in _split(cell, separator)]
    return [_rated(text) for text in texts if not is_nothing(text)]


def packing_of(cells: Iterable[Cell], *, held: bool) -> Packing | None:
    """How the skills of a column are told apart; None where a cell of it is one skill, or prose.

    held: whether the rows say who has the skills. Without that commas and slashes are those of names unless the parts
    recur.
    """
    texts = list(dict.fromkeys(cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()))[:LOOKED_AT]
    if not texts:
        return None
    if sum(_structured(text) is not None for text in texts) >= PACKED * len(texts):
        return Packing("commas")
    for separator in SEPARATORS:
        split = [parts_of(text, separator) for text in texts]
        if sum(len(parts) > 1 for parts in split) < PACKED * len(texts) or not _are_short(split):
            continue
        if separator not in _WITHIN_NAMES:
            return Packing(separator)
        recurring = _recurring(split)
        if held or (recurring >= RECURRING and len(texts) > 1):
            return Packing(separator, recurring < RECURRING or _is_within_names(split))
    return None


def offered(cells: Iterable[Cell]) -> tuple[Separator, ...]:
    """The separators by which at least one cell of a column falls into several parts."""
    texts = list(dict.fromkeys(cell for cell in cells if isinstance(cell, str)))
    return tuple(each for each in SEPARATORS if any(len(parts_of(text, each)) > 1 for text in texts))


def _split(text: str, separator: Separator) -> list[str]:
    """The text in parts: not within brackets, as in "SQL (Postgres, Oracle)", unless these are never closed."""
    if separator == "slashes":
        text = _SLASH.sub(_BETWEEN[separator], text)
    marks, parts, depth = _BETWEEN[separator], [""], 0
    if not any(mark in text for mark in marks):
        return [text]
    if not any(bracket in text for bracket in _OPENING):
        return re.split(f"[{re.escape(marks)}]", text)
    closed = separator == "line breaks" or sum(map(text.count, _OPENING)) == sum(map(text.count, _CLOSING))
    for letter in text:
        depth += closed and letter in _OPENING
        depth -= closed and letter in _CLOSING
        if letter in marks and (depth <= 0 or separator == "line breaks"):
            parts.append("")
        else:
            parts[-1] += letter
    return [part.replace(_BETWEEN["slashes"], " / ") for part in parts] if separator == "slashes" else parts


def _named(text: str) -> str:
    """A name as any other cell has it, its blanks and line breaks each one blank."""
    return one_line(" ".join(text.split()))


def _rated(text: str) -> Part:
    """The name in a part and the level behind it: "SQL (3)", "SQL: expert"."""
    match = _RATED.fullmatch(text) if len(text) <= LONGEST_RATED else None
    level = (match["within"] or match["behind"]) if match else None
    if match is None or level is None or not _is_level(level):
        return Part(text)
    return Part(_named(match["name"]), level.strip())


def _is_level(value: Any) -> bool:
    """Whether something may be a level. An object of a program may have lists and objects where levels are expected."""
    if not isinstance(value, str | int | float) or kind_of(value) not in _LEVELS:
        return False
    number = number_of(value)
    return number is None or 0 <= number <= HIGHEST


def _structured(text: str) -> list[Part] | None:
    """The names in a list, or the keys of an object with their values as levels; None where a text is neither."""
    text = text.strip()
    if not (text[:1] == "[" and text[-1:] == "]") and not (text[:1] == "{" and text[-1:] == "}"):
        return None
    value = _value(text)
    if isinstance(value, dict):
        named = {_named(key): level for key, level in value.items() if isinstance(key, str) and _named(key)}
        return [Part(name, level if _is_level(level) else None) for name, level in named.items()] or None
    if isinstance(value, list | tuple) and value and all(isinstance(each, str) for each in value):
        return [_rated(name) for each in value if (name := _named(each))] or None
    return None


def _value(text: str) -> Any:
    """The value of a text in JSON, or with the quotes of Python; None where it is neither."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    inside, place, found = text[1:-1].strip(), 0, dict[str, Cell]()
    while place < len(inside):
        match = _QUOTED.match(inside, place)
        if match is None:
            return None
        found[match["name"]], place = match["level"] and match["level"].strip(), match.end()
    return found if text.startswith("{") else list(found)


def _are_short(split: Sequence[Sequence[Part]]) -> bool:
    """Whether nearly all parts are as short as names, and no sentences."""
    parts = [part.name for parts in split for part in parts]
    short = sum(len(part) <= LONGEST_PART and len(part.split()) <= MOST_WORDS for part in parts)
    return short >= SHORT * len(parts) and not _are_sentences(parts)


def _are_sentences(parts: Sequence[str]) -> bool:
    return sum(part.endswith((".", "!", "?")) and " " in part for part in parts) > (1 - SHORT) * len(parts)


def _recurring(split: Sequence[Sequence[Part]]) -> float:
    """The share of parts whose name stands in another text, too."""
    found = Counter(key for parts in split for key in {name_key(part.name) for part in parts})
    return sum(count for count in found.values() if count > 1) / max(1, found.total())


def _is_within_names(split: Sequence[Sequence[Part]]) -> bool:
    """Whether the last part of a text goes on with "and", as in "planning, budgeting and control"."""
    last = (parts[-1].name for parts in split if len(parts) > 1)
    return any(not _JOINING.isdisjoint(word_key(name).split()) for name in last)
