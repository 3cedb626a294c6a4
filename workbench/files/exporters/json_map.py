"""JSON exporter: the whole map as plain JSON, for scripts and version control. All scenarios: it is the document."""

from __future__ import annotations

from workbench.files.exporters._contract import Exported, Exporter, ExportFailed, ExportRequest


def export(request: ExportRequest) -> Exported:
    """map.json as the program stores it. Raises ExportFailed where it could not be read again."""
    from workbench.files.document import DocumentError, map_json

    try:
        return Exported(map_json(request.document, request.identity))
    except DocumentError as error:
        raise ExportFailed(f"The map was not written as JSON: {error.sentence} Nothing was written.") from error


EXPORTER = Exporter(order=70, suffix=".json", title="Capability map as JSON", phrase="plain JSON", write=export)
