"""What a check says it reads is what its findings depend on: change all else and they stay, change that and they move.

Both ways: a part that is left out of `reads` and a part that is there for nothing are found alike.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.notation import read_map
from tests.support.strategies import maps
from workbench.domain import model
from workbench.domain.assess import all_rules
from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Policy,
    Role,
    Skill,
)
from workbench.domain.replace import replace
from workbench.domain.rule import PARTS, MapPart, Rule
from workbench.domain.validate import problems
from workbench.files import templates

CASES = Path(__file__).parent.parent / "cases" / "rules"
Pick = random.Random
Kind = TypeVar("Kind", bound=str)


def _words(pick: Pick) -> str:
    return pick.choice(["Alpha", "Beta", "Gamma", "alpha", "Delta, Epsilon"])


def _kinds(document: CapabilityMap, kinds: Sequence[Kind]) -> Sequence[Kind]:
    """Those that the map's words know: technology where it has a name."""
    return [each for each in kinds if each != "technology" or document.terms.technology]


def _skill(skill: Skill, sides: Sequence[model.BelongsTo], pick: Pick) -> Skill:
    return replace(
        skill,
        name=_words(pick),
        group=pick.choice(["", "A", "B"]),
        belongs_to=pick.choice(sides),
        importance=pick.randint(1, 5),
        level_needed=pick.choice(model.LEVELS),
        bridge=pick.random() < 0.5,
        definition=pick.choice(["", "Said."]),
        aliases=(),
        in_scope=pick.random() < 0.8,
    )


def _skills(document: CapabilityMap, pick: Pick) -> CapabilityMap:
    more = tuple(
        Skill(f"more{n}", "More", group="", belongs_to="product", importance=3, level_needed=3)
        for n in range(pick.randint(0, 2))
    )
    sides = _kinds(document, model.BELONGS_TO)
    return replace(document, skills=(*(_skill(each, sides, pick) for each in document.skills), *more))


def _with_roles(document: CapabilityMap, change: Callable[[tuple[Role, ...]], tuple[Role, ...]]) -> CapabilityMap:
    scenario = document.scenarios[0]
    return replace(document, scenarios=(replace(scenario, roles=change(scenario.roles)),))


def _roles(document: CapabilityMap, pick: Pick) -> CapabilityMap:
    places = [None, *(each.id for each in document.scenarios[0].departments)]
    disciplines = _kinds(document, model.DISCIPLINES)

    def changed(roles: tuple[Role, ...]) -> tuple[Role, ...]:
        made: list[Role] = []
        for role in roles:
            above = pick.choice([None, *(each.id for each in made)])
            made.append(
                replace(
                    role,
                    title=_words(pick),
                    discipline=pick.choice(disciplines),
                    acts_as=pick.choice([None, *model.ACTS_AS]),
                    grade=pick.randint(1, 7),
                    department=pick.choice(places),
                    reports_to=above,
                    dotted_to=tuple(each.id for each in made if each.id != above and pick.random() < 0.3),
                    headcount=pick.choice([0.5, 1, 2]),
                    holder=pick.choice([None, "Ada"]),
                    status=pick.choice(model.STATUSES),
                    purpose=pick.choice(["", "Said."]),
                )
            )
        return tuple(made)

    return _with_roles(document, changed)


def _assignments(document: CapabilityMap, pick: Pick) -> CapabilityMap:
    skills = [each.id for each in document.skills]

    def held() -> tuple[Assignment, ...]:
        chosen = pick.sample(skills, pick.randint(0, len(skills)))
        return tuple(
            Assignment(each, pick.choice(["lead", "support"]), level=pick.choice(model.LEVELS)) for each in chosen
        )

    return _with_roles(document, lambda roles: tuple(replace(each, assignments=held()) for each in roles))


def _departments(document: CapabilityMap, pick: Pick) -> CapabilityMap:
    made: list[Department] = []
    kinds = _kinds(document, model.DEPARTMENT_KINDS)
    for each in document.scenarios[0].departments:
        parent = pick.choice([None, *(above.id for above in made)])
        made.append(replace(each, name=_words(pick), kind=pick.choice(kinds), parent=parent))
    if pick.random() < 0.5:
        made.append(Department("more", "More", kind=pick.choice(kinds)))
    return replace(document, scenarios=(replace(document.scenarios[0], departments=tuple(made)),))


def _model(document: CapabilityMap, pick: Pick) -> CapabilityMap:
    return replace(document, scenarios=(replace(document.scenarios[0], model=pick.choice(model.MODELS)),))


def _policy(document: CapabilityMap, pick: Pick) -> CapabilityMap:
    policy = Policy(
        sides_band=pick.choice([0.0, 0.3]),
        strategists_low=pick.choice([0.0, 0.5]),
        strategists_high=pick.choice([0.5, 1.0]),
        overlap_strength=pick.choice([0.1, 0.9]),
        overlap_limit=pick.choice([0.0, 0.5]),
        both_jobs=pick.choice([0.05, 0.9]),
        fade_warning=pick.choice([0, 5]),
        fade_error=pick.choice([6, 100]),
        parity_warning=pick.choice([1, 2]),
        parity_error=pick.choice([3, 7]),
        executive_grade=pick.randint(1, 7),
        hub_grade=pick.randint(1, 7),
        hub_load=pick.choice([0.0, 0.9]),
        lead_limit=pick.choice([1, 20]),
        load_limit=pick.choice([0.0, 0.9]),
        risk_importance=pick.randint(1, 5),
    )
    return replace(document, policy=policy)


def _grade_names(document: CapabilityMap, pick: Pick) -> CapabilityMap:
    names = list(document.grade_names)
    pick.shuffle(names)
    return replace(document, grade_names=tuple(names))


def _people(document: CapabilityMap, pick: Pick) -> CapabilityMap:
    skills = [each.id for each in document.skills]

    def levels() -> tuple[PersonLevel, ...]:
        known = pick.sample(skills, pick.randint(0, len(skills)))
        return tuple(PersonLevel(each, pick.choice(model.LEVELS_HAD)) for each in known)

    changed = tuple(
        replace(each, name=_words(pick), kind=pick.choice(model.PERSON_KINDS), levels=levels())
        for each in document.people
    )
    more = tuple(Person(f"more{n}", "More", levels=levels()) for n in range(pick.randint(0, 2)))
    people = (*changed, *more)

    def holders() -> tuple[str, ...]:
        return tuple(each.id for each in people if pick.random() < 0.3)

    document = replace(document, people=people)
    return _with_roles(document, lambda roles: tuple(replace(each, people=holders()) for each in roles))


CHANGES: Mapping[MapPart, Callable[[CapabilityMap, Pick], CapabilityMap]] = {
    "skills": _skills,
    "roles": _roles,
    "assignments": _assignments,
    "departments": _departments,
    "model": _model,
    "policy": _policy,
    "grade_names": _grade_names,
    "people": _people,
}


def found(rule: Rule, document: CapabilityMap) -> list[Finding]:
    return list(rule.check(Index(document, document.scenarios[0])))


ROUNDED = read_map(
    {
        "skills": {f"s{n}": {"belongs_to": "product", "importance": 1} for n in range(16)},
        "departments": {"ads": "marketing", "build": "product"},
        "roles": {
            "marketer": {"discipline": "marketing", "department": "ads", "leads": [f"s{n}" for n in range(7)]},
            "builder": {"discipline": "product", "department": "build", "leads": [f"s{n}" for n in range(7, 14)]},
        },
    }
)
"""Where people sit decides whether the 12.5 % that nobody holds read as 12 or as 13: percents keep their total."""

TOLD_APART = read_map(
    {
        "skills": {"a": "product"},
        "departments": {"sales": "sales", "service": "service"},
        "roles": {
            "boss": {"department": "sales"},
            "one": {"title": "Analyst", "department": "sales", "purpose": ""},
            "two": {"title": "Analyst", "department": "service"},
        },
    }
)
"""An idle role beside another, told from one of its title by its department."""


def alike(document: CapabilityMap) -> CapabilityMap:
    """The map with roles that only a department of their own tells apart."""
    scenario = document.scenarios[0]
    homes = tuple(
        Department(f"home-{each.id}", f"Home {each.id}", kind="other", parent=each.department)
        for each in scenario.roles
    )
    roles = tuple(
        replace(each, title="Analyst", holder=None, department=home.id)
        for each, home in zip(scenario.roles, homes, strict=True)
    )
    scenario = replace(scenario, departments=(*scenario.departments, *homes), roles=roles)
    return replace(document, scenarios=(scenario,))


@cache
def examples(code: str) -> tuple[CapabilityMap, ...]:
    """Maps on which a check has something to say: those of its cases, also with roles of one title; the templates."""
    cases = [read_map(each) for each in yaml.safe_load((CASES / f"{code.lower()}.yaml").read_text(encoding="utf-8"))]
    return (
        *cases,
        *map(alike, cases),
        ROUNDED,
        TOLD_APART,
        *(templates.load(each.name) for each in templates.templates()),
    )


def moved(rule: Rule, parts: frozenset[MapPart]) -> Iterator[Finding]:
    """What comes or goes where some parts of the examples are changed, each several times."""
    for seed in range(40):
        for document in examples(rule.code):
            pick = Pick(seed)
            after = document
            for part in sorted(parts):
                after = CHANGES[part](after, pick)
            before, then = found(rule, document), found(rule, after)
            if before != then:
                yield from (each for each in (*before, *then) if (each in before) != (each in then))


def test_every_part_of_a_map_is_changed_here_and_every_change_keeps_a_map_sound() -> None:
    assert CHANGES.keys() == PARTS
    pick = Pick(1)
    for document in examples("FADE1"):
        after = document
        for change in CHANGES.values():
            after = change(after, pick)
            assert list(problems(after)) == []


@settings(max_examples=200)
@given(maps(), st.integers(0, 2**32))
def test_what_a_check_does_not_read_changes_nothing_of_what_it_finds(document: CapabilityMap, seed: int) -> None:
    changed = {part: CHANGES[part](document, Pick(seed)) for part in PARTS}
    for rule in all_rules().values():
        before = found(rule, document)
        for part in PARTS - rule.reads:
            assert found(rule, changed[part]) == before, (rule.code, part)


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_nor_does_all_of_it_together_on_the_maps_of_its_cases(code: str) -> None:
    rule = all_rules()[code]
    assert list(moved(rule, PARTS - rule.reads)) == []


@pytest.mark.parametrize(
    ("code", "part"), [(code, part) for code, rule in all_rules().items() for part in sorted(rule.reads)]
)
def test_a_check_that_left_out_a_part_it_reads_would_be_found_out(code: str, part: MapPart) -> None:
    assert next(moved(all_rules()[code], frozenset({part})), None) is not None
