"""Options of an import: what people become, which columns count, and whether the file is complete."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from workbench.application.importing.choices import FromFile, PeopleAs
from workbench.presentation.import_options import (
    COLUMNS,
    COMPLETE,
    COMPLETE_HINT,
    FROM_FILE,
    PEOPLE,
    PEOPLE_BECOME,
    columns_in,
    has_people,
    may_be_complete,
)
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import px
from workbench.widgets.parts.style import label


class OptionsPanel(QWidget):
    """Panel of the choices that are no question; each part is there only where the files give reason for it."""

    def __init__(self, imports: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self.people: dict[PeopleAs, QRadioButton] = {value: QRadioButton(text) for value, text in PEOPLE.items()}
        self.columns: dict[FromFile, QCheckBox] = {value: QCheckBox(text) for value, text in FROM_FILE.items()}
        self.complete = QCheckBox(COMPLETE)
        self.complete.setAccessibleDescription(COMPLETE_HINT)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self._people = self._part(PEOPLE_BECOME, self.people.values(), column)
        self._columns = self._part(COLUMNS, self.columns.values(), column)
        self._complete = self._part("", (self.complete,), column)
        self._complete_hint = label(COMPLETE_HINT, "small", wrap=True, parent=self._complete)
        inside = self._complete.layout()
        if inside is not None:
            inside.addWidget(self._complete_hint)
        for value, radio in self.people.items():
            self._group.addButton(radio)
            radio.clicked.connect(partial(self._choose_people, value))
        for box in self.columns.values():
            box.clicked.connect(self._choose_columns)
        self.complete.clicked.connect(self._choose_complete)
        imports.changed.connect(self._show)
        self._show()

    def _part(self, heading: str, buttons: Iterable[QAbstractButton], column: QVBoxLayout) -> QWidget:
        part = QWidget(self)
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(2))
        if heading:
            inside.addWidget(label(heading, "heading", parent=part))
        for button in buttons:
            if heading:
                button.setAccessibleDescription(heading)
            inside.addWidget(button)
        column.addWidget(part)
        return part

    def _show(self) -> None:
        preparation = self._imports.preparation
        if preparation is None:
            self.hide()
            return
        choices, there = preparation.choices, columns_in(preparation)
        self.people[choices.people_as].setChecked(True)
        for name, box in self.columns.items():
            box.setChecked(name not in choices.not_from_file)
            box.setVisible(name in there)
        self.complete.setChecked(choices.complete)
        shown = (
            (self._people, has_people(preparation)),
            (self._columns, bool(there)),
            (self._complete, choices.complete or may_be_complete(preparation)),
        )
        for part, visible in shown:
            part.setVisible(visible)
        self.setVisible(any(visible for _, visible in shown))

    def _choose_people(self, value: PeopleAs) -> None:
        if (preparation := self._imports.preparation) is not None:
            self._imports.choose(dataclasses.replace(preparation.choices, people_as=value))

    def _choose_columns(self) -> None:
        if (preparation := self._imports.preparation) is not None:
            without = frozenset(name for name, box in self.columns.items() if not box.isChecked())
            self._imports.choose(dataclasses.replace(preparation.choices, not_from_file=without))

    def _choose_complete(self) -> None:
        if (preparation := self._imports.preparation) is not None:
            self._imports.choose(dataclasses.replace(preparation.choices, complete=self.complete.isChecked()))
