"""The organising model needs one hub, and there is none, or there are several.

Why: a hub and spokes without a hub are only spokes; with two hubs each department chooses the one that says yes.

Poor: three units call themselves the social centre.

Better: one hub serves all departments; where units need their own, these hang below the main one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department

CODE = "HUB1"
HEADING = ("The model needs one hub", "The model needs one hub")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Count the hubs."""
    if not index.has_hub:
        return
    number = len(index.hubs)
    subjects = tuple(f"department:{each.id}" for each in index.hubs)
    if number == 0:
        yield Finding(CODE, "error", "The model needs one hub; there is none.", subjects)
    elif number > 1:
        yield Finding(CODE, "error", f"The model needs one hub; there are {number}.", subjects)
    elif index.scenario.model == "multiple_hub_and_spoke" and not _lower_hubs(index):
        message = "The model needs one main hub with at least one hub below it; there is none below."
        yield Finding(CODE, "error", message, subjects)


def _lower_hubs(index: Index) -> list[Department]:
    return [each for each in index.scenario.departments if each.kind == "hub" and each not in index.hubs]


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Add the hub that is missing, or make one of several the main one."""
    if not index.hubs:
        yield _add(index, "Social hub", None)
    elif len(index.hubs) == 1:
        yield _add(index, "Second social hub", index.hubs[0].id)
    else:
        by_size = sorted(index.hubs, key=lambda hub: (-len(index.roles_in(hub.id)), hub.id))
        for main in by_size[:3]:
            yield _make_main(index, main)


def _add(index: Index, name: str, parent: str | None) -> Fix:
    scenario_id = index.scenario.id

    def apply(document: CapabilityMap) -> CapabilityMap:
        taken = {each.id for each in transform.find(document.scenarios, scenario_id).departments}
        hub = Department(transform.fresh_id(name, taken), name, "hub", parent)
        return transform.add_department(document, scenario_id, hub)

    return Fix(f"Add the {name[0].lower()}{name[1:]}", apply)


def _make_main(index: Index, main: Department) -> Fix:
    scenario_id = index.scenario.id
    others = [hub for hub in index.hubs if hub is not main]

    def apply(document: CapabilityMap) -> CapabilityMap:
        for hub in others:
            document = transform.set_department(document, scenario_id, hub.id, parent=main.id)
        return document

    return Fix(f"Make {main.name} the main hub", apply)
