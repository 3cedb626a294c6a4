"""The card of one leading role does both jobs.

Why: one person with both jobs does the louder one. What has dates and budgets is done first; the rest can always wait,
and so it does.

Poor: the {marketing_strategist} leads half of what is {marketing} and a third of what is {product}, and the latter is
left for Friday afternoon.

Better: each card leads what belongs to its side; two people, two sets of aims, one table.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain import transform
from workbench.domain.candidates import hand_over
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import SIDE_OF_SKILL, STRATEGIST_OF_SIDE, Index, Side
from workbench.domain.model import IMPORTANCES, Assignment, CapabilityMap, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.domain.role_factories import add_strategist, index_of
from workbench.domain.rule import Rule
from workbench.domain.values import beside_limit, values
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import pluralise

CODE = "FADE3"


def check(index: Index) -> Iterator[Finding]:
    """Weigh what each card that acts as a strategist leads of either side's skills."""
    total = index.side_weight
    if not all(total.values()):
        return
    limit, heaviest = index.policy.both_jobs, max(IMPORTANCES)
    for role in index.scenario.roles:
        if index.acting[role.id] is None or len(role.assignments) * heaviest < limit * sum(total.values()):
            continue  # quick way out: even with the heaviest skills it could not reach the limit
        led = _led_weight(index, role)
        marketing, product = (led[side] / weight for side, weight in total.items())
        if min(marketing, product) > limit + 1e-9:
            most, (one, other) = beside_limit(limit, marketing, product)
            places = values(role=index.titles[role.id], marketing_share=one, product_share=other, limit=most)
            yield Finding(CODE, "error", (f"role:{role.id}",), places)


def _led_weight(index: Index, role: Role) -> dict[Side | None, int]:
    """The weight of what a role leads of each side's skills, and of neither's."""
    led: dict[Side | None, int] = {"marketing": 0, "product": 0, None: 0}
    for assignment in role.assignments:
        if assignment.kind == "lead" and (skill := index.skills[assignment.skill]).in_scope:
            led[SIDE_OF_SKILL[skill.belongs_to]] += index.weight(skill)
    return led


def _of_side(index: Index, role: Role, side: Side) -> list[tuple[Skill, Assignment]]:
    """The skills of a side that a role holds, and how."""
    return [
        (skill, assignment)
        for assignment in role.assignments
        if (skill := index.skills[assignment.skill]).in_scope and SIDE_OF_SKILL[skill.belongs_to] == side
    ]


def _parting(index: Index, role: Role, side: Side) -> list[tuple[Skill, Assignment]]:
    """The assignments that leave a card for a side's strategist: all of that side but supports shared on purpose."""
    of_side = _of_side(index, role, side)
    return [(skill, held) for skill, held in of_side if held.kind == "lead" or not skill.bridge]


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Split the card by what belongs where: the other side's skills go to its strategist, made where there is none."""
    role = index.roles[subject_id(finding.subjects[0])[1]]
    scenario_id = index.scenario.id
    side: Side = "product" if index.acting[role.id] == "marketing" else "marketing"
    peer = _strategist(index, side)

    def apply(document: CapabilityMap) -> CapabilityMap:
        now = index_of(document, scenario_id)
        parting = _parting(now, transform.find(now.scenario.roles, role.id), side)
        taker = _strategist(now, side)
        if taker is None:
            document, taker = add_strategist(document, scenario_id, side)
        taker_id = taker.id
        return transform.edit_scenario(document, scenario_id, lambda now: _split(now, role.id, taker_id, parting))

    words = vocabulary_of(index.document)
    number = pluralise(len(_parting(index, role, side)), f"{words.belongs_to_inside[side]} skill")
    yield Fix(
        f"Split {index.titles[role.id]} by what belongs where",
        apply,
        f"{number} to {index.titles[peer.id] if peer else f'a new {words.acts_as_inside[STRATEGIST_OF_SIDE[side]]}'}",
    )


def _strategist(index: Index, side: Side) -> Role | None:
    return index.product_strategist if side == "product" else index.marketing_strategist


def _split(scenario: Scenario, from_role: str, to_role: str, parting: list[tuple[Skill, Assignment]]) -> Scenario:
    for skill, assignment in parting:
        if assignment.kind == "lead":
            scenario = hand_over(scenario, skill, to_role)
    giver, taker = transform.find(scenario.roles, from_role), transform.find(scenario.roles, to_role)
    kept = transform.without_skills(giver, [skill.id for skill, _ in parting])
    taken = taker
    for skill, assignment in parting:
        if transform.held(taken, skill.id) is None:
            taken = transform.with_assignment(taken, assignment)
    roles = transform.with_item(transform.with_item(scenario.roles, giver, kept), taker, taken)
    return replace(scenario, roles=roles)


RULE = Rule(
    code=CODE,
    heading=("{n} card does both jobs", "{n} cards do both jobs"),
    template="{role} leads {marketing_share} of the {marketing} weight and {product_share} of the {product} weight: "
    "one card does both jobs (limit {limit} each).",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments", "departments", "policy"}),
    errors=True,
)
