"""The checker finds every way known to us in which a workbook asks for repair; broken ones are made of a sound one."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.files.exporters import maps
from tests.files.exporters.reading import workbook_of
from workbench.files.exporters.xlsx.lint import problems

MATRIX, SPLIT, SUMMARY = (f"xl/worksheets/sheet{n}.xml" for n in (5, 6, 1))
BROKEN = {
    "not well-formed": (MATRIX, b"</sheetData>", b"</sheetDta>"),
    "control character": ("xl/sharedStrings.xml", b"Social APIs", b"Social\x07APIs"),
    "no such text": (MATRIX, b't="s"><v>', b't="s"><v>9999'),
    "no such format": (MATRIX, b' s="', b' s="9999'),
    "row twice": (MATRIX, b'<row r="7"', b'<row r="6"'),
    "cell twice": (MATRIX, b'r="B6"', b'r="A6"'),
    "row out of bounds": (MATRIX, b'<row r="7"', b'<row r="1048577"'),
    "semicolon in a formula": (SPLIT, b",1),0.5", b";1),0.5"),
    "bracket missing": (SPLIT, b"<f>SUM(", b"<f>(SUM("),
    "formula with an equals sign": (SPLIT, b"<f>SUM", b"<f>=SUM"),
    "unknown function": (SPLIT, b"<f>SUM(", b"<f>XLOOKUP("),
    "formula without a value": (SPLIT, b"</f><v>", b"</f><w>"),
    "an error": (SPLIT, b't="str"', b't="e"'),
    "not a number": (MATRIX, b"<v>5</v>", b"<v>nan</v>"),
    "list too long": (MATRIX, b"L4,L3", b"L4," + b"L3," * 100),
    "header too long": (SUMMARY, b"<oddHeader>", b"<oddHeader>" + b"x" * 256),
    "merged cells overlap": (SUMMARY, b'<mergeCell ref="A2:E2"/>', b'<mergeCell ref="A1:E2"/>'),
    "sheet name with a slash": ("xl/workbook.xml", b'name="Roles"', b'name="Ro/es"'),
    "sheet name too long": ("xl/workbook.xml", b'name="Roles"', b'name="' + b"r" * 32 + b'"'),
    "sheet name twice": ("xl/workbook.xml", b'name="Roles"', b'name="skills"'),
    "reserved sheet name": ("xl/workbook.xml", b'name="Roles"', b'name="History"'),
    "name like a cell": ("xl/workbook.xml", b'name="_xlnm.Print_Area"', b'name="AB12"'),
    "part missing": ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/sheet11.xml"),
    "external link": (
        "xl/_rels/workbook.xml.rels",
        b' Target="styles.xml"',
        b' TargetMode="External" Target="styles.xml"',
    ),
    "an author": ("docProps/core.xml", b"<dc:creator>", b"<dc:creator>Somebody"),
    "text too long": ("xl/sharedStrings.xml", b"Social APIs", b"x" * 32_768),
    "rule that points at another sheet": (MATRIX, b"<formula>TRUE", b"<formula>Split!A1"),
    "untyped part": ("[Content_Types].xml", b'PartName="/xl/worksheets/sheet1.xml"', b'PartName="/xl/other"'),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    """The parts of a workbook that is sound."""
    data = workbook_of(maps.starter())
    assert problems(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_workbook_is_found(sound: dict[str, bytes], what: str) -> None:
    name, good, bad = BROKEN[what]
    assert good in sound[name]
    assert problems(packed(sound | {name: sound[name].replace(good, bad, 1)}))


@pytest.mark.parametrize("seed", range(20))
def test_every_export_is_sound(seed: int) -> None:
    assert problems(workbook_of(maps.random_map(100 + seed))) == []
