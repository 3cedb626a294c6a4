"""Context menus and key bindings of roles and departments in the organisation: all that drags do. Keeps no state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.findings import subject_id
from workbench.domain.words import grade_name
from workbench.widgets.inspector.departments import NEW, department_options
from workbench.widgets.organisation.choices import ChoiceMenu
from workbench.widgets.organisation.commands import OrganisationCommands
from workbench.widgets.parts.keys import ENTER_KEYS, meant_keys
from workbench.widgets.parts.menu import add, new_menu, tick
from workbench.widgets.parts.what_if_menu import add_what_if_menu

PLACE, LINE, DOTTED = "Ctrl+Shift+M", "Ctrl+Shift+L", "Ctrl+Shift+D"
"""Shortcuts that open the choice of a department, of whom a role reports to, and of its dotted lines."""

Fill = Callable[[QMenu, OrganisationCommands, str], None]


def subject_menu(parent: QWidget, commands: OrganisationCommands, subject: str) -> QMenu:
    """Context menu of a role or department."""
    menu = new_menu(parent, _name(commands, subject))
    add(menu, "Edit…", partial(commands.edit_requested.emit, subject), "Return")
    menu.addSeparator()
    add_choices(menu, commands, subject)
    return menu


def add_choices(menu: QMenu, commands: OrganisationCommands, subject: str) -> None:
    """Add the choices of a role or department to a menu, and the what-ifs of a role."""
    for title, key, fill in _parts(subject):
        part = ChoiceMenu(title, menu)
        menu.addMenu(part)
        part.menuAction().setShortcut(QKeySequence(key))
        part.menuAction().setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        fill(part, commands, subject)
    kind, identifier = subject_id(subject)
    if kind == "role":
        menu.addSeparator()
        add_what_if_menu(menu, commands.trial_requested.emit, identifier)


def wants(event: QKeyEvent) -> bool:
    """Shortcut override: whether a key is bound here that a menu of the window would otherwise take."""
    return _opens(event) or wants_choice(event)


def wants_choice(event: QKeyEvent) -> bool:
    """Whether a key opens one of the choices of a role or department."""
    return _key(event) in (PLACE, LINE, DOTTED)


def press(event: QKeyEvent, parent: QWidget, commands: OrganisationCommands, subject: str, at: QPoint) -> bool:
    """Dispatch a key on a subject; choice menus open at point `at` of the parent. False if the key is not bound."""
    if _opens(event):
        commands.edit_requested.emit(subject)
        return True
    return press_choice(event, parent, commands, subject, at)


def press_choice(event: QKeyEvent, parent: QWidget, commands: OrganisationCommands, subject: str, at: QPoint) -> bool:
    """Open the choice a key stands for, at point `at` of the parent. False if it stands for none."""
    for title, key, fill in _parts(subject):
        if _key(event) == key:
            menu = ChoiceMenu(f"{title}: {_name(commands, subject)}", parent)
            fill(menu, commands, subject)
            menu.open_at(parent.mapToGlobal(at))
            return True
    return False


def _opens(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in ENTER_KEYS


def _key(event: QKeyEvent) -> str:
    return meant_keys(event).toString(QKeySequence.SequenceFormat.PortableText)


def _parts(subject: str) -> Iterable[tuple[str, str, Fill]]:
    if subject_id(subject)[0] == "department":
        return (("Lies in", PLACE, _places),)
    return (("Sits in", PLACE, _places), ("Reports to", LINE, _superiors), ("Dotted lines to", DOTTED, _dotted))


def _name(commands: OrganisationCommands, subject: str) -> str:
    kind, identifier = subject_id(subject)
    index = commands.session.index
    return index.titles[identifier] if kind == "role" else index.departments[identifier].name


def _places(menu: QMenu, commands: OrganisationCommands, subject: str) -> None:
    kind, identifier = subject_id(subject)
    index = commands.session.index
    here = index.roles[identifier].department if kind == "role" else index.departments[identifier].parent
    nowhere = "No department" if kind == "role" else "Nothing: at the top"
    for department, name in [(None, nowhere), *department_options(index)]:
        if kind == "role" or department != identifier:
            entry = add(menu, name, partial(commands.perform, commands.placing(subject, department)))
            tick(entry, department == here)
    menu.addSeparator()
    add(menu, NEW, partial(commands.department_requested.emit, subject))


def _superiors(menu: QMenu, commands: OrganisationCommands, subject: str) -> None:
    role = commands.session.index.roles[subject_id(subject)[1]]
    for other, words in [(None, "Nobody"), *_others(commands, role.id)]:
        entry = add(menu, words, partial(commands.perform, commands.reporting(role.id, other)))
        tick(entry, other == role.reports_to)


def _dotted(menu: QMenu, commands: OrganisationCommands, subject: str) -> None:
    role = commands.session.index.roles[subject_id(subject)[1]]
    others = _others(commands, role.id)
    if not others:
        menu.addAction("There is no other role").setEnabled(False)
    for other, words in others:
        there = other in role.dotted_to
        entry = add(menu, words, partial(commands.perform, commands.dotting(role.id, other, drawn=not there)))
        tick(entry, there)


def _others(commands: OrganisationCommands, role_id: str) -> list[tuple[str, str]]:
    """All roles but one, (id, text), sorted by title."""
    index = commands.session.index
    others = (role for role in index.scenario.roles if role.id != role_id)
    by_title = sorted(others, key=lambda role: index.titles[role.id].casefold())
    return [(role.id, f"{index.titles[role.id]}, {grade_name(index.document, role.grade)}") for role in by_title]
