"""Questions around workbooks that come back: saved in another format, or of another map. Opens and imports nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask

_Role, _Standard = QMessageBox.ButtonRole, QMessageBox.StandardButton
AS_TABLES = "Import as tables"


class ReturnedQuestions:
    """Asks around one window."""

    def __init__(self, modal_guard: ModalGuard, window: QWidget) -> None:
        self._modal_guard, self._window = modal_guard, window

    def saved_otherwise(self, names: Sequence[str], otherwise: Callable[[], object] | None) -> None:
        """Say that a workbook is to be saved as .xlsx. otherwise: imports its tables, None where that is no choice."""
        from workbench.presentation.returned_review_text import AS_TABLES_MORE, saved_otherwise_text

        more = "" if otherwise is None else AS_TABLES_MORE
        box = ask.box(self._window, ask.Icon.Information, "Not an Excel workbook", saved_otherwise_text(names), more)
        box.setObjectName("formatQuestion")
        tables = None
        if otherwise is not None:
            tables = box.addButton(AS_TABLES, _Role.AcceptRole)
            box.setStandardButtons(_Standard.Cancel)
            box.setDefaultButton(_Standard.Cancel)
        self._modal_guard.ask_in(box)
        if otherwise is not None and box.clickedButton() is tables:
            otherwise()

    def other_map(
        self, name: str, title: str, map_shown: bool, *, may_import: bool
    ) -> Literal["open", "import"] | None:
        """Ask what to do with a workbook of a map that is not on screen; None if cancelled."""
        from workbench.presentation.returned_review_text import AS_TABLES_MORE, OTHER_MAP_MORE, other_map_text

        more = f"{OTHER_MAP_MORE} {AS_TABLES_MORE}" if may_import else OTHER_MAP_MORE
        text = other_map_text(name, title, map_shown)
        box = ask.box(self._window, ask.Icon.Question, "A workbook of another map", text, more)
        box.setObjectName("otherMapQuestion")
        opens = box.addButton("Open its map…", _Role.AcceptRole)
        tables = box.addButton(AS_TABLES, _Role.AcceptRole) if may_import else None
        box.setStandardButtons(_Standard.Cancel)
        box.setDefaultButton(opens)
        self._modal_guard.ask_in(box)
        chosen = box.clickedButton()
        if chosen is opens:
            return "open"
        return "import" if tables is not None and chosen is tables else None
