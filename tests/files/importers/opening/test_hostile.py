"""Odd and hostile workbooks of other projects: each gives its cells or its sentence, soon and in little memory."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import orjson
import pytest
from pydantic_core import SchemaValidator

from tests.support.real_data import real_file
from tests.support.usage import MOST_MEGABYTES, processor_seconds, reading
from tests.support.workbooks import SHEET_PART, bomb, packed_zip, sheet_xml, workbook
from workbench.application.importing.grid import Grid
from workbench.application.task import Task
from workbench.files.importers import ImportFailed, open_source
from workbench.files.importers._opening import sheet_process
from workbench.files.importers._opening.workbook import messages

SECONDS = 3
"""What one may take of the processor until there is an answer."""

CELLS = {
    "calamine/any_sheets.ods": (7, 0, 0, 0),
    "calamine/any_sheets.xlsx": (7, 0, 0),
    "calamine/column_row_ranges.xlsx": (15, 15),
    "calamine/has_x000D_.xlsx": (1,),
    "calamine/header-row.xlsx": (9,),
    "calamine/hyperlinks.xlsx": (9, 1),
    "calamine/merge_cells.xlsx": (4,),
    "calamine/merged_range.xlsx": (21, 10),
    "calamine/strict_iso_paths.xlsx": (1_368,),
    "calamine/whitespace_trim.xlsx": (6, 6),
    "frictionless/merged-cells.xlsx": (1,),
    "frictionless/preserve-formatting.xlsx": (21,),
    "frictionless/skip-rows.xlsx": (6,),
    "poi/DataValidationListTooLong.xlsx": (1,),
    "poi/MalformedSSTCount.xlsx": (12,),
    "poi/SimpleMacro.xlsm": (1, 0, 0),
    "poi/TwoSheetsOneHidden.xlsx": (1, 1),
    "poi/WithConditionalFormatting.xlsx": (17, 0, 0),
    "poi/noSharedStringTable.xlsx": (2,),
    "poi/right-to-left.xlsx": (4, 4),
    "poi/sample.strict.xlsx": (20, 9, 0),
    "poi/sample.xlsb": (20, 9, 0),
    "poi/unicodeSheetName.xlsx": (9,),
    "readxl/big-texty-numbers-xlsx.xlsx": (21,),
    "readxl/blanks.xlsx": (4, 4, 6),
    "readxl/dates-1900-LibreOffice.xlsx": (5,),
    "readxl/deaths.xlsx": (82, 81),
    "readxl/embedded-chartsheet.xlsx": (755, 363, 144, 5_005),
    "readxl/inlineStr.xlsx": (14,),
    "readxl/iris-google-doc.xlsx": (755,),
    "readxl/missing-first-column.xlsx": (3, 0, 0),
    "readxl/no-styles-or-sharedStrings-parts.xlsx": (36,),
    "readxl/nonstandard-xml-ns-prefix.xlsx": (6,),
    "readxl/richtext-coloured.xlsx": (8, 0, 0),
    "readxl/skipping.xlsx": (6, 7, 8),
    "readxl/unnamed-duplicated-columns.xlsx": (10,),
    "readxl/utf8-sheet-names.xlsx": (2, 2),
}
"""File -> the cells with a value of each sheet that is no chart."""
EMPTY = "is empty."
DAMAGED = "is damaged. Open and save it in Excel, then import that."
PASSWORD = "is protected by a password. Open it in Excel, save it without one, import that."
SENTENCES = {
    "calamine/empty_sheet.xlsx": EMPTY,
    "calamine/errors.xlsx": EMPTY,
    "calamine/pass_protected.xlsx": PASSWORD,
    "closedxml/HideUnhide.xlsx": EMPTY,
    "messytables/libreoffice.xlsx": EMPTY,
    "poi/57893-many-merges.xlsx": EMPTY,
    "poi/BrNotClosed.xlsx": EMPTY,
    "poi/clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx": "is neither a workbook nor a text. Save the "
    "table in it as .xlsx or .csv, import that.",
    "poi/duplicate-filename.xlsx": EMPTY,
    "poi/poc-xmlbomb.xlsx": "holds what no spreadsheet program writes, and was not read.",
    "poi/protected_passtika.xlsx": PASSWORD,
    "poi/sheetProtection_allLocked.xlsx": EMPTY,
    "poi/xlsx-corrupted.xlsx": DAMAGED,
}


def filled(grid: Grid) -> int:
    return sum(cell is not None for row in grid.rows for cell in row)


def within_time(path: Path) -> tuple[Grid, ...]:
    start = processor_seconds()
    try:
        return open_source(path).grids
    finally:
        assert processor_seconds() - start < SECONDS


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a workbook read here: what is known to be harmless is read much sooner."""

    def said(data: bytes, _: Task, __: SchemaValidator) -> Generator[dict[str, Any], None, None]:
        for each in messages(data):
            yield sheet_process._shape().validate_json(orjson.dumps(each))

    monkeypatch.setattr(sheet_process, "messages_of", said)


@pytest.mark.parametrize("name", CELLS)
def test_an_odd_workbook_gives_its_cells(name: str, no_process: None) -> None:
    grids = within_time(real_file(f"hostile/{name}"))
    assert tuple(map(filled, grids)) == CELLS[name]
    assert all(len({len(row) for row in grid.rows}) <= 1 for grid in grids)


@pytest.mark.parametrize("name", SENTENCES)
def test_a_hostile_workbook_gives_its_sentence(name: str) -> None:
    path = real_file(f"hostile/{name}")
    with pytest.raises(ImportFailed) as caught:
        within_time(path)
    said = str(caught.value)
    assert said.startswith(f"“{path.name[:20]}")
    assert said.endswith(f" {SENTENCES[name]} Nothing was changed.")


def test_every_workbook_among_them_is_in_the_tables() -> None:
    folder = real_file("hostile/poi/SOURCE.md").parents[1]
    names = {path.relative_to(folder).as_posix() for path in folder.glob("*/*.[xo][ld]s*")}
    assert names == CELLS.keys() | SENTENCES.keys()


def test_the_process_gives_the_same_as_reading_here() -> None:
    path = real_file("hostile/poi/sample.strict.xlsx")
    assert tuple(map(filled, open_source(path).grids)) == CELLS["poi/sample.strict.xlsx"]


def test_headings_stand_where_they_stood() -> None:
    arts, _ = open_source(real_file("hostile/readxl/deaths.xlsx")).grids
    assert arts.rows[4] == ("Name", "Profession", "Age", "Has kids", "Date of birth", "Date of death")
    assert len(arts.rows[5:15]) == 10


PEAKS: dict[str, Callable[[], bytes]] = {
    "many merges": lambda: real_file("hostile/poi/57893-many-merges.xlsx").read_bytes(),
    "strict": lambda: real_file("hostile/calamine/strict_iso_paths.xlsx").read_bytes(),
    "fuzzed": lambda: real_file("hostile/poi/xlsx-corrupted.xlsx").read_bytes(),
    "bomb": lambda: packed_zip(SHEET_PART, bomb(150), 100),
    "far": lambda: workbook(
        sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "declared": lambda: packed_zip(SHEET_PART, bomb(150), 1_500_000_000),
    "O*NET": lambda: real_file("onet-29.3/Skills.xlsx").read_bytes(),
}


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell what a process took")
@pytest.mark.parametrize("name", PEAKS)
def test_the_process_needs_little_memory(name: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_bytes(PEAKS[name]())
    begins, peak = reading(data)
    assert begins.startswith(('{"done"', '{"refused"'))
    assert peak < MOST_MEGABYTES
