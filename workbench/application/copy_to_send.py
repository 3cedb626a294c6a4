"""A copy of the map to send to somebody: chosen scenarios, with or without people, levels, holders and notes.

Pure: map to map. It stays a state of the same document, for it may come back and be merged.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.application.handing_on import LeftOut, handed_on
from workbench.domain.model import CapabilityMap, Role, Scenario, Waiver
from workbench.domain.people import of_people
from workbench.domain.replace import replace

REASON_LEFT_OUT = "Reason left out of this copy"
"""The reason of a point accepted, in a copy without notes: no point is accepted without one."""


@dataclass(frozen=True, slots=True)
class CopyParts:
    """What a copy has.

    scenarios: their ids, one at least. people: people and backgrounds, with their levels only where `levels` says so.
    holders: who holds which role, and who accepted a point. What was accepted about the fit of people tells of both
    levels and holders, and goes only with both. notes: those on the map, on assignments and on people, where people
    come from, and the reasons of points accepted.
    """

    scenarios: tuple[str, ...]
    people: bool = False
    levels: bool = False
    holders: bool = True
    notes: bool = True


def copy_to_send(document: CapabilityMap, parts: CopyParts) -> tuple[CapabilityMap, LeftOut]:
    """The copy, and what is not in it. Raises ValueError where no scenario is chosen."""
    chosen = tuple(scenario for scenario in document.scenarios if scenario.id in parts.scenarios)
    if not chosen:
        raise ValueError("a copy needs a scenario")
    copy, left_out = handed_on(replace(document, scenarios=chosen), people=parts.people)
    left_out = dataclasses.replace(left_out, scenarios=len(document.scenarios) - len(chosen))
    if not (parts.levels and parts.holders):
        before, copy = copy, _without_points_of_people(copy)
        accepted = left_out.accepted + len(_waivers(before)) - len(_waivers(copy))
        left_out = dataclasses.replace(left_out, accepted=accepted)
    if not parts.levels:
        left_out = dataclasses.replace(left_out, levels=sum(bool(person.levels) for person in copy.people))
        copy = replace(copy, people=tuple(replace(person, levels=()) for person in copy.people))
    if not parts.holders:
        holders = sum(bool(role.holder or role.people) for role in _roles(copy))
        authors = sum(bool(waiver.author) for waiver in _waivers(copy))
        left_out = dataclasses.replace(left_out, holders=holders, authors=authors)
        copy = _without_holders(copy)
    if not parts.notes:
        left_out = dataclasses.replace(left_out, notes=sum(map(bool, _notes(copy))))
        copy = _without_notes(copy)
    return copy, left_out


def _without_points_of_people(document: CapabilityMap) -> CapabilityMap:
    def in_scenario(scenario: Scenario) -> Scenario:
        return replace(scenario, waivers=tuple(waiver for waiver in scenario.waivers if not of_people(waiver)))

    return replace(document, scenarios=tuple(map(in_scenario, document.scenarios)))


def _without_holders(document: CapabilityMap) -> CapabilityMap:
    def in_scenario(scenario: Scenario) -> Scenario:
        roles = tuple(replace(role, holder=None, people=()) for role in scenario.roles)
        waivers = tuple(replace(waiver, author="") for waiver in scenario.waivers)
        return replace(scenario, roles=roles, waivers=waivers)

    return replace(document, scenarios=tuple(map(in_scenario, document.scenarios)))


def _without_notes(document: CapabilityMap) -> CapabilityMap:
    def in_role(role: Role) -> Role:
        return replace(role, assignments=tuple(replace(held, note="") for held in role.assignments))

    def in_scenario(scenario: Scenario) -> Scenario:
        waivers = tuple(replace(waiver, reason=REASON_LEFT_OUT) for waiver in scenario.waivers)
        return replace(scenario, roles=tuple(map(in_role, scenario.roles)), waivers=waivers)

    return replace(
        document,
        notes="",
        people=tuple(replace(person, note="", source=None) for person in document.people),
        scenarios=tuple(map(in_scenario, document.scenarios)),
    )


def _roles(document: CapabilityMap) -> list[Role]:
    return [role for scenario in document.scenarios for role in scenario.roles]


def _waivers(document: CapabilityMap) -> list[Waiver]:
    return [waiver for scenario in document.scenarios for waiver in scenario.waivers]


def _notes(document: CapabilityMap) -> Iterator[str | None]:
    """Every text that a copy without notes does not have, also where it is empty."""
    yield document.notes
    for person in document.people:
        yield from (person.note, person.source)
    yield from (held.note for role in _roles(document) for held in role.assignments)
    yield from (waiver.reason for waiver in _waivers(document))
