"""Long work that can be called off: what it asks now and then, how far it says it is, and how it ends when it is not
wanted any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

IsCancelled = Callable[[], bool]
"""Whether the work is no longer wanted."""

Progress = Callable[[float], None]
"""Told how far the work is, as a fraction of 1."""


class Cancelled(Exception):
    """The work was called off; nothing came of it."""


def never() -> bool:
    """The answer where nobody can call the work off."""
    return False


@dataclass(frozen=True, slots=True)
class Task:
    """Work under way, as its steps see it."""

    progress: Progress | None = None
    cancelled: IsCancelled | None = None

    def check_cancelled(self) -> None:
        """Go on. Raises Cancelled where the work is no longer wanted."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled

    def report(self, fraction: float) -> None:
        """Go on, and say how far it is."""
        self.check_cancelled()
        if self.progress is not None:
            self.progress(fraction)


UNWATCHED = Task()
"""Work that nobody watches and nobody calls off."""
