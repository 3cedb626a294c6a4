"""Law of a workbook that comes back: whatever of what it shows is edited, reading it back gives the edited map.

An edited workbook is the workbook of the edited map, with the hidden sheet of the map before.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from tests.support.editing import IN_WORKBOOK, Editor
from tests.support.returning import exported, sheets_of
from tests.support.strategies import maps
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap
from workbench.domain.normalisation import name_key
from workbench.files.importers._returned.edited import read_back


def told_apart(document: CapabilityMap) -> bool:
    """Whether no two things are called alike: cells would tell them apart by more than their names."""
    scenario = document.scenarios[0]
    names = (document.skills, scenario.departments)
    keys = [[name_key(each.name) for each in things] for things in names] + [
        [name_key(role.title) for role in scenario.roles]
    ]
    return all(len(set(each)) == len(each) for each in keys)


def in_order(document: CapabilityMap) -> CapabilityMap:
    """The map in an order that depends on no order of its rows and columns, which are not read."""

    def by_id(things: Any) -> Any:
        return tuple(sorted(things, key=lambda each: each.id))

    scenario = document.scenarios[0]
    roles = tuple(
        replace(
            role,
            dotted_to=tuple(sorted(role.dotted_to)),
            assignments=tuple(sorted(role.assignments, key=lambda each: each.skill)),
        )
        for role in by_id(scenario.roles)
    )
    scenario = replace(scenario, departments=by_id(scenario.departments), roles=roles)
    return replace(document, skills=by_id(document.skills), scenarios=(scenario,))


@settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(maps(most_people=0), st.randoms(use_true_random=False), st.integers(1, 12))
def test_the_edited_map_comes_back(document: CapabilityMap, dice: random.Random, times: int) -> None:
    assume(told_apart(document))
    after = Editor(lambda things: dice.choice(list(things)), IN_WORKBOOK).edited(document, times)
    assume(told_apart(after))
    hidden = [sheet for sheet in sheets_of(exported(document)) if sheet.name == "Exported"]
    shown = [sheet for sheet in sheets_of(exported(after)) if sheet.name != "Exported"]
    found = read_back("back.xlsx", (*shown, *hidden), document)
    assert found.base == document
    assert found.refused == ()
    assert in_order(found.edited) == in_order(after)
    taken = merge(found.base, document, found.edited)
    assert taken.document == found.edited
    assert not taken.conflicts
    kept = merge(found.base, document, found.edited, found.without_removals()).document
    assert {skill.id for skill in kept.skills} == {skill.id for skill in document.skills}
    assert {role.id for role in kept.scenarios[0].roles} == {role.id for role in document.scenarios[0].roles}
