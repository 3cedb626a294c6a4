"""Every kind of file a map can be handed on as: one module a kind, found by its suffix. Nothing here touches the disk.

Importing this package or asking for suffixes loads no spreadsheet library; exporting does.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import cache
from typing import cast

from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.registry import discover
from workbench.files.exporters._contract import Draw, Exported, Exporter, ExportFailed

__all__ = ["DRAWN", "Draw", "ExportFailed", "Exported", "Exporter", "default_name", "exporter_for", "suffixes"]

DRAWN = (".pdf", ".svg", ".png")
"""Endings of the files that are drawn: what writes them needs Qt, and is at hand where Qt is."""

_NOT_IN_NAMES = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_LONGEST_NAME = 180


@cache
def _exporters() -> dict[str, Exporter]:
    found: dict[str, Exporter] = {}
    for module in discover(sys.modules[__name__]):
        exporter = cast(Exporter, module)
        if exporter.SUFFIX in found:
            raise ValueError(f"two exporters write {exporter.SUFFIX}")
        found[exporter.SUFFIX] = exporter
    return found


def suffixes() -> tuple[str, ...]:
    """The endings of the files that can be written, each with its dot; last those that are drawn."""
    return (*_exporters(), *DRAWN)


def exporter_for(suffix: str) -> Exporter | None:
    """The exporter that writes files with this ending (".xlsx"); None where none does, or where they are drawn."""
    return _exporters().get(suffix.lower())


def default_name(document: CapabilityMap, scenario: Scenario, today: date, other: str | None = None) -> str:
    """What the workbook is called: "{title} - {scenario} - {date}.xlsx", as every file system takes it.

    One that also says what changes to `other` names both: "{scenario} to {other}".
    """
    ending = f" - {today.isoformat()}.xlsx"
    shown = scenario.name if other is None else f"{scenario.name} to {other}"
    names = (_NOT_IN_NAMES.sub("-", each).strip(" .") or "-" for each in (document.title, shown))
    stem = " - ".join(names).encode()[: _LONGEST_NAME - len(ending)].decode(errors="ignore").strip()
    return stem + ending
