"""The product strategist: its work, how one is added, and how roles that marketing absorbed are moved back.

What the checks FADE1 and FADE2 share; knows neither of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.domain import transform
from workbench.domain.candidates import hand_over
from workbench.domain.coverage import Coverage
from workbench.domain.figures import absorbed as absorbed_points
from workbench.domain.findings import Fix
from workbench.domain.index import SIDE_OF_SKILL, Index
from workbench.domain.model import CapabilityMap, Role, Scenario, Skill
from workbench.domain.role_factories import add_strategist, home_kind, index_of, move_home
from workbench.domain.transform import EditRefused
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import grade_name, join_names, pluralise


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a cure: a verb, what it is done to, and the function that does it; effect: as a Fix says it."""

    verb: Literal["add", "let", "move", "raise"]
    what: str
    apply: Callable[[CapabilityMap], CapabilityMap]
    effect: str = ""


_FIRST = {"add": "Add", "let": "Let", "move": "Move", "raise": "Raise"}
"""The verb that a label begins with."""


def product_subjects(index: Index) -> tuple[str, ...]:
    """All product and technology skills, heaviest first: the same ones whoever leads them."""
    return tuple(f"skill:{skill.id}" for skill in product_skills(index))


def product_skills(index: Index) -> list[Skill]:
    """The product and technology skills that count in the split, heaviest first."""
    skills = [skill for skill in index.domain if SIDE_OF_SKILL[skill.belongs_to] == "product"]
    return sorted(skills, key=lambda skill: (-skill.importance, skill.id))


def without_product_lead(index: Index) -> list[Skill]:
    """The product and technology skills that no role of the product side leads, heaviest first."""
    roles = (role for role in index.scenario.roles if index.designed[role.id] == "product")
    led = {assignment.skill for role in roles for assignment in role.assignments if assignment.kind == "lead"}
    return [skill for skill in product_skills(index) if skill.id not in led]


def add_product_strategist(index: Index) -> Step:
    """The step that adds the strategist, leading what no product role leads; the former leads support at level 1."""
    scenario_id = index.scenario.id

    def apply(document: CapabilityMap) -> CapabilityMap:
        before = index_of(document, scenario_id)
        if before.product_strategist is not None:
            raise EditRefused(vocabulary_of(document).text("The {product_strategist} is there by now."))
        document, role = add_strategist(document, scenario_id, "product")

        def lead(scenario: Scenario) -> Scenario:
            for skill in without_product_lead(before):
                scenario = hand_over(scenario, skill, role.id)
            return scenario

        return transform.edit_scenario(document, scenario_id, lead)

    effect = f"leads {pluralise(len(without_product_lead(index)), 'skill')}"
    return Step("add", vocabulary_of(index.document).text("the {product_strategist}"), apply, effect)


def let_act_as_product_strategist(index: Index, role: Role) -> Step:
    """The step that lets a role act as the strategist; what it holds stays."""
    scenario_id, title = index.scenario.id, index.titles[role.id]
    return Step(
        "let",
        vocabulary_of(index.document).text("{title} act as the {product_strategist}", title=title),
        lambda document: transform.set_role(document, scenario_id, role.id, acts_as="product_strategist"),
    )


def raise_to(index: Index, role: Role, grade: int) -> Step:
    """The step that raises a role to a grade."""
    scenario_id = index.scenario.id
    return Step(
        "raise",
        f"{index.titles[role.id]} to {grade_name(index.document, grade)}",
        lambda document: transform.set_role(document, scenario_id, role.id, grade=grade),
    )


def roles_under_marketing(index: Index) -> list[Role]:
    """The product roles that sit under marketing, the strategist first."""
    roles = [
        role
        for role in index.scenario.roles
        if index.designed[role.id] == "product" and index.placed[role.id] == "marketing"
    ]
    return sorted(roles, key=lambda role: role is not index.product_strategist)


def cost_of_place(index: Index, role: Role) -> float | None:
    """The points of fade, as shown, that are there only because of where a role sits; None where it is undefined."""
    moved = transform.set_role(index.document, index.scenario.id, role.id, department=None)
    without = index.after(moved, transform.find(moved.scenarios, index.scenario.id))
    here, there = (absorbed_points(Coverage.of(state)) for state in (index, without))
    return None if here is None or there is None else here.points - there.points


def move_absorbed(index: Index) -> Step:
    """The step that moves the product roles under marketing to product or technology."""
    scenario_id, roles = index.scenario.id, roles_under_marketing(index)
    moved = [role.id for role in roles]
    names = join_names([index.titles[role.id] for role in roles], 2)
    labels = vocabulary_of(index.document).department_kind
    places = join_names([labels[kind] for kind in dict.fromkeys(map(home_kind, roles))])
    return Step("move", f"{names} to {places}", lambda document: move_home(document, scenario_id, moved))


def combine(steps: Sequence[Step]) -> Fix:
    """Steps as one cure, done one after the other; one alone says its effect too."""

    def apply(document: CapabilityMap) -> CapabilityMap:
        for step in steps:
            document = step.apply(document)
        return document

    first, *others = steps
    label = " and ".join([f"{_FIRST[first.verb]} {first.what}", *(f"{step.verb} {step.what}" for step in others)])
    return Fix(label, apply, "" if others else first.effect)
