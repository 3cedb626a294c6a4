"""Panel of the people of the map: search and the list, with their keys and menus. Knows no view of the map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from workbench.domain.model import CapabilityMap, Person
from workbench.qt.context import Context
from workbench.qt.person_model import PersonModel
from workbench.widgets.library.people_commands import PeopleCommands
from workbench.widgets.library.person_menu import person_menu
from workbench.widgets.library.person_view import PersonView
from workbench.widgets.library.search_list import SearchList
from workbench.widgets.parts.style import label

NOBODY = (
    "Nobody is in this map yet. Paste people from Excel (Ctrl+V), with a column for each skill, or add the typical "
    "backgrounds: they show which careers fill a role."
)
PRIVATE = "What you say of people is handed on only where you ask for it."


class PeopleLibrary(SearchList):
    """Panel of all people and typical backgrounds."""

    kind = "person"
    commands: PeopleCommands
    model: PersonModel
    view: PersonView

    def __init__(self, context: Context, commands: PeopleCommands, parent: QWidget | None = None) -> None:
        super().__init__(context, "Search people, or paste a list", parent)
        self.setObjectName("peopleLibrary")
        self.setAccessibleName("People")
        self.commands = commands
        self.model = PersonModel(self.session, self)
        self.view = PersonView(self.model, context.theme, self)
        self.view.hold_requested.connect(lambda: self.commands.hold(self.view.picked_ids()))
        top = QVBoxLayout()
        top.addWidget(self.search)
        self.lay_out(top, self._empty_page())

    def listed(self, document: CapabilityMap) -> tuple[Person, ...]:
        """The people and backgrounds of a map."""
        return document.people

    @property
    def shown(self) -> int:
        """How many people and backgrounds the search leaves."""
        return self.model.rowCount()

    def menu(self) -> QMenu:
        """Context menu of the picked people."""
        by_id = {person.id: person for person in self.session.document.people}
        return person_menu(self, self.commands, tuple(by_id[each] for each in self.view.picked_ids()))

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
