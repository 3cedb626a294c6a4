"""Session, the only store: the map on screen, its undo stack, and the assessment of the scenario on screen.

Every change of the map goes through `perform`; nothing else touches it. Knows nothing of files and windows.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.application.edit import Edit, EditRefused, apply_or_refuse
from workbench.application.preview import Preview, what_if
from workbench.domain.assess import Assessment, assess
from workbench.domain.change import Change
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.normalisation import tidied
from workbench.domain.size import Measure
from workbench.domain.validate import problems
from workbench.qt.background import Background
from workbench.runtime import logging

AT_ONCE = 5_000
"""Assignments up to which the checks run within the edit; larger maps are checked on a worker, so that an edit of
20,000 assignments shows at once and its checks follow."""

READ_ONLY = "This document is open for reading only. Save it under another name to change it."
UNSOUND = "That would leave the map in a state that cannot be saved, so nothing was changed."
TOO_LARGE = "That would make the map too large to be saved: {excess}. Nothing was changed. Make two maps of it first."

LABEL_WIDTH = 100
"""Characters of an edit's name at most, for Undo and Redo in the menu. It is put on one line, too."""


def at_once(*indexes: Index) -> bool:
    """Whether scenarios are small enough together to be worked on within the edit, and not on a worker."""
    return sum(index.assignments for index in indexes) <= AT_ONCE


@dataclass(frozen=True, slots=True)
class Performed:
    """Result of an edit that was done, or that the map needed no more. Truthy."""

    sentence: ClassVar[str] = ""
    """Empty, as a Refusal has one."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Result of an edit that could not be done; nothing was changed. Falsy."""

    sentence: str
    """Why not, and what to do instead, as shown to the user."""

    def __bool__(self) -> bool:
        return False


class Session(QObject):
    """Store of the map and the scenario on screen, with the one way to change them."""

    changed = Signal(object)
    """A Change: the document or the scenario on screen differs. Once for every edit, undo, redo, switch and load."""

    assessed = Signal(object)
    """An Assessment of the scenario on screen: after every `changed`, at once on all but very large maps."""

    pending_changed = Signal()
    """The pending edit differs: something is being typed that is not an edit yet; see `set_pending_edit`."""

    performed = Signal(object, str)
    """An Edit that was done, and its name: after `changed`, and `assessed` but on large maps. Not for undo and redo."""

    undone_or_redone = Signal(object, str, bool)
    """A Change made by Undo or Redo, the edit's name, and whether it was undone: emitted when `performed` would be."""

    erased = Signal()
    """Something of the map is to be gone for good: whoever keeps an earlier state forgets it. Before `changed`."""

    refused = Signal(str)
    """A sentence: an edit could not be done, and nothing was changed."""

    def __init__(
        self, document: CapabilityMap, today: Callable[[], date] = date.today, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.today = today
        # Emptied before Python's collector takes it apart: that deletes commands, which the stack would delete again.
        self.undo_stack = QUndoStack()
        weakref.finalize(self, _empty, self.undo_stack).atexit = False
        self._document = document
        self._scenario_id = document.scenarios[0].id
        self._index: Index | None = None
        self._earlier: Index | None = None
        self._assessment: Assessment | None = None
        self.read_only = False
        self.document_token = object()
        """Identity of the loaded document: another object after each `load`."""
        self._checks = Background(self)
        self._measure = Measure()
        self._pending: Callable[[], Edit | None] | None = None

    @property
    def document(self) -> CapabilityMap:
        """The map as it is now."""
        return self._document

    @property
    def scenario(self) -> Scenario:
        """The scenario on screen."""
        return self.index.scenario

    @property
    def index(self) -> Index:
        """The lookups over the scenario on screen."""
        if self._index is None:
            by_id = {scenario.id: scenario for scenario in self._document.scenarios}
            scenario, earlier = by_id[self._scenario_id], self._earlier
            if earlier is not None and earlier.scenario.id == scenario.id:
                self._index = earlier.after(self._document, scenario)
            else:
                self._index = Index(self._document, scenario)
            self._earlier = None
        return self._index

    @property
    def assessment(self) -> Assessment:
        """Assessment of the scenario on screen, worked out now if it has not been."""
        if self._assessment is None:
            self._assessment = assess(self.index, self.today())
        return self._assessment

    def load(self, document: CapabilityMap, *, scenario_id: str | None = None, read_only: bool = False) -> None:
        """Load another document in place of this one; the undo stack starts empty and clean.

        scenario_id: the scenario to show, where the document has it; else the first.
        """
        self.undo_stack.clear()
        self.read_only = read_only
        self.document_token = object()
        self._pending = None
        self._measure = Measure()
        known = {scenario.id for scenario in document.scenarios}
        first = document.scenarios[0].id
        self._install(document, scenario_id if scenario_id in known and scenario_id is not None else first)

    def show_scenario(self, scenario_id: str) -> None:
        """Bring another scenario on screen. A view of the document, so no undo step; ignored for an unknown id."""
        known = {scenario.id for scenario in self._document.scenarios}
        if scenario_id != self._scenario_id and scenario_id in known:
            self._install(self._document, scenario_id)

    def perform(self, edit: Edit) -> Performed | Refusal:
        """Apply a named edit as one undo step. A Refusal, with `refused` emitted, where it cannot be done.

        An edit that changes nothing leaves no undo step and is Performed.
        """
        if self.read_only:
            return self.refuse(READ_ONLY)
        try:
            label = tidied(edit.describe(self._document))
            after = self._applied(edit)
        except EditRefused as refusal:
            return self.refuse(str(refusal))
        if after is self._document:
            return Performed()
        known = {scenario.id for scenario in after.scenarios}
        added = list(known - {scenario.id for scenario in self._document.scenarios})
        scenario_after = (
            added[0] if len(added) == 1 else self._scenario_id if self._scenario_id in known else after.scenarios[0].id
        )
        command = _Swap(
            self,
            shorten(label, LABEL_WIDTH, placeholder="…"),
            (self._document, self._scenario_id),
            (after, scenario_after),
        )
        self.undo_stack.push(command)
        self.performed.emit(edit, label)
        return Performed()

    def erase(self, edit: Edit) -> Performed | Refusal:
        """Apply an edit that nothing brings back: the undo stack begins anew, for its steps hold what is to be gone.

        `performed` is not emitted; whoever erases asked before and says what was done. A Refusal as of `perform`.
        """
        if self.read_only:
            return self.refuse(READ_ONLY)
        try:
            after = self._applied(edit)
        except EditRefused as refusal:
            return self.refuse(str(refusal))
        self.undo_stack.clear()
        self.erased.emit()
        known = {scenario.id for scenario in after.scenarios}
        self._install(after, self._scenario_id if self._scenario_id in known else after.scenarios[0].id)
        return Performed()

    def refuse(self, sentence: str) -> Refusal:
        """Refuse an edit: emit and return why it is not done."""
        self.refused.emit(sentence)
        return Refusal(sentence)

    def set_pending_edit(self, pending: Callable[[], Edit | None]) -> None:
        """Set the pending edit of an editor that is being typed in, for the recovery copy.

        pending: gives the edit that the text so far would make, None where it would make none.
        """
        self._pending = pending
        self.pending_changed.emit()

    def with_pending(self) -> CapabilityMap:
        """The map with the pending edit applied; as it is where there is none or it would be refused."""
        edit = self._pending() if self._pending is not None else None
        if edit is None or self.read_only:
            return self._document
        try:
            return self._applied(edit)
        except EditRefused:
            return self._document

    def _applied(self, edit: Edit) -> CapabilityMap:
        """The map after an edit, checked for size and soundness; nothing is changed yet. Raises EditRefused."""
        after = apply_or_refuse(edit, self._document)
        if after is self._document:
            return after
        excess = self._measure.excess(self._document, after)
        if excess is not None:
            raise EditRefused(TOO_LARGE.format(excess=excess))
        if any(problems(after, self._document)):  # as places in a file, with ids
            logging.note(f"{type(edit).__name__} would have left the map unsound")
            raise EditRefused(UNSOUND)
        return after

    def what_if(self, edit: Edit) -> Preview:
        """Preview of an edit on the scenario on screen; nothing is changed."""
        return what_if(self.assessment, edit, self.today())

    def _install(self, document: CapabilityMap, scenario_id: str) -> Change:
        # The order: values first, then `changed`, then `assessed`, so that every listener sees the map as it is now.
        change = Change(self._document, document, self._scenario_id, scenario_id)
        self._document, self._scenario_id = document, scenario_id
        self._earlier = self._index or self._earlier
        self._index = self._assessment = None
        self.changed.emit(change)
        self._assess()
        return change

    def _assess(self) -> None:
        self._checks.forget()
        index = self.index
        if at_once(index):
            self.assessed.emit(self.assessment)
            return
        today = self.today()
        self._checks.start("checking", lambda _: assess(index, today), self._assessed_on_worker)

    def _assessed_on_worker(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self.assessed.emit(assessment)


def _empty(stack: QUndoStack) -> None:
    """Clear the stack without signals: the listeners are about to be destroyed, too."""
    stack.blockSignals(True)
    stack.clear()


class _Swap(QUndoCommand):
    """Undo command: puts the map and the scenario of before or after on screen. Holds values; computes nothing."""

    def __init__(
        self,
        session: Session,
        label: str,
        before: tuple[CapabilityMap, str],
        after: tuple[CapabilityMap, str],
    ) -> None:
        super().__init__(label)
        # Weak: the stack is kept alive until its session is gone.
        self._session, self._before, self._after = weakref.proxy(session), before, after
        self._performed = False

    def redo(self) -> None:
        change = self._session._install(*self._after)  # noqa: SLF001 a session's own step
        if self._performed:
            self._session.undone_or_redone.emit(change, self.text(), False)
        self._performed = True

    def undo(self) -> None:
        change = self._session._install(*self._before)  # noqa: SLF001
        self._session.undone_or_redone.emit(change, self.text(), True)
