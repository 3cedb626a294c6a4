"""Organisation of a new map, gathered line by line: what a line says, what no line says, and what each became.

Departments are made by name. The two leading roles are there whatever the lines say, of one grade and under one
superior unless the lines say otherwise. Reads no text and makes no map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from workbench.application.edits.departments import kind_named
from workbench.application.grade_words import grade_in, grades_in, read_grade, words_of
from workbench.application.importing.cells import NOTHING
from workbench.application.new_map_lines import SHOWN, Card, PlannedLine, Unit, grade_of, planned_lines
from workbench.application.role_list import headed, named_in, read_headcount, read_kind, read_work
from workbench.application.table import TableRow
from workbench.domain.fields import FIELDS
from workbench.domain.index import SIDE_OF_KIND, SIDE_OF_STRATEGIST
from workbench.domain.limits import LONGEST_TEXT
from workbench.domain.model import (
    DEFAULT_GRADE_NAMES,
    ActsAs,
    Department,
    DepartmentKind,
    Discipline,
    Policy,
    Role,
    Terms,
)
from workbench.domain.normalisation import name_key, one_line
from workbench.domain.role_factories import work_of_kind
from workbench.domain.transform import fresh_id
from workbench.domain.validate import would_loop
from workbench.domain.vocabulary import vocabulary_for
from workbench.domain.words import join_names, pluralise, sentence_start, separated, truncate

LEADING: tuple[ActsAs, ...] = ("marketing_strategist", "product_strategist")
_TOP_GRADE = 7


class Organisation:
    """Accumulator of lines: of departments, then of roles; then `settle` once, and read what became of them."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._units: dict[str, Unit] = {}
        self._cards: list[Card] = []
        self._left_out: list[PlannedLine] = []

    # Lines

    def add_department_line(self, row: TableRow, columns: tuple[str | None, ...]) -> None:
        """Take a line of the departments."""
        name, fault = _name(row.cell(columns, "name"), "name")
        before = self._units.get(name_key(name))
        if not fault and before is not None:
            fault = f"Line {before.number} names it already."
        if fault:
            self._left_out.append(PlannedLine("departments", row.number, truncate(name, SHOWN), "left_out", "", fault))
            return
        unit = self._unit(name, row.number)
        kind_text, parent_text = row.cell(columns, "kind"), row.cell(columns, "parent")
        if kind_text not in NOTHING:
            unit.stated_kind = read_kind(kind_text, self._terms)
            if unit.stated_kind is None:
                kinds = FIELDS[Department]["kind"].values.offered(vocabulary_for(self._terms)).values()
                doubt = (
                    f"“{truncate(kind_text, SHOWN)}” is no kind of department. There are {join_names(tuple(kinds))}."
                )
                unit.doubts.append(doubt)
        unit.parent_text = "" if parent_text in NOTHING else parent_text

    def add_role_line(self, row: TableRow, columns: tuple[str | None, ...]) -> None:
        """Take a line of the roles; one that names a department alone makes that."""
        said = ((column, row.cell(columns, column)) for column in columns if column)
        cells = {column: text for column, text in said if text not in NOTHING}
        place, no_place = _name(cells.get("department", ""), "department")
        unit = None if no_place else self._unit(place)
        title, fault = _name(cells.get("title", ""), "title")
        if fault:
            if unit is None or title:
                self._left_out.append(PlannedLine("roles", row.number, truncate(title, SHOWN), "left_out", "", fault))
            return
        card = Card(title, row.number, unit, superior_text=cells.get("reports_to", ""))
        self._cards.append(card)
        holder, no_holder = _name(cells.get("holder", ""), "holder")
        card.holders = [] if no_holder else [holder]
        purpose = cells.get("purpose", "")
        if len(purpose) > LONGEST_TEXT:
            card.doubts.append(f"Its purpose has {len(purpose):,} characters; {LONGEST_TEXT:,} are allowed.")
        else:
            card.purpose = purpose
        if text := cells.get("grade"):
            card.grade = read_grade(text)
            if card.grade is None:
                lowest, *_, highest = DEFAULT_GRADE_NAMES
                known = f"1 to {_TOP_GRADE}, or a name from {lowest} to {highest}"
                card.doubts.append(f"“{truncate(text, SHOWN)}” is no grade: write {known}.")
        if text := cells.get("discipline"):
            card.work = read_work(text, self._terms)
            if card.work is None:
                card.doubts.append(f"“{truncate(text, SHOWN)}” is no kind of work; the department decides.")
        if text := cells.get("headcount"):
            number = read_headcount(text)
            card.headcount = number or 1
            if number is None:
                card.doubts.append(f"“{truncate(text, SHOWN)}” is no number of posts; 1 was taken.")

    # What no line says

    def settle(self) -> tuple[tuple[Department, ...], tuple[Role, ...]]:
        """The departments and roles that all lines make."""
        leaders = self._find_leaders()
        self._place_by_titles(leaders)
        for card in leaders:
            if card.unit is None:
                card.unit = self._home(card)
        self._count_repeated()
        for unit in self._units.values():
            self._find_parent(unit)
            unit.kind = unit.stated_kind or self._kind(unit, leaders)
        self._draw_lines(leaders)
        self._set_grades(leaders)
        return self._made()

    def _find_leaders(self) -> list[Card]:
        """The two leading roles, by their titles; made, ahead of the others, where no line names them."""
        leaders = []
        for acts_as in LEADING:
            title = getattr(self._terms, acts_as)
            key = name_key(title)
            card = next((card for card in self._cards if name_key(card.title) == key), None)
            if card is None:
                card = Card(title)
            card.leads = acts_as
            leaders.append(card)
        self._cards = [*(card for card in leaders if card.number is None), *self._cards]
        return leaders

    def _place_by_titles(self, leaders: list[Card]) -> None:
        """Give roles without a department the one that their titles name: the heads of one first, who may make it."""
        bare = [card for card in self._cards if card.unit is None and card not in leaders]
        for card in bare:
            name = headed(card.title)
            if name:
                card.unit = self._unit(named_in(name, self._unit_names()) or name)
        names = self._unit_names()
        for card in bare:
            if card.unit is None and (name := named_in(card.title, names)):
                card.unit = self._unit(name)

    def _unit_names(self) -> dict[tuple[str, ...], str]:
        """The words of each department's name, and of both sides, which are departments once a role sits there."""
        sides = (sentence_start(self._terms.marketing), sentence_start(self._terms.product))
        return {words_of(name): name for name in (*sides, *(unit.name for unit in self._units.values()))}

    def _home(self, leader: Card) -> Unit:
        """The department of a leading role: one said to be of its side, or called so, or as what its title heads."""
        side = SIDE_OF_STRATEGIST[leader.leads or LEADING[0]]
        of_kind = (unit for unit in self._units.values() if unit.stated_kind == side)
        term = getattr(self._terms, side)
        called = (self._units.get(name_key(name)) for name in (term, headed(leader.title)))
        found = next(of_kind, None) or next((unit for unit in called if unit and not unit.stated_kind), None)
        return found or self._unit(sentence_start(term))

    def _count_repeated(self) -> None:
        """Count a title that comes again in the same department as a further post of the first."""
        first: dict[tuple[str, str], Card] = {}
        for card in self._cards:
            key = name_key(card.title), name_key(card.unit.name) if card.unit else ""
            kept = first.setdefault(key, card)
            if kept is card:
                continue
            card.counted_with = kept
            kept.headcount += card.headcount
            kept.holders += card.holders
            kept.superior_text = kept.superior_text or card.superior_text
            kept.purpose, kept.work = kept.purpose or card.purpose, kept.work or card.work
            if card.grade and kept.grade and card.grade != kept.grade:
                card.doubts.append(f"Its grade is another; that of line {kept.number} stands.")
            kept.grade = kept.grade or card.grade

    def _find_parent(self, unit: Unit) -> None:
        if not unit.parent_text:
            return
        parent, shown = self._units.get(name_key(unit.parent_text)), truncate(unit.parent_text, SHOWN)
        lines = {name_key(other.name): name_key(other.parent.name) for other in self._units.values() if other.parent}
        if parent is None:
            unit.doubts.append(f"No department is called “{shown}”, so it is part of none.")
        elif would_loop(lines, name_key(unit.name), name_key(parent.name)):
            unit.doubts.append(f"It cannot be part of “{shown}”, which is part of it.")
        else:
            unit.parent = parent

    def _kind(self, unit: Unit, leaders: list[Card]) -> DepartmentKind:
        """The kind of a department of which no line says it: by its name, or by the leading role that sits in it."""
        guess = kind_named(unit.name, vocabulary_for(self._terms))
        side = next((SIDE_OF_STRATEGIST[card.leads] for card in leaders if card.unit is unit and card.leads), None)
        is_a_side = name_key(unit.name) in (name_key(self._terms.marketing), name_key(self._terms.product))
        return guess if side is None or is_a_side or SIDE_OF_KIND.get(guess) == side else side

    def _draw_lines(self, leaders: list[Card]) -> None:
        """Find the superiors: those that the lines name, then one for both leading roles."""
        kept = [card for card in self._cards if card.counted_with is None]
        called: dict[str, list[Card]] = {}
        for card in kept:
            called.setdefault(name_key(card.title), []).append(card)
        for card in kept:
            if card.unit is not None:
                called.setdefault(name_key(f"{card.title} {card.unit.name}"), []).append(card)
        for card in kept:  # lists of employees name superiors, too, by who they are
            for holder in card.holders:
                called.setdefault(name_key(holder), []).append(card)
        for card in kept:
            if card.superior_text:
                self._find_superior(card, called)
        one, other = leaders
        if one.superior is None and other.superior is None:
            tops = [card for card in kept if grade_of(card) == _TOP_GRADE and card not in leaders]
            if len(tops) == 1:
                one.superior = None if _is_below(tops[0], leaders) else tops[0]
        for card, peer in ((one, other), (other, one)):
            if card.superior is None and peer.superior is not None and not _is_below(peer.superior, (card,)):
                card.superior = peer.superior

    def _find_superior(self, card: Card, called: Mapping[str, list[Card]]) -> None:
        shown = truncate(card.superior_text, SHOWN)
        found = called.get(name_key(card.superior_text), [])
        near = [other for other in found if other is not card and other.unit is card.unit] or found
        if not found:
            doubt = f"No role here is called “{shown}”, so it reports to nobody yet: give “{shown}” a line of its own."
        elif len(near) > 1:
            doubt = f"“{shown}” is the title of {pluralise(len(near), 'role')}: write its department after it."
        elif near[0] is card:
            doubt = "It cannot report to itself."
        elif _is_below(near[0], (card,)):
            doubt = f"It cannot report to “{shown}”, which reports to it."
        else:
            card.superior, doubt = near[0], ""
        card.doubts += [doubt] if doubt else []

    def _set_grades(self, leaders: list[Card]) -> None:
        """Give leading roles without a grade that of the other, else of the higher title; the agreed one at least."""
        known = [card.grade for card in leaders if card.grade] or [grade_in(card.title) or 0 for card in leaders]
        for card in leaders:
            card.grade = card.grade or max(Policy().executive_grade, *known)
        named = grades_in(card.title for card in self._cards)
        for card in self._cards:
            card.grade = card.grade or named.get(card.title)

    # What became of it

    def _made(self) -> tuple[tuple[Department, ...], tuple[Role, ...]]:
        unit_ids, card_ids = dict[Unit, str](), dict[Card, str]()
        kept = [card for card in self._cards if card.counted_with is None]
        for unit in self._units.values():
            unit_ids[unit] = fresh_id(unit.name, set(unit_ids.values()))
        taken = set[str]()
        for card in kept:
            card_ids[card] = fresh_id(card.title, taken)
            taken.add(card_ids[card])
        departments = (
            Department(own_id, unit.name, kind=unit.kind, parent=unit_ids[unit.parent] if unit.parent else None)
            for unit, own_id in unit_ids.items()
        )
        roles = (
            Role(
                own_id,
                card.title,
                discipline=self._work(card),
                acts_as=card.leads,
                grade=grade_of(card),
                department=unit_ids[card.unit] if card.unit else None,
                reports_to=card_ids[card.superior] if card.superior else None,
                headcount=card.headcount,
                holder=separated(card.holders) or None,
                purpose=card.purpose,
            )
            for card, own_id in card_ids.items()
        )
        return tuple(departments), tuple(roles)

    def _work(self, card: Card) -> Discipline:
        if card.leads:
            return SIDE_OF_STRATEGIST[card.leads]
        return card.work or (work_of_kind(card.unit.kind) if card.unit else "other")

    def lines(self) -> list[PlannedLine]:
        """The outcome of each line."""
        return planned_lines(tuple(self._units.values()), self._cards, self._left_out, self._terms)

    def notes(self) -> Iterator[str]:
        """Sentences on the whole of it."""
        nowhere = sum(card.unit is None and grade_of(card) != _TOP_GRADE for card in self._cards)
        if nowhere:
            which = "1 role has" if nowhere == 1 else f"{nowhere} roles have"
            yield f"{which} no department: write it after the title, with a tab or a semicolon between them."

    def _unit(self, name: str, number: int | None = None) -> Unit:
        return self._units.setdefault(name_key(name), Unit(name, number))


def _name(text: str, what: str) -> tuple[str, str]:
    """A name on one line, and what is wrong with it as a sentence, or ""."""
    name = " ".join(one_line(text).split())
    if len(name) > LONGEST_TEXT:
        return name, f"The {what} has {len(name):,} characters; {LONGEST_TEXT:,} are allowed."
    return ("", f"The {what} is missing.") if name in NOTHING else (name, "")


def _is_below(card: Card, others: Collection[Card]) -> bool:
    """Whether a role is one of these, or reports to one of them directly or through others."""
    above: Card | None = card
    while above is not None:
        if above in others:
            return True
        above = above.superior
    return False
