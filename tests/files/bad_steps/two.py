"""Made-up step: the name became the title."""

from typing import Any

from workbench.files.migrations import Migration


def migrate(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 2 of a version 1 dictionary."""
    return {"title" if key == "name" else key: value for key, value in raw.items()}


MIGRATION = Migration(takes=1, migrate=migrate)
