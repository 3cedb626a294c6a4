"""What an import will do, in a paragraph."""

from __future__ import annotations

import dataclasses

import pytest

from tests.application.importing.test_pointing import PEOPLE_WITH_BANDS, sheets
from tests.support.grids import sheets_of
from tests.support.import_files import contents_of
from tests.support.imported import applied, at, blank
from tests.support.presets import with_presets
from tests.support.real_data import real_file
from workbench.application.importing.content import Sheets
from workbench.application.importing.preparation import Preparation, prepare
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import Records, RoleRecord
from workbench.domain.model import Terms
from workbench.presentation.import_outcome import outcome_text
from workbench.presentation.import_text import line_text, numbers_text
from workbench.presentation.imported_text import imported_text


def prepared(content: Sheets) -> Preparation:
    document = blank()
    first = prepare(document, [content])
    return prepare(document, [content], [with_presets(content, mapping) for mapping in first.mappings])


def said(content: Sheets) -> str:
    preparation = prepared(content)
    return outcome_text(preparation.proposal, preparation.mappings)


def test_a_raci_chart() -> None:
    assert said(sheets_of(real_file("packt-raci/RACI.xlsx"))) == (
        "8 skills, 6 roles and 14 assignments will be added. 6 roles have no grade in the file: 1 gets "
        "that of the title, 5 are graded Specialist. 34 cells say consulted or informed and are left out."
    )


def test_a_long_list() -> None:
    assert said(sheets_of(real_file("uk-ddat/ddat_roles.csv"))) == (
        "166 skills, 201 roles, 7 departments and 1,781 assignments will be added. 201 roles have no grade in the "
        "file: 161 get that of the title, 40 are graded Specialist. 16 rows repeat others. 28 cells say "
        "“NOT IN USE” and are left out. 4 roles hold nothing and are left out. 22 skills are held by nobody and "
        "left out. Role Level Description, Skill Level Description and Role Type are left out."
    )


def test_who_leads_by_the_title() -> None:
    document = dataclasses.replace(blank(), terms=Terms(marketing_strategist="Head of Marketing", hub_lead="Hub head"))
    roles = (RoleRecord(title="HEAD OF MARKETING", origin=at(2)), RoleRecord(title="Hub head", origin=at(3)))
    proposal = propose(document, Records(roles=roles))
    assert outcome_text(proposal).startswith(
        "2 roles will be added. HEAD OF MARKETING leads marketing, by its title. "
        "Hub head leads the social hub, by its title. 2 roles have no grade"
    )
    assert line_text(document, proposal.lines[0]).startswith("HEAD OF MARKETING: leads marketing, by its title")


def test_people() -> None:
    assert said(sheets(PEOPLE_WITH_BANDS)) == (
        "4 skills, 1 role, 2 people, 3 assignments and 6 levels will be added. 1 role has no grade in the file: it is "
        "graded Specialist. 1 cell says that somebody has none of a skill. AVERAGE is left out."
    )


@pytest.mark.parametrize(
    ("titles", "sentence"),
    [
        ("Buyer", "1 role has no grade in the file: it is graded Specialist."),
        ("Buyer|Seller", "2 roles have no grade in the file: they are graded Specialist."),
        ("Head of Sales", "1 role has no grade in the file: it gets that of its title."),
        ("Leiter A|Leiter B", "2 roles have no grade in the file: each gets that of its title."),
        ("Buyer|Leiter B", "2 roles have no grade in the file: 1 gets that of the title, 1 is graded Specialist."),
    ],
)
def test_where_no_grade_is_said_it_tells_from_where_it_is(titles: str, sentence: str) -> None:
    records = Records(roles=tuple(RoleRecord(title=title, origin=at(2)) for title in titles.split("|")))
    assert sentence in outcome_text(propose(blank(), records))
    said = Records(roles=tuple(dataclasses.replace(role, grade=5) for role in records.roles))
    assert "grade" not in outcome_text(propose(blank(), said))


def test_people_without_roles_are_said_before_they_come_in() -> None:
    assert said(sheets("Employee|Python|SQL|Git\nAnna|3|2|1\nBen|4|1|2\nCleo|1|2|2")) == (
        "3 skills, 3 people and 9 levels will be added. 3 people will hold no role, and are listed under People, "
        "beside the skills."
    )
    lines = "Employee|Role|Python|SQL|Git\nAnna|Dev|3|2|1\nBen||4|1|2\nCleo|Dev|1|2|2"
    assert "1 person will hold no role, and is listed under People, beside the skills." in said(sheets(lines))


def test_a_file_that_changes_nothing() -> None:
    content = sheets("Role|Skill|Level\nDev|Python|3\nOps|SQL|2")
    preparation = prepared(content)
    document = applied(preparation.document, preparation.proposal)
    again = prepare(document, [content], preparation.mappings)
    assert outcome_text(again.proposal, again.mappings) == "Nothing will change."


def test_what_changes_and_what_is_refused() -> None:
    first = prepared(sheets("Skill|Group\nPython|Code\nSQL|Code"))
    document = applied(first.document, first.proposal)
    content = sheets(f"Skill|Group\nPython|Data\nSQL|Code\n{'long ' * 50}|Code")
    again = prepare(document, [content])
    assert outcome_text(again.proposal, again.mappings) == "1 skill will be updated. 1 skill is refused."


def test_values_and_rows_that_are_left_out() -> None:
    content = sheets(
        "Skill|Dev|Lead|Ops|Sales\nPython|3|2|1|1\nSQL|4|maybe|2|so|\nGit|2|2|never|well\n|1|2|1|1\nTalk|2|1|1|1"
    )
    assert said(content).endswith(
        "4 cells say “maybe”, “so” or 2 others and are left out. 1 row without a name is left out."
    )
    one = sheets("Skill|Dev|Lead|Ops\nPython|3|2|1\nSQL|4|maybe|2\nGit|2|2|1")
    assert said(one).endswith("1 cell says “maybe” and is left out.")


def test_levels_of_0_are_no_levels_that_are_added() -> None:
    text = "Employee|Title|SQL|Python|Excel\nAnn Doe|Analyst|3|0|1\nBen Roe|Engineer|0|4|0\n"
    content = contents_of(text, "people.csv")
    proposal = prepared(content).proposal
    assert proposal.numbers["added", "level"] == 6
    assert said(content) == (
        "3 skills, 2 roles, 2 people, 3 assignments and 3 levels will be added. 2 roles have no grade in the file: "
        "they are graded Specialist. 3 cells say that somebody has none of a skill."
    )
    assert "Added: 3 skills, 2 roles, 2 people, 3 assignments, 3 levels of 0, 3 levels." in (numbers_text(proposal))
    assert imported_text(proposal, ["people.csv"]) == (
        "Imported “people.csv”: 3 skills, 2 roles, 2 people, 3 assignments, 3 levels, 3 levels of 0 added."
    )


def test_levels_without_titles_say_that_the_roles_of_the_people_hold_nothing() -> None:
    staff = contents_of("Employee|Title\nAnn Doe|Chef\nBen Roe|Baker\nCid Poe|Waiter\n", "staff.csv")
    levels = contents_of("Employee|Cooking|Baking\nAnn Doe|4|3\nBen Roe|2|4\nCid Poe|1|1\n", "levels.csv")
    first = prepare(blank(), [staff]).proposal.edit
    assert first is not None
    alone = prepare(first.after, [levels])
    assert outcome_text(alone.proposal, alone.mappings) == (
        "2 skills and 6 levels will be added. 3 roles of these people hold no skill, and levels alone give none: "
        "import this file together with the one that says who holds which role."
    )
    together = prepare(first.after, [staff, levels])
    assert outcome_text(together.proposal, together.mappings) == "2 skills, 6 assignments and 6 levels will be added."
