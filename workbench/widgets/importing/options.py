"""Panel of an import with the choices that are no question: which columns count, and whether the file is complete."""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from workbench.application.importing.choices import FromFile
from workbench.presentation.import_options import (
    COLUMNS,
    COMPLETE,
    COMPLETE_HINT,
    FROM_FILE,
    columns_in,
    may_be_complete,
)
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import px
from workbench.widgets.parts.style import label


class OptionsPanel(QWidget):
    """Check boxes; each is there only where the files give reason for it."""

    def __init__(self, imports: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self.columns: dict[FromFile, QCheckBox] = {value: QCheckBox(text, self) for value, text in FROM_FILE.items()}
        self.complete = QCheckBox(COMPLETE, self)
        self.complete.setAccessibleDescription(COMPLETE_HINT)
        self._heading = label(COLUMNS, "heading", parent=self)
        self._hint = label(COMPLETE_HINT, "small", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        for widget in (self._heading, *self.columns.values()):
            column.addWidget(widget)
        column.addSpacing(px(8))
        column.addWidget(self.complete)
        column.addWidget(self._hint)
        for value, box in self.columns.items():
            box.setAccessibleName(f"{COLUMNS}: {FROM_FILE[value]}")
            box.clicked.connect(self._choose)
        self.complete.clicked.connect(self._choose)
        imports.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        preparation = self._imports.preparation
        if preparation is None:
            self.hide()
            return
        choices, there = preparation.choices, columns_in(preparation)
        for name, box in self.columns.items():
            box.setChecked(name not in choices.not_from_file)
            box.setVisible(name in there)
        self._heading.setVisible(bool(there))
        complete = choices.complete or may_be_complete(preparation)
        self.complete.setChecked(choices.complete)
        for widget in (self.complete, self._hint):
            widget.setVisible(complete)
        self.setVisible(bool(there) or complete)

    def _choose(self) -> None:
        if (preparation := self._imports.preparation) is not None:
            without = frozenset(name for name, box in self.columns.items() if not box.isChecked())
            choices = dataclasses.replace(
                preparation.choices, not_from_file=without, complete=self.complete.isChecked()
            )
            self._imports.choose(choices)
