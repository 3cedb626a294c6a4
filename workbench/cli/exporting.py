"""Exports of the commands: finding the exporter of a comparison, and running an exporter. Touches no disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.command import Failed
from workbench.cli.files import gc_paused

if TYPE_CHECKING:
    from workbench.files.exporters import Exported, Exporter, ExportRequest


def exporter_to(path: Path, content: str | None) -> Exporter:
    """The exporter that writes a file of this name; content: what it is to hold, None for what its suffix means. Raises
    Failed where nothing does."""
    from workbench.files.exporters import exporter_for, exporter_of, suffixes, suffixes_of

    exporter = exporter_for(path.suffix) if content is None else exporter_of(content, path.suffix)
    if exporter is not None:
        return exporter
    if content is None:
        raise Failed(f"{path} does not end in one of {', '.join(suffixes())}, so nothing was written.")
    endings = " or ".join(suffixes_of(content))
    raise Failed(f"{path} does not end in {endings}, to which a file is written --as {content}. Nothing was written.")


def comparison_exporter(path: Path, content: str | None = None) -> Exporter:
    """The exporter that writes comparisons to a file of this name. Raises Failed where none does."""
    from workbench.files.exporters import exporter_for, exporter_of, exporters

    exporter = exporter_for(path.suffix) if content is None else exporter_of(content, path.suffix)
    if exporter is None or not exporter.compares:
        endings = " or ".join(exporter.suffix for exporter in exporters() if exporter.compares)
        raise Failed(f"{path} does not end in {endings}, and only a workbook holds a comparison. Nothing was written.")
    return exporter


def made(exporter: Exporter, request: ExportRequest) -> Exported:
    """The exported file, in memory. Raises Failed."""
    from workbench.files.exporters import ExportFailed

    try:
        with gc_paused():
            return exporter.write(request)
    except ExportFailed as failure:
        raise Failed(str(failure)) from failure
