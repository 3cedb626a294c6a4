"""Limits of what is opened, and the cell that both readers make. Knows no format."""

from __future__ import annotations

import re

MEGABYTE = 1_000_000
FILE = 25 * MEGABYTE
"""Bytes of a file."""
UNPACKED, PART, PARTS = 200 * MEGABYTE, 100 * MEGABYTE, 2_000
"""Bytes of a workbook's parts, of one of them, and their number."""
SECONDS = 30.0
"""How long one file may take."""
ROWS, COLUMNS, SHEETS = 100_000, 1_000, 200
CELLS = 2_000_000
"""Cells that hold something, in all sheets."""
AREA = 20_000_000
"""The highest row of a sheet times its highest column: a reader makes room for all between."""
DEPTH, VALUES = 50, 500_000
"""How deep a tree nests, and how many values it has with every reference written out."""
MEMORY = 1 << 30
"""Bytes of memory that the process which reads a workbook may ask for."""

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def cell_text(text: str) -> str | None:
    """The text of a cell without control characters, None where it is blank; its length is the caller's to cut."""
    if not text.isprintable():
        text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return None if not text or text.isspace() else text
