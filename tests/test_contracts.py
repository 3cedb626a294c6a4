"""What a module of a package exports is a typed value: a misspelt or a missing part fails mypy, not a user."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CONFIGURATION = Path(__file__).parents[1] / "pyproject.toml"
SHEET = """
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.worksheet import Worksheet

def write(book: Book, sheet: Worksheet) -> None:
    sheet.{call}(0, book.today.day)

SHEET = Sheet({parts})
"""
EXPORTER = """
from workbench.files.exporters import Exported, Exporter, ExportRequest

def export(request: ExportRequest) -> Exported:
    return Exported(request.{field}.title.encode())

EXPORTER = Exporter(order=65, suffix=".md", title="Markdown", phrase="a text", {parts})
"""
IMPORTER = """
from workbench.files.importers import Importer, Opened, Recognised

def known(opened: Opened) -> bool:
    return isinstance(opened.tree, dict)

def recognise(opened: Opened) -> Recognised | None:
    return Recognised(opened.{field}) if known(opened) else None

IMPORTER = Importer(id="notes", order=10, name="Notes", {parts})
"""
RIGHT = {
    "importer": IMPORTER.format(field="grids", parts="recognise=recognise"),
    "exporter": EXPORTER.format(field="document", parts="write=export"),
    "sheet": SHEET.format(call="set_row", parts='order=15, name="Load", build=write, protected=True'),
}
WRONG = {
    "sheet_misspelt": (
        SHEET.format(call="set_row", parts='order=15, name="Load", build=write, protectet=True'),
        'Unexpected keyword argument "protectet"',
    ),
    "sheet_missing": (
        SHEET.format(call="set_row", parts='order=15, name="Load"'),
        'Missing named argument "build"',
    ),
    "sheet_unlike": (
        SHEET.format(call="set_row", parts='order=15, name="Load", build=len'),
        'Argument "build" to "Sheet" has incompatible type',
    ),
    "sheet_call": (
        SHEET.format(call="set_rov", parts='order=15, name="Load", build=write'),
        '"Worksheet" has no attribute "set_rov"',
    ),
    "importer_misspelt": (
        IMPORTER.format(field="grids", parts="recognize=recognise"),
        'Unexpected keyword argument "recognize"',
    ),
    "importer_unlike": (
        IMPORTER.format(field="grids", parts="recognise=known"),
        'Argument "recognise" to "Importer" has incompatible type',
    ),
    "exporter_misspelt": (
        EXPORTER.format(field="document", parts="write=export, compare=True"),
        'Unexpected keyword argument "compare"',
    ),
    "exporter_missing": (
        EXPORTER.format(field="document", parts="by_suffix=True"),
        'Missing named argument "write"',
    ),
    "exporter_unlike": (
        EXPORTER.format(field="map", parts="write=export"),
        '"ExportRequest" has no attribute "map"',
    ),
}


@pytest.mark.slow
def test_a_misspelt_or_a_missing_part_fails_the_types(tmp_path: Path) -> None:
    for name, text in (*RIGHT.items(), *((name, text) for name, (text, _) in WRONG.items())):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    # A process of its own: mypy switches on that Python collects garbage by itself, which no test with Qt survives.
    options = ["--config-file", str(CONFIGURATION), "--follow-imports=silent"]
    command = [sys.executable, "-P", "-m", "mypy", str(tmp_path), *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=CONFIGURATION.parent, check=False)
    assert not done.stderr
    errors = {Path(line.split(":")[0]).stem: line for line in done.stdout.splitlines() if ": error:" in line}
    assert errors.keys() == WRONG.keys(), done.stdout
    assert all(why in errors[name] for name, (_, why) in WRONG.items()), done.stdout
