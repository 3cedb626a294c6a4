"""Capability maps for the tests of files: small, full, large and random ones."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from workbench.domain.assess import all_rules
from workbench.domain.model import (
    ACTS_AS,
    BELONGS_TO,
    DEPARTMENT_KINDS,
    DISCIPLINES,
    GRADES,
    LEVELS,
    LEVELS_HAD,
    MODELS,
    PERSON_KINDS,
    SEVERITIES,
    STATUSES,
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
    Waiver,
)

SMALL = CapabilityMap("Small", scenarios=(Scenario("today", "Today", model="holistic"),))

FULL = CapabilityMap(
    "Social “leadership” – für alle 🎯",
    notes="Two lines\nof notes",
    grade_names=("One", "Two", "Three", "Four", "Five", "Six", "Seven"),
    policy=Policy(sides_band=0.2, fade_warning=12.5, lead_limit=9),
    terms=Terms("Vertrieb", "customer success", technology="Technik", hub="office", work="work with customers"),
    skills=(
        Skill(
            "apis",
            "Social APIs",
            group="Build",
            belongs_to="product",
            importance=5,
            level_needed=3,
            bridge=True,
            definition="What we offer",
            aliases=("API", "接口"),
            source="esco:1",
            in_scope=True,
        ),
        Skill(
            "ads", "Advertising", group="Reach", belongs_to="marketing", importance=3, level_needed=2, in_scope=False
        ),
    ),
    people=(
        Person(
            "ada",
            "Ada Öztürk",
            also_called=("A. Öztürk",),
            title="Product manager",
            levels=(PersonLevel("apis", 3), PersonLevel("ads", 0)),
            note="Asked for more of it",
            source="appraisal 2026",
        ),
        Person("engineer", "Software engineer", kind="background", levels=(PersonLevel("apis", 4),)),
    ),
    scenarios=(
        Scenario(
            "today",
            "Today",
            model="hub_and_spoke",
            departments=(
                Department("product", "Product", kind="product"),
                Department("labs", "Labs", also_called=("R&D",), kind="technology", parent="product"),
            ),
            roles=(
                Role(
                    "psp",
                    "Social Product Strategist",
                    also_called=("SPS",),
                    discipline="product",
                    acts_as="product_strategist",
                    grade=6,
                    department="labs",
                    reports_to=None,
                    dotted_to=("ads-lead",),
                    headcount=0.5,
                    holder="Ada",
                    people=("ada", "engineer"),
                    status="vacant",
                    purpose="Owns the product's social side",
                    source="plan.xlsx, row 3",
                    assignments=(
                        Assignment("apis", "lead", level=4, note="since May"),
                        Assignment("ads", "support", level=1),
                    ),
                ),
                Role("ads-lead", "Advertising lead", reports_to="psp"),
            ),
            waivers=(
                Waiver(
                    "GAP1",
                    ("skill:ads",),
                    severity="error",
                    reason="Agency",
                    author="Ada",
                    date=datetime.date(2026, 2, 28),
                ),
                Waiver(
                    "FIT1",
                    ("person:ada", "role:psp", "skill:ads"),
                    severity="warning",
                    reason="She learns it",
                    author="Bo",
                    date=datetime.date(2026, 3, 1),
                ),
                Waiver(
                    "HUB1",
                    (),
                    severity="advice",
                    reason="Later",
                    author="",
                    date=datetime.date(2026, 3, 1),
                    until=datetime.date(2027, 1, 1),
                ),
            ),
        ),
        Scenario("proposed", "Proposed", model="holistic"),
    ),
)


def large(roles: int, held: int, skills: int) -> CapabilityMap:
    """A map of roles x held assignments."""
    library = tuple(
        Skill(
            f"skill-{number}",
            f"Skill number {number}",
            group="Group",
            belongs_to="product",
            importance=3,
            level_needed=3,
            definition="Some words on it",
        )
        for number in range(skills)
    )
    cards = tuple(
        Role(
            f"role-{card}",
            f"Role {card}",
            assignments=tuple(
                Assignment(
                    f"skill-{(card * 7 + number) % skills}", "lead" if number % 2 else "support", level=1 + number % 4
                )
                for number in range(held)
            ),
        )
        for card in range(roles)
    )
    return CapabilityMap("Large", skills=library, scenarios=(Scenario("s", "S", model="holistic", roles=cards),))


T = TypeVar("T", Skill, Role, Department, Person)

_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_name = _text.filter(str.strip)
_id = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).filter(str.strip)
_term = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)
_dates = st.dates()


def _tuples(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=3).map(tuple)


def _unique(kind: st.SearchStrategy[T], size: int) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(kind, max_size=size, unique_by=lambda each: each.id).map(tuple)


_skills = st.builds(
    Skill,
    id=_id,
    name=_name,
    group=_text,
    belongs_to=st.sampled_from(BELONGS_TO),
    importance=st.integers(1, 5),
    level_needed=st.sampled_from(LEVELS),
    bridge=st.booleans(),
    definition=_text,
    aliases=_tuples(_name),
    source=st.none() | _text,
    in_scope=st.booleans(),
)
_waivers = st.builds(
    Waiver,
    code=st.sampled_from([*sorted(all_rules()), "RISK9"]),
    subjects=st.just(()),
    severity=st.sampled_from(SEVERITIES),
    reason=_name,
    author=_text,
    date=_dates,
    until=st.none() | _dates,
)
_roles = st.builds(
    Role,
    id=_id,
    title=_name,
    also_called=_tuples(_name),
    discipline=st.sampled_from(DISCIPLINES),
    acts_as=st.none() | st.sampled_from(ACTS_AS),
    grade=st.sampled_from(GRADES),
    headcount=st.integers(0, 100_000) | st.floats(0, 100_000),
    holder=st.none() | _text,
    status=st.sampled_from(STATUSES),
    purpose=_text,
    source=st.none() | _text,
)
_people = st.builds(
    Person,
    id=_id,
    name=_name,
    also_called=_tuples(_name),
    kind=st.sampled_from(PERSON_KINDS),
    title=_text,
    note=_text,
    source=st.none() | _text,
)
_departments = st.builds(
    Department, id=_id, name=_name, also_called=_tuples(_name), kind=st.sampled_from(DEPARTMENT_KINDS)
)
_policies = st.builds(
    Policy,
    sides_band=st.floats(0, 1),
    fade_warning=st.integers(0, 100) | st.floats(0, 100),
    lead_limit=st.integers(1, 10_000),
    parity_error=st.integers(1, 7),
)


_terms = st.just(Terms()) | st.builds(Terms, work=_term, hub=_term, representative=_term)


@st.composite
def _levelled(draw: st.DrawFn, skills: tuple[Skill, ...]) -> Person:
    known = draw(st.lists(st.sampled_from([each.id for each in skills]), unique=True, max_size=4)) if skills else []
    levels = tuple(PersonLevel(skill, draw(st.sampled_from(LEVELS_HAD))) for skill in known)
    return replace(draw(_people), levels=levels)


@st.composite
def _scenarios(draw: st.DrawFn, skills: tuple[Skill, ...], people: tuple[Person, ...]) -> Scenario:
    departments: list[Department] = []
    for department in draw(_unique(_departments, 4)):
        above = st.none() | st.sampled_from([each.id for each in departments]) if departments else st.none()
        departments.append(replace(department, parent=draw(above)))
    roles: list[Role] = []
    for role in draw(_unique(_roles, 5)):
        others = [each.id for each in roles]
        held = draw(st.lists(st.sampled_from([each.id for each in skills]), unique=True, max_size=4)) if skills else []
        roles.append(
            replace(
                role,
                department=draw(st.none() | st.sampled_from([each.id for each in departments]))
                if departments
                else None,
                people=tuple(draw(st.lists(st.sampled_from([each.id for each in people]), unique=True, max_size=2)))
                if people
                else (),
                reports_to=draw(st.none() | st.sampled_from(others)) if others else None,
                dotted_to=tuple(draw(st.lists(st.sampled_from(others), unique=True, max_size=2))) if others else (),
                assignments=tuple(
                    Assignment(skill, draw(st.sampled_from(("lead", "support"))), level=draw(st.sampled_from(LEVELS)))
                    for skill in held
                ),
            )
        )
    subjects = (
        *(f"skill:{each.id}" for each in skills),
        *(f"role:{each.id}" for each in roles),
        *(f"department:{each.id}" for each in departments),
        *(f"person:{each.id}" for each in people),
    )
    spoken_of = _tuples(st.sampled_from(subjects)) if subjects else st.just(())
    return Scenario(
        draw(_id),
        draw(_name),
        model=draw(st.sampled_from(MODELS)),
        departments=tuple(departments),
        roles=tuple(roles),
        waivers=tuple(replace(each, subjects=draw(spoken_of)) for each in draw(st.lists(_waivers, max_size=2))),
    )


@st.composite
def maps(draw: st.DrawFn) -> CapabilityMap:
    """Sound maps of every shape."""
    skills = draw(_unique(_skills, 5))
    people = draw(_unique(_levelled(skills), 3))
    scenarios = draw(st.lists(_scenarios(skills, people), min_size=1, max_size=3, unique_by=lambda each: each.id))
    return CapabilityMap(
        draw(_name),
        draw(_text),
        policy=draw(_policies),
        terms=draw(_terms),
        skills=skills,
        people=people,
        scenarios=tuple(scenarios),
    )
