"""What the organisation agreed on: the thresholds of the checks and the names of the grades, in one form."""

from __future__ import annotations

from dataclasses import replace

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

from workbench.domain.model import GRADES, Policy
from workbench.qt.theme import px
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LineEdit
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label, restyle

_SECTIONS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "The split",
        (
            ("sides_band", "Whole departments: may differ from the work's nature by", "percent"),
            ("strategists_low", "Two strategists: product holds at least", "percent"),
            ("strategists_high", "Two strategists: product holds at most", "percent"),
            ("overlap_strength", "A skill is held by both: each has a strength of at least", "percent"),
            ("overlap_limit", "All that is held by both: at most", "percent"),
        ),
    ),
    (
        "Absorbed by marketing",
        (
            ("fade_warning", "Points absorbed: should fix from", "points"),
            ("fade_error", "Points absorbed: must fix from", "points"),
            ("both_jobs", "One card does both jobs: of each side it leads more than", "percent"),
        ),
    ),
    (
        "Standing",
        (
            ("parity_warning", "Grades apart: should fix from", "1-7"),
            ("parity_error", "Grades apart: must fix from", "1-7"),
            ("executive_grade", "Grade of the strategists: at least", "grade"),
            ("hub_grade", "Grade of the head of the hub: at least", "grade"),
        ),
    ),
    (
        "Load and risk",
        (
            ("hub_load", "The hub leads at most", "percent"),
            ("lead_limit", "One role leads at most, skills", "1-10000"),
            ("load_limit", "One role leads at most, of all weight", "percent"),
            ("risk_importance", "A skill needs a stand-in from importance", "1-5"),
        ),
    ),
)


SIZE = QSize(640, 680)
"""Of the dialog at first, in pixels."""
LABEL, INPUT = 366, 150
"""The widths of a name and of a field in pixels."""


class PolicyDialog(QDialog):
    """A form over a Policy and the grade names. `policy` and `grade_names` are what the form says."""

    def __init__(self, policy: Policy, grade_names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Agreed limits")
        self._inputs: dict[str, QSpinBox | QDoubleSpinBox | QComboBox] = {}
        self._given = policy
        self._shown: dict[str, float] = {}
        """What each field made of what it was given, which it may show rounded."""
        inner = QWidget(self)
        inner.setProperty("look", "ground")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for title, entries in _SECTIONS:
            box = QGroupBox(title, inner)
            form = QFormLayout(box)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
            for name, caption, unit in entries:
                widget = self._input(unit, grade_names)
                widget.setAccessibleName(caption)
                widget.setFixedWidth(px(INPUT))
                self._inputs[name] = widget
                name_label = label(caption, parent=box)
                name_label.setMinimumWidth(px(LABEL))
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
        buttons = QDialogButtonBox(self)
        self._save = buttons.addButton("Apply", QDialogButtonBox.ButtonRole.AcceptRole)
        restyle(self._save, "look", "primary")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        restore = buttons.addButton("Defaults", QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        restore.clicked.connect(lambda: self._fill(Policy()))
        foot = QVBoxLayout()
        foot.addWidget(self._problem)
        foot.addWidget(buttons)
        fill(self, inner, foot, SIZE)

    @property
    def policy(self) -> Policy:
        """The thresholds as the form has them; a field nobody changed says exactly what it was given."""
        changed = {name: value for name in self._inputs if (value := self._entered(name)) != self._shown[name]}
        return replace(self._given, **changed)  # type: ignore[arg-type]

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

    def _input(self, unit: str, grade_names: tuple[str, ...]) -> QSpinBox | QDoubleSpinBox | QComboBox:
        if unit == "grade":
            combo = ChoiceBox(self)
            combo.addItems(list(grade_names))
            return combo
        if unit in ("percent", "points"):
            number = QDoubleSpinBox(self)
            number.setDecimals(1)
            number.setRange(0, 100)
            number.setSuffix(" %" if unit == "percent" else " points")
            number.lineEdit().setTextMargins(6, 0, 0, 0)
            number.lineEdit().setAcceptDrops(False)
            return number
        low, _, high = unit.partition("-")
        spin = QSpinBox(self)
        spin.setRange(int(low), int(high))
        spin.lineEdit().setTextMargins(6, 0, 0, 0)
        spin.lineEdit().setAcceptDrops(False)
        return spin
