"""Vocabulary of a map: what it calls its sides, its leading roles, its hub and its work, as labels and in sentences.

A term stands in a sentence as it was written, with its first letter upper at the start of one and as a label. No
article, plural or case is made of it: texts are built so that any noun fits. What is called the same in every map is in
`words`. Knows no finding and no edit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Literal, TypeVar, get_args

from workbench.domain.model import ActsAs, BelongsTo, CapabilityMap, DepartmentKind, Discipline, Terms
from workbench.domain.normalisation import name_key
from workbench.domain.words import sentence_start

_Value = TypeVar("_Value", bound=str)
SideKind = Literal["marketing", "product", "technology", "hub"]
SIDE_KINDS: tuple[SideKind, ...] = get_args(SideKind)
"""The kinds of department that bear a term of the map."""
_KINDS: Mapping[DepartmentKind, str] = {
    "communications": "Communications",
    "service": "Customer service",
    "sales": "Sales",
    "hr": "Human resources",
    "legal": "Legal",
}
"""The labels of the kinds of department that bear no term of the map."""


class Vocabulary:
    """The words of one map. `text` fills templates: "{product}" inside a sentence, "{Product}" at its start."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    def text(self, template: str, **values: object) -> str:
        """A template with the terms, and other values by place, filled in. Raises KeyError for an unknown place."""
        return template.format_map({**self.places, **values}) if values else template.format_map(self.places)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Place in a template -> the term; each term also with a capital: {hub} and {Hub}.

        Further places are lists of terms: {product_and_technology}, {product_or_technology}, {product_technology} (in a
        row), {any_side}.
        """
        terms = self.terms
        own = {field.name: getattr(terms, field.name) for field in dataclasses.fields(terms)}
        product = [term for term in (terms.product, terms.technology) if term]
        own["product_and_technology"] = " and ".join(product)
        own["product_or_technology"] = " or ".join(product)
        own["product_technology"] = ", ".join(product)
        own["any_side"] = " or ".join((", ".join((terms.marketing, *product[:-1])), product[-1]))
        return own | {sentence_start(place): sentence_start(term) for place, term in own.items()}

    @cached_property
    def belongs_to(self) -> Mapping[BelongsTo, str]:
        """The labels of what a skill belongs to."""
        return _labels(self.belongs_to_inside)

    @cached_property
    def belongs_to_inside(self) -> Mapping[BelongsTo, str]:
        """The same inside a sentence."""
        terms = self.terms
        return {
            "marketing": terms.marketing,
            "product": terms.product,
            "technology": terms.technology,
            "either": "either side",
        }

    @cached_property
    def discipline(self) -> Mapping[Discipline, str]:
        """The labels of kinds of work."""
        labels = self.belongs_to
        return {
            "marketing": labels["marketing"],
            "product": labels["product"],
            "technology": labels["technology"],
            "hub": sentence_start(self.terms.hub),
            "other": "Other",
        }

    @cached_property
    def lane(self) -> Mapping[Discipline, str]:
        """The lane of the board in which the roles of a kind of work stand."""
        product = self.text("{Product_and_technology}")
        return {
            "marketing": self.discipline["marketing"],
            "product": product,
            "technology": product,
            "hub": self.discipline["hub"],
            "other": "Other departments",
        }

    @cached_property
    def acts_as(self) -> Mapping[ActsAs | None, str]:
        """The labels of what a role acts as."""
        return {None: "None"} | dict(_labels(self.acts_as_inside))

    @cached_property
    def acts_as_inside(self) -> Mapping[ActsAs, str]:
        """The same inside a sentence."""
        terms = self.terms
        return {
            "marketing_strategist": terms.marketing_strategist,
            "product_strategist": terms.product_strategist,
            "hub_lead": terms.hub_lead,
        }

    @cached_property
    def department_kind(self) -> Mapping[DepartmentKind, str]:
        """The labels of kinds of department. One that would read like a term says that it is another."""
        labels = self.discipline
        taken = {name_key(labels[kind]) for kind in SIDE_KINDS if labels[kind]}
        other = {kind: f"Other: {name}" if name_key(name) in taken else name for kind, name in _KINDS.items()}
        return {
            "marketing": labels["marketing"],
            "communications": other["communications"],
            "product": labels["product"],
            "technology": labels["technology"],
            "hub": labels["hub"],
            "service": other["service"],
            "sales": other["sales"],
            "hr": other["hr"],
            "legal": other["legal"],
            "other": "Other",
        }

    @cached_property
    def hidden_kinds(self) -> frozenset[DepartmentKind]:
        """The kinds of department that are not offered: those that read like the term of a side or of the hub, and the
        third kind where the map has none."""
        labels = self.department_kind
        alike = {kind for kind, name in _KINDS.items() if labels[kind] != name}
        return frozenset(alike | ({"technology"} if not self.terms.technology else set()))

    @cached_property
    def model_means(self) -> Mapping[str, str]:
        """What each organising model means, in a sentence."""
        return {
            "decentralised": self.text("No {hub}: each department does {work} of its own."),
            "centralised": "One department does the work for everybody.",
            "hub_and_spoke": self.text(
                "A small {hub} keeps the departments in step; each with {work} of its own is tied to it."
            ),
            "multiple_hub_and_spoke": self.text(
                "A main {hub} with others for regions or brands below it, each with its departments."
            ),
            "holistic": "Everybody is enabled; a few roles keep the rules and the learning together.",
        }

    @cached_property
    def absorbed(self) -> str:
        """The verdict in place of "Not on its own" where an error says that work fades, and the one side holds some."""
        return self.text("Absorbed by {marketing}")

    @cached_property
    def by_nature(self) -> str:
        """The name of the figure of absorption where nobody acts as product strategist: nothing says who absorbs."""
        return self.text("{Product} by nature → held")

    @cached_property
    def short_of_nature(self) -> str:
        """The name of the points between the two shares of `by_nature`."""
        return self.text("{Product} by nature less what is held")

    @cached_property
    def product_share(self) -> str:
        """The label of the product share."""
        return self.text("{Product} share")

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The labels of the parts of the bar, in their order."""
        return _labels(self.parts_inside)

    @cached_property
    def parts_inside(self) -> Mapping[str, str]:
        """The same inside a sentence."""
        return {
            "only_marketing": self.text("only {marketing}"),
            "both": "both",
            "only_product": self.text("only {product}"),
            "other_roles": "other roles",
            "nobody": "nobody",
        }


def _labels(inside: Mapping[_Value, str]) -> Mapping[_Value, str]:
    """The words for values as labels, from those for the inside of a sentence."""
    return {value: sentence_start(word) for value, word in inside.items()}


@lru_cache(maxsize=32)
def vocabulary_for(terms: Terms) -> Vocabulary:
    """The words of a map with these terms; made once for the same terms."""
    return Vocabulary(terms)


def vocabulary_of(document: CapabilityMap) -> Vocabulary:
    """The words of a map."""
    return vocabulary_for(document.terms)


DEFAULT = vocabulary_for(Terms())
"""The words of the program, for texts without a map such as the help."""
