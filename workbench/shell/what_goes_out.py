"""The question before each export and print: what of people goes out. Asked only of a map that has something to say."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from workbench.application.handing_on import personal
from workbench.domain.model import CapabilityMap
from workbench.shell.modal_guard import ModalGuard


class WhatGoesOut(NamedTuple):
    """What of people goes out: they and their levels; holders that are text. As it is unless somebody asks."""

    people: bool = False
    names: bool = True


def ask_what_goes_out(
    title: str, document: CapabilityMap, modal_guard: ModalGuard, window: QWidget
) -> WhatGoesOut | None:
    """What the user lets go out, None where it was cancelled; no question where the map speaks of nobody."""
    if not personal(document):
        return WhatGoesOut()
    from workbench.widgets.dialogs.handing_on import HandingOnDialog

    dialog = HandingOnDialog(title, document, window)
    return WhatGoesOut(dialog.people, dialog.names) if modal_guard.ask_in(dialog) else None
