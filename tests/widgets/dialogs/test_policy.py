"""The form over the agreed limits."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from workbench.domain.model import GRADES, Policy
from workbench.domain.replace import replace
from workbench.domain.vocabulary import DEFAULT
from workbench.widgets.dialogs.policy import PolicyDialog

FINER = Policy(sides_band=0.12345, fade_warning=9.87, executive_grade=4)
"""Limits of more decimals than the form shows, as a file may hold them."""


def test_a_limit_nobody_touched_stays_as_it_was(qtbot: QtBot) -> None:
    dialog = PolicyDialog(FINER, tuple(map(str, GRADES)), DEFAULT)
    qtbot.addWidget(dialog)
    assert dialog.policy == FINER
    field = dialog._inputs["overlap_limit"]
    assert isinstance(field, QDoubleSpinBox)
    field.setValue(20.5)
    assert dialog.policy == replace(FINER, overlap_limit=0.205)
    dialog._fill(Policy())
    assert dialog.policy == Policy()
