"""Made-up step: members became a number of heads."""

from typing import Any

from workbench.files.migrations import Migration


def migrate(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 3 of a version 2 dictionary."""
    rest = {key: value for key, value in raw.items() if key != "members"}
    return {**rest, "heads": len(raw["members"])}


MIGRATION = Migration(takes=2, migrate=migrate)
