"""Skills: the library."""

from __future__ import annotations

from workbench.domain.words import BELONGS_TO, LEVEL
from workbench.files.exporters.xlsx.body import ID_HEAD, NO, YES
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet, Style
from workbench.files.exporters.xlsx.palette import SIDE
from workbench.files.exporters.xlsx.styles import BODY, CENTRED, HEAD, HEAD_CENTRED, MUTED, ROW, height
from workbench.files.exporters.xlsx.styles import TITLE as BIG

TITLE, ORDER, HIDDEN = "Skills", 7, False

_HEADS = (
    ("Skill", 32),
    ("Group", 14),
    ("Belongs to", 12),
    ("Import-\nance", 9),
    ("Level needed", 16),
    ("Shared on purpose", 11),
    ("In scope", 9),
    ("Definition", 60),
    ("Also called", 28),
    ("Source", 20),
    (ID_HEAD, 12),
)
_ID = len(_HEADS) - 1
_NAME: Style = ROW | {"bold": True}
_BELONGS: dict[str, Style] = {side: ROW | {"font_color": colour} for side, (colour, _) in SIDE.items()}
_CENTRED = range(3, 7)
_HEAD_ROW = 2


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet."""
    cells = book.cells
    cells.text(sheet, 0, 0, "The skill library", BIG)
    sheet.set_row(0, 26)
    cells.text(sheet, 1, 0, f"{len(book.document.skills)} skills. Levels: {_levels()}.", MUTED)
    for column, (words, width) in enumerate(_HEADS):
        sheet.set_column(column, column, width)
        cells.text(sheet, _HEAD_ROW, column, words, HEAD_CENTRED if column in _CENTRED else HEAD)
    sheet.set_row(_HEAD_ROW, 33)
    for row, skill in enumerate(book.document.skills, _HEAD_ROW + 1):
        book.tick()
        also = "; ".join(skill.aliases)
        cells.text(sheet, row, 0, skill.name, _NAME)
        cells.text(sheet, row, 1, skill.group, ROW)
        cells.text(sheet, row, 2, BELONGS_TO[skill.belongs_to], _BELONGS[skill.belongs_to])
        cells.number(sheet, row, 3, skill.importance, CENTRED)
        cells.text(sheet, row, 4, f"{skill.level_needed} {LEVEL[skill.level_needed]}", CENTRED)
        cells.text(sheet, row, 5, YES if skill.bridge else NO, CENTRED)
        cells.text(sheet, row, 6, YES if skill.in_scope else NO, CENTRED)
        cells.text(sheet, row, 7, skill.definition, ROW)
        cells.text(sheet, row, 8, also, ROW)
        cells.text(sheet, row, 9, skill.source or "", ROW)
        cells.text(sheet, row, _ID, skill.id, BODY)
        sheet.set_row(row, height((skill.name, 30), (skill.definition, 60), (also, 28), (skill.source or "", 20)))
    sheet.set_column(_ID, _ID, 12, None, {"hidden": True})
    last = _HEAD_ROW + max(len(book.document.skills), 1)
    sheet.autofilter(_HEAD_ROW, 0, last, len(_HEADS) - 1)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.print_area(0, 0, last, _ID - 1)
    book.set_page(sheet, landscape=True)


def _levels() -> str:
    return ", ".join(f"{level} {word}" for level, word in LEVEL.items())
