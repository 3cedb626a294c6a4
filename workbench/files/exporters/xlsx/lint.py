"""Lint of a finished workbook, against repair prompts: what Excel refuses and other readers let pass.

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
from typing import NamedTuple
from xml.etree import ElementTree

from workbench.files.exporters.xlsx.lint_formula import fault, without_strings
from workbench.files.exporters.xlsx.lint_order import misplaced
from workbench.files.texts import LONGEST, fits, utf16_length

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CELLS, _FORMULA, _VALUE, _INLINE, _TEXT = (f"{_MAIN}{name}" for name in ("sheetData", "f", "v", "is", "t"))
_LONGEST_LIST, _LONGEST_HEADER, _LONGEST_SHEET, _LONGEST_NAME = 255, 255, 31, 255
_LONGEST_WORDS = {"errorTitle": 32, "promptTitle": 32, "error": 255, "prompt": 255}
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d*)")
_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*|[Cc]\d*|[Rr]\d*[Cc]\d*")
_NAME = re.compile(r"[^\W\d][\w.\\?]*|\\[\w.\\?]*")
_BUILT_IN = frozenset(
    f"_xlnm.{name}"
    for name in (
        "Print_Area",
        "Print_Titles",
        "_FilterDatabase",
        "Criteria",
        "Extract",
        "Database",
        "Consolidate_Area",
        "Sheet_Title",
    )
)
_BAD_IN_NAME = re.compile(r"[\[\]:*?/\\]")


class _Book(NamedTuple):
    """What cells and rules may refer to: the number of shared strings and of differential formats (looks), the cell
    formats, and the sheet names in lower case."""

    texts: int
    formats: frozenset[str]
    looks: int
    sheets: frozenset[str]


def workbook_problems(data: bytes) -> list[str]:
    """The problems of a workbook, each the end of a sentence with its place; empty where there are none."""
    return list(_problems(data))


def _problems(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    if len(parts) < len(names):
        yield "a part is there twice"
    trees: dict[str, ElementTree.Element] = {}
    for name, content in parts.items():
        try:
            trees[name] = ElementTree.fromstring(content)
        except ElementTree.ParseError as error:
            yield f"{name} is not well-formed: {error}"
    if len(trees) == len(parts):
        yield from _part_problems(trees)


def _part_problems(trees: dict[str, ElementTree.Element]) -> Iterator[str]:
    """The problems of a workbook's parts, given as part name -> tree."""
    yield from _packed(trees)
    workbook = trees["xl/workbook.xml"]
    sheets = frozenset(sheet.get("name", "").casefold() for sheet in workbook.iter(f"{_MAIN}sheet"))
    yield from _sheet_names(workbook)
    yield from _names(workbook, sheets)
    for name, tree in trees.items():
        for problem in misplaced(tree):
            yield f"{name}: {problem}"
        if name.startswith("xl/charts/"):
            yield from _chart(name, tree, sheets)
    texts = _texts(trees)
    for number, text in enumerate(texts):
        if not fits(text):
            yield f"text {number} is longer than {LONGEST}"
    styles = trees["xl/styles.xml"]
    book = _Book(
        len(texts),
        frozenset(map(str, range(len(styles.findall(f"{_MAIN}cellXfs/{_MAIN}xf"))))),
        len(styles.findall(f"{_MAIN}dxfs/{_MAIN}dxf")),
        sheets,
    )
    for name, tree in trees.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            for problem in _sheet(tree, book):
                yield f"{name}: {problem}"


def _packed(trees: dict[str, ElementTree.Element]) -> Iterator[str]:
    """The problems of the package: relations that lead nowhere, parts without a content type, an author's name."""
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for element in tree:
            target = element.get("Target", "")
            if element.get("TargetMode") == "External":
                yield f"{name} leads out of the file, to {target}"
            elif posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") not in trees:
                yield f"{name} leads to {target}, which is not there"
    types = trees["[Content_Types].xml"]
    endings = {content_type.get("Extension") for content_type in types}
    typed = {(content_type.get("PartName") or "").lstrip("/") for content_type in types}
    for name in typed - {""} - trees.keys():
        yield f"{name} has a content type and is not there"
    for name in trees:
        if name != "[Content_Types].xml" and name not in typed and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"
    core = trees["docProps/core.xml"]
    for element in core:
        if element.tag.endswith(("}creator", "}lastModifiedBy")) and element.text:
            yield "the properties name an author"


def _sheet_names(workbook: ElementTree.Element) -> Iterator[str]:
    seen: set[str] = set()
    for sheet in workbook.iter(f"{_MAIN}sheet"):
        name = sheet.get("name", "")
        if not name or utf16_length(name) > _LONGEST_SHEET or _BAD_IN_NAME.search(name) or name.strip("'") != name:
            yield f"a sheet cannot be called {name!r}"
        if name.casefold() == "history" or name.casefold() in seen:
            yield f"a second sheet, or one the program keeps for itself, is called {name!r}"
        seen.add(name.casefold())


def _names(workbook: ElementTree.Element, sheets: frozenset[str]) -> Iterator[str]:
    seen: set[tuple[str | None, str]] = set()
    for element in workbook.iter(f"{_MAIN}definedName"):
        name, place = element.get("name", ""), element.get("localSheetId")
        if name.startswith("_xlnm."):
            if name not in _BUILT_IN:
                yield f"the name {name!r} is none of those the program keeps for itself"
        elif not _NAME.fullmatch(name) or _LIKE_CELL.fullmatch(name) or utf16_length(name) > _LONGEST_NAME:
            yield f"nothing can be called {name!r}"
        if (place, name.casefold()) in seen:
            yield f"the name {name!r} is there twice"
        seen.add((place, name.casefold()))
        if place is not None and not (place.isdigit() and int(place) < len(sheets)):
            yield f"the name {name!r} belongs to sheet {place}, which is not there"
        wrong = fault(element.text or "", sheets)
        if wrong:
            yield f"the formula of the name {name!r} {wrong}"


def _chart(name: str, tree: ElementTree.Element, sheets: frozenset[str]) -> Iterator[str]:
    for element in tree.iter(f"{_CHART}f"):
        wrong = fault(element.text or "", sheets)
        if wrong:
            yield f"{name}: a formula {wrong}"


def _texts(trees: dict[str, ElementTree.Element]) -> list[str]:
    table = trees.get("xl/sharedStrings.xml")
    if table is None:
        return []
    return ["".join(run.text or "" for run in item.iter(f"{_MAIN}t")) for item in table]


def _sheet(tree: ElementTree.Element, book: _Book) -> Iterator[str]:
    yield from _cells(tree, book)
    beside = [element for part in tree if part.tag != _CELLS for element in part.iter()]
    by_tag: dict[str, list[ElementTree.Element]] = {}
    for element in beside:
        by_tag.setdefault(element.tag.removeprefix(_MAIN), []).append(element)
    yield from _overlaps([element.get("ref", "") for element in by_tag.get("mergeCell", ())], "merged cells")
    for element in by_tag.get("dataValidation", ()):
        yield from _validation(element, book)
    for element in by_tag.get("cfRule", ()):
        yield from _rule(element, book)
    for element in by_tag.get("headerFooter", ()):
        if any(utf16_length(line.text or "") > _LONGEST_HEADER for line in element):
            yield "the header or footer is too long"
    for unwanted in {"hyperlink", "tablePart", "oleObject"} & by_tag.keys():
        yield f"there is a {unwanted}, which no sheet of ours has"


def _rule(rule: ElementTree.Element, book: _Book) -> Iterator[str]:
    look = rule.get("dxfId")
    if look is not None and not (look.isdigit() and int(look) < book.looks):
        yield f"a conditional format has look {look}, which is not there"
    for element in rule.iter(f"{_MAIN}formula"):
        text = element.text or ""
        wrong = fault(text, book.sheets)
        if wrong:
            yield f"the formula of a conditional format {wrong}"
        if "!" in without_strings(text):
            yield "a conditional format points at another sheet, which Excel 2007 and Google Sheets refuse"


def _validation(validation: ElementTree.Element, book: _Book) -> Iterator[str]:
    where = validation.get("sqref")
    for words, longest in _LONGEST_WORDS.items():
        if utf16_length(validation.get(words, "")) > longest:
            yield f"the {words} of the validation at {where} is longer than {longest}"
    for element in validation:
        formula = element.text or ""
        if validation.get("type") == "list" and formula.startswith('"'):
            if utf16_length(formula) - 2 > _LONGEST_LIST:
                yield f"the list at {where} is longer than {_LONGEST_LIST}"
        else:
            wrong = fault(formula, book.sheets)
            if wrong:
                yield f"the formula of the validation at {where} {wrong}"


def _cells(tree: ElementTree.Element, book: _Book) -> Iterator[str]:
    last_row = 0
    for row in tree.iterfind(f"{_CELLS}/{_MAIN}row"):
        number = int(row.get("r", 0))
        if not last_row < number <= 1_048_576:
            yield f"row {number} comes after row {last_row}"
        last_row, last_column = number, 0
        ending = str(number)
        for cell in row:
            known = cell.attrib
            at = known.get("r", "")
            column = _column(at.removesuffix(ending))
            if not last_column < column <= 16_384:
                yield f"cell {at} is out of order or there twice"
            last_column = column
            if known.get("s", "0") not in book.formats:
                yield f"cell {at} has a format that is not there"
            if len(cell):
                wrong = _value(cell, known.get("t", "n"), book)
                if wrong:
                    yield f"cell {at} {wrong}"


def _value(cell: ElementTree.Element, kind: str, book: _Book) -> str | None:
    """The problem of a cell's content, or None."""
    *before, last = cell
    if before:
        if len(before) > 1 or before[0].tag != _FORMULA:
            return "holds more than a formula and its value, or in another order"
        wrong = fault(before[0].text or "", book.sheets)
        if wrong:
            return f"has a formula that {wrong}"
    if last.tag not in (_VALUE, _INLINE):
        return "has a formula that carries no value"
    value = last.text or ""
    if kind == "s":
        return None if value.isdigit() and int(value) < book.texts else "shows a text that is not there"
    if kind == "n":
        return f"holds {value!r}, which is no number" if value and not _is_number(value) else None
    if kind == "b":
        return None if value in ("0", "1") else f"holds {value!r}, which is neither true nor false"
    if kind == "e":
        return "shows an error"
    if last.tag == _INLINE:
        value = "".join(text.text or "" for text in last.iter(_TEXT))
    return None if fits(value) else f"holds a text longer than {LONGEST}"


def _is_number(value: str) -> bool:
    try:
        return isfinite(float(value))
    except ValueError:
        return False


def _overlaps(areas: Iterable[str], what: str) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for area in areas:
        corners = [_CELL.fullmatch(corner) for corner in area.split(":")]
        if len(corners) != 2 or not corners[0] or not corners[1]:
            yield f"{what} at {area} are no range of two corners"
            continue
        if area.split(":")[0] == area.split(":")[1]:
            yield f"{what} at {area} are a single cell"
        columns = range(_column(corners[0][1]), _column(corners[1][1]) + 1)
        covered = {(row, column) for row in range(int(corners[0][2]), int(corners[1][2]) + 1) for column in columns}
        if taken & covered:
            yield f"{what} at {area} overlap others"
        taken |= covered


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """The number of a column from 1 on; 0 where these are no letters of one."""
    if not letters.isalpha():
        return 0
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
