"""Whatever people write stays text: in the workbook, in the table, and in the name of the file."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.exporters import maps
from tests.files.exporters.maps import HOSTILE, LONG, TODAY
from tests.files.exporters.reading import opened, workbook_of
from workbench.domain.formula_text import starts_formula
from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario, Skill
from workbench.files.exporters import ExportRequest, default_name, exporter_for
from workbench.files.exporters.xlsx.lint import workbook_problems
from workbench.files.texts import LONGEST, MARK, clean, shorten, utf16_length

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def texts_in(data: bytes, sheet: int) -> set[str]:
    """Every text on a sheet as Excel reads it: runs joined, _xHHHH_ taken for the character."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        cells = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))

    def decoded(text: str | None) -> str:
        return re.sub("_x([0-9a-fA-F]{4})_", lambda found: chr(int(found[1], 16)), text or "")

    table = ["".join(decoded(each.text) for each in item.iter(f"{_MAIN}t")) for item in shared]
    return {table[int(str(each.findtext(f"{_MAIN}v")))] for each in cells.iter(f"{_MAIN}c") if each.get("t") == "s"}


def as_kept(text: str) -> str:
    """What of a text a cell holds."""
    return shorten(clean(text)[0])


def test_hostile_texts_stay_text_on_every_sheet() -> None:
    data = workbook_of(maps.hostile_map())
    assert workbook_problems(data) == []
    for number in (2, 3, 5, 7):
        assert {as_kept(text) for text in HOSTILE} <= texts_in(data, number)
    for sheet in opened(data, values=False):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert sheet.title in ("Summary", "Organisation", "Matrix", "Split", "Exported")
                    assert "cmd" not in str(cell.value)
                assert cell.hyperlink is None
                if cell.data_type == "s" and starts_formula(str(cell.value)):
                    assert cell.quotePrefix, f"{sheet.title}!{cell.coordinate}"


def test_what_is_dropped_and_shortened_is_said() -> None:
    exporter = exporter_for(".xlsx")
    assert exporter is not None
    document = maps.hostile_map()
    notes = exporter.write(ExportRequest(document, document.scenarios[0].id, TODAY)).notes
    assert any("shortened" in note for note in notes)
    assert any("control characters were dropped" in note for note in notes)
    skills = tuple(
        Skill(f"s{n}", name, group="", belongs_to="product", importance=5, level_needed=2)
        for n, name in enumerate(("A\x01d", "B\x02\x02e"))
    )
    roles = (Role("r", "R", assignments=(Assignment("s0", "lead", level=2),)),)
    document = CapabilityMap("Texts", skills=skills, scenarios=(Scenario("a", "A", model="centralised", roles=roles),))
    (note,) = exporter.write(ExportRequest(document, "a", TODAY)).notes
    assert note.startswith("3 control characters were dropped")
    plain = maps.starter()
    assert exporter.write(ExportRequest(plain, plain.scenarios[0].id, TODAY)).notes == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), min_size=1, max_size=40), min_size=1, max_size=20))
def test_any_text_comes_back(definitions: list[str]) -> None:
    skills = tuple(
        Skill(f"s{n}", "A skill", group="", belongs_to="either", importance=1, level_needed=1, definition=text)
        for n, text in enumerate(definitions)
    )
    document = CapabilityMap("Texts", skills=skills, scenarios=(Scenario("a", "A", model="centralised"),))
    data = workbook_of(document)
    assert workbook_problems(data) == []
    assert {as_kept(text) for text in definitions} - {""} <= texts_in(data, 7)


@given(st.text(st.characters(codec=None)), st.integers(20, 60))
def test_a_shortened_text_fits_and_says_so(text: str, limit: int) -> None:
    kept = shorten(clean(text)[0], limit)
    assert utf16_length(kept) <= limit
    assert kept == clean(text)[0] or kept.endswith(MARK)


def test_long_text_keeps_its_beginning() -> None:
    kept = as_kept(LONG)
    assert utf16_length(kept) <= LONGEST
    assert LONG.startswith(kept.removesuffix(MARK))


def test_the_table_holds_no_formula() -> None:
    exporter = exporter_for(".CSV")
    assert exporter is not None
    document = maps.hostile_map()
    data = exporter.write(ExportRequest(document, document.scenarios[0].id, TODAY)).data
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(HOSTILE)
    for row, text in zip(rows[1:], HOSTILE, strict=True):
        assert not any(starts_formula(each) for each in row)
        assert row[1].removeprefix("'") == clean(text)[0].removeprefix("'")
        assert row[7:10] == ["3", "3", "3"]


@pytest.mark.parametrize("before", ["", " ", "\n", " \n\t ", "\u00a0", "\u3000", "\ufeff", "\u200b \u00ad", "\x00"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"])
def test_a_sign_behind_blanks_is_quoted_as_a_direct_one(sign: str, before: str) -> None:
    exporter = exporter_for(".csv")
    assert exporter is not None
    text = f'{before}{sign}HYPERLINK("x")'
    skill = Skill("s", text, group=text, belongs_to="either", importance=1, level_needed=1)
    role = Role("r", text, assignments=(Assignment("s", "lead", level=3, note=text),))
    document = CapabilityMap(
        "Signs", skills=(skill,), scenarios=(Scenario("a", text, model="holistic", roles=(role,)),)
    )
    data = exporter.write(ExportRequest(document, "a", TODAY)).data.decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(data, newline="")))[1]
    assert [each for each in row if sign in each] == [f"'{clean(text)[0]}"] * 5


@pytest.mark.parametrize("text", ["", " ", "\n", "Plan = act", "R&D", "'=1", "1-2", "–", " a - b"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert not starts_formula(text)


@pytest.mark.parametrize("text", [*HOSTILE, "CON", "a" * 400, "...", "ü" * 200])
def test_the_name_of_the_file_suits_every_file_system(text: str) -> None:
    name = default_name(CapabilityMap(text), Scenario("a", text, model="holistic"), TODAY)
    assert not set('<>:"/\\|?*\0\n\r\t') & set(name)
    assert len(name.encode()) <= 255
    assert name.endswith(" - 2026-11-24.xlsx")
    assert name == name.strip(" .")


def test_the_usual_name() -> None:
    document = maps.starter()
    assert default_name(document, document.scenarios[0], TODAY) == "Social leadership - Proposed - 2026-11-24.xlsx"
    compared = default_name(document, document.scenarios[0], TODAY, "Plan (a/b.capmap)")
    assert compared == "Social leadership - Proposed to Plan (a-b.capmap) - 2026-11-24.xlsx"
