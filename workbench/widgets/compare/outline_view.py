"""Outline: a tree view of headings and wrapped rows, some with a link at the end, and its item delegate. Paints
entries; does not know what they stand for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from workbench.qt.any_index import AnyIndex
from workbench.qt.outline import ENTRY_ROLE, OutlineEntry, OutlineModel
from workbench.qt.theme import BOLD, SMALL, SMALLER, TEXT, Colours, Theme, colour, font, px
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.mark import paint_row
from workbench.widgets.parts.text import WRAP, elided, text_width, wrapped_height

PLAIN = QFont.Weight.Normal
MARGIN, BULLET, ABOVE, BELOW, LINE, GAP, FOLD = 14, 17, 9, 4, 18, 10, 9
"""Pixels: side margin, indent of a text behind its bullet, above and below a heading, a line of text, gap between text
and link or note, and the fold arrow."""

_VERTICAL = Qt.AlignmentFlag.AlignVCenter
_LEFT = int(_VERTICAL | Qt.AlignmentFlag.AlignLeft)


class OutlineDelegate(QStyledItemDelegate):
    """Item delegate: a heading in bold, rows below with a bullet or a badge; text is wrapped rather than cut."""

    def __init__(self, theme: Theme, view: OutlineView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the wrapped text."""
        entry: OutlineEntry = index.data(ENTRY_ROLE)
        heading = not index.parent().isValid()
        room = self._text_box(QRect(0, 0, self._view.viewport().width(), 0), entry, heading=heading).width()
        text = max(wrapped_height(entry.text, room, px(TEXT), BOLD if heading else PLAIN), px(LINE))
        return QSize(0, text + (px(ABOVE) + px(BELOW) if heading else 4 + (px(BELOW) if self._is_last(index) else 0)))

    @staticmethod
    def _is_last(index: AnyIndex) -> bool:
        return index.row() == index.model().rowCount(index.parent()) - 1

    def _text_box(self, rect: QRect, entry: OutlineEntry, *, heading: bool) -> QRect:
        """Rectangle of an entry's text: between its bullet or badge and its link and note."""
        left = px(MARGIN) + (badge_width(entry.badge) + 8 if entry.badge and not heading else px(BULLET))
        right = px(MARGIN)
        if entry.link:
            right += text_width(entry.link, px(TEXT), BOLD) + px(GAP)
        if entry.note and not heading:
            right += text_width(entry.note, px(SMALL)) + px(GAP)
        box = rect.adjusted(left, px(ABOVE) if heading else 2, -right, 0)
        box.setWidth(max(box.width(), 60))
        return box

    def link_box(self, rect: QRect, entry: OutlineEntry, *, heading: bool) -> QRect:
        """Rectangle of an entry's link: at the end, before the note of a row."""
        width = text_width(entry.link, px(TEXT), BOLD)
        note = text_width(entry.note, px(SMALL)) + px(GAP) if entry.note and not heading else 0
        return QRect(
            rect.right() - px(MARGIN) - note - width, rect.y() + (px(ABOVE) if heading else 2), width, px(LINE)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint an entry."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry: OutlineEntry = index.data(ENTRY_ROLE)
        heading, colours, rect = not index.parent().isValid(), self._theme.colours, option.rect
        paint_row(painter, option, colours)
        if heading and index.row():
            painter.setPen(QPen(colour(colours.line), 1))
            painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())
        box = self._text_box(rect, entry, heading=heading)
        if heading:
            self._paint_fold(painter, QRectF(px(MARGIN), box.y(), px(FOLD), px(LINE)), index)
        elif entry.badge:
            self._paint_badge(painter, entry, QRect(px(MARGIN), box.y(), badge_width(entry.badge), px(LINE)), colours)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(colours.muted))
            painter.drawEllipse(QRectF(px(MARGIN) + 2, box.y() + px(LINE) / 2 - 2, 4, 4))
        painter.setPen(colour(colours.text))
        painter.setFont(font(px(TEXT), BOLD if heading else PLAIN))
        painter.drawText(box, WRAP, entry.text)
        self._paint_note(painter, entry, rect, box, heading=heading)
        if entry.link and (heading or self._reached(option)):
            painter.setFont(font(px(TEXT), BOLD))
            painter.setPen(colour(colours.accent))
            painter.drawText(self.link_box(rect, entry, heading=heading), _LEFT, entry.link)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 1.5, -2.5, -0.5), 4, 4)
        painter.restore()

    def _paint_fold(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        """Fold arrow: down while the rows are shown, sideways while they are not."""
        centre, size = box.center(), px(FOLD) / 4
        down = self._view.isExpanded(index)
        corners = ((-size, -size / 2), (0, size / 2), (size, -size / 2)) if down else (
            (-size / 2, -size), (size / 2, 0), (-size / 2, size)
        )  # fmt: skip
        painter.setPen(QPen(colour(self._theme.colours.muted), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([centre + QPointF(*corner) for corner in corners]))

    @staticmethod
    def _reached(option: QStyleOptionViewItem) -> bool:
        """Whether the row is hovered over or current."""
        return bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus))

    def _paint_note(self, painter: QPainter, entry: OutlineEntry, rect: QRect, box: QRect, *, heading: bool) -> None:
        """Small print after the text of a heading, or at the end of a row."""
        if not entry.note:
            return
        painter.setPen(colour(self._theme.colours.muted))
        painter.setFont(font(px(SMALL)))
        if heading:
            after = text_width(entry.text, px(TEXT), BOLD) + 8
            if after + 20 < box.width():
                place = QRect(box.x() + after, box.y(), box.width() - after, px(LINE))
                painter.drawText(place, _LEFT, elided(entry.note, place.width(), px(SMALL)))
        else:
            width = text_width(entry.note, px(SMALL))
            painter.drawText(QRect(rect.right() - px(MARGIN) - width, box.y(), width, px(LINE)), _LEFT, entry.note)

    @staticmethod
    def _paint_badge(painter: QPainter, entry: OutlineEntry, box: QRect, colours: Colours) -> None:
        ink, ground = badge_colours(entry.tone, colours)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(box), 4, 4)
        painter.setPen(colour(ink))
        painter.setFont(font(px(SMALLER), BOLD))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), entry.badge)


def badge_width(text: str) -> int:
    """Width of a badge in pixels."""
    return text_width(text, px(SMALLER), BOLD) + 12


def badge_colours(tone: str, colours: Colours) -> tuple[str, str]:
    """Text and background colour of a badge."""
    if tone == "good":
        return colours.good, colours.panel
    return {
        "must": (colours.must, colours.must_soft),
        "should": (colours.should, colours.should_soft),
    }.get(tone, (colours.either, colours.either_soft))


class OutlineView(QTreeView):
    """Tree view of entries. Headings fold by their arrow, Left and Right; a click presses a link. Performs nothing."""

    pressed_link = Signal(object)
    """The `OutlineEntry` whose link was pressed."""

    opened = Signal(object)
    """The `OutlineEntry` on which Enter was pressed, or that was double-clicked."""

    reached = Signal(object)
    """The `OutlineEntry` the user moved to."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = OutlineModel(self)
        self._delegate = OutlineDelegate(theme, self)
        self._showing = False
        self._pressed: tuple[str, OutlineEntry] | None = None
        """The control, link or arrow, on which the mouse button went down, with its entry."""
        self._folded: dict[str, bool] = {}
        """Folding chosen by the user: subject of a heading -> folded."""
        self.setAccessibleName(name)
        self.setModel(self.outline)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.collapsed.connect(lambda place: self._fold(place, folded=True))
        self.expanded.connect(lambda place: self._fold(place, folded=False))
        theme.changed.connect(self.viewport().update)

    def show_entries(self, entries: tuple[OutlineEntry, ...], unfolded: frozenset[str]) -> None:
        """Replace the entries; the current row stays where it was.

        unfolded: subjects whose headings start unfolded, unless the user chose otherwise.
        """
        before, at, top = self.currentIndex(), 0, self.verticalScrollBar().value()
        heading = before.parent() if before.parent().isValid() else before
        if before.isValid():
            at = before.row() + 1 if before.parent().isValid() else 0
        subject = heading.data(ENTRY_ROLE).subject if heading.isValid() else ""
        row = heading.row()
        self._showing = True
        self.outline.show(entries)
        for number, entry in enumerate(entries):
            if not self._folded.get(entry.subject, entry.subject not in unfolded):
                self.expand(self.outline.index(number, 0))
        self._go_back(subject, row, at)
        self.verticalScrollBar().setValue(top)
        self._showing = False

    def _go_to(self, place: QModelIndex) -> None:
        """Make a row current and select it alone; Qt would add it to the selection while Ctrl is held."""
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def forget(self) -> None:
        """Reset the folding: other things are shown from now on."""
        self._folded.clear()

    def _go_back(self, subject: str, row: int, at: int) -> None:
        """Restore the current row: the same one, or the one now in its place; the first if there was none."""
        heading = self.outline.heading(subject) if subject else QModelIndex()
        if not heading.isValid():
            if not self.outline.entries or (row < 0 and not self.hasFocus()):
                return
            heading, at = self.outline.index(max(min(row, len(self.outline.entries) - 1), 0), 0), 0
        rows = self.outline.rowCount(heading)
        place = (
            self.outline.index(min(at, rows) - 1, 0, heading) if at and rows and self.isExpanded(heading) else heading
        )
        self._go_to(place)

    def bring_into_sight(self, subject: str) -> bool:
        """Unfold a heading, make it current and scroll to it; False if the subject has none."""
        heading = self.outline.heading(subject)
        if not heading.isValid():
            return False
        self._showing = True
        self.expand(heading)
        self._go_to(heading)
        self._showing = False
        self.scrollTo(heading, QAbstractItemView.ScrollHint.PositionAtTop)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def picked(self) -> tuple[OutlineEntry, ...]:
        """The selected entries, from the top down."""

        def order(place: QModelIndex) -> tuple[int, int]:
            heading = place.parent()
            return (heading.row(), place.row()) if heading.isValid() else (place.row(), -1)

        places = sorted(self.selectionModel().selectedIndexes(), key=order)
        return tuple(index.data(ENTRY_ROLE) for index in places)

    def _fold(self, place: QModelIndex, *, folded: bool) -> None:
        if not self._showing and place.isValid():
            self._folded[place.data(ENTRY_ROLE).subject] = folded

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Emit `reached` for the new current row, if the user moved there."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._showing:
            self.reached.emit(current.data(ENTRY_ROLE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the rows anew: another width wraps elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _link_at(self, event: QMouseEvent) -> OutlineEntry | None:
        place = self.indexAt(event.position().toPoint())
        entry: OutlineEntry | None = place.data(ENTRY_ROLE) if place.isValid() else None
        if entry is None or not entry.link:
            return None
        box = self._delegate.link_box(self.visualRect(place), entry, heading=not place.parent().isValid())
        return entry if box.adjusted(-4, -3, 4, 3).contains(event.position().toPoint()) else None

    def _control_at(self, event: QMouseEvent) -> tuple[str, OutlineEntry] | None:
        """Hit test: the control under the pointer, link or arrow, with its entry; None for neither."""
        link, place = self._link_at(event), self.indexAt(event.position().toPoint())
        if link is not None:
            return "link", link
        on_arrow = place.isValid() and not place.parent().isValid() and event.position().x() < px(MARGIN) + px(BULLET)
        return ("arrow", place.data(ENTRY_ROLE)) if on_arrow else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pointing hand over a link."""
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape.PointingHandCursor if self._link_at(event) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the control under the pointer, which acts on release; the selection stays as it is."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._control_at(event) if left else None
        if not left or self._link_at(event) is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the link, or fold by the arrow, on which the button went down too."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed != self._control_at(event):
            return
        control, entry = pressed
        if control == "link":
            self.pressed_link.emit(entry)
        else:
            place = self.indexAt(event.position().toPoint())
            self.setExpanded(place, not self.isExpanded(place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entry under the pointer. On a link do nothing: another may have come into its place by now."""
        control, place = self._control_at(event), self.indexAt(event.position().toPoint())
        if control is not None and control[0] == "arrow":
            self._pressed = control
        elif control is None and place.isValid():
            self.opened.emit(place.data(ENTRY_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings: Enter opens, Left on a row goes to its heading; all others are Qt's."""
        current = self.currentIndex()
        if event.key() in ENTER_KEYS and current.isValid():
            self.opened.emit(current.data(ENTRY_ROLE))
        elif event.key() == Qt.Key.Key_Left and current.parent().isValid():
            self._go_to(current.parent())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Reset the cursor's shape when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.viewport().unsetCursor()
        return super().viewportEvent(event)
