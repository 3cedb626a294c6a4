"""What is wrong with a formula as a workbook keeps it: what Excel refuses, and what not every program knows."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

LONGEST = 8192
_FUNCTIONS = frozenset(
    {"AND", "EXACT", "IF", "IFERROR", "ISNUMBER", "LEFT", "MAX", "MIN", "OR", "ROUND"}
    | {"COUNTA", "COUNTIF", "COUNTIFS", "SUM", "SUMIF", "SUMPRODUCT"}
    | {"ADDRESS", "COLUMN", "COLUMNS", "INDEX", "INDIRECT", "MATCH", "ROW", "ROWS"}
)
_STRING = re.compile('"(?:[^"]|"")*"')
_DIGITS = str.maketrans("123456789", "0" * 9)
_CALL = re.compile(r"([A-Za-z_.][\w.]*)\(")
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!")
_CONSTANTS = re.compile(r"\{[^{};()]+\}")
"""A row of constants; rows below each other would be parted by a semicolon, which some readers take for a fault."""
_UNFINISHED = re.compile(r"[-+*/^&=<>,(](?=\s*$)|[-+*/^&=<>](?=\s*[),])|[*/^&,(](?=\s*[*/^&=<>])")
"""An operator, bracket or comma with nothing behind it to work on."""


def fault(formula: str, sheets: Collection[str]) -> str | None:
    """What is wrong with a formula of a book with these sheets (their names in lower case), or None."""
    if not formula:
        return "is empty"
    if len(formula) > LONGEST:
        return "is too long"
    wrong = _fault(formula.translate(_DIGITS))
    if wrong is None and "!" in formula:
        for quoted, plain in _SHEET.findall(without_strings(formula)):
            name = quoted.replace("''", "'") or plain
            if name.casefold() not in sheets:
                return f"names {name!r}, which is no sheet of the book"
    return wrong


def without_strings(formula: str) -> str:
    """A formula with every text in it emptied."""
    return _STRING.sub('""', formula)


@lru_cache(maxsize=4096)
def _fault(formula: str) -> str | None:
    """What is wrong with a formula, whatever rows and numbers it names: each digit is 0."""
    bare = without_strings(formula)
    if bare.startswith("="):
        return "is doubled"
    if ";" in bare or "{" in _CONSTANTS.sub("", bare) or '"' in bare.replace('""', ""):
        return "has a character no file may hold there"
    depth = 0
    for each in bare:
        depth += (each == "(") - (each == ")")
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
