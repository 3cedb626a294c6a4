"""Edit of the map's own words, what becomes of departments that are called so, and what is wrong with words somebody
types: by term, while they are being typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.application.edits.labels import edit_label
from workbench.domain.fields import FIELDS
from workbench.domain.limits import LONGEST_TERM
from workbench.domain.model import CapabilityMap, Scenario, Terms
from workbench.domain.normalisation import name_key, one_line
from workbench.domain.replace import replace
from workbench.domain.role_factories import work_of_kind
from workbench.domain.transform import EditRefused
from workbench.domain.validate import read_alike
from workbench.domain.vocabulary import SIDE_KINDS, SideKind
from workbench.domain.words import join_names, pluralise


@dataclass(frozen=True, slots=True)
class SetTerms:
    """Give the map other words for its sides, its leading roles, its hub and its work.

    A department of no kind that is called as one of the new words gets that kind, as it would have got when it was
    added; the roles in it that do no kind of work get that, too.
    """

    terms: Terms

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Change the words of this map"."""
        return edit_label(document, document, document.title, "terms", self.terms)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused with the first of `term_faults`."""
        terms = tidied_terms(self.terms)
        for fault in term_faults(document, terms).values():
            raise EditRefused(fault)
        scenarios = tuple(_with_kinds(each, kinds_by_name(document, each, terms)) for each in document.scenarios)
        return replace(document, terms=terms, scenarios=scenarios)


def kinds_by_name(document: CapabilityMap, scenario: Scenario, terms: Terms) -> Mapping[str, SideKind]:
    """The departments that get a kind with these terms: id -> the kind whose term is new and is their name."""
    new = [
        kind for kind in SIDE_KINDS if getattr(terms, kind) and getattr(terms, kind) != getattr(document.terms, kind)
    ]
    named = {name_key(getattr(terms, kind)): kind for kind in new}
    units = ((unit.id, named.get(name_key(unit.name))) for unit in scenario.departments if unit.kind == "other")
    return {identifier: kind for identifier, kind in units if kind is not None}


def kinds_note(document: CapabilityMap, terms: Terms) -> str:
    """What becomes of departments with these terms, as a sentence; "" where nothing does."""
    names, with_roles = dict[str, None](), False
    for scenario in document.scenarios:
        kinds = kinds_by_name(document, scenario, terms)
        names |= dict.fromkeys(unit.name for unit in scenario.departments if unit.id in kinds)
        with_roles = with_roles or any(
            role.department in kinds and role.discipline == "other" for role in scenario.roles
        )
    if not names:
        return ""
    one = len(names) == 1
    what = f"The department {next(iter(names))} gets" if one else f"The departments {join_names(list(names), 3)} get"
    roles = f"; roles in {'it' if one else 'them'} that do other work get it, too" if with_roles else ""
    return f"{what} the kind of the same name{roles}."


def _with_kinds(scenario: Scenario, kinds: Mapping[str, SideKind]) -> Scenario:
    if not kinds:
        return scenario
    departments = tuple(
        replace(unit, kind=kinds[unit.id]) if unit.id in kinds else unit for unit in scenario.departments
    )
    roles = tuple(
        replace(role, discipline=work_of_kind(kind))
        if (kind := kinds.get(role.department or "")) and role.discipline == "other"
        else role
        for role in scenario.roles
    )
    return replace(scenario, departments=departments, roles=roles)


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
