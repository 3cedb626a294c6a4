"""Excel exporter: the workbook, one module a sheet, found by the registry, built in memory and linted.

What two sheets share belongs here, not in `sheets`. Touches no disk; loads XlsxWriter only when it exports.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType

from workbench.domain.registry import collect, in_order, refuse_equal
from workbench.files.exporters._contract import Dialog, Exported, Exporter, ExportRequest
from workbench.files.exporters.xlsx import sheets
from workbench.files.exporters.xlsx.sheet import Sheet


def sheets_in(package: ModuleType) -> tuple[Sheet, ...]:
    """Every sheet of a package, in the order of the tabs. Raises ValueError where two have one order or one name."""
    by_module = collect(package, Sheet)
    refuse_equal(by_module, lambda sheet: sheet.name.casefold(), "name")
    return in_order(by_module)


@cache
def all_sheets() -> tuple[Sheet, ...]:
    """Every sheet, in the order of the tabs."""
    return sheets_in(sheets)


def sheets_of(*, compared: bool, people: bool) -> tuple[Sheet, ...]:
    """The sheets of one workbook, in the order of the tabs.

    `compared` adds those that need a comparison, `people` those that show people.
    """
    return tuple(sheet for sheet in all_sheets() if (compared or not sheet.compared) and (people or not sheet.people))


def export(request: ExportRequest) -> Exported:
    """One scenario as a workbook, checked before it is handed over; with a sheet of what changes where it compares."""
    from workbench.files.exporters.xlsx.build import build

    return build(request)


EXPORTER = Exporter(
    order=10,
    suffix=".xlsx",
    title="Excel workbook",
    phrase="a workbook",
    write=export,
    dialog=Dialog.WORKBOOK,
    compares=True,
    returns=True,
    content="workbook",
)
