"""Random maps that are sound: nested departments, several roles acting as one strategist, or none, skills out of scope,
levels above what is needed, names in any script."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from workbench.domain.model import (
    ACTS_AS,
    BELONGS_TO,
    DEPARTMENT_KINDS,
    DISCIPLINES,
    LEVELS,
    LEVELS_HAD,
    MODELS,
    PERSON_KINDS,
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Role,
    Scenario,
    Skill,
)
from workbench.domain.normalisation import tidied

names = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
    .map(tidied)
    .filter(str.strip)
)


@st.composite
def skills(draw: st.DrawFn, identifier: str) -> Skill:
    return Skill(
        id=identifier,
        name=draw(names),
        group=draw(st.sampled_from(["", "A", "B"])),
        belongs_to=draw(st.sampled_from(BELONGS_TO)),
        importance=draw(st.integers(1, 5)),
        level_needed=draw(st.sampled_from(LEVELS)),
        bridge=draw(st.booleans()),
        definition=draw(st.sampled_from(["", "Said."])),
        in_scope=draw(st.integers(0, 4)) > 0,
    )


@st.composite
def departments(draw: st.DrawFn, number: int) -> tuple[Department, ...]:
    made: list[Department] = []
    for each in range(number):
        parent = draw(st.sampled_from([None, *(department.id for department in made)]))
        kind = draw(st.sampled_from(DEPARTMENT_KINDS))
        others = draw(st.sampled_from([(), (), (f"Unit {each}",)]))
        made.append(Department(f"d{each}", f"Department {each}", also_called=others, kind=kind, parent=parent))
    return tuple(made)


@st.composite
def roles(draw: st.DrawFn, identifier: str, above: list[str], places: list[str], library: list[str]) -> Role:
    held = draw(st.lists(st.sampled_from(library), unique=True, max_size=len(library))) if library else []
    superior = draw(st.sampled_from([None, *above]))
    dotted = draw(st.lists(st.sampled_from(above), unique=True, max_size=2)) if above else []
    return Role(
        id=identifier,
        title=draw(names),
        discipline=draw(st.sampled_from(DISCIPLINES)),
        acts_as=draw(st.sampled_from([None, None, *ACTS_AS])),
        grade=draw(st.integers(1, 7)),
        department=draw(st.sampled_from([None, *places])),
        reports_to=superior,
        dotted_to=tuple(each for each in dotted if each != superior),
        headcount=draw(st.sampled_from([1, 2, 0.5])),
        purpose=draw(st.sampled_from(["", "Said."])),
        assignments=tuple(
            Assignment(skill, draw(st.sampled_from(["lead", "support"])), level=draw(st.sampled_from(LEVELS)))
            for skill in held
        ),
    )


@st.composite
def people(draw: st.DrawFn, number: int, library: list[str]) -> tuple[Person, ...]:
    made: list[Person] = []
    for each in range(number):
        known = draw(st.lists(st.sampled_from(library), unique=True, max_size=len(library))) if library else []
        levels = tuple(PersonLevel(skill, draw(st.sampled_from(LEVELS_HAD))) for skill in known)
        kind = draw(st.sampled_from(PERSON_KINDS))
        others = draw(st.sampled_from([(), (), (f"Called {each}",)]))
        made.append(Person(f"p{each}", draw(names), also_called=others, kind=kind, levels=levels))
    return tuple(made)


@st.composite
def maps(
    draw: st.DrawFn,
    /,
    most_skills: int = 8,
    most_roles: int = 6,
    most_departments: int = 5,
    most_people: int = 2,
    **fields: Any,
) -> CapabilityMap:
    """A map with one scenario."""
    library = tuple(draw(skills(f"k{each}")) for each in range(draw(st.integers(0, most_skills))))
    units = draw(departments(draw(st.integers(0, most_departments))))
    made: list[Role] = []
    for each in range(draw(st.integers(0, most_roles))):
        above, places = [role.id for role in made], [unit.id for unit in units]
        made.append(draw(roles(f"r{each}", above, places, [skill.id for skill in library])))
    known = draw(people(draw(st.integers(0, most_people)), [skill.id for skill in library]))
    if known:
        ids = [person.id for person in known]
        made = [replace(role, people=tuple(draw(st.lists(st.sampled_from(ids), unique=True)))) for role in made]
    scenario = Scenario("s", "Scenario", model=draw(st.sampled_from(MODELS)), departments=units, roles=tuple(made))
    return CapabilityMap("Random", skills=library, people=known, scenarios=(scenario,), **fields)
