"""Edit notifications: a notice (toast) with Undo after some edits, and an announcement for screen readers after each.

Deleting, removing and fixing many ask no question, so they say what was done and offer Undo. Knows no view.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.application.edit import Edit
from workbench.application.edits.assignments import Remove, SetLevel
from workbench.application.edits.cells import SetCells
from workbench.application.edits.copying import CopyChanges
from workbench.application.edits.departments import AddDepartment, DeleteDepartment
from workbench.application.edits.fixes import Fixes
from workbench.application.edits.importing import ImportRecords
from workbench.application.edits.merging import MergeCopy
from workbench.application.edits.people import DeletePeople
from workbench.application.edits.roles import DeleteRoles, ToLane
from workbench.application.edits.scenarios import DeleteScenario
from workbench.application.edits.skills import DeleteSkills
from workbench.application.edits.waivers import Accept
from workbench.application.edits.what_if_scenarios import TryInScenario
from workbench.domain.assess import Assessment
from workbench.domain.change import Change
from workbench.domain.coverage import Split
from workbench.domain.figures import coverage_moved
from workbench.domain.normalisation import tidied
from workbench.domain.transform import find
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import LEVEL, pluralise
from workbench.presentation.outcome_text import unheld_text
from workbench.qt.document_file import DocumentFile
from workbench.qt.session import Session
from workbench.shell.announcer import Announcer
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.notice import Notice

DELETIONS = (DeleteRoles, DeleteSkills, DeletePeople, DeleteScenario, DeleteDepartment, Remove)
BESIDES = (ToLane,)
"""Edits whose notice adds to their name and does not say it, so that it is announced beside the notice."""
TOLD_ELSEWHERE = (ImportRecords, MergeCopy)
"""Edits that whoever performs them says, with more than an edit knows."""
DEPARTMENTS = "All departments are listed under Scenario, Departments, and on the right while nothing is picked."


class EditNotifications(QObject):
    """Shows and announces what the session, the modal guard and the recovery copies report."""

    def __init__(
        self,
        session: Session,
        modal_guard: ModalGuard,
        document_file: DocumentFile,
        notice: Notice,
        announcer: Announcer,
    ) -> None:
        super().__init__(notice)
        self._session, self._notice, self._announcer = session, notice, announcer
        self._document, self._token = session.document, session.document_token
        """The map before the last edit, whose names the notice uses; the map as loaded where there was no edit yet."""
        self._before: tuple[str, Split] | None = None
        """Id and placed split of the assessment before the last."""
        self._now = _placed(session.assessment)
        """Id and placed split of the last assessment."""
        self._known = True
        """Whether the scenario on screen has been assessed since it changed."""
        session.assessed.connect(self._assessed)
        session.changed.connect(self._changed)
        session.performed.connect(self._performed)
        session.undone_or_redone.connect(self._undone_or_redone)
        for source in (session, modal_guard):
            source.refused.connect(self._refused)
        document_file.copies.copy_failed.connect(self._copy_failed)

    def _changed(self, change: Change) -> None:
        other, self._token = self._session.document_token is not self._token, self._session.document_token
        self._document, self._known = change.after if other else change.before, False
        self._notice.end()

    def _assessed(self, assessment: Assessment) -> None:
        self._before, self._now, self._known = self._now, _placed(assessment), True

    def _refused(self, sentence: str) -> None:
        self._notice.say(sentence, bad=True)

    def _copy_failed(self, sentence: str) -> None:
        self._notice.say(sentence, bad=True, lasting=True)

    def _performed(self, edit: Edit, label: str) -> None:
        if isinstance(edit, TOLD_ELSEWHERE):
            return
        sentence = self._sentence(edit)
        if not sentence or isinstance(edit, BESIDES):
            self._announcer.say(_result(edit, label), of=Edit)
        if sentence:
            self._notice.say(
                sentence,
                () if isinstance(edit, (*BESIDES, AddDepartment)) else (("Undo", self._session.undo_stack.undo),),
            )

    def _undone_or_redone(self, _: Change, label: str, undone: bool) -> None:
        self._announcer.say(f"{'Undone' if undone else 'Redone'}: {label}", of=Edit)

    def _sentence(self, edit: Edit) -> str:
        """The notice of an edit, "" for most."""
        if isinstance(edit, DELETIONS):
            return f"{tidied(edit.done(self._document))}{self._unheld()}"
        if isinstance(edit, Fixes):
            return f"Fixed: “{edit.heading}”.{f' {edit.left} of them stay open.' if edit.left else ''}"
        if isinstance(edit, TryInScenario):
            made = self._session.scenario
            kept = find(self._session.document.scenarios, edit.edit.scenario)
            return f"“{made.name}” is a new scenario; “{kept.name}” is as it was."
        if isinstance(edit, CopyChanges):
            text = tidied(edit.done(self._document))
            if edit.along:
                text += f" {edit.along} came along, because what you chose needs {'it' if edit.along == 1 else 'them'}."
            return text
        if isinstance(edit, Accept):
            return f"Accepted: {edit.says} It stays listed under Accepted, and no longer counts."
        if isinstance(edit, ToLane):
            return self._where(edit.role)
        if isinstance(edit, AddDepartment):
            return f"Added {edit.name.strip()}. {DEPARTMENTS}"
        return ""

    def _unheld(self) -> str:
        """The share of the work that nobody holds, where the edit changed it; "" where it is not assessed yet."""
        if self._before is None or not self._known:
            return ""
        (scenario, before), (shown, now) = self._before, self._now
        if scenario != shown:
            return ""
        return (
            f" {unheld_text(before, now, vocabulary_of(self._session.document))}" if coverage_moved(before, now) else ""
        )

    def _where(self, role_id: str) -> str:
        """The department of a role moved to another lane: that decides which side it counts for, not the lane."""
        index = self._session.index
        role = index.roles[role_id]
        return (
            ""
            if role.department is None
            else f"{index.titles[role.id]} sits in {index.departments[role.department].name}."
        )


def _placed(assessment: Assessment) -> tuple[str, Split]:
    return assessment.index.scenario.id, assessment.coverage.placed


def _result(edit: Edit, label: str) -> str:
    """Announcement of an edit: its name; after a key on a chip or in a cell only the new value."""
    if isinstance(edit, SetLevel):
        more = f", {pluralise(len(edit.skills), 'skill')}" if len(edit.skills) > 1 else ""
        return f"level {edit.level} of {max(LEVEL)}{more}"
    if isinstance(edit, SetCells) and len(edit.cells) == 1 and (value := edit.cells[0][2]) is not None:
        return f"{value[0]}, level {value[1]} of {max(LEVEL)}"
    return label
