"""Version list by day, with its model and item delegate: when and why each version was kept, and what it changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.domain.words import sentence_start
from workbench.files.backups import Version
from workbench.qt.any_index import AnyIndex
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import BOLD, SMALL, SMALLER, TEXT, Theme, colour, font, px
from workbench.widgets.dialogs.version_words import day_in_words, why_in_words
from workbench.widgets.parts.text import elided, text_width

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
READING = "Reading…"
NOW = "the file now"
HEADING, HEIGHT, MARGIN, TIME = 30, 46, 12, 46
"""Pixels: height of a day's heading and of a version's row, side margin, and width of the time."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """Row of the list: a day's heading (version None), or a version. changes: what it changed, or why it cannot be
    read; current: whether the file is this version."""

    day: str
    version: Version | None = None
    changes: str = READING
    unreadable: bool = False
    current: bool = False

    @property
    def spoken(self) -> str:
        """Accessible text."""
        if self.version is None:
            return self.day
        parts = (f"{self.day} {self.version.time:%H:%M}", why_in_words(self.version), NOW if self.current else "")
        return ", ".join(filter(None, (*parts, self.changes)))


class VersionModel(QAbstractListModel):
    """List model of days and versions; days cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[VersionRow, ...] = ()

    def show(self, versions: Sequence[Version], current: str, today: date) -> None:
        """Show these versions, newest first. current: the revision of the file as it is."""
        rows: list[VersionRow] = []
        for version in versions:
            day = sentence_start(day_in_words(version.time.date(), today))
            if not rows or rows[-1].day != day:
                rows.append(VersionRow(day))
            rows.append(VersionRow(day, version, current=bool(current) and version.revision == current))
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def tell(self, version: Version, changes: str, *, unreadable: bool) -> None:
        """Set what a version changed, or that it cannot be read."""
        at = self.place_of(version)
        if at is not None:
            row = dataclasses.replace(self.rows[at], changes=changes, unreadable=unreadable)
            self.rows = (*self.rows[:at], row, *self.rows[at + 1 :])
            self.dataChanged.emit(self.index(at), self.index(at))

    def place_of(self, version: Version) -> int | None:
        """The row of a version, or None."""
        return next((n for n, row in enumerate(self.rows) if row.version == version), None)

    # Qt's model

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Days and versions."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A day's heading is not selectable, so that arrow keys skip it."""
        if not index.isValid() or self.rows[index.row()].version is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Accessible text, and the row itself for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(row.spoken) if row.version else None
        return row if role == ROW_ROLE else None


class VersionDelegate(QStyledItemDelegate):
    """Item delegate: a day as a heading, a version in two lines."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One height for days, one for versions."""
        row: VersionRow = index.data(ROW_ROLE)
        return QSize(0, px(HEADING) if row.version is None else px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        row: VersionRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, colours = option.rect, self._theme.colours
        if row.version is None:
            painter.setFont(font(px(SMALL), BOLD))
            painter.setPen(colour(colours.muted))
            box = rect.adjusted(px(MARGIN), 4, -px(MARGIN), 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided(row.day, box.width(), px(SMALL), BOLD))
        else:
            self._paint_ground(painter, option, QRectF(rect).adjusted(4, 1, -4, -1))
            self._paint_version(painter, row, row.version, rect.adjusted(px(MARGIN), 5, -px(MARGIN), -5))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        colours = self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colour(colours.either_soft))
            painter.setPen(QPen(colour(colours.accent), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(colours.hover))
            painter.drawRoundedRect(box, 6, 6)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(colours.accent), 1.5))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_version(self, painter: QPainter, row: VersionRow, version: Version, box: QRect) -> None:
        colours, left = self._theme.colours, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        upper, lower = box.adjusted(0, 0, 0, -box.height() // 2), box.adjusted(px(TIME), box.height() // 2, 0, 0)
        painter.setPen(colour(colours.text))
        painter.setFont(font(px(TEXT), BOLD))
        painter.drawText(upper, left, f"{version.time:%H:%M}")
        room = upper.adjusted(px(TIME), 0, 0, 0)
        if row.current:
            width = text_width(NOW, px(SMALLER), BOLD) + 12
            badge = QRect(room.right() - width, room.center().y() - px(8), width, px(17))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(colours.product_soft))
            painter.drawRoundedRect(QRectF(badge), 4, 4)
            painter.setPen(colour(colours.product))
            painter.setFont(font(px(SMALLER), BOLD))
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), NOW)
            room.setRight(badge.left() - 8)
        painter.setPen(colour(colours.text))
        painter.setFont(font(px(TEXT)))
        painter.drawText(room, left, elided(why_in_words(version), room.width(), px(TEXT)))
        painter.setPen(colour(colours.must if row.unreadable else colours.muted))
        painter.setFont(font(px(SMALL)))
        painter.drawText(lower, left, elided(row.changes, lower.width(), px(SMALL)))


class VersionList(QListView):
    """List view; a version is always selected if there is one."""

    picked = Signal(object)
    """A Version."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.versions = VersionModel(self)
        self.setModel(self.versions)
        self.setItemDelegate(VersionDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("versions")
        self.setAccessibleName("Earlier versions, newest first")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self.viewport().update)

    @property
    def version(self) -> Version | None:
        """The selected version, or None."""
        index = self.currentIndex()
        return self.versions.rows[index.row()].version if index.isValid() else None

    def pick_first(self) -> None:
        """Select the newest version."""
        first = next((n for n, row in enumerate(self.versions.rows) if row.version is not None), None)
        if first is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.versions.index(first), flag)
            self.scrollToTop()

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Skip headings: a key that would end on a day goes to the version next to it."""
        target = super().moveCursor(action, modifiers)
        if target.isValid() and self.versions.rows[target.row()].version is None:
            back = action in (self.CursorAction.MovePageUp, self.CursorAction.MovePrevious) and target.row() > 0
            return self.versions.index(target.row() + (-1 if back else 1))
        return target

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the rows anew: they are as wide as the list."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _moved(self) -> None:
        if self.version is not None:
            self.picked.emit(self.version)
