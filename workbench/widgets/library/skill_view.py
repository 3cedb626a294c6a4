"""Skill list: a tree view with selection, folding, drag source and key bindings. Emits requests; changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QTreeView, QWidget

from workbench.domain.words import pluralise
from workbench.qt.skill_model import SKILL_ROLE, SkillModel
from workbench.qt.theme import Theme
from workbench.widgets.library.list_view import drag_rows, pick_and_drag, select_only
from workbench.widgets.library.skill_delegate import SkillDelegate
from workbench.widgets.parts.drag_card import skills_hot_spot
from workbench.widgets.parts.offers import Command

AT_ONCE = 400
"""Number of rows unfolded at once, more than a screen holds; the groups below are unfolded in idle time.

Qt asks the model twice for each row it lays out: clearing a search of 10,000 skills took three frames.
"""


class SkillView(QTreeView):
    """Tree view of skills in groups that fold; screen readers find every row."""

    picked = Signal()
    assign_requested = Signal()
    edit_requested = Signal()
    delete_requested = Signal()
    text_pasted = Signal(str)
    left_upwards = Signal()
    folding_changed = Signal()
    """The user folded or unfolded a group."""

    def __init__(self, model: SkillModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._skills, self._theme = model, theme
        self.target_zoom: Callable[[], float] = lambda: 1.0
        """Zoom of the cards that skills are dropped on, for the hot spot of the drag."""
        self._delegate = SkillDelegate(theme)
        self._folded_groups: set[str] = set()
        """Groups folded by the user; a search unfolds them for as long as it lasts."""
        self._reflecting = False
        self._unfolding: list[int] = []
        """Queue of groups that are yet to be unfolded in idle time, from the top down."""
        self._when_idle = QTimer(self, singleShot=True, interval=0)
        self._when_idle.timeout.connect(self._unfold_some)
        self.setAccessibleName("Skills")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        pick_and_drag(self)
        self.collapsed.connect(lambda place: self._folded(place, True))
        self.expanded.connect(lambda place: self._folded(place, False))
        model.modelReset.connect(self._unfold)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.doubleClicked.connect(self._double_clicked)
        self._unfold()

    def picked_ids(self) -> tuple[str, ...]:
        """The ids of the selected skills, from the top down."""
        return self._skills.ids(self.selectionModel().selectedIndexes())

    def show_picked(self, skill_ids: tuple[str, ...]) -> None:
        """Mirror a selection made elsewhere, without signals."""
        if skill_ids == self.picked_ids():
            return
        self._reflecting = True
        select_only(self, map(self._skills.place, skill_ids))
        self._reflecting = False

    def bring_into_sight(self, skill_id: str) -> None:
        """Unfold the group of a skill, make it the current row and scroll to it."""
        place = self._skills.place(skill_id)
        if place.isValid():
            self.expand(place.parent())
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(place)

    def take_focus(self) -> None:
        """Take the focus, on the selected skill or the first."""
        if not self.picked_ids() and self._skills.rowCount():
            self.expand(self._skills.index(0, 0))
            self.setCurrentIndex(self._skills.index(0, 0, self._skills.index(0, 0)))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def folded(self) -> frozenset[str]:
        """The groups that the user folded."""
        return frozenset(self._folded_groups)

    def set_folded(self, groups: frozenset[str]) -> None:
        """Restore the folding: these groups and no others."""
        if groups != self._folded_groups:
            self._folded_groups = set(groups)
            self._unfold()

    def _folded(self, place: QModelIndex, folded: bool) -> None:
        name = str(place.data())
        if folded:
            self._folded_groups.add(name)
        else:
            self._folded_groups.discard(name)
        self.folding_changed.emit()

    def _unfold(self) -> None:
        folded = set() if self._skills.query else self._folded_groups
        groups = range(self._skills.rowCount())
        self._unfolding = [row for row in groups if self._skills.index(row, 0).data() not in folded]
        self._unfold_some()

    def _unfold_some(self) -> None:
        rows = 0
        with QSignalBlocker(self):  # not folding by the user
            while self._unfolding and rows < AT_ONCE:
                place = self._skills.index(self._unfolding.pop(0), 0)
                self.expand(place)
                rows += self._skills.rowCount(place)
        if self._unfolding:
            self._when_idle.start()

    def _selection_changed(self) -> None:
        if not self._reflecting:
            self.picked.emit()

    def _double_clicked(self, place: QModelIndex) -> None:
        if place.data(SKILL_ROLE) is not None:
            self.edit_requested.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a group folds or unfolds it."""
        place = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place.isValid() and place.data(SKILL_ROLE) is None:
            self.setExpanded(place, not self.isExpanded(place))
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings of the list; all others are Qt's."""
        key, current = event.key(), self.currentIndex()
        on_group = current.isValid() and current.data(SKILL_ROLE) is None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if on_group:
                self.setExpanded(current, not self.isExpanded(current))
            else:
                self.assign_requested.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_requested.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.text_pasted.emit(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            if self.picked_ids():
                QGuiApplication.clipboard().setMimeData(self._skills.skills_data(self.picked_ids()))
        elif key == Qt.Key.Key_Up and not self.indexAbove(current).isValid():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def offers(self, command: Command) -> bool:
        """Copy and delete need a selection, rename a single skill."""
        picked = len(self.picked_ids())
        return picked == 1 if command == "rename" else bool(picked) and command in ("copy", "delete")

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected skills, with a small card as the picture."""
        skill_ids = self.picked_ids()
        if not skill_ids:
            return
        first = str(self._skills.place(skill_ids[0]).data())
        text = first if len(skill_ids) == 1 else pluralise(len(skill_ids), "skill")
        hot_spot = skills_hot_spot(self.target_zoom())
        drag_rows(self, self._skills.skills_data(skill_ids), text, hot_spot, actions, self._theme.colours)
