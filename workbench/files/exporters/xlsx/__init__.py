"""The workbook: one file a sheet, found by registry, built in memory. Loads XlsxWriter only when it exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from workbench.application.cancelling import Asked, Progress
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.registry import collect, in_order, refuse_equal
from workbench.files.exporters._contract import Exported
from workbench.files.exporters.xlsx import sheets
from workbench.files.exporters.xlsx.sheet import Sheet

if TYPE_CHECKING:
    from workbench.files.document import Identity
    from workbench.files.paper import Paper

SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class Against:
    """The scenario that a workbook compares its own with: of the same map, or of another file. name is how it is told
    apart, such as "Proposed" or "Proposed (plan.capmap)"."""

    index: Index
    name: str


def sheets_in(package: ModuleType) -> tuple[Sheet, ...]:
    """Every sheet of a package, in the order of the tabs. Raises ValueError where two have one order or one name."""
    found = collect(package, Sheet)
    refuse_equal(found, lambda each: each.name.casefold(), "name")
    return in_order(found)


@cache
def all_sheets() -> tuple[Sheet, ...]:
    """Every sheet, in the order of the tabs."""
    return sheets_in(sheets)


def sheets_of(*, compared: bool) -> tuple[Sheet, ...]:
    """The sheets of one workbook, in the order of the tabs."""
    return tuple(each for each in all_sheets() if compared or not each.compared)


def visible_sheets() -> tuple[Sheet, ...]:
    """The sheets a reader sees, in the order of the tabs."""
    return tuple(each for each in all_sheets() if not each.hidden)


def export(
    document: CapabilityMap,
    scenario_id: str,
    today: date,
    *,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
    identity: Identity | None = None,
    paper: Paper | None = None,
    against: Against | None = None,
) -> Exported:
    """One scenario as a workbook, checked before it is handed over. `paper` is A4 or Letter by locale unless given.

    `against` adds the sheet of what changes from this scenario to that one.
    """
    from workbench.files.exporters.xlsx.build import build

    return build(document, scenario_id, today, progress, cancelled, identity, paper, against)
