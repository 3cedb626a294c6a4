"""Schema rows of the map itself, its scenarios, limits, words and people, and of accepted points. See `fields`."""

from __future__ import annotations

from datetime import date

from workbench.domain import limits, model, words
from workbench.domain.field import EditLabel, Field, FieldValues, InForm, Nowhere, Told
from workbench.domain.field_values import (
    ALIASES,
    GRADE,
    ID,
    LEVEL_HAD,
    LONG_TEXT,
    NAME,
    OPTIONAL_TEXT,
    PERCENT,
    POINTS,
    TERM,
    TERM_OR_NONE,
    TEXT,
    choice,
    from_to,
    parts,
    whole,
)  # fmt: skip

ID_OF_PROGRAM = Nowhere("an id is for the program")

PERSON = (
    Field(name="id", values=ID, edit=ID_OF_PROGRAM, form=ID_OF_PROGRAM),
    Field(
        name="name", values=NAME, label="Name", edit=EditLabel("Rename {name} to {value}"), form=InForm(10),
    ),
    Field(
        name="also_called", values=ALIASES, label="Also called", edit=EditLabel("Change what {name} is also called"),
        form=InForm(60, "A name a line, or separated by ;", "One a line"),
    ),
    Field(
        name="kind", values=choice(words.PERSON_KIND, model.PERSON_KINDS), label="Kind",
        edit=EditLabel("Change what {name} is to {value}"),
        form=InForm(30, "A typical background stands for many people of one career"),
    ),
    Field(
        name="title", values=TEXT, label="Title", edit=EditLabel("Change the title of {name}"),
        form=InForm(20, empty="What she is called today"),
    ),
    Field(
        name="levels", values=parts(model.PersonLevel), edit=Nowhere("each level is set by itself"),
        form=Nowhere("they are in a list of their own"),
    ),
    Field(
        name="note", values=LONG_TEXT, label="Note", edit=EditLabel("Change the note on {name}"),
        form=InForm(40, empty="Anything to keep in mind"),
    ),
    Field(
        name="source", values=OPTIONAL_TEXT, label="Source", edit=EditLabel("Change the source of {name}"),
        form=InForm(50, "Such as an appraisal, and its date", "Such as an appraisal"),
    ),
)  # fmt: skip
PERSON_LEVEL = (Field(name="skill", values=ID), Field(name="level", values=LEVEL_HAD))
_SIDES, _LEADING, _REST = "The two sides", "The roles that lead them", "The hub and the work"


def _term(place: int, name: str, section: str, label: str, hint: str = "", *, may_be_empty: bool = False) -> Field:
    values = TERM_OR_NONE if may_be_empty else TERM
    return Field(name=name, values=values, label=label, section=section, form=InForm(place, hint))


TERMS = (
    _term(10, "marketing", _SIDES, "One side", "The side that may absorb the other"),
    _term(20, "product", _SIDES, "Other side", "The side whose work may be absorbed"),
    _term(
        30, "technology", _SIDES, "Third kind of work", "Counts on the other side, in its lane; empty: there is none",
        may_be_empty=True,
    ),
    _term(40, "marketing_strategist", _LEADING, "Leads the one side"),
    _term(50, "product_strategist", _LEADING, "Leads the other side"),
    _term(60, "hub", _REST, "Hub", "The unit that keeps the departments in step"),
    _term(70, "hub_lead", _REST, "Head of the hub"),
    _term(80, "representative", _REST, "Representative", "A role in a department that does such work of its own"),
    _term(90, "work", _REST, "The work", "What all of it is about"),
)  # fmt: skip
_SPLIT, _ABSORBED, _STANDING, _LOAD = "The split", "Absorbed", "Standing", "Load and risk"


def _limit(place: int, name: str, values: FieldValues, section: str, label: str) -> Field:
    return Field(name=name, values=values, label=label, section=section, form=InForm(place))


POLICY = (
    _limit(10, "sides_band", PERCENT, _SPLIT, "Whole departments: may differ from the work's nature by"),
    _limit(20, "strategists_low", PERCENT, _SPLIT, "Two leading roles: {product} holds at least"),
    _limit(30, "strategists_high", PERCENT, _SPLIT, "Two leading roles: {product} holds at most"),
    _limit(40, "overlap_strength", PERCENT, _SPLIT, "A skill is held by both: each has a strength of at least"),
    _limit(50, "overlap_limit", PERCENT, _SPLIT, "All that is held by both: at most"),
    _limit(60, "fade_warning", POINTS, _ABSORBED, "Points absorbed: should fix from"),
    _limit(70, "fade_error", POINTS, _ABSORBED, "Points absorbed: must fix from"),
    _limit(80, "both_jobs", PERCENT, _ABSORBED, "One card does both jobs: of each side it leads more than"),
    _limit(90, "parity_warning", whole(1, 7), _STANDING, "Grades apart: should fix from"),
    _limit(100, "parity_error", whole(1, 7), _STANDING, "Grades apart: must fix from"),
    _limit(110, "executive_grade", GRADE, _STANDING, "Grade of the leading roles: at least"),
    _limit(120, "hub_grade", GRADE, _STANDING, "Grade of the {hub_lead}: at least"),
    _limit(130, "hub_load", PERCENT, _LOAD, "The {hub} leads at most"),
    _limit(140, "lead_limit", whole(1, 10_000), _LOAD, "One role leads at most, skills"),
    _limit(150, "load_limit", PERCENT, _LOAD, "One role leads at most, of all weight"),
    _limit(160, "risk_importance", whole(1, 5), _LOAD, "A skill needs a stand-in from importance"),
)
WAIVER = (
    Field(name="code", values=ID),
    Field(name="subjects", values=FieldValues(limits.each_of(limits.text(empty=False)))),
    Field(name="severity", values=choice(words.SEVERITY, model.SEVERITIES)),
    Field(name="reason", values=NAME),
    Field(name="author", values=TEXT),
    Field(name="date", values=FieldValues(limits.instance(date))),
    Field(name="until", values=FieldValues(limits.optional(limits.instance(date)))),
)
_DIALOG = Nowhere("it has a dialog of its own")
_PARTS = Nowhere("each of them is compared and shown by itself")
_OWN_NAME = Nowhere("the name of a scenario is no difference between two")
SCENARIO = (
    Field(name="id", values=ID, edit=ID_OF_PROGRAM, told=_OWN_NAME, form=ID_OF_PROGRAM),
    Field(
        name="name", values=NAME, label="Scenario", edit=EditLabel("Rename the scenario {name} to {value}"),
        told=_OWN_NAME, form=InForm(10),
    ),
    Field(
        name="model", values=choice(words.MODEL, model.MODELS), label="Organising model", kind="model",
        edit=EditLabel("Set the organising model to {value}"), told=Told(10, from_to("its organising model")),
        form=InForm(20),
    ),
    Field(name="departments", values=parts(model.Department), edit=_PARTS, told=_PARTS, form=_PARTS),
    Field(name="roles", values=parts(model.Role), edit=_PARTS, told=_PARTS, form=_PARTS),
    Field(
        name="waivers", values=parts(model.Waiver), kind="accepted", edit=_PARTS, told=_PARTS,
        form=Nowhere("the panel of findings lists them"),
    ),
)  # fmt: skip
MAP = (
    Field(name="title", values=NAME, label="Map", edit=EditLabel("Rename the map to {value}"), form=InForm(30)),
    Field(
        name="notes", values=LONG_TEXT, label="Notes", edit=EditLabel("Change the notes"),
        form=InForm(40, empty="Anything a reader should know"),
    ),
    Field(
        name="grade_names", values=FieldValues(limits.grade_names, "names", written=True),
        edit=EditLabel("Rename the grades"), form=Nowhere("they are in the dialog of the agreed limits"),
    ),
    Field(
        name="policy", values=FieldValues(limits.instance(model.Policy)), edit=EditLabel("Change the agreed limits"),
        form=_DIALOG,
    ),
    Field(
        name="terms", values=FieldValues(limits.instance(model.Terms), parts=True),
        edit=EditLabel("Change the words of this map"), form=_DIALOG,
    ),
    Field(name="skills", values=parts(model.Skill), edit=_PARTS, form=_PARTS),
    Field(name="people", values=parts(model.Person), edit=_PARTS, form=_PARTS),
    Field(name="scenarios", values=parts(model.Scenario), edit=_PARTS, form=_PARTS),
)  # fmt: skip
