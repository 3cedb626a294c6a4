"""Menu commands on scenarios and departments: prompt, then hand the session one edit. Stores nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from workbench.application.edits.departments import AddDepartment
from workbench.application.edits.scenarios import DeleteScenario, DuplicateScenario, RenameScenario, unused_name
from workbench.domain.vocabulary import vocabulary_of
from workbench.qt.context import Context
from workbench.qt.text_escape import escape_mnemonic
from workbench.shell.actions import Actions
from workbench.shell.asking import Asking
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.inspector.departments import department_options
from workbench.widgets.parts.editors import finish_editing


class ScenarioCommands(QObject):
    """Menu commands on scenarios and departments, and the menus that list them."""

    def __init__(self, context: Context, modal_guard: ModalGuard, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._session, self._modal_guard, self._window = context, context.session, modal_guard, window
        self._asking = Asking(context.session, modal_guard, window)

    @property
    def _scenario(self) -> str:
        return self._session.scenario.id

    def menu(self, actions: Actions) -> QMenu:
        """A menu that lists the scenarios and what can be done with the one on screen."""
        menu = QMenu(self._window)

        def fill() -> None:
            self.fill_scenarios(menu)
            menu.addSeparator()
            for name in ("duplicate_scenario", "rename_scenario", "delete_scenario"):
                menu.addAction(actions[name])

        menu.aboutToShow.connect(fill)
        return menu

    def fill_scenarios(self, menu: QMenu) -> None:
        """List the scenarios, the one on screen ticked."""
        menu.clear()
        for scenario in self._session.document.scenarios:
            action = menu.addAction(escape_mnemonic(scenario.name))
            action.setCheckable(True)
            action.setChecked(scenario.id == self._scenario)
            action.triggered.connect(self._show_handler(scenario.id))

    def _show_handler(self, scenario_id: str) -> Callable[[], None]:
        def show() -> None:
            finish_editing()  # what is being typed belongs to the scenario still on screen
            self._session.show_scenario(scenario_id)

        return show

    def fill_departments(self, menu: QMenu) -> None:
        """List the departments; choosing one opens it in the inspector."""
        menu.clear()
        for department in self._session.scenario.departments:
            subject = f"department:{department.id}"
            menu.addAction(escape_mnemonic(department.name)).triggered.connect(self._reveal_handler(subject))
        menu.setEnabled(bool(self._session.scenario.departments))

    def _reveal_handler(self, subject: str) -> Callable[[], None]:
        return lambda: self._context.selection.reveal(subject)

    def duplicate_scenario(self) -> None:
        """Ask for a name and make a copy of the scenario on screen, which is then shown."""
        proposed = unused_name(self._session.document, self._session.scenario.name)
        name = self._asking.name("Duplicate scenario", "Name of the copy", "Duplicate", proposed)
        if name is not None:
            self._session.perform(DuplicateScenario(self._scenario, name))

    def rename_scenario(self) -> None:
        """Ask for another name of the scenario on screen."""
        name = self._asking.name("Rename scenario", "Name of the scenario", "Rename", self._session.scenario.name)
        if name is not None:
            self._session.perform(RenameScenario(self._scenario, name))

    def delete_scenario(self) -> None:
        """Delete the scenario on screen; Undo brings it back."""
        self._session.perform(DeleteScenario(self._scenario))

    def add_department(self, member: str = "") -> None:
        """Ask for name and kind and add a department, which is then shown in the inspector.

        member: the subject of a role or department that moves into it; that one stays on show.
        """
        from workbench.widgets.dialogs.department import DepartmentDialog

        finish_editing()
        index = self._session.index
        within = [option for option in department_options(index) if f"department:{option[0]}" != member]
        dialog = DepartmentDialog(within, vocabulary_of(index.document), self._window)
        if not self._modal_guard.ask_in(dialog):
            return
        known = set(index.departments)
        self._session.perform(AddDepartment(self._scenario, dialog.name, dialog.kind, dialog.part_of, member))
        for identifier in set(self._session.index.departments) - known:
            self._context.selection.reveal(member or f"department:{identifier}")
