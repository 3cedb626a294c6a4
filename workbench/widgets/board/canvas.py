"""Layout of the board: the rectangle of every card, the lanes' headings, and the buttons that add a role.

Rectangles follow from roles and widths alone, so that a card has its place before its widget is made. Also the drop
target for cards dragged to a lane. Knows no session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QToolTip, QWidget

from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import pluralise
from workbench.qt.mime import role_in, skills_in
from workbench.qt.text_escape import escape_mnemonic, tooltip_text
from workbench.qt.theme import colour
from workbench.widgets.board.add_button import AddButton
from workbench.widgets.board.board_style import LINE, BoardStyle
from workbench.widgets.board.card_data import LANES, STRATEGISTS, TERM_OF, column_titles
from workbench.widgets.board.lanes import NARROWEST, lane_rows
from workbench.widgets.board.offers import NO_OFFERS, Offers
from workbench.widgets.parts.style import label

MARGIN, GAP, BETWEEN = 16, 12, 8
"""Spacing around the board, between columns, and between cards; pixels before zoom."""

NARROWEST_STRATEGIST = 260
"""Least width of a strategist's card in pixels before zoom; if two have no room, one stands below the other."""

NO_ROLES = "There are no roles yet. Add the two leading roles first, then drag skills onto them from the left."
"""Empty state. Stands below the strategists' columns, so that adding the first strategist moves neither."""

ADD_ONE = "Add one"

TO_RENAME = "Double-click to change this word"
RENAMES = "F2 changes the words of this map"
"""Accessible description of a button below a title that is a term of the map."""

WIDEST_TITLE = 240
"""Pixels, before zoom, that a lane is given for its title, at most: a longer one wraps."""

LeastFor = Callable[[str, int], int]
"""Minimum height of a role's card at a width, (role id, width) -> pixels: six chips of a kind where it is open."""

IsOpen = Callable[[str], bool]
"""Whether a role's card is open, and shows its chips."""

HeightFor = Callable[[str, int, int], int]
"""Height of a role's card, (role id, width, room) -> pixels; `room` is the height it may take to show more chips."""


class BoardCanvas(QWidget):
    """Canvas of the board's scroll area: two columns of strategists above four lanes."""

    add_requested = Signal(str)
    """The key of the lane, or of the strategist, that a role is to be added to."""
    text_pasted = Signal(str, str)
    """The key of a lane, and text that was pasted on its button."""
    role_dropped = Signal(str, str)
    """A role's id and the lane its card was dropped on."""
    term_requested = Signal(str)
    """The term of the map that a column's title is made of: it is to be changed."""
    hovered = Signal(QPoint)
    """A drag hovers over the board, at this point of the screen: the view scrolls near an edge."""
    unhovered = Signal()

    def __init__(self, style: BoardStyle, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._titles = column_titles(vocabulary)
        self.places: dict[str, QRect] = {}
        """Role id -> rectangle of its card, whether or not its widget is made, in reading order."""
        self.buttons: dict[str, QPushButton] = {}
        self._columns: dict[str, tuple[str, ...]] = dict.fromkeys((*STRATEGISTS, *LANES), ())
        self._offers = NO_OFFERS
        self._areas: dict[str, QRect] = {}
        self._target: str | None = None
        self._heading_lines = 1
        self.setObjectName("boardCanvas")
        self.setProperty("look", "ground")
        self.setAcceptDrops(True)
        for key in self._columns:
            self.buttons[key] = self._button(key)
        self._hint = label(NO_ROLES, "muted", wrap=True, parent=self)
        self._show_buttons()

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(ADD_ONE, self) if key in STRATEGISTS else AddButton("+ Add role", self)
        button.setProperty("look", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.add_requested.emit(key))
        if isinstance(button, AddButton):
            button.text_pasted.connect(lambda text: self.text_pasted.emit(key, text))
        return button

    def order(self) -> list[str | QPushButton]:
        """Tab order: role ids and the buttons in sight."""
        walk: list[str | QPushButton] = []
        for key, roles in self._columns.items():
            walk += roles
            if not self.buttons[key].isHidden():
                walk.append(self.buttons[key])
        return walk

    def lane_at(self, point: QPoint) -> str | None:
        """Hit test: the key of the lane at a point, or None."""
        return next((key for key in LANES if self._areas.get(key, QRect()).contains(point)), None)

    def title_at(self, point: QPoint) -> str | None:
        """Hit test: the key of the column whose title is at a point, or None."""
        deep = self._style.px(LINE) * self._heading_lines
        for key, area in self._areas.items():
            head = QRect(area.topLeft(), QSize(area.width(), deep if key in LANES else area.height()))
            if head.contains(point) and (key in LANES or not self._columns[key]):
                return key
        return None

    def nearest(self, role_id: str, key: Qt.Key) -> str | None:
        """Arrow navigation: the role whose card is nearest in the direction of a key; None at the edge."""
        here, best = self.places[role_id], None
        for other, place in self.places.items():
            ahead = {
                Qt.Key.Key_Up: here.top() - place.bottom(),
                Qt.Key.Key_Down: place.top() - here.bottom(),
                Qt.Key.Key_Left: here.left() - place.right(),
                Qt.Key.Key_Right: place.left() - here.right(),
            }[key]
            if ahead <= 0:
                continue
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                aside = max(place.left() - here.right(), here.left() - place.right(), 0)
            else:
                aside = max(place.top() - here.bottom(), here.top() - place.bottom(), 0)
            far = ahead + 4 * aside  # a gap beside the line counts four times: a card in line is preferred
            if best is None or far < best[0]:
                best = far, other
        return best[1] if best is not None else None

    def take(
        self,
        columns: Mapping[str, Sequence[str]],
        vocabulary: Vocabulary,
        offers: Offers = NO_OFFERS,
    ) -> None:
        """Take the role ids of each column, the words its title is in, and what is offered; lays nothing out."""
        taken, titles = {key: tuple(columns[key]) for key in self._columns}, column_titles(vocabulary)
        if (taken, titles, offers) == (self._columns, self._titles, self._offers):
            return
        self._columns, self._titles, self._offers = taken, titles, offers
        self._show_buttons()
        self.update()

    def _show_buttons(self) -> None:
        self._hint.setVisible(not any(self._columns.values()))
        for key, button in self.buttons.items():
            number = len(self._columns[key])
            button.setVisible(key in LANES or not number)
            title = self._titles[key]
            name = f"{title}, {pluralise(number, 'role')}" if key in LANES else f"No {title}"
            offer = " ".join(self._offers.get(key, ()))
            adds = "add a role" if key in LANES else "add one"
            button.setAccessibleName(f"{name}. {offer}" if offer else f"{name}: {adds}")
            button.setAccessibleDescription(RENAMES if key in TERM_OF else "")

    def lay_out(self, size: QSize, height_for: HeightFor, least_for: LeastFor, is_open: IsOpen, bar: int = 0) -> None:
        """Layout pass for a window of this size; resizes the canvas to what it needs.

        The height left over when all cards have their minimum goes to the strategists. A card that is opened or
        hovered over takes none of it back: that would move what is under the pointer.
        bar: pixels of the scroll bar beside the canvas. It is taken out of the right margin, so that the cards end in
        line with everything else; a third of the margin is always kept.
        """
        px = self._style.px
        margin, gap = px(MARGIN), px(GAP)
        width = max(size.width(), px(NARROWEST_STRATEGIST) + 2 * margin)
        inner = width - 2 * margin + min(bar, margin * 2 // 3)
        before = (self.places, self._areas)
        beside = 2 if inner >= 2 * px(NARROWEST_STRATEGIST) + gap else 1
        lanes = self._lanes(inner, is_open)
        least = self._rows(inner, beside, lanes, least_for)
        spare = max(size.height() - least, 0) * beside // 2
        last = [self._columns[key][-1] for key in STRATEGISTS if self._columns[key]]
        room = {role: self.places[role].height() + spare for role in last}
        tall = self._rows(inner, beside, lanes, lambda role, wide: height_for(role, wide, room.get(role, 0)))
        self.resize(width, max(tall, size.height()))
        if (self.places, self._areas) != before:
            self.update()

    def _lanes(self, inner: int, is_open: IsOpen) -> list[dict[str, int]]:
        """The lanes row by row, each with its width in pixels; titles wrap where that keeps all lanes in one row."""
        empty = {key for key in LANES if not self._columns[key]}
        opened = {key for key in LANES if any(map(is_open, self._columns[key]))}
        rows = lane_rows(self._style, inner, self._style.px(GAP), self._least(wrapped=False), empty, opened)
        if len(rows) == 1:
            return rows
        narrow = lane_rows(self._style, inner, self._style.px(GAP), self._least(wrapped=True), empty, opened)
        return narrow if len(narrow) == 1 else rows

    def _least(self, *, wrapped: bool) -> dict[str, int]:
        """The width that each lane needs for its title, whole or wrapped at its words, and for a folded card."""
        style, widest, least = self._style, self._style.px(WIDEST_TITLE), dict[str, int]()
        for key in LANES:
            number = len(self._columns[key])
            parts = self._titles[key].split() if wrapped else [self._titles[key]]
            title = max(style.width(f"{part}  {number}", "strong") for part in parts) + style.px(8)
            card = style.px(NARROWEST) if number else self.buttons[key].sizeHint().width()
            least[key] = max(min(title, widest), card)
        return least

    def _rows(self, inner: int, beside: int, lanes: list[dict[str, int]], height_for: LeastFor) -> int:
        """Place all rows; returns the height of the board."""
        px = self._style.px
        self.places, self._areas = {}, {}
        y, gap = px(MARGIN), px(GAP)
        wide = (inner - gap * (beside - 1)) // beside
        pair: list[str] = list(STRATEGISTS)
        for start in range(0, len(pair), beside):
            y = self._row(dict.fromkeys(pair[start : start + beside], wide), y, height_for, self._strategists)
        if not self._hint.isHidden():
            self._hint.setGeometry(px(MARGIN), y, inner, self._hint.heightForWidth(inner))
            y += self._hint.height() + gap
        for row in lanes:
            y = self._row(row, y, height_for, self._lane)
        return y

    def _row(
        self, row: dict[str, int], y: int, height_for: LeastFor, place: Callable[[str, QRect, LeastFor], int]
    ) -> int:
        """Place columns of these widths side by side from y on; returns the y of the next row."""
        px = self._style.px
        self._heading_lines = max(
            (len(self._heading(key, wide)) for key, wide in row.items() if key in LANES), default=1
        )
        tall, x = 0, px(MARGIN)
        for key, wide in row.items():
            area = QRect(x, y, wide, 0)
            area.setHeight(place(key, area, height_for))
            self._areas[key] = area
            tall = max(tall, area.height())
            x += wide + px(GAP)
        for key in row:
            self._stretch(key, tall)
        return y + tall + px(GAP)

    def _stretch(self, key: str, tall: int) -> None:
        """Stretch the columns of a row to one height; the last card of a strategist takes what is left over."""
        area = self._areas[key]
        roles = self._columns[key]
        if key in STRATEGISTS and roles:
            last = self.places[roles[-1]]
            last.setBottom(area.top() + tall - 1)
            self.places[roles[-1]] = last
        area.setHeight(tall)

    def _strategists(self, key: str, area: QRect, height_for: LeastFor) -> int:
        px = self._style.px
        roles = self._columns[key]
        if roles:
            return self._stack(roles, area, height_for) - px(BETWEEN)
        button = self.buttons[key]
        parts = [escape_mnemonic(part) for part in self._offers.get(key, (ADD_ONE,))]
        button.setText(" ".join(parts))
        if button.sizeHint().width() > area.width():
            button.setText("\n".join(parts))
        button.adjustSize()
        button.move(area.left() + (area.width() - button.width()) // 2, area.top() + px(44))
        return max(px(92), px(44) + button.height() + px(8))

    def _lane(self, key: str, area: QRect, height_for: LeastFor) -> int:
        px = self._style.px
        top = px(LINE) * self._heading_lines + px(10)
        tall = top + self._stack(self._columns[key], area.adjusted(0, top, 0, 0), height_for)
        button = self.buttons[key]
        button.adjustSize()
        button.move(area.left(), area.top() + tall)
        return tall + button.height() + px(4)

    def _heading(self, lane: str, width: int) -> tuple[str, ...]:
        """The lane's title, wrapped so that the number of its roles has room beside it."""
        number = self._style.width(str(len(self._columns[lane])), "strong")
        return self._style.lines(self._titles[lane], "strong", width - number - self._style.px(8))

    def _stack(self, roles: Sequence[str], area: QRect, height_for: LeastFor) -> int:
        y, between = area.top(), self._style.px(BETWEEN)
        for role in roles:
            tall = height_for(role, area.width())
            self.places[role] = QRect(area.left(), y, area.width(), tall)
            y += tall + between
        return y - area.top()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change the word under the pointer."""
        self._change_word(self.title_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 on the button below a title changes the title's word."""
        if event.key() == Qt.Key.Key_F2:
            self._change_word(next((key for key, button in self.buttons.items() if button.hasFocus()), None))
        else:
            super().keyPressEvent(event)

    def _change_word(self, column: str | None) -> None:
        if column in TERM_OF:
            self.term_requested.emit(TERM_OF[column])

    def event(self, event: QEvent) -> bool:
        """Tool tip of a title: the whole of it, and how its word is changed."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self.title_at(event.pos())
            more = f"\n{TO_RENAME}" if column in TERM_OF else ""
            QToolTip.showText(event.globalPos(), tooltip_text(f"{self._titles[column]}{more}" if column else ""), self)
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(role_in(event.mimeData()) is not None or skills_in(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        point = event.position().toPoint()
        self.hovered.emit(self.mapToGlobal(point))
        self._aim(self.lane_at(point) if role_in(event.mimeData()) is not None else None)
        event.setAccepted(self._target is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(None)
        self.unhovered.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        role, lane = role_in(event.mimeData()), self.lane_at(event.position().toPoint())
        self._aim(None)
        self.unhovered.emit()
        event.setAccepted(role is not None and lane is not None)
        if role is not None and lane is not None:
            self.role_dropped.emit(role, lane)

    def _aim(self, lane: str | None) -> None:
        if lane != self._target:
            self._target = lane
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, style, colours = self._style.px, self._style, self._style.colours
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour(colours.ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key, area in self._areas.items():
            if key in LANES:
                number, line = str(len(self._columns[key])), px(LINE)
                aimed = key == self._target
                tone = colours.accent if aimed else colours.muted
                for n, title in enumerate(self._heading(key, area.width())):
                    box = QRectF(area.left() + 2, area.top() + n * line, area.width(), line)
                    style.write(painter, box, title, "strong", tone)
                right = area.right() - style.width(number, "strong") - 1
                style.write(painter, QRectF(right, area.top(), area.width(), line), number, "strong", tone)
                if aimed:
                    self._dashes(painter, QRectF(area).adjusted(-4, -4, 4, 4), colours.accent)
            elif not self._columns[key]:
                self._dashes(painter, QRectF(area).adjusted(1, 1, -1, -1), colours.other_roles)
                text = f"No {self._titles[key]}"
                left = area.left() + (area.width() - style.width(text, "title")) / 2
                box = QRectF(left, area.top() + px(20), area.width(), px(LINE))
                style.write(painter, box, text, "title", colours.text)

    def _dashes(self, painter: QPainter, box: QRectF, tone: str) -> None:
        painter.setPen(QPen(colour(tone), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, self._style.px(10), self._style.px(10))
