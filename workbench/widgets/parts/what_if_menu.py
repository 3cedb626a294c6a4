"""What-if submenu of a role, the same in every view: try something in a new scenario. Knows no scenario and no edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from PySide6.QtWidgets import QMenu

from workbench.widgets.parts.menu import add

WhatIfKind = Literal["folding", "removing", "placing"]

TITLE = "What if, in a new scenario"
WORDS: Mapping[WhatIfKind, str] = {
    "folding": "Fold this role into…",
    "removing": "Remove this role",
    "placing": "Place it in…",
}


def add_what_if_menu(menu: QMenu, ask: Callable[[WhatIfKind, str], object], role_id: str) -> None:
    """Add the submenu for a role; an entry calls `ask` with its kind and the role's id."""
    trials = menu.addMenu(TITLE)
    for trial, words in WORDS.items():
        add(trials, words, partial(ask, trial, role_id))
