"""Files made of a scenario, and what only those can hold that compare it with another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.command import Failed
from workbench.cli.files import gc_paused

if TYPE_CHECKING:
    from workbench.files.exporters import Exported, Exporter, ExportRequest


def comparison_session(path: Path) -> Exporter:
    """What writes a comparison to a file of this name; the name of any other file is refused."""
    from workbench.files.exporters import exporter_for, exporters

    exporter = exporter_for(path.suffix)
    if exporter is None or not exporter.compares:
        endings = " or ".join(each.suffix for each in exporters() if each.compares)
        raise Failed(f"{path} does not end in {endings}, and only a workbook holds a comparison. Nothing was written.")
    return exporter


def made(exporter: Exporter, request: ExportRequest) -> Exported:
    """The file in memory."""
    from workbench.files.exporters import ExportFailed

    try:
        with gc_paused():
            return exporter.write(request)
    except ExportFailed as failure:
        raise Failed(str(failure)) from failure
