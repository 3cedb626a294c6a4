"""Lint of the element order in a workbook's parts, which the schema prescribes (ECMA-376 part 1, annex A).

Excel asks for repair where it is another; other readers take any order. Knows no value of an element.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ORDER: dict[str, tuple[str, ...]] = {
    "worksheet": (
        "sheetPr",
        "dimension",
        "sheetViews",
        "sheetFormatPr",
        "cols",
        "sheetData",
        "sheetCalcPr",
        "sheetProtection",
        "protectedRanges",
        "scenarios",
        "autoFilter",
        "sortState",
        "dataConsolidate",
        "customSheetViews",
        "mergeCells",
        "phoneticPr",
        "conditionalFormatting",
        "dataValidations",
        "hyperlinks",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "rowBreaks",
        "colBreaks",
        "customProperties",
        "cellWatches",
        "ignoredErrors",
        "smartTags",
        "drawing",
        "legacyDrawing",
        "legacyDrawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    ),
    "workbook": (
        "fileVersion",
        "fileSharing",
        "workbookPr",
        "workbookProtection",
        "bookViews",
        "sheets",
        "functionGroups",
        "externalReferences",
        "definedNames",
        "calcPr",
        "oleSize",
        "customWorkbookViews",
        "pivotCaches",
        "smartTagPr",
        "smartTagTypes",
        "webPublishing",
        "fileRecoveryPr",
        "webPublishObjects",
        "extLst",
    ),
    "styleSheet": (
        "numFmts",
        "fonts",
        "fills",
        "borders",
        "cellStyleXfs",
        "cellXfs",
        "cellStyles",
        "dxfs",
        "tableStyles",
        "colors",
        "extLst",
    ),
}
_MANY = frozenset({"conditionalFormatting"})
"""The elements that a part may hold more than once."""
_WITHIN: dict[str, tuple[str, ...]] = {
    "dxf": ("font", "numFmt", "fill", "alignment", "border", "protection"),
    "xf": ("alignment", "protection"),
    "border": ("start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal"),
    "headerFooter": ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"),
    "dataValidation": ("formula1", "formula2"),
    "sheetView": ("pane", "selection"),
}
_PLACES = {
    f"{_MAIN}{parent}": {f"{_MAIN}{child}": place for place, child in enumerate(children)}
    for parent, children in (_ORDER | _WITHIN).items()
}
_INSIDE = tuple(f"{_MAIN}{parent}" for parent in _WITHIN)
_CELLS = f"{_MAIN}sheetData"
"""By far the largest element of a workbook; it holds none of these, so it is skipped."""


def misplaced(part: ElementTree.Element) -> Iterator[str]:
    """The problems of a part: elements out of order, unknown there, or there twice."""
    places = _PLACES.get(part.tag)
    if places is None:
        return
    yield from _among(part, places)
    for child in part:
        if child.tag != _CELLS:
            for tag in _INSIDE:
                for parent in child.iter(tag):
                    yield from _among(parent, _PLACES[tag], twice=tag.endswith("sheetView"))


def _among(parent: ElementTree.Element, places: dict[str, int], *, twice: bool = False) -> Iterator[str]:
    last = -1
    for element in parent:
        name = element.tag.removeprefix(_MAIN)
        place = places.get(element.tag)
        if place is None:
            yield f"there is no place for {name} in {parent.tag.removeprefix(_MAIN)}"
            continue
        if place < last or (place == last and not twice and name not in _MANY):
            yield f"{name} is out of order in {parent.tag.removeprefix(_MAIN)}"
        last = place
