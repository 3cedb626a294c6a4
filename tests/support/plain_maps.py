"""Random maps with the names that break lists: marks between cells, quotes, formulas, numbers, twins, emoji."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tests.support.strategies import maps, names
from workbench.application.importing.matching import tidy_name
from workbench.domain.model import CapabilityMap, Role, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.words import separated
from workbench.files.texts import clean

NASTY = (
    *("=1+1", "+49 30", "-", "\u2013", "@home", "'=1", "''-", "'quoted'", '"', 'a "quoted" one'),
    *("a;b", "a,b", "a|b", "a\tb", "007", "1.10", "3,5", "1e5", "5", "0", "2026-01-01", "1/2", "TRUE", "x", "R", "A"),
    *("L4", "S2", "Total", "Gap", "Max", "Role", "Id", "Title", "Skill", "Level", "Level needed", "lead", "support"),
    *("n/a", "expert", "none", "Q1 2026", "Ünïcødé Größe", "😀", "👩\u200d👩\u200d👧 team", "مهارات التواصل"),
    *("two\nlines", "  spaces  inside  ", "é", "#N/A", "C#", "C++", "C", "_x0041_", "<r>a</r>", "&L&P"),
    *("Analyst", "analyst", "Analyst [r0]", "Analyst (2)", "[x]", "a]", "x" * 200, "ü" * 200),
)
HAS_KEY = names.filter(lambda name: bool(name_key(tidy_name(clean(name)[0]))) and clean(name)[0] == name)
NAMES = st.sampled_from(NASTY) | HAS_KEY


@st.composite
def plain_maps(draw: st.DrawFn) -> CapabilityMap:
    """A map with one scenario."""
    document = draw(maps())
    skills = tuple(replace(each, name=draw(NAMES), group=draw(NAMES | st.just(""))) for each in document.skills)
    (scenario,) = document.scenarios
    units = tuple(replace(each, name=draw(NAMES)) for each in scenario.departments)
    roles = tuple(
        replace(
            each,
            title=draw(NAMES),
            holder=draw(NAMES | st.none()),
            also_called=tuple(draw(st.lists(NAMES, max_size=1))),
        )
        for each in scenario.roles
    )
    people = tuple(replace(each, name=draw(NAMES)) for each in document.people)
    return replace(
        document, skills=skills, people=people, scenarios=(replace(scenario, departments=units, roles=roles),)
    )


def tidy(text: str | None) -> str:
    """A name as an import keeps it: on one line."""
    return tidy_name(text or "")


def lines_in(document: CapabilityMap) -> Counter[tuple[Any, ...]]:
    """Each role by its title with its department, holder, and the titles along and beside the line above it."""
    (scenario,), people = document.scenarios, {person.id: person.name for person in document.people}
    units = {unit.id: tidy(unit.name) for unit in scenario.departments}
    roles = {role.id: role for role in scenario.roles}

    def chain(role: Role) -> tuple[str, ...]:
        above = roles[role.reports_to] if role.reports_to else None
        return (tidy(role.title), *(chain(above) if above else ()))

    return Counter(
        (
            chain(role),
            units.get(role.department or "", ""),
            tuple(sorted(chain(roles[each]) for each in role.dotted_to)),
            tidy(separated(people[each] for each in role.people) or role.holder),
            role.grade,
            role.headcount,
        )
        for role in scenario.roles
    )


def held_in(document: CapabilityMap) -> Counter[tuple[Any, ...]]:
    """Each role that holds something, by its title, with what it holds: skills by name, kinds and levels."""
    skills: Mapping[str, Skill] = {skill.id: skill for skill in document.skills}
    return Counter(
        (
            tidy(role.title),
            tuple(sorted((tidy(skills[each.skill].name), each.kind, each.level) for each in role.assignments)),
        )
        for role in document.scenarios[0].roles
        if role.assignments
    )
