"""What the program writes, recognised as a file by others would be: the same roles, skills, levels and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.grids import sheets_of
from workbench import cli
from workbench.application.importing.extraction import records_of
from workbench.application.importing.recognition import propose_mapping
from workbench.domain.model import Scenario
from workbench.files.document import read
from workbench.shell.drawing import draw


def exported(tmp_path: Path, suffix: str) -> tuple[Path, Scenario]:
    path, target = tmp_path / "map.json", tmp_path / f"map{suffix}"
    for arguments in (["new", "--template", "multiple-hub-and-spoke", "-o", path], ["export", path, "-o", target]):
        assert cli.main([str(each) for each in arguments], paint=lambda: None, draw=draw) == 0
    return target, read(path).document.scenarios[0]


def held(scenario: Scenario, names: dict[str, str]) -> set[tuple[str, str, str, int]]:
    return {
        (role.title, names[assignment.skill], assignment.kind, assignment.level)
        for role in scenario.roles
        for assignment in role.assignments
    }


def test_the_long_list(tmp_path: Path) -> None:
    path, scenario = exported(tmp_path, ".csv")
    content = sheets_of(path)
    mapping = propose_mapping(content)
    assert mapping.questions == ()
    found = records_of(content, mapping)
    names = {skill.id: skill.name for skill in read(tmp_path / "map.json").document.skills}
    assert {(each.holder, each.skill, each.kind, each.level) for each in found.holdings} == held(scenario, names)
    assert {role.title for role in found.roles} == {role.title for role in scenario.roles}


@pytest.mark.parametrize("sheet", ["Matrix", "Skills", "Organisation"])
def test_the_sheets_of_the_workbook(tmp_path: Path, sheet: str) -> None:
    path, scenario = exported(tmp_path, ".xlsx")
    content = sheets_of(path)
    mapping = propose_mapping(content)
    (table,) = (each for each in mapping.tables if each.table.sheet == sheet)
    document = read(tmp_path / "map.json").document
    names = {skill.id: skill.name for skill in document.skills}
    found = records_of(content, type(mapping)((table,)))
    match sheet:
        case "Matrix":
            assert {(each.holder, each.skill, each.kind, each.level) for each in found.holdings} == held(
                scenario, names
            )
        case "Skills":
            assert {(skill.name, skill.importance, skill.level_needed) for skill in found.skills} == {
                (skill.name, skill.importance, skill.level_needed) for skill in document.skills
            }
        case "Organisation":
            assert {role.title for role in found.roles} == {role.title for role in scenario.roles}
            assert {unit.name for unit in found.departments} == {
                unit.name for unit in scenario.departments if any(role.department == unit.id for role in scenario.roles)
            }
