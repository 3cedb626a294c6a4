"""Panel of an import that says what people become. Changes no map."""

from __future__ import annotations

import dataclasses
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from workbench.application.importing.choices import PeopleAs
from workbench.presentation.import_options import PEOPLE, PEOPLE_BECOME, has_people
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import px
from workbench.widgets.parts.style import label


class PeoplePanel(QWidget):
    """Radio buttons: people of roles, a role each, or levels of the roles only. Hidden where there are no people."""

    def __init__(self, imports: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self.buttons: dict[PeopleAs, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(label(PEOPLE_BECOME, "heading", parent=self))
        group = QButtonGroup(self)
        for choice, text in PEOPLE.items():
            button = self.buttons[choice] = QRadioButton(text, self)
            button.setAccessibleName(f"{PEOPLE_BECOME}: {text}")
            group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(partial(self._choose, choice))
        imports.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        preparation = self._imports.preparation
        self.setVisible(preparation is not None and has_people(preparation))
        if preparation is not None:
            self.buttons[preparation.choices.people_as].setChecked(True)

    def _choose(self, choice: PeopleAs) -> None:
        preparation = self._imports.preparation
        if preparation is not None and preparation.choices.people_as != choice:
            self._imports.choose(dataclasses.replace(preparation.choices, people_as=choice))
