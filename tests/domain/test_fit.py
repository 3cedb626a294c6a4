"""Fit of people to roles: its laws, and each figure against a second, independent reckoning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import fit_reckoning as again
from tests.support.notation import read_map
from tests.support.strategies import maps
from tests.support.strategies import people as people_of
from workbench.domain.assess import assess
from workbench.domain.findings import family
from workbench.domain.fit import Fits, Gap, after_move, levels_of
from workbench.domain.index import Index
from workbench.domain.level_table import LevelTable
from workbench.domain.model import CapabilityMap, Person, PersonLevel, Role
from workbench.domain.people import OF_PEOPLE, with_levels, without_people
from workbench.domain.replace import replace

TODAY = date(2026, 11, 23)
crowds = maps(most_people=5)


def index_of(document: CapabilityMap) -> Index:
    return Index(document, document.scenarios[0])


def fits_of(document: CapabilityMap) -> Fits:
    return index_of(document).derived(Fits)


def case(**notation: Any) -> CapabilityMap:
    return read_map(notation)


CARD: dict[str, Any] = {
    "skills": {"a": {"importance": 5}, "b": {"importance": 3}, "c": {"importance": 4}},
    "roles": {"card": {"leads": ["a:4", "c:3"], "supports": ["b:2"]}},
}


@given(crowds)
def test_each_figure_is_that_of_the_second_reckoning(document: CapabilityMap) -> None:
    fits = fits_of(document)
    for role in document.scenarios[0].roles:
        for person in document.people:
            fit = fits.of(person.id, role.id)
            value, known = again.fit(document, [person], role), again.known(document, [person], role)
            assert fit.value == (None if value is None else float(value))
            assert fit.known == (None if known is None else float(known))
            shown = again.shown(document, [person], role)
            assert fit.shown == (None if shown is None else float(shown))


@given(crowds)
def test_all_at_once_is_each_by_itself(document: CapabilityMap) -> None:
    fits = fits_of(document)
    for role in document.scenarios[0].roles:
        alone = [fits.of(person.id, role.id) for person in document.people]
        assert list(fits.values(role.id)) == [each.value for each in alone]
        assert sorted(fits.ranked(role.id), key=lambda each: each.person.id) == alone


@given(crowds)
def test_a_fit_lies_between_nothing_and_all_and_is_all_only_where_each_level_known_is_reached(
    document: CapabilityMap,
) -> None:
    fits = fits_of(document)
    for role in document.scenarios[0].roles:
        for person in document.people:
            fit = fits.of(person.id, role.id)
            if fit.value is not None:
                assert 0 <= fit.value <= 1
                assert (fit.value == 1) == all(gap.have is None for gap in fit.gaps)


@given(crowds, st.data())
def test_a_higher_level_never_lowers_it(document: CapabilityMap, data: st.DataObject) -> None:
    rated = [(n, level) for n, person in enumerate(document.people) for level in person.levels if level.level < 4]
    if not rated:
        return
    at, known = data.draw(st.sampled_from(rated))
    higher = PersonLevel(known.skill, data.draw(st.integers(known.level + 1, 4)))
    people = list(document.people)
    people[at] = with_levels(people[at], [higher])
    before, then = fits_of(document), fits_of(replace(document, people=tuple(people)))
    for role in document.scenarios[0].roles:
        was, now = before.of(people[at].id, role.id), then.of(people[at].id, role.id)
        assert was.known == now.known
        assert (was.value is None) == (now.value is None)
        if was.value is not None and now.value is not None:
            assert now.value >= was.value


@given(crowds)
def test_people_change_no_figure_no_verdict_and_no_other_check(document: CapabilityMap) -> None:
    one, other = (assess(index_of(each), TODAY) for each in (document, without_people(document)))
    assert one.coverage.designed == other.coverage.designed
    assert one.coverage.placed == other.coverage.placed
    assert one.coverage.strategists == other.coverage.strategists
    assert one.coverage.fade == other.coverage.fade
    assert one.verdict == other.verdict
    assert [each for each in one.findings if family(each.code) != OF_PEOPLE] == list(other.findings)


@given(crowds)
def test_the_best_pair_is_that_of_all_pairs_tried(document: CapabilityMap) -> None:
    fits = fits_of(document)
    for role in document.scenarios[0].roles:
        pair, best = fits.best_pair(role.id), again.best_of_pairs(document, role)
        assert (pair is None) == (best is None)
        if pair is not None and best is not None:
            assert pair.shown == float(best)
            assert again.shown(document, list(pair.people), role) == best
            assert {(gap.skill.id, gap.have) for gap in pair.gaps} == {
                (skill.id, have)
                for skill, need, _ in again.wanted(document, role)
                if (have := again.level(list(pair.people), skill)) is None or have < need
            }


@given(crowds)
def test_gaps_are_told_by_what_they_cost(document: CapabilityMap) -> None:
    fits = fits_of(document)
    for role in document.scenarios[0].roles:
        for person in document.people:
            levels = levels_of(person)
            expected = sorted(
                (-weight * (need - levels.get(skill.id, 0)) / need, -skill.importance, skill.id)
                for skill, need, weight in again.wanted(document, role)
                if levels.get(skill.id, 0) < need
            )
            assert [gap.skill.id for gap in fits.of(person.id, role.id).gaps] == [each for *_, each in expected]


def test_what_a_card_needs_and_a_person_lacks() -> None:
    document = case(**CARD, people={"ada": {"levels": {"a": 2, "b": 1}}})
    fit = fits_of(document).of("ada", "card")
    a, b, c = document.skills
    assert (fit.value, fit.known) == (3.25 / 6.5, 6.5 / 10.5)
    assert fit.gaps == (
        Gap(c, need=3, have=None, weight=4, lead=True),
        Gap(a, need=4, have=2, weight=5, lead=True),
        Gap(b, need=2, have=1, weight=1.5, lead=False),
    )
    assert fit.cannot_carry == (fit.gaps[1],)


@pytest.mark.parametrize(
    ("skill", "held", "levels"),
    [
        ({"importance": 3}, {"leads": ["a:4"]}, {"a": 0}),
        ({"importance": 5}, {"supports": ["a:4"]}, {"a": 0}),
        ({"importance": 5}, {"leads": ["a:4"]}, {"a": 3}),
        ({"importance": 5}, {"leads": ["a:4"]}, {}),
        ({"importance": 5, "in_scope": False}, {"leads": ["a:4"]}, {"a": 0}),
    ],
)
def test_only_the_lead_of_an_important_skill_known_to_be_two_levels_short_cannot_be_carried(
    skill: dict[str, Any], held: dict[str, Any], levels: dict[str, int]
) -> None:
    document = case(skills={"a": skill}, roles={"card": held}, people={"ada": {"levels": levels}})
    assert fits_of(document).of("ada", "card").cannot_carry == ()


def test_a_fit_is_shown_from_half_of_the_card_on() -> None:
    two = {"skills": {"a": {"importance": 2}, "b": {"importance": 2}, "c": {"importance": 1}}}
    people = {"ada": {"levels": {"a": 3}}}
    enough, too_little = (
        fits_of(case(**two, roles={"card": {"leads": leads}}, people=people)) for leads in (["a", "b"], ["a", "b", "c"])
    )
    just, below = enough.of("ada", "card"), too_little.of("ada", "card")
    assert (just.value, just.known, just.shown) == (1, 0.5, 1)
    assert (below.value, below.known, below.shown) == (1, 0.4, None)
    assert (enough.nearest("card"), too_little.nearest("card")) == (just, None)


def test_a_card_that_holds_nothing_fits_nobody_and_says_so() -> None:
    fits = fits_of(case(roles={"card": {}}, people={"ada": {}, "bea": {}}))
    fit = fits.of("ada", "card")
    assert (fit.value, fit.known, fit.shown, fit.gaps) == (None, None, None, ())
    assert fits.best_pair("card") is None
    assert fits.nearest("card") is None


def test_ranks_are_by_fit_then_name_and_id_and_end_with_those_of_whom_too_little_is_known() -> None:
    people: dict[str, Any] = {
        "y": {"name": "bea", "levels": {"a": 2, "c": 1}},
        "x": {"name": "Bea", "levels": {"a": 2, "c": 1}},
        "z": {"name": "ada", "levels": {"a": 2, "c": 1}},
        "zero": {"levels": {"a": 0, "c": 0}},
        "best": {"levels": {"a": 4, "b": 2, "c": 3}, "kind": "background"},
        "vague": {"levels": {"b": 2}},
        "blank": {},
    }
    document = case(**CARD, people=people)
    fits = fits_of(document)
    assert [fit.person.id for fit in fits.ranked("card")] == ["best", "z", "x", "y", "zero", "blank", "vague"]
    nearest = fits.nearest("card")
    assert nearest is not None
    assert nearest.person.id == "z", "a background is nobody to be found"
    best = fits.nearest("card", "background")
    assert best is not None
    assert best.value == 1


def test_roles_are_ranked_for_a_person() -> None:
    document = case(
        skills={"a": {}, "b": {}},
        roles={
            "unknown": {"leads": ["b"]},
            "half": {"leads": ["a:4"]},
            "first": {"leads": ["a:2"]},
            "second": {"leads": ["a:1"]},
        },
        people={"ada": {"levels": {"a": 2}}},
    )
    assert [fit.role.id for fit in fits_of(document).roles_for("ada")] == ["first", "second", "half", "unknown"]


def test_a_pair_is_looked_for_among_people_of_one_kind_where_asked() -> None:
    people = {
        "ada": {"levels": {"a": 4}},
        "bea": {"levels": {"c": 1}},
        "career": {"kind": "background", "levels": {"c": 3, "b": 2}},
    }
    fits = fits_of(case(**CARD, people=people))
    best, among_people = fits.best_pair("card"), fits.best_pair("card", "person")
    assert best is not None
    assert among_people is not None
    assert ([each.id for each in best.people], best.value) == (["ada", "career"], 1)
    assert [each.id for each in among_people.people] == ["ada", "bea"]
    assert among_people.value == pytest.approx((5 + 4 / 3) / 9)
    assert [gap.skill.id for gap in among_people.gaps] == ["c", "b"]
    assert fits.best_pair("card", "background") is None


def test_what_one_of_a_pair_has_beyond_what_is_needed_makes_it_no_better() -> None:
    people = {
        "ada": {"levels": {"a": 2, "c": 1}},
        "bea": {"levels": {"a": 3, "c": 4}},
        "cleo": {"levels": {"a": 4, "c": 2}},
        "dan": {"levels": {"a": 4, "c": 2}},
    }
    document = case(skills=CARD["skills"], roles={"card": {"leads": ["a:4", "c:2"]}}, people=people)
    pair = fits_of(document).best_pair("card")
    assert pair is not None
    assert ([each.id for each in pair.people], pair.value) == (["ada", "cleo"], 1)
    assert pair.ties == 4, "each but Ada and Bea fills it as well"


def test_of_equal_pairs_the_one_of_whom_more_is_known_is_taken() -> None:
    people = {"ada": {"levels": {"a": 4, "c": 3}}, "bea": {"levels": {}}, "cleo": {"levels": {"b": 2}}}
    pair = fits_of(case(**CARD, people=people)).best_pair("card")
    assert pair is not None
    assert [each.id for each in pair.people] == ["ada", "cleo"]
    assert pair.ties == 0, "Ada and Bea fill as much, but less is known of them"


def test_a_fit_says_whether_she_holds_the_role() -> None:
    people: dict[str, Any] = {"ada": {}, "bea": {}}
    fits = fits_of(case(skills=CARD["skills"], roles={"card": {"people": ["ada"]}}, people=people))
    assert [fits.of(each, "card").holds for each in people] == [True, False]


def test_what_remains_of_a_card_is_measured_with_those_who_hold_it_and_those_who_stay() -> None:
    document = case(
        skills=CARD["skills"],
        roles={
            "card": {"leads": ["a:4", "c:4"], "people": ["ada", "bea"]},
            "alone": {"leads": ["b:3"], "people": ["ada"]},
            "other": {"leads": ["a:4"], "people": ["bea"]},
            "new": {"leads": ["a:4"], "status": "vacant"},
        },
        people={"ada": {"levels": {"a": 4, "b": 3, "c": 2}}, "bea": {"levels": {"a": 1, "c": 4}}},
    )
    shared, alone = after_move(index_of(document), "ada", "new")
    assert (shared.role.id, shared.before.value, shared.after.value) == ("card", 1, (5 / 4 + 4) / 9)
    assert [each.id for each in shared.after.people] == ["bea"]
    assert (alone.role.id, alone.before.value, alone.after.value, alone.after.people) == ("alone", 1, None, ())
    assert [each.role.id for each in after_move(index_of(document), "ada", "card")] == ["alone"]


def test_who_is_not_there_is_asked_for_in_vain() -> None:
    fits = fits_of(case(**CARD, people={"ada": {}}))
    for person, role in (("nobody", "card"), ("ada", "nothing")):
        with pytest.raises(KeyError):
            fits.of(person, role)


def _rated(document: CapabilityMap) -> CapabilityMap:
    first, *others = document.people
    return replace(document, people=(with_levels(first, [PersonLevel("a", 4)]), *others))


def _with_card(change: Callable[[Role], Role]) -> Callable[[CapabilityMap], CapabilityMap]:
    def edit(document: CapabilityMap) -> CapabilityMap:
        scenario = document.scenarios[0]
        return replace(document, scenarios=(replace(scenario, roles=(change(scenario.roles[0]),)),))

    return edit


def _forgotten(document: CapabilityMap) -> CapabilityMap:
    first, *others = document.people
    return replace(document, people=(replace(first, levels=first.levels[:1]), *others))


def _more_people(document: CapabilityMap) -> CapabilityMap:
    return replace(document, people=(*document.people, Person("new", "New", levels=(PersonLevel("c", 3),))))


@pytest.mark.parametrize(
    "edit",
    [
        _rated,
        _forgotten,
        _more_people,
        _with_card(lambda role: replace(role, people=("ada",))),
        _with_card(lambda role: replace(role, assignments=role.assignments[:1])),
        _with_card(
            lambda role: replace(role, assignments=(replace(role.assignments[0], level=1), *role.assignments[1:]))
        ),
        lambda document: replace(document, skills=(replace(document.skills[0], importance=1), *document.skills[1:])),
    ],
)
def test_fits_follow_an_edit(edit: Callable[[CapabilityMap], CapabilityMap]) -> None:
    before = case(**CARD, people={"ada": {"levels": {"a": 1, "c": 2}}, "bea": {"levels": {"b": 2, "c": 3}}})
    index = index_of(before)
    all_of(index.derived(Fits), before)
    then = edit(before)
    assert all_of(index.after(then, then.scenarios[0]).derived(Fits), then) == all_of(fits_of(then), then)


def all_of(fits: Fits, document: CapabilityMap) -> list[Any]:
    """Everything that can be asked of the fits of a map."""
    roles, people = document.scenarios[0].roles, document.people
    of_roles = [
        (fits.ranked(role.id), fits.nearest(role.id), fits.nearest(role.id, "background"), fits.best_pair(role.id))
        for role in roles
    ]
    pairs = [(person.id, role.id) for person in people for role in roles]
    return [of_roles, [fits.roles_for(person.id) for person in people], [fits.cannot_carry(*each) for each in pairs]]


@given(maps(most_people=4), st.data())
def test_fits_follow_any_edit_of_people(document: CapabilityMap, data: st.DataObject) -> None:
    index = index_of(document)
    all_of(index.derived(Fits), document)
    drawn = data.draw(people_of(data.draw(st.integers(0, 4)), [skill.id for skill in document.skills]))
    kept = data.draw(st.lists(st.booleans(), min_size=len(drawn), max_size=len(drawn)))
    known = dict(enumerate(document.people))
    people = tuple(known.get(n, new) if keep else new for n, (new, keep) in enumerate(zip(drawn, kept, strict=True)))
    ids = {person.id for person in people}
    roles = tuple(
        replace(role, people=tuple(each for each in role.people if each in ids)) for role in document.scenarios[0].roles
    )
    then = replace(document, people=people, scenarios=(replace(document.scenarios[0], roles=roles),))
    followed = index.after(then, then.scenarios[0])
    assert all_of(followed.derived(Fits), then) == all_of(fits_of(then), then)
    assert all_of(index.derived(Fits), document) == all_of(fits_of(document), document), "the earlier ones stay"


def test_an_edit_leaves_what_is_still_being_worked_out_of_the_map_before_it() -> None:
    people = {"ada": {"levels": {"a": 4, "c": 1}}, "bea": {"levels": {"c": 3}}, "cleo": {"levels": {"c": 2}}}
    before = case(**CARD, people=people)
    index = index_of(before)
    fits = index.derived(Fits)
    fits.values("card")
    ada, bea, cleo = before.people
    then = replace(before, people=(ada, with_levels(bea, [PersonLevel("c", 0)]), cleo))
    index.after(then, then.scenarios[0]).derived(Fits).values("card")
    pair = fits.best_pair("card")
    assert pair is not None
    assert [each.id for each in pair.people] == ["ada", "bea"]


def test_an_edit_elsewhere_measures_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = case(**CARD, people={"ada": {"levels": {"a": 1, "c": 2}}})
    index = index_of(before)
    first = index.derived(Fits).ranked("card")
    then = _with_card(lambda role: replace(role, grade=2))(before)
    monkeypatch.setattr(LevelTable, "sums", lambda *_: pytest.fail("measured again"))
    followed = index.after(then, then.scenarios[0]).derived(Fits)
    assert [fit.value for fit in followed.ranked("card")] == [fit.value for fit in first]
    assert followed.ranked("card")[0].role.grade == 2


def test_sums_too_large_for_a_narrow_lane_stay_exact() -> None:
    skills = {f"s{n}": {"importance": 5} for n in range(600)}
    people = {
        "ada": {"levels": dict.fromkeys(skills, 4)},
        "bea": {"levels": dict.fromkeys(skills, 1)},
        "cleo": {"levels": dict.fromkeys(list(skills)[:300], 2)},
    }
    document = case(skills=skills, roles={"card": {"leads": [f"{each}:3" for each in skills]}}, people=people)
    assert list(fits_of(document).values("card")) == [1, 1 / 3, 2 / 3]
