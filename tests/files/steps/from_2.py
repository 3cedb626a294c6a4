"""Made-up step: people became a number of heads."""

from typing import Any

from workbench.files.migrations import Migration


def migrate(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 3 of a version 2 dictionary."""
    rest = {key: value for key, value in raw.items() if key != "people"}
    return {**rest, "heads": len(raw["people"])}


MIGRATION = Migration(takes=2, migrate=migrate)
