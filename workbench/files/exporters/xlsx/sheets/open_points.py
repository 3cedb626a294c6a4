"""Sheet Open points: what the checks found, with the cures; and what was accepted, with the reason."""

from __future__ import annotations

from workbench.domain.words import SEVERITY, day
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.palette import SEVERITY as COLOURS
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.styles import HEAD, MUTED, ROW, TITLE, height
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.presentation.finding_rows import FindingRow, counts_sentence, finding_rows
from workbench.presentation.finding_text import message

_HEADS = (
    ("Severity", 11),
    ("Check", 8),
    ("Open point", 54),
    ("Concerns", 30),
    ("What would mend it", 44),
    ("State", 10),
)
_ACCEPTED_HEADS = (("Reason", 30), ("Accepted by", 14), ("On", 19), ("Until", 19))
_HEAD_ROW = 2
_SEVERITY: dict[str, CellStyle] = {
    severity: ROW | {"font_color": colour, "bg_color": soft, "bold": True}
    for severity, (colour, soft) in COLOURS.items()
}


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet: the open ones first, the worst on top, then those accepted."""
    cells, assessment = book.cells, book.assessment
    cells.text(sheet, 0, 0, "Open points", TITLE)
    sheet.set_row(0, 26)
    cells.text(sheet, 1, 0, counts_sentence(assessment, book.today), MUTED)
    heads = (*_HEADS, *_ACCEPTED_HEADS) if assessment.accepted else _HEADS
    for column, (words, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        cells.text(sheet, _HEAD_ROW, column, words, HEAD)
    sheet.set_row(_HEAD_ROW, 20)
    row = _HEAD_ROW
    for point in finding_rows(assessment, book.decisions):
        book.check_cancelled()
        row += 1
        _point(book, sheet, row, point)
    sheet.autofilter(_HEAD_ROW, 0, max(row, _HEAD_ROW + 1), len(heads) - 1)
    sheet.freeze_panes(_HEAD_ROW + 1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    book.set_page(sheet, landscape=True)


def _point(book: Book, sheet: Worksheet, row: int, point: FindingRow) -> None:
    cells, finding, waiver = book.cells, point.finding, point.waiver
    sentence = message(finding, book.vocabulary)
    values = [finding.code, sentence, point.concerns, point.cure, "Accepted" if waiver else "Open"]
    reason = waiver.reason if waiver else ""
    if waiver:
        values += [reason, waiver.author, day(waiver.date), day(waiver.until) if waiver.until else ""]
    cells.text(sheet, row, 0, SEVERITY[finding.severity], _SEVERITY[finding.severity])
    for column, value in enumerate(values, 1):
        cells.text(sheet, row, column, value, ROW)
    sheet.set_row(row, height((sentence, 54), (point.concerns, 30), (point.cure, 44), (reason, 30)))


SHEET = Sheet(order=40, name="Open points", build=write, protected=True)
