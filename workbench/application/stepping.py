"""One step up or down in an order: where what is picked goes. Pure; knows neither roles nor skills."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def stepped(order: Sequence[str], picked: Collection[str], *, down: bool) -> tuple[str, ...]:
    """The order with what is picked one place further up or down, together; as it was at its ends.

    What is not in the order is passed over; with nothing picked in it, the order stays.
    """
    moved = [each for each in order if each in picked]
    if not moved:
        return tuple(order)
    stay = [each for each in order if each not in picked]
    first, last = order.index(moved[0]), order.index(moved[-1])
    ahead = sum(each not in picked for each in order[: last + 1 if down else first])
    place = min(max(ahead + (1 if down else -1), 0), len(stay))
    return (*stay[:place], *moved, *stay[place:])
