"""What if, in a new scenario: what the menu of a role offers, alike in every view. Knows no scenario and no edit."""

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
    """Offer them for a role; `ask` is told which one, and the role."""
    trials = menu.addMenu(TITLE)
    for trial, words in WORDS.items():
        add(trials, words, partial(ask, trial, role_id))
