"""Policy dialog: the thresholds of the checks and the names of the grades, in one form. Performs nothing."""

from __future__ import annotations

import dataclasses
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.field import FieldValues
from workbench.domain.field_places import IN_FORM
from workbench.domain.model import GRADES, Policy
from workbench.domain.vocabulary import Vocabulary
from workbench.qt.theme import px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LineEdit
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

SIZE = QSize(640, 680)
"""Initial size of the dialog in pixels."""
LABEL, INPUT = 366, 150
"""Widths of a label and of a field in pixels."""


class PolicyDialog(QDialog):
    """Form over a `Policy` and the grade names. `policy` and `grade_names` are its values."""

    def __init__(
        self, policy: Policy, grade_names: tuple[str, ...], vocabulary: Vocabulary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Agreed limits")
        self._inputs: dict[str, QSpinBox | QDoubleSpinBox | QComboBox] = {}
        self._given = policy
        self._shown: dict[str, float] = {}
        """Initial value of each field as the field rounded it: dirty means different from this."""
        inner = QWidget(self)
        inner.setProperty("look", "ground")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for title, rows in groupby((row for row, _ in IN_FORM[Policy]), key=attrgetter("section")):
            box = QGroupBox(title, inner)
            form = QFormLayout(box)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
            for row in rows:
                widget = self._input(row.values, grade_names)
                text = vocabulary.text(row.label)
                widget.setAccessibleName(text)
                widget.setFixedWidth(px(INPUT))
                self._inputs[row.name] = widget
                name_label = label(text, wrap=True, parent=box)
                name_label.setFixedWidth(px(LABEL))
                name_label.setBuddy(widget)
                form.addRow(name_label, widget)
            column.addWidget(box)
        box = QGroupBox("Names of the grades, lowest first", inner)
        form = QFormLayout(box)
        self._names = [LineEdit(box) for _ in grade_names]
        for grade, name, edit in zip(GRADES, grade_names, self._names, strict=True):
            edit.setText(name)
            edit.setAccessibleName(f"Name of grade {grade}")
            edit.textChanged.connect(self._judge)
            form.addRow(str(grade), edit)
        column.addWidget(box)
        column.addStretch()
        self._fill(policy)
        self._problem = label("Every grade needs a name.", parent=self)
        self._problem.setProperty("tone", "must")
        self._problem.hide()
        buttons, self._save = button_row(self, "Apply")
        restore = buttons.addButton("Defaults", QDialogButtonBox.ButtonRole.ResetRole)
        restore.clicked.connect(lambda: self._fill(Policy()))
        foot = QVBoxLayout()
        foot.addWidget(self._problem)
        foot.addWidget(buttons)
        fill(self, inner, foot, SIZE)

    @property
    def policy(self) -> Policy:
        """The thresholds of the form. An unchanged field gives back exactly what it was given, unrounded."""
        changed = {name: value for name in self._inputs if (value := self._entered(name)) != self._shown[name]}
        return dataclasses.replace(self._given, **changed)  # type: ignore[arg-type]

    def _entered(self, name: str) -> float:
        widget = self._inputs[name]
        if isinstance(widget, QComboBox):
            return widget.currentIndex() + 1
        if isinstance(widget, QDoubleSpinBox) and widget.suffix() == " %":
            return round(widget.value() / 100, 6)
        return widget.value()

    @property
    def grade_names(self) -> tuple[str, ...]:
        """The names of the grades, lowest first."""
        return tuple(edit.text().strip() for edit in self._names)

    def _judge(self) -> None:
        named = all(self.grade_names)
        self._problem.setVisible(not named)
        self._save.setEnabled(named)

    def _fill(self, policy: Policy) -> None:
        self._given = policy
        for name, widget in self._inputs.items():
            value = getattr(policy, name)
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(value - 1)
            elif isinstance(widget, QSpinBox):
                widget.setValue(value)
            else:
                widget.setValue(value * 100 if widget.suffix() == " %" else value)
            self._shown[name] = self._entered(name)

    def _input(self, values: FieldValues, grade_names: tuple[str, ...]) -> QSpinBox | QDoubleSpinBox | QComboBox:
        if values.shape == "grade":
            combo = ChoiceBox(self)
            combo.addItems(list(grade_names))
            return combo
        if values.shape in ("percent", "points"):
            number = QDoubleSpinBox(self)
            number.setDecimals(1)
            number.setRange(0, 100)
            number.setSuffix(" %" if values.shape == "percent" else " points")
            number.lineEdit().setTextMargins(6, 0, 0, 0)
            number.lineEdit().setAcceptDrops(False)
            return number
        spin = QSpinBox(self)
        spin.setRange(values.low, values.high)
        spin.lineEdit().setTextMargins(6, 0, 0, 0)
        spin.lineEdit().setAcceptDrops(False)
        return spin
