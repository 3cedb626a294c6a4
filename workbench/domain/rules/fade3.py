"""One strategist's card does both jobs.

Why: one person with both jobs does the louder one; campaigns have dates, the product can always wait.

Poor: the marketing strategist leads half of the marketing and a third of the product work.

Better: each card leads what belongs to its side, and supports the other where that helps.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain import transform
from workbench.domain.blueprints import strategist, with_home
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.fitting import hand_over
from workbench.domain.index import SIDE_OF_SKILL, Index, Side
from workbench.domain.model import CapabilityMap, Role, Scenario, Skill
from workbench.domain.words import count, percent

CODE = "FADE3"
HEADING = ("{n} card does both jobs", "{n} cards do both jobs")


def check(index: Index, today: date) -> Iterator[Finding]:
    """Weigh what each card that acts as a strategist leads of either side's skills."""
    totals: dict[Side, int] = {"marketing": 0, "product": 0}
    for skill in index.domain:
        side = SIDE_OF_SKILL[skill.belongs_to]
        if side is not None:
            totals[side] += index.weight(skill)
    limit = index.policy.both_jobs
    for role in index.scenario.roles:
        if index.acting[role.id] is None or not all(totals.values()):
            continue
        shares = [
            sum(index.weight(skill) for skill in led(index, role, side)) / total for side, total in totals.items()
        ]
        if min(shares) >= limit:
            marketing, product = map(percent, shares)
            message = (
                f"{role.title} leads {marketing} of the marketing weight and {product} of the product weight: "
                f"one card does both jobs (limit {percent(limit)} each)."
            )
            yield Finding(CODE, "error", message, (f"role:{role.id}",))


def led(index: Index, role: Role, side: Side) -> list[Skill]:
    """The domain skills of a side that a role leads."""
    skills = (index.skills[each.skill] for each in role.assignments if each.kind == "lead")
    return [skill for skill in skills if skill.in_scope and SIDE_OF_SKILL[skill.belongs_to] == side]


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Split the card by what belongs where: the other side's skills go to the other strategist."""
    role = index.roles[subject_id(finding.subjects[0])[1]]
    other: Side = "product" if index.acting[role.id] == "marketing" else "marketing"
    skills, scenario_id = led(index, role, other), index.scenario.id
    peer = index.product_strategist if other == "product" else index.marketing_strategist

    def apply(document: CapabilityMap) -> CapabilityMap:
        taker = peer
        if taker is None:
            document, home = with_home(document, scenario_id, other)
            taker = strategist(Index(document, transform.find(document.scenarios, scenario_id)), other, home.id)
            document = transform.add_role(document, scenario_id, taker)

        def split(each: Scenario) -> Scenario:
            for skill in skills:
                each = hand_over(each, skill, taker.id)
            return each

        return transform.edit_scenario(document, scenario_id, split)

    to = peer.title if peer else f"a new Social {other.capitalize()} Strategist"
    yield Fix(f"Split {role.title}", apply, f"{count(len(skills), f'{other} skill')} to {to}")
