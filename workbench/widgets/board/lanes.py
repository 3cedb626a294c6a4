"""Lane widths of the board: empty lanes give their room to full ones. Numbers only; knows no role."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from workbench.widgets.board.board_style import BoardStyle
from workbench.widgets.board.card_data import LANES
from workbench.widgets.board.card_header import MARGIN
from workbench.widgets.board.chips import around_name

NARROWEST = 144
"""Least width of a lane with cards, in pixels before zoom: room for a long word of a title beside the mark."""

LONG_NAME = "x" * 30
"""Stand-in for a name of 30 letters, which an open card shows whole."""

_PASSABLE = 10
"""Pixels, before zoom, that two open cards side by side may lack of `open_width` before their lanes wrap."""


def open_width(style: BoardStyle) -> int:
    """Width of a lane with an open card, in pixels."""
    return 2 * style.px(MARGIN) + around_name(style) + style.width(LONG_NAME, "text")


def lane_rows(
    style: BoardStyle, inner: int, gap: int, least: Mapping[str, int], empty: Collection[str], opened: Collection[str]
) -> list[dict[str, int]]:
    """Lane widths in pixels, row by row: four lanes in a row, two, or one.

    inner: width of a row; gap: space between lanes; least: width each lane needs without an open card; empty: lanes
    without cards; opened: lanes with an open one. Four stand in a row only if a first card can be opened in any of
    them, so that opening it never moves a lane to another row.
    """
    wide = open_width(style)
    needed = {key: max(wide, width) if key in opened else width for key, width in least.items()}
    full = [key for key in LANES if key not in empty]
    first = 0 if opened or not full else max(wide - least[key] for key in full)
    if sum(needed.values()) + first + gap * (len(LANES) - 1) <= inner:
        columns = len(LANES)
    else:
        beside = max(sum(needed[key] for key in pair) for pair in _in_rows(2))
        columns = 2 if beside + gap - 2 * style.px(_PASSABLE) <= inner else 1
    return [_shared({key: needed[key] for key in row}, inner - gap * (columns - 1), empty) for row in _in_rows(columns)]


def _in_rows(columns: int) -> list[list[str]]:
    keys = list(LANES)
    return [keys[start : start + columns] for start in range(0, len(keys), columns)]


def _shared(least: Mapping[str, int], room: int, empty: Collection[str]) -> dict[str, int]:
    """Even distribution of the room among lanes with cards; none gets less than it needs while there is enough.

    Lanes without cards take what they need, or share it all where there are no others.
    """
    full = [key for key in least if key not in empty] or list(least)
    widths = {key: wide for key, wide in least.items() if key not in full}
    room -= sum(widths.values())
    for key in sorted(full, key=lambda lane: -least[lane]):
        share = room // (len(least) - len(widths))
        enough = sum(least[lane] for lane in full if lane not in widths) <= room
        widths[key] = max(share, least[key]) if enough else share
        room -= widths[key]
    return {key: widths[key] for key in least}
