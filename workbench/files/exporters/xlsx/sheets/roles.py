"""Sheet Roles: each card as a job description, one printed page each; with people, how typical backgrounds fill it."""

from __future__ import annotations

from workbench.domain.model import Role
from workbench.domain.names import person_names
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.page import printable
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.styles import BODY, HEADING, MUTED, MUTED_TOP, TITLE, TOP, height
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.presentation.fit_text import fills
from workbench.presentation.job_description import HeldSkill, JobDescription, job_description
from workbench.presentation.who_fits import who_fits

_WIDTHS = (24.0, 18.0, 44.0)
_LAST = len(_WIDTHS) - 1
_REST = sum(_WIDTHS[1:])
_SMALLEST_SCALE, _LARGEST_SCALE = 40, 80
"""Percent on paper. At the largest the three columns fit the page, also in the wider font of a system without ours."""

_LABEL: CellStyle = MUTED_TOP
_NAME: CellStyle = TOP | {"bold": True}
_NAMED: dict[str, CellStyle] = {side: _NAME | {"font_color": colour} for side, (colour, _) in palette.SIDE.items()}


class _Card:
    """The writer of one role, from a row downwards; `tall` is its height so far, in points."""

    def __init__(self, book: Book, sheet: Worksheet, row: int) -> None:
        self.row = row
        self.tall = 0.0
        self._book, self._sheet = book, sheet

    def across(self, text: str, style: CellStyle, least: float) -> None:
        """Write a text across all columns."""
        self._book.cells.block(self._sheet, self.row, 0, _LAST, text, style)
        self._end(height((text, sum(_WIDTHS) * 11 / style["font_size"]), line=style["font_size"] * 1.35, least=least))

    def field(self, label: str, text: str) -> None:
        """Write a label and its text."""
        self._book.cells.text(self._sheet, self.row, 0, label, _LABEL)
        self._book.cells.block(self._sheet, self.row, 1, _LAST, text, TOP)
        self._end(height((label, _WIDTHS[0]), (text, _REST)))

    def skill(self, held_skill: HeldSkill) -> None:
        """Write a skill, its level, and a note on it."""
        cells, name = self._book.cells, held_skill.skill.name
        cells.text(self._sheet, self.row, 0, name, _NAMED[held_skill.skill.belongs_to])
        cells.text(self._sheet, self.row, 1, held_skill.level, TOP)
        cells.text(self._sheet, self.row, 2, held_skill.note, MUTED_TOP)
        self._end(height((name, _WIDTHS[0] * 0.92), (held_skill.level, _WIDTHS[1]), (held_skill.note, _WIDTHS[2])))

    def _end(self, tall: float) -> None:
        self._sheet.set_row(self.row, tall)
        self.row += 1
        self.tall += tall


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet. The scale on paper is that of the tallest card."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row, tallest, breaks = 0, 0.0, []
    for role in book.scenario.roles:
        book.check_cancelled()
        card = _Card(book, sheet, row)
        _role(card, job_description(book.index, role))
        if book.people:
            _backgrounds(card, book, role)
        tallest = max(tallest, card.tall)
        breaks.append(card.row)
        row = card.row
    if not book.scenario.roles:
        book.cells.text(sheet, 0, 0, "There are no roles yet.", BODY)
    sheet.set_h_pagebreaks(breaks[:-1][:1023])
    book.set_page(sheet, fit=False)
    if tallest:
        fitting = int(100 * printable(book.paper)[1] / tallest) - 2
        sheet.set_print_scale(max(_SMALLEST_SCALE, min(_LARGEST_SCALE, fitting)))


def _role(card: _Card, described: JobDescription) -> None:
    card.across(described.title, TITLE, 28)
    card.across(described.place, MUTED, 20)
    for label, text in described.fields:
        card.field(label, text)
    for part in described.parts:
        card.across(part.heading, HEADING, 26)
        for held_skill in part.skills:
            card.skill(held_skill)
        for label, text in part.fields:
            card.field(label, text)


def _backgrounds(card: _Card, book: Book, role: Role) -> None:
    who = who_fits(book.index, role.id, "background")
    if who.hint or who.ranked:
        card.across("Typical backgrounds", HEADING, 26)
        if who.hint:
            card.across(who.hint, MUTED, 20)
        for fit in who.everybody if who.ranked else ():
            card.field(person_names(book.index)[fit.person.id], fills(fit))


SHEET = Sheet(order=30, name="Roles", build=write, protected=True)
