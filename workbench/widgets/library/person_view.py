"""List of people: selection, drag source, key bindings, and the delegate that paints a row. Changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.domain.model import Person
from workbench.domain.words import pluralise
from workbench.qt.any_index import AnyIndex
from workbench.qt.mime import people_data
from workbench.qt.person_model import DETAIL_ROLE, PERSON_ROLE, PersonModel
from workbench.qt.theme import BOLD, SMALL, TEXT, Theme, colour, font, px
from workbench.widgets.library.list_view import drag_rows, pick_and_drag, select_only
from workbench.widgets.library.skill_delegate import MARGIN
from workbench.widgets.parts.drag_card import BESIDE_POINTER
from workbench.widgets.parts.keys import DELETE_KEYS, ENTER_KEYS
from workbench.widgets.parts.mark import paint_focus, paint_person, paint_row
from workbench.widgets.parts.offers import Command
from workbench.widgets.parts.text import elided

ROW, SIGN = 42, 18
"""Row height and size of the sign, in pixels."""


class PersonDelegate(QStyledItemDelegate):
    """Paints a person: the sign of what she is, her name, and below it the same in words, with her title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Uniform row height."""
        return QSize(0, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        person: Person = index.data(PERSON_ROLE)
        colours, rect = self._theme.colours, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row(painter, option, colours)
        sign = px(SIGN)
        box = QRectF(rect.left() + MARGIN, rect.top() + (rect.height() - sign) / 2, sign, sign)
        paint_person(painter, box, person.kind, colour(colours.muted))
        left = MARGIN + sign + px(10)
        room = rect.width() - left - MARGIN
        inner = rect.adjusted(left, px(4), 0, -px(4))
        align = Qt.AlignmentFlag
        painter.setFont(font(px(TEXT), BOLD))
        painter.setPen(colour(colours.text))
        painter.drawText(inner, align.AlignTop | align.AlignLeft, elided(index.data(), room, px(TEXT), BOLD))
        painter.setFont(font(px(SMALL)))
        painter.setPen(colour(colours.muted))
        painter.drawText(inner, align.AlignBottom | align.AlignLeft, elided(index.data(DETAIL_ROLE), room, px(SMALL)))
        paint_focus(painter, option, colours)
        painter.restore()


class PersonView(QListView):
    """List view of people; screen readers find every row."""

    picked = Signal()
    hold_requested = Signal()
    edit_requested = Signal()
    delete_requested = Signal()
    text_pasted = Signal(str)
    left_upwards = Signal()

    def __init__(self, model: PersonModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people, self._theme = model, theme
        self._delegate = PersonDelegate(theme)
        self._reflecting = False
        self.setAccessibleName("People")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        pick_and_drag(self)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.doubleClicked.connect(lambda _: self.edit_requested.emit())

    def picked_ids(self) -> tuple[str, ...]:
        """The ids of the selected people, from the top down."""
        return self._people.ids(self.selectionModel().selectedIndexes())

    def show_picked(self, people: tuple[str, ...]) -> None:
        """Mirror a selection made elsewhere, without signals."""
        if people == self.picked_ids():
            return
        self._reflecting = True
        select_only(self, map(self._people.place, people))
        self._reflecting = False

    def bring_into_sight(self, person_id: str) -> None:
        """Make a person the current row and scroll to it."""
        place = self._people.place(person_id)
        if place.isValid():
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(place)

    def take_focus(self) -> None:
        """Take the focus, on the selected person or the first."""
        if not self.picked_ids() and self._people.rowCount():
            self.setCurrentIndex(self._people.index(0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _selection_changed(self) -> None:
        if not self._reflecting:
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings of the list; all others are Qt's."""
        key = event.key()
        if key in ENTER_KEYS:
            self.hold_requested.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_requested.emit()
        elif key in DELETE_KEYS:
            self.delete_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.text_pasted.emit(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.accept()  # nobody is put on the clipboard, from where other programs could read who she is
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def offers(self, command: Command) -> bool:
        """Delete needs a selection, rename a single person."""
        picked = len(self.picked_ids())
        return picked == 1 if command == "rename" else bool(picked) and command == "delete"

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected people, with a small card as the picture."""
        people = self.picked_ids()
        if not people:
            return
        text = str(self._people.place(people[0]).data()) if len(people) == 1 else pluralise(len(people), "person")
        drag_rows(self, people_data(people), text, BESIDE_POINTER, actions, self._theme.colours)
