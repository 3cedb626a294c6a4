"""Sanitising of text for spreadsheets: control characters, formulas, the longest cell. Knows no cell."""

from __future__ import annotations

import re

from workbench.domain.formula_text import starts_formula
from workbench.domain.limits import UNFIT

LONGEST = 32_767
"""The most UTF-16 units of a cell: Excel's limit."""
MARK = " … (shortened)"
_UNFIT = re.compile(f"{UNFIT.pattern}|[\ufffe\uffff]")
_BREAKS = re.compile("\r\n?")
_DECIMAL = re.compile(r"\s*\d+[.,]\d+\s*")


def clean(text: str) -> tuple[str, int]:
    """The text without characters no spreadsheet takes, and the number of those dropped; line breaks become \\n."""
    if not _UNFIT.search(text):
        return text, 0
    return _UNFIT.subn("", _BREAKS.sub("\n", text))


def guarded(text: str) -> str:
    """The text of a cell of a .csv file, with an apostrophe before it where it would be taken for a formula, or for a
    number that is written otherwise; `unguarded` takes that away again."""
    return f"'{text}" if _is_taken(text.lstrip("'")) else text


def no_formula(text: str) -> str:
    """The clean text for a cell of a .csv that no program takes for a formula: guarded."""
    return guarded(clean(text)[0])


def unguarded(text: str) -> str:
    """The text that was guarded; any other as it is."""
    return text[1:] if text.startswith("'") and _is_taken(text.lstrip("'")) else text


def _is_taken(text: str) -> bool:
    return starts_formula(text) or bool(_DECIMAL.fullmatch(text))


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 units, which is how spreadsheets count."""
    return len(text) + sum(character > "\uffff" for character in text)


def fits(text: str, limit: int = LONGEST) -> bool:
    """Whether a text is no longer than `limit` units."""
    return len(text) * 2 <= limit or utf16_length(text) <= limit


def shorten(text: str, limit: int = LONGEST) -> str:
    """The text itself, or where it is longer than `limit` units, its beginning and a mark that says so."""
    if fits(text, limit):
        return text
    room = limit - len(MARK)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + MARK
