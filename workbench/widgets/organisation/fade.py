"""Fade of the organisation picture: what does not match what is sought lies under a veil. Paints above the picture.

So a key in the find bar paints no part of the picture anew. Knows no session and no widget.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from workbench.presentation.organisation.picture import Box, Picture, Rect, RoleRow
from workbench.qt.theme import Colours
from workbench.widgets.organisation.picture import CORNER, rectangle
from workbench.widgets.organisation.viewport import Viewport
from workbench.widgets.parts.mark import VEIL, faint

EDGE = 1.5
"""Units of the picture that the veil reaches beyond a box or a role, to cover its line."""


class Fade:
    """Veil of one picture: shapes that do not overlap, in units of the picture."""

    def __init__(self) -> None:
        self._for: tuple[Picture | None, frozenset[str] | None] = (None, None)
        self._boxes: list[Box] = []
        self._rows: list[RoleRow] = []

    def take(self, picture: Picture | None, passing: frozenset[str] | None) -> bool:
        """Fade all roles but these, and the boxes without one of them; None fades nothing. Whether that differs."""
        if self._for[0] is picture and self._for[1] == passing:
            return False
        self._for, self._boxes, self._rows = (picture, passing), [], []
        if picture is not None and passing is not None:
            rows = picture.rows
            shown = [row.rect for row in rows if row.role in passing]
            bare = [box for box in picture.boxes if not any(map(box.rect.holds, shown))]
            self._boxes = [box for box in bare if not any(_inside(box.rect, other) for other in bare)]
            self._rows = [
                row
                for row in rows
                if row.role not in passing and not any(box.rect.holds(row.rect) for box in self._boxes)
            ]
        return True

    def faded(self, role_id: str) -> bool:
        """Whether a role is faded."""
        return self._for[1] is not None and role_id not in self._for[1]

    def paint(self, painter: QPainter, sight: Viewport, colours: Colours) -> None:
        """Paint the veil as the picture is seen."""
        if not self._boxes and not self._rows:
            return
        painter.save()
        painter.translate(sight.corner)
        painter.scale(sight.scale, sight.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint(colours.panel, VEIL))
        for box in self._boxes:
            place = rectangle(box.rect.grown(EDGE))
            if box.shape == "round":
                painter.drawEllipse(place)
            else:
                painter.drawRoundedRect(place, CORNER, CORNER)
        for row in self._rows:
            painter.drawRoundedRect(rectangle(row.rect.grown(EDGE)), CORNER, CORNER)
        painter.restore()


def _inside(rect: Rect, other: Box) -> bool:
    """Whether a rectangle lies within another box."""
    return other.rect is not rect and other.rect.holds(rect)
