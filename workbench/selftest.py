"""Self-test of an installation: what the registries find is compared with the inventory by name, and a map makes a
round trip.

Runs inside a packaged program too, where a missing rule would make every design look sound. Knows no part by name.
"""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from functools import partial
from pathlib import Path

from workbench.inventory import FOLDERS, expected, package_of


def run(paint: Callable[[], None] | None) -> int:
    """Print a line for each part and return 0 where all pass, else 1. paint: also called, to paint every view."""
    parts: list[tuple[str, Callable[[], str]]] = [
        *((kind, partial(_parts, kind)) for kind in FOLDERS),
        ("templates", _templates),
        ("resources", _resources),
        ("schema", _schema),
        ("round trip", _round_trip),
        ("foreign files", _foreign_files),
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


class _Incomplete(Exception):
    """A failed test: the installation falls short of what it should be."""


def _complete(kind: str, listed: Iterable[str]) -> str:
    """The number of parts of a kind, if they are those of the inventory. Raises _Incomplete with the differences."""
    names, wanted = set(listed), set(expected()[kind])
    if names != wanted:
        faults = (("missing", wanted - names), ("not in the inventory", names - wanted))
        raise _Incomplete("; ".join(f"{', '.join(sorted(parts))} {why}" for why, parts in faults if parts))
    return str(len(names))


def _parts(kind: str) -> str:
    from workbench.domain.registry import discover

    modules = discover(importlib.import_module(package_of(kind)))
    return _complete(kind, (module.__name__.rpartition(".")[2] for module in modules))


def _templates() -> str:
    from workbench.files.templates import load, templates

    for template in templates():
        load(template.name)
    return _complete("templates", (template.name for template in templates()))


def _resources() -> str:
    from workbench.runtime.paths import resources_dir

    for name in ("themes/workbench.qss", "fonts", "icons", "templates", "backgrounds", "licences/LGPL-3.txt"):
        if not (resources_dir() / name).exists():
            raise _Incomplete(f"{name} is missing")
    return "present"


def _schema() -> str:
    from workbench.domain.model import CapabilityMap
    from workbench.files.schema import map_schema

    known = map_schema()["properties"].keys() - {"format_version"}
    if known != {field.name for field in fields(CapabilityMap)}:
        raise _Incomplete(f"it describes {', '.join(sorted(known))}")
    return f"{len(known)} fields"


def _round_trip() -> str:
    from workbench.domain.assess import assess
    from workbench.domain.index import Index
    from workbench.files.atomic import write_atomically
    from workbench.files.document import read, to_bytes
    from workbench.files.exporters import ExportRequest, exporter_for
    from workbench.files.identity import fresh_identity
    from workbench.files.templates import load

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "round-trip.capmap"
        document = load("social-leadership")
        data, _ = to_bytes(document, fresh_identity())
        write_atomically(path, data)
        loaded = read(path)
        if loaded.document != document:
            raise _Incomplete("the map that was read is not the map that was saved")
        scenario = loaded.document.scenarios[0]
        verdict = assess(Index(loaded.document, scenario), date.today()).verdict
        if verdict != "distinct":
            raise _Incomplete(f"the starter design is judged {verdict}")
        exporter = exporter_for(".xlsx")
        if exporter is None:
            raise _Incomplete("there is no exporter for .xlsx")
        workbook = exporter.write(ExportRequest(loaded.document, scenario.id, date.today(), identity=loaded.identity))
        write_atomically(Path(folder) / "round-trip.xlsx", workbook.data)
    return "new, save, open, check, export"


def _foreign_files() -> str:
    """A workbook is read by a process of its own, which in a packaged program is another starter."""
    from workbench.files.exporters import ExportRequest, exporter_for
    from workbench.files.importers import Source, open_source
    from workbench.files.templates import load

    document, exporter = load("social-leadership"), exporter_for(".xlsx")
    if exporter is None:
        raise _Incomplete("there is no exporter for .xlsx")
    workbook = exporter.write(ExportRequest(document, document.scenarios[0].id, date.today()))
    sheets = open_source(Source("workbook.xlsx", workbook.data)).grids
    if not any(document.skills[0].name in row for sheet in sheets for row in sheet.rows):
        raise _Incomplete("a workbook that was read does not hold what was written")
    if open_source(Source("list.yaml", b"skills: [Ads]")).tree != {"skills": ["Ads"]}:
        raise _Incomplete("a list in YAML is not read")
    return f"{len(sheets)} sheets, and a list"


def _painted(paint: Callable[[], None]) -> str:
    paint()
    return "painted in every view"
