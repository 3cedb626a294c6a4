"""Wording of earlier versions: when, why kept, until when, and how much a version holds. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from workbench.domain.model import CapabilityMap
from workbench.domain.size import counts
from workbench.domain.words import day_near, pluralise, weekday
from workbench.files.backups import EXPORTED_FOR, Version
from workbench.presentation.formatting import sentence_from

_WHY: Mapping[str, str] = {
    "save": "saved",
    "open": "as it was when opened",
    "replaced": "before the save",
    "import": "before an import",
    "merge": "before a merge",
    "return": "before a workbook was taken back",
    "migration": "before it was brought up to date",
    "delete": "before a large deletion",
    "disk": "as someone else saved it",
    "export": "workbook exported",
    "discarded": "discarded unsaved",
}
_SAID_ALONE = ("open", "replaced")
"""Reasons that are left out where there is another one."""


def why_in_words(version: Version) -> str:
    """Why a version was kept: "Saved, workbook exported"."""
    telling = [why for why in version.whys if why not in _SAID_ALONE] or [version.why]
    return sentence_from([_WHY.get(why, "kept") for why in telling])


def day_in_words(day: date, today: date) -> str:
    """A day within a sentence: "today", "yesterday", "Friday 20 November", with the year if it is not this one."""
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return f"{weekday(day)} {day_near(day, today)}"


def moment_in_words(version: Version, today: date) -> str:
    """The moment of a version within a sentence: "today 14:02"."""
    return f"{day_in_words(version.time.date(), today)} {version.time:%H:%M}"


def stays_in_words(version: Version, today: date) -> str:
    """Until when a version is kept because a workbook was made of it; "" if none was."""
    if version.exported is None or today - version.exported > EXPORTED_FOR:
        return ""
    until = version.exported + EXPORTED_FOR
    return f"A workbook was made of it, so it stays until {day_near(until, today)} at least."


def counts_in_words(document: CapabilityMap) -> str:
    """Size of a map: "23 skills · 9 roles · 74 assignments · 2 scenarios"."""
    numbers = counts(document)
    nouns = {"skills": "skill", "roles": "role", "assignments": "assignment", "scenarios": "scenario"}
    return " · ".join(pluralise(numbers[key], noun) for key, noun in nouns.items())
