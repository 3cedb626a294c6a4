"""The only store: the map on screen, its undo stack, and what the checks say of it.

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
"""Assignments up to which the checks run within the edit; larger maps are checked on a worker."""

READ_ONLY = "This document is open for reading only. Save it under another name to change it."
UNSOUND = "That would leave the map in a state that cannot be saved, so nothing was changed."
TOO_LARGE = "That would make the map too large to be saved: {excess}. Nothing was changed. Make two maps of it first."

LABEL_WIDTH = 100
"""Characters of an edit's name in the menu; a line break would cut it in two there."""


def at_once(*indexes: Index) -> bool:
    """Whether what is worked out of scenarios is done at once, within the edit, and not on a worker."""
    return sum(each.assignments for each in indexes) <= AT_ONCE


@dataclass(frozen=True, slots=True)
class Performed:
    """What became of an edit: it was done, or the map was so already. True."""

    sentence: ClassVar[str] = ""
    """Nothing is to be said."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What became of an edit: it could not be done, and nothing was changed. False."""

    sentence: str
    """Why not, and what to do, as it is shown."""

    def __bool__(self) -> bool:
        return False


class Session(QObject):
    """The map, the scenario on screen, and the one way to change them."""

    changed = Signal(object)
    """A Change: the document or the scenario on screen differs. Once for every edit, undo, redo, switch and load."""

    assessed = Signal(object)
    """An Assessment of the scenario on screen: after every `changed`, at once on all but very large maps."""

    pending_changed = Signal()
    """Something else is being typed that is not an edit yet; see `as_typed`."""

    performed = Signal(object, str)
    """An Edit that was done, and its name: after `changed` and `assessed`. Not for undo and redo."""

    undone_or_redone = Signal(object, str, bool)
    """A Change made by Undo or Redo, the edit's name, and whether it was undone: after `changed` and `assessed`."""

    refused = Signal(str)
    """A sentence: an edit could not be done, and nothing was changed."""

    def __init__(
        self, document: CapabilityMap, today: Callable[[], date] = date.today, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.today = today
        # Emptied before Python's collector takes it apart: that deletes the steps, which the stack would delete again.
        self.undo_stack = QUndoStack()
        weakref.finalize(self, _empty, self.undo_stack).atexit = False
        self._document = document
        self._scenario_id = document.scenarios[0].id
        self._index: Index | None = None
        self._earlier: Index | None = None
        self._assessment: Assessment | None = None
        self.read_only = False
        self.document_token = object()
        """Which document this is: another object after each `load`."""
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
            by_id = {each.id: each for each in self._document.scenarios}
            scenario, earlier = by_id[self._scenario_id], self._earlier
            if earlier is not None and earlier.scenario.id == scenario.id:
                self._index = earlier.after(self._document, scenario)
            else:
                self._index = Index(self._document, scenario)
            self._earlier = None
        return self._index

    @property
    def assessment(self) -> Assessment:
        """What the checks say of the scenario on screen, worked out now if it has not been."""
        if self._assessment is None:
            self._assessment = assess(self.index, self.today())
        return self._assessment

    def load(self, document: CapabilityMap, *, scenario_id: str | None = None, read_only: bool = False) -> None:
        """Take another document in place of this one; the undo stack starts empty and clean."""
        self.undo_stack.clear()
        self.read_only = read_only
        self.document_token = object()
        self._pending = None
        self._measure = Measure()
        known = {each.id for each in document.scenarios}
        first = document.scenarios[0].id
        self._install(document, scenario_id if scenario_id in known and scenario_id is not None else first)

    def show_scenario(self, scenario_id: str) -> None:
        """Bring another scenario on screen. A view of the document, so no undo step."""
        if scenario_id != self._scenario_id and any(each.id == scenario_id for each in self._document.scenarios):
            self._install(self._document, scenario_id)

    def perform(self, edit: Edit) -> Performed | Refusal:
        """Apply a named edit as one undo step. A Refusal, with `refused` emitted, where it cannot be done.

        An edit that changes nothing leaves no undo step and is Performed.
        """
        if self.read_only:
            return self.refuse(READ_ONLY)
        try:
            label = tidied(edit.describe(self._document))
            after = self._tried(edit)
        except EditRefused as refusal:
            return self.refuse(str(refusal))
        if after is self._document:
            return Performed()
        known = {each.id for each in after.scenarios}
        added = list(known - {each.id for each in self._document.scenarios})
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

    def refuse(self, sentence: str) -> Refusal:
        """Say why something asked for is not done."""
        self.refused.emit(sentence)
        return Refusal(sentence)

    def set_pending_edit(self, typing: Callable[[], Edit | None]) -> None:
        """Remember where something is being typed: `typing` gives the edit it will be, None where it is none."""
        self._pending = typing
        self.pending_changed.emit()

    def with_pending(self) -> CapabilityMap:
        """The map as it would be with what is being typed. The map as it is where that could not be done."""
        edit = self._pending() if self._pending is not None else None
        if edit is None or self.read_only:
            return self._document
        try:
            return self._tried(edit)
        except EditRefused:
            return self._document

    def _tried(self, edit: Edit) -> CapabilityMap:
        """The map after an edit; nothing is changed yet. Raises Refused."""
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
        """What an edit would do to the scenario on screen; nothing is changed."""
        return what_if(self.assessment, edit, self.today())

    def _install(self, document: CapabilityMap, scenario_id: str) -> Change:
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
        self._checks.start("checking", lambda _: assess(index, today), self._assessed_elsewhere)

    def _assessed_elsewhere(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self.assessed.emit(assessment)


def _empty(stack: QUndoStack) -> None:
    """Let go of all steps, and tell nobody: those who listen are about to go, too."""
    stack.blockSignals(True)
    stack.clear()


class _Swap(QUndoCommand):
    """One undo step: the map and the scenario on screen before and after. Holds values; computes nothing."""

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
