"""How a sheet is set on paper: size, margins, header and footer, what repeats."""

from __future__ import annotations

import locale
from datetime import date
from typing import Any, Literal

from workbench.files.exporters._text import clean, shorten

Paper = Literal["a4", "letter"]

_CODE: dict[Paper, int] = {"letter": 1, "a4": 9}
HEIGHT: dict[Paper, float] = {"letter": 792.0, "a4": 842.0}
MARGIN, TOP, BOTTOM = 0.6, 0.8, 0.7
_LETTER = ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "DO", "SV", "NI", "VE", "PR")
_LETTER_NAMES = ("United States", "Canada", "Mexico")
_LONGEST_HEADER = 250


def paper_here() -> Paper:
    """The paper that is used where this program runs, by the locale; A4 where that says nothing."""
    name = locale.setlocale(locale.LC_CTYPE)  # as it is: getlocale() takes the neutral "C.UTF-8" for American English
    territory = name.partition(".")[0].partition("_")[2]
    return "letter" if territory in _LETTER or territory.startswith(_LETTER_NAMES) else "a4"


def printable_height(paper: Paper) -> float:
    """The height between header and footer, in points."""
    return HEIGHT[paper] - 72 * (TOP + BOTTOM)


def set_page(
    sheet: Any, paper: Paper, *, landscape: bool, head: tuple[str, str], today: date, fit: bool = True
) -> None:
    """Paper, margins, header and footer. `fit` makes the sheet one page wide and as long as it is."""
    sheet.set_paper(_CODE[paper])
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_margins(left=MARGIN, right=MARGIN, top=TOP, bottom=BOTTOM)
    sheet.hide_gridlines(2)
    sheet.center_horizontally()
    if fit:
        sheet.fit_to_pages(1, 0)
    left, right = (_plain(each) for each in head)
    sheet.set_header(f"&L&9&K5F6980{left}&R&9&K5F6980{right}")
    sheet.set_footer(f"&L&9&K5F6980{today.isoformat()}&R&9&K5F6980Page &P of &N")


def _plain(text: str) -> str:
    """Text in a header: codes disarmed, short enough that header and codes stay within 255 units."""
    kept, _ = clean(text.replace("\n", " "))
    kept = shorten(kept, 90).replace("&", "&&")
    # A digit right after the colour code would be read as part of it.
    return f" {shorten(kept, _LONGEST_HEADER // 2 - 20)}"
