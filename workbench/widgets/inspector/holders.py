"""Holders of a skill: each role with its kind, lead or support, and level, both editable. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbench.application.edits.assignments import Remove, SetKind, SetLevel
from workbench.domain.holdings import Holding
from workbench.domain.model import LEVELS
from workbench.domain.words import ASSIGNMENT_KIND, LEVEL
from workbench.qt.context import Context
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import px
from workbench.widgets.inspector.fields import ChoiceField
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import discard, label

SHOWN = 40
"""Number of roles listed at most; the heading counts the rest."""


class HolderRow(QWidget):
    """Row of one role that has the skill."""

    def __init__(self, context: Context, skill_id: str, role_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._skill, self.role_id = context, skill_id, role_id
        self.link = LinkButton("", context.theme, parent=self)
        self.link.clicked.connect(lambda: context.selection.reveal(f"role:{role_id}"))
        self.kind = ChoiceField(list(ASSIGNMENT_KIND.items()))
        self.level = ChoiceField([(number, f"{number} {LEVEL[number]}") for number in LEVELS])
        remove = QToolButton(self)
        remove.setText("×")
        remove.setProperty("look", "more")
        remove.setFixedSize(px(22), px(22))
        remove.clicked.connect(lambda: self._perform(Remove(self._scenario, role_id, (skill_id,)), self.kind))
        self._remove = remove
        self.kind.edited.connect(
            lambda kind: self._perform(SetKind(self._scenario, role_id, (skill_id,), kind), self.kind)
        )
        self.level.edited.connect(
            lambda level: self._perform(SetLevel(self._scenario, role_id, (skill_id,), level), self.level)
        )
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.kind, 1)
        below.addWidget(self.level, 1)
        below.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.link)
        column.addLayout(below)

    @property
    def _scenario(self) -> str:
        return self._context.session.scenario.id

    def show_holding(self, holding: Holding) -> None:
        """Update kind and level."""
        title = self._context.session.index.titles[holding.role.id]
        if self.link.label != title:
            self.link.relabel(title)
            self.kind.box.name(f"{title}: leads or supports")
            self.level.box.name(f"{title}: level")
            self._remove.setAccessibleName(f"Take it off {title}")
            self._remove.setToolTip(tooltip_text(f"Take it off {title}"))
        self.kind.show_value(holding.assignment.kind)
        self.level.show_value(holding.assignment.level)

    def _perform(self, edit: Remove | SetKind | SetLevel, field: ChoiceField) -> None:
        field.set_problem(self._context.session.perform(edit).sentence)


class Holders(QWidget):
    """List of the roles that have a skill, leads first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._skill = ""
        self.rows: list[HolderRow] = []
        self._heading = label("", "heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._heading)

    def show_skill(self, skill_id: str) -> None:
        """Show the holders of a skill; rows of the same roles are kept, and with them the focus."""
        holdings = self._context.session.index.holdings[skill_id]
        shown = sorted(holdings, key=lambda holding: holding.assignment.kind)[:SHOWN]
        if skill_id != self._skill or {holding.role.id for holding in shown} != {row.role_id for row in self.rows}:
            self._rebuild(skill_id, [holding.role.id for holding in shown])
        by_role = {holding.role.id: holding for holding in shown}
        for row in self.rows:
            row.show_holding(by_role[row.role_id])
        more = f", {len(holdings) - SHOWN} more not shown" if len(holdings) > SHOWN else ""
        self._heading.setText(f"Held by{more}" if holdings else "Held by nobody")

    def _rebuild(self, skill_id: str, role_ids: list[str]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            discard(row)
        self._skill = skill_id
        self.rows = [HolderRow(self._context, skill_id, role_id, self) for role_id in role_ids]
        for row in self.rows:
            self._column.addWidget(row)
            row.show()
