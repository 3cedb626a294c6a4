"""Sheet Changes: what changes for whom from this scenario to another, the figures that move, the open points."""

from __future__ import annotations

from workbench.domain.compare import Comparison
from workbench.domain.coverage import FIGURE_VIEWS
from workbench.domain.words import SEVERITY, UNDEFINED, VIEW
from workbench.files.exporters.xlsx.book import Book, Compared
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.field_cells import NO, YES
from workbench.files.exporters.xlsx.palette import GOOD, MUST
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.styles import (
    CENTRED,
    HEAD,
    HEAD_CENTRED,
    HEADING,
    MUTED,
    PERCENT,
    ROW,
    TITLE,
    height,
)
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.presentation.change_text import KIND
from workbench.presentation.comparison_as_text import NOBODY_CONCERNED, NOTHING_DIFFERS
from workbench.presentation.comparison_text import change_text, concerned_name, counts_text, notes
from workbench.presentation.metric_changes import MetricChange, Unit, split_changes, standing_changes
from workbench.presentation.outcome_text import MENDS, WORSENS, by_fate

_HEADS = (("Concerned", 34), ("Held by", 18), ("Change", 66), ("About", 19), ("Formal", 19))
_WIDTH = 66
_FORMAL = len(_HEADS) - 1
_BEFORE, _AFTER = 3, 4
_NAME: CellStyle = ROW | {"bold": True}
_UNIT: dict[Unit, CellStyle] = {
    "share": CENTRED | {"num_format": PERCENT},
    "points": CENTRED | {"num_format": '0.0 "points"'},
    "grade": CENTRED | {"num_format": "0"},
    "step": CENTRED | {"num_format": "0"},
}
_STATE: dict[str, CellStyle] = {
    MENDS: ROW | {"font_color": GOOD, "bold": True},
    WORSENS: ROW | {"font_color": MUST, "bold": True},
}


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    compared = book.compared
    if compared is None:
        raise ValueError("a workbook that compares nothing has no sheet of changes")
    cells, comparison = book.cells, compared.comparison
    for column, (_, width) in enumerate(_HEADS):
        sheet.set_column(column, column, width)
    cells.text(sheet, 0, 0, f"What changes from {book.scenario.name} to {compared.name}", TITLE)
    sheet.set_row(0, 26)
    head = 1
    for line in _head_lines(comparison):
        cells.text(sheet, head, 0, line, MUTED)
        head += 1
    row = _changes(book, sheet, head, comparison)
    row = _figures(book, sheet, row + 1, compared)
    _points(book, sheet, row + 1, comparison)
    sheet.freeze_panes(head + 1, 1)
    book.set_page(sheet, landscape=True)


def _head_lines(comparison: Comparison) -> list[str]:
    """The lines above the table: the counts or that nothing changes, and the notes."""
    maps = notes(comparison)
    if comparison.changes:
        return [counts_text(comparison), *maps]
    return [NOBODY_CONCERNED if maps else NOTHING_DIFFERS, *maps]


def _heads(book: Book, sheet: Worksheet, row: int, heads: tuple[str, ...], *, centred: int = _FORMAL) -> None:
    """Write the heads of a table, those from `centred` on in the middle of their columns."""
    for column, words in enumerate(heads):
        book.cells.text(sheet, row, column, words, HEAD_CENTRED if column >= centred else HEAD)
    sheet.set_row(row, 20)


def _changes(book: Book, sheet: Worksheet, row: int, comparison: Comparison) -> int:
    """Write a row a change, grouped by subject, formal ones first; returns the row after."""
    _heads(book, sheet, row, tuple(words for words, _ in _HEADS))
    first = row
    for concerned in comparison.affected:
        name = concerned_name(comparison, concerned.subject)
        for change in sorted(concerned.changes, key=lambda difference: not difference.formal):
            book.check_cancelled()
            row += 1
            sentence = change_text(comparison, change)
            values = (name, concerned.holder or "", sentence, KIND[change.kind], YES if change.formal else NO)
            for column, value in enumerate(values):
                style = _NAME if column == 0 else CENTRED if column == _FORMAL else ROW
                book.cells.text(sheet, row, column, value, style)
            sheet.set_row(row, height((name, 31), (concerned.holder or "", 18), (sentence, _WIDTH)))
    sheet.autofilter(first, 0, max(row, first + 1), len(_HEADS) - 1)
    return max(row, first + 1) + 1


def _figures(book: Book, sheet: Worksheet, row: int, compared: Compared) -> int:
    """Write the verdict and the figures that move; returns the row after."""
    cells, comparison = book.cells, compared.comparison
    cells.block(sheet, row, 0, _FORMAL, "Figures", HEADING)
    row += 1
    _heads(
        book, sheet, row, ("Figure", "Difference", "Counted over", book.scenario.name, compared.name), centred=_BEFORE
    )
    verdicts = [assessment.verdict_words for assessment in (comparison.before, comparison.after)]
    row += 1
    for column, value in enumerate(("Verdict", "", "", *verdicts)):
        cells.text(sheet, row, column, value, _NAME if column == 0 else CENTRED if column >= _BEFORE else ROW)
    sheet.set_row(row, height((verdicts[0], 19), (verdicts[1], 19)))
    before, after = comparison.before.coverage, comparison.after.coverage
    vocabulary = book.vocabulary
    for view in FIGURE_VIEWS:
        row = _moved(book, sheet, row, split_changes(before, after, view, vocabulary), VIEW[view])
    return _moved(book, sheet, row, tuple(standing_changes(before, after, vocabulary)), "") + 1


def _moved(book: Book, sheet: Worksheet, row: int, figures: tuple[MetricChange, ...], over: str) -> int:
    """Write the figures that move, from below a row on; returns the last row written."""
    cells = book.cells
    for figure in figures:
        if not figure.moved:
            continue
        row += 1
        for column, text in enumerate((figure.label, figure.change, over)):
            cells.text(sheet, row, column, text, _NAME if column == 0 else ROW)
        for column, value in ((_BEFORE, figure.before), (_AFTER, figure.after)):
            if value is None:
                cells.text(sheet, row, column, UNDEFINED, CENTRED)
            else:
                cells.number(sheet, row, column, value, _UNIT[figure.unit])
        sheet.set_row(row, height((figure.label, 31)))
    return row


def _points(book: Book, sheet: Worksheet, row: int, comparison: Comparison) -> None:
    """Write the open points, grouped by fate."""
    cells = book.cells
    cells.block(sheet, row, 0, _FORMAL, "Open points", HEADING)
    row += 1
    _heads(book, sheet, row, ("What becomes of it", "Check", "Open point", "Severity", ""))
    for state, lines in by_fate(comparison.points, book.vocabulary):
        for line in lines:
            book.check_cancelled()
            row += 1
            finding = line.finding
            code, severity = (finding.code, SEVERITY[finding.severity]) if finding else ("", "")
            values = (state, code, line.message, severity, "")
            for column, value in enumerate(values):
                cells.text(sheet, row, column, value, _STATE.get(state, _NAME) if column == 0 else ROW)
            sheet.set_row(row, height((line.message, _WIDTH)))


SHEET = Sheet(order=80, name="Changes", build=write, compared=True)
