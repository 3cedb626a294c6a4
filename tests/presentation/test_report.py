"""What the report says: everything the checks found, once, and every role as the workbook describes it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from tests.files.exporters.maps import TODAY
from tests.files.exporters.reading import opened, workbook_of
from tests.support.strategies import maps
from tests.support.strategists import AT_THE_EDGE
from workbench.application.task import Cancelled, Task
from workbench.domain.assess import assess, show_label
from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Scenario, Waiver
from workbench.domain.replace import replace
from workbench.domain.vocabulary import DEFAULT
from workbench.domain.words import percent
from workbench.files.templates import load
from workbench.presentation.finding_text import message
from workbench.presentation.report import make_report
from workbench.presentation.summary import headline


def with_waiver(document: CapabilityMap, finding: Finding, until: date | None) -> CapabilityMap:
    waiver = Waiver(
        finding.code,
        finding.subjects,
        severity=finding.severity,
        reason="We know.",
        author="Ann",
        date=TODAY,
        until=until,
    )
    first, *others = document.scenarios
    return replace(document, scenarios=(replace(first, waivers=(waiver,)), *others))


def findings_of(document: CapabilityMap) -> tuple[Finding, ...]:
    return assess(Index(document, document.scenarios[0]), TODAY).findings


@settings(max_examples=30, deadline=None)
@given(maps())
def test_every_finding_is_listed_once_and_every_role_described(document: CapabilityMap) -> None:
    report = make_report(document, "s", TODAY)
    listed = [each.finding for points in report.points for each in points.listed]
    assert sorted(message(each, DEFAULT) for each in listed) == sorted(
        message(each, DEFAULT) for each in findings_of(document)
    )
    assert listed == sorted(listed, key=lambda each: each.order)
    assert [each.role for each in report.profiles] == list(document.scenarios[0].roles)
    assert all(len({each.finding.code for each in points.listed}) == 1 for points in report.points)


def test_the_first_page_says_what_the_message_says() -> None:
    document = load("before-and-after")
    report = make_report(document, "today", TODAY, "version of 4 May 2026, 9:30")
    assessment = assess(Index(document, document.scenarios[0]), TODAY)
    assert report.sentence == headline(assessment)
    assert (report.title, report.scenario, report.model) == ("Acme social leadership", "Today", "hub and spoke")
    assert (report.checked, report.version) == ("24 November 2026", "version of 4 May 2026, 9:30")
    assert (report.verdict_words, report.readiness) == ("Absorbed by marketing", "11 to fix")
    assert [bar.split for bar in report.bars] == [
        assessment.coverage.designed,
        assessment.coverage.placed,
        assessment.coverage.strategists,
    ]
    assert [bar.nature for bar in report.bars] == [assessment.coverage.nature, None, None]
    assert [each.finding for each in report.decisions] == list(assessment.open[:3])
    assert "Move Social Product Strategist to Product (absorbed 36 → 0 points)" in report.decisions[0].cures
    assert report.certainty == (
        "The product share holds either way (60 / 60 / 60\xa0%; 60\xa0% if all skills weigh the same). "
        "The first three: whole departments, on paper, a support counting nothing, half and in full."
    )


def test_every_share_of_the_first_page_has_the_decimals_that_one_beside_a_limit_needs() -> None:
    report = make_report(AT_THE_EDGE, "s", TODAY)
    assert [percent(bar.split.product_share, bar.digits) for bar in report.bars] == ["60.4\xa0%"] * 3
    assert [bar.digits for bar in make_report(load("before-and-after"), "today", TODAY).bars] == [0, 0, 0]


def test_where_nothing_is_to_be_decided_it_says_so() -> None:
    report = make_report(load("social-leadership"), "proposed", TODAY)
    assert report.decisions == ()
    assert report.no_decisions == "None: nothing must or should be fixed; 14 tips are listed below."
    empty = CapabilityMap("Empty", scenarios=(Scenario("a", "A", model="holistic"),))
    assert make_report(empty, "a", TODAY).no_decisions == "None: nothing must or should be fixed."


def test_what_was_accepted_is_apart_with_its_reason() -> None:
    document = load("before-and-after")
    worst = findings_of(document)[0]
    accepted = make_report(with_waiver(document, worst, TODAY), "today", TODAY)
    (listed,) = accepted.accepted
    assert listed.finding == worst
    assert listed.waiver is not None
    assert (listed.waiver.reason, listed.waiver.author, listed.waiver.until) == ("We know.", "Ann", TODAY)
    assert all(each.finding != worst for points in accepted.points for each in points.listed)
    assert "1 accepted with a reason" in accepted.counted
    over = make_report(with_waiver(document, worst, TODAY), "today", TODAY + timedelta(days=1))
    assert over.accepted == ()


def test_a_role_is_described_in_the_words_of_the_workbook() -> None:
    document = load("before-and-after")
    sheet = opened(workbook_of(document))["Roles"]
    written = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for each in make_report(document, "today", TODAY).profiles:
        said = {each.role.title, each.place}
        said |= {text for field in each.fields for text in field}
        for part in each.parts:
            said.add(part.heading)
            said |= {text for held in part.skills for text in (held.skill.name, held.level, held.note) if text}
            said |= {text for field in part.fields for text in field}
        assert said <= written


def test_what_would_mend_a_point_is_no_button_of_the_program() -> None:
    points = make_report(load("centralised"), "today", TODAY).points
    idle = [each for group in points for each in group.listed if each.finding.code == "LOAD2"]
    assert {each.cure for each in idle} == {""}
    assert show_label("LOAD2")


def test_a_strategist_is_told_what_is_the_others() -> None:
    profiles = make_report(load("social-leadership"), "proposed", TODAY).profiles
    product = next(each for each in profiles if each.role.acts_as == "product_strategist")
    apart = next(part for part in product.parts if part.heading == "Not part of this role")
    owners = dict(apart.fields)
    assert "Ad management" in owners["Social Marketing Strategist"]


@pytest.mark.parametrize("after", [0, 1, 2, 7, 30])
def test_it_can_be_called_off_at_any_step(after: int) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > after

    with pytest.raises(Cancelled):
        make_report(load("before-and-after"), "today", TODAY, task=Task(None, cancelled))
    assert len(asked) == after + 1


def test_it_says_how_far_it_is() -> None:
    told: list[float] = []
    make_report(load("before-and-after"), "today", TODAY, task=Task(told.append))
    assert told == sorted(told)
    assert (told[0], len(told) > 20) == (0, True)
    assert 0.9 < told[-1] <= 1
