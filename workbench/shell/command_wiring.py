"""Wiring of the start page, the library and the board: who carries out what is asked for there. Does nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from workbench.shell.commands import MenuCommands
from workbench.shell.documents import Documents
from workbench.shell.main_window import MainWindow
from workbench.shell.pasted_names import PastedNames
from workbench.shell.view_stack import SKILL_TABLE
from workbench.shell.window_layout import WindowLayout


def connect_start_page(window: MainWindow, documents: Documents) -> None:
    """Connect what the start page opens."""
    page = window.start_page
    page.template_chosen.connect(documents.new_from)
    page.open_requested.connect(documents.open)
    page.all_templates_requested.connect(documents.new)
    page.recent_chosen.connect(documents.open_path)


def connect_library(window: MainWindow, commands: MenuCommands, edit: Callable[[str], object]) -> None:
    """Connect the library of a window. edit: opens a skill, by its subject, to be edited."""
    library = window.library.commands
    library.assign_requested.connect(commands.assign)
    library.paste_requested.connect(commands.paste_text)
    library.edit_requested.connect(edit)
    library.merge_requested.connect(commands.merge)
    library.add_requested.connect(commands.add_skill)
    library.table_requested.connect(lambda: window.views.show_view(SKILL_TABLE))


def connect_board(window: MainWindow, commands: MenuCommands, layout: WindowLayout, pasted_names: PastedNames) -> None:
    """Connect the board of a window."""
    board = window.board.commands
    board.assign_requested.connect(commands.assign_to)
    board.what_if_requested.connect(layout.show_what_if)
    board.paste_text_requested.connect(commands.paste_text)
    board.paste_roles_requested.connect(pasted_names.offer_roles)
    board.note_requested.connect(commands.edit_note)
