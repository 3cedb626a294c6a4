"""Formula injection: texts that a spreadsheet would take for a formula. Knows no file and no clipboard."""

from __future__ import annotations

import unicodedata

FORMULA_STARTS = ("=", "+", "-", "@")


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet could take this text for a formula (formula injection): also one that drops blanks, line
    breaks and invisible characters before it, and reads full-width and small forms of a sign as the sign.
    """
    if text[:1].isalnum():
        return False
    if text.startswith(("\t", "\r")):
        return True
    first = next(
        (character for character in text if not character.isspace() and unicodedata.category(character) != "Cf"), ""
    )
    return unicodedata.normalize("NFKC", first).startswith(FORMULA_STARTS)
