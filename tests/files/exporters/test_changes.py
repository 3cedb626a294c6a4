"""The Changes sheet: there only where two scenarios are compared, and it says what the comparison says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.files.exporters import maps
from tests.files.exporters.maps import TODAY
from tests.files.exporters.reading import opened, visible_sheets
from workbench.domain.compare import Comparison, compare
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.transform import set_role
from workbench.domain.vocabulary import DEFAULT
from workbench.files.exporters import Baseline, ExportRequest
from workbench.files.exporters.xlsx import export
from workbench.files.exporters.xlsx.lint import workbook_problems
from workbench.files.templates import load
from workbench.presentation.comparison_as_text import NOTHING_DIFFERS
from workbench.presentation.comparison_text import change_text, concerned_name, counts_text
from workbench.presentation.outcome_text import by_fate


def compared(one: CapabilityMap, other: CapabilityMap, scenario: int = 0) -> tuple[bytes, Comparison]:
    """The workbook of the first scenario of a map with what changes to a scenario of another."""
    before, after = Index(one, one.scenarios[0]), Index(other, other.scenarios[scenario])
    data = export(ExportRequest(one, one.scenarios[0].id, TODAY, against=Baseline(after, after.scenario.name))).data
    return data, compare(before, after, TODAY)


def rows(data: bytes) -> list[tuple[Any, ...]]:
    """The sheet, row by row."""
    return [tuple(cell.value for cell in row) for row in opened(data)["Changes"].iter_rows()]


def test_the_sheet_stands_last_of_those_a_reader_sees() -> None:
    data, _ = compared(load("before-and-after"), load("before-and-after"), 1)
    names = [sheet.title for sheet in opened(data) if sheet.sheet_state == "visible"]
    assert names == [each.name for each in visible_sheets() if not each.people]
    assert names[-1] == "Changes"


def test_every_change_is_a_row_by_whom_it_concerns_the_formal_ones_first() -> None:
    document = load("before-and-after")
    document = set_role(
        document, "proposed", "social-product-strategist", discipline="technology", holder="Ada & Co", headcount=2
    )
    data, comparison = compared(document, document, 1)
    table = rows(data)
    assert table[0][0] == "What changes from Today to Proposed"
    assert table[1][0] == counts_text(comparison)
    assert table[2] == ("Concerned", "Held by", "Change", "About", "Formal")
    listed = table[3 : 3 + len(comparison.changes)]
    expected = {
        (concerned_name(comparison, concerned.subject), change_text(comparison, each), "Yes" if each.formal else "No")
        for concerned in comparison.affected
        for each in concerned.changes
    }
    assert {(row[0], row[2], row[4]) for row in listed} == expected
    assert [row[4] for row in listed if row[0] == "Social Product Strategist"] == ["Yes"] * 4 + ["No"] * 4
    assert {(row[0], row[1]) for row in listed if row[1]} == {("Social Product Strategist", "Ada & Co")}
    assert opened(data)["Changes"].auto_filter.ref == f"A3:E{3 + len(listed)}"


def test_figures_are_numbers_and_the_open_points_are_told() -> None:
    document = load("before-and-after")
    data, comparison = compared(document, document, 1)
    table = rows(data)
    share = next(row for row in table if row[0] == "Product share" and "sit" in str(row[2]))
    before, after = (each.coverage.placed.product_share for each in (comparison.before, comparison.after))
    assert (share[3], share[4]) == (pytest.approx(before), pytest.approx(after))
    for state, lines in by_fate(comparison.points, DEFAULT):
        assert [row[2] for row in table if row[0] == state] == [each.message for each in lines]


def test_a_map_and_itself_say_that_nothing_differs() -> None:
    data, _ = compared(maps.starter(), maps.starter())
    assert rows(data)[1][0] == NOTHING_DIFFERS
    assert workbook_problems(data) == []


@pytest.mark.parametrize("seed", range(6))
def test_random_and_hostile_maps_need_no_repair(seed: int) -> None:
    for one, other in ((maps.random_map(seed), maps.random_map(seed + 6)), (maps.random_map(seed), maps.hostile_map())):
        data, comparison = compared(one, other)
        assert workbook_problems(data) == []
        texts = [row[2] for row in rows(data) if row[4] in ("Yes", "No")]
        assert len(texts) == len(comparison.changes)


def test_a_file_is_named_as_it_was_given() -> None:
    document = load("before-and-after")
    after = Index(document, replace(document.scenarios[1]))
    data = export(ExportRequest(document, "today", TODAY, against=Baseline(after, "Proposed (plan.capmap)"))).data
    assert rows(data)[0][0] == "What changes from Today to Proposed (plan.capmap)"
