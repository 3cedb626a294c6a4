"""Preferences, File > Preferences…: asks what the user prefers, stores it, and shows what follows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workbench.files.paper import paper_here
from workbench.runtime.preferences import Preferences
from workbench.shell.import_controller import ImportController
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.recent_files import RecentFiles

if TYPE_CHECKING:
    from workbench.widgets.dialogs.preferences import PreferencesDialog

NEXT_START = "The text has its new size from the next start of the program on."
FOLDER = "The folder for exports"


class PreferenceChoices(QObject):
    """Opens the preferences dialog; what is cancelled changes nothing."""

    def __init__(
        self,
        preferences: Preferences,
        recent: RecentFiles,
        imports: ImportController,
        modal_guard: ModalGuard,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._preferences, self._recent, self._imports = preferences, recent, imports
        self._modal_guard, self._window = modal_guard, window

    def ask(self) -> None:
        """Ask, and store what was chosen."""
        from workbench.widgets.dialogs.preferences import PreferencesDialog

        before = self._preferences.choices
        dialog = PreferencesDialog(before, paper_here(), self._window)
        dialog.folder_requested.connect(lambda: self._ask_folder(dialog))
        dialog.forgetting_requested.connect(self._imports.forget_answers)
        self._imports.answers_forgotten.connect(dialog.show_forgotten)
        if not self._modal_guard.ask_in(dialog):
            return
        after = dialog.choices
        self._preferences.set_choices(after)
        self._recent.look()
        if after.text_size != before.text_size:
            self._window.notice.say(NEXT_START)

    def _ask_folder(self, dialog: PreferencesDialog) -> None:
        folder = QFileDialog.getExistingDirectory(dialog, FOLDER, dialog.choices.export_folder)
        if folder:
            dialog.show_folder(folder)
