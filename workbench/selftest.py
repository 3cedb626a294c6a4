"""Whether an installation is whole: it counts what the registries found, and takes a map the whole way round.

Runs inside a packaged program too, where a missing rule would make every design look sound.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

CHECKS = 29
SHEETS = 8
TEMPLATES = 9


def run(paint: Callable[[], None] | None) -> int:
    """Print a line for each part and return 0 where all are well, else 1. `paint` also paints every view."""
    parts: list[tuple[str, Callable[[], str]]] = [
        ("checks", _checks),
        ("sheets", _sheets),
        ("templates", _templates),
        ("resources", _resources),
        ("schema", _schema),
        ("round trip", _round_trip),
    ]
    if paint is not None:
        parts.append(("window", lambda: _painted(paint)))
    failed = 0
    for name, part in parts:
        try:
            print(f"ok    {name}: {part()}")
        except Exception as fault:
            failed += 1
            print(f"FAIL  {name}: {fault}")
    return 1 if failed else 0


class _Short(Exception):
    """A part is missing."""


def _count(found: int, expected: int) -> str:
    if found != expected:
        raise _Short(f"{found} found, {expected} expected")
    return str(found)


def _checks() -> str:
    from workbench.domain.assess import all_rules

    return _count(len(all_rules()), CHECKS)


def _sheets() -> str:
    from workbench.files.exporters.xlsx import visible_sheets

    return _count(len(visible_sheets()), SHEETS)


def _templates() -> str:
    from workbench.files.templates import load, templates

    for template in templates():
        load(template.name)
    return _count(len(templates()), TEMPLATES)


def _resources() -> str:
    from workbench.runtime.paths import resources_dir

    for name in ("themes/workbench.qss", "fonts", "icons", "templates", "licences/LGPL-3.txt"):
        if not (resources_dir() / name).exists():
            raise _Short(f"{name} is missing")
    return "present"


def _schema() -> str:
    from workbench.domain.model import CapabilityMap
    from workbench.files.schema import map_schema

    known = map_schema()["properties"].keys() - {"format_version"}
    return f"{_count(len(known), len(fields(CapabilityMap)))} fields"


def _round_trip() -> str:
    from workbench.domain.assess import assess
    from workbench.domain.index import Index
    from workbench.files.atomic import write_atomically
    from workbench.files.document import fresh_identity, read, to_bytes
    from workbench.files.exporters import ExportRequest, exporter_for
    from workbench.files.templates import load

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "round-trip.capmap"
        document = load("social-leadership")
        data, _ = to_bytes(document, fresh_identity())
        write_atomically(path, data)
        loaded = read(path)
        if loaded.document != document:
            raise _Short("the map that was read is not the map that was saved")
        scenario = loaded.document.scenarios[0]
        verdict = assess(Index(loaded.document, scenario), date.today()).verdict
        if verdict != "distinct":
            raise _Short(f"the starter design is judged {verdict}")
        exporter = exporter_for(".xlsx")
        if exporter is None:
            raise _Short("there is no exporter for .xlsx")
        workbook = exporter.write(ExportRequest(loaded.document, scenario.id, date.today(), identity=loaded.identity))
        write_atomically(Path(folder) / "round-trip.xlsx", workbook.data)
    return "new, save, open, check, export"


def _painted(paint: Callable[[], None]) -> str:
    paint()
    return "painted in every view"
