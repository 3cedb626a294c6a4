"""Workforce frameworks: roles with their skills; knowledge, abilities and tasks as sheets to choose.

DCWF is read from the real file, too. For NICE none is at hand: the small one here has the form that is documented.
"""

from __future__ import annotations

import dataclasses
import json
import time
from collections import Counter
from typing import Any

import pytest

from tests.support.known_formats import Taken, real, taken
from workbench.application.importing.extraction import records_of
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Records
from workbench.files.importers import Source, content_of, open_source

DCWF: dict[str, Any] = {
    "elements": {"it": {"name": "IT"}},
    "roles": {
        "421": {"name": "Keeper", "description": "Keeps.", "element": "it", "additional_ksats": ["1", "2"]},
        "422": {"name": "Planner", "element": "it", "core_ksats": ["1", "9"], "additional_ksats": ["3"]},
    },
    "ksats": {
        "1": {"description": "Skill in asking.", "kind": "Skill"},
        "2": {"description": "Skill in storing.", "kind": "Skill"},
        "3": {"description": "Store.", "kind": "TAsk"},
    },
}
NICE: dict[str, Any] = {
    "documents": [{"doc_identifier": "NF"}],
    "elements": [
        {"element_type": "category", "element_identifier": "OG", "title": "OVERSIGHT", "text": ""},
        {"element_type": "work_role", "element_identifier": "OG-WRL-001", "title": "Planner", "text": "Plans."},
        {"element_type": "skill", "element_identifier": "S0001", "title": "", "text": "Skill in asking"},
        {"element_type": "knowledge", "element_identifier": "K0001", "title": "", "text": "Knowledge of law"},
        {"element_type": "competency_area", "element_identifier": "NF-COM-001", "title": "Talking", "text": "Talks."},
    ],
    "relationships": [
        {"source_element_identifier": "OG-WRL-001", "dest_element_identifier": "S0001"},
        {"source_element_identifier": "K0001", "dest_element_identifier": "OG-WRL-001"},
        {"source_element_identifier": "NF-COM-001", "dest_element_identifier": "S0001"},
        {"source_element_identifier": "OG-WRL-001", "dest_element_identifier": "S9999"},
    ],
}


def of(tree: object) -> Taken:
    return taken(Source("framework.json", json.dumps(tree).encode()))


def kinds(found: Taken, *names: str) -> Records:
    """The records of some kinds of statements."""
    grids = tuple(dataclasses.replace(grid, hidden=False) for grid in found.content.grids if grid.name in names)
    content = dataclasses.replace(found.content, grids=grids)
    return records_of(content, propose_mapping(content))


def per_level(records: Records) -> list[int]:
    counts = Counter(held.level for held in records.holdings)
    return [counts[level] for level in (1, 2, 3, 4)]


def test_core_and_additional_skills() -> None:
    found = of(DCWF)
    assert found.mapping.questions == ()
    assert [(grid.name, grid.hidden) for grid in found.content.grids] == [("Skill", False), ("Task", True)]
    assert [(role.title, role.source, role.purpose, role.department) for role in found.records.roles] == [
        ("Keeper", "nice_dcwf:421", "Keeps.", "IT"),
        ("Planner", "nice_dcwf:422", None, "IT"),
    ]
    assert [(skill.name, skill.source, skill.importance) for skill in found.records.skills] == [
        ("Skill in asking.", "nice_dcwf:1", 4),
        ("Skill in storing.", "nice_dcwf:2", 2),
    ]
    assert [(held.holder, held.skill, held.level) for held in found.records.holdings] == [
        ("Keeper", "Skill in asking.", 2),
        ("Keeper", "Skill in storing.", 2),
        ("Planner", "Skill in asking.", 3),
    ]
    assert found.notes == (
        "Of its kinds skills alone are read; another is a sheet to choose: Task (1).",
        "1 id names no statement and is left out.",
    )
    (left,) = found.records.left_out
    assert (left.what, left.origin.sheet, left.origin.row) == ("Task", "Task", 0)
    assert [skill.name for skill in kinds(found, "Task").skills] == ["Store."]


def test_a_statement_that_is_too_long_for_a_name() -> None:
    text = "Skill in " + "asking and " * 30 + "listening."
    (skill,) = of({**DCWF, "ksats": {"1": {"description": text, "kind": "Skill"}}}).document().skills
    assert (skill.name[:15], len(skill.name)) == ("Skill in asking", 200)
    assert skill.definition == text


def test_kinds_without_end_take_no_time() -> None:
    ksats = {str(number): {"description": f"Asking {number}", "kind": f"Kind {number}"} for number in range(40_000)}
    opened = open_source(Source("a.json", json.dumps({**DCWF, "ksats": DCWF["ksats"] | ksats}).encode()))
    role = {"name": "Keeper", "core_ksats": list(ksats)}
    opened = dataclasses.replace(opened, tree={**opened.tree, "roles": {"1": role, **opened.tree["roles"]}})
    started = time.process_time()
    content, _ = content_of(opened)
    assert len(content.grids) < 10
    assert time.process_time() - started < 10


@pytest.mark.parametrize("tree", [NICE, {"response": {"elements": NICE}}])
def test_relationships_either_way_round(tree: object) -> None:
    found = of(tree)
    assert found.mapping.questions == ()
    (role,) = found.records.roles
    assert (role.title, role.source, role.purpose, role.department) == (
        "Planner",
        "nice_dcwf:OG-WRL-001",
        "Plans.",
        "OVERSIGHT",
    )
    (skill,) = found.records.skills
    assert (skill.name, skill.source, skill.group) == ("Skill in asking", "nice_dcwf:S0001", "Talking")
    (held,) = found.records.holdings
    assert (held.holder, held.skill, held.level) == ("Planner", "Skill in asking", None)
    assert [skill.name for skill in kinds(found, "Knowledge").skills] == ["Knowledge of law"]


@pytest.mark.parametrize("tree", [{"elements": []}, {"roles": {"a": {"name": "A"}}}, {"relationships": [1]}, {}])
def test_trees_of_something_else(tree: object) -> None:
    assert of(tree).content.source != "nice_dcwf"


def test_the_real_dcwf() -> None:
    found = real("dod-dcwf/dcwf_data.json")
    assert found.mapping.questions == ()
    assert [grid.name for grid in found.content.grids] == ["Skill", "Ability", "Knowledge", "Task"]
    assert len(found.notes) == 1
    records = found.records
    assert (len(records.roles), len(records.skills), len(records.holdings)) == (65, 373, 666)
    assert per_level(records) == [0, 411, 255, 0]
    more = kinds(found, "Skill", "Ability")
    assert (len(more.roles), len(more.skills), len(more.holdings)) == (68, 495, 983)
    knowledge = kinds(found, "Knowledge")
    pairs = {(held.holder, held.skill) for held in knowledge.holdings}
    # 666 ids, of which two pairs have one text but for its spaces
    assert (len(knowledge.roles), len(knowledge.skills), len(pairs)) == (68, 664, 2_544)
    assert not any(line.outcome == "refused" for line in found.proposal().lines)
