"""The split: the golden cases of the design to 1e-9, and what must hold of any map."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.notation import read_map
from tests.support.strategies import maps
from workbench.domain import transform
from workbench.domain.coverage import Best, Coverage, FigureView, Split, holds_at
from workbench.domain.index import Index
from workbench.domain.model import (
    ActsAs,
    Assignment,
    CapabilityMap,
    Department,
    DepartmentKind,
    Discipline,
    Role,
    Skill,
)
from workbench.files.templates import load

EXACT = 1e-9
VIEWS: tuple[FigureView, ...] = ("designed", "placed", "strategists")
VIEW = st.sampled_from(VIEWS)


def measured(document: CapabilityMap, *, shared: bool = False) -> Coverage:
    return Coverage(Index(document, document.scenarios[0]), shared=shared)


def parts(split: Split) -> list[float]:
    values = [split.only_marketing, split.both, split.only_product, split.other_roles, split.nobody]
    return [each for each in values if each is not None]


STARTER = load("social-leadership")
PLACE = STARTER.scenarios[0].id
UNDER_MARKETING = transform.set_role(STARTER, PLACE, "social-product-strategist", department="marketing")
NOTHING = transform.edit_scenario(
    STARTER, PLACE, lambda each: replace(each, roles=tuple(replace(role, assignments=()) for role in each.roles))
)


@pytest.mark.parametrize(
    ("document", "view", "expected", "share"),
    [
        (STARTER, "designed", [70.125, 3.125, 112.75, 0, 0], 0.6145833333333334),
        (STARTER, "strategists", [65.625, 3.125, 75.25, 42, 0], 0.533420138888889),
        (UNDER_MARKETING, "placed", [138, 10.5, 37.5, 0, 0], 0.22983870967741934),
        (NOTHING, "designed", [0, 0, 0, 0, 186], None),
    ],
)
def test_golden(document: CapabilityMap, view: FigureView, expected: list[float], share: float | None) -> None:
    split = measured(document).split(view)
    assert parts(split) == pytest.approx([each / 186 for each in expected], abs=EXACT)
    assert split.product_share == (share if share is None else pytest.approx(share, abs=EXACT))


def test_golden_figures_beside_the_split() -> None:
    starter, faded, nothing = map(measured, (STARTER, UNDER_MARKETING, NOTHING))
    assert (starter.fade, starter.leak) == pytest.approx((0, 0), abs=EXACT)
    assert starter.strategists.balance == pytest.approx(0.9331597222222221, abs=EXACT)
    assert faded.fade == pytest.approx(38.4744623655914, abs=EXACT)
    assert faded.leak == pytest.approx(0.5789473684210527, abs=EXACT)
    assert faded.placed.coverage == pytest.approx(1, abs=EXACT)
    assert (nothing.fade, nothing.leak) == (None, 0)
    assert starter.parity == (0, 0)
    assert (starter.placement, faded.placement) == ("product", "marketing")


def test_several_roles_of_one_kind_count_as_one() -> None:
    document = read_map(
        {
            "skills": {"a": "product", "b": "product"},
            "roles": {"one": {"acts": "product", "leads": ["a"]}, "two": {"acts": "product", "leads": ["b"]}},
        }
    )
    assert measured(document).strategists.only_product == pytest.approx(1)


def test_the_nearest_department_with_a_side_decides_where_a_role_is_placed() -> None:
    document = read_map(
        {
            "departments": {
                "press": "communications",
                "lab": {"kind": "product", "parent": "press"},
                "desk": {"kind": "sales", "parent": "press"},
            },
            "skills": {"a": "product"},
            "roles": {
                "designer": {"discipline": "product", "department": "lab", "leads": ["a"]},
                "seller": {"department": "desk"},
                "free": {"discipline": "technology"},
            },
        }
    )
    index = Index(document, document.scenarios[0])
    assert index.placed == {"designer": "product", "seller": "marketing", "free": "product"}


def test_without_a_product_strategist_fade_starts_from_the_nature_of_the_work() -> None:
    document = read_map(
        {
            "skills": {"a": "product", "b": {"belongs_to": "technology", "importance": 1}, "c": "marketing"},
            "roles": {"m": {"discipline": "marketing", "leads": ["a", "b", "c"]}},
        }
    )
    assert measured(document).fade == pytest.approx(100 * 4 / 7)


@given(maps(), VIEW, st.booleans())
def test_the_parts_total_one(document: CapabilityMap, view: FigureView, shared: bool) -> None:
    coverage = measured(document, shared=shared)
    values = parts(coverage.split(view))
    assert all(each >= -EXACT for each in values)
    assert sum(values) == pytest.approx(1, abs=EXACT) if coverage.skills else values == []


SWAPPED: dict[str, Discipline] = {"marketing": "product", "product": "marketing", "technology": "marketing"}
ACTING: dict[str, ActsAs] = {"marketing_strategist": "product_strategist", "product_strategist": "marketing_strategist"}
KINDS: dict[str, DepartmentKind] = {
    "marketing": "product",
    "communications": "technology",
    "product": "marketing",
    "technology": "communications",
}


def mirrored(document: CapabilityMap) -> CapabilityMap:
    def role(each: Role) -> Role:
        discipline = SWAPPED.get(each.discipline, each.discipline)
        acts_as = ACTING.get(each.acts_as or "", each.acts_as)
        return replace(each, discipline=discipline, acts_as=acts_as)

    def department(each: Department) -> Department:
        return replace(each, kind=KINDS.get(each.kind, each.kind))

    (scenario,) = document.scenarios
    swapped = replace(
        scenario, roles=tuple(map(role, scenario.roles)), departments=tuple(map(department, scenario.departments))
    )
    return replace(document, scenarios=(swapped,))


@given(maps(), VIEW)
def test_swapping_the_sides_mirrors_the_split(document: CapabilityMap, view: FigureView) -> None:
    here, there = measured(document).split(view), measured(mirrored(document)).split(view)
    assert (here.only_marketing, here.both, here.only_product, here.nobody) == pytest.approx(
        (there.only_product, there.both, there.only_marketing, there.nobody), abs=EXACT
    )
    assert here.product_share == (
        None if there.product_share is None else pytest.approx(1 - there.product_share, abs=EXACT)
    )


@given(maps(), VIEW, st.data())
def test_a_higher_level_on_the_product_side_never_lowers_product(
    document: CapabilityMap, view: FigureView, data: st.DataObject
) -> None:
    (scenario,) = document.scenarios
    index = Index(document, scenario)
    sides = {"designed": index.designed, "placed": index.placed, "strategists": index.acting}[view]
    candidates = [
        (role, each)
        for role in scenario.roles
        for each in role.assignments
        if sides[role.id] == "product" and each.level < 4
    ]
    assume(candidates)
    role, held = data.draw(st.sampled_from(candidates))
    raised = transform.edit_role(
        document, "s", role.id, lambda each: transform.set_assignment(each, held.skill, level=held.level + 1)
    )
    before, after = measured(document).split(view), measured(raised).split(view)
    if before.product_share is not None:
        assert after.product_share is not None
        assert after.product_share >= before.product_share - EXACT
    if before.coverage is not None:
        assert after.coverage is not None
        assert after.coverage >= before.coverage - EXACT


@given(maps(), VIEW, st.data())
def test_another_support_never_lowers_coverage(document: CapabilityMap, view: FigureView, data: st.DataObject) -> None:
    (scenario,) = document.scenarios
    free = [
        (role, skill) for role in scenario.roles for skill in document.skills if transform.held(role, skill.id) is None
    ]
    assume(free)
    role, skill = data.draw(st.sampled_from(free))
    level = data.draw(st.integers(1, 4))
    more = transform.edit_role(
        document,
        "s",
        role.id,
        lambda each: transform.with_assignment(each, Assignment(skill.id, "support", level=level)),
    )
    before, after = measured(document).split(view).coverage, measured(more).split(view).coverage
    assert before is None or (after is not None and after >= before - EXACT)


@given(maps(), st.randoms(use_true_random=False))
def test_order_does_not_matter(document: CapabilityMap, chance: random.Random) -> None:
    (scenario,) = document.scenarios
    roles: list[Role] = [
        replace(role, assignments=tuple(chance.sample(role.assignments, len(role.assignments))))
        for role in chance.sample(scenario.roles, len(scenario.roles))
    ]
    skills: list[Skill] = chance.sample(document.skills, len(document.skills))
    other = replace(document, skills=tuple(skills), scenarios=(replace(scenario, roles=tuple(roles)),))
    here, there = measured(document), measured(other)
    for view in VIEWS:
        assert parts(here.split(view)) == pytest.approx(parts(there.split(view)), abs=EXACT)
    assert here.parity == there.parity


def test_zero_roles_zero_weight_and_one_skill_are_defined() -> None:
    empty = measured(read_map({}))
    assert parts(empty.designed) == []
    assert empty.designed.coverage is None
    assert (empty.fade, empty.nature, empty.leak) == (None, None, 0)
    assert (empty.designed.product_share, empty.designed.marketing_share, empty.designed.balance) == (None, None, None)
    assert (empty.parity, empty.placement) == ((None, None), None)
    alone = measured(read_map({"skills": {"a": "product"}}))
    assert parts(alone.designed) == [0, 0, 0, 0, 1]
    one = measured(read_map({"skills": {"a": "product"}, "roles": {"p": {"acts": "product", "leads": ["a"]}}}))
    assert (one.designed.product_share, one.designed.marketing_share, one.designed.balance) == (1, 0, 0)
    assert one.parity == (None, None)


def test_another_holder_of_a_skill_that_no_split_counts_changes_none() -> None:
    coverage = measured(read_map({"skills": {"a": {"belongs_to": "product", "in_scope": False}}}))
    skill = Skill("a", "A", group="", belongs_to="product", importance=3, level_needed=3)
    assert coverage.split_with("placed", skill, ()) is coverage.placed


def test_the_strength_of_a_side_is_that_of_its_best_holder() -> None:
    best = Best(0.25, 0.75, 1.0)
    assert (holds_at(best, "marketing"), holds_at(best, "product")) == (0.25, 0.75)
