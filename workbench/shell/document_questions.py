"""Dialogs around a document's file: locked, still saving, unsaved changes. Opens, saves and closes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.domain.words import pluralise
from workbench.files.document_lock import Holder
from workbench.files.recovery import KEPT_DAYS
from workbench.runtime.paths import shown
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask

_Role, _Standard = QMessageBox.ButtonRole, QMessageBox.StandardButton


class DocumentQuestions:
    """Asks around one window; each answer is the name of the button chosen."""

    def __init__(self, modal_guard: ModalGuard, window: QWidget) -> None:
        self._modal_guard, self._window = modal_guard, window

    def how_to_open(self, path: Path, holder: Holder) -> Literal["read", "copy", "anyway"] | None:
        """Ask how to open a file that somebody else has open, to overwrite nothing unseen; None if cancelled."""
        box = ask.box(
            self._window,
            ask.Icon.Question,
            f"{shown(path.name)} is open elsewhere",
            holder.sentence,
            "Read only shows the map as it is on disk. A copy is a map of its own, to be saved under another name. "
            "Opened anyway, it can be changed by both; nothing is overwritten unseen, for the disk is looked at before "
            "each save.",
        )
        box.setObjectName("lockQuestion")
        read, copy, anyway = (
            box.addButton(text, _Role.AcceptRole) for text in ("Read only", "Open a copy", "Open anyway")
        )
        box.setStandardButtons(_Standard.Cancel)
        box.setDefaultButton(read)
        self._modal_guard.ask_in(box)
        chosen = box.clickedButton()
        return "read" if chosen is read else "copy" if chosen is copy else "anyway" if chosen is anyway else None

    def merge_or_open(self, name: str) -> Literal["merge", "open"] | None:
        """Ask what to do with another copy of the map on screen; None if cancelled."""
        box = ask.box(
            self._window,
            ask.Icon.Question,
            "A copy of this map",
            f"“{name}” is another copy of the map on screen.",
            "Merge shows what is otherwise in it, and takes what you choose. Open shows the copy in place of this map.",
        )
        box.setObjectName("copyQuestion")
        merge, opens = (box.addButton(text, _Role.AcceptRole) for text in ("Merge", "Open"))
        box.setStandardButtons(_Standard.Cancel)
        box.setDefaultButton(merge)
        self._modal_guard.ask_in(box)
        chosen = box.clickedButton()
        return "merge" if chosen is merge else "open" if chosen is opens else None

    def still_saving(self, target: Path, ended: Iterable[SignalInstance]) -> Literal["wait", "close", "cancel"] | None:
        """Ask what to do about a slow save. None once one of the signals `ended` says that it is over."""
        box = ask.box(
            self._window,
            ask.Icon.Question,
            "Still saving",
            f"“{shown(target.name)}” is still being saved to {shown(target.parent)}, which has not answered yet.",
            "A safety copy holds all of your work. It is offered when the program starts the next time.",
        )
        box.setObjectName("savingQuestion")
        wait = box.addButton("Wait", _Role.AcceptRole)
        close = box.addButton("Keep a safety copy and close", _Role.DestructiveRole)
        box.setStandardButtons(_Standard.Cancel)
        box.setDefaultButton(wait)
        for signal in ended:
            signal.connect(box.reject)
        self._modal_guard.ask_in(box)
        chosen = box.clickedButton()
        if chosen not in box.buttons():
            return None
        return "wait" if chosen is wait else "close" if chosen is close else "cancel"

    def to_save(self, title: str) -> Literal["save", "discard"] | None:
        """Ask whether the changes to a map are saved or discarded; None where it stays on screen."""
        kept = (
            "Discard lets go of what is not saved. A copy of it is kept for "
            f"{pluralise(KEPT_DAYS, 'day')}: File, Earlier versions lists it."
        )
        box = ask.box(self._window, ask.Icon.Question, "Unsaved changes", f"Save the changes to “{title}”?", kept)
        box.setObjectName("saveQuestion")
        box.setStandardButtons(_Standard.Save | _Standard.Discard | _Standard.Cancel)
        box.setDefaultButton(_Standard.Save)
        answer = self._modal_guard.ask_in(box)
        return "save" if answer == _Standard.Save else "discard" if answer == _Standard.Discard else None
