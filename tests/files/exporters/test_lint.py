"""The checker finds every way known to us in which a workbook asks for repair; broken ones are made of a sound one."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.files.exporters import maps
from tests.files.exporters.reading import workbook_of
from workbench.files.exporters.xlsx.lint import workbook_problems

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
    "merged cells overlap": (SUMMARY, b'<mergeCell ref="A2:F2"/>', b'<mergeCell ref="A1:F2"/>'),
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
    "inline text too long": (
        MATRIX,
        b' t="s"><v>',
        b' t="inlineStr"><is><t>' + b"x" * 32_768 + b"</t></is><v>",
    ),
    "a single cell merged": (SUMMARY, b'<mergeCell ref="A2:', b'<mergeCell ref="J9:J9"/><mergeCell ref="A2:'),
    "name with a blank": ("xl/workbook.xml", b'name="_xlnm.Print_Area"', b'name="Print area"'),
    "name that begins with a digit": ("xl/workbook.xml", b'name="_xlnm.Print_Area"', b'name="1st"'),
    "name that reads as a column": ("xl/workbook.xml", b'name="_xlnm.Print_Area"', b'name="c"'),
    "name too long": ("xl/workbook.xml", b'name="_xlnm.Print_Area"', b'name="' + b"n" * 256 + b'"'),
    "built-in name unknown": ("xl/workbook.xml", b'name="_xlnm.Print_Area"', b'name="_xlnm.Print"'),
    "name twice": (
        "xl/workbook.xml",
        b"<definedNames>",
        b'<definedNames><definedName name="a">Split!$A$1</definedName><definedName name="A">Split!$A$1</definedName>',
    ),
    "name of a sheet that is not there": ("xl/workbook.xml", b'localSheetId="', b'localSheetId="9'),
    "boolean 2": (MATRIX, b' t="s"><v>', b' t="b"><v>2'),
    "no such look": (MATRIX, b'dxfId="', b'dxfId="99'),
    "sheet out of order": (MATRIX, b"<sheetData", b"<printOptions/><sheetData"),
    "sheet data twice": (MATRIX, b"<autoFilter", b"<sheetData/><autoFilter"),
    "element unknown": (MATRIX, b"<autoFilter", b"<autofilter/><autoFilter"),
    "workbook out of order": ("xl/workbook.xml", b"<sheets>", b"<calcPr/><sheets>"),
    "styles out of order": ("xl/styles.xml", b"<fonts", b"<dxfs/><fonts"),
    "look out of order": ("xl/styles.xml", b"<dxf>", b"<dxf><border/><font/></dxf><dxf>"),
    "formula behind its value": (SPLIT, b"</f><v>", b"</f><v>0</v><f>SUM(A1)</f><v>"),
    "validation title too long": (MATRIX, b'errorTitle="', b'errorTitle="' + b"t" * 33),
    "validation message too long": (MATRIX, b' error="', b' error="' + b"m" * 256),
    "validation formula broken": (MATRIX, b"<formula1>", b"<formula1>SUM("),
    "formula that ends in an operator": (SPLIT, b"</f>", b"+</f>"),
    "formula that ends in a comparison": (SPLIT, b"</f>", b"&lt;&gt;</f>"),
    "operator before a bracket": (SPLIT, b"<f>SUM(", b"<f>SUM(1*)+SUM("),
    "two operators": (SPLIT, b"<f>SUM(", b"<f>1*/SUM("),
    "formula that points at nothing": (SPLIT, b"<f>SUM(", b"<f>#REF!+SUM("),
    "formula of a sheet that is not there": (SPLIT, b"<f>SUM(", b"<f>Nowhere!A1+SUM("),
    "quoted sheet that is not there": (SPLIT, b"<f>SUM(", b"<f>'No where'!A1+SUM("),
    "sheet with another number": (SPLIT, b"<f>SUM(", b"<f>Split2!A1+SUM("),
    "chart of a sheet that is not there": ("xl/charts/chart1.xml", b"<c:f>Summary!", b"<c:f>Nowhere!"),
    "name that points nowhere": ("xl/workbook.xml", b">Matrix!", b">Nowhere!"),
    "untyped part": ("[Content_Types].xml", b'PartName="/xl/worksheets/sheet1.xml"', b'PartName="/xl/other"'),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    """The parts of a workbook that is sound."""
    data = workbook_of(maps.starter())
    assert workbook_problems(data) == []
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
    assert workbook_problems(packed(sound | {name: sound[name].replace(good, bad, 1)}))


@pytest.mark.parametrize("seed", range(20))
def test_every_export_is_sound(seed: int) -> None:
    assert workbook_problems(workbook_of(maps.random_map(100 + seed))) == []
