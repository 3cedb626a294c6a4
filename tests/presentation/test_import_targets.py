"""Targets of an import as entries to choose from."""

from __future__ import annotations

from dataclasses import replace

from tests.support.grids import grid_of_lines
from tests.support.imported import blank
from workbench.application.importing.choices import Choices, Target
from workbench.application.importing.content import Sheets
from workbench.application.importing.preparation import Preparation, prepare
from workbench.domain.model import CapabilityMap, Role, Scenario
from workbench.presentation.import_targets import (
    TargetEntry,
    current_entry,
    has_roles,
    target_entries,
    target_of,
    title_of,
)

ROLES = "Role|Skill|Level\nDev|Python|3\nOps|SQL|2"
SKILLS = "Skill|Group\nPython|Code\nSQL|Code"
PEOPLE = "Employee|Python|SQL|Git\nAnna Berg|3|2|1\nBen Holm|4|1|2"
MAP: CapabilityMap = replace(
    blank(),
    scenarios=(
        Scenario("today", "Today", model="decentralised"),
        Scenario("later", "Later", model="decentralised", roles=(Role("dev", "Dev"), Role("ops", "Ops"))),
    ),
)


def prepared(
    lines: str, choices: Choices | None = None, document: CapabilityMap = MAP, name: str = "a.csv"
) -> Preparation:
    return prepare(document, (Sheets((grid_of_lines(lines, ""),), name),), None, choices or Choices())


def entry(lines: str, choices: Choices | None = None, *, new_map: bool = False) -> str:
    preparation = prepared(lines, choices)
    return current_entry(target_entries(MAP, preparation), preparation, new_map=new_map).label


def test_what_can_be_chosen() -> None:
    assert [each.label for each in target_entries(MAP, prepared(ROLES))] == [
        *("Into Today", "Into Later", "New scenario", "New map", "The library"),
    ]
    assert [each.scenario for each in target_entries(MAP, prepared(ROLES))] == ["today", "later", "", "", ""]
    assert [each.label for each in target_entries(MAP, prepared(SKILLS))] == ["The library", "New map"]
    assert [each.label for each in target_entries(None, prepared(ROLES))] == ["New map"]


def test_what_goes_into_a_scenario() -> None:
    assert [has_roles(prepared(lines)) for lines in (ROLES, SKILLS, PEOPLE)] == [True, False, False]
    assert has_roles(prepared(PEOPLE, Choices(people_as="role_each")))
    assert has_roles(prepared("Employee|Role|Python|SQL\nAnna Berg|Dev|3|2\nBen Holm|Dev|4|1"))


def test_where_an_import_stands() -> None:
    assert entry(ROLES) == "Into Later"
    assert entry(ROLES, Choices(target=Target("scenario", "today"))) == "Into Today"
    assert entry(ROLES, Choices(target=Target("new_scenario", "X"))) == "New scenario"
    assert entry(ROLES, Choices(target=Target("library"))) == "The library"
    assert entry(SKILLS) == entry(PEOPLE) == "The library"
    assert entry(ROLES, new_map=True) == entry(SKILLS, new_map=True) == "New map"


def test_what_an_entry_means() -> None:
    assert target_of(TargetEntry("scenario", "Into Later", "later"), "x") == Target("scenario", "later")
    assert target_of(TargetEntry("new_scenario", "New scenario"), "x") == Target("new_scenario", "x")
    assert target_of(TargetEntry("library", "The library"), "x") == Target("library")
    assert target_of(TargetEntry("new_map", "New map"), "x") == Target()


def test_a_new_map_is_called_as_its_first_file_that_has_a_name() -> None:
    assert title_of(prepared(ROLES, name="Team 2026.csv")) == "Team 2026"
    assert title_of(prepared(ROLES, name="")) == ""
    pasted, named = (Sheets((grid_of_lines(SKILLS, ""),), name) for name in ("", "b.csv"))
    assert title_of(prepare(MAP, (pasted, named))) == "b"
