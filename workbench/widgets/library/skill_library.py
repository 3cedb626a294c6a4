"""Skill library panel: search, filters and the list, with their keys, drops and menus. Knows no view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from workbench.domain.model import CapabilityMap, Skill
from workbench.domain.words import pluralise
from workbench.presentation.skill_filters import FILTER_LABELS, NOTHING_PASSES, SkillFilter
from workbench.qt.context import Context
from workbench.qt.mime import skills_in
from workbench.qt.skill_model import SkillModel
from workbench.qt.theme import px
from workbench.widgets.library.commands import LibraryCommands
from workbench.widgets.library.search_list import SearchList
from workbench.widgets.library.skill_menu import skill_menu
from workbench.widgets.library.skill_view import SkillView
from workbench.widgets.parts.filter_pills import FilterPills
from workbench.widgets.parts.style import link


class SkillLibrary(SearchList):
    """Panel of all skills of the map. Its list drives the shared selection; a chip dropped here is unassigned."""

    kind = "skill"
    commands: LibraryCommands
    model: SkillModel
    view: SkillView

    hinted = Signal(str)
    """What a drop here would do, while something is dragged over the panel; empty once nothing is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Search skills, or paste a list", parent)
        self.setObjectName("skillLibrary")
        self.setAccessibleName("Skill library")
        self.setAcceptDrops(True)
        self.setMinimumWidth(px(220))
        self.commands = LibraryCommands(self.session, self)
        self.model = SkillModel(self.session, self)
        self._table = link("Table", self)
        self._table.setAccessibleName("Show the skills as a table")
        self._table.setToolTip("Show the skills as a table, to edit many at once")
        self.view = SkillView(self.model, context.theme, self)
        empty_page = self._empty_page()
        header = QHBoxLayout()
        header.addWidget(self.search, 1)
        header.addWidget(self._table)
        self._pills = FilterPills(self)
        top = QVBoxLayout()
        top.setSpacing(8)
        top.addLayout(header)
        top.addWidget(self._pills)
        self._table.clicked.connect(self.commands.table_requested)
        self._pills.chosen.connect(self.show_filter)
        self.view.assign_requested.connect(lambda: self.commands.assign(self.view.picked_ids()))
        self.lay_out(top, empty_page)
        self.setTabOrder(self._table, self.search)

    def listed(self, document: CapabilityMap) -> tuple[Skill, ...]:
        """The skills of a map."""
        return document.skills

    @property
    def shown(self) -> int:
        """How many skills search and filter leave."""
        groups = range(self.model.rowCount())
        return sum(self.model.rowCount(self.model.index(group, 0)) for group in groups)

    def show_filter(self, skill_filter: SkillFilter) -> None:
        """Set the filter, as its pill does."""
        self.model.narrow(skill_filter=skill_filter)
        self._take_narrowed()

    def show_all(self) -> None:
        """Clear search and filter."""
        super().show_all()
        self.show_filter("all")

    def menu(self) -> QMenu:
        """Context menu of the picked skills."""
        skills = self.session.index.skills
        menu = skill_menu(self, self.commands, tuple(skills[skill_id] for skill_id in self.view.picked_ids()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        note = self._note()
        note.setContentsMargins(0, 0, 0, 0)
        note.setText("Paste a list from Excel (Ctrl+V) or add a skill.")
        add, paste = QPushButton("Add a skill", page), QPushButton("Paste a list", page)
        add.clicked.connect(self.commands.add_requested)
        paste.clicked.connect(self.commands.paste)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 10, 14, 0)
        layout.setSpacing(8)
        layout.addWidget(note)
        for button in (paste, add):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return page

    def _refresh(self) -> None:
        self._pills.show_counts(self.model.counts, self.model.skill_filter)
        super()._refresh()

    def _drop_hidden(self) -> None:
        """Deselect skills that the list hides. Chips selected on a card stay selected."""
        if not self._selection.ids("role"):
            super()._drop_hidden()

    def lacking_unsearched(self) -> str:
        """Why the filter shows nothing."""
        return NOTHING_PASSES[self.model.skill_filter]

    def searched_in(self) -> str:
        """The filter in force, as the end of a sentence."""
        chosen = self.model.skill_filter
        return "" if chosen == "all" else f" under “{FILTER_LABELS[chosen]}”"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept chips that come from a card."""
        payload = skills_in(event.mimeData())
        if payload is not None and payload.role is not None:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.hinted.emit(f"Drop to take {pluralise(len(payload.skills), 'skill')} off the card")
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Reset the look of a drop target."""
        self.hinted.emit("")

    def dropEvent(self, event: QDropEvent) -> None:
        """Unassign the chips from their role."""
        self.hinted.emit("")
        payload = skills_in(event.mimeData())
        if payload is not None and payload.role is not None:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.commands.take_off(payload.role, payload.skills)
