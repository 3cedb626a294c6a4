"""Lint of a formula as a workbook stores it: what Excel refuses, and what not every program knows. Knows no cell."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

LONGEST = 8192
_FUNCTIONS = frozenset(
    {"AND", "EXACT", "IF", "IFERROR", "ISNUMBER", "LEFT", "MAX", "MIN", "OR", "ROUND", "SUBSTITUTE"}
    | {"COUNTA", "COUNTIF", "COUNTIFS", "SUM", "SUMIF", "SUMPRODUCT"}
    | {"ADDRESS", "COLUMN", "COLUMNS", "INDEX", "INDIRECT", "MATCH", "ROW", "ROWS"}
)
_STRING = re.compile('"(?:[^"]|"")*"')
_DIGITS = str.maketrans("123456789", "0" * 9)
_CALL = re.compile(r"([A-Za-z_.][\w.]*)\(")
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!")
_CONSTANTS = re.compile(r"\{[^{};()]+\}")
"""An array constant of one row; several rows would need a semicolon, which some readers take for a fault."""
_UNFINISHED = re.compile(r"[-+*/^&=<>,(](?=\s*$)|[-+*/^&=<>](?=\s*[),])|[*/^&,(](?=\s*[*/^&=<>])")
"""An operator, bracket or comma without an operand after it."""


def fault(formula: str, sheets: Collection[str]) -> str | None:
    """The problem of a formula in a book with these sheets (names in lower case), or None."""
    if not formula:
        return "is empty"
    if len(formula) > LONGEST:
        return "is too long"
    wrong, named = _read(formula.translate(_DIGITS))
    if any("0" in name for name in named):
        named = _named(without_strings(formula))
    unknown = [name for name in named if name not in sheets]
    return wrong or (f"names {unknown[0]!r}, which is no sheet of the book" if unknown else None)


def without_strings(formula: str) -> str:
    """A formula with every string literal emptied."""
    return _STRING.sub('""', formula)


def _named(bare: str) -> tuple[str, ...]:
    """The sheets that a formula without its strings names, in lower case."""
    return tuple({(quoted.replace("''", "'") or plain).casefold() for quoted, plain in _SHEET.findall(bare)})


@lru_cache(maxsize=4096)
def _read(formula: str) -> tuple[str | None, tuple[str, ...]]:
    """The problem of a formula and the sheets it names, cached; every digit is a 0, so that rows share an entry."""
    bare = without_strings(formula)
    return _fault(bare), _named(bare)


def _fault(bare: str) -> str | None:
    """The problem of a formula without its strings, or None."""
    if bare.startswith("="):
        return "is doubled"
    if ";" in bare or "{" in _CONSTANTS.sub("", bare) or '"' in bare.replace('""', ""):
        return "has a character no file may hold there"
    depth = 0
    for character in bare:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            break
    if depth:
        return "has a bracket too many"
    if _UNFINISHED.search(bare):
        return "ends before its last operator has anything to work on"
    if "#REF!" in bare:
        return "points at cells that are gone"
    unknown = set(_CALL.findall(bare)) - _FUNCTIONS
    return f"calls {min(unknown)}, which not every program knows" if unknown else None
