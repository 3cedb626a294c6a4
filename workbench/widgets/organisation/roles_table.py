"""Roles table: departments and roles as a table beside the chart, in step with it. Changes go through its commands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from workbench.application.field_table import RoleTable
from workbench.domain.findings import subject_id
from workbench.domain.index import Index
from workbench.domain.model import Department
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import grade_name, join_names, pluralise
from workbench.presentation.organisation.picture import Box, Picture, RoleRow
from workbench.qt.context import Context
from workbench.widgets.field_table import FieldTablePanel
from workbench.widgets.organisation import menus
from workbench.widgets.organisation.commands import GROUND, NOWHERE, OrganisationCommands
from workbench.widgets.parts.keys import KeyCommand

NAME = "Departments and roles"


class RolesTable(FieldTablePanel):
    """Table of the roles of the scenario on screen, in their departments."""

    picked = Signal(str)
    """The subject of the row that the user made current."""

    folding_changed = Signal()
    """The user folded or unfolded a department."""

    def __init__(self, context: Context, commands: OrganisationCommands, parent: QWidget | None = None) -> None:
        super().__init__(context, RoleTable(), NAME, parent)
        self._commands = commands
        self.table.setObjectName("organisationList")
        self.table.add_to_menu = self._add_to_menu
        self.table.command_also = self._choice_for
        self.table.current_changed.connect(self._current_changed)
        self.table.edit_requested.connect(commands.edit_requested)
        self.table.group_requested.connect(lambda: commands.department_requested.emit(GROUND))
        self.model.folding_changed.connect(self.folding_changed)

    def show_organisation(self, index: Index, picture: Picture) -> None:
        """Take what the chart says of each role and department, for screen readers."""
        self.model.spoken = dict(_sentences(index, picture))

    @property
    def folded(self) -> frozenset[str]:
        """The subjects of the departments that the user folded."""
        return frozenset(f"department:{key}" for key in self.model.folded)

    def set_folded(self, subjects: frozenset[str]) -> None:
        """Fold these departments and no others, as they were left."""
        self.model.set_folded(frozenset(subject_id(subject)[1] for subject in subjects))

    def current(self) -> str:
        """The subject of the current row, or GROUND."""
        return self.model.subject_at(self.table.currentIndex().row()) or GROUND

    def words(self, subject: str) -> str:
        """Accessible text of a subject, with its department; "" if it is none of the chart."""
        whole = self.model.spoken.get(subject, "")
        kind, identifier = subject_id(subject)
        index = self._commands.session.index
        if kind == "role" and identifier in index.roles:
            around = index.roles[identifier].department
        else:
            around = index.departments[identifier].parent if identifier in index.departments else None
        return f"{whole}, in {index.departments[around].name}" if whole and around in index.departments else whole

    def _current_changed(self) -> None:
        subject = self.current()
        if self.table.hasFocus() and subject not in (GROUND, NOWHERE):
            self.picked.emit(subject)

    def _add_to_menu(self, menu: QMenu, subject: str) -> None:
        if subject:
            menu.addSeparator()
            menus.add_choices(menu, self._commands, subject)

    def _choice_for(self, event: QKeyEvent) -> KeyCommand | None:
        """The command of a key that opens one of the choices of the current subject."""
        return partial(self._press, event) if menus.wants_choice(event) else None

    def _press(self, event: QKeyEvent) -> None:
        subject = self.model.subject_at(self.table.currentIndex().row())
        if subject:
            at = self.table.viewport().mapTo(self, self.table.below_current())
            menus.press_choice(event, self, self._commands, subject, at)


def _sentences(index: Index, picture: Picture) -> list[tuple[str, str]]:
    """Pairs of a subject and all that the chart says of it."""
    sentences = []
    for box in picture.boxes:
        if box.missing:
            continue
        if box.department is not None and box.department in index.departments:
            department = index.departments[box.department]
            sentences.append((f"department:{department.id}", _whole_department(index, department, box)))
        sentences += [(f"role:{row.role}", _role(index, row)) for row in box.rows if row.role in index.roles]
    return sentences


def _whole_department(index: Index, department: Department, box: Box) -> str:
    here = pluralise(len(box.rows), "role") if box.rows else box.note or "no role of its own"
    kind = vocabulary_of(index.document).department_kind[department.kind]
    return f"{department.name}, {kind} department, {here}"


def _role(index: Index, row: RoleRow) -> str:
    role = index.roles[row.role]
    parts = [row.title, grade_name(index.document, role.grade)]
    if role.reports_to is not None:
        parts.append(f"reports to {index.titles[role.reports_to]}")
    if role.dotted_to:
        parts.append(f"dotted line to {join_names([index.titles[role_id] for role_id in role.dotted_to])}")
    return ", ".join([*parts, *row.absorbed])
