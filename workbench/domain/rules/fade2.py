"""There is no Social Product Strategist, and product skills have no product lead.

Why: without a role that answers for it, product expertise is borrowed from marketing until nobody remembers that it
was ever something else.

Poor: marketing leads the social graph because somebody had to.

Better: a Social Product Strategist of the same grade as the marketing strategist leads what no product role leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.blueprints import strategist, with_home
from workbench.domain.findings import Finding, Fix
from workbench.domain.fitting import hand_over
from workbench.domain.index import SIDE_OF_SKILL, Index
from workbench.domain.model import CapabilityMap, Scenario, Skill
from workbench.domain.words import count

CODE = "FADE2"
HEADING = ("There is no Social Product Strategist", "There is no Social Product Strategist")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Look for the strategist, and for product skills that no product role leads."""
    if index.product_strategist is not None:
        return
    skills = unled(index)
    if skills:
        verb = "has" if len(skills) == 1 else "have"
        message = (
            f"There is no Social Product Strategist; {count(len(skills), 'product skill')} {verb} no product lead."
        )
        yield Finding(CODE, "error", message, tuple(f"skill:{skill.id}" for skill in skills))


def unled(index: Index) -> list[Skill]:
    """The product and technology skills that no role of the product side leads, heaviest first."""
    found = [
        skill
        for skill in index.domain
        if SIDE_OF_SKILL[skill.belongs_to] == "product"
        and not any(index.designed[each.role.id] == "product" for each in index.leads(skill.id))
    ]
    return sorted(found, key=lambda skill: (-skill.importance, skill.id))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Add the strategist as the lead of those skills; the former leads stand back."""
    skills, scenario_id = unled(index), index.scenario.id

    def apply(document: CapabilityMap) -> CapabilityMap:
        document, home = with_home(document, scenario_id, "product")
        scenario = transform.find(document.scenarios, scenario_id)
        role = strategist(Index(document, scenario), "product", home.id)

        def lead(each: Scenario) -> Scenario:
            for skill in skills:
                each = hand_over(each, skill, role.id)
            return each

        return transform.edit_scenario(transform.add_role(document, scenario_id, role), scenario_id, lead)

    yield Fix("Add the Social Product Strategist", apply, f"leads {count(len(skills), 'skill')}")
