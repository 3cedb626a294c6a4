"""Looking only at what differs from a sound map finds every problem that looking at all of it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import maps
from workbench.domain.model import Assignment, CapabilityMap, Department, Person, PersonLevel, Role, Scenario, Skill
from workbench.domain.validate import problems

SKILL = Skill("k", "K", group="", belongs_to="either", importance=3, level_needed=3)
EMPTY = Scenario("s", "S", model="holistic")


class CountedLevels(tuple[PersonLevel, ...]):
    """Levels that count how often they are gone through."""

    read = 0

    def __iter__(self) -> Iterator[PersonLevel]:
        self.read += 1
        return super().__iter__()


@st.composite
def damaged(draw: st.DrawFn) -> tuple[CapabilityMap, CapabilityMap]:
    """A sound map, and the same after something was done to it that may have broken it anywhere."""
    sound = draw(maps(most_skills=4, most_roles=4))
    scenario = sound.scenarios[0]
    skill = Skill(
        draw(st.sampled_from(["k0", "new"])),
        draw(st.sampled_from(["", "Name"])),
        group="",
        belongs_to="either",
        importance=3,
        level_needed=3,
    )
    level, held = draw(st.integers(0, 5)), draw(st.sampled_from(["k0", "k1", "nothing"]))
    assignments = (Assignment(held, "lead", level=level),) * draw(st.integers(0, 2))
    role = Role(
        draw(st.sampled_from(["r0", "r1", "new"])),
        draw(st.sampled_from([" ", "Title"])),
        department=draw(st.sampled_from([None, "d0", "nowhere"])),
        reports_to=draw(st.sampled_from([None, "r0", "r1", "nobody"])),
        dotted_to=draw(st.sampled_from([(), ("r0",), ("r1", "r1")])),
        assignments=assignments,
    )
    department = Department(
        "d0", draw(st.sampled_from(["", "Place"])), kind="other", parent=draw(st.sampled_from([None, "d0", "d9"]))
    )
    at = draw(st.integers(0, 4))
    put = draw(st.sampled_from(["role", "no role", "department", "no department", "skill", "no skill", "scenario"]))
    if put == "role":
        scenario = replace(scenario, roles=(*scenario.roles[:at], role, *scenario.roles[at + 1 :]))
    elif put == "no role":
        scenario = replace(scenario, roles=(*scenario.roles[:at], *scenario.roles[at + 1 :]))
    elif put == "department":
        kept = scenario.departments
        scenario = replace(scenario, departments=(*kept[:at], department, *kept[at + 1 :]))
    elif put == "no department":
        scenario = replace(scenario, departments=scenario.departments[1:])
    elif put == "skill":
        return sound, replace(sound, skills=(*sound.skills[:at], skill, *sound.skills[at + 1 :]))
    elif put == "no skill":
        return sound, replace(sound, skills=sound.skills[1:])
    else:
        other = Scenario(
            draw(st.sampled_from(["s", "t"])), draw(st.sampled_from(["", "B"])), model="holistic", roles=(role,)
        )
        return sound, replace(sound, scenarios=(scenario, other))
    return sound, replace(sound, scenarios=(scenario,))


@given(damaged())
def test_nothing_broken_is_overlooked(pair: tuple[CapabilityMap, CapabilityMap]) -> None:
    sound, after = pair
    assert list(problems(sound)) == []
    assert list(problems(after, sound)) == list(problems(after))


def test_only_people_who_are_another_are_checked_again() -> None:
    levels = CountedLevels((PersonLevel("k", 3),))
    sound = CapabilityMap("M", skills=(SKILL,), people=(Person("p", "P", levels=levels),), scenarios=(EMPTY,))
    assert list(problems(sound)) == []
    levels.read = 0
    assert list(problems(replace(sound, people=(*sound.people, Person("q", "Q"))), sound)) == []
    assert levels.read == 0
    assert list(problems(replace(sound, skills=()), sound)) != []


@st.composite
def damaged_people(draw: st.DrawFn) -> tuple[CapabilityMap, CapabilityMap]:
    """A sound map with people, and the same after something was done to them that may have broken it."""
    skills: tuple[Skill, ...] = (SKILL, replace(SKILL, id="l", name="L"))
    people = tuple(Person(f"p{n}", f"P{n}", levels=(PersonLevel("k", n), PersonLevel("l", 1))) for n in range(3))
    role = Role("r", "R", people=("p0", "p1"))
    sound = CapabilityMap("M", skills=skills, people=people, scenarios=(replace(EMPTY, roles=(role,)),))
    levels = st.tuples(*[st.builds(PersonLevel, st.sampled_from(["k", "l", "gone"]), st.integers(0, 5))] * 2)
    other = Person(draw(st.sampled_from(["p0", "p1", "new"])), draw(st.sampled_from(["", "P"])), levels=draw(levels))
    at, there = draw(st.integers(0, 3)), draw(st.sampled_from([skills, skills[1:], tuple(reversed(skills))]))
    added = draw(st.sampled_from([(), (other,)]))
    return sound, replace(sound, skills=there, people=(*people[:at], *added, *people[at + 1 :]))


@given(damaged_people())
def test_nothing_broken_of_people_is_overlooked(pair: tuple[CapabilityMap, CapabilityMap]) -> None:
    sound, after = pair
    assert list(problems(sound)) == []
    assert list(problems(after, sound)) == list(problems(after))


@given(maps())
def test_a_map_is_as_sound_as_itself(document: CapabilityMap) -> None:
    assert list(problems(document, document)) == []
