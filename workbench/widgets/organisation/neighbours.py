"""Spatial navigation: the role or department next to another in a picture, by arrow key. Knows no widget."""

from __future__ import annotations

from math import inf

from PySide6.QtCore import Qt

from workbench.presentation.organisation.picture import Picture, Rect

_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_ASIDE, _ASKEW = 2.0, 0.1
"""Weights of the distance, against 1 for the gap ahead: of the gap to the side, and of the offset of the centres.

The side gap counts double, so that one in line is preferred to a nearer one beside the line; the offset of the
centres only decides between those that are otherwise alike.
"""


def _stops(picture: Picture) -> dict[str, Rect]:
    """Focus stops from the top left on: every role, and the departments that show none."""
    stops = {f"role:{row.role}": row.rect for row in picture.rows}
    for box in picture.boxes:
        empty = not any(box.rect.holds(row.rect) for row in picture.rows)
        if box.department is not None and not box.missing and empty:
            stops[f"department:{box.department}"] = box.rect
    return dict(sorted(stops.items(), key=lambda stop: (stop[1].top, stop[1].left)))


def neighbour(picture: Picture, subject: str, key: Qt.Key) -> str:
    """The subject next to one in the direction of an arrow key; itself at the edge, the first if it is not drawn."""
    stops = _stops(picture)
    if subject not in stops:
        return next(iter(stops), subject)
    here = stops[subject]

    def far(other: str) -> float:
        there = stops[other]
        ahead, aside = _gaps(here, there, key)
        askew = abs(there.centre.y - here.centre.y if key in _SIDEWAYS else there.centre.x - here.centre.x)
        return ahead + _ASIDE * aside + _ASKEW * askew if ahead >= 0 else inf

    nearest = min(stops, key=far)
    return nearest if far(nearest) < inf else subject


def _gaps(here: Rect, there: Rect, key: Qt.Key) -> tuple[float, float]:
    """Gap ahead, negative if `there` does not lie ahead, and gap to the side, 0 where they overlap."""
    left, right = here.left - there.right, there.left - here.right
    above, below = here.top - there.bottom, there.top - here.bottom
    ahead = {Qt.Key.Key_Left: left, Qt.Key.Key_Right: right, Qt.Key.Key_Up: above, Qt.Key.Key_Down: below}[key]
    return ahead, max(above, below, 0) if key in _SIDEWAYS else max(left, right, 0)
