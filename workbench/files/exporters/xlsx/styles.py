"""Shared cell styles, and the row height a text needs. Writes no cell."""

from __future__ import annotations

from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.cells import CellStyle

PIXEL = 0.75
"""Points of a pixel at 96 dpi, the unit of widths and heights of cells and charts."""
LINE_HEIGHT = 15.0
"""Points of a line in the body size."""
_NARROW = 1.1
"""Letters for each character of a column's width: widths count digits, and letters are narrower on average."""

PERCENT = '0.0"\u00a0"%'
"""The number format of a share: one decimal, and a no-break space before the sign."""
BODY: CellStyle = {"font_size": 11, "font_color": palette.TEXT}
TOP: CellStyle = BODY | {"valign": "top", "text_wrap": True}
ROW: CellStyle = TOP | {"bottom": 1, "bottom_color": palette.LINE}
CENTRED: CellStyle = ROW | {"align": "center"}
MUTED: CellStyle = BODY | {"font_color": palette.MUTED}
MUTED_TOP: CellStyle = MUTED | {"valign": "top", "text_wrap": True}
BOLD: CellStyle = BODY | {"bold": True}
TITLE: CellStyle = BODY | {"font_size": 16, "bold": True}
HEADING: CellStyle = BODY | {
    "font_size": 13,
    "bold": True,
    "bottom": 1,
    "bottom_color": palette.LINE,
    "valign": "bottom",
}
HEAD: CellStyle = BODY | {
    "bold": True,
    "bg_color": palette.GROUND,
    "bottom": 1,
    "bottom_color": palette.OTHER_ROLES,
    "text_wrap": True,
}
HEAD_CENTRED: CellStyle = HEAD | {"align": "center"}


def lines(text: str, width: float) -> int:
    """The number of lines of a text in a column of this width (in characters), broken between words."""
    if len(text) <= width and "\n" not in text:
        return 1
    total = 0
    for part in text.split("\n"):
        used, needed = 0, 1
        for word in part.split(" "):
            length = len(word)
            if used and used + 1 + length > width:
                needed, used = needed + 1, 0
            used += length + (1 if used else 0)
            if used > width:
                more = int((used - 1) // width)
                needed, used = needed + more, int(used - more * width)
        total += needed
    return total


def height(*texts: tuple[str, float], line: float = LINE_HEIGHT, least: float = 18.0) -> float:
    """The height in points of a row with these texts, each with the width it has; never above what a row can have."""
    most = max((lines(text, width * _NARROW) for text, width in texts), default=1)
    return min(max(most * line + 3, least), 409.0)
