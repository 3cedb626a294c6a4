"""Every kind of file a map can be handed on as: one module a kind, found by the registry. Touches no disk.

The window and the command line both ask here what can be written. What needs Qt is declared here and drawn elsewhere.
Importing this package or asking for suffixes loads no spreadsheet library; exporting does.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import cache
from types import ModuleType

from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.registry import collect, in_order, refuse_equal
from workbench.files.exporters._contract import (
    Baseline,
    Dialog,
    Draw,
    Drawing,
    Exported,
    Exporter,
    ExportFailed,
    ExportRequest,
    Write,
)

__all__ = [
    "Baseline",
    "Dialog",
    "Draw",
    "Drawing",
    "ExportFailed",
    "ExportRequest",
    "Exported",
    "Exporter",
    "Write",
    "default_name",
    "exporter_for",
    "exporters",
    "exporters_in",
    "suffixes",
]

_NOT_IN_NAMES = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_LONGEST_NAME = 180


def exporters_in(package: ModuleType) -> tuple[Exporter, ...]:
    """Every exporter of a package, by order. Raises ValueError where two have one order, or an ending means two."""
    found = collect(package, Exporter)
    by_suffix = {name: each for name, each in found.items() if each.by_suffix}
    refuse_equal(by_suffix, lambda each: each.suffix, "suffix")
    refuse_equal(found, lambda each: f"{each.suffix} in “{each.dialog.value}”", "suffix")
    return in_order(found)


@cache
def exporters() -> tuple[Exporter, ...]:
    """Every kind of file that can be written, by order."""
    return exporters_in(sys.modules[__name__])


def suffixes() -> tuple[str, ...]:
    """The endings of the files that can be written, each with its dot."""
    return tuple(each.suffix for each in exporters() if each.by_suffix)


def exporter_for(suffix: str) -> Exporter | None:
    """The exporter that writes files with this ending (".xlsx"); None where none does."""
    return next((each for each in exporters() if each.by_suffix and each.suffix == suffix.lower()), None)


def default_name(document: CapabilityMap, scenario: Scenario, today: date, other: str | None = None) -> str:
    """What the workbook is called: "{title} - {scenario} - {date}.xlsx", as every file system takes it.

    One that also says what changes to `other` names both: "{scenario} to {other}".
    """
    ending = f" - {today.isoformat()}.xlsx"
    shown = scenario.name if other is None else f"{scenario.name} to {other}"
    names = (_NOT_IN_NAMES.sub("-", each).strip(" .") or "-" for each in (document.title, shown))
    stem = " - ".join(names).encode()[: _LONGEST_NAME - len(ending)].decode(errors="ignore").strip()
    return stem + ending
