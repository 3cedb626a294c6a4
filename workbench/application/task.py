"""Cancellable task: cooperative cancellation and progress reports of long work. Knows no thread and no screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

IsCancelled = Callable[[], bool]
"""Cancellation check: whether the work is no longer wanted."""

Progress = Callable[[float], None]
"""Progress callback: called with how far the work is, as a fraction of 1."""


class Cancelled(Exception):
    """Raised where the work was cancelled; nothing came of it."""


def never() -> bool:
    """The cancellation check of work that nobody can cancel."""
    return False


@dataclass(frozen=True, slots=True)
class Task:
    """Handle of a running task, which its steps call now and then."""

    progress: Progress | None = None
    cancelled: IsCancelled | None = None

    def check_cancelled(self) -> None:
        """Checkpoint: returns at once. Raises Cancelled where the work is no longer wanted."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled

    def report(self, fraction: float) -> None:
        """Checkpoint with progress, a fraction of 1. Raises Cancelled where the work is no longer wanted."""
        self.check_cancelled()
        if self.progress is not None:
            self.progress(fraction)


UNWATCHED = Task()
"""Null task: shows no progress and cannot be cancelled."""
