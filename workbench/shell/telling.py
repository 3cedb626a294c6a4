"""What the notice at the foot says of edits by itself, and when what it says has had its day.

Deleting and removing ask no question, so they say what went and how to have it back. Knows no view.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.application.edit import Edit
from workbench.application.edits.assignments import Remove
from workbench.application.edits.copying import CopyChanges
from workbench.application.edits.departments import AddDepartment, DeleteDepartment
from workbench.application.edits.roles import DeleteRoles, ToLane
from workbench.application.edits.scenarios import DeleteScenario
from workbench.application.edits.skills import DeleteSkills
from workbench.application.edits.trials import TryInScenario
from workbench.domain.transform import find
from workbench.qt.keeper import Keeper
from workbench.qt.session import Session
from workbench.shell.notice import Notice
from workbench.shell.questions import Questions

DELETIONS = (DeleteRoles, DeleteSkills, DeleteScenario, DeleteDepartment, Remove)
DEPARTMENTS = "All departments are listed under Scenario, Departments, and on the right while nothing is picked."


class Telling(QObject):
    """Listens to the session, to the questions and to the keeper."""

    def __init__(self, session: Session, questions: Questions, keeper: Keeper, notice: Notice) -> None:
        super().__init__(notice)
        self._session, self._notice = session, notice
        session.changed.connect(notice.end)
        session.performed.connect(self._performed)
        for refusing in (session, questions):
            refusing.refused.connect(self._refused)
        keeper.copies.unkept.connect(self._unkept)

    def _refused(self, sentence: str) -> None:
        self._notice.say(sentence, bad=True)

    def _unkept(self, sentence: str) -> None:
        self._notice.say(sentence, bad=True, lasting=True)

    def _say_where(self, role_id: str) -> None:
        """Where a role sits that came to another lane: its side as people sit is told by that, not by the lane."""
        index = self._session.index
        role = index.roles[role_id]
        if role.department is not None:
            self._notice.say(f"{index.titles[role.id]} sits in {index.departments[role.department].name}.")

    def _performed(self, edit: Edit, label: str) -> None:
        if isinstance(edit, DELETIONS):
            verb, _, what = label.partition(" ")
            self._notice.say(f"{verb.removesuffix('e')}ed {what}.", (("Undo", self._session.undo_stack.undo),))
        elif isinstance(edit, TryInScenario):
            made = self._session.scenario
            kept = find(self._session.document.scenarios, edit.edit.scenario)
            said = f"“{made.name}” is a new scenario; “{kept.name}” is as it was."
            self._notice.say(said, (("Undo", self._session.undo_stack.undo),))
        elif isinstance(edit, CopyChanges):
            said = f"{label.replace('Copy', 'Copied', 1)}."
            if edit.along:
                said += f" {edit.along} came along, because what you chose needs {'it' if edit.along == 1 else 'them'}."
            self._notice.say(said, (("Undo", self._session.undo_stack.undo),))
        elif isinstance(edit, ToLane):
            self._say_where(edit.role)
        elif isinstance(edit, AddDepartment):
            self._notice.say(f"Added {edit.name.strip()}. {DEPARTMENTS}")
