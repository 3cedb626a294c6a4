"""Sheet Summary: one page for those who decide. The headline, the split as a chart, the facts, decisions, how sure."""

from __future__ import annotations

import dataclasses

from workbench.domain.coverage import PARTS, FigureView
from workbench.domain.words import MODEL_INSIDE, SEVERITY, UNDEFINED, VIEW, VIEW_HOW, day, pluralise
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.chart import Bars, draw
from workbench.files.exporters.xlsx.layout import CHANGES, EXPORTED, FADE, STRUCTURE, address, in_split, total
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.sheets.split import absorbed, absorbed_label
from workbench.files.exporters.xlsx.styles import (
    BODY,
    BOLD,
    HEADING,
    MUTED,
    MUTED_TOP,
    PERCENT,
    PIXEL,
    TITLE,
    TOP,
    height,
)
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.presentation.finding_text import message
from workbench.presentation.summary import Decision, Fact, certainty, facts, headline, readiness

_WIDTHS = (17.0, *[14.6] * 5)
_LAST, _WIDTH = len(_WIDTHS) - 1, sum(_WIDTHS)
_NAME, _VALUE_AT, _DETAIL = 1, 2, 3
"""Columns of a fact: its name up to the first, its value in the second, its detail from the third on."""
_CHART_HEIGHT = 150
_BARS: dict[FigureView, str] = {"designed": "On paper", "placed": "Where people sit"}
_LIVE = "figures are live, open points and verdict are not"
_AS_CHECKED = "as checked"

_WRAPPED: CellStyle = BODY | {"text_wrap": True}
_SENTENCE: CellStyle = TITLE | {"text_wrap": True, "valign": "top"}
_PART_HEAD: CellStyle = MUTED | {"align": "center", "font_size": 10}
_BAR_NAME: CellStyle = BODY | {"font_size": 10}
_PART_VALUE: CellStyle = BOLD | {"align": "center", "num_format": PERCENT}
_STATUS: CellStyle = MUTED | {"italic": True}
_DETAILED: CellStyle = MUTED | {"text_wrap": True}
_VALUE: dict[str, CellStyle] = {
    tone: BOLD | {"font_color": colour, "text_wrap": True} for tone, colour in palette.TONE.items()
}
_SHARE: dict[str, CellStyle] = {tone: style | {"align": "left"} for tone, style in _VALUE.items()}
_POINTS: dict[str, CellStyle] = {
    tone: style | {"num_format": '0.0" points"', "align": "left"} for tone, style in _VALUE.items()
}
_VERDICT: dict[str, CellStyle] = {verdict: BOLD | {"font_color": colour} for verdict, colour in palette.VERDICT.items()}
_SEVERITY: dict[str, CellStyle] = {
    severity: BOLD | {"font_color": colour, "valign": "top"} for severity, (colour, _) in palette.SEVERITY.items()
}
_MEND: CellStyle = TOP | {"font_color": palette.ACCENT}


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row = _head(book, sheet)
    row = _split(book, sheet, row)
    row = _facts(book, sheet, row + 1)
    row = _decisions(book, sheet, row + 1)
    _foot(book, sheet, row + 1)
    book.set_page(sheet)
    sheet.fit_to_pages(1, 1)
    sheet.set_first_sheet()
    sheet.set_selection(0, 0, 0, 0)


def _across(book: Book, sheet: Worksheet, row: int, text: str, style: CellStyle, least: float = 18.0) -> None:
    size = style["font_size"]
    tall = height((text, _WIDTH * 11 / size), line=size * 1.35, least=least)
    book.cells.block(sheet, row, 0, _LAST, text, style)
    sheet.set_row(row, tall)


def _head(book: Book, sheet: Worksheet) -> int:
    cells, assessment = book.cells, book.assessment
    scenario = book.scenario
    _across(book, sheet, 0, f"{book.document.title} · {scenario.name} · {MODEL_INSIDE[scenario.model]}", MUTED_TOP)
    _across(book, sheet, 1, headline(assessment), _SENTENCE, least=24)
    cells.block(sheet, 2, 0, _NAME, assessment.verdict_words, _VERDICT[assessment.verdict])
    cells.block(sheet, 2, _VALUE_AT, _LAST - 2, readiness(assessment), MUTED)
    cells.block(sheet, 2, _LAST - 1, _LAST, f"{_AS_CHECKED} on {day(book.today)}", _STATUS)
    changes, structure = (
        f"{EXPORTED}!{address(*place, row_fixed=True, column_fixed=True)}" for place in (CHANGES, STRUCTURE)
    )
    status = (
        f'=IF({structure}>0,"Rows or columns were added, removed or moved: {_LIVE}",IF({changes}=0,"As exported",'
        f'{changes}&IF({changes}=1," cell"," cells")&" changed since: {_LIVE}"))'
    )
    sheet.merge_range(3, 0, 3, _LAST, "", cells.format(_STATUS))
    cells.formula(sheet, 3, 0, status, _STATUS, "As exported")
    sheet.set_row(3, 18)
    return 5


def _split(book: Book, sheet: Worksheet, row: int) -> int:
    """Write the chart above the rows of live figures it draws; returns the row after."""
    cells, coverage = book.cells, book.assessment.coverage
    _across(book, sheet, row, "Who holds the work: whole departments", HEADING, least=22)
    chart_row, head_row = row + 1, row + 2
    sheet.set_row(chart_row, _CHART_HEIGHT * PIXEL + 4)
    figures = {}
    for at, (view, bar) in enumerate(_BARS.items(), head_row + 1):
        split = coverage.split(view)
        cells.text(sheet, at, 0, bar, _BAR_NAME)
        figures[bar] = [getattr(split, name) for name in PARTS]
        for column, (name, value) in enumerate(zip(PARTS, figures[bar], strict=True), 1):
            known = UNDEFINED if value is None else value
            cells.formula(sheet, at, column, f"={total(view, name)}", _PART_VALUE, known)
    for column, words in enumerate(book.vocabulary.parts.values(), 1):
        cells.text(sheet, head_row, column, words, _PART_HEAD)
    last = head_row + len(_BARS)
    note = "Share of the work, weighed by importance. Both bars follow the sheets Matrix and Organisation."
    _across(book, sheet, last + 1, note, MUTED | {"font_size": 9})
    draw(book, sheet, Bars(SHEET.name, chart_row, head_row, figures, [VIEW_HOW[view] for view in _BARS]), _CHART_HEIGHT)
    return last + 2


def _facts(book: Book, sheet: Worksheet, row: int) -> int:
    """Write the facts: shares of whole departments and the absorbed points are live, the others as checked."""
    cells, coverage = book.cells, book.assessment.coverage
    _across(book, sheet, row, "The facts", HEADING, least=22)
    # A number format has no way to write a quotation mark.
    unit = f'{PERCENT}" {book.document.terms.product.replace(chr(34), chr(8221))}"'
    for view in _BARS:
        row += 1
        fact = _of(facts(book.assessment, view, digits=1)[0], view)
        _label(book, sheet, row, fact, fact.detail)
        share = coverage.split(view).product_share
        known = UNDEFINED if share is None else share
        cells.formula(
            sheet, row, _VALUE_AT, f"={total(view, 'product_share')}", _SHARE[fact.tone] | {"num_format": unit}, known
        )
    of_strategists, *others, fade = facts(book.assessment, "strategists", digits=1)
    for fact in (_of(of_strategists, "strategists"), *others):
        row += 1
        _label(book, sheet, row, fact, f"{fact.detail}, {_AS_CHECKED}" if fact.detail else _AS_CHECKED)
        cells.text(sheet, row, _VALUE_AT, fact.value, _VALUE[fact.tone])
    row += 1
    _label(book, sheet, row, fade, f"{fade.detail}, {_AS_CHECKED}")
    absorbed_label(book, sheet, row, _WRAPPED)
    cells.formula(sheet, row, _VALUE_AT, f"={in_split(FADE)}", _POINTS[fade.tone], absorbed(coverage))
    return row + 1


def _of(fact: Fact, view: FigureView) -> Fact:
    """A share that says whose work it counts, also where that is nothing: several stand below each other."""
    return dataclasses.replace(fact, whose=VIEW[view])


def _label(book: Book, sheet: Worksheet, row: int, fact: Fact, detail: str) -> None:
    name, value, beside = sum(_WIDTHS[: _NAME + 1]), _WIDTHS[_VALUE_AT], sum(_WIDTHS[_DETAIL:])
    book.cells.block(sheet, row, 0, _NAME, fact.name, _WRAPPED)
    book.cells.block(sheet, row, _DETAIL, _LAST, detail, _DETAILED)
    sheet.set_row(row, height((fact.name, name), (detail, beside), (fact.value, value * 0.9), least=19))


def _decisions(book: Book, sheet: Worksheet, row: int) -> int:
    _across(book, sheet, row, "Decisions asked for", HEADING, least=22)
    row += 1
    asked = book.decisions
    if not asked:
        tips = book.assessment.count("advice")
        rest = f"; {pluralise(tips, 'tip')} on the sheet Open points" if tips else ""
        _across(book, sheet, row, f"None: nothing must or should be fixed{rest}.", BODY)
        return row + 1
    for decision in asked:
        row = _decision(book, sheet, row, decision)
    return row


def _decision(book: Book, sheet: Worksheet, row: int, decision: Decision) -> int:
    cells, finding = book.cells, decision.finding
    width = sum(_WIDTHS[1:])
    cells.text(sheet, row, 0, SEVERITY[finding.severity], _SEVERITY[finding.severity])
    sentence = message(finding, book.vocabulary)
    cells.block(sheet, row, 1, _LAST, sentence, TOP)
    sheet.set_row(row, height((sentence, width)))
    cures = decision.cures
    if not cures:
        return row + 1
    cells.block(sheet, row + 1, 1, _LAST, f"→ {cures}", _MEND)
    sheet.set_row(row + 1, height((cures, width - 2)))
    return row + 2


def _foot(book: Book, sheet: Worksheet, row: int) -> None:
    _across(book, sheet, row, "How sure", HEADING, least=22)
    _across(book, sheet, row + 1, certainty(book.assessment, book.today), _WRAPPED)
    note = f"The sentence, the verdict, the open points and how sure: {_AS_CHECKED} on {day(book.today)}."
    if book.identity and book.identity.version_by:
        note += f" Made from the {book.identity.version_by}."
    _across(book, sheet, row + 3, note, MUTED | {"font_size": 9})
    sheet.print_area(0, 0, row + 3, _LAST)


SHEET = Sheet(order=10, name="Summary", build=write, protected=True)
