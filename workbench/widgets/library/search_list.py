"""Panel of a search over a list: what the lists of skills and of people share. Knows neither skills nor people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.change import Change
from workbench.domain.findings import subject_id
from workbench.domain.searching import nothing_called
from workbench.domain.words import pluralise, separated
from workbench.qt.context import Context
from workbench.qt.session import Session
from workbench.widgets.library.list_view import forget_pointer
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.style import label

if TYPE_CHECKING:
    from workbench.domain.model import CapabilityMap, Person, Skill
    from workbench.qt.person_model import PersonModel
    from workbench.qt.skill_model import SkillModel
    from workbench.widgets.library.list_commands import ListCommands
    from workbench.widgets.library.person_view import PersonView
    from workbench.widgets.library.skill_view import SkillView


class SearchList(QFrame):
    """Panel of a search field, and the list that it narrows, which drives the shared selection.

    A subclass makes the commands, the model and the view, and then calls `lay_out`.
    """

    kind: str
    """The kind of subject that is listed, which is also the noun of one."""

    commands: ListCommands
    model: SkillModel | PersonModel
    view: SkillView | PersonView

    counted = Signal(int)
    """How many there are now."""

    def __init__(self, context: Context, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: Session = context.session
        self._selection = context.selection
        self.setProperty("look", "panel")
        self.search = LineEdit(self)
        self.search.setMaxLength(LONGEST_SEARCH)
        self.search.setObjectName(f"{self.kind}Search")
        self.search.setPlaceholderText(prompt)
        self.search.setAccessibleName(prompt)
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)
        self._found = LateAnnouncement(self.search)
        self._nothing = self._note()
        self._stack = QStackedWidget(self)

    def lay_out(self, top: QLayout, empty_page: QWidget) -> None:
        """Lay the panel out and begin to follow the map. top: what stands above the list."""
        self._stack.addWidget(self._found_page())
        self._stack.addWidget(empty_page)
        top.setContentsMargins(14, 0, 14, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

        self.search.textChanged.connect(self._search)
        self.model.looked_near.connect(self._show_near)
        self.view.picked.connect(self._picked)
        self.view.edit_requested.connect(lambda: self.commands.edit(self.view.picked_ids()))
        self.view.delete_requested.connect(lambda: self.commands.delete(self.view.picked_ids()))
        self.view.text_pasted.connect(self.commands.paste_requested)
        self.view.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.session.changed.connect(self._take_change)
        self._selection.changed.connect(self._show_selection)
        self._selection.revealed.connect(self._reveal)
        self._refresh()

    def listed(self, document: CapabilityMap) -> tuple[Skill, ...] | tuple[Person, ...]:
        """What a map has to be listed."""
        raise NotImplementedError

    def menu(self) -> QMenu:
        """Context menu of what is picked; it is deleted when it closes."""
        raise NotImplementedError

    @property
    def shown(self) -> int:
        """How many the search leaves."""
        raise NotImplementedError

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.listed(self.session.document))

    def focus_search(self) -> None:
        """Focus the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def bring_into_sight(self, identifier: str) -> None:
        """Scroll to a row; clears what hides it. Ignores what is no longer there."""
        if all(thing.id != identifier for thing in self.listed(self.session.document)):
            return
        if not self.model.place(identifier).isValid():
            self.show_all()
        self.view.bring_into_sight(identifier)
        self._show_selection()

    def show_all(self) -> None:
        """Clear the search."""
        self.search.clear()

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

    def _take_change(self, change: Change) -> None:
        if self.listed(change.before) is not self.listed(change.after):
            forget_pointer(self.view)
        self._refresh()

    def _refresh(self) -> None:
        self.counted.emit(self.number)
        self._stack.setCurrentIndex(0 if self.number else 1)
        self._nothing.setText(self._lacking())
        self._nothing.setVisible(bool(self._nothing.text()))
        self.view.setVisible(self.model.rowCount() > 0)
        self._show_selection()

    def _search(self, query: str) -> None:
        self.model.narrow(query)
        self._take_narrowed()

    def _take_narrowed(self) -> None:
        self._drop_hidden()
        self._refresh()
        self._found.say(self._lacking() or pluralise(self.shown, self.kind))

    def _drop_hidden(self) -> None:
        """Deselect what the list hides, so that no command acts on it."""
        shown = {f"{self.kind}:{each}" for each in self._selection.ids(self.kind) if self.model.place(each).isValid()}
        self._selection.pick(
            *(each for each in self._selection.subjects if each in shown or subject_id(each)[0] != self.kind)
        )

    def _show_near(self) -> None:
        self._refresh()
        names = separated(str(self.model.place(each).data()) for each in self.model.near)
        self._found.say(f"{self._nothing.text()} {names}".strip())

    def _lacking(self) -> str:
        """Empty state: why nothing is shown."""
        model = self.model
        if model.rowCount() and not model.near:
            return ""
        if not model.query.strip():
            return self.lacking_unsearched()
        return f"{nothing_called(model.query)}{self.searched_in()}{'; near:' if model.near else '.'}"

    def lacking_unsearched(self) -> str:
        """Why nothing is shown although nothing is searched for."""
        return ""

    def searched_in(self) -> str:
        """Among what was searched, as the end of a sentence; "" for everything."""
        return ""

    def _picked(self) -> None:
        self._selection.pick(*(f"{self.kind}:{each}" for each in self.view.picked_ids()))

    def _show_selection(self) -> None:
        self.view.show_picked(self._selection.ids(self.kind))

    def _reveal(self, subject: str) -> None:
        kind, identifier = subject_id(subject)
        if kind == self.kind:
            self.bring_into_sight(identifier)

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.view.viewport().mapToGlobal(place))

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
