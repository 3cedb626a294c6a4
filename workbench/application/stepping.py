"""Reordering: moves the picked items of a list one place up or down. Pure; knows neither roles nor skills."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def stepped(order: Sequence[str], picked: Collection[str], *, down: bool) -> tuple[str, ...]:
    """The order with the picked items together, one place further up or down; unchanged at its ends.

    Picked items that are not in the order are ignored; with none in it, the order stays.
    """
    moved = [item for item in order if item in picked]
    if not moved:
        return tuple(order)
    stay = [item for item in order if item not in picked]
    first, last = order.index(moved[0]), order.index(moved[-1])
    ahead = sum(item not in picked for item in order[: last + 1 if down else first])
    place = min(max(ahead + (1 if down else -1), 0), len(stay))
    return (*stay[:place], *moved, *stay[place:])
