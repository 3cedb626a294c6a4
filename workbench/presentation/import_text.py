"""Sentences of an import: its lines, what is to be known of some of them, and its questions. Knows no layout."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.application.importing.grid import column_letters
from workbench.application.importing.matching import LONGEST_NAME, tidy_name
from workbench.application.importing.proposal import (
    LINE_KINDS,
    Alike,
    FieldChange,
    GoneFromSource,
    Line,
    LineKind,
    Outcome,
    Proposal,
    Question,
    Reason,
    Remark,
    Several,
    TooMany,
)
from workbench.application.importing.records import Origin
from workbench.application.importing.role_words import has_role_word
from workbench.domain.fields import FIELDS
from workbench.domain.leads_by_title import WORK_OF_LEADING
from workbench.domain.limits import LONGEST_TEXT
from workbench.domain.model import ActsAs, Assignment, CapabilityMap, Department, Person, PersonLevel, Role, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.quoting import shortened
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import (
    ASSIGNMENT_KIND_INSIDE,
    LEVEL,
    grade_name,
    join_names,
    noun,
    pluralise,
    sentence_start,
)
from workbench.presentation.import_left_out import why_text

NOUN: Mapping[LineKind, str] = {
    "skill": "skill",
    "role": "role",
    "department": "department",
    "person": "person",
    "assignment": "assignment",
    "level": "level",
    "row": "row",
}
"""Kind of a line -> the noun for one of what it is about."""
OUTCOME: Mapping[Outcome, str] = {
    "added": "Added",
    "updated": "Updated",
    "unchanged": "Unchanged",
    "refused": "Refused",
    "left_out": "Left out",
}
_CLASS: Mapping[LineKind, type] = {
    "skill": Skill,
    "role": Role,
    "department": Department,
    "person": Person,
    "assignment": Assignment,
    "level": PersonLevel,
}
_LABELS = {"kind": "Kind", "level": "Level", "note": "Note", "people": "Holds"}
"""Labels of fields that have none in the table of fields, as they are in no form."""
_LISTED = 5
"""How many names a sentence lists; the others are counted."""
_LINES = ("reports_to", "dotted_to")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
REMARKS: Mapping[Reason, str] = {
    "no_name": "The {noun} has no name.",
    "long_name": "The name has {number} characters; {limit} are taken.",
    "long_text": "{Field}: {number} characters; {most} are taken.",
    "bad_value": "{Field} {text}.",
    "fits_several": "“{text}” names {count}, {names}. Choose one.",
    "several_codes": "“{text}” stands under several codes in the file, and has none here.",
    "unknown_choice": "What “{text}” was said to mean is not in the map.",
    "holder_refused": "“{text}” was refused.",
    "skill_refused": "“{text}” was refused.",
    "not_wanted": "It was not chosen.",
    "as_read": "{why}.",
    "too_many": "There are more than are taken at once. Choose which.",
    "no_level": "It is said not to be held.",
    "library_only": "Nothing but the library was chosen.",
    "of_no_role": "Only who holds a chosen role is taken.",
    "holder_left_out": "“{text}” is left out.",
    "skill_left_out": "“{text}” is left out.",
    "known_as": "In the map it is “{text}”.",
    "repeated": "The same again: {rows}.",
    "differing": "{Field} differs ({rows}): {text} stands.",
    "names_dropped": "Not taken as other names, as they are names already: {names}.",
    "unknown_grade": "“{text}” is no grade of this map.",
    "unknown_reference": "{Field}: nothing here is called “{text}”.",
    "several_references": "{Field}: “{text}” names several, and none was chosen.",
    "loop": "{Field}: “{text}” would close a circle.",
    "background_holds": "A typical background holds no role: “{text}” was left out.",
    "also_led": "It is led by {names}, too.",
    "taken_away": "The file does not have it, so it is taken away.",
}
"""Reason -> the sentence that is said of it."""


def line_text(document: CapabilityMap, line: Line) -> str:
    """What becomes of one thing: "Social APIs: group Platform; level needed 4. The same again: row 12."."""
    said = [f"{line_name(line)}: {OUTCOME_INSIDE[line.outcome]}."]
    if changes := _changes_text(document, line):
        said = [f"{line_name(line)}: {changes}."]
    return " ".join((*said, *(remark_text(line, remark) for remark in line.remarks)))


def remarks_text(line: Line) -> str:
    """What is to be known of a line, without what changes: "Social APIs: added. The same again: row 12."."""
    return " ".join(
        (f"{line_name(line)}: {OUTCOME_INSIDE[line.outcome]}.", *(remark_text(line, each) for each in line.remarks))
    )


def _changes_text(document: CapabilityMap, line: Line) -> str:
    """What changes, or what a new thing says: "group Tech → Platform; level needed 4", "leads at 4 sets direction"."""
    if line.kind == "assignment" and line.outcome == "added":
        values = {change.field: change.after for change in line.changes}
        return f"{ASSIGNMENT_KIND_INSIDE[values['kind']]} at {_shown(document, line.kind, 'level', values['level'])}"
    return "; ".join(change_text(document, line, change) for change in line.changes)


OUTCOME_INSIDE: Mapping[Outcome, str] = {
    "added": "added",
    "updated": "updated",
    "unchanged": "unchanged",
    "refused": "refused",
    "left_out": "left out",
}


def line_name(line: Line) -> str:
    """What a line is about: "Social APIs", or "Social APIs of Social Engineer"."""
    name = shortened(line.name) if line.name else f"({NOUN[line.kind]} without a name)"
    return f"{name} of {shortened(line.holder)}" if line.holder else name


def change_text(document: CapabilityMap, line: Line, change: FieldChange) -> str:
    """A field that becomes another: "group Tech → Platform"; of a new thing the value alone."""
    if change.field == "acts_as":
        return leads_text(document, change.after)
    label = _label(line.kind, change.field)
    after = _shown(document, line.kind, change.field, change.after)
    if line.outcome == "added":
        return f"{label} {after}"
    return f"{label} {_shown(document, line.kind, change.field, change.before)} → {after}"


def leads_text(document: CapabilityMap, acts_as: ActsAs) -> str:
    """That a new role leads a side, or the hub: "leads marketing, by its title"."""
    work = WORK_OF_LEADING[acts_as]
    led = "the {hub}" if work == "hub" else f"{{{work}}}"
    return vocabulary_of(document).text(f"leads {led}, by its title")


def remark_text(line: Line, remark: Remark) -> str:
    """Something to know about a line, as a sentence."""
    several = len(remark.names)
    return REMARKS[remark.reason].format(
        noun=NOUN[line.kind],
        text=shortened(remark.text),
        why=sentence_start(why_text(remark.left, remark.number)) if remark.left is not None else "",
        Field=_label(line.kind, remark.field) if remark.field else "What it says",
        number=f"{remark.number:,}",
        limit=LONGEST_NAME,
        most=f"{LONGEST_TEXT:,}",
        names=join_names([shortened(name) for name in remark.names], _LISTED),
        count=f"{_counted(several)} {noun(several, _of_remark(line, remark))}",
        rows=join_names(_places(remark), _LISTED),
    )


def _places(remark: Remark) -> list[str]:
    """The places that a remark speaks of: of rows that say the same again, those after the first."""
    origins = remark.origins[1:] if remark.reason == "repeated" else remark.origins
    return list(dict.fromkeys(map(place_text, origins)))


def _of_remark(line: Line, remark: Remark) -> str:
    """The noun for what the text of a remark names: of an assignment its skill or its role."""
    if line.kind not in ("assignment", "level"):
        return NOUN[line.kind]
    return NOUN["skill"] if remark.text == line.name else NOUN["person" if line.kind == "level" else "role"]


def place_text(origin: Origin) -> str:
    """Where something stands in its file: "row 12", "sheet “Team”, row 12"."""
    return ", ".join(filter(None, (f"sheet “{shortened(origin.sheet)}”" if origin.sheet else "", spot(origin)))) or (
        "the file"
    )


def spot(origin: Origin) -> str:
    """The row on its sheet: "row 12"; of a table turned round the cell or the column: "cell C2"; "" for the sheet."""
    if not origin.turned:
        return f"row {origin.row}" if origin.row else ""
    letters = column_letters(origin.column - 1)
    if origin.row and origin.column:
        return f"cell {letters}{origin.row}"
    return f"column {letters}" if origin.column else f"row {origin.row}" if origin.row else ""


def question_text(question: Question) -> str:
    """A question that only a person can answer."""
    match question:
        case Alike(kind=kind, name=name, known=known):
            names = join_names([f"“{shortened(like.name)}”" for like in known])
            return f"Is the {NOUN[kind]} “{shortened(name)}” a new one, or {names}?"
        case Several(kind=kind, name=name, known=known):
            count = f"{_counted(len(known))} {noun(len(known), NOUN[kind])}"
            names = join_names([shortened(each) for _, each in known], _LISTED)
            return f"“{shortened(name)}” names {count}, {names}. Which?"
        case TooMany(kind=kind, number=number, limit=limit):
            return f"The file has {number:,} {noun(number, NOUN[kind])}; {limit:,} are taken at once. Which?"


def question_place(question: Question) -> str:
    """The file and the place that a question is about; "" where it is about all."""
    if isinstance(question, TooMany):
        return ""
    return f"{question.origin.file}, {place_text(question.origin)}"


def gone_text(gone: GoneFromSource) -> str:
    """What once came from a source and is not in it any more."""
    count = pluralise(len(gone.names), NOUN[gone.kind])
    names = join_names([shortened(name) for name in gone.names], _LISTED)
    return f"Not in the file any more, and kept: {count} of {gone.scheme}, {names}."


def numbers_text(proposal: Proposal) -> list[str]:
    """How much there is of each outcome: "Added: 40 skills, 12 roles."."""
    return [
        f"{OUTCOME[outcome]}: {', '.join(counted)}."
        for outcome in OUTCOME
        if (counted := list(_counts(proposal, outcome)))
    ]


def nones_text(number: int) -> str:
    """How many levels say that somebody has none of a skill: "3 levels of 0"."""
    return pluralise(number, "level of 0", "levels of 0")


def _counts(proposal: Proposal, outcome: Outcome) -> Iterable[str]:
    for kind in LINE_KINDS:
        number = proposal.numbers[outcome, kind]
        if kind == "level" and (nones := proposal.nones[outcome]):
            number -= nones
            yield nones_text(nones)
        if number and kind == "row":
            yield f"{number:,} {'row, column or table' if number == 1 else 'rows, columns or tables'}"
        elif number:
            yield f"{number:,} {noun(number, NOUN[kind])}"


def _counted(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _label(kind: LineKind, field: str) -> str:
    """The label of a field, as the forms have it."""
    row = FIELDS[_CLASS[kind]].get(field) if kind in _CLASS else None
    return _LABELS.get(field, "") if row is None or not row.label else row.label


def _shown(document: CapabilityMap, kind: LineKind, field: str, value: Any) -> str:
    """The value of a field in words; references are names already."""
    if value in (None, "", ()):
        return "none"
    if field == "level" and value in LEVEL:
        return f"{value} {LEVEL[value]}"
    if field == "grade":
        return grade_name(document, value)
    if isinstance(value, tuple):
        return join_names([shortened(each) for each in value], _LISTED)
    row = FIELDS[_CLASS[kind]].get(field)
    labels = row.values.labels(vocabulary_of(document)) if row else {}
    return labels[value] if value in labels else shortened(f"{value:g}" if isinstance(value, float) else str(value))


def asked(proposal: Proposal, *, people: bool) -> Sequence[Question]:
    """The questions that may be told: those about people, and about what may be one, only where that is asked for."""
    if people:
        return proposal.questions
    return [each for each in proposal.questions if not _is_of_people(proposal, each)]


def _is_of_people(proposal: Proposal, question: Question) -> bool:
    if isinstance(question, TooMany):
        return question.kind in ("person", "level")
    return question.kind in ("person", "level") or _is_personal(proposal, question.name)


def _is_personal(proposal: Proposal, name: str) -> bool:
    """Whether the name of a role or a skill is that of a person, or may be."""
    return bool(proposal.personal) and name_key(tidy_name(name)) in proposal.personal


def listed(proposal: Proposal, *, people: bool) -> Sequence[Line]:
    """The lines that may be listed: those about people, about what may be one, and who holds a role, only where that is
    asked for."""
    if people:
        return proposal.lines
    return [
        _without_names(proposal, line)
        for line in proposal.lines
        if not (line.of_people or _is_personal(proposal, line.name) or _is_personal(proposal, line.holder))
    ]


def _without_names(proposal: Proposal, line: Line) -> Line:
    """The line without who holds a role, and without other names of people in what it says."""
    told = tuple(change for change in line.changes if change.field != "holder" and not _names(proposal, change))
    remarks = tuple(_unnamed(proposal, remark) for remark in line.remarks if remark.field != "holder")
    same = len(told) == len(line.changes) and remarks == line.remarks
    return line if same else dataclasses.replace(line, changes=told, remarks=remarks)


def _names(proposal: Proposal, change: FieldChange) -> bool:
    """Whether a field becomes the name of a person, or had one."""
    values = (
        part for value in (change.before, change.after) for part in (value if isinstance(value, tuple) else (value,))
    )
    return any(isinstance(value, str) and _is_personal(proposal, value) for value in values)


def _unnamed(proposal: Proposal, remark: Remark) -> Remark:
    """The remark without the names of people in it; on a line to a superior, without who that is where it is no title:
    lists of employees name people."""
    of_people = remark.field in _LINES and not has_role_word(remark.text)
    if of_people or _is_personal(proposal, remark.text):
        return dataclasses.replace(remark, text="…", names=())
    if any(_is_personal(proposal, name) for name in remark.names):
        return dataclasses.replace(remark, names=("…",))
    return remark
