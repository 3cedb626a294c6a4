"""The question before each export and print: what of people goes out. Asked only of a map that has something to say."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from workbench.application.handing_on import personal
from workbench.domain.model import CapabilityMap
from workbench.shell.modal_guard import ModalGuard


class WhatGoesOut(NamedTuple):
    """What of people goes out: they and their levels; holders that are text. As it is unless somebody asks.

    returns: whether a workbook may be taken back. asked: whether the user was asked.
    """

    people: bool = False
    names: bool = True
    returns: bool = True
    asked: bool = False


def ask_what_goes_out(
    title: str, document: CapabilityMap, modal_guard: ModalGuard, window: QWidget, *, returns: bool = False
) -> WhatGoesOut | None:
    """What the user lets go out, None where it was cancelled; no question where the map speaks of nobody.

    returns: whether it is a file that may be taken back.
    """
    if not personal(document):
        return WhatGoesOut()
    from workbench.widgets.dialogs.handing_on import HandingOnDialog

    dialog = HandingOnDialog(title, document, window, returns=returns)
    if not modal_guard.ask_in(dialog):
        return None
    return WhatGoesOut(dialog.people, dialog.names, dialog.returns, asked=True)
