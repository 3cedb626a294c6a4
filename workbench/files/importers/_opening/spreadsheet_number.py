"""Numbers in texts: a cell that is plainly a number, as a spreadsheet would have taken it. Knows no column."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"([+-]?)(0|[1-9]\d{0,14})(?:([.,])(\d{1,12}))?", re.ASCII)
_GROUP = 3
"""Digits after a mark that parts thousands as well as decimals."""


def spreadsheet_number(text: str) -> float | None:
    """The number that a text is: 3, 3.5 and 3,5.

    None for all that may be something else: "007" and "1.10" are codes, "1,234" and "1.234" thousands or decimals. A
    percentage keeps its sign, and so stays a text: whoever reads a scale has to tell 100 % from 1.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    sign, whole, mark, decimals = found.groups(default="")
    if mark and ((len(decimals) == _GROUP and whole != "0") or decimals.endswith("0")):
        return None
    return float(f"{sign}{whole}.{decimals or 0}")
