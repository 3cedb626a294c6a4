"""Panel of an import that asks who leads, where the file does not say it. Changes no map."""

from __future__ import annotations

import dataclasses
from typing import get_args

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from workbench.application.importing.choices import WhoLeads
from workbench.presentation.import_values import LEADING, WHO_LEADS, leading_text
from workbench.qt.import_session import ImportSession
from workbench.widgets.parts.style import label
from workbench.widgets.parts.wrapped_label import WrappedLabel

_CHOICES: tuple[WhoLeads, ...] = get_args(WhoLeads)


class WhoLeadsPanel(QWidget):
    """Radio buttons: the one with the highest level, nobody, or all. Hidden where every holding says its kind."""

    def __init__(self, imports: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self.setAccessibleName(WHO_LEADS)
        self.buttons: dict[WhoLeads, QRadioButton] = {}
        self._told = WrappedLabel("small", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(WHO_LEADS, "heading"))
        group = QButtonGroup(self)
        for number, choice in enumerate(_CHOICES):
            button = QRadioButton(LEADING[choice], self)
            button.setAccessibleName(f"{WHO_LEADS}: {LEADING[choice]}")
            group.addButton(button, number)
            column.addWidget(button)
            self.buttons[choice] = button
        column.addWidget(self._told)
        group.idClicked.connect(self._choose)
        imports.changed.connect(self._show)
        self._show()

    def _choose(self, number: int) -> None:
        preparation, choice = self._imports.preparation, _CHOICES[number]
        if preparation is not None and preparation.choices.who_leads != choice:
            self._imports.choose(dataclasses.replace(preparation.choices, who_leads=choice))

    def _show(self) -> None:
        preparation = self._imports.preparation
        asked = preparation is not None and any(holding.kind is None for holding in preparation.records.holdings)
        self.setVisible(asked)
        if preparation is not None:
            choice = preparation.choices.who_leads
            self.buttons[choice].setChecked(True)
            levels = any(holding.level is not None for holding in preparation.records.holdings)
            for each, button in self.buttons.items():
                button.setAccessibleDescription(leading_text(each, levels=levels))
            self._told.setText(leading_text(choice, levels=levels))
