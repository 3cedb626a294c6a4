"""Sheet Skills: the skill library, a row a skill."""

from __future__ import annotations

from workbench.domain.field import Column
from workbench.domain.field_places import COLUMNS
from workbench.domain.model import Skill
from workbench.domain.names import IndexNames
from workbench.domain.words import LEVEL
from workbench.files.exporters.xlsx.body import ID_HEAD
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.field_cells import cell, head
from workbench.files.exporters.xlsx.palette import SIDE
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.styles import BODY, CENTRED, HEAD, HEAD_CENTRED, MUTED, ROW, TITLE, height
from workbench.files.exporters.xlsx.worksheet import Worksheet

_COLUMNS = COLUMNS[Skill]
_ID = len(_COLUMNS)
_ID_WIDTH = 12
_NAME: CellStyle = ROW | {"bold": True}
_BELONGS: dict[str, CellStyle] = {side: ROW | {"font_color": colour} for side, (colour, _) in SIDE.items()}
_HEAD_ROW = 2


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    cells = book.cells
    cells.text(sheet, 0, 0, "The skill library", TITLE)
    sheet.set_row(0, 26)
    cells.text(sheet, 1, 0, f"{len(book.document.skills)} skills. Levels: {_levels()}.", MUTED)
    for place, (field, column) in enumerate(_COLUMNS):
        sheet.set_column(place, place, column.width)
        cells.text(sheet, _HEAD_ROW, place, head(field, column), HEAD_CENTRED if column.centred else HEAD)
    cells.text(sheet, _HEAD_ROW, _ID, ID_HEAD, HEAD)
    sheet.set_row(_HEAD_ROW, 33)
    names = IndexNames(book.index)
    for row, skill in enumerate(book.document.skills, _HEAD_ROW + 1):
        book.check_cancelled()
        line = [cell(field, getattr(skill, field.name), names) for field, _ in _COLUMNS]
        for place, ((field, column), value) in enumerate(zip(_COLUMNS, line, strict=True)):
            cells.value(sheet, row, place, value, _style(skill, field.name, column))
        cells.text(sheet, row, _ID, book.contents.id_of(skill), BODY)
        wrapped = zip(_COLUMNS, line, strict=True)
        sheet.set_row(row, height(*((str(value), column.wraps) for (_, column), value in wrapped if column.wraps)))
    sheet.set_column(_ID, _ID, _ID_WIDTH, None, {"hidden": True})
    last = _HEAD_ROW + max(len(book.document.skills), 1)
    sheet.autofilter(_HEAD_ROW, 0, last, _ID)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.print_area(0, 0, last, _ID - 1)
    book.set_page(sheet, landscape=True)


def _style(skill: Skill, name: str, column: Column) -> CellStyle:
    if name == "name":
        return _NAME
    if name == "belongs_to":
        return _BELONGS[skill.belongs_to]
    return CENTRED if column.centred else ROW


def _levels() -> str:
    return ", ".join(f"{level} {word}" for level, word in LEVEL.items())


SHEET = Sheet(order=70, name="Skills", build=write)
