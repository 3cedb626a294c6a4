"""Keys that mean the same wherever roles and skills are shown. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import Qt

from workbench.domain.model import AssignmentKind

LEVEL_KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
KIND_KEYS: dict[int, AssignmentKind] = {Qt.Key.Key_L: "lead", Qt.Key.Key_S: "support"}
DELETE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""Reasons for which the keys come to a part because the user went there by Tab."""
