"""Summary: one page for those who decide. The sentence, the split as a chart, the facts, the decisions, how sure."""

from __future__ import annotations

from typing import Any

from workbench.domain.coverage import View
from workbench.domain.summary import Decision, Fact, certainty, facts, readiness, sentence
from workbench.domain.words import MODEL, PARTS, SEVERITY, VIEW, count
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet, Style
from workbench.files.exporters.xlsx.layout import CHANGES, address, total
from workbench.files.exporters.xlsx.layout import HIDDEN as EXPORTED
from workbench.files.exporters.xlsx.styles import BODY, BOLD, HEADING, MUTED, MUTED_TOP, TOP, height
from workbench.files.exporters.xlsx.styles import TITLE as BIG

TITLE, ORDER, HIDDEN = "Summary", 1, False

_COLUMNS, _WIDTH = 5, 18.0
_LAST = _COLUMNS - 1
_CHART_HEIGHT = 118
_LIVE = "figures are live, open points and verdict are not"

_WRAPPED: Style = BODY | {"text_wrap": True}
_SENTENCE: Style = BIG | {"text_wrap": True, "valign": "top"}
_PART_HEAD: Style = MUTED | {"align": "center", "font_size": 10}
_PART_VALUE: Style = BOLD | {"align": "center", "num_format": "0.0 %"}
_STATUS: Style = MUTED | {"italic": True}
_VALUE: dict[str, Style] = {tone: BOLD | {"font_color": colour} for tone, colour in palette.TONE.items()}
_SHARE: dict[str, Style] = {
    tone: style | {"num_format": '0 %" product"', "align": "left"} for tone, style in _VALUE.items()
}
_VERDICT: dict[str, Style] = {verdict: BOLD | {"font_color": colour} for verdict, colour in palette.VERDICT.items()}
_SEVERITY: dict[str, Style] = {
    severity: BOLD | {"font_color": colour, "valign": "top"} for severity, (colour, _) in palette.SEVERITY.items()
}
_MEND: Style = TOP | {"font_color": palette.ACCENT}


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet."""
    sheet.set_column(0, _LAST, _WIDTH)
    row = _head(book, sheet)
    row = _split(book, sheet, row)
    row = _facts(book, sheet, row + 1)
    row = _decisions(book, sheet, row + 1)
    _foot(book, sheet, row + 1)
    book.set_page(sheet)
    sheet.fit_to_pages(1, 1)
    sheet.set_first_sheet()
    sheet.set_selection(0, 0, 0, 0)


def _across(book: Book, sheet: Sheet, row: int, text: str, style: Style, least: float = 18.0) -> None:
    size = style["font_size"]
    tall = height((text, _COLUMNS * _WIDTH * 11 / size), line=size * 1.35, least=least)
    book.cells.block(sheet, row, 0, _LAST, text, style)
    sheet.set_row(row, tall)


def _head(book: Book, sheet: Sheet) -> int:
    cells, assessment = book.cells, book.assessment
    scenario = book.scenario
    _across(book, sheet, 0, f"{book.document.title} · {scenario.name} · {MODEL[scenario.model].lower()}", MUTED_TOP)
    _across(book, sheet, 1, sentence(assessment), _SENTENCE, least=24)
    cells.block(sheet, 2, 0, 1, assessment.verdict_words, _VERDICT[assessment.verdict])
    cells.block(sheet, 2, 2, _LAST, readiness(assessment), MUTED)
    place = f"{EXPORTED}!{address(*CHANGES, row_fixed=True, column_fixed=True)}"
    status = f'=IF({place}=0,"As exported",{place}&IF({place}=1," cell"," cells")&" changed since: {_LIVE}")'
    sheet.merge_range(3, 0, 3, _LAST, "", cells.format(_STATUS))
    cells.formula(sheet, 3, 0, status, _STATUS, "As exported")
    sheet.set_row(3, 18)
    return 5


def _split(book: Book, sheet: Sheet, row: int) -> int:
    """The chart over the row of figures it draws, which is live."""
    cells, split = book.cells, book.assessment.coverage.designed
    _across(book, sheet, row, f"Who holds the work: {VIEW['designed']}", HEADING, least=22)
    chart_row, head_row, figures_row = row + 1, row + 2, row + 3
    sheet.set_row(chart_row, _CHART_HEIGHT * 0.75 + 4)
    for column, (name, words) in enumerate(PARTS.items()):
        value = getattr(split, name)
        cells.text(sheet, head_row, column, words, _PART_HEAD)
        cells.formula(sheet, figures_row, column, f"={total(name)}", _PART_VALUE, "–" if value is None else value)
    note = f"Share of the work, weighed by importance; {VIEW['designed']}. Follows the Matrix sheet."
    _across(book, sheet, figures_row + 1, note, MUTED | {"font_size": 9})
    chart = book.chart({"type": "bar", "subtype": "percent_stacked"})
    for column, (name, words) in enumerate(PARTS.items()):
        chart.add_series(_series(column, name, words, getattr(split, name), head_row, figures_row))
    hidden_axis = {"visible": False, "major_gridlines": {"visible": False}, "line": {"none": True}}
    chart.set_x_axis(hidden_axis)
    chart.set_y_axis(hidden_axis)
    chart.set_legend({"position": "bottom", "font": {"name": "Calibri", "size": 9, "color": palette.TEXT}})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    layout = {"x": 0.01, "y": 0.04, "width": 0.98, "height": 0.62}
    chart.set_plotarea({"border": {"none": True}, "fill": {"none": True}, "layout": layout})
    chart.set_size({"width": 655, "height": _CHART_HEIGHT})
    shares = ", ".join(f"{words.lower()} {100 * (getattr(split, name) or 0):.1f} %" for name, words in PARTS.items())
    sheet.insert_chart(
        chart_row,
        0,
        chart,
        {"x_offset": 2, "y_offset": 2, "description": f"Who holds the work, {VIEW['designed']}: {shares}"},
    )
    return figures_row + 2


def _series(column: int, name: str, words: str, value: float | None, head_row: int, row: int) -> dict[str, Any]:
    colour = palette.PART[name]
    label = palette.TEXT if name == "other_roles" else "#FFFFFF"
    series: dict[str, Any] = {
        "name": [TITLE, head_row, column],
        "name_data": [words],
        "values": [TITLE, row, column, row, column],
        "values_data": [value or 0.0],
        "gap": 30,
        "border": {"color": "#FFFFFF", "width": 1.5},
    }
    if name == "nobody":
        series["pattern"] = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": palette.MUST_SOFT}
    else:
        series["fill"] = {"color": colour}
        series["data_labels"] = {
            "value": True,
            "num_format": '[>=0.035]0 %;""',
            "font": {"name": "Calibri", "size": 10, "bold": True, "color": label},
        }
    return series


def _facts(book: Book, sheet: Sheet, row: int) -> int:
    """The facts, the first live, the others as checked."""
    cells = book.cells
    _across(book, sheet, row, "The facts", HEADING, least=22)
    on_paper, *others = facts(book.assessment, "designed")
    views: tuple[View, ...] = ("placed", "strategists")
    as_checked = [facts(book.assessment, view)[0] for view in views]
    share = book.assessment.coverage.designed.product_share
    row += 1
    _label(book, sheet, row, on_paper)
    if share is None:
        cells.text(sheet, row, 2, on_paper.value, _VALUE[on_paper.tone])
    else:
        cells.formula(sheet, row, 2, f"={total('product_share')}", _SHARE[on_paper.tone], share)
    row += 1
    for fact in (*as_checked, *others):
        _label(book, sheet, row, fact)
        cells.text(sheet, row, 2, fact.value, _VALUE[fact.tone])
        row += 1
    return row


def _label(book: Book, sheet: Sheet, row: int, fact: Fact) -> None:
    book.cells.block(sheet, row, 0, 1, fact.name, _WRAPPED)
    book.cells.block(sheet, row, 3, _LAST, fact.detail, MUTED)
    sheet.set_row(row, height((fact.name, 2 * _WIDTH), least=19))


def _decisions(book: Book, sheet: Sheet, row: int) -> int:
    _across(book, sheet, row, "Decisions asked for", HEADING, least=22)
    row += 1
    asked = book.decisions
    if not asked:
        tips = book.assessment.count("advice")
        rest = f"; {count(tips, 'tip')} on the sheet Open points" if tips else ""
        _across(book, sheet, row, f"None: nothing must or should be fixed{rest}.", BODY)
        return row + 1
    for decision in asked:
        row = _decision(book, sheet, row, decision)
    return row


def _decision(book: Book, sheet: Sheet, row: int, decision: Decision) -> int:
    cells, finding = book.cells, decision.finding
    width = (_COLUMNS - 1) * _WIDTH
    cells.text(sheet, row, 0, SEVERITY[finding.severity], _SEVERITY[finding.severity])
    cells.block(sheet, row, 1, _LAST, finding.message, TOP)
    sheet.set_row(row, height((finding.message, width)))
    cures = decision.cures
    if not cures:
        return row + 1
    cells.block(sheet, row + 1, 1, _LAST, f"→ {cures}", _MEND)
    sheet.set_row(row + 1, height((cures, width - 2)))
    return row + 2


def _foot(book: Book, sheet: Sheet, row: int) -> None:
    _across(book, sheet, row, "How sure", HEADING, least=22)
    _across(book, sheet, row + 1, certainty(book.assessment, book.today), _WRAPPED)
    identity = book.identity
    said = f"As checked on {book.today.isoformat()}"
    if identity:
        said += f" · file {identity.document_id} · revision {identity.revision}"
    _across(book, sheet, row + 3, said, MUTED | {"font_size": 9})
    sheet.print_area(0, 0, row + 3, _LAST)
