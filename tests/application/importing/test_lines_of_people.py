"""Reporting lines and leads that a file says of people: they come to the roles these hold, or become."""

from __future__ import annotations

import pytest

from tests.support.grids import grid_of_lines
from tests.support.imported import applied, blank
from workbench.application.importing.choices import Choices, PeopleAs
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.pointing import with_answer
from workbench.application.importing.proposal import Proposal
from workbench.application.importing.proposing import propose
from workbench.application.importing.recognition import propose_mapping
from workbench.domain.model import CapabilityMap

MATRIX = """
    Employee|Manager|SQL|Talks|Sums
    Anna Berg|Bo Cole|3|2|1
    Bo Cole|Cleo Lind|2|2|3
    Cleo Lind||1|2|3
"""
LIST = "Employee|Reports to\nAnna Berg|Bo Cole\nBo Cole|Cleo Lind\nCleo Lind|"
BY_ID = "Employee ID|Employee|Manager ID\n7|Anna Berg|9\n8|Anna Berg|7\n9|Cleo Lind|"
TITLES = """
    Name|Title|Reports to
    Anna Berg|Clerk|Bo Cole
    Dan Dow|Clerk|Cleo Lind
    Bo Cole|Head of Sales|Cleo Lind
    Cleo Lind|CEO|
"""
RACI = """
    |Clerk|Clerk|Head of Sales
    Task|Anna Berg|Bo Cole|Cleo Lind
    Plan|A|R|C
    Build|R|A|C
    Ship|C|R|A
"""


def imported(lines: str, people_as: PeopleAs) -> tuple[Proposal, CapabilityMap]:
    """What a table does to a blank map, where names of people are people and the texts above them roles."""
    grid, document = grid_of_lines(lines, "Team"), blank()
    content = Sheets((grid,), "team.xlsx")
    mapping = propose_mapping(content)
    while mapping.questions:
        question = mapping.questions[0]
        answer = {"columns": "people", "band": "roles"}.get(question.topic, question.preset)
        mapping = with_answer(content, mapping, question, answer or "")
    proposal = propose(document, records_of(content, mapping), Choices(people_as=people_as))
    return proposal, applied(document, proposal)


def led(document: CapabilityMap) -> dict[str, str | None]:
    return {role.title: role.reports_to for role in document.scenarios[0].roles}


@pytest.mark.parametrize("lines", [MATRIX, LIST])
def test_people_who_become_roles_report_as_they_do(lines: str) -> None:
    _, document = imported(lines, "role_each")
    assert led(document) == {"Anna Berg": "bo-cole", "Bo Cole": "cleo-lind", "Cleo Lind": None}


def test_a_superior_by_her_id_is_that_one_of_two_of_her_name() -> None:
    _, document = imported(BY_ID, "role_each")
    first, second, third = document.scenarios[0].roles
    assert (first.title, second.title) == ("Anna Berg", "Anna Berg")
    assert (first.reports_to, second.reports_to) == (third.id, first.id)


def test_each_of_two_people_of_one_title_reports_to_her_own_superior() -> None:
    _, document = imported(TITLES, "role_each")
    assert led(document) == {
        "Clerk (Anna Berg)": "head-of-sales-bo-cole",
        "Clerk (Dan Dow)": "ceo-cleo-lind",
        "Head of Sales (Bo Cole)": "ceo-cleo-lind",
        "CEO (Cleo Lind)": None,
    }
    _, document = imported(TITLES, "of_roles")
    assert led(document) == {"Clerk": "head-of-sales", "Head of Sales": "ceo", "CEO": None}


@pytest.mark.parametrize(("lines", "named"), [(MATRIX, "Bo Cole"), (LIST, "Bo Cole"), (BY_ID, "Cleo Lind")])
def test_a_line_between_people_without_roles_is_told_and_names_them_only_on_request(lines: str, named: str) -> None:
    proposal, document = imported(lines, "of_roles")
    assert document.scenarios[0].roles == ()
    left = next(line for line in proposal.of_outcome("left_out") if line.name == named)
    assert (left.remarks[0].left, left.of_people) == ("said_of_roles", True)


@pytest.mark.parametrize("people_as", ["of_roles", "levels_of_roles"])
def test_who_leads_in_a_chart_of_people_leads_in_the_role_that_is_held(people_as: PeopleAs) -> None:
    _, document = imported(RACI, people_as)
    clerk, head = document.scenarios[0].roles
    assert [(each.skill, each.kind) for each in clerk.assignments] == [
        ("plan", "lead"),
        ("build", "lead"),
        ("ship", "support"),
    ]
    assert [(each.skill, each.kind) for each in head.assignments] == [("ship", "lead")]
