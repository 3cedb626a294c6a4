"""The figures of the program, and whether a workbook shows them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from workbench.domain.coverage import Coverage, FigureView
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.rounding import points_between
from workbench.files.exporters.xlsx.layout import FADE, SPLIT, TOTALS

EXACT = 1e-9
Place = tuple[str, int, int]
"""A sheet, and a row and a column counted from 0."""
Cells = Mapping[Place, str | float]
BARS: dict[FigureView, str] = {"designed": "On paper", "placed": "Where people sit"}


def coverage(document: CapabilityMap) -> Coverage:
    """The figures of the first scenario."""
    return Coverage.of(Index(document, document.scenarios[0]))


def assert_figures(found: Cells, document: CapabilityMap) -> None:
    """The figures of a workbook are those of the program, on paper and where people sit, a dash where it has none."""
    figures = coverage(document)
    for view in BARS:
        for name, place in TOTALS[view].items():
            expected = getattr(figures.split(view), name)
            if expected is None:
                assert found[SPLIT, *place] == "–", (view, name)
            else:
                assert found[SPLIT, *place] == pytest.approx(expected, abs=EXACT), (view, name)
    shown = found[SPLIT, *FADE]
    begins, placed = figures.on_paper, figures.placed.product_share
    if begins is None or placed is None:
        assert shown == "–"
    else:
        assert shown == pytest.approx(points_between(placed, begins, 1), abs=EXACT)
