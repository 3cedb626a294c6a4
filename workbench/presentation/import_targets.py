"""Targets of an import as entries to choose from: a scenario of the map, a new one, a new map, or the library alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.application.importing.choices import Target
from workbench.application.importing.content import title_of_file
from workbench.application.importing.preparation import Preparation
from workbench.domain.model import CapabilityMap
from workbench.domain.names import scenario_called

LIBRARY, NEW_SCENARIO, NEW_MAP = "The library", "New scenario", "New map"
_INTO = "Into {name}"

Place = Literal["scenario", "new_scenario", "new_map", "library"]


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """An entry. scenario: the id of the one it is about, "" where there is none."""

    place: Place
    label: str
    scenario: str = ""


def target_entries(document: CapabilityMap | None, preparation: Preparation) -> tuple[TargetEntry, ...]:
    """The entries, in their order. document: the map that is open, None where there is none.

    Where the files name no role and no department, no scenario is a target.
    """
    new_map = TargetEntry("new_map", NEW_MAP)
    if document is None:
        return (new_map,)
    library = TargetEntry("library", LIBRARY)
    if not has_roles(preparation):
        return library, new_map
    scenarios = tuple(
        TargetEntry("scenario", _INTO.format(name=scenario.name), scenario.id) for scenario in document.scenarios
    )
    return *scenarios, TargetEntry("new_scenario", NEW_SCENARIO), new_map, library


def has_roles(preparation: Preparation) -> bool:
    """Whether there is anything that goes into a scenario: a role, or what makes one."""
    records = preparation.records
    if records.roles or records.departments or records.holdings:
        return True
    return any(person.role or preparation.choices.people_as == "role_each" for person in records.people)


def current_entry(entries: tuple[TargetEntry, ...], preparation: Preparation, *, new_map: bool) -> TargetEntry:
    """The entry that an import stands at. new_map: whether it is prepared for a blank one."""
    target, proposal = preparation.choices.target, preparation.proposal
    if new_map:
        return next(entry for entry in entries if entry.place == "new_map")
    if target.place == "library" or not has_roles(preparation):
        return next(entry for entry in entries if entry.place == "library")
    if proposal.new_scenario:
        return next(entry for entry in entries if entry.place == "new_scenario")
    scenario = scenario_called(preparation.document, proposal.scenario)
    found = (entry for entry in entries if scenario is not None and entry.scenario == scenario.id)
    return next(found, entries[0])


def target_of(entry: TargetEntry, name: str) -> Target:
    """The target of an entry. name: that of the new scenario."""
    match entry.place:
        case "scenario":
            return Target("scenario", entry.scenario)
        case "new_scenario":
            return Target("new_scenario", name)
        case "library":
            return Target("library")
    return Target()


def title_of(preparation: Preparation) -> str:
    """The title of a new map: the name of its first file, without its ending."""
    return next((title_of_file(content.name) for content in preparation.contents if content.name), "")
