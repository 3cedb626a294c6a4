"""Cures as they are tried: only what a trial touched is looked at, and it says what looking at everything says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings

from tests.bench.maps import neglected
from tests.support.notation import read_map
from tests.support.strategies import maps
from workbench.domain import assess as module
from workbench.domain.assess import Cures, all_rules, assess, proposals
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.transform import EditRefused

TODAY = date(2026, 11, 30)


def mended(document: CapabilityMap, finding: Finding, fix: Fix, before: Iterable[Finding]) -> bool:
    """Whether a cure may be offered, by every check of the whole map that it makes."""
    try:
        after = fix.apply(document)
    except (EditRefused, ValueError):
        return False
    then = assess(Index(after, after.scenarios[0]), TODAY).findings
    errors = [each for each in before if each.severity == "error"]
    if any(each.severity == "error" and not any(left(each, error) for error in errors) for each in then):
        return False
    return all_rules()[finding.code].stepwise or not any(left(each, finding) for each in then)


def left(after: Finding, before: Finding) -> bool:
    return after.code == before.code and set(after.subjects) <= set(before.subjects)


@settings(max_examples=60)
@given(maps())
def test_the_cures_are_those_that_every_check_of_the_whole_map_lets_through(document: CapabilityMap) -> None:
    index = Index(document, document.scenarios[0])
    findings = assess(index, TODAY).findings
    cures = Cures(index)
    for finding in findings:
        most = all_rules()[finding.code].most
        wanted = [each.label for each in proposals(index, finding) if mended(document, finding, each, findings)][:most]
        assert [each.label for each in cures.of(finding)] == wanted


@settings(max_examples=60)
@given(maps())
def test_only_checks_that_say_so_find_errors(document: CapabilityMap) -> None:
    for each in assess(Index(document, document.scenarios[0]), TODAY).findings:
        assert each.severity != "error" or all_rules()[each.code].errors, each.code


def test_what_stands_behind_the_first_cure_is_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(neglected(), neglected().scenarios[0])
    findings, asked = assess(index, TODAY).findings, 0

    def counted(index: Index, finding: Finding) -> Iterator[Fix]:
        nonlocal asked
        for each in proposals(index, finding):
            asked += 1
            yield each

    monkeypatch.setattr(module, "proposals", counted)
    cures = Cures(index)
    first = [next(cures.of(each), None) for each in findings]
    assert 300 < len([each for each in first if each]) <= asked <= len(findings)


ABSORBING = read_map(
    {
        "model": "hub_and_spoke",
        "skills": {"a": "product", "b": "product", "c": "product", "ads": "marketing"},
        "departments": {"marketing": "marketing", "product": "product", "hub": {"kind": "hub", "parent": "product"}},
        "roles": {
            "marketer": {"acts": "marketing", "department": "marketing", "leads": ["ads"]},
            "designer": {"acts": "product", "department": "product", "leads": ["a"], "dotted_to": ["analyst"]},
            "assistant": {"discipline": "product", "department": "marketing", "leads": ["b"], "supports": ["c"]},
            "analyst": {"discipline": "hub", "department": "hub", "leads": ["b", "c"], "acts_as": "hub_lead"},
        },
    }
)
"""Moving the hub out of product would let marketing absorb so much of the work that it must be fixed."""


def test_a_cure_that_adds_an_error_is_not_offered() -> None:
    index = Index(ABSORBING, ABSORBING.scenarios[0])
    finding = next(each for each in assess(index, TODAY).findings if each.code == "HUB4")
    assert list(proposals(index, finding))
    assert list(Cures(index).of(finding)) == []
