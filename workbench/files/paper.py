"""Paper sizes for files to be printed, and the usual one by locale. Knows no file."""

from __future__ import annotations

import locale
from typing import Literal

Paper = Literal["a4", "letter"]

SIZE: dict[Paper, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.0, 842.0)}
"""Width and height in points."""

_LETTER = ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "DO", "SV", "NI", "VE", "PR")
_LETTER_NAMES = ("United States", "Canada", "Mexico")


def paper_here() -> Paper:
    """The usual paper here, by the locale; A4 where that says nothing."""
    name = locale.setlocale(locale.LC_CTYPE)  # as it is: getlocale() takes the neutral "C.UTF-8" for American English
    territory = name.partition(".")[0].partition("_")[2]
    return "letter" if territory in _LETTER or territory.startswith(_LETTER_NAMES) else "a4"
