"""Open points accepted with a reason, taken back, and fixed all at once; previews; several edits as one."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from datetime import date

import pytest

from tests.application.samples import TODAY, WAIVERS, role, sample
from tests.support.notation import MARKETING, read_map
from workbench.application.edit import CompositeEdit, EditRefused
from workbench.application.edits.assignments import Assign, Remove, SetKind
from workbench.application.edits.fixes import FixAll
from workbench.application.edits.scenarios import DeleteScenario
from workbench.application.edits.waivers import Accept, Withdraw
from workbench.application.preview import what_if
from workbench.domain.assess import Assessment, assess, fixes
from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Skill, Waiver
from workbench.domain.values import values
from workbench.domain.vocabulary import DEFAULT
from workbench.presentation.finding_text import message

FINDING = Finding("GAP1", "error", ("skill:reporting",), values(skill="Reporting", importance=4))
SAYS = message(FINDING, DEFAULT)


def checked(document: CapabilityMap) -> Assessment:
    return assess(Index(document, document.scenarios[0]), TODAY)


def codes(document: CapabilityMap) -> list[str]:
    return [each.code for each in checked(document).open]


def with_gaps(number: int) -> CapabilityMap:
    base = sample()
    more = tuple(
        Skill(
            f"g{n}",
            f"Gap {chr(65 + n)}",
            group="Platform",
            belongs_to="product",
            importance=4,
            level_needed=3,
            definition="…",
        )
        for n in range(number)
    )
    return dataclasses.replace(base, skills=(*base.skills, *more))


def test_accept_and_withdraw():
    before = sample()
    edit = Accept("today", FINDING, " Comes in May ", "Ada", TODAY, date(2026, 5, 1), says=SAYS)
    assert edit.describe(before) == "Accept: Nobody holds “Reporting” (importance 4)."
    after = edit.apply(before)
    waiver = Waiver(
        "GAP1",
        ("skill:reporting",),
        severity="error",
        reason="Comes in May",
        author="Ada",
        date=TODAY,
        until=date(2026, 5, 1),
    )
    assert after.scenarios[0].waivers == (*WAIVERS, waiver)
    assert after.scenarios[0].roles is before.scenarios[0].roles
    replaced = dataclasses.replace(edit, reason="Comes in June").apply(after)
    assert [each.reason for each in replaced.scenarios[0].waivers][2:] == ["Comes in June"]
    back = Withdraw("today", waiver)
    assert back.describe(after) == "No longer accept: Comes in May"
    assert back.apply(after) == before


def test_an_acceptance_needs_a_reason_and_days_in_order():
    for nothing in (" ", "\u200b\u00ad"):
        with pytest.raises(EditRefused, match="Say why"):
            Accept("today", FINDING, nothing, "Ada", TODAY, says=SAYS).apply(sample())
    with pytest.raises(EditRefused, match="2026-02-01, lies before 2026-03-01"):
        Accept("today", FINDING, "x", "Ada", TODAY, date(2026, 2, 1), says=SAYS).apply(sample())
    with pytest.raises(EditRefused, match="no longer accepted"):
        Withdraw("proposed", WAIVERS[0]).apply(sample())


def test_an_accepted_point_is_no_longer_open():
    before = with_gaps(1)
    finding = next(each for each in checked(before).open if each.code == "GAP1")
    assert "GAP1" not in codes(Accept("today", finding, "Bought in", "Ada", TODAY, says=SAYS).apply(before))


def test_fix_all_is_one_edit_that_leaves_none_of_them():
    before = with_gaps(3)
    edit = FixAll("today", "GAP1", TODAY)
    assert edit.describe(before).startswith("Fix all 3: skills ")
    after = edit.apply(before)
    assert codes(before).count("GAP1") == 3
    assert "GAP1" not in codes(after)
    assert after.scenarios[1] is before.scenarios[1]
    assert FixAll("today", "GAP1", TODAY).describe(with_gaps(1)).startswith("Fix: 1 skill ")


def test_fix_all_lists_who_gets_what_and_what_stays_open():
    before = with_gaps(3)
    fixes = FixAll("today", "GAP1", TODAY).worked_out(before, lambda: False, lambda _: None)
    assert len(fixes.steps) == 3
    assert all(each.startswith("Give ") and " to " in each for each in fixes.steps)
    assert (fixes.left, fixes.heading) == (0, "3 skills are held by nobody")
    assert fixes.apply(before) == FixAll("today", "GAP1", TODAY).apply(before)


def test_what_no_fix_can_be_done_for_is_counted_and_told_by_the_label():
    document = read_map(
        {
            "policy": {"lead_limit": 2, "load_limit": 1.0},
            "skills": {**dict.fromkeys("abc", "product"), **dict.fromkeys("xyz", "marketing")},
            "roles": {
                "engineer": {"discipline": "product", "leads": ["a", "b", "c"]},
                "designer": {"discipline": "product"},
                "marketer": {"discipline": "marketing", "leads": ["x", "y", "z"]},
            },
        }
    )
    scenario = document.scenarios[0].id
    fixes = FixAll(scenario, "LOAD1", TODAY).worked_out(document, lambda: False, lambda _: None)
    assert (fixes.label, fixes.left) == ("Fix 1 of 2: roles lead too much", 1)
    assert fixes.steps == ("Hand over 1 skill from Engineer",)


def test_fix_all_passes_over_what_is_accepted():
    before = with_gaps(2)
    finding = next(each for each in checked(before).open if each.code == "GAP1")
    accepted = Accept("today", finding, "Bought in", "Ada", TODAY, says=SAYS).apply(before)
    after = FixAll("today", "GAP1", TODAY).apply(accepted)
    held = {each.skill for one in after.scenarios[0].roles for each in one.assignments}
    assert {f"skill:{each}" for each in held}.isdisjoint(finding.subjects)


def test_fix_all_refuses_where_nothing_can_be_fixed():
    with pytest.raises(EditRefused, match="Open them one by one"):
        FixAll("today", "GAP1", TODAY).apply(sample())


def test_together_is_one_edit():
    before = sample()
    edit = CompositeEdit("Both", (Assign("today", "psm", ("apis",)), SetKind("today", "psm", ("apis",), "lead")))
    assert edit.describe(before) == "Both"
    assert role(edit.apply(before), "psm").assignments[-1].kind == "lead"


def test_a_preview_shows_what_would_come_and_go_and_changes_nothing():
    before = checked(with_gaps(1))
    document = before.index.document
    preview = what_if(before, Assign("today", "psm", ("g0",)), TODAY)
    assert "GAP1" in {each.code for each in preview.mended}
    assert preview.refusal is None
    assert preview.after is not None
    assert preview.after.coverage.designed.coverage > before.coverage.designed.coverage
    assert before.index.document is document
    worse = what_if(before, Remove("today", "engineer", ("apis",)), TODAY)
    assert "GAP1" in {each.code for each in worse.gained}


def test_a_preview_says_why_it_is_refused():
    before = checked(sample())
    refused = what_if(before, Assign("today", "engineer", ("apis",)), TODAY)
    assert (refused.after, refused.refusal) == (None, "Social Engineer holds Social APIs already.")
    assert (refused.mended, refused.gained) == ((), ())
    assert what_if(before, DeleteScenario("today"), TODAY).refusal == "The scenario Today would be gone."
    assert "9 is not 1-4" in (what_if(before, Assign("today", "psm", ("ads",), level=9), TODAY).refusal or "")


def test_what_asks_for_a_decision_is_not_done_to_many_at_once() -> None:
    """Where nobody could take a skill without an error more, it stays open; it is not taken out of scope unasked."""
    document = read_map(
        {
            "skills": {"a": "product", "b": "product", "c": "product"},
            "roles": {"m": {**MARKETING, "grade": 6, "leads": ["c"]}},
        }
    )
    index = Index(document, document.scenarios[0])
    gaps = [each for each in assess(index, TODAY).open if each.code == "GAP1"]
    assert [[fix.alone for fix in fixes(index, each)][-1] for each in gaps] == [True, True]
    with suppress(EditRefused):
        document = FixAll(index.scenario.id, "GAP1", TODAY).apply(document)
    assert all(skill.in_scope for skill in document.skills)


def test_the_same_words_in_another_order_are_left_to_be_decided():
    names = ("Software design", "SOFTWARE-DESIGN", "Design software")
    library = tuple(
        Skill(f"k{number}", name, group="", belongs_to="either", importance=3, level_needed=3)
        for number, name in enumerate(names)
    )
    before = dataclasses.replace(sample(), skills=(*sample().skills, *library))
    fixes = FixAll("today", "DATA1", TODAY).worked_out(before, lambda: False, lambda _: None)
    assert fixes.steps == ("Merge SOFTWARE-DESIGN into Software design",)
    assert fixes.left == 1
    merged = fixes.apply(before)
    assert [each.name for each in merged.skills[-2:]] == ["Software design", "Design software"]
    with pytest.raises(EditRefused):
        FixAll("today", "DATA1", TODAY).apply(merged)
