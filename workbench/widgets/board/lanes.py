"""How wide the lanes of the board are: empty ones give their room to full ones. Numbers only; knows no role."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from workbench.widgets.board.board_style import BoardStyle
from workbench.widgets.board.card_data import LANES
from workbench.widgets.board.card_header import MARGIN
from workbench.widgets.board.chips import around_name

NARROWEST = 144
"""The least width of a lane with cards, in pixels before zoom: a long word of a title has room beside the mark."""

LONG_NAME = "x" * 30
"""As wide as a name of 30 letters: an open card shows it whole."""

_PASSABLE = 10
"""Pixels, before zoom, that two open cards side by side may lack of that before one goes below the other."""


def open_width(look: BoardStyle) -> int:
    """The width of a lane in which a card is open, in pixels."""
    return 2 * look.px(MARGIN) + around_name(look) + look.width(LONG_NAME, "text")


def lane_rows(
    look: BoardStyle, inner: int, gap: int, least: Mapping[str, int], empty: Collection[str], opened: Collection[str]
) -> list[dict[str, int]]:
    """The lanes row by row, each with its width in pixels: four in a row, two, or one.

    inner: the width of a row; least: what each lane needs without an open card; empty: lanes without a card; opened:
    lanes with an open one. There are four only where a first card can be opened in any, so that this puts no lane
    elsewhere.
    """
    wide = open_width(look)
    needed = {key: max(wide, width) if key in opened else width for key, width in least.items()}
    full = [key for key in LANES if key not in empty]
    first = 0 if opened or not full else max(wide - least[key] for key in full)
    if sum(needed.values()) + first + gap * (len(LANES) - 1) <= inner:
        columns = len(LANES)
    else:
        beside = max(sum(needed[key] for key in pair) for pair in _in_rows(2))
        columns = 2 if beside + gap - 2 * look.px(_PASSABLE) <= inner else 1
    return [_shared({key: needed[key] for key in row}, inner - gap * (columns - 1), empty) for row in _in_rows(columns)]


def _in_rows(columns: int) -> list[list[str]]:
    keys = list(LANES)
    return [keys[start : start + columns] for start in range(0, len(keys), columns)]


def _shared(least: Mapping[str, int], room: int, empty: Collection[str]) -> dict[str, int]:
    """Room shared out evenly among the lanes with cards, of which none gets less than it needs while there is enough.

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
