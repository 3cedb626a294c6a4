"""Menu states: actions that would do nothing now are disabled while a menu is open, and named in the map's words.

Their shortcuts stay enabled, and say what is missing. Does nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import get_args

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from workbench.domain.change import Change
from workbench.domain.model import Role
from workbench.domain.vocabulary import vocabulary_of
from workbench.qt.mime import skills_in
from workbench.qt.session import Session
from workbench.shell.actions import Actions
from workbench.shell.commands import MenuCommands
from workbench.shell.main_window import MainWindow
from workbench.shell.people_actions import PeopleActions
from workbench.widgets.inspector.departments import other_marketing
from workbench.widgets.parts.offers import Command, offered
from workbench.widgets.parts.what_if_menu import WORDS


class MenuStates(QObject):
    """Enables and disables the actions of the menu bar as a menu opens and closes; names them as the map does."""

    def __init__(
        self, actions: Actions, session: Session, commands: MenuCommands, people: PeopleActions, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._actions, self._session, self._commands, self._window = actions, session, commands, window
        of_role = ("assign_to_role", "duplicate_role", "delete_role", "copy_card", "copy_profile")
        self._does: Mapping[str, Callable[[], bool]] = {
            **{command: partial(self._offers, command) for command in get_args(Command)},
            **{name: lambda: self._role is not None for name in (*of_role, *(f"try_{kind}" for kind in WORDS))},
            **{name: lambda: bool(commands.skills) for name in ("assign_skills", "delete_skill")},
            "try_folding": lambda: self._role is not None and len(self._session.scenario.roles) > 1,
            "try_placing": lambda: self._role is not None and self._has_other_places(self._role),
            "fold_numbers": lambda: window.views.on_show.folded_columns is not None,
            "let_hold": lambda: self._role is not None or bool(people.people),
            "delete_people": lambda: bool(people.people),
            "order_role": lambda: self._role is not None and len(self._role.assignments) > 1,
            "what_if_marketing": lambda: self._role is not None and bool(other_marketing(session.index, self._role)),
            "merge_skill": lambda: bool(commands.skills) and len(self._session.document.skills) > 1,
            "go_to_role": lambda: bool(self._session.scenario.roles),
            "copy_findings": lambda: bool(self._session.assessment.findings),
            "delete_person": lambda: bool(self._session.document.people),
            "delete_scenario": lambda: len(self._session.document.scenarios) > 1,
        }
        session.changed.connect(self._name)
        actions.show_terms(vocabulary_of(session.document))
        for action in window.menuBar().actions():
            menu = action.menu()
            if menu is not None:
                menu.aboutToShow.connect(self._show)  # type: ignore[attr-defined]
                menu.aboutToHide.connect(self._restore)  # type: ignore[attr-defined]

    def _name(self, change: Change) -> None:
        if change.terms:
            self._actions.show_terms(vocabulary_of(change.after))

    def _show(self) -> None:
        if self._window.map_shown:
            for name, does in self._does.items():
                self._actions[name].setEnabled(does())

    def _restore(self) -> None:
        for name in self._does:
            self._actions[name].setEnabled(self._window.map_shown)

    @property
    def _role(self) -> Role | None:
        return self._commands.role

    def _offers(self, command: Command) -> bool:
        """Whether the focused widget would handle a command, or the window in its place."""
        if offered(self._window.focusWidget(), command):
            return True
        clipboard = QGuiApplication.clipboard()
        if command == "paste":
            return skills_in(clipboard.mimeData()) is not None or bool(clipboard.text())
        return command == "copy" and self._role is not None

    def _has_other_places(self, role: Role) -> bool:
        return any(department.id != role.department for department in self._session.scenario.departments)
