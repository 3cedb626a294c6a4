"""Commands of the organisation view: menus, keys and drags call these, and each performs one named edit.

Knows no widget. A place is a subject, "role:<id>" or "department:<id>"; NOWHERE is the area of roles without a
department, GROUND the background.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.application.edit import Edit
from workbench.application.edits.departments import SetDepartment
from workbench.application.edits.roles import SetDottedLine, SetRole
from workbench.application.edits.scenarios import SetModel
from workbench.domain.findings import subject_id
from workbench.domain.model import Model
from workbench.qt.session import Session

NOWHERE, GROUND = "department:", ""


class OrganisationCommands(QObject):
    """Command object of the organisation view."""

    edit_requested = Signal(str)
    """A subject to be opened in the inspector."""

    trial_requested = Signal(str, str)
    """What-if in a new scenario: a `what_if_menu.WhatIfKind`, and a role's id."""

    department_requested = Signal(str)
    """A department is to be added, into which this subject moves."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def has(self, subject: str) -> bool:
        """Whether a subject still exists: the picture of a large map is drawn some time after a change."""
        kind, identifier = subject_id(subject)
        index = self.session.index
        return subject == NOWHERE or identifier in (index.roles if kind == "role" else index.departments)

    def dropping(self, carried: str, place: str, *, dotted: bool = False) -> Edit | None:
        """The edit of dropping a role or department on a place; None if that means nothing."""
        kind, identifier = subject_id(carried)
        where, there = subject_id(place)
        if carried == place or (kind == "role" and place == GROUND):
            return None
        if kind == "role" and where == "role":
            return self.dotting(identifier, there) if dotted else self.reporting(identifier, there)
        if where == "role":
            there = self.session.index.roles[there].department or ""
        return self.placing(carried, there or None) if there != identifier or kind == "role" else None

    def placing(self, subject: str, department: str | None) -> Edit:
        """The edit that moves a role or department into a department; None: no department, or the top."""
        kind, identifier = subject_id(subject)
        scenario = self.session.scenario.id
        if kind == "role":
            return SetRole(scenario, identifier, "department", department)
        return SetDepartment(scenario, identifier, "parent", department)

    def reporting(self, role: str, superior: str | None) -> Edit:
        """The edit that makes a role report to another, or to nobody."""
        return SetRole(self.session.scenario.id, role, "reports_to", superior)

    def dotting(self, role: str, target: str, *, drawn: bool = True) -> Edit:
        """The edit that adds or removes a dotted reporting line."""
        return SetDottedLine(self.session.scenario.id, role, target, drawn)

    def perform(self, edit: Edit) -> None:
        """Perform an edit."""
        self.session.perform(edit)

    def choose_model(self, model: Model) -> None:
        """Set the scenario's organising model."""
        self.session.perform(SetModel(self.session.scenario.id, model))
