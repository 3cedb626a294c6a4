"""The whole map as plain JSON, for scripts and version control. All scenarios: it is the document, not a view of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbench.application.cancelling import Asked, Progress
from workbench.domain.model import CapabilityMap
from workbench.files.exporters._contract import Exported, ExportFailed

if TYPE_CHECKING:
    from workbench.files.document import Identity
    from workbench.files.paper import Paper

SUFFIX = ".json"


def export(
    document: CapabilityMap,
    scenario_id: str,
    today: date,
    *,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
    identity: Identity | None = None,
    paper: Paper | None = None,
) -> Exported:
    """map.json as the program stores it. Raises ExportFailed where it could not be read again."""
    from workbench.files.document import DocumentError, map_json

    try:
        return Exported(map_json(document, identity))
    except DocumentError as error:
        raise ExportFailed(f"The map was not written as JSON: {error.sentence} Nothing was written.") from error
