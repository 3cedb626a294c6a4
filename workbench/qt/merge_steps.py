"""Merge steps: the merges that are part of the map on screen, and of no save yet, as Undo and Redo take and give them.

A merge makes another copy an ancestor of the next revision, and may let that replace what stands on disk. Both hold
only while the merge is done: else what the other copy changed would count as known and taken back. Knows the values of
maps, by identity; no session and no disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.change import Change
from workbench.domain.model import CapabilityMap
from workbench.files.ancestry import merged_identity
from workbench.files.atomic import Fingerprint
from workbench.files.identity import Identity


@dataclass(frozen=True, slots=True, eq=False)
class MergeStep:
    """A merge that is about to be performed: the map before and after.

    theirs: the identity of the copy that was merged. replaces: the fingerprint of the file on disk that holds that
    copy, and that the next save may replace; None where it lies elsewhere.
    """

    before: CapabilityMap
    after: CapabilityMap
    theirs: Identity
    replaces: Fingerprint | None = None


class MergeSteps:
    """The merges of one document since it was saved, and whether each is done."""

    def __init__(self) -> None:
        self._steps: dict[MergeStep, bool] = {}
        self._saving: tuple[MergeStep, ...] = ()
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
            ours = merged_identity(ours, step.theirs)
        return ours

    def begin_save(self) -> None:
        """A save of the map as it is now begins."""
        self._saving = self._done()

    def written(self) -> None:
        """The file on disk is that of a save, though it failed: no merge lets anything else be replaced."""
        self._spent |= frozenset(self._steps)

    def saved(self) -> None:
        """That save is done: the identity of what was saved knows the copies. What is undone may still be redone."""
        self._steps = {step: done for step, done in self._steps.items() if step not in self._saving}
        self._saving = ()

    def forget(self) -> None:
        """Another document is on screen, or another state of it from disk."""
        self._steps, self._saving, self._spent = {}, (), frozenset()

    def _done(self) -> tuple[MergeStep, ...]:
        return tuple(step for step, done in self._steps.items() if done)
