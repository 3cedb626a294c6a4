"""A compact way to write a map in a case file: names are made of ids, and what is not said has a harmless default.

skills: {social-apis: {belongs_to: technology, importance: 5}, ads: marketing}   # a word alone is belongs_to
departments: {sales: sales, team: {kind: other, parent: sales}}                  # a word alone is the kind
roles:
  engineer: {discipline: technology, leads: [social-apis], supports: [ads:1]}    # "skill:level", else level needed
model: hub_and_spoke           # decentralised unless said
policy: {lead_limit: 3}
people: {ada: {levels: {ads: 1, social-apis: 4}}}     # and "people: [ada]" of a role: she holds it
terms: {product: customer success}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Policy,
    Role,
    Scenario,
    Skill,
    Terms,
)

Notation = Mapping[str, Any]
PRODUCT = {"discipline": "product", "acts_as": "product_strategist"}
MARKETING = {"discipline": "marketing", "acts_as": "marketing_strategist"}


def read_map(notation: Notation) -> CapabilityMap:
    """The map a case describes, with one scenario."""
    skills = tuple(_skill(key, said or {}) for key, said in notation.get("skills", {}).items())
    needed = {skill.id: skill.level_needed for skill in skills}
    scenario = Scenario(
        "s",
        "Scenario",
        model=notation.get("model", "decentralised"),
        departments=tuple(_department(key, said) for key, said in notation.get("departments", {}).items()),
        roles=tuple(_role(key, said or {}, needed) for key, said in notation.get("roles", {}).items()),
    )
    policy = Policy(**notation.get("policy", {}))
    people = tuple(_person(key, said) for key, said in notation.get("people", {}).items())
    terms = Terms(**notation.get("terms", {}))
    return CapabilityMap("Case", policy=policy, terms=terms, skills=skills, people=people, scenarios=(scenario,))


def name_of(identifier: str) -> str:
    """ "social-apis" is shown as "Social apis"."""
    return identifier.replace("-", " ").capitalize()


def _skill(identifier: str, said: Any) -> Skill:
    fields = {"belongs_to": said} if isinstance(said, str) else dict(said)
    defaults: dict[str, Any] = {
        "name": name_of(identifier),
        "group": "Group",
        "belongs_to": "product",
        "importance": 3,
        "level_needed": 3,
        "definition": "Said.",
    }
    fields["aliases"] = tuple(fields.get("aliases", ()))
    return Skill(id=identifier, **(defaults | fields))


def _department(identifier: str, said: Any) -> Department:
    fields = {"kind": said} if isinstance(said, str) else dict(said)
    return Department(id=identifier, **({"name": name_of(identifier)} | fields))


def _role(identifier: str, said: Any, needed: Mapping[str, int]) -> Role:
    fields = dict(said)
    assignments = tuple(
        _assignment(text, kind, needed)
        for key, kind in (("leads", "lead"), ("supports", "support"))
        for text in fields.pop(key, ())
    )
    acts = fields.pop("acts", None)
    if acts is not None:
        fields = {"product": PRODUCT, "marketing": MARKETING}[acts] | fields
    fields["people"] = tuple(fields.get("people", ()))
    fields["dotted_to"] = tuple(fields.get("dotted_to", ()))
    defaults: dict[str, Any] = {"title": name_of(identifier), "grade": 5, "purpose": "Said."}
    return Role(id=identifier, assignments=assignments, **(defaults | fields))


def _person(identifier: str, said: Mapping[str, Any]) -> Person:
    fields = dict(said)
    levels = tuple(PersonLevel(skill, level) for skill, level in fields.pop("levels", {}).items())
    return Person(identifier, **({"name": name_of(identifier)} | fields), levels=levels)


def _assignment(text: str, kind: Any, needed: Mapping[str, int]) -> Assignment:
    skill, _, level = text.partition(":")
    return Assignment(skill, kind, level=int(level) if level else needed[skill])
