"""What stands behind a figure is all of it, heaviest first, in every view."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.domain.assess import assess
from workbench.domain.coverage import FIGURE_VIEWS, PARTS, FigureView, parts
from workbench.domain.index import Index
from workbench.domain.words import PERCENT
from workbench.files.templates import load
from workbench.presentation.drill_down import drill_into_fact, drill_into_nature, drill_into_part
from workbench.presentation.summary import facts

DOCUMENT = load("before-and-after")
NOW = assess(Index(DOCUMENT, DOCUMENT.scenarios[0]), date(2026, 5, 4))


@pytest.mark.parametrize("view", FIGURE_VIEWS)
def test_the_points_behind_a_part_add_up_to_it(view: FigureView) -> None:
    index, coverage = NOW.index, NOW.coverage
    best = coverage.best(view)
    for at, part in enumerate(PARTS):
        behind = drill_into_part(index, coverage, view, part)
        weights = [index.weight(each) * parts(best[each.id])[at] for each in coverage.skills]
        assert len(behind.skills) == sum(each > 1e-9 for each in weights)
        points = [float(each.detail.removesuffix(PERCENT)) for each in behind.skills]
        assert points == sorted(points, reverse=True)
        assert bool(behind.roles) == (part != "nobody" and bool(behind.skills))
        if part != "other_roles":
            sides = {coverage.sides(view)[each.subject.removeprefix("role:")] for each in behind.roles}
            assert None not in sides


def test_behind_the_nature_of_the_work_stand_all_skills_of_a_side() -> None:
    assert len(drill_into_nature(NOW.index, NOW.coverage).skills) == len(NOW.index.domain)


@pytest.mark.parametrize("view", FIGURE_VIEWS)
def test_behind_a_fact_stands_what_it_names(view: FigureView) -> None:
    for fact in facts(NOW, view):
        behind = drill_into_fact(NOW.index, fact)
        assert {each.subject for each in (*behind.skills, *behind.roles)} == set(fact.subjects)


def test_the_same_role_has_another_share_behind_a_fact_and_that_is_said() -> None:
    index, coverage = NOW.index, NOW.coverage
    part = drill_into_part(index, coverage, "placed", "only_marketing")
    fact = drill_into_fact(index, facts(NOW)[0])
    assert part.roles
    assert part.explanation.endswith("Percents are shares of the whole bar.")
    assert fact.explanation.endswith("Percents say how much of all weight a role leads.")
    assert all(each.detail.endswith(PERCENT) for each in (*part.roles, *fact.roles))
