"""Prompts of the menu commands: for a name, or for one of the roles or skills. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.domain.words import grade_name
from workbench.qt.session import Session
from workbench.shell.modal_guard import ModalGuard

if TYPE_CHECKING:
    from workbench.widgets.dialogs.picker import Picker

Choice = tuple[str, str, str, tuple[str, ...]]
"""The fields of a PickerEntry: id, text, note, other names."""


class Asking:
    """Shows the prompts. Their dialogs are imported when they are opened, so that no start waits for them."""

    def __init__(self, session: Session, modal_guard: ModalGuard, window: QWidget) -> None:
        self._session, self._modal_guard, self._window = session, modal_guard, window

    def name(self, title: str, prompt: str, accept: str, text: str = "") -> str | None:
        """Ask for a name; None where it is cancelled."""
        from workbench.widgets.dialogs.name import NameDialog

        dialog = NameDialog(title, prompt, text, accept, self._window)
        return dialog.name if self._modal_guard.ask_in(dialog) else None

    def pick(
        self, title: str, prompt: str, choices: Iterable[Choice], accept: str, alternative: str | None = None
    ) -> Picker | None:
        """Ask for one of these; the closed picker, None where it is cancelled.

        alternative: the text of a second button that accepts, too.
        """
        from workbench.widgets.dialogs.picker import Picker, PickerEntry

        entries = tuple(PickerEntry(*choice) for choice in choices)
        picker = Picker(title, prompt, entries, accept, alternative, self._window)
        return picker if self._modal_guard.ask_in(picker) else None

    def roles(self, without: str | None = None) -> list[Choice]:
        """The roles of the scenario on screen as choices, without one of them."""
        document = self._session.document
        return [
            (role.id, self._session.index.titles[role.id], grade_name(document, role.grade), role.also_called)
            for role in self._session.scenario.roles
            if role.id != without
        ]

    def skills(self, without: Iterable[str] = ()) -> list[Choice]:
        """The skills of the map as choices, without some of them."""
        left_out = set(without)
        return [
            (skill.id, skill.name, skill.group, skill.aliases)
            for skill in self._session.document.skills
            if skill.id not in left_out
        ]
