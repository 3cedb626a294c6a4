"""Captions of the organisation chart: how the departments are joined, and how high the strategists stand.

Knows no place and no size: where a caption stands is the layout's to say.
"""

from __future__ import annotations

from workbench.domain.coverage import Coverage
from workbench.domain.index import Index
from workbench.domain.model import ActsAs, BelongsTo, Department
from workbench.domain.reporting_lines import representatives
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import grade_name, pluralise


def tied(index: Index) -> list[Department]:
    """The spokes with a social representative: departments with social work of their own, and a line to the hub."""
    return [spoke for spoke in index.spokes if any(map(index.has_hub_line, representatives(index, spoke)))]


def structure_sentence(index: Index) -> str:
    """The structure in a sentence: how many departments are joined to which, in the terms of the organising model."""
    scenario, vocabulary = index.scenario, vocabulary_of(index.document)
    if not scenario.departments:
        return "There are no departments yet."
    if index.has_hub:
        if not index.hubs:
            return vocabulary.text("The model needs one {hub}, and there is none.")
        spokes = pluralise(len(index.spokes), "spoke")
        representative = index.document.terms.representative
        has = _verb(len(tied(index)), len(index.spokes), "has its", "have their")
        return f"{len(tied(index))} of {spokes} {has} {representative}."
    staffed = [spoke for spoke in index.spokes if index.roles_in(spoke.id)]
    if scenario.model == "centralised":
        unit = central(index)
        assert unit is not None
        here, roles = len(index.roles_in(unit.id)), len(scenario.roles)
        return f"{here} of {pluralise(roles, 'role')} {_verb(here, roles, 'sits', 'sit')} in {unit.name}."
    does = _verb(len(staffed), len(index.spokes), "does", "do")
    clause = f"{len(staffed)} of {pluralise(len(index.spokes), 'department')} {does} {index.document.terms.work}"
    return f"{clause}, each on its own." if scenario.model == "decentralised" else f"{clause}, on common ground."


def _verb(some: int, of: int, one: str, several: str) -> str:
    """The number of a verb after "{some} of {of} departments": singular where either is 1."""
    return one if 1 in (some, of) else several


def central(index: Index) -> Department | None:
    """The central unit: the top-level department in which most roles sit; None where there are no departments."""
    top = [department for department in index.scenario.departments if department.parent is None]
    return max(top, key=lambda department: len(index.roles_in(department.id)), default=None)


def parity_sentence(index: Index) -> str:
    """The parity of the two strategists in a sentence, by grade and reporting steps; "" where there is neither."""
    marketing, product = index.marketing_strategist, index.product_strategist
    vocabulary = vocabulary_of(index.document)
    if marketing is None and product is None:
        return ""
    if marketing is None or product is None:
        missing: ActsAs = "marketing_strategist" if marketing is None else "product_strategist"
        return f"There is no {vocabulary.acts_as_inside[missing]}."
    grade, steps = Coverage.of(index).parity
    if not grade and not steps:
        return f"Level: both {grade_name(index.document, product.grade)}, equally near the top."
    parts = [
        (grade or 0, "grade", "lower"),
        (steps or 0, "reporting step", "further from the top"),
    ]
    clauses: list[str] = []
    sides: tuple[tuple[BelongsTo, int], ...] = (("product", 1), ("marketing", -1))
    for side, sign in sides:
        stands = [f"{pluralise(sign * by, what)} {how}" for by, what, how in parts if sign * by > 0]
        if stands:
            name = (vocabulary.belongs_to_inside if clauses else vocabulary.belongs_to)[side]
            clauses.append(f"{name} stands {' and '.join(stands)}")
    return f"{', '.join(clauses)}."
