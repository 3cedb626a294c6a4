"""Schema: the fields of the document, a row each, which validation, edits, comparisons, forms and sheets all read.

A field of the model without a row, a row without a field, and a row that leaves open whether it is in a form, a sheet
or a comparison that its class has, fail at import. A new field is one line in `model` and one row here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from operator import attrgetter

from workbench.domain import limits, model, words
from workbench.domain.field import (
    UNDECIDED,
    Column,
    Described,
    EditLabel,
    Field,
    FieldValues,
    InForm,
    InTable,
    Nowhere,
    Told,
)
from workbench.domain.field_values import (
    ALIASES,
    DEPARTMENT,
    FLAG,
    GRADE,
    ID,
    LEVEL,
    LONG_TEXT,
    NAME,
    OPTIONAL_TEXT,
    PEOPLE,
    ROLE,
    TEXT,
    added,
    both_named,
    both_noted,
    choice,
    each_once,
    either,
    existing_first,
    from_to,
    kept,
    lead_first,
    parts,
    whole,
)  # fmt: skip
from workbench.domain.limits import Check
from workbench.domain.map_fields import ID_OF_PROGRAM, MAP, PERSON, PERSON_LEVEL, POLICY, SCENARIO, TERMS, WAIVER
from workbench.domain.vocabulary import Vocabulary

_SAME = Nowhere("two of one id are compared")
_RENAMED = "is renamed from {before} to {after}"
_SKILLS = Nowhere("skills are assigned, moved and listed by edits, lists and sentences of their own")
_LINES = Nowhere("lines are drawn to the role that stays, and none to itself")
_NO_COLUMN = Nowhere("it is filled in one by one, in the form")
_SHEET = Nowhere("it is in the job description")
_BESIDE = Nowhere("it is in the line under the title or under Works with")
_LIBRARY = Nowhere("libraries are compared by whole skills")
_RATED = Nowhere("people are handed on only where that is asked for, on pages of their own")
_ORIGIN = Nowhere("where a card came from is for those who design")
_ONE_A_LINE, _SEMICOLON = "One a line", "A name a line, or separated by ;"


def _third_kind(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The third kind of work, where a map has no word for it."""
    return () if vocabulary.terms.technology else ("technology",)


_ROLE = (
    Field(
        name="id", values=ID, edit=ID_OF_PROGRAM, told=_SAME, form=ID_OF_PROGRAM, table=ID_OF_PROGRAM,
        described=ID_OF_PROGRAM, joined=kept,
        column=Nowhere("it stands in a hidden column behind all others"),
    ),
    Field(
        name="title", values=NAME, label="Title",
        edit=EditLabel("Rename {name} to {value}"),
        told=Told(10, _RENAMED),
        form=InForm(10), table=InTable(10, 210), described=Nowhere("it is the heading"),
        column=Column(10, 32, "Role"), joined=kept,
    ),
    Field(
        name="also_called", values=ALIASES, label="Also called",
        edit=EditLabel("Change what {name} is also called"),
        told=Told(100, "is also called {after}", lost="is called by no other name any more"),
        form=InForm(110, _SEMICOLON, _ONE_A_LINE),
        table=InTable(20, 150), described=Described(10), column=_SHEET, joined=kept,
    ),
    Field(
        name="discipline", label="Kind of work",
        values=choice(attrgetter("discipline"), model.DISCIPLINES, _third_kind),
        edit=EditLabel("Set the kind of work of {name} to {value}"),
        told=Told(60, from_to("its kind of work")),
        form=InForm(60), table=InTable(70, 120), described=Described(30), column=Column(30, 13), joined=kept,
    ),
    Field(
        name="acts_as", values=choice(attrgetter("acts_as"), (None, *model.ACTS_AS)), label="Acts as",
        edit=EditLabel("Let {name} act as {value}", "No longer let {name} act as {before}"),
        told=Told(
            50, "acts as {after}, no longer as {before}", gained="acts as {after}", lost="no longer acts as {before}"
        ),
        form=InForm(70), table=InTable(80, 190), described=Described(20), column=Column(20, 25), joined=either,
    ),
    Field(
        name="grade", values=GRADE, label="Grade", kind="grade",
        edit=EditLabel("Set the grade of {name} to {value}"),
        told=Told(30, "rises from {before} to {after}", lowered="goes down from {before} to {after}"),
        form=InForm(20), table=InTable(60, 120), described=_BESIDE, column=Column(40, 14), joined=kept,
    ),
    Field(
        name="department", values=DEPARTMENT, label="Sits in", kind="department",
        edit=EditLabel("Move {name} to {value}", "Move {name} to no department"),
        told=Told(
            20, "moves from {before} to {after}", gained="moves from no department into {after}",
            lost="leaves {before}, and sits in no department",
        ),
        form=InForm(30, empty="No department"), table=InTable(30, 150, "Department"), described=_BESIDE, joined=kept,
        column=Nowhere("it is the department whose row the role stands in"),
    ),
    Field(
        name="reports_to", values=ROLE, label="Reports to", kind="reporting",
        edit=EditLabel("Let {name} report to {value}", "Let {name} report to nobody"),
        told=Told(
            40, "reports to {after}, until now to {before}", gained="reports to {after}, until now to nobody",
            lost="no longer reports to {before}",
        ),
        form=InForm(40, empty="Nobody"),
        table=InTable(40, 190), described=_BESIDE, column=Column(50, 26), joined=_LINES,
    ),
    Field(
        name="dotted_to", values=FieldValues(limits.each_of(limits.identifier), "roles"), label="Dotted lines",
        kind="dotted",
        edit=EditLabel("Change the dotted lines of {name}"),
        told=Nowhere("each line is told by itself"),
        form=InForm(50, "Whom the role works for beside its own line", "None"),
        table=InTable(50, 190), described=_BESIDE,
        column=Column(60, 26, "Dotted lines to"), joined=_LINES,
    ),
    Field(
        name="headcount", values=FieldValues(limits.number(0, 100_000), "number"), label="Headcount", kind="headcount",
        edit=EditLabel("Set the headcount of {name} to {value}"),
        told=Told(80, "has {after} posts, until now {before}", one="has {after} post, until now {before}"),
        form=InForm(80),
        table=InTable(100, 116), described=Described(50, usual=1), column=Column(70, 11, centred=True), joined=added,
    ),
    Field(
        name="holder", values=OPTIONAL_TEXT, label="Holder (as text)",
        edit=EditLabel("Change who holds {name}"),
        told=Told(
            90, "is held by {after}, until now by {before}", gained="is held by {after}",
            lost="is no longer held by {before}",
        ),
        form=InForm(90, "A name that is not under People. Cards show who the role is held by, and this where nobody is",
                    "A name not under People"),
        table=InTable(90, 130), described=Described(40, head="Held by"), column=Column(80, 14, "Held by"),
        joined=both_named,
    ),
    Field(
        name="people", values=PEOPLE, label="Held by",
        edit=EditLabel("Let {value} hold {name}", "Let nobody hold {name}"),
        told=Told(
            95, "is now held by {after}, until now by {before}", gained="is now held by {after}",
            lost="is not held by {before} any more",
        ),
        form=InForm(85, "Who of the map's people holds the role; Who fits ranks them", "Nobody"),
        table=InTable(95, 170), described=_RATED, column=_RATED, joined=each_once,
    ),
    Field(
        name="status", values=choice(words.STATUS, model.STATUSES), label="Status",
        edit=EditLabel("Set the status of {name} to {value}"),
        told=Told(70, from_to("its status")),
        form=InForm(100), table=InTable(110, 100), described=_BESIDE, column=Column(90, 9), joined=existing_first,
    ),
    Field(
        name="purpose", values=LONG_TEXT, label="Purpose",
        edit=EditLabel("Change the purpose of {name}"),
        told=Told(110, "has another purpose: {after}"),
        form=InForm(120, empty="Why this role is there"),
        table=_NO_COLUMN, described=Described(60, empty="Not yet written."),
        column=_SHEET, joined=either,
    ),
    Field(
        name="source", values=OPTIONAL_TEXT, label="Source",
        edit=EditLabel("Change the source of {name}"),
        told=Told(120, "has another source: {after}", lost="has no source any more"),
        form=InForm(130, empty="Such as the file it came from"), table=_NO_COLUMN,
        described=_ORIGIN, column=_ORIGIN, joined=kept,
    ),
    Field(
        name="assignments", values=parts(model.Assignment), edit=_SKILLS, told=_SKILLS, form=_SKILLS, table=_SKILLS,
        described=_SKILLS, column=Nowhere("skills are held in Matrix"), joined=_SKILLS,
    ),
)  # fmt: skip
_SKILL = (
    Field(
        name="id", values=ID, edit=ID_OF_PROGRAM, told=_LIBRARY, form=ID_OF_PROGRAM, table=ID_OF_PROGRAM, joined=kept,
        column=Nowhere("it stands in a hidden column behind all others"),
    ),
    Field(
        name="name", values=NAME, label="Name", edit=EditLabel("Rename {name} to {value}"), told=_LIBRARY,
        form=InForm(10), table=InTable(10, 230), column=Column(10, 32, "Skill", wraps=30), joined=kept,
    ),
    Field(
        name="group", values=TEXT, label="Group",
        edit=EditLabel("Move {name} to the group {value}", "Take {name} out of its group"), told=_LIBRARY,
        form=InForm(20, empty="No group"), table=InTable(30, 150), column=Column(20, 14), joined=kept,
    ),
    Field(
        name="belongs_to", values=choice(attrgetter("belongs_to"), model.BELONGS_TO, _third_kind), label="Belongs to",
        edit=EditLabel("Let {name} belong to {value}", inside=attrgetter("belongs_to_inside")), told=_LIBRARY,
        form=InForm(30), table=InTable(40, 110), column=Column(30, 12), joined=kept,
    ),
    Field(
        name="importance", values=whole(1, 5), label="Importance",
        edit=EditLabel("Set the importance of {name} to {value}"), told=_LIBRARY,
        form=InForm(40, "1 to 5"),
        table=InTable(50, 110), column=Column(40, 9, "Import-\nance", centred=True), joined=kept,
    ),
    Field(
        name="level_needed", values=LEVEL, label="Level needed",
        edit=EditLabel("Set the level needed of {name} to {value}", inside=lambda _: {n: str(n) for n in model.LEVELS}),
        told=_LIBRARY, form=InForm(50), table=InTable(60, 130), column=Column(50, 16, centred=True), joined=kept,
    ),
    Field(
        name="bridge", values=FLAG, label="Shared",
        edit=EditLabel("Share {name} on purpose", "No longer share {name} on purpose"), told=_LIBRARY,
        form=InForm(60, "Meant to be held by both leading roles", tick="Shared on purpose"),
        table=InTable(70, 160, "Shared on purpose"),
        column=Column(60, 11, "Shared on purpose", centred=True), joined=kept,
    ),
    Field(
        name="definition", values=LONG_TEXT, label="Definition",
        edit=EditLabel("Change the definition of {name}"), told=_LIBRARY,
        form=InForm(80, empty="What it means to hold this skill"),
        table=InTable(90, 340), column=Column(80, 60, wraps=60), joined=either,
    ),
    Field(
        name="aliases", values=ALIASES, label="Other names",
        edit=EditLabel("Change the other names of {name}"), told=_LIBRARY,
        form=InForm(90, _SEMICOLON, _ONE_A_LINE), table=InTable(20, 170),
        column=Column(90, 28, "Also called", wraps=28),
        joined=Nowhere("the name of the skill that goes comes among them"),
    ),
    Field(
        name="source", values=OPTIONAL_TEXT, label="Source",
        edit=EditLabel("Change the source of {name}"), told=_LIBRARY,
        form=InForm(100, empty="Such as esco:… or onet:…"), table=_NO_COLUMN,
        column=Column(100, 20, wraps=20), joined=kept,
    ),
    Field(
        name="in_scope", values=FLAG, label="Scope",
        edit=EditLabel("Bring {name} back into scope", "Take {name} out of scope"), told=_LIBRARY,
        form=InForm(70, "What is not in scope counts for nothing", tick="In scope"), table=InTable(80, 96, "In scope"),
        column=Column(70, 9, "In scope", centred=True), joined=kept,
    ),
)  # fmt: skip
_DEPARTMENT = (
    Field(
        name="id", values=ID, edit=ID_OF_PROGRAM, told=_SAME, form=ID_OF_PROGRAM,
        column=Nowhere("it stands in a hidden column behind all others"),
    ),
    Field(
        name="name", values=NAME, label="Name", edit=EditLabel("Rename {name} to {value}"), told=Told(10, _RENAMED),
        form=InForm(10), column=Column(10, 21, "Department"),
    ),
    Field(
        name="also_called", values=ALIASES, label="Also called", edit=EditLabel("Change what {name} is also called"),
        told=Told(40, "is also called {after}", lost="is called by no other name any more"),
        form=InForm(40, _SEMICOLON, _ONE_A_LINE), column=Nowhere("it is for those who import"),
    ),
    Field(
        name="kind", label="Kind",
        values=choice(attrgetter("department_kind"), model.DEPARTMENT_KINDS, attrgetter("hidden_kinds")),
        edit=EditLabel("Set the kind of {name} to {value}"), told=Told(20, from_to("its kind")),
        form=InForm(20), column=Column(30, 15),
    ),
    Field(
        name="parent", values=DEPARTMENT, label="Part of", kind="unit",
        edit=EditLabel("Move {name} into {value}", "Move {name} to the top"),
        told=Told(
            30, "moves from {before} into {after}", gained="moves from the top into {after}",
            lost="moves from {before} to the top",
        ),
        form=InForm(30, empty="Nothing: at the top"), column=Column(20, 18),
    ),
)  # fmt: skip
_SENTENCE = Nowhere("the sentence on a skill that is held otherwise says it itself")
_ASSIGNMENT = (
    Field(name="skill", values=ID, told=_SENTENCE, joined=kept),
    Field(name="kind", values=choice(words.ASSIGNMENT_KIND, ("lead", "support")), told=_SENTENCE, joined=lead_first),
    Field(name="level", values=LEVEL, told=_SENTENCE, joined=max),
    Field(name="note", values=LONG_TEXT, told=Told(10, "another note"), joined=both_noted),
)

NOUN: Mapping[type, str] = {
    model.Role: "role",
    model.Skill: "skill",
    model.Department: "department",
    model.Scenario: "scenario",
    model.Assignment: "assignment",
    model.Waiver: "accepted point",
    model.Policy: "policy",
    model.Person: "person",
    model.PersonLevel: "level",
    model.Terms: "word",
    model.CapabilityMap: "map",
}
"""The noun for a class; for a role, skill and department also the prefix of a subject ("role:<id>")."""
DECIDED: Mapping[type, tuple[str, ...]] = {
    model.Role: ("edit", "told", "form", "table", "described", "column", "joined"),
    model.Skill: ("edit", "told", "form", "table", "column", "joined"),
    model.Department: ("edit", "told", "form", "column"),
    model.Scenario: ("edit", "told", "form"),
    model.Assignment: ("told", "joined"),
    model.Waiver: (),
    model.Policy: ("label", "section", "form"),
    model.Person: ("edit", "form"),
    model.PersonLevel: (),
    model.Terms: ("label", "section", "form"),
    model.CapabilityMap: ("edit", "form"),
}
"""Class -> the places that each of its rows must decide on: how the field is there, or Nowhere and why."""


def table(kind: type, rows: Iterable[Field]) -> dict[str, Field]:
    """The rows of a class by name, in the order of its fields in the file.

    Raises TypeError where rows and fields are not the same, or a row leaves open what its class must decide.
    """
    names, by_name = [field.name for field in dataclasses.fields(kind)], {row.name: row for row in rows}
    for name in sorted({*names} ^ {*by_name}):
        raise TypeError(f"{kind.__name__}.{name}: {'the class has no such field' if name in by_name else 'no row'}")
    for name, decision in ((name, decision) for name in names for decision in DECIDED[kind]):
        if getattr(by_name[name], decision) in (UNDECIDED, ""):
            raise TypeError(f"{kind.__name__}.{name}: its row does not say its {decision}")
    return {name: by_name[name] for name in names}


FIELDS: Mapping[type, Mapping[str, Field]] = {
    kind: table(kind, rows)
    for kind, rows in (
        (model.Skill, _SKILL),
        (model.Assignment, _ASSIGNMENT),
        (model.Role, _ROLE),
        (model.Department, _DEPARTMENT),
        (model.Waiver, WAIVER),
        (model.Scenario, SCENARIO),
        (model.Policy, POLICY),
        (model.Person, PERSON),
        (model.PersonLevel, PERSON_LEVEL),
        (model.Terms, TERMS),
        (model.CapabilityMap, MAP),
    )
}
CHECKS: Mapping[type, Mapping[str, Check]] = {
    kind: {name: row.values.check for name, row in rows.items()} for kind, rows in FIELDS.items()
}
"""Class -> field name -> its validator, run at every edit."""
WRITTEN: Mapping[type, frozenset[str]] = {
    kind: frozenset(name for name, row in rows.items() if row.values.written) for kind, rows in FIELDS.items()
}
"""Class -> the fields that hold text people write; ids and references by id are none of these."""
PARTS: Mapping[type, frozenset[str]] = {
    kind: frozenset(name for name, row in rows.items() if row.values.parts) for kind, rows in FIELDS.items()
}
"""Class -> the fields that hold parts of the document, each part with fields of its own."""


def problem_with(kind: type, name: str, value: object) -> str | None:
    """The validation error of a value for a field, as the end of a sentence, or None."""
    return CHECKS[kind][name](value)
