"""What an import says: each reason has its sentence, each line its words; people are listed only where asked for."""

from __future__ import annotations

import string

import pytest

from tests.application.samples import sample
from tests.support.imported import FILE, at, blank, holdings
from workbench.application.importing.choices import Choices
from workbench.application.importing.likeness import Like
from workbench.application.importing.proposal import (
    LINE_KINDS,
    OUTCOMES,
    REASONS,
    Alike,
    GoneFromSource,
    Line,
    Proposal,
    Question,
    Remark,
    Several,
    TooMany,
)
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import LeftOut, Origin, PersonRecord, Records, RoleRecord, SkillRecord
from workbench.presentation import import_report, import_text

SAMPLE = sample()


def texts(read: Records, **choices: object) -> list[str]:
    proposal = propose(SAMPLE, read, Choices(**choices))  # type: ignore[arg-type]
    return [import_text.line_text(SAMPLE, line) for line in proposal.lines]


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_has_a_sentence(reason: str):
    template = import_text.REMARKS[reason]  # type: ignore[index]
    origins = (at(3), at(5))
    remark = Remark(reason, "Value", ("One", "Two"), "level", 2, origins, "no_value")  # type: ignore[arg-type]
    said = import_text.remark_text(Line(kind="assignment", outcome="refused", name="X", holder="A"), remark)
    assert said[0] in string.ascii_uppercase + "“"
    assert said.endswith(".")
    assert "{" not in said
    assert ("Value" in said) == ("{text}" in template or "{Text}" in template)


def test_every_kind_and_outcome_has_its_words():
    assert set(import_text.NOUN) == set(import_report.KEYS) == set(LINE_KINDS)
    assert set(import_text.OUTCOME) == set(OUTCOMES)


def test_lines_of_skills():
    assert texts(
        Records(
            skills=(
                SkillRecord(name="Juggling", origin=at(2), group="Circus", belongs_to="product"),
                SkillRecord(name="Social APIs", origin=at(3), importance=2, definition="Another."),
                SkillRecord(name="Graph planning", origin=at(4)),
                SkillRecord(name="", origin=at(5)),
                SkillRecord(name="Clowning", origin=at(6), importance=7),
            )
        )
    ) == [
        "(skill without a name): refused. The skill has no name.",
        "Clowning: refused. Importance 7 is not 1-5.",
        "Juggling: Group Circus; Belongs to Product.",
        "Social APIs: Importance 5 → 2; Definition Offers the graph to others. → Another..",
        "Graph planning: unchanged. In the map it is “Social graph strategy”.",
    ]


def test_lines_of_roles_and_assignments():
    said = texts(
        Records(
            roles=(RoleRecord(title="Juggler", origin=at(2), department="Circus", grade=4, reports_to="Nobody"),),
            holdings=holdings(("Juggler", "Social APIs", 4), ("Juggler", "Social APIs", 4)),
        )
    )
    assert said == [
        "Circus: added.",
        "Juggler: Grade Manager; Sits in Circus. Reports to: nothing here is called “Nobody”.",
        "Social APIs: unchanged.",
        "Social APIs of Juggler: leads at 4 sets direction. The same again: sheet “Team”, row 3.",
    ]


def test_a_name_that_fits_two_says_which():
    line = Line(kind="role", outcome="refused", name="PM")
    remark = Remark("fits_several", "PM", ("Product Manager", "Project Manager"))
    assert import_text.remark_text(line, remark) == (
        "“PM” names two roles, Product Manager and Project Manager. Choose one."
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Alike("skill", "Ads", at(2), (Like("a", "Ad", 0.9),)), "Is the skill “Ads” a new one, or “Ad”?"),
        (Several("role", "PM", at(2), (("a", "A"), ("b", "B"))), "“PM” names two roles, A and B. Which?"),
        (TooMany("role", 1016, 500), "The file has 1,016 roles; 500 are taken at once. Which?"),
    ],
)
def test_questions(question: Question, said: str):
    assert import_text.question_text(question) == said
    place = import_text.question_place(question)
    assert place == ("" if isinstance(question, TooMany) else f"{FILE}, sheet “Team”, row 2")


def test_numbers_and_what_is_gone():
    read = Records(roles=(RoleRecord(title="A", origin=at(2)),), left_out=(LeftOut(at(3), "Total", "summary"),))
    proposal = propose(blank(), read)
    assert import_text.numbers_text(proposal) == ["Added: 1 role.", "Left out: 1 row, column or table."]
    gone = GoneFromSource("skill", "onet", ("Reading", "Writing"))
    assert import_text.gone_text(gone) == "Not in the file any more, and kept: 2 skills of onet, Reading and Writing."
    assert import_text.place_text(Origin("a.csv")) == "the file"


def test_people_are_counted_and_listed_only_where_asked_for():
    read = Records(
        people=(PersonRecord(name="Ada Lovelace", origin=at(2), role="Engineer"),),
        levels=holdings(("Ada Lovelace", "Juggling", 3)),
        left_out=(LeftOut(at(7), "Ada Byron", "hidden", personal=True),),
    )
    document = blank()
    proposal = propose(document, read)
    plain = import_report.as_data(document, proposal)
    assert plain["added"]["people"] == plain["added"]["levels"] == 1
    assert "Ada" not in str(plain)
    said = list(import_report.as_text(document, proposal))
    assert "Ada" not in str(said)
    assert "--people lists it" in said[-1]
    assert "Ada" in str(import_report.as_data(document, proposal, people=True))


def test_a_superior_who_is_called_by_name_is_listed_only_where_people_are():
    roles = (
        RoleRecord(title="Chef", origin=at(2), reports_to="Chief Executive"),
        RoleRecord(title="Cook", origin=at(3), reports_to="Ada Byron", dotted_to=("Byron",)),
    )
    proposal = propose(blank(), Records(roles=roles))
    told = [import_text.line_text(blank(), line) for line in import_text.listed(proposal, people=False)]
    assert told == [
        "Chef: added. Reports to: nothing here is called “Chief Executive”.",
        "Cook: added. Reports to: nothing here is called “…”. Dotted lines: nothing here is called “…”.",
    ]
    assert "Ada Byron" in import_text.line_text(blank(), import_text.listed(proposal, people=True)[1])


def test_the_report_in_words_and_for_programs():
    read = Records(
        skills=(SkillRecord(name="Social API", origin=at(2)), SkillRecord(name="", origin=at(3))),
        roles=(RoleRecord(title="Juggler", origin=at(4)),),
    )
    proposal = propose(SAMPLE, read)
    assert list(import_report.as_text(SAMPLE, proposal)) == [
        "Into the new scenario plan.",
        "Added: 1 skill, 1 role.",
        "Refused: 1 skill.",
        "1 role has no grade in the file: it is graded Specialist.",
        "plan.xlsx, sheet “Team”, row 3: (skill without a name): refused. The skill has no name.",
    ]
    data = import_report.as_data(SAMPLE, proposal)
    assert list(data) == [*OUTCOMES, "scenario", "questions", "lines"]
    assert data["added"]["skills"] == 1
    assert data["questions"][0]["sentence"] == "Is the skill “Social API” a new one, or “Social APIs”?"
    assert {"kind": "skill", "outcome": "refused", "row": 3}.items() <= data["lines"][0].items()
    assert list(import_report.as_text(SAMPLE, Proposal(()))) == ["Nothing in it is new."]
