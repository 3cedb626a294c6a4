"""Whether a workbook would open without a repair prompt: what Excel refuses and other readers let pass.

Works on the finished bytes with the standard library, and knows nothing of how they were made. Sources of the rules:
ECMA-376 part 1, and the causes of repair prompts that users of spreadsheet libraries reported.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import isfinite
from xml.etree import ElementTree

from workbench.files.texts import LONGEST, fits, units

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VALUE, _FORMULA = f"{_MAIN}v", f"{_MAIN}f"
_LONGEST_FORMULA, _LONGEST_LIST, _LONGEST_HEADER, _LONGEST_NAME = 8192, 255, 255, 31
_FUNCTIONS = frozenset(
    [
        "ADDRESS",
        "AND",
        "COLUMN",
        "COUNTIF",
        "COUNTIFS",
        "IF",
        "INDIRECT",
        "ISNUMBER",
        "LEFT",
        "MAX",
        "MIN",
        "ROW",
        "SUM",
        "SUMPRODUCT",
    ]
)
_STRING = re.compile('"(?:[^"]|"")*"')
_DIGITS = str.maketrans("", "", "0123456789")
_CALL = re.compile(r"([A-Za-z_.][\w.]*)\(")
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d*)")
_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")
_BAD_IN_NAME = re.compile(r"[\[\]:*?/\\]")


def problems(data: bytes) -> list[str]:
    """What is wrong with a workbook, each in a sentence's end with its place; empty where nothing is."""
    return list(_problems(data))


def _problems(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    if len(parts) < len(names):
        yield "a part is there twice"
    trees = {}
    for name, content in parts.items():
        try:
            trees[name] = ElementTree.fromstring(content)
        except ElementTree.ParseError as error:
            yield f"{name} is not well-formed: {error}"
    if len(trees) < len(parts):
        return
    yield from _packed(trees)
    yield from _names(trees["xl/workbook.xml"])
    texts = _texts(trees)
    for number, text in enumerate(texts):
        if not fits(text):
            yield f"text {number} is longer than {LONGEST}"
    formats = len(trees["xl/styles.xml"].findall(f"{_MAIN}cellXfs/{_MAIN}xf"))
    for name, tree in trees.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            for problem in _sheet(tree, len(texts), formats):
                yield f"{name}: {problem}"


def _packed(trees: dict[str, ElementTree.Element]) -> Iterator[str]:
    """Every relation leads to a part of the package, and every part has a type."""
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for each in tree:
            target = each.get("Target", "")
            if each.get("TargetMode") == "External":
                yield f"{name} leads out of the file, to {target}"
            elif posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") not in trees:
                yield f"{name} leads to {target}, which is not there"
    types = trees["[Content_Types].xml"]
    endings = {each.get("Extension") for each in types}
    typed = {(each.get("PartName") or "").lstrip("/") for each in types}
    for name in typed - {""} - trees.keys():
        yield f"{name} has a content type and is not there"
    for name in trees:
        if name != "[Content_Types].xml" and name not in typed and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"
    core = trees["docProps/core.xml"]
    for each in core:
        if each.tag.endswith(("}creator", "}lastModifiedBy")) and each.text:
            yield "the properties name an author"


def _names(workbook: ElementTree.Element) -> Iterator[str]:
    seen: set[str] = set()
    for each in workbook.iter(f"{_MAIN}sheet"):
        name = each.get("name", "")
        if not name or units(name) > _LONGEST_NAME or _BAD_IN_NAME.search(name) or name.strip("'") != name:
            yield f"a sheet cannot be called {name!r}"
        if name.casefold() == "history" or name.casefold() in seen:
            yield f"a second sheet, or one the program keeps for itself, is called {name!r}"
        seen.add(name.casefold())
    for each in workbook.iter(f"{_MAIN}definedName"):
        name = each.get("name", "")
        if not name.startswith("_xlnm.") and _LIKE_CELL.fullmatch(name):
            yield f"the name {name!r} reads as a cell"
        fault = _formula(each.text or "")
        if fault:
            yield f"the formula of the name {name!r} {fault}"


def _texts(trees: dict[str, ElementTree.Element]) -> list[str]:
    table = trees.get("xl/sharedStrings.xml")
    if table is None:
        return []
    return ["".join(each.text or "" for each in item.iter(f"{_MAIN}t")) for item in table]


def _sheet(tree: ElementTree.Element, texts: int, formats: int) -> Iterator[str]:
    yield from _cells(tree, texts, formats)
    merged = [each.get("ref", "") for each in tree.iter(f"{_MAIN}mergeCell")]
    yield from _overlaps(merged, "merged cells")
    for each in tree.iter(f"{_MAIN}dataValidation"):
        formula = each.findtext(f"{_MAIN}formula1") or ""
        if each.get("type") == "list" and formula.startswith('"') and units(formula) - 2 > _LONGEST_LIST:
            yield f"the list at {each.get('sqref')} is longer than {_LONGEST_LIST}"
    for each in tree.iter(f"{_MAIN}cfRule"):
        for rule in each.iter(f"{_MAIN}formula"):
            text = rule.text or ""
            fault = _formula(text)
            if fault:
                yield f"the formula of a conditional format {fault}"
            if "!" in _STRING.sub("", text):
                yield "a conditional format points at another sheet, which Excel 2007 and Google Sheets refuse"
    for each in tree.iter(f"{_MAIN}headerFooter"):
        for line in each:
            if units(line.text or "") > _LONGEST_HEADER:
                yield "the header or footer is too long"
    for unwanted in ("hyperlink", "tablePart", "oleObject"):
        if tree.find(f".//{_MAIN}{unwanted}") is not None:
            yield f"there is a {unwanted}, which no sheet of ours has"


def _cells(tree: ElementTree.Element, texts: int, formats: int) -> Iterator[str]:
    last_row = 0
    for row in tree.iter(f"{_MAIN}row"):
        number = int(row.get("r", 0))
        if not last_row < number <= 1_048_576:
            yield f"row {number} comes after row {last_row}"
        last_row, last_column = number, 0
        ending = str(number)
        for cell in row:
            known = cell.attrib
            at = known.get("r", "")
            letters = at.removesuffix(ending)
            column = _column(letters) if letters.isalpha() else 0
            if not last_column < column <= 16_384:
                yield f"cell {at} is out of order or there twice"
            last_column = column
            if int(known.get("s", 0)) >= formats:
                yield f"cell {at} has a format that is not there"
            fault = _value(cell, known.get("t", "n"), texts)
            if fault:
                yield f"cell {at} {fault}"


def _value(cell: ElementTree.Element, kind: str, texts: int) -> str | None:
    """What is wrong with what a cell holds, or None."""
    value = formula = None
    for each in cell:
        if each.tag == _VALUE:
            value = each.text or ""
        elif each.tag == _FORMULA:
            formula = each.text or ""
    if formula is not None:
        if value is None:
            return "has a formula that carries no value"
        fault = _formula(formula)
        if fault:
            return f"has a formula that {fault}"
    if kind == "s":
        return None if value and value.isdigit() and int(value) < texts else "shows a text that is not there"
    if kind == "n":
        return f"holds {value!r}, which is no number" if value and not _is_number(value) else None
    if kind == "e":
        return "shows an error"
    return None if fits(value or "") else f"holds a text longer than {LONGEST}"


def _is_number(value: str) -> bool:
    try:
        return isfinite(float(value))
    except ValueError:
        return False


def _formula(formula: str) -> str | None:
    """What is wrong with a formula, or None."""
    return "is too long" if len(formula) > _LONGEST_FORMULA else _fault(formula.translate(_DIGITS))


@lru_cache(maxsize=4096)
def _fault(formula: str) -> str | None:
    """What is wrong with a formula, whatever rows and numbers it names."""
    bare = _STRING.sub('""', formula)
    if not bare or bare.startswith("="):
        return "is empty or doubled"
    if ";" in bare or "{" in bare or '"' in bare.replace('""', ""):
        return "has a character no file may hold there"
    depth = 0
    for each in bare:
        depth += (each == "(") - (each == ")")
        if depth < 0:
            break
    if depth:
        return "has a bracket too many"
    unknown = set(_CALL.findall(bare)) - _FUNCTIONS
    return f"calls {min(unknown)}, which not every program knows" if unknown else None


def _overlaps(areas: Iterable[str], what: str) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for area in areas:
        corners = [_CELL.fullmatch(each) for each in area.split(":")]
        if len(corners) != 2 or not corners[0] or not corners[1]:
            yield f"{what} at {area} are no range of two corners"
            continue
        columns = range(_column(corners[0][1]), _column(corners[1][1]) + 1)
        covered = {(row, column) for row in range(int(corners[0][2]), int(corners[1][2]) + 1) for column in columns}
        if taken & covered:
            yield f"{what} at {area} overlap others"
        taken |= covered


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - 64
    return number
