"""Panel of the people of the map: search and the list, with their keys and menus. Knows no view of the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.findings import subject_id
from workbench.domain.searching import nothing_called
from workbench.domain.words import pluralise, separated
from workbench.qt.context import Context
from workbench.qt.person_model import PersonModel
from workbench.widgets.library.people_commands import PeopleCommands
from workbench.widgets.library.person_menu import person_menu
from workbench.widgets.library.person_view import PersonView
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.style import label

SEARCH = "Search people, or paste a list"
NOBODY = (
    "Nobody is in this map yet. Paste people from Excel (Ctrl+V), with a column for each skill, or add the typical "
    "backgrounds: they show which careers fill a role."
)
PRIVATE = "What you say of people is handed on only where you ask for it."


class PeopleLibrary(QFrame):
    """Panel of all people and typical backgrounds. Its list drives the shared selection."""

    counted = Signal(int)
    """How many there are now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._selection = context.session, context.selection
        self.commands = PeopleCommands(self.session, self)
        self.setObjectName("peopleLibrary")
        self.setProperty("look", "panel")
        self.setAccessibleName("People")
        self.model = PersonModel(self.session, self)
        self.search = LineEdit(self)
        self.search.setMaxLength(LONGEST_SEARCH)
        self.search.setObjectName("personSearch")
        self.search.setPlaceholderText(SEARCH)
        self.search.setAccessibleName(SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)
        self._found = LateAnnouncement(self.search)
        self.view = PersonView(self.model, context.theme, self)
        self._nothing = label("", "muted", wrap=True, parent=self)
        self._nothing.setContentsMargins(14, 10, 14, 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._found_page())
        self._stack.addWidget(self._empty_page())
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.addWidget(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

        self.search.textChanged.connect(self._narrow)
        self.model.looked_near.connect(self._show_near)
        self.view.picked.connect(self._picked)
        self.view.hold_requested.connect(lambda: self.commands.hold(self.view.picked_ids()))
        self.view.edit_requested.connect(lambda: self.commands.edit(self.view.picked_ids()))
        self.view.delete_requested.connect(lambda: self.commands.delete(self.view.picked_ids()))
        self.view.text_pasted.connect(self.commands.paste_requested)
        self.view.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.session.changed.connect(self._refresh)
        self._selection.changed.connect(self._show_selection)
        self._refresh()

    @property
    def number(self) -> int:
        """How many people and backgrounds there are."""
        return len(self.session.document.people)

    def focus_search(self) -> None:
        """Focus the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def bring_into_sight(self, person_id: str) -> None:
        """Scroll to a person; clears a search that hides her. Ignores one who is gone."""
        if not self.model.place(person_id).isValid():
            self.search.clear()
        self.view.bring_into_sight(person_id)
        self._show_selection()

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
        paste, backgrounds, add = (
            QPushButton(text, page) for text in ("Paste people", "Add the typical backgrounds", "Add a person")
        )
        paste.clicked.connect(self.commands.paste)
        backgrounds.clicked.connect(self.commands.backgrounds_requested)
        add.clicked.connect(self.commands.add_requested)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 10, 14, 0)
        layout.setSpacing(8)
        layout.addWidget(label(NOBODY, "muted", wrap=True, parent=page))
        for button in (paste, backgrounds, add):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(label(PRIVATE, "small", wrap=True, parent=page))
        layout.addStretch(1)
        return page

    def _refresh(self) -> None:
        self._stack.setCurrentIndex(0 if self.number else 1)
        self._nothing.setText(self._lacking())
        self._nothing.setVisible(bool(self._nothing.text()))
        self.view.setVisible(self.model.rowCount() > 0)
        self._show_selection()
        self.counted.emit(self.number)

    def _narrow(self, query: str) -> None:
        self.model.narrow(query)
        self._drop_hidden()
        self._refresh()
        self._found.say(self._lacking() or pluralise(self.model.rowCount(), "person"))

    def _drop_hidden(self) -> None:
        """Deselect people that the list hides, so that no command acts on them."""
        subjects = self._selection.subjects
        shown = {f"person:{each}" for each in self._selection.ids("person") if self.model.place(each).isValid()}
        self._selection.pick(
            *(subject for subject in subjects if subject in shown or subject_id(subject)[0] != "person")
        )

    def _show_near(self) -> None:
        self._refresh()
        names = separated(str(self.model.place(person_id).data()) for person_id in self.model.near)
        self._found.say(f"{self._nothing.text()} {names}".strip())

    def _lacking(self) -> str:
        """Empty state: why the search shows nobody."""
        if (self.model.rowCount() and not self.model.near) or not self.model.query.strip():
            return ""
        return f"{nothing_called(self.model.query)}{'; near:' if self.model.near else '.'}"

    def _picked(self) -> None:
        self._selection.pick(*(f"person:{person_id}" for person_id in self.view.picked_ids()))

    def _show_selection(self) -> None:
        self.view.show_picked(self._selection.ids("person"))

    def _open_menu(self, place: QPoint) -> None:
        by_id = {person.id: person for person in self.session.document.people}
        menu = person_menu(self, self.commands, tuple(by_id[each] for each in self.view.picked_ids()))
        menu.popup(self.view.viewport().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Search field: Down moves to the list, Esc clears, and a pasted list is read as people, not searched for."""
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
