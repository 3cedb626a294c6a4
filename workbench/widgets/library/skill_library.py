"""Skill library panel: search, filters and the list, with their keys, drops and menus. Knows no view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.change import Change
from workbench.domain.findings import subject_id
from workbench.domain.searching import nothing_called
from workbench.domain.words import pluralise, separated
from workbench.presentation.skill_filters import FILTER_LABELS, NOTHING_PASSES, SkillFilter
from workbench.qt.context import Context
from workbench.qt.mime import skills_in
from workbench.qt.session import Session
from workbench.qt.skill_model import SkillModel
from workbench.qt.theme import px
from workbench.widgets.library.commands import LibraryCommands
from workbench.widgets.library.skill_menu import skill_menu
from workbench.widgets.library.skill_view import SkillView
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.filter_pills import FilterPills
from workbench.widgets.parts.style import label, link


class SkillLibrary(QFrame):
    """Panel of all skills of the map. Its list drives the shared selection; a chip dropped here is unassigned."""

    counted = Signal(int)
    """How many skills there are now."""

    hinted = Signal(str)
    """What a drop here would do, while something is dragged over the panel; empty once nothing is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: Session = context.session
        self.commands = LibraryCommands(self.session, self)
        self._selection = context.selection
        self.setObjectName("skillLibrary")
        self.setProperty("look", "panel")
        self.setAccessibleName("Skill library")
        self.setAcceptDrops(True)
        self.setMinimumWidth(px(220))

        self.model = SkillModel(self.session, self)
        self._table = link("Table", self)
        self._table.setAccessibleName("Show the skills as a table")
        self._table.setToolTip("Show the skills as a table, to edit many at once")
        self.search = LineEdit(self)
        self.search.setMaxLength(LONGEST_SEARCH)
        self.search.setObjectName("skillSearch")
        self.search.setPlaceholderText("Search skills, or paste a list")
        self.search.setAccessibleName("Search skills, or paste a list")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)
        self._found = LateAnnouncement(self.search)
        self.view = SkillView(self.model, context.theme, self)
        self._nothing = self._note()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._found_page())
        self._stack.addWidget(self._empty_page())

        header = QHBoxLayout()
        header.addWidget(self.search, 1)
        header.addWidget(self._table)
        self._pills = FilterPills(self)
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.setSpacing(8)
        top.addLayout(header)
        top.addWidget(self._pills)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

        self._table.clicked.connect(self.commands.table_requested)
        self.search.textChanged.connect(lambda text: self._narrow(query=text))
        self._pills.chosen.connect(lambda skill_filter: self._narrow(skill_filter=skill_filter))
        self.model.looked_near.connect(self._show_near)
        self.view.picked.connect(self._picked)
        self.view.assign_requested.connect(lambda: self.commands.assign(self.view.picked_ids()))
        self.view.edit_requested.connect(lambda: self.commands.edit(self.view.picked_ids()))
        self.view.delete_requested.connect(lambda: self.commands.delete(self.view.picked_ids()))
        self.view.text_pasted.connect(self.commands.paste_requested)
        self.view.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.session.changed.connect(self._take_change)
        self._selection.changed.connect(self._show_selection)
        self._selection.revealed.connect(self._reveal)
        self._refresh()

    @property
    def number(self) -> int:
        """How many skills there are."""
        return self.model.counts["all"]

    def focus_search(self) -> None:
        """Focus the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_filter(self, skill_filter: SkillFilter) -> None:
        """Set the filter, as its pill does."""
        self._narrow(skill_filter=skill_filter)

    def _note(self) -> QLabel:
        note = label("", "muted", wrap=True, parent=self)
        note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        note.setContentsMargins(14, 10, 14, 0)
        return note

    def _found_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._nothing)
        layout.addWidget(self.view, 1)
        return page

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

    def _take_change(self, change: Change) -> None:
        if change.before.skills is not change.after.skills:
            self.view.forget_pointer()
        self._refresh()

    def _refresh(self) -> None:
        self.counted.emit(self.number)
        self._pills.show_counts(self.model.counts, self.model.skill_filter)
        self._show_page()
        self._show_selection()

    def _narrow(self, query: str | None = None, skill_filter: SkillFilter | None = None) -> None:
        self.model.narrow(query, skill_filter)
        self._drop_hidden()
        self._refresh()
        self._say_found()

    def _say_found(self) -> None:
        model, groups = self.model, range(self.model.rowCount())
        shown = pluralise(sum(model.rowCount(model.index(group, 0)) for group in groups), "skill")
        self._found.say(self._lacking() or shown)

    def _drop_hidden(self) -> None:
        """Deselect skills that the list hides, so that no command acts on them. Selected chips stay selected."""
        subjects = self._selection.subjects
        if not self._selection.ids("role"):
            shown = {
                f"skill:{skill_id}" for skill_id in self._selection.ids("skill") if self.model.place(skill_id).isValid()
            }
            self._selection.pick(
                *(subject for subject in subjects if subject in shown or not subject.startswith("skill:"))
            )

    def _show_near(self) -> None:
        self._refresh()
        names = separated(self.session.index.skills[skill_id].name for skill_id in self.model.near)
        self._found.say(f"{self._nothing.text()} {names}".strip())

    def _show_page(self) -> None:
        self._stack.setCurrentIndex(0 if self.session.document.skills else 1)
        self._nothing.setText(self._lacking())
        self._nothing.setVisible(bool(self._nothing.text()))
        self.view.setVisible(self.model.rowCount() > 0)

    def _lacking(self) -> str:
        """Empty state: why search and filter show nothing."""
        model = self.model
        if model.rowCount() and not model.near:
            return ""
        if not model.query.strip():
            return NOTHING_PASSES[model.skill_filter]
        where = "" if model.skill_filter == "all" else f" under “{FILTER_LABELS[model.skill_filter]}”"
        return f"{nothing_called(model.query)}{where}{'; near:' if model.near else '.'}"

    def _picked(self) -> None:
        self._selection.pick(*(f"skill:{skill_id}" for skill_id in self.view.picked_ids()))

    def _show_selection(self) -> None:
        self.view.show_picked(self._selection.ids("skill"))

    def _reveal(self, subject: str) -> None:
        kind, skill_id = subject_id(subject)
        if kind == "skill":
            self.bring_into_sight(skill_id)

    def bring_into_sight(self, skill_id: str) -> None:
        """Scroll to a skill; unfolds its group, and clears a search or filter that hides it. Ignores a deleted one."""
        if skill_id not in self.session.index.skills:
            return
        if not self.model.place(skill_id).isValid():
            self.search.clear()
            self.show_filter("all")
        self.view.bring_into_sight(skill_id)
        self._show_selection()

    def _open_menu(self, place: QPoint) -> None:
        skills = self.session.index.skills
        menu = skill_menu(self, self.commands, tuple(skills[skill_id] for skill_id in self.view.picked_ids()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Search field: Down moves to the list, Esc clears, and a pasted list is imported, not searched for."""
        if watched is not self.search or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Down:
            self.view.take_focus()
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if "\t" in text or "\n" in text.strip():
            self.commands.paste_requested.emit(text)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings of the whole panel: paste, and Esc to clear the search."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.commands.paste()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

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
