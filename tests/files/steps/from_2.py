"""Made-up step: people became a number of heads."""

from typing import Any

FROM = 2


def migrate(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 3 of a version 2 dictionary."""
    rest = {key: value for key, value in raw.items() if key != "people"}
    return {**rest, "heads": len(raw["people"])}
