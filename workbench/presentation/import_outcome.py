"""What an import will do, in one paragraph: what is added and changed, what repeats, and what is left out.

"8 skills, 6 roles and 14 assignments will be added. 34 cells say consulted or informed and are left out."
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from workbench.application.grade_words import PLAIN_GRADE
from workbench.application.importing import mapping as tables
from workbench.application.importing.proposal import LINE_KINDS, LineKind, Outcome, Proposal
from workbench.application.importing.scale import Scale
from workbench.application.importing.shapes import LeftReason
from workbench.domain.quoting import shortened
from workbench.domain.words import grade_name, join_names, noun
from workbench.presentation.import_text import NOUN, leads_text

_LISTED = 3
"""How many names a sentence lists; the others are counted."""
_COUNTED: tuple[tuple[Outcome, str], ...] = (
    ("added", "{count} will be added."),
    ("updated", "{count} will be updated."),
    ("refused", "{count} {are} refused."),
)
_LETTERS = {"C": "consulted", "I": "informed"}
"""Letters of RACI that are no assignment, as words."""
_BY_REASON: dict[LeftReason, tuple[str, str]] = {
    "holds_nothing": ("role", "{count} {hold} nothing and {are} left out."),
    "not_held": ("skill", "{count} {are} held by nobody and left out."),
}
"""Reason -> the noun for what is left out by it, and the sentence."""


def outcome_text(proposal: Proposal, mappings: Iterable[tables.Mapping] = ()) -> str:
    """What accepting a proposal does, in a few sentences. mappings: whose values it was read with, to count the cells
    that are left out."""
    told = [template.format(count=count, are=_are(number)) for count, number, template in _counted(proposal)]
    if proposal.edit is None:
        told.insert(0, "Nothing will change.")
    said = (
        *leads_said(proposal),
        *grades_said(proposal),
        *_without_role(proposal),
        *_nones(proposal),
        *_bare_roles(proposal),
        *_repeated(proposal),
    )
    return " ".join((*told, *said, *_values(mappings), *_left_out(proposal)))


def _counted(proposal: Proposal) -> Iterator[tuple[str, int, str]]:
    for outcome, template in _COUNTED:
        numbers = {kind: number for kind in LINE_KINDS if (number := _number_of(proposal, outcome, kind))}
        if numbers:
            *first, last = (_with_noun(number, NOUN[kind]) for kind, number in numbers.items())
            yield " and ".join(filter(None, (", ".join(first), last))), sum(numbers.values()), template


def _bare_roles(proposal: Proposal) -> Iterator[str]:
    """How many roles of people whose levels are taken hold no skill all the same: a sentence, where there are such."""
    if proposal.edit is None:
        return
    people = {
        line.subject.partition(":")[2]
        for line in proposal.lines
        if line.kind == "level" and line.outcome in ("added", "updated")
    }
    roles = [role for scenario in proposal.edit.after.scenarios for role in scenario.roles if not role.assignments]
    number = sum(not people.isdisjoint(role.people) for role in roles)
    if number:
        hold = "holds" if number == 1 else "hold"
        yield (
            f"{_with_noun(number, 'role')} of these people {hold} no skill, and levels alone give none: import this "
            "file together with the one that says who holds which role."
        )


def _number_of(proposal: Proposal, outcome: Outcome, kind: LineKind) -> int:
    """How much of a kind has an outcome; of levels those that somebody has."""
    return proposal.numbers[outcome, kind] - (proposal.nones[outcome] if kind == "level" else 0)


def _nones(proposal: Proposal) -> Iterator[str]:
    """How often it is newly said that a person has none of a skill: a sentence, where it is."""
    if number := proposal.nones["added"] + proposal.nones["updated"]:
        yield f"{_with_noun(number, 'cell')} {'says' if number == 1 else 'say'} that somebody has none of a skill."


def _with_noun(number: int, name: str) -> str:
    return f"{number:,} {noun(number, name)}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def leads_said(proposal: Proposal) -> Iterator[str]:
    """Which new roles lead a side, or the hub, as their title is the map's own word for who does: a sentence each."""
    if proposal.edit is None:
        return
    for line in proposal.lines:
        for change in line.changes:
            if (line.kind, change.field) == ("role", "acts_as"):
                yield f"{shortened(line.name)} {leads_text(proposal.edit.after, change.after)}."


def grades_said(proposal: Proposal) -> Iterator[str]:
    """From where new roles have their grades of which the file says none: a sentence, where there are such roles."""
    numbers = Counter(line.grade_by for line in proposal.lines if line.kind == "role" and line.outcome == "added")
    by_title, plain = numbers["title"], numbers["nothing"]
    if proposal.edit is None or not by_title + plain:
        return
    one = by_title + plain == 1
    graded = f"graded {grade_name(proposal.edit.after, PLAIN_GRADE)}"
    if by_title and plain:
        became = (
            f"{by_title:,} {'gets' if by_title == 1 else 'get'} that of the title, {plain:,} {_are(plain)} {graded}"
        )
    elif plain:
        became = f"it is {graded}" if one else f"they are {graded}"
    else:
        became = "it gets that of its title" if one else "each gets that of its title"
    yield f"{_with_noun(by_title + plain, 'role')} {'has' if one else 'have'} no grade in the file: {became}."


def _without_role(proposal: Proposal) -> Iterator[str]:
    """Who of the new people will hold no role, counted, and where they are found then."""
    if number := len(proposal.without_role):
        they = "is" if number == 1 else "are"
        yield f"{_with_noun(number, 'person')} will hold no role, and {they} listed under People, beside the skills."


def _repeated(proposal: Proposal) -> Iterator[str]:
    number = sum(each.number for line in proposal.lines for each in line.remarks if each.reason == "repeated")
    if number:
        yield f"{_with_noun(number, 'row')} {'repeats' if number == 1 else 'repeat'} others."


def _values(mappings: Iterable[tables.Mapping]) -> Iterator[str]:
    """The values that are left out, with in how many cells they were found."""
    said: Counter[str] = Counter()
    for mapping in mappings:
        for table in mapping.tables:
            for scale in table.scales.values() if table.taken else ():
                said.update(_left(scale))
    number = said.total()
    if number:
        words = [word for word, _ in said.most_common()]
        verb = "says" if number == 1 else "say"
        yield f"{_with_noun(number, 'cell')} {verb} {_or(words)} and {_are(number)} left out."


def _left(scale: Scale) -> Counter[str]:
    """What the values of a scale that are left out say, and in how many cells."""
    found: Counter[str] = Counter()
    for value in scale.values:
        if value.held is None:
            letters = _LETTERS.get(value.text) if scale.family == "letters" else None
            found[letters or f"“{shortened(value.text)}”"] += value.count
    return found


def _or(words: Sequence[str]) -> str:
    """Words as alternatives: "a", "a or b", "a, b or 3 others"."""
    more = len(words) - _LISTED
    last = words[-1] if more <= 0 else f"{more + 1} others"
    first = words[:-1] if more <= 0 else words[: _LISTED - 1]
    return f"{', '.join(first)} or {last}" if first else last


def _left_out(proposal: Proposal) -> Iterator[str]:
    """The rows and columns that are left out, by their names, and what holds nothing, counted."""
    numbers: Counter[LeftReason] = Counter()
    names: dict[str, None] = {}
    unnamed = 0
    for line in proposal.of_outcome("left_out"):
        reason = next((remark.left for remark in line.remarks if remark.left is not None), None)
        if reason is None or reason == "no_value":
            continue
        numbers[reason] += 1
        if reason not in _BY_REASON:
            names[line.name] = None
            unnamed += not line.name
    for reason, (name, template) in _BY_REASON.items():
        if number := numbers[reason]:
            hold = "holds" if number == 1 else "hold"
            yield template.format(count=_with_noun(number, name), are=_are(number), hold=hold)
    listed = [shortened(name) for name in names if name]
    if unnamed:
        listed.append(f"{_with_noun(unnamed, 'row')} without a name")
    if listed:
        yield f"{join_names(listed, _LISTED)} {_are(len(listed))} left out."
