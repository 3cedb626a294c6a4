"""Debounce of snapshots of unsaved work: due soon after the last change, and never long after the first.

Pure arithmetic on a clock: whoever has a timer asks for the delay. Knows no files.
"""

from __future__ import annotations

from collections.abc import Callable

QUIET = 0.3
"""Seconds without a change after which a snapshot is due."""
LATEST = 1.0
"""The longest delay in seconds after the first change not yet kept, although changes go on: with a slow disk, or a busy
machine, it stays inside the promised 2 s."""


class Debounce:
    """A debounce timer without the timer. `clock` gives seconds and never goes back, such as time.monotonic."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: float | None = None
        self._last = 0.0

    def touch(self) -> None:
        """Note a change; also after a snapshot that failed."""
        self._last = self._clock()
        if self._first is None:
            self._first = self._last

    def reset(self) -> None:
        """Note that nothing is pending: the document was handed over to be written, or needs no snapshot."""
        self._first = None

    def delay(self) -> float | None:
        """Seconds until a snapshot is due, 0 where it is due now, None where nothing is pending."""
        if self._first is None:
            return None
        return max(0.0, min(self._last + QUIET, self._first + LATEST) - self._clock())
