"""Continuations of leaving the document on screen. Knows no document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def nothing() -> None:
    """Continuation that does nothing."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Continuations of leaving the document on screen: exactly one of `goes` and `stays` is called, now or later.

    goes: it is saved or discarded. stays: the user cancelled, or it could not be saved. after_save: called in place of
    `goes` where a save had to be waited for.
    """

    goes: Callable[[], object]
    stays: Callable[[], object] = nothing
    after_save: Callable[[], object] | None = None

    @property
    def later(self) -> Leaving:
        """The continuations once a save has been waited for."""
        return self if self.after_save is None else Leaving(self.after_save, self.stays)
