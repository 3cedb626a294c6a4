"""There is no Social Product Strategist.

Why: without one role that answers for it, product expertise is borrowed from marketing until nobody remembers that it
was ever something else. Knowing what software can do, what a network's interface allows and how people meet inside a
product is a profession, not a taste for social media.

Poor: marketing leads the social graph because somebody had to, and its first plan is another campaign.

Better: a Social Product Strategist, of the same grade as the marketing strategist, leads what no product role leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.blueprints import add_strategist, index_of
from workbench.domain.findings import Finding, Fix
from workbench.domain.fitting import hand_over
from workbench.domain.index import SIDE_OF_SKILL, Index
from workbench.domain.model import CapabilityMap, Scenario, Skill
from workbench.domain.transform import Refused
from workbench.domain.words import count

CODE = "FADE2"
HEADING = ("There is no Social Product Strategist", "There is no Social Product Strategist")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Look for the strategist wherever there is product work at all."""
    if index.product_strategist is not None or not _product_skills(index):
        return
    number = len(_unled(index))
    led = f"; {count(number, 'product skill')} {'has' if number == 1 else 'have'} no product lead" if number else ""
    yield Finding(CODE, "error", f"There is no Social Product Strategist{led}.", subjects(index))


def subjects(index: Index) -> tuple[str, ...]:
    """All product and technology skills, heaviest first: the same ones whoever leads them."""
    return tuple(f"skill:{skill.id}" for skill in _product_skills(index))


def _product_skills(index: Index) -> list[Skill]:
    found = [skill for skill in index.domain if SIDE_OF_SKILL[skill.belongs_to] == "product"]
    return sorted(found, key=lambda skill: (-skill.importance, skill.id))


def _unled(index: Index) -> list[Skill]:
    """The product and technology skills that no role of the product side leads, heaviest first."""
    return [
        skill
        for skill in _product_skills(index)
        if not any(index.designed[each.role.id] == "product" for each in index.leads[skill.id])
    ]


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Add the strategist, leading what no product role leads; the former leads support at level 1."""
    scenario_id = index.scenario.id

    def apply(document: CapabilityMap) -> CapabilityMap:
        before = index_of(document, scenario_id)
        if before.product_strategist is not None:
            raise Refused("There is a Social Product Strategist by now.")
        document, role = add_strategist(document, scenario_id, "product")

        def lead(scenario: Scenario) -> Scenario:
            for skill in _unled(before):
                scenario = hand_over(scenario, skill, role.id)
            return scenario

        return transform.edit_scenario(document, scenario_id, lead)

    yield Fix("Add the Social Product Strategist", apply, f"leads {count(len(_unled(index)), 'skill')}")
