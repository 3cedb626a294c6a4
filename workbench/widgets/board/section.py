"""Section of an open card: the chips of one kind with their heading and their "more".

Reports its height for a number of chips and lays out its parts; how many chips fit is shared out by `fitting`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.domain.model import AssignmentKind
from workbench.domain.words import ASSIGNMENT_KIND, ASSIGNMENT_KIND_INSIDE
from workbench.qt.role_model import SHOWN, Chip
from workbench.widgets.board.board_style import LINE
from workbench.widgets.board.chips import GAP, GUTTER, HEIGHT, ChipDelegate, ChipList

_SLACK = 3
"""Pixels beyond its columns' width that QListView needs before it puts them side by side."""

_HEAD, _MORE, _BELOW = LINE + 4, 20, 4
"""Heights in pixels before zoom: of the heading, of "more", and of the space below."""


class Section:
    """Leads or supports of one role."""

    def __init__(self, kind: AssignmentKind, role_id: str, delegate: ChipDelegate, card: QWidget) -> None:
        self.kind, self._style = kind, delegate.style
        self.list = ChipList(kind, role_id, delegate, card)
        self.more = QPushButton(card)
        self.more.setProperty("look", "link")
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.hide()
        self.unfolded = False
        self._heading = QRectF()

    @property
    def total(self) -> int:
        """How many chips there are, shown or not."""
        return self.list.chips.total

    @property
    def _line(self) -> int:
        return self._style.px(HEIGHT) + self._style.px(GAP)

    def show(self, chips: Sequence[Chip]) -> None:
        """Replace the chips."""
        self.list.chips.show(chips)

    def hide(self) -> None:
        """Hide all parts: the card is folded."""
        self.list.hide()
        self.more.hide()

    def name(self, title: str) -> None:
        """Accessible name of the list: whose chips these are."""
        self.list.setAccessibleName(f"{ASSIGNMENT_KIND[self.kind]} of {title}")

    def height(self, shown: int, columns: int) -> int:
        """Height in pixels with `shown` chips in so many columns."""
        px = self._style.px
        if not self.total:
            return 0
        more = px(_MORE) if shown < self.total else 0
        return px(_HEAD) + -(-shown // columns) * self._line + more + px(_BELOW)

    def place(self, left: int, top: int, width: int, columns: int, fitting: int, title: str) -> int:
        """Lay out the section with as many chips as fit, or all after "more"; returns its height in pixels."""
        px, total = self._style.px, self.total
        shown = total if self.unfolded else fitting
        self.list.chips.fold_to(shown)
        self.list.setVisible(total > 0)
        self.more.setVisible(fitting < total)
        self._heading = QRectF(left, top, width, px(LINE)) if total else QRectF()
        if not total:
            return 0
        self.list.lay_out(width, columns)
        chips = -(-shown // columns) * self._line
        self.list.setGeometry(left, top + px(_HEAD), width + px(GUTTER) + _SLACK, chips)
        below = top + px(_HEAD) + chips
        if fitting < total:
            what = f"{ASSIGNMENT_KIND_INSIDE[self.kind]} of {title}"
            self.more.setText("Show fewer" if self.unfolded else f"{total - shown} more")
            self.more.setAccessibleName(f"Show fewer {what}" if self.unfolded else f"Show {total - shown} more {what}")
            self.more.adjustSize()
            self.more.move(left - px(2), below - px(2))
            below += px(_MORE)
        return below + px(_BELOW) - top

    def paint(self, painter: QPainter, tone: str) -> None:
        """Paint the heading."""
        if self._heading.isValid():
            self._style.write(painter, self._heading, ASSIGNMENT_KIND[self.kind], "small", tone)


def fitting(sections: Sequence[Section], columns: int, spare: int) -> dict[AssignmentKind, int]:
    """Share the spare height: kind -> number of chips shown. Each has six at least; further lines go in turn."""
    shown = {section.kind: min(section.total, SHOWN) for section in sections}
    growing = list(sections)
    while growing:
        for section in list(growing):
            more = min(shown[section.kind] + columns, section.total)
            cost = section.height(more, columns) - section.height(shown[section.kind], columns)
            if more == shown[section.kind] or cost > spare:
                growing.remove(section)
            else:
                shown[section.kind], spare = more, spare - cost
    return shown
