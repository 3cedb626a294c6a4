"""Edit of the map's own words, and what is wrong with words somebody types: by term, while they are being typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.application.edits.labels import edit_label
from workbench.domain.fields import FIELDS
from workbench.domain.limits import LONGEST_TERM
from workbench.domain.model import CapabilityMap, Terms
from workbench.domain.normalisation import name_key, one_line
from workbench.domain.replace import replace
from workbench.domain.transform import EditRefused
from workbench.domain.validate import read_alike
from workbench.domain.words import join_names, pluralise


@dataclass(frozen=True, slots=True)
class SetTerms:
    """Give the map other words for its sides, its leading roles, its hub and its work."""

    terms: Terms

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Change the words of this map"."""
        return edit_label(document, document, document.title, "terms", self.terms)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused with the first of `term_faults`."""
        terms = tidied_terms(self.terms)
        for fault in term_faults(document, terms).values():
            raise EditRefused(fault)
        return replace(document, terms=terms)


def tidied_terms(terms: Terms) -> Terms:
    """The terms on one line each, without spaces around them."""
    return Terms(**{name: one_line(getattr(terms, name)) for name in FIELDS[Terms]})


def term_faults(document: CapabilityMap, terms: Terms) -> Mapping[str, str]:
    """Why a map cannot have these terms: term -> a sentence for the user; empty where it can."""
    faults: dict[str, str] = {}
    for name, row in FIELDS[Terms].items():
        text = getattr(terms, name)
        if not text and name != "technology":
            faults[name] = f"{row.label}: there is no word. Type one of at most {LONGEST_TERM} characters."
        elif len(text) > LONGEST_TERM:
            faults[name] = f"{row.label}: {len(text)} characters are too long. Use at most {LONGEST_TERM}."
        elif row.values.check(text) is not None:
            faults[name] = f"{row.label}: this word holds a character that cannot be read. Type it anew."
    alike = name_key(terms.marketing) == name_key(terms.product)
    if alike and "marketing" not in faults:
        faults.setdefault("product", f"Both sides are called {terms.product}. Give each a word of its own.")
    for name, other in read_alike(terms):
        faults.setdefault(name, f"{FIELDS[Terms][name].label}: this word reads like “{other}”. Type another one.")
    third = third_kind(document)
    if third and not terms.technology:
        faults["technology"] = f"{third} of the third kind of work. Give it a word, or make them another kind first."
    return faults


def third_kind(document: CapabilityMap) -> str:
    """What is of the third kind of work, with its verb: "3 skills and 1 role are"; "" for nothing."""
    numbers = {
        "skill": sum(skill.belongs_to == "technology" for skill in document.skills),
        "role": sum(role.discipline == "technology" for scenario in document.scenarios for role in scenario.roles),
        "department": sum(
            unit.kind == "technology" for scenario in document.scenarios for unit in scenario.departments
        ),
    }
    said = join_names([pluralise(number, noun) for noun, number in numbers.items() if number])
    return f"{said} {'is' if sum(numbers.values()) == 1 else 'are'}" if said else ""
