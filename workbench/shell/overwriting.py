"""Overwrite confirmation, for paths that a file dialog did not ask about. Writes nothing.

A file dialog asks before it gives the path of a file that exists; with another suffix put to it afterwards, a path may
be that of another file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from workbench.qt.presence import Presence
from workbench.runtime.paths import shown
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask


def confirm_overwrite(
    path: Path,
    then: Callable[[], object],
    otherwise: Callable[[], object],
    presence: Presence,
    modal_guard: ModalGuard,
    window: QWidget,
) -> None:
    """Call `then` where the path is free or its file may be replaced, else `otherwise`; once the disk has answered."""

    def answered(there: bool) -> None:
        words = f"“{shown(path.name)}” is there already. Replace it?"
        if not there or modal_guard.ask(lambda: ask.agree(window, "Replace the file?", words)):
            then()
        else:
            otherwise()

    presence.find(path, answered)
