"""The size of a map: as a parser counts, never less than the file, and the same by steps as at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from tests.bench.maps import typical
from tests.files.maps import FULL, SMALL, maps
from workbench.application.edits.assignments import SetLevel
from workbench.domain import size as module
from workbench.domain.model import CapabilityMap
from workbench.domain.size import TEXT, VALUES, Measure
from workbench.files.encoding import Encoder


def counted(value: Any) -> tuple[int, int]:
    """How many values a parser finds, and how many of them are lists and objects."""
    if not isinstance(value, dict | list):
        return 1, 0
    inner = [counted(each) for each in (value.values() if isinstance(value, dict) else value)]
    return 1 + sum(each[0] for each in inner), 1 + sum(each[1] for each in inner)


def check(document: CapabilityMap, measure: Measure) -> None:
    data = Encoder().compact(document, 1)
    size = measure.size(document)
    assert (size.values, size.containers) == counted(orjson.loads(data))
    assert len(data) <= size.length <= 1.25 * len(data) + 100


@settings(max_examples=60, deadline=None)
@given(maps(), maps())
def test_a_size_is_that_of_the_file(one: CapabilityMap, other: CapabilityMap) -> None:
    measure = Measure()
    for document in (one, other, one, replace(one, scenarios=other.scenarios), other):
        check(document, measure)
        assert measure.size(document) == Measure().size(document)


def test_odd_texts_and_numbers_count_in_full() -> None:
    role = replace(FULL.scenarios[0].roles[0], headcount=0.1 + 0.2, purpose='\x00\x1f"\\\n\x7f é🎯' * 50)
    scenario = replace(FULL.scenarios[0], roles=(role, *FULL.scenarios[0].roles[1:]))
    check(replace(FULL, notes="\x01" * 900, scenarios=(scenario, *FULL.scenarios[1:])), Measure())


def test_of_an_edit_only_what_changed_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    document, measure, looked_at = typical(), Measure(), 0
    measure.size(document)
    original = module._Lengths.__missing__

    def counting(lengths: Any, value: Any) -> int:
        nonlocal looked_at
        looked_at += 1
        return original(lengths, value)

    monkeypatch.setattr(module._Lengths, "__missing__", counting)
    role = document.scenarios[0].roles[0]
    held = role.assignments[0]
    edited = SetLevel("today", role.id, (held.skill,), 1 + held.level % 4).apply(document)
    assert edited is not document
    assert measure.excess(document, edited) is None
    assert 0 < looked_at < 3 * (len(role.assignments) + 30)


def test_what_no_file_can_hold_is_in_excess_again_and_again() -> None:
    measure = Measure()
    text = "x" * TEXT
    many = replace(FULL, skills=(replace(FULL.skills[0], aliases=("x",) * VALUES), *FULL.skills[1:]))
    skills = tuple(replace(FULL.skills[0], id=f"s{n}", definition=text[:-9]) for n in range(10))
    empty = replace(FULL.skills[0], aliases=())
    lists = replace(SMALL, skills=(empty,) * 500_001)
    for _ in range(2):
        assert measure.excess(FULL, replace(FULL, notes=text)) == "a text in it would be larger than 10 MB"
        assert measure.excess(FULL, many) == "it would hold more than 4,000,000 values"
        assert measure.excess(SMALL, lists) == "it would hold more than 4,000,000 values"
        assert measure.excess(FULL, replace(FULL, skills=skills)) == "it would be larger than 100 MB"
        assert measure.excess(FULL, replace(FULL, notes="short")) is None


def test_what_is_too_large_already_may_become_smaller() -> None:
    measure = Measure()
    skills = tuple(replace(FULL.skills[0], id=f"s{n}", definition="x" * 9_900_000) for n in range(10))
    large = replace(FULL, skills=skills)
    assert measure.excess(large, replace(large, skills=skills[:-1])) is None
    assert measure.excess(large, replace(large, notes="longer than it was before")) == "it would be larger than 100 MB"
