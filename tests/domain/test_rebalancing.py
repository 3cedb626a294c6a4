"""Rebalancing: moves that promise what they do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import maps
from workbench.domain import transform
from workbench.domain.coverage import Coverage, FigureView
from workbench.domain.figures import Band, nobody_moved
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.rebalancing import moves
from workbench.domain.words import PERCENT, percents


@given(maps(), st.sampled_from(["designed", "placed", "strategists"]), st.floats(0, 1), st.floats(0, 0.3))
def test_a_move_does_what_it_promises_and_always_shortens_the_way(
    document: CapabilityMap, view: FigureView, low: float, width: float
) -> None:
    index, high = Index(document, document.scenarios[0]), min(low + width, 1.0)

    def distance(share: float | None) -> float:
        return 2.0 if share is None else max(low - share, share - high, 0.0)

    found = moves(index, view, Band(low, high))
    far = distance(Coverage.of(index).split(view).product_share)
    for fix in found:
        after = fix.apply(document)
        split = Coverage.of(Index(after, transform.find(after.scenarios, index.scenario.id))).split(view)
        share = split.product_share
        assert distance(share) < far
        was = Coverage.of(index).split(view).product_share
        assert share is not None
        assert was is not None
        shares, _, unheld = fix.effect.partition(", ")
        assert unheld == nobody_moved(Coverage.of(index).split(view), split)
        said = shares.removeprefix("on paper ").removeprefix("product ")
        assert said in [percents(was, share, digits) for digits in range(5)]
        old, new = said.removesuffix(PERCENT).split(" → ")
        assert old != new, "a move reads as one"


@given(maps(), st.sampled_from(["designed", "placed", "strategists"]))
def test_the_share_worked_out_for_one_skill_is_that_of_the_whole_map(document: CapabilityMap, view: FigureView) -> None:
    index = Index(document, document.scenarios[0])
    coverage = Coverage.of(index)
    for skill in coverage.skills:
        same, split = coverage.split_with(view, skill, index.holdings[skill.id]), coverage.split(view)
        assert same.product_share == pytest.approx(split.product_share, abs=1e-9)
        assert same.nobody == pytest.approx(split.nobody, abs=1e-9)
