"""Drill-down of a figure: the skills and roles it is made of, the heaviest first; for a part of the split bar, its
tick, or a fact. Shows nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.domain.coverage import PARTS, Coverage, FigureView, holds_at, parts
from workbench.domain.findings import subject_id
from workbench.domain.index import Index, Side
from workbench.domain.model import Role, Skill
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import grade_name, join_names, percent, pluralise
from workbench.presentation.summary import Fact

EXPLANATIONS: Mapping[str, str] = {
    "only_marketing": "What {marketing} holds beyond {product}.",
    "both": "What both sides hold: of each skill as much as the weaker of the two.",
    "only_product": "What {product} holds beyond {marketing}.",
    "other_roles": "What only roles of neither side hold.",
    "nobody": "What nobody holds, or not at the level needed.",
}
OF_THE_BAR = "Percents are shares of the whole bar."
OF_ALL_WEIGHT = "Percents say how much of all weight a role leads."
"""The base of the percents beside roles and skills. It has to be said: the same role has another percent in the
drill-down of a fact than in that of a part of the bar."""
SIDES_OF: Mapping[str, tuple[Side, ...]] = {
    "only_marketing": ("marketing",),
    "both": ("marketing", "product"),
    "only_product": ("product",),
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """A skill or role that contributes to a figure; detail says how much."""

    subject: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class DrillDown:
    """A drill-down: the figure, how it comes about, and its contributions, the heaviest first."""

    title: str
    explanation: str
    skills: tuple[Contribution, ...]
    roles: tuple[Contribution, ...]
    roles_first: bool = False


def drill_into_part(index: Index, coverage: Coverage, view: FigureView, part: str) -> DrillDown:
    """The drill-down of a part of the bar: each skill's share of the whole bar, and the roles whose strength it is."""
    at, best = PARTS.index(part), coverage.best(view)
    total = sum(index.weight(skill) for skill in coverage.skills) or 1
    points = {skill.id: index.weight(skill) * parts(best[skill.id])[at] / total for skill in coverage.skills}
    skills = sorted(
        (skill for skill in coverage.skills if points[skill.id] > 1e-9), key=lambda skill: -points[skill.id]
    )
    by_role: dict[str, float] = {}
    for skill in skills:
        for role in _holders(index, coverage, view, part, skill):
            by_role[role.id] = by_role.get(role.id, 0.0) + points[skill.id]
    whole, vocabulary = sum(points.values()), vocabulary_of(index.document)
    return DrillDown(
        f"{vocabulary.parts[part]}: {percent(whole, 2)}",
        f"{vocabulary.text(EXPLANATIONS[part])} {OF_THE_BAR}",
        tuple(_contribution(skill, percent(points[skill.id], 1)) for skill in skills),
        tuple(
            Contribution(f"role:{role}", index.titles[role], percent(share, 1))
            for role, share in sorted(by_role.items(), key=lambda item: -item[1])
        ),
    )


def drill_into_nature(index: Index, coverage: Coverage) -> DrillDown:
    """The drill-down of the bar's tick, the work by nature: its skills, by what they belong to; no roles."""
    total = sum(index.weight(skill) for skill in index.domain) or 1
    skills = sorted(index.domain, key=lambda skill: (skill.belongs_to == "marketing", -index.weight(skill)))
    vocabulary = vocabulary_of(index.document)
    return DrillDown(
        f"By nature of the work: {percent(coverage.nature or 0, 2)} {vocabulary.terms.product}",
        vocabulary.text("The weight of the skills that belong to {product_and_technology}, whoever holds them."),
        tuple(
            _contribution(
                skill, f"{vocabulary.belongs_to[skill.belongs_to]}, {percent(index.weight(skill) / total, 1)}"
            )
            for skill in skills
        ),
        (),
    )


def drill_into_fact(index: Index, fact: Fact) -> DrillDown:
    """The drill-down of a fact: the skills and roles it names; roles come first."""
    contributions: dict[str, list[Contribution]] = {"skill": [], "role": []}
    for kind, identifier in map(subject_id, fact.subjects):
        entry = (
            _skill_contribution(index, identifier)
            if kind == "skill"
            else _role_contribution(index, index.roles[identifier])
        )
        contributions[kind].append(entry)
    explanation = f"{fact.value}: {fact.detail}." if fact.detail else f"{fact.value}."
    if contributions["role"]:
        explanation += f" {OF_ALL_WEIGHT}"
    return DrillDown(
        fact.name, explanation, tuple(contributions["skill"]), tuple(contributions["role"]), roles_first=True
    )


def _holders(index: Index, coverage: Coverage, view: FigureView, part: str, skill: Skill) -> Iterable[Role]:
    """The roles whose strength makes up a part of a skill: the best holders of each side the part counts."""
    sides = coverage.sides(view)
    best = coverage.best(view)[skill.id]
    wanted: dict[Side | None, float] = {side: holds_at(best, side) for side in SIDES_OF.get(part, ())}
    if part == "other_roles":
        wanted[None] = best.anywhere
    return tuple(
        role
        for role, assignment in index.holdings[skill.id]
        if sides[role.id] in wanted and abs(index.strength(skill, assignment) - wanted[sides[role.id]]) < 1e-9
    )


def _contribution(skill: Skill, detail: str) -> Contribution:
    return Contribution(f"skill:{skill.id}", skill.name, detail)


def _skill_contribution(index: Index, skill_id: str) -> Contribution:
    leads = [index.titles[lead.role.id] for lead in index.leads[skill_id]]
    holders = f"led by {join_names(leads, 2)}" if leads else "no lead" if index.holdings[skill_id] else "nobody"
    skill = index.skills[skill_id]
    return _contribution(skill, f"importance {skill.importance}, {holders}")


def _role_contribution(index: Index, role: Role) -> Contribution:
    where = index.departments[role.department].name if role.department else "no department"
    share = index.led_weight[role.id] / (index.total_weight or 1)
    leads = pluralise(sum(1 for assignment in role.assignments if assignment.kind == "lead"), "lead")
    return Contribution(
        f"role:{role.id}",
        index.titles[role.id],
        f"{grade_name(index.document, role.grade)}, {where}, {leads}, {percent(share)}",
    )
