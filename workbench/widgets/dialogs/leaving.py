"""Question before a dialog is left in which something would be lost. Knows no dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from workbench.widgets.dialogs import ask

KEEP = "Keep working"


def may_leave(dialog: QDialog, title: str, question: str, leave: str) -> bool:
    """Ask whether to leave a dialog all the same; True where that is chosen. Enter and Esc keep working.

    leave: the text of the button that leaves, which says what it drops.
    """
    box = ask.box(dialog, ask.Icon.Question, title, question)
    box.setObjectName("leaveQuestion")
    goes = box.addButton(leave, box.ButtonRole.DestructiveRole)
    stays = box.addButton(KEEP, box.ButtonRole.RejectRole)
    box.removeButton(box.button(ask.Button.Ok))
    box.setDefaultButton(stays)
    box.setEscapeButton(stays)
    ask.answer(box)
    return box.clickedButton() is goes
