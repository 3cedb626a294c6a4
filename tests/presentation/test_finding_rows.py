"""Points in the words of a list: counted, with what would mend them, and no cure tried where that takes too long."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from tests.files.exporters.maps import sized_map
from workbench.domain.assess import Assessment, assess, fixes
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.presentation import finding_rows as module
from workbench.presentation.finding_rows import counts_sentence, finding_rows
from workbench.presentation.summary import decisions

TODAY = date(2026, 11, 24)


def assessed(document: CapabilityMap) -> Assessment:
    return assess(Index(document, document.scenarios[0]), TODAY)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("before-and-after", "As checked on 24 November 2026: 7 must fix, 4 should fix and 13 tips."),
        ("social-leadership", "As checked on 24 November 2026: 14 tips."),
        ("blank", "As checked on 24 November 2026: nothing is open."),
    ],
)
def test_open_points_are_counted_in_a_sentence(name: str, said: str) -> None:
    assert counts_sentence(assessed(load(name)), TODAY) == said


def test_cures_that_are_worked_out_already_are_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = assessed(load("before-and-after"))
    asked = decisions(assessment)
    tried: list[Any] = []
    monkeypatch.setattr(module, "fixes", lambda index, finding: tried.append(finding) or fixes(index, finding))
    points = list(finding_rows(assessment, asked))
    assert [each.finding for each in points] == [*assessment.open, *assessment.accepted]
    assert [each.cure for each in points[:3]] == ["; or: ".join(fix.label for fix in each.fixes) for each in asked]
    assert not {id(each.finding) for each in asked} & {id(each) for each in tried}


def test_on_a_map_too_large_to_try_cures_they_are_named_as_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    document = sized_map(40, 400, random.Random(1), 0.5)
    monkeypatch.delattr(module, "fixes")
    points = list(finding_rows(assessed(document), ()))
    assert points
    assert any(each.cure for each in points)
