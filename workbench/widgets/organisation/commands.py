"""What can be done to an organisation: menus, keys and drags all come here, and each is one named edit.

Knows no widget. A place is a subject, "role:<id>" or "department:<id>"; NOWHERE stands for no department, and GROUND
for where there is neither.
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
    """The doing of the organisation view."""

    edit_requested = Signal(str)
    """A subject to be opened."""

    trial_requested = Signal(str, str)
    """What is to be tried in a new scenario, and a role's id."""

    department_requested = Signal(str)
    """A department is to be made, for this subject to move into."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def has(self, subject: str) -> bool:
        """Whether a role or department is there by now: the picture of a large map follows some time after it."""
        kind, identifier = subject_id(subject)
        index = self.session.index
        return subject == NOWHERE or identifier in (index.roles if kind == "role" else index.departments)

    def file_drop(self, carried: str, place: str, *, dotted: bool = False) -> Edit | None:
        """The edit that letting a role or department go over a place performs; None where that means nothing."""
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
        """The edit that puts a role into a department, or a department into another; None is none, or the top."""
        kind, identifier = subject_id(subject)
        scenario = self.session.scenario.id
        if kind == "role":
            return SetRole(scenario, identifier, "department", department)
        return SetDepartment(scenario, identifier, "parent", department)

    def reporting(self, role: str, superior: str | None) -> Edit:
        """The edit that lets a role report to another, or to nobody."""
        return SetRole(self.session.scenario.id, role, "reports_to", superior)

    def dotting(self, role: str, target: str, *, drawn: bool = True) -> Edit:
        """The edit that draws a dotted line, or takes it away."""
        return SetDottedLine(self.session.scenario.id, role, target, drawn)

    def perform(self, edit: Edit) -> None:
        """Do an edit."""
        self.session.perform(edit)

    def choose_model(self, model: Model) -> None:
        """Organise the scenario by another model."""
        self.session.perform(SetModel(self.session.scenario.id, model))
