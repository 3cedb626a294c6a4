"""Open points: what the checks found, with the cure; and what was accepted, with the reason."""

from __future__ import annotations

from workbench.domain.assess import fixes, proposals, show_label
from workbench.domain.findings import Finding, Fix
from workbench.domain.words import SEVERITY, count, listing
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet, Style
from workbench.files.exporters.xlsx.palette import SEVERITY as COLOURS
from workbench.files.exporters.xlsx.styles import HEAD, MUTED, ROW, height
from workbench.files.exporters.xlsx.styles import TITLE as BIG

TITLE, ORDER, HIDDEN = "Open points", 4, False

_HEADS = (
    ("Severity", 11),
    ("Check", 8),
    ("Open point", 54),
    ("Concerns", 30),
    ("What would mend it", 44),
    ("State", 10),
)
_ACCEPTED_HEADS = (("Reason", 30), ("Accepted by", 14), ("On", 11), ("Until", 11))
_HEAD_ROW = 2
_SEVERITY: dict[str, Style] = {
    severity: ROW | {"font_color": colour, "bg_color": soft, "bold": True}
    for severity, (colour, soft) in COLOURS.items()
}
_NAMED = 4
# Trying a cure runs all checks again. So many assignments and skills are gone through for it; past that, the cures of
# what is less pressing are named as the checks propose them.
_TRIALS = 6_000


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet: the open ones first, the worst on top, then those accepted."""
    cells, assessment = book.cells, book.assessment
    cells.text(sheet, 0, 0, "Open points", BIG)
    sheet.set_row(0, 26)
    cells.text(sheet, 1, 0, _counted(book), MUTED)
    heads = (*_HEADS, *_ACCEPTED_HEADS) if assessment.accepted else _HEADS
    for column, (words, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        cells.text(sheet, _HEAD_ROW, column, words, HEAD)
    sheet.set_row(_HEAD_ROW, 20)
    listed = [*assessment.open, *(each for each in assessment.findings if each in assessment.accepted)]
    tried = _TRIALS // (1 + len(book.index.skills) + sum(len(role.assignments) for role in book.scenario.roles))
    for number, finding in enumerate(listed):
        book.tick()
        _finding(book, sheet, _HEAD_ROW + 1 + number, finding, tried=number < tried)
    sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + max(len(listed), 1), len(heads) - 1)
    sheet.freeze_panes(_HEAD_ROW + 1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    book.set_page(sheet, landscape=True)


def _counted(book: Book) -> str:
    assessment = book.assessment
    said = [
        count(number, words.lower(), words.lower() if severity != "advice" else "tips")
        for severity, words in SEVERITY.items()
        if (number := assessment.count(severity))
    ]
    open_ones = listing(said) if said else "nothing is open"
    accepted = f", {len(assessment.accepted)} accepted with a reason" if assessment.accepted else ""
    return f"As checked on {book.today.isoformat()}: {open_ones}{accepted}."


def _finding(book: Book, sheet: Sheet, row: int, finding: Finding, *, tried: bool) -> None:
    cells = book.cells
    waiver = book.assessment.accepted.get(finding)
    concerns = listing([book.subject(each) for each in finding.subjects], _NAMED)
    cure = _mend(book, finding, tried=tried)
    values = [finding.code, finding.message, concerns, cure, "Accepted" if waiver else "Open"]
    reason = waiver.reason if waiver else ""
    if waiver:
        values += [reason, waiver.author, waiver.date.isoformat(), waiver.until.isoformat() if waiver.until else ""]
    cells.text(sheet, row, 0, SEVERITY[finding.severity], _SEVERITY[finding.severity])
    for column, value in enumerate(values, 1):
        cells.text(sheet, row, column, value, ROW)
    sheet.set_row(row, height((finding.message, 54), (concerns, 30), (cure, 44), (reason, 30)))


def _decided(book: Book, finding: Finding) -> tuple[Fix, ...]:
    return next((each.fixes for each in book.decisions if each.finding is finding), ())


def _mend(book: Book, finding: Finding, *, tried: bool) -> str:
    """The cures of a finding in words: the labels of its fixes, or where the program leads instead."""
    cures = _decided(book, finding) or (fixes if tried else proposals)(book.index, finding)
    labels = [each.label for each in cures]
    return "; or: ".join(labels) or show_label(finding.code) or ""
