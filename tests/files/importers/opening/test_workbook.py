"""Workbooks: own small ones part by part, limits, and the process that reads them and may die."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.files.importers.opening.test_text import refusal
from tests.support.usage import processor_seconds
from tests.support.workbooks import SHEET_PART, bomb, packed_zip, sheet_xml, workbook, zipped
from workbench.application.importing.grid import Area, Grid
from workbench.application.task import Cancelled, Task
from workbench.cli.commands import read_sheets
from workbench.domain.limits import LONGEST_TEXT
from workbench.files.importers import Opened, Source, open_source
from workbench.files.importers._opening import sheet_process, zip_parts
from workbench.files.importers._opening import workbook as reading
from workbench.files.importers._opening.limits import COLUMNS, PARTS, ROWS
from workbench.files.importers._opening.workbook import messages
from workbench.main import main

CASES = Path(__file__).parents[3] / "cases" / "importing"
CELL = '<c r="A1"><v>1</v></c>'


def opened(data: bytes, name: str = "skills.xlsx") -> Opened:
    return open_source(Source(name, data))


def told(data: bytes) -> list[dict[str, Any]]:
    """What the process would say, without one."""
    return list(messages(data))


def refused(data: bytes) -> tuple[str, dict[str, int | str]]:
    last = told(data)[-1]
    return last["refused"], last["values"]


def far(*cells: str) -> bytes:
    rows = "".join(f'<row r="{cell.lstrip("ABCDEFX")}"><c r="{cell}"><v>1</v></c></row>' for cell in cells)
    return workbook(sheet_xml(rows))


@pytest.mark.parametrize("name", ["small.xlsx", "small.xls", "small.ods"])
def test_one_table_in_three_formats_is_the_same(name: str) -> None:
    found = open_source(CASES / name)
    team, notes = found.grids
    assert team.rows[:2] == (("Skills", "Marketing", None, None, None), ("Skill", "Lead", "Analyst", "Since", "Sum"))
    assert team.rows[2][:4] == ("Ads", 3.0, 2.0, date(2024, 3, 1))
    assert team.rows[3:] == (("Pricing", 4.0, None, None, None), ("Secret", 1.0, 1.0, None, None))
    assert team.merged == (Area(0, 1, 0, 2),)
    assert (notes.name, notes.hidden, notes.rows) == ("Notes", True, (("hidden",),))
    assert (team.hidden_rows, team.hidden_columns) == ({4}, {3})
    assert team.errors + team.unvalued == (2 if name == "small.xlsx" else 1)


def test_formulas_without_a_value_and_errors_are_counted_and_said() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1"><f/><v/></c></row>'
    )
    found = opened(workbook(sheet_xml(rows)))
    (grid,) = found.grids
    assert (grid.rows, grid.unvalued, grid.errors) == (((None, None, 2.0),), 3, 1)
    assert found.notes == (
        "3 cells hold formulas without a stored value and count as empty. Open it in Excel, save, import again to have "
        "them.",
        "1 cell holds an error, such as #REF!, and counts as empty.",
    )


def test_hidden_rows_and_columns_are_told_in_the_sheet_they_are_in() -> None:
    row = f'<row r="1">{CELL}<c r="C1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row>'
    hidden = '<cols><col min="2" max="3" hidden="1"/><col min="900" max="16384" hidden="true"/></cols>'
    first, second = opened(workbook(sheet_xml(f'<row r="1">{CELL}</row>'), sheet_xml(row, hidden))).grids
    assert (first.hidden_rows, first.hidden_columns) == (frozenset(), frozenset())
    assert (second.hidden_rows, second.hidden_columns) == ({1}, {1, 2})


def test_merged_areas_end_with_the_grid() -> None:
    merged = '<mergeCells><mergeCell ref="A1:D9"/><mergeCell ref="F1:G1"/></mergeCells>'
    (grid,) = opened(workbook(sheet_xml(f'<row r="1">{CELL}<c r="B1"><v>2</v></c></row>', after=merged))).grids
    assert (grid.rows, grid.merged) == (((1.0, 2.0),), (Area(0, 0, 0, 1),))


def test_values_keep_their_kind_and_texts_are_cleaned() -> None:
    long = "x" * (LONGEST_TEXT + 9)
    rows = (
        '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="inlineStr"><is><t>a&#13;&#10;b_x0007_</t></is></c>'
        f'<c r="C1" t="inlineStr"><is><t>{long}</t></is></c><c r="D1" t="inlineStr"><is><t> </t></is></c></row>'
    )
    found = opened(workbook(sheet_xml(rows)))
    assert found.grids[0].rows == ((True, "a\nb", "x" * LONGEST_TEXT),)
    assert found.notes == ("1 text of more than 32,767 characters was cut there.",)


def test_macros_are_said_and_chart_sheets_left_out() -> None:
    found = opened(workbook(sheet_xml(f'<row r="1">{CELL}</row>'), **{"xl__vbaProject.bin": b"x"}))
    assert found.notes == ("Values were read; macros were not looked at.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workbook(sheet_xml("")), "is empty."),
        (b"PK\x03\x04" + b"x" * 100, "is damaged. Open and save it in Excel, then import that."),
        (zipped({"word/document.xml": "<document/>"}), "is neither a workbook nor a text."),
        (zipped({"readme.txt": "x"}), "is neither a workbook nor a text."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is damaged."),
        (far("A1", "XFD1048576"), "has a value in XFD1048576, far from its table. Delete it and save."),
    ],
    ids=["empty", "damaged", "word", "zip", "compound", "far"],
)
def test_what_is_not_read_has_its_sentence(data: bytes, said: str) -> None:
    assert said in refusal(data, "skills.xlsx")


@pytest.mark.parametrize("name", ["plan.capmap", "plan.json"])
def test_a_map_is_opened_and_not_imported(tmp_path: Path, name: str) -> None:
    assert main(["new", "--template", "blank", "-o", str(tmp_path / name)]) == 0
    assert "is a capability map. Open it by File > Open." in refusal((tmp_path / name).read_bytes(), name)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (far("A1", "A1048576"), ("FAR", {"cell": "A1048576"})),
        (far("ABCD1"), ("FAR", {"cell": "ABCD1"})),
        (far("ALL20000", "A20001"), ("FAR", {"cell": "A20001"})),
        (workbook(sheet_xml('<row r="900000"><c><v>1</v></c></row>')), ("FAR", {"cell": "row 900,000"})),
        (workbook("<!DOCTYPE x>" + sheet_xml("")), ("ODD", {})),
        (workbook(("<!DOCTYPE x>" + sheet_xml("")).encode("utf-16")), ("ODD", {})),
        (workbook(sheet_xml(""), **{"xl__sharedStrings.xml": b" " * ((1 << 20) - 4) + b"<!DOCTYPE x>"}), ("ODD", {})),
        (workbook(*[sheet_xml("")] * 201), ("SHEETS", {"sheets": 201, "most": 200})),
        (zipped({f"{each}": "" for each in range(PARTS + 1)}), ("ODD", {})),
    ],
    ids=[
        *("row", "column", "area", "unplaced", "doctype", "doctype-16", "doctype-split", "sheets"),
        "parts",
    ],
)  # fmt: skip
def test_limits_are_met_before_the_library_reads(data: bytes, why: tuple[str, object]) -> None:
    assert refused(data) == why


@pytest.mark.parametrize(("declared", "why"), [(1_500_000_000, "UNPACKED"), (100, "PART")])
def test_a_bomb_of_fifteen_hundred_megabytes_is_measured(declared: int, why: str) -> None:
    data = packed_zip(SHEET_PART, bomb(150), declared)
    assert len(data) < 2_000_000
    start = processor_seconds()
    assert refused(data) == (why, {})
    assert processor_seconds() - start < 3


def test_many_parts_are_measured_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_parts, "UNPACKED", 25_000_000)
    assert refused(packed_zip(SHEET_PART, bomb(3), 100)) == ("UNPACKED", {})


def test_styled_cells_without_a_value_are_not_far() -> None:
    styled = '<row r="1048576" s="1"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c></row>'
    (grid,) = opened(workbook(sheet_xml(f'<row r="1">{CELL}</row>{styled}'))).grids
    assert grid.rows == ((1.0,),)


def test_the_largest_sheet_is_read_and_one_row_more_is_not() -> None:
    def rows(number: int) -> str:
        return "".join(f'<row r="{each}"><c r="A{each}"><v>1</v></c></row>' for each in range(1, number + 1))

    assert sum(len(each["rows"]) for each in told(workbook(sheet_xml(rows(ROWS)))) if "rows" in each) == ROWS
    assert refused(workbook(sheet_xml(rows(ROWS + 1)))) == ("ROWS", {"rows": ROWS + 1, "most": ROWS})


def test_a_wide_table_is_told_from_a_stray_value() -> None:
    from workbench.application.importing.grid import column_letters

    row = "".join(f'<c r="{column_letters(each)}1"><v>1</v></c>' for each in range(COLUMNS + 20))
    assert refused(workbook(sheet_xml(f'<row r="1">{row}</row>'))) == ("COLUMNS", {"columns": 1_020, "most": 1_000})


def test_cells_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CELLS", 1)
    assert refused(far("A1", "A2")) == ("CELLS", {"most": 1})


def test_an_open_document_that_repeats_a_value_is_far() -> None:
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t"><table:table table:name="S"><table:table-row '
        'table:number-rows-repeated="{}"><table:table-cell office:value-type="float" office:value="1" '
        'table:number-columns-repeated="{}"/></table:table-row></table:table></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"

    def book(rows: int, columns: int, before: str = "") -> bytes:
        return zipped({"mimetype": kind, "content.xml": before + content.format(rows, columns)})

    assert refused(book(1_048_576, 1)) == ("FAR", {"cell": "A1048576"})
    assert refused(book(1, 16_384)) == ("FAR", {"cell": "XFD1"})
    assert refused(book(1, 1, '<!DOCTYPE x [<!ENTITY a "b">]>')) == ("ODD", {})


def test_encrypted_workbooks_are_protected() -> None:
    data = (CASES / "small.xls").read_bytes()
    begins = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    assert refused(data[:begins] + b"\x2f\x00" + data[begins + 2 :])[0] == "PASSWORD"
    name = "Workbook".encode("utf-16-le")
    assert refused(data.replace(name, "Document".encode("utf-16-le"))) == ("FOREIGN", {})
    manifest = "<manifest:encryption-data/>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    assert refused(zipped({"mimetype": kind, "content.xml": "?", "META-INF/manifest.xml": manifest}))[0] == "PASSWORD"


@pytest.mark.parametrize("place", [30, 44, 48, 56, 60, 68, 76, 80])
@pytest.mark.parametrize("value", [b"\0\0\0\0", b"\x01\0\0\0", b"\xff\xff\0\0", b"\xff\xff\xff\x7f"])
def test_a_damaged_compound_file_is_refused_or_read(place: int, value: bytes) -> None:
    data = (CASES / "small.xls").read_bytes()
    last = told(data[:place] + value + data[place + 4 :])[-1]
    assert "done" in last or last["refused"] in ("DAMAGED", "FOREIGN")


def stand_in(monkeypatch: pytest.MonkeyPatch, code: str) -> list[subprocess.Popen[bytes]]:
    """Have another program stand in for the one that reads; the processes that are started."""
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def watched(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(start(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(sheet_process, "own_command", lambda _: [sys.executable, "-c", code])
    monkeypatch.setattr(subprocess, "Popen", watched)
    return started


WAITS = "import sys, time; sys.stdin.buffer.read(); time.sleep(60)"


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not limit what a process asks for")
def test_a_process_that_asks_for_too_much_dies_alone() -> None:
    """Two far cells, written so that they are not seen from outside: room for 17 thousand million."""
    row = '<row r="1"><c r = "A1"><v>1</v></c><c r = "XFD1048576"><v>1</v></c></row>'
    start = processor_seconds()
    assert "asks for more memory than a table needs." in refusal(workbook(sheet_xml(row)), "skills.xlsx")
    assert processor_seconds() - start < 3


def test_cancelling_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started = stand_in(monkeypatch, WAITS)
    start = time.monotonic()
    with pytest.raises(Cancelled, match=r"“skills.xlsx” was stopped\. Nothing was changed\."):
        open_source(
            Source("skills.xlsx", workbook(sheet_xml(""))), Task(cancelled=lambda: time.monotonic() > start + 0.2)
        )
    assert time.monotonic() - start < 5
    assert started[0].poll() is not None


def test_cancelling_while_it_is_told_how_far_it_is_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while somebody still holds the exception, and with it all that was under way."""
    started = stand_in(monkeypatch, "import time; print('{\"at\": 0.5}', flush=True); time.sleep(60)")

    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled) as held:
        open_source(Source("skills.xlsx", workbook(sheet_xml(""))), Task(stop))
    assert started[0].poll() is not None
    assert held.value.__cause__ is not None


def test_the_time_limit_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started = stand_in(monkeypatch, WAITS)
    monkeypatch.setattr(sheet_process, "SECONDS", 0.2)
    assert "took longer than 30 s; keep only the sheet you need." in refusal(workbook(sheet_xml("")), "skills.xlsx")
    assert started[0].poll() is not None


SHEET = {
    "name": "S",
    "hidden": False,
    "merged": [],
    "hidden_rows": [],
    "hidden_columns": [],
    "errors": 0,
    "unvalued": 0,
}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; print('{\"at\": 0.1}', flush=True); os.abort()", "asks for more memory than a table needs."),
        ("print('{\"at\": 0.1}')", "asks for more memory than a table needs."),
        ("import sys; sys.exit(0)", "the part of the program that reads workbooks did not start."),
        ("import nothing_of_this_name", "the part of the program that reads workbooks did not start."),
        ("print('nonsense')", "is damaged."),
        ('print(\'{"refused": "NOTHING", "values": {}}\')', "is damaged."),
        ('print(\'{"refused": "ROWS", "values": {}}\')', "is damaged."),
        ('print(\'{"rows": [["a"]]}\')', "is damaged."),
        ("print('{\"other\": 1}')", "is damaged."),
        ("print('{\"sheet\": {}}')", "is damaged."),
        (f"import json; print(json.dumps({{'sheet': {SHEET}}})); print('{{\"rows\": [[[1]]]}}')", "is damaged."),
    ],
)
def test_what_the_process_says_is_not_trusted(monkeypatch: pytest.MonkeyPatch, code: str, said: str) -> None:
    stand_in(monkeypatch, code)
    assert said in refusal(workbook(sheet_xml("")), "skills.xlsx")


def test_a_panic_of_the_library_is_damage(monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> None:
    """It comes as an exception that is none of those one catches."""

    class Panic(BaseException):
        pass

    def panics(_: bytes) -> Iterator[Any]:
        yield {"at": 0.1}
        raise Panic

    monkeypatch.setattr(reading, "messages", panics)
    monkeypatch.setattr(read_sheets, "_limit_itself", lambda: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x")))
    assert main(["read-sheets"]) == 0
    assert capfdbinary.readouterr().out == b'{"at":0.1}\n{"refused":"DAMAGED","values":{}}\n'


def test_a_program_that_lost_its_reader_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_process, "own_command", lambda _: ["/nowhere/workbench-cli"])
    assert "the part of the program that reads workbooks did not start" in refusal(workbook(sheet_xml("")), "a.xlsx")


def test_it_says_how_far_it_is() -> None:
    heard: list[float] = []
    rows = "".join(f'<row r="{each}"><c r="A{each}"><v>1</v></c></row>' for each in range(1, 3_001))
    found = open_source(Source("a.xlsx", workbook(sheet_xml(rows))), Task(heard.append))
    assert found.grids == (Grid("S1", ((1.0,),) * 3_000),)
    assert heard == sorted(heard)
    assert len(heard) > 6
    assert heard[-1] <= 1.0
