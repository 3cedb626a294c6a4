"""When a snapshot of unsaved work is due: soon after the last change, and never long after the first.

Pure arithmetic on a clock: whoever has a timer asks how long to wait. Knows no files.
"""

from __future__ import annotations

from collections.abc import Callable

QUIET = 0.3
"""Seconds without a change after which a snapshot is due."""
LATEST = 1.0
"""Seconds after the first change not yet kept by which one is due although changes go on: with a slow disk, or a
machine that is busy, it stays inside the promised 2 s."""


class Debounce:
    """Tells when the next snapshot is due. `clock` gives seconds and never goes back, such as time.monotonic."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: float | None = None
        self._last = 0.0

    def touch(self) -> None:
        """The document changed, or the last snapshot failed."""
        self._last = self._clock()
        if self._first is None:
            self._first = self._last

    def reset(self) -> None:
        """The document as it is now was handed to be written, or needs no snapshot."""
        self._first = None

    def delay(self) -> float | None:
        """Seconds until a snapshot is due, 0 where it is due now, None where there is nothing to keep."""
        if self._first is None:
            return None
        return max(0.0, min(self._last + QUIET, self._first + LATEST) - self._clock())
