"""Every check against its cases in tests/cases/rules/<code>.yaml.

A file is a list of cases. Each has `case` (what it shows), a map in the notation of tests/support/notation.py, and
`finds`: what the check of this file finds, empty where the map passes. A finding is `says` (the sentence), `severity`,
optionally `about` (the subjects) and `fixes` (the labels of the cures, in order; none where left out). Every cure of
every finding is applied: it must remove the finding and add no error. A space before % is a no-break space in the
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from tests.support.notation import read_map
from tests.support.strategies import maps
from workbench.domain.assess import all_rules, assess, fixes, heading, show_label
from workbench.domain.coverage import Coverage
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.validate import problems
from workbench.domain.vocabulary import DEFAULT, vocabulary_of
from workbench.domain.words import PERCENT
from workbench.presentation.finding_text import message

TODAY = date(2026, 11, 23)
CASES = Path(__file__).parent.parent / "cases" / "rules"
STEPWISE = {"SPL1", "SPL2"}


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        text = path.read_text(encoding="utf-8").replace(" %", PERCENT)
        for case in yaml.safe_load(text):
            yield pytest.param(path.stem.upper(), case, id=f"{path.stem}: {case['case']}")


def found(document: CapabilityMap) -> tuple[Index, tuple[Finding, ...]]:
    index = Index(document, document.scenarios[0])
    return index, assess(index, TODAY).findings


def is_left_of(after: Finding, before: Finding) -> bool:
    """The same check on the same subjects, or on fewer of them."""
    return after.code == before.code and set(after.subjects) <= set(before.subjects)


def check_cure(document: CapabilityMap, finding: Finding, fix: Fix, before: tuple[Finding, ...]) -> None:
    after = fix.apply(document)
    assert list(problems(after)) == []
    _, then = found(after)
    errors = [each for each in before if each.severity == "error"]
    for each in then:
        assert each.severity != "error" or any(is_left_of(each, error) for error in errors)
        assert finding.code in (*STEPWISE, "FADE1") or not is_left_of(each, finding)
    if finding.code == "FADE1":
        fades = [Coverage.of(Index(each, each.scenarios[0])).fade for each in (document, after)]
        assert fades[1] is not None
        assert fades[0] is not None
        assert fades[1] < fades[0], "it lessens what is absorbed, if it does not end it"


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_case(code: str, case: dict[str, Any]) -> None:
    document = read_map(case)
    assert list(problems(document)) == []
    index, everything = found(document)
    findings = [each for each in everything if each.code == code]
    expected = case.get("finds") or []
    assert [message(each, vocabulary_of(document)) for each in findings] == [each["says"] for each in expected]
    for finding, said in zip(findings, expected, strict=True):
        assert finding.severity == said["severity"]
        if "about" in said:
            assert list(finding.subjects) == said["about"]
        cures = fixes(index, finding)
        assert [fix.label for fix in cures] == said.get("fixes", [])
        assert "effects" not in said or [fix.effect for fix in cures] == said["effects"]
        for fix in cures:
            check_cure(document, finding, fix, everything)


def test_each_check_has_cases_that_pass_and_fail() -> None:
    assert {each.stem.upper() for each in CASES.glob("*.yaml")} == all_rules().keys()
    for code in all_rules():
        written = yaml.safe_load((CASES / f"{code.lower()}.yaml").read_text(encoding="utf-8"))
        assert any(each.get("finds") for each in written), code
        assert any(not each.get("finds") for each in written), code


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_each_check_explains_itself(code: str) -> None:
    rule = all_rules()[code]
    text = rule.doc or ""
    for part in ("Why:", "Poor:", "Better:"):
        assert part in text
    assert heading(code, 1, DEFAULT)
    assert heading(code, 7, DEFAULT)
    assert (rule.fixes is not None) != bool(show_label(code))


@settings(max_examples=60)
@given(maps())
def test_every_cure_of_every_finding_of_any_map_works(document: CapabilityMap) -> None:
    index, findings = found(document)
    for finding in findings:
        for fix in fixes(index, finding):
            check_cure(document, finding, fix, findings)


@settings(max_examples=25)
@given(maps())
def test_single_moves_end_inside_the_band_or_as_near_as_they_can(document: CapabilityMap) -> None:
    for code in sorted(STEPWISE):
        for _ in range(60):
            index, findings = found(document)
            finding = next((each for each in findings if each.code == code), None)
            moves = fixes(index, finding) if finding else ()
            if not moves:
                break
            document = moves[0].apply(document)
        else:
            pytest.fail(f"the moves of {code} never end")


def test_a_heading_agrees_with_its_number() -> None:
    assert heading("HUB3", 1, DEFAULT) == "1 department is not tied to the social hub"
    plural = re.compile(r"\b(are|have|were)\b")
    for code in all_rules():
        one, many = heading(code, 1, DEFAULT), heading(code, 7, DEFAULT)
        if one.startswith("1 "):
            assert not plural.search(one), code
            assert many.startswith("7 "), code
        else:
            assert one == many, code
