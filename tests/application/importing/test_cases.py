"""The shapes of tables in tests/cases/importing: what is asked of each, and what it gives."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.grids import grid_of_lines
from tests.support.presets import with_presets
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import Area
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import HoldingRecord, Records
from workbench.presentation.import_left_out import why_text

CASES = Path(__file__).parents[2] / "cases" / "importing"
KEYS = frozenset(
    (
        *("case", "sheets", "merged", "asks", "answers", "skills", "roles", "people", "departments", "holders"),
        *("reports_to", "importance", "holds", "holds_count", "levels", "left"),
    )
)


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['case']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def content(case: dict[str, Any]) -> Sheets:
    merged = {name: tuple(Area(*area) for area in areas) for name, areas in case.get("merged", {}).items()}
    grids = (
        dataclasses.replace(grid_of_lines(lines, name), merged=merged.get(name, ()))
        for name, lines in case["sheets"].items()
    )
    return Sheets(tuple(grids))


def said(held: HoldingRecord) -> str:
    parts = (held.skill, None if held.level is None else str(held.level), held.kind)
    return f"{held.holder}: {' '.join(part for part in parts if part)}"


def given(found: Records) -> dict[str, Any]:
    """What the records say, as the cases write it."""
    return {
        "skills": [f"{skill.name} / {skill.group}" if skill.group else skill.name for skill in found.skills],
        "roles": [role.title for role in found.roles],
        "people": [person.name for person in found.people],
        "departments": [unit.name for unit in found.departments],
        "holds": [said(held) for held in found.holdings],
        "levels": [said(held) for held in found.levels],
    }


@pytest.mark.parametrize("case", cases())
def test_a_shape(case: dict[str, Any]) -> None:
    assert case.keys() <= KEYS
    sheets = content(case)
    mapping = propose_mapping(sheets)
    assert [question.topic for question in mapping.questions] == case.get("asks", [])
    mapping = with_presets(sheets, mapping, case.get("answers", {}))
    found = records_of(sheets, mapping)
    if "holds_count" in case:
        assert len(found.holdings) == case["holds_count"]
    expected = {key: case.get(key, []) for key in given(found) if not (key == "holds" and "holds_count" in case)}
    assert {key: value for key, value in given(found).items() if key in expected} == expected
    assert {role.title: role.holder for role in found.roles if role.holder} == case.get("holders", {})
    assert {role.title: role.reports_to for role in found.roles if role.reports_to} == case.get("reports_to", {})
    assert {skill.name: skill.importance for skill in found.skills if skill.importance} == case.get("importance", {})
    left = {each.what: why_text(each.reason, each.cells) for each in found.left_out}
    assert case.get("left", {}).items() <= left.items()
