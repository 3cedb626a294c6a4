"""Dispatch table of the menus: which service carries out each action. Makes no action and knows none of its texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.domain.vocabulary import vocabulary_of
from workbench.qt.session import Session
from workbench.qt.theme import Theme
from workbench.shell.about import show_about, show_log_folder
from workbench.shell.commands import MenuCommands
from workbench.shell.documents import Documents
from workbench.shell.export_controller import ExportController
from workbench.shell.help import show_checks, show_importing, show_keys
from workbench.shell.import_controller import ImportController
from workbench.shell.main_window import MainWindow
from workbench.shell.merge_controller import MergeController
from workbench.shell.new_documents import NewDocuments
from workbench.shell.people_actions import PeopleActions
from workbench.shell.person_deletion import PersonDeletion
from workbench.shell.preference_choices import PreferenceChoices
from workbench.shell.printing import Printing
from workbench.shell.returned_controller import ReturnedController
from workbench.shell.scenario_commands import ScenarioCommands
from workbench.shell.send_copy import SendCopy
from workbench.shell.view_stack import VIEW_SPECS
from workbench.shell.window_layout import WindowLayout
from workbench.widgets.parts.what_if_menu import WORDS

if TYPE_CHECKING:
    from workbench.shell.find_controller import FindController


class MenuTargets(Protocol):
    """The services that menu actions are dispatched to; the application has them all."""

    session: Session
    theme: Theme
    window: MainWindow
    commands: MenuCommands
    scenarios: ScenarioCommands
    people: PeopleActions
    documents: Documents
    new_documents: NewDocuments
    exports: ExportController
    imports: ImportController
    merges: MergeController
    returned: ReturnedController
    printing: Printing
    send_copy: SendCopy
    person_deletion: PersonDeletion
    preference_choices: PreferenceChoices
    window_layout: WindowLayout

    @property
    def find_controller(self) -> FindController: ...
    def export(self, suffix: str, path: Path | None = None) -> None: ...
    def show_earlier_versions(self) -> None: ...
    def copy_card(self) -> None: ...
    def copy_profile(self) -> None: ...
    def start_tour(self) -> None: ...


def menu_handlers(targets: MenuTargets) -> dict[str, Callable[[], object]]:
    """The function each menu action calls, by the name it has in `actions.MENUS`.

    The window's layout is made after the actions, since it checks and unchecks them; so it is looked up when called.
    """
    documents, commands, scenarios, window = targets.documents, targets.commands, targets.scenarios, targets.window
    people = targets.people
    return {
        "new_map": targets.new_documents.new_map,
        "new": documents.new,
        "save_template": targets.new_documents.save_template,
        "open": documents.open,
        "import": targets.imports.choose,
        "merge": targets.merges.choose,
        "take_back": targets.returned.choose,
        "save": documents.save,
        "save_as": documents.save_as,
        "earlier_versions": targets.show_earlier_versions,
        "export": lambda: targets.export(".xlsx"),
        "report": lambda: targets.export(".pdf"),
        "print": targets.printing.preview,
        "save_picture": lambda: targets.export(".svg"),
        "export_table": lambda: targets.export(".csv"),
        "send_copy": targets.send_copy.ask,
        "preferences": targets.preference_choices.ask,
        "close": documents.close,
        "quit": window.close,
        "undo": targets.session.undo_stack.undo,
        "redo": targets.session.undo_stack.redo,
        "paste_skills": commands.paste_skills,
        "copy_message": targets.exports.copy_message,
        "copy_card": targets.copy_card,
        "copy_profile": targets.copy_profile,
        "copy_findings": targets.exports.copy_findings,
        "policy": commands.policy,
        "terms": commands.terms,
        "delete_person": targets.person_deletion.choose,
        "add_role": commands.add_role,
        "assign_to_role": commands.assign_to_role,
        "duplicate_role": commands.duplicate_role,
        "delete_role": commands.delete_role,
        "order_role": commands.order_role,
        "go_to_role": commands.go_to_role,
        "what_if_marketing": commands.what_if_marketing,
        **{f"try_{trial}": partial(commands.try_out_picked, trial) for trial in WORDS},
        "add_skill": commands.add_skill,
        "assign_skills": commands.assign_skills,
        "merge_skill": commands.merge_skill,
        "delete_skill": commands.delete_skill,
        "find": lambda: targets.find_controller.find(),
        "find_next": lambda: targets.find_controller.step(True),
        "find_previous": lambda: targets.find_controller.step(False),
        "replace": lambda: targets.find_controller.replace(),
        "find_skill": lambda: targets.window_layout.find_skill(),
        "add_person": people.add_person,
        "let_hold": people.let_hold,
        "paste_people": people.paste_people,
        "add_backgrounds": people.add_backgrounds,
        "delete_people": people.delete_people,
        "find_person": lambda: targets.window_layout.find_person(),
        "duplicate_scenario": scenarios.duplicate_scenario,
        "rename_scenario": scenarios.rename_scenario,
        "delete_scenario": scenarios.delete_scenario,
        **dict.fromkeys(("add_department", "department_for_roles"), scenarios.add_department),
        "theme_system": lambda: targets.window_layout.choose_theme("system"),
        "theme_light": lambda: targets.window_layout.choose_theme("light"),
        "theme_dark": lambda: targets.window_layout.choose_theme("dark"),
        **{f"show_{name}": partial(window.views.show_view, name) for name in VIEW_SPECS},
        "zoom_in": lambda: targets.window_layout.zoom_by(1),
        "zoom_out": lambda: targets.window_layout.zoom_by(-1),
        "zoom_reset": lambda: targets.window_layout.zoom_by(0),
        "toggle_left": lambda: targets.window_layout.toggle_left(),
        "toggle_right": lambda: targets.window_layout.toggle_right(),
        "fold_numbers": lambda: targets.window_layout.fold_numbers(),
        "toggle_message": lambda: targets.window_layout.toggle_message(),
        "next_pane": lambda: targets.window_layout.next_pane(),
        "previous_pane": lambda: targets.window_layout.previous_pane(),
        "move_divider": lambda: targets.window_layout.move_divider(),
        "tour": targets.start_tour,
        "how_counted": window.message.show_how_counted,
        "checks": lambda: show_checks(vocabulary_of(targets.session.document), window),
        "importing": lambda: show_importing(window),
        "keys": lambda: show_keys(window),
        "show_logs": lambda: show_log_folder(window),
        "about": lambda: show_about(targets.theme, window),
    }
