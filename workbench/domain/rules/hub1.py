"""The organising model needs one {hub}, and there is none, or there are several.

Why: departments that nothing ties together go their own ways. Where two units tie them, each department chooses the one
that says yes.

Poor: three units call themselves the centre, each with its own guidelines and its own tool.

Better: one {hub} serves all departments; where regions or brands need their own, these hang below the main one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workbench.domain import role_factories, transform
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Scenario
from workbench.domain.replace import replace
from workbench.domain.rule import Rule
from workbench.domain.transform import EditRefused
from workbench.domain.validate import would_loop
from workbench.domain.values import values
from workbench.domain.vocabulary import Vocabulary, vocabulary_of

CODE = "HUB1"
CHOICES = 3
"""How many hubs are offered as the main one."""


def check(index: Index) -> Iterator[Finding]:
    """Count the hubs."""
    if not index.has_hub:
        return
    number = len(index.hubs)
    if number == 0:
        lack = "none"
    elif number > 1:
        lack = "several"
    elif _needs_lower(index.scenario) and not _lower_hubs(index):
        lack = "none_below"
    else:
        return
    places = values(number=number) if lack == "several" else ()
    yield Finding(CODE, "error", tuple(f"department:{hub.id}" for hub in index.hubs), places, lack)


def _needs_lower(scenario: Scenario) -> bool:
    return scenario.model == "multiple_hub_and_spoke"


def _lower_hubs(index: Index) -> list[Department]:
    return [unit for unit in index.scenario.departments if unit.kind == "hub" and unit not in index.hubs]


def fixes(index: Index, _: Finding) -> Iterator[Fix]:
    """Add what is missing, or make one of several hubs the main one, the largest first."""
    scenario_id, words = index.scenario.id, vocabulary_of(index.document)
    if len(index.hubs) < 2:
        main = next(iter(index.hubs), None)
        if main is not None:
            label = f"Add one below {main.name}"
        else:
            label = words.text(
                "Add the main {hub} and one below it" if _needs_lower(index.scenario) else "Add the {hub}"
            )
        yield Fix(
            label,
            lambda document: transform.edit_scenario(document, scenario_id, partial(_with_hubs, document)),
        )
        return
    by_size = sorted(index.hubs, key=lambda hub: (-len(index.roles_in(hub.id)), hub.id))
    for main in by_size[:CHOICES]:
        yield _make_main(scenario_id, words, main, [hub for hub in index.hubs if hub is not main])


def _with_hubs(document: CapabilityMap, scenario: Scenario) -> Scenario:
    """The scenario with a main hub, and one below it where the model asks for that."""
    main = next((unit for unit in scenario.departments if unit.kind == "hub"), None)
    if main is None:
        main = role_factories.hub(document, scenario)
        scenario = replace(scenario, departments=(*scenario.departments, main))
    if _needs_lower(scenario):
        lower = role_factories.hub(document, scenario, main)
        scenario = replace(scenario, departments=(*scenario.departments, lower))
    return scenario


def _make_main(scenario_id: str, words: Vocabulary, main: Department, others: list[Department]) -> Fix:
    def apply(document: CapabilityMap) -> CapabilityMap:
        scenario = transform.find(document.scenarios, scenario_id)
        transform.find(scenario.departments, main.id)
        parents = {unit.id: unit.parent for unit in scenario.departments}
        for hub in others:
            if would_loop(parents, hub.id, main.id):
                raise EditRefused(f"{main.name} lies inside {hub.name} by now.")
            document = transform.set_department(document, scenario_id, hub.id, parent=main.id)
        return document

    return Fix(words.text("Make {name} the main {hub}", name=main.name), apply)


RULE = Rule(
    code=CODE,
    heading=("The model needs one {hub}", "The model needs one {hub}"),
    template={
        "none": "The model needs one {hub}; there is none.",
        "several": "The model needs one {hub}; there are {number}.",
        "none_below": "The model needs one main {hub} with at least one below it; there is none below it.",
    },
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"departments", "model"}),
    errors=True,
)
