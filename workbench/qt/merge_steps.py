"""Merge steps: the merges that are part of the map on screen, and of no save yet, as Undo and Redo take and give them.

A merge makes another copy an ancestor of the next revision, and may let that replace what stands on disk. Both hold
only while the merge is done: else what the other copy changed would count as known and taken back. So it is with the
conflicts that an earlier merge left in the file, and with what decides them. Knows the values of maps, by identity; no
session and no disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.change import Change
from workbench.domain.model import CapabilityMap
from workbench.files.ancestry import merged_identity
from workbench.files.atomic import Fingerprint
from workbench.files.container import CONFLICTS, Extra
from workbench.files.identity import Identity


@dataclass(frozen=True, slots=True, eq=False)
class MergeStep:
    """A merge that is about to be performed: the map before and after.

    theirs: the identity of the copy that was merged; None where only conflicts were decided. replaces: the fingerprint
    of the file on disk that holds that copy, and that the next save may replace; None where it lies elsewhere.
    settles: whether it changes which conflicts are left open; leaves: the part of the file with them.
    """

    before: CapabilityMap
    after: CapabilityMap
    theirs: Identity | None
    replaces: Fingerprint | None = None
    settles: bool = False
    leaves: bytes | None = None


class MergeSteps:
    """The merges of one document since it was saved, and whether each is done."""

    def __init__(self) -> None:
        self._steps: dict[MergeStep, bool] = {}
        self._saving: tuple[MergeStep, ...] = ()
        self._in_file: bytes | None = None
        """The conflicts that are left open in the file."""
        self._being_saved: bytes | None = None
        self._spent: frozenset[MergeStep] = frozenset()
        """The merges whose file on disk was replaced."""

    def expect(self, step: MergeStep) -> None:
        """Add a merge that the next change may be; one that leaves the map as it is counts as done at once."""
        self._steps[step] = step.after is step.before

    def follow(self, change: Change) -> bool:
        """Follow an edit, Undo or Redo; whether a merge was done or undone by it."""
        followed = False
        for step in self._steps:
            if change.before is step.before and change.after is step.after:
                self._steps[step] = followed = True
            elif change.before is step.after and change.after is step.before:
                self._steps[step], followed = False, True
        return followed

    @property
    def replaces(self) -> Fingerprint | None:
        """The fingerprint of the file that the next save may replace for a merge; None where there is none."""
        steps = (step for step in reversed(self._done()) if step not in self._spent)
        return next((step.replaces for step in steps if step.replaces is not None), None)

    def identity(self, ours: Identity) -> Identity:
        """The identity of the map on screen: ours, with the copies that are merged into it as ancestors."""
        for step in self._done():
            ours = ours if step.theirs is None else merged_identity(ours, step.theirs)
        return ours

    @property
    def conflicts(self) -> bytes | None:
        """The part with the conflicts that are left open, None where there are none."""
        settling = (step.leaves for step in reversed(self._done()) if step.settles)
        return next(settling, self._in_file)

    @property
    def own_parts(self) -> tuple[Extra, ...]:
        """The parts of ours that belong in the file."""
        return () if self.conflicts is None else ((CONFLICTS, self.conflicts),)

    @property
    def unsaved(self) -> bool:
        """Whether the file has other conflicts left open."""
        return self.conflicts != self._in_file

    def begin_save(self) -> None:
        """A save of the map as it is now begins."""
        self._saving, self._being_saved = self._done(), self.conflicts

    def written(self) -> None:
        """The file on disk is that of a save, though it failed: no merge lets anything else be replaced."""
        self._spent |= frozenset(self._steps)

    def saved(self) -> None:
        """That save is done: the identity of what was saved knows the copies. What is undone may still be redone."""
        self._steps = {step: done for step, done in self._steps.items() if step not in self._saving}
        self._saving, self._in_file = (), self._being_saved

    def begin(self, conflicts: bytes | None = None) -> None:
        """Another document is on screen, or another state of it from disk. conflicts: those left open in its file."""
        self._steps, self._saving, self._spent = {}, (), frozenset()
        self._in_file = self._being_saved = conflicts

    def _done(self) -> tuple[MergeStep, ...]:
        return tuple(step for step, done in self._steps.items() if done)
