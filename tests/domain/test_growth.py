"""The growth path: its laws, and the number of its steps against a second, independent reckoning."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import fit_reckoning as again
from tests.support.notation import read_map
from tests.support.strategies import maps
from workbench.domain.fit import GOAL, Fits, levels_of
from workbench.domain.growth import GrowthPath, growth_path
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, PersonLevel
from workbench.domain.people import with_levels
from workbench.domain.replace import replace

goals = st.integers(0, 20).map(lambda each: Fraction(each, 20))


def path_in(document: CapabilityMap, person: str, role: str, goal: float = GOAL) -> GrowthPath:
    return growth_path(Index(document, document.scenarios[0]), person, role, goal)


@given(maps(most_people=3), goals)
def test_a_path_ends_at_the_goal_or_with_all_gaps_closed_and_no_shorter_one_does(
    document: CapabilityMap, goal: Fraction
) -> None:
    for role in document.scenarios[0].roles:
        for person in document.people:
            path = path_in(document, person.id, role.id, float(goal))
            assert len(path.steps) == again.fewest_steps(document, person, role, goal)
            if path.reached is None:
                assert (path.start, path.steps) == (None, ())
            else:
                assert path.reached >= float(goal) or path.reached == 1
                assert [path.start, *(each.fit for each in path.steps)][-1] == path.reached


@given(maps(most_people=3))
def test_whoever_has_gone_the_path_fills_the_card_as_far_as_it_says(document: CapabilityMap) -> None:
    for role in document.scenarios[0].roles:
        for n, person in enumerate(document.people):
            path = path_in(document, person.id, role.id)
            gained = {each.skill.id: each.to for each in path.by_skill}
            unknown = {each.id: 0 for each in path.unknown}
            levels = [PersonLevel(skill, level) for skill, level in (unknown | gained).items()]
            people = list(document.people)
            people[n] = with_levels(person, levels)
            after = replace(document, people=tuple(people))
            index = Index(after, after.scenarios[0])
            assert index.derived(Fits).of(person.id, role.id).value == path.reached
            assert growth_path(index, person.id, role.id).steps == ()


@given(maps(most_people=3))
def test_steps_and_skills_tell_the_same(document: CapabilityMap) -> None:
    for role in document.scenarios[0].roles:
        for person in document.people:
            path = path_in(document, person.id, role.id, 1)
            had = levels_of(person)
            walked = dict(had)
            for step in path.steps:
                assert step.have == walked.get(step.skill.id, 0)
                walked[step.skill.id] = step.have + 1
            begun = list(dict.fromkeys(step.skill.id for step in path.steps))
            assert [(each.skill.id, each.have, each.to) for each in path.by_skill] == [
                (each, had.get(each), walked[each]) for each in begun
            ]


def test_the_largest_gain_comes_first_then_the_lower_level_then_the_id() -> None:
    document = read_map(
        {
            "skills": {"a": {"importance": 3}, "b": {"importance": 3}, "c": {"importance": 3}, "d": {"importance": 4}},
            "roles": {"card": {"leads": ["b:3", "a:3", "c:3", "d:2"]}},
            "people": {"ada": {"levels": {"a": 1, "b": 0, "d": 1}}},
        }
    )
    path = path_in(document, "ada", "card", 1)
    walked = [(step.skill.id, step.have) for step in path.steps]
    assert walked == [("d", 1), ("b", 0), ("c", 0), ("a", 1), ("b", 1), ("c", 1), ("a", 2), ("b", 2), ("c", 2)]
    assert [each.id for each in path.unknown] == ["c"]
    assert path.start == pytest.approx((1 + 2) / 13)
    assert path.reached == 1


def test_a_path_stops_at_the_goal() -> None:
    document = read_map(
        {
            "skills": {"a": {"importance": 4}, "b": {"importance": 1}},
            "roles": {"card": {"leads": ["a:4", "b:2"]}},
            "people": {"ada": {"levels": {"a": 2, "b": 0}}},
        }
    )
    path = path_in(document, "ada", "card")
    assert [(each.skill.id, each.have, each.to) for each in path.by_skill] == [("a", 2, 4)]
    assert (path.start, path.reached) == (0.4, 0.8)
    assert path_in(document, "ada", "card", 0.4).steps == ()
