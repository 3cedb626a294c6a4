"""Times in words, as the window shows them. Knows no time zone: local times only."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.words import day_near


def when(time: datetime, now: datetime | None = None) -> str:
    """A local time in words, near `now`: "today 10:42", "20 November", "20 November 2025"."""
    now = now or datetime.now()
    if time.date() == now.date():
        return f"today {time:%H:%M}"
    return day_near(time, now)
