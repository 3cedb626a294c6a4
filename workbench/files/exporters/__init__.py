"""Exporters: one module a file format, found by the registry. Touches no disk.

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
    "contents",
    "default_name",
    "exporter_for",
    "exporter_of",
    "exporters",
    "exporters_in",
    "suffixes",
    "suffixes_of",
]

_NOT_IN_NAMES = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_LONGEST_NAME = 180
"""Bytes of a file name in UTF-8, well below the 255 that most file systems take."""


def exporters_in(package: ModuleType) -> tuple[Exporter, ...]:
    """Every exporter of a package, by order. Raises ValueError where two have one order, or an ending means two."""
    by_module = collect(package, Exporter)
    by_suffix = {name: exporter for name, exporter in by_module.items() if exporter.by_suffix}
    refuse_equal(by_suffix, lambda exporter: exporter.suffix, "suffix")
    refuse_equal(by_module, _place, "suffix")
    return in_order(by_module)


def _place(exporter: Exporter) -> str:
    content = f" as {exporter.content}" if exporter.content else ""
    return f"{exporter.suffix} in “{exporter.dialog.value}”{content}"


@cache
def exporters() -> tuple[Exporter, ...]:
    """Every kind of file that can be written, by order."""
    return exporters_in(sys.modules[__name__])


def suffixes() -> tuple[str, ...]:
    """The endings of the files that can be written, each with its dot."""
    return tuple(exporter.suffix for exporter in exporters() if exporter.by_suffix)


def exporter_for(suffix: str) -> Exporter | None:
    """The exporter that writes files with this ending (".xlsx"); None where none does."""
    return next(
        (exporter for exporter in exporters() if exporter.by_suffix and exporter.suffix == suffix.lower()), None
    )


def contents() -> tuple[str, ...]:
    """What can be written, by the words of the command line."""
    return tuple(dict.fromkeys(exporter.content for exporter in exporters() if exporter.content))


def exporter_of(content: str, suffix: str) -> Exporter | None:
    """The exporter that writes this (“matrix”) to files with this ending; None where none does."""
    return next((each for each in exporters() if each.content == content and each.suffix == suffix.casefold()), None)


def suffixes_of(content: str) -> tuple[str, ...]:
    """The endings of the files to which this can be written."""
    return tuple(exporter.suffix for exporter in exporters() if exporter.content == content)


def default_name(document: CapabilityMap, scenario: Scenario, today: date, other: str | None = None) -> str:
    """The default file name of a workbook: "{title} - {scenario} - {date}.xlsx", as every file system takes it.

    One that compares with `other` names both: "{scenario} to {other}".
    """
    ending = f" - {today.isoformat()}.xlsx"
    shown = scenario.name if other is None else f"{scenario.name} to {other}"
    names = (_NOT_IN_NAMES.sub("-", text).strip(" .") or "-" for text in (document.title, shown))
    stem = " - ".join(names).encode()[: _LONGEST_NAME - len(ending)].decode(errors="ignore").strip()
    return stem + ending
