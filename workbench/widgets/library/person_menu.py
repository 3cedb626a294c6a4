"""Context menu of people. Every entry is an edit or a request; it keeps no state."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.model import PERSON_KINDS, Person
from workbench.domain.words import PERSON_KIND
from workbench.widgets.library.people_commands import PeopleCommands
from workbench.widgets.parts.menu import add, new_menu, tick


def person_menu(parent: QWidget, commands: PeopleCommands, people: tuple[Person, ...]) -> QMenu:
    """Context menu for these people; for nobody, that of the empty part of the list."""
    menu = new_menu(parent, "People")
    if people:
        ids = tuple(person.id for person in people)
        if all(person.kind == "person" for person in people):
            add(menu, "Let hold…", partial(commands.hold, ids), "Return")
        if len(people) == 1:
            add(menu, "Edit…", partial(commands.edit, ids), "F2")
            kinds = menu.addMenu("Kind")
            for kind in PERSON_KINDS:
                entry = add(kinds, PERSON_KIND[kind], partial(commands.set_kind, ids[0], kind))
                tick(entry, people[0].kind == kind)
        menu.addSeparator()
        add(menu, "Delete", partial(commands.delete, ids), QKeySequence.StandardKey.Delete)
        if len(people) == 1:
            add(menu, "Delete everywhere…", partial(commands.erase_requested.emit, ids[0]))
        menu.addSeparator()
    add(menu, "Add person…", commands.add_requested.emit)
    add(menu, "Paste people…", commands.paste, QKeySequence.StandardKey.Paste)
    add(menu, "Add the typical backgrounds", commands.backgrounds_requested.emit)
    return menu
