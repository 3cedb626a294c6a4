"""Roles: each card as a job description, one printed page each."""

from __future__ import annotations

from workbench.domain.index import Index
from workbench.domain.model import Assignment, Role, Skill
from workbench.domain.words import ACTS_AS, DISCIPLINE, LEVEL, STATUS, count
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet, Style
from workbench.files.exporters.xlsx.page import printable_height
from workbench.files.exporters.xlsx.styles import BODY, HEADING, MUTED, MUTED_TOP, TOP, height
from workbench.files.exporters.xlsx.styles import TITLE as BIG

TITLE, ORDER, HIDDEN = "Roles", 3, False

_WIDTHS = (24.0, 18.0, 44.0)
_LAST = len(_WIDTHS) - 1
_REST = sum(_WIDTHS[1:])
_MOST = 8
_SMALLEST_SCALE, _LARGEST_SCALE = 40, 80
"""Percent on paper. At the largest the three columns fit the page, also in the wider font of a system without ours."""

_LABEL: Style = MUTED_TOP
_NAME: Style = TOP | {"bold": True}
_NAMED: dict[str, Style] = {side: _NAME | {"font_color": colour} for side, (colour, _) in palette.SIDE.items()}


class _Card:
    """Writes one role from a row downwards, and knows how tall it has become."""

    def __init__(self, book: Book, sheet: Sheet, row: int) -> None:
        self.row = row
        self.tall = 0.0
        self._book, self._sheet = book, sheet

    def across(self, text: str, style: Style, least: float) -> None:
        """A text over all columns."""
        self._book.cells.block(self._sheet, self.row, 0, _LAST, text, style)
        self._end(height((text, sum(_WIDTHS) * 11 / style["font_size"]), line=style["font_size"] * 1.35, least=least))

    def field(self, label: str, text: str) -> None:
        """A label and what it says; nothing where it says nothing."""
        if not text:
            return
        self._book.cells.text(self._sheet, self.row, 0, label, _LABEL)
        self._book.cells.block(self._sheet, self.row, 1, _LAST, text, TOP)
        self._end(height((label, _WIDTHS[0]), (text, _REST)))

    def skill(self, skill: Skill, level: str, last: str) -> None:
        """A skill, its level, and a word on it."""
        cells = self._book.cells
        cells.text(self._sheet, self.row, 0, skill.name, _NAMED[skill.belongs_to])
        cells.text(self._sheet, self.row, 1, level, TOP)
        cells.text(self._sheet, self.row, 2, last, MUTED_TOP)
        self._end(height((skill.name, _WIDTHS[0] * 0.92), (level, _WIDTHS[1]), (last, _WIDTHS[2])))

    def _end(self, tall: float) -> None:
        self._sheet.set_row(self.row, tall)
        self.row += 1
        self.tall += tall


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet. The scale on paper is that of the tallest card."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row, tallest, breaks = 0, 0.0, []
    for role in book.scenario.roles:
        book.tick()
        card = _Card(book, sheet, row)
        _role(book, card, role)
        tallest = max(tallest, card.tall)
        breaks.append(card.row)
        row = card.row
    if not book.scenario.roles:
        book.cells.text(sheet, 0, 0, "There are no roles yet.", BODY)
    sheet.set_h_pagebreaks(breaks[:-1][:1023])
    book.set_page(sheet, fit=False)
    if tallest:
        fitting = int(100 * printable_height(book.paper) / tallest) - 2
        sheet.set_print_scale(max(_SMALLEST_SCALE, min(_LARGEST_SCALE, fitting)))


def _role(book: Book, card: _Card, role: Role) -> None:
    index = book.index
    led, supported = _held(index, role, "lead"), _held(index, role, "support")
    card.across(role.title, BIG, 28)
    card.across(f"{book.grade(role)} · {book.department(role)} · {STATUS[role.status].lower()}", MUTED, 20)
    card.field("Also called", ", ".join(role.also_called))
    card.field("Acts as", ACTS_AS[role.acts_as] if role.acts_as else "")
    card.field("Kind of work", DISCIPLINE[role.discipline])
    card.field("Held by", role.holder or "")
    card.field("Headcount", "" if role.headcount == 1 else f"{role.headcount:g}")
    card.field("Purpose", role.purpose or "Not yet written.")
    card.across(f"Accountable for ({count(len(led), 'skill')})", HEADING, 26)
    for skill, assignment in led:
        card.skill(skill, _level(skill, assignment), assignment.note or skill.definition)
    if not led:
        card.field("Nothing", "This role supports others." if supported else "Nothing is assigned to it yet.")
    if supported:
        card.across(f"Supports ({count(len(supported), 'skill')})", HEADING, 26)
    for skill, assignment in supported:
        leads = ", ".join(each.role.title for each in index.leads[skill.id])
        card.skill(skill, _level(skill, assignment), f"led by {leads}" if leads else "nobody leads it")
    card.across("Works with", HEADING, 26)
    card.field("Reports to", book.title(role.reports_to) or "nobody in this map")
    card.field("Dotted line to", ", ".join(book.title(each) for each in role.dotted_to))
    card.field("Reporting here", ", ".join(each.title for each in book.scenario.roles if each.reports_to == role.id))
    for other, shared in _colleagues(index, role):
        card.field(other.title, ", ".join(skill.name for skill in shared))
    apart = _apart(index, role)
    if apart:
        card.across("Not part of this role", HEADING, 26)
        for owner, skills in apart.items():
            card.field(owner, ", ".join(skills))


def _held(index: Index, role: Role, kind: str) -> list[tuple[Skill, Assignment]]:
    """What a role leads or supports, heaviest first."""
    found = [(index.skills[each.skill], each) for each in role.assignments if each.kind == kind]
    return sorted(found, key=lambda each: -index.weight(each[0]))


def _level(skill: Skill, assignment: Assignment) -> str:
    said = f"{assignment.level} {LEVEL[assignment.level]}"
    return said if assignment.level >= skill.level_needed else f"{said}; needs {skill.level_needed}"


def _colleagues(index: Index, role: Role) -> list[tuple[Role, list[Skill]]]:
    """The roles that share skills with this one, those that share most first, each with what they share."""
    shared: dict[str, list[Skill]] = {}
    for each in role.assignments:
        for other, _ in index.holdings[each.skill]:
            if other is not role:
                shared.setdefault(other.id, []).append(index.skills[each.skill])
    heaviest = sorted(shared.items(), key=lambda each: -sum(index.weight(skill) for skill in each[1]))
    return [(index.roles[each], skills) for each, skills in heaviest[:_MOST]]


def _near(index: Index, role: Role) -> set[str]:
    """The skills one might expect of a role: for a strategist the other strategist's leads, for any other role all
    skills in scope of the groups it works in."""
    side = index.acting[role.id]
    if side:
        others = index.strategists("product" if side == "marketing" else "marketing")
        return {each.skill for other in others for each in other.assignments if each.kind == "lead"}
    groups = {index.skills[each.skill].group for each in role.assignments}
    return {skill.id for skill in index.scoped if skill.group in groups}


def _apart(index: Index, role: Role) -> dict[str, list[str]]:
    """What might be expected of this role and is another's, heaviest first: by those who lead it."""
    wanted = _near(index, role) - {each.skill for each in role.assignments}
    led = [each for each in index.scoped if each.id in wanted and index.leads[each.id]]
    found: dict[str, list[str]] = {}
    for skill in sorted(led, key=lambda each: -index.weight(each))[:_MOST]:
        owners = ", ".join(each.role.title for each in index.leads[skill.id])
        found.setdefault(owners, []).append(skill.name)
    return found
