"""Page setup of a sheet: paper, margins, header and footer. Knows no cell."""

from __future__ import annotations

from datetime import date

from workbench.domain.words import day
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.files.paper import SIZE, Paper
from workbench.files.texts import clean, shorten

_CODE: dict[Paper, int] = {"letter": 1, "a4": 9}
"""Paper -> its code in the file format."""
MARGIN, TOP, BOTTOM = 0.6, 0.8, 0.7
"""Inches."""
_LONGEST_HEADER = 250
"""UTF-16 units of a header with its codes, below the 255 that Excel takes."""


def printable(paper: Paper, *, landscape: bool = False) -> tuple[float, float]:
    """The printable area in points: the width between the margins and the height between header and footer."""
    wide, tall = reversed(SIZE[paper]) if landscape else SIZE[paper]
    return wide - 72 * 2 * MARGIN, tall - 72 * (TOP + BOTTOM)


def set_page(
    sheet: Worksheet, paper: Paper, *, landscape: bool, head: tuple[str, str], today: date, fit: bool = True
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
    left, right = (_plain(text) for text in head)
    sheet.set_header(f"&L&9&K5F6980{left}&R&9&K5F6980{right}")
    sheet.set_footer(f"&L&9&K5F6980{day(today)}&R&9&K5F6980Page &P of &N")


def _plain(text: str) -> str:
    """Text for a header: its codes escaped, short enough that header and codes stay within 255 units."""
    kept, _ = clean(text.replace("\n", " "))
    kept = shorten(kept, 90).replace("&", "&&")
    # A digit right after the colour code would be read as part of it.
    return f" {shorten(kept, _LONGEST_HEADER // 2 - 20)}"
