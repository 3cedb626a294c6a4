"""Filter pills: one button a skill filter, with the number of skills that pass. Knows no list of skills."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from workbench.domain.words import pluralise
from workbench.presentation.skill_filters import FILTER_LABELS, SkillFilter
from workbench.widgets.parts.flow import FlowLayout


class FilterPills(QWidget):
    """Row of pills, one of them chosen. A filter that no skill passes has no pill unless it is the chosen one."""

    chosen = Signal(str)
    """The `SkillFilter` the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[SkillFilter, QPushButton] = {}
        group, layout = QButtonGroup(self), FlowLayout(6, self)
        for skill_filter in FILTER_LABELS:
            pill = QPushButton(self)
            pill.setProperty("look", "pill")
            pill.setCheckable(True)
            pill.setAutoExclusive(True)  # a radio button to screen readers
            pill.clicked.connect(lambda _=False, name=skill_filter: self.chosen.emit(name))
            group.addButton(pill)
            layout.addWidget(pill)
            self.buttons[skill_filter] = pill

    def show_counts(self, counts: Mapping[SkillFilter, int], skill_filter: SkillFilter) -> None:
        """Show the number of skills that pass each filter, and the chosen filter; emits nothing."""
        for name, pill in self.buttons.items():
            pill.setText(FILTER_LABELS[name] if name == "all" else f"{FILTER_LABELS[name]} {counts[name]}")
            pill.setAccessibleName(f"{FILTER_LABELS[name]}, {pluralise(counts[name], 'skill')}")
            pill.setVisible(counts[name] > 0 or name in ("all", skill_filter))
        self.buttons[skill_filter].setChecked(True)
