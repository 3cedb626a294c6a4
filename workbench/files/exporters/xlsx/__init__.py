"""The workbook: one file a sheet, found by registry, built in memory. Loads XlsxWriter only when it exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from workbench.application.cancelling import Asked, Progress
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.registry import discover
from workbench.files.exporters._contract import Exported
from workbench.files.exporters.xlsx import sheets

if TYPE_CHECKING:
    from workbench.files.document import Identity
    from workbench.files.exporters.xlsx.book import Book
    from workbench.files.exporters.xlsx.worksheet import Worksheet
    from workbench.files.paper import Paper

SUFFIX = ".xlsx"


class SheetModule(Protocol):
    """A module of the sheets package: one sheet. ORDER is its place among the tabs.

    COMPARED, where a module says so, keeps its sheet to workbooks that compare two scenarios; PROTECTED keeps it from
    being changed by mistake, without a password.
    """

    TITLE: str
    ORDER: int
    HIDDEN: bool

    @staticmethod
    def write(book: Book, sheet: Worksheet) -> None:
        """Fill the sheet."""


@dataclass(frozen=True, slots=True)
class Against:
    """The scenario that a workbook compares its own with: of the same map, or of another file. name is how it is told
    apart, such as "Proposed" or "Proposed (plan.capmap)"."""

    index: Index
    name: str


@cache
def all_sheets() -> tuple[SheetModule, ...]:
    """Every sheet, in the order of the tabs."""
    found = [cast(SheetModule, module) for module in discover(sheets)]
    return tuple(sorted(found, key=lambda each: each.ORDER))


def sheets_of(*, compared: bool) -> tuple[SheetModule, ...]:
    """The sheets of one workbook, in the order of the tabs."""
    return tuple(each for each in all_sheets() if compared or not getattr(each, "COMPARED", False))


def visible_sheets() -> tuple[SheetModule, ...]:
    """The sheets a reader sees, in the order of the tabs."""
    return tuple(each for each in all_sheets() if not each.HIDDEN)


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
