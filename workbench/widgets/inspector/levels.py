"""Levels of a person: each skill with its dots as on chips, set by click and key. Performs the edits, one a level."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.application.edits.people import SetPersonLevel
from workbench.domain.fit import levels_of
from workbench.domain.model import LEVELS, LEVELS_HAD, Person, Skill
from workbench.domain.names import person_names
from workbench.presentation.fit_text import level_in_words
from workbench.qt.any_index import AnyIndex
from workbench.qt.context import Context
from workbench.qt.session import Session
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import SMALLER, TEXT, Theme, colour, font, px
from workbench.widgets.parts.keys import DELETE_KEYS, LEVEL_KEYS, meant_key
from workbench.widgets.parts.mark import faint, paint_focus, paint_row, paint_side
from workbench.widgets.parts.menu import add, new_menu, tick
from workbench.widgets.parts.offers import Command
from workbench.widgets.parts.text import elided, text_width

ROW, DOT, PITCH = 24, 7, 11
"""Pixels: height of a row, size of a dot, and from dot to dot."""
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
"""Item data role of the level of a row, None where it is not known."""
SKILL_ROLE = Qt.ItemDataRole.UserRole + 2
_KEYS = {Qt.Key.Key_0: 0, **LEVEL_KEYS}
_ROOT = QModelIndex()


class LevelModel(QAbstractListModel):
    """A row for each skill in scope, and for each other one that the person has a level in."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._skills: tuple[Skill, ...] = ()
        self._levels: dict[str, int] = {}

    def show_person(self, person: Person) -> None:
        """Show the levels of a person; the rows stay where they are the same skills."""
        levels = levels_of(person)
        skills = tuple(skill for skill in self._session.document.skills if skill.in_scope or skill.id in levels)
        if [skill.id for skill in skills] != [skill.id for skill in self._skills]:
            self.beginResetModel()
            self._skills, self._levels = skills, levels
            self.endResetModel()
            return
        changed = [
            row
            for row, (new, old) in enumerate(zip(skills, self._skills, strict=True))
            if new is not old or levels.get(new.id) != self._levels.get(new.id)
        ]
        self._skills, self._levels = skills, levels
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """The skills."""
        return 0 if parent.isValid() else len(self._skills)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The skill, its level, and both in words."""
        if not index.isValid():
            return None
        skill = self._skills[index.row()]
        level = self._levels.get(skill.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return skill.name
        if role == SKILL_ROLE:
            return skill
        if role == LEVEL_ROLE:
            return level
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{skill.name}, level {level_in_words(level)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text("\n".join(filter(None, (skill.name, level_in_words(level), skill.definition))))
        return None


class LevelDelegate(QStyledItemDelegate):
    """Paints a skill: the sign of its side, its name, and four dots; what they cannot say is said in words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Uniform row height."""
        return QSize(0, px(ROW))

    @staticmethod
    def dots(rect: QRect) -> int:
        """The x at which the dots begin."""
        return rect.right() + 1 - px(4) - len(LEVELS) * px(PITCH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        skill: Skill = index.data(SKILL_ROLE)
        level: int | None = index.data(LEVEL_ROLE)
        colours, rect = self._theme.colours, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row(painter, option, colours)
        middle = rect.top() + rect.height() / 2
        paint_side(painter, QRectF(rect.left() + px(6), middle - px(7), px(3), px(14)), skill.belongs_to, colours)
        left, dots = self.dots(rect), px(DOT)
        word = "" if level else level_in_words(level)
        inner = rect.adjusted(px(16), 0, 0, 0)
        room = left - inner.left() - (text_width(word, px(SMALLER)) + px(12) if word else px(6))
        align = Qt.AlignmentFlag
        painter.setFont(font(px(TEXT)))
        painter.setPen(colour(colours.text if level is not None else colours.muted))
        painter.drawText(inner, align.AlignVCenter | align.AlignLeft, elided(skill.name, room, px(TEXT)))
        if word:
            painter.setFont(font(px(SMALLER)))
            painter.setPen(colour(colours.muted))
            before = QRect(rect.left(), rect.top(), left - rect.left() - px(6), rect.height())
            painter.drawText(before, align.AlignVCenter | align.AlignRight, word)
        side = colours.side(skill.belongs_to)
        for each in LEVELS:
            x = left + (each - 1) * px(PITCH) + (px(PITCH) - dots) / 2
            box = QRectF(x, middle - dots / 2, dots, dots)
            if level is None:
                painter.setPen(QPen(colour(colours.edge), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(side) if each <= level else faint(side, 0.3))
                painter.drawEllipse(box)
        paint_focus(painter, option, colours)
        painter.restore()


class LevelList(QListView):
    """List of a person's levels, as high as its rows: the page around it scrolls."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = context.session
        self._person = ""
        self.levels = LevelModel(context.session, self)
        self.setModel(self.levels)
        self.setItemDelegate(LevelDelegate(context.theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        context.theme.changed.connect(self.viewport().update)

    def show_person(self, person: Person) -> None:
        """Show the levels of a person."""
        if person.id != self._person:
            self._person = person.id
            self.clearSelection()
        self.setAccessibleName(f"Levels of {person_names(self._session.index)[person.id]}")
        self.levels.show_person(person)
        self.setFixedHeight(self.levels.rowCount() * px(ROW) + 2)

    def set_level(self, level: int | None) -> None:
        """Set the level in the skill of the current row; None: it is not known."""
        place = self.currentIndex()
        if place.isValid():
            skill: Skill = place.data(SKILL_ROLE)
            self._session.perform(SetPersonLevel(self._person, skill.id, level))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set the level, Delete leaves it open; all other keys are Qt's."""
        key = meant_key(event)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _KEYS and not control:
            self.set_level(_KEYS[Qt.Key(key)])
        elif event.key() in DELETE_KEYS:
            self.set_level(None)
        else:
            super().keyPressEvent(event)

    def offers(self, command: Command) -> bool:
        """Delete leaves the level of the current row open."""
        return command == "delete" and self.currentIndex().data(LEVEL_ROLE) is not None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a dot sets its level; on the last one that is filled, the level below."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        place = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not place.isValid() or place != self.currentIndex():
            return
        past = point.x() - LevelDelegate.dots(self.visualRect(place))
        if past >= 0:
            level = min(past // px(PITCH), len(LEVELS) - 1) + 1
            self.set_level(level - 1 if level == place.data(LEVEL_ROLE) else level)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _open_menu(self, point: QPoint) -> None:
        place = self.indexAt(point)
        if not place.isValid():
            return
        self.setCurrentIndex(place)
        menu, has = new_menu(self, "Level"), place.data(LEVEL_ROLE)
        for level in LEVELS_HAD:
            entry = add(menu, f"{level} {level_in_words(0)}" if not level else level_in_words(level),
                        partial(self.set_level, level), str(level))  # fmt: skip
            tick(entry, has == level)
        tick(add(menu, level_in_words(None), partial(self.set_level, None), "Delete"), has is None)
        menu.popup(self.viewport().mapToGlobal(point))
