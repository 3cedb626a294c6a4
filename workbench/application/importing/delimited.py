"""Delimited text: its cells, and the mark that parts them. Knows no encoding, no file and no column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

MARKS = ("\t", ";", ",", "|")
"""The marks that may part cells; the earlier one where two part a text equally well."""
NO_MARK = "\0"
"""The mark of a text whose lines are not parted: no text holds it."""
SAID = re.compile(r'"?sep=([,;|:~^\t])"?\n')
"""The first line by which a text says its mark to Excel, which does not show it."""

WIDEST = 1_000_000
"""Cells of one row, at most."""

_SAMPLE = 200
"""Records by which the mark is told."""
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ALIKE = 0.02
"""Shares of records that differ by less are alike."""


class TooWide(Exception):
    """A row has more cells than are read."""


def split(text: str, mark: str, widest: int = WIDEST) -> Iterator[tuple[str, ...]]:
    """Rows of cells. A cell is quoted only where its closing quote ends it, so a stray quote stays text.

    Raises TooWide at a row of more cells than `widest`, before the whole of it is held.
    """
    escaped = re.escape(mark)
    quoted = re.compile(rf'"((?:[^"]++|"")*+)"(?=[{escaped}\n]|\Z)')
    ends = re.compile(f"[{escaped}\n]")
    place, cells = 0, list[str]()
    while place <= len(text):
        start = place
        if text.startswith('"', start) and (match := quoted.match(text, start)):
            place = match.end()
            cells.append(match[1].replace('""', '"'))
        else:
            end = ends.search(text, start)
            place = end.start() if end else len(text)
            cells.append(text[start:place])
        if len(cells) > widest:
            raise TooWide
        if not text.startswith(mark, place):
            yield tuple(cells)
            cells = []
        place += 1


def mark_of(text: str, widest: int = WIDEST) -> str:
    """The mark under which most of the first records have one width, and that of several cells; NO_MARK for none."""
    widths = {mark: steadiness(text, mark, widest) for mark in MARKS}
    parted = {mark: found for mark, found in widths.items() if found[1] > 1}
    if not parted:
        return NO_MARK
    best = max(parted, key=lambda mark: parted[mark])
    if best == "," and len(parted) > 1:
        others = {mark: found for mark, found in parted.items() if mark != ","}
        other = max(others, key=lambda mark: others[mark])
        alike = others[other][0] > parted[","][0] - _ALIKE
        if alike and "," not in _DECIMAL_COMMA.sub("", "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])):
            return other
    return best


def steadiness(text: str, mark: str, widest: int = WIDEST) -> tuple[float, int]:
    """The share of the first records that have the most frequent width, and that width."""
    widths: Counter[int] = Counter()
    try:
        for record in islice(split(text, mark, widest), _SAMPLE):
            if any(cell.strip() for cell in record):
                widths[len(record)] += 1
    except TooWide:
        widths[widest + 1] += 1
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda each: (each[1], each[0]))
    return count / widths.total(), width
