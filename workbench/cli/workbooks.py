"""The workbook that says what changes from one scenario to another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.command import Failed
from workbench.cli.files import no_collection

if TYPE_CHECKING:
    from workbench.domain.index import Index
    from workbench.domain.model import Scenario
    from workbench.files.document import Loaded
    from workbench.files.exporters import Exported
    from workbench.files.paper import Paper


def only_a_workbook(path: Path) -> None:
    """Refuse the name of any other file."""
    if path.suffix.lower() != ".xlsx":
        raise Failed(f"{path} does not end in .xlsx, and only a workbook holds a comparison. Nothing was written.")


def with_changes(loaded: Loaded, scenario: Scenario, after: Index, name: str, paper: Paper | None = None) -> Exported:
    """The workbook of a scenario with what changes from it to another, which is called `name`."""
    from workbench.files.exporters import ExportFailed
    from workbench.files.exporters.xlsx import Against, export

    given = loaded.document, scenario.id, date.today()
    try:
        with no_collection():
            return export(*given, identity=loaded.identity, paper=paper, against=Against(after, name))
    except ExportFailed as failure:
        raise Failed(str(failure)) from failure
