"""What every exporter keeps to: found by suffix, light until used, the same bytes again, progress, cancel."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from itertools import count

import orjson
import pytest

from tests.files.exporters import maps
from tests.files.exporters.maps import TODAY
from tests.files.exporters.reading import opened, split_figures, visible_sheets, workbook_of
from workbench.application.task import Cancelled
from workbench.domain.model import CapabilityMap, Scenario
from workbench.files.document import map_from_json
from workbench.files.exporters import Drawing, Exported, ExportRequest, exporter_for, suffixes
from workbench.files.exporters.xlsx import export, palette
from workbench.files.paper import Paper, paper_here
from workbench.qt.theme import LIGHT

LIGHT_UNTIL_USED = """
import sys
from workbench.files.exporters import exporter_for, suffixes
assert suffixes() and exporter_for(".xlsx")
print(sorted({"xlsxwriter", "openpyxl", "PySide6"} & set(sys.modules)))
"""


def test_every_ending_finds_what_writes_it() -> None:
    for suffix in suffixes():
        exporter = exporter_for(suffix.upper())
        assert exporter is not None
        assert exporter.suffix == suffix
    assert exporter_for(".docx") is None


def test_no_spreadsheet_library_is_loaded_before_an_export() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT_UNTIL_USED], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_sheets_and_what_opens_first() -> None:
    book = opened(workbook_of(maps.starter()))
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible == [each.name for each in visible_sheets() if not each.compared and not each.people]
    assert visible == ["Summary", "Organisation", "Roles", "Open points", "Matrix", "Split", "Skills"]
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == ["Exported"]
    assert book.active is book["Summary"]
    assert book["Summary"].sheet_view.selection[0].activeCell == "A1"


def test_every_sheet_prints_on_the_paper_asked_for() -> None:
    document = maps.starter()
    papers: tuple[tuple[Paper, int], ...] = (("a4", 9), ("letter", 1))
    for paper, code in papers:
        book = opened(export(ExportRequest(document, document.scenarios[0].id, TODAY, paper=paper)).data)
        for sheet in book:
            if sheet.sheet_state == "visible":
                assert int(sheet.page_setup.paperSize) == code
                assert "Page &P of &N" in sheet.oddFooter.right.text
                assert sheet.title == "Roles" or sheet.page_setup.fitToWidth in (None, 1)
        assert len(book["Roles"].row_breaks.brk) == len(document.scenarios[0].roles) - 1
        assert book["Matrix"].print_title_rows == "$4:$5"


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("en_US.UTF-8", "letter"),
        ("de_DE.UTF-8", "a4"),
        ("C.UTF-8", "a4"),
        ("English_United States.1252", "letter"),
        ("fr_CA", "letter"),
    ],
)
def test_the_paper_follows_the_locale(monkeypatch: pytest.MonkeyPatch, name: str, paper: str) -> None:
    monkeypatch.setattr("locale.setlocale", lambda _: name)
    assert paper_here() == paper


def test_the_same_map_gives_the_same_bytes_and_no_author() -> None:
    first, second = workbook_of(maps.starter()), workbook_of(maps.starter())
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:title>Social leadership</dc:title>" in core
    assert "<dc:creator></dc:creator>" in core
    assert "2026-11-24T00:00:00Z" in core


def test_progress_rises_to_the_end() -> None:
    document = maps.starter()
    told: list[float] = []
    export(ExportRequest(document, document.scenarios[0].id, TODAY, progress=told.append))
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == 1
    assert len(told) > 5


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("after", [0, 1, 5])
def test_a_cancelled_export_stops(suffix: str, after: int) -> None:
    document = maps.sized_map(20, 40, random.Random(1))
    exporter = exporter_for(suffix)
    assert exporter is not None
    asked = count()
    with pytest.raises(Cancelled):
        exporter.write(ExportRequest(document, document.scenarios[0].id, TODAY, cancelled=lambda: next(asked) >= after))
    assert next(asked) == after + 1


def test_plain_json_is_the_map() -> None:
    exporter = exporter_for(".json")
    assert exporter is not None
    document = maps.starter()
    data = exporter.write(ExportRequest(document, document.scenarios[0].id, TODAY)).data
    assert orjson.loads(data)["title"] == document.title
    assert map_from_json(data, "plan.json") == document


def test_a_map_with_nothing_in_it() -> None:
    empty = CapabilityMap("Empty", scenarios=(Scenario("a", "A", model="holistic"),))
    book = opened(export(ExportRequest(empty, "a", date(2026, 1, 1))).data)
    assert {value for view in ("designed", "placed") for value in split_figures(book, view).values()} == {"–"}
    names = [cell.value for cell in book["Summary"]["A"] if str(cell.value).startswith("Who holds the work:")]
    assert len(set(names)) == len(names) == 4


def test_the_colours_are_those_of_the_window() -> None:
    shared = [field.name for field in fields(LIGHT) if hasattr(palette, field.name.upper())]
    assert len(shared) > 15
    for name in shared:
        assert getattr(palette, name.upper()) == getattr(LIGHT, name).upper(), name


def test_what_is_drawn_needs_who_draws_it() -> None:
    """Nothing here knows Qt: the request brings along what does."""
    document = maps.starter()
    exporter = exporter_for(".pdf")
    assert exporter is not None
    request = ExportRequest(document, document.scenarios[0].id, TODAY)
    with pytest.raises(ValueError, match=r"nothing was handed in that draws report\.pdf"):
        exporter.write(request)
    asked: list[tuple[Drawing, ExportRequest]] = []

    def draw(drawing: Drawing, request: ExportRequest) -> Exported:
        asked.append((drawing, request))
        return Exported(b"drawn")

    request = replace(request, draw=draw)
    assert exporter.write(request) == Exported(b"drawn")
    assert asked == [("report.pdf", request)]
