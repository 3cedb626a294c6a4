"""Long sheets are recognised and read in seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.support.grids import sheets_of
from tests.support.presets import with_presets
from tests.support.real_data import real_file
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.recognition import propose_mapping


def test_the_longest_sheet_in_seconds() -> None:
    content = sheets_of(real_file("onet-29.3/Skills.xlsx"))
    started = time.process_time()
    mapping = propose_mapping(content)
    records = records_of(content, with_presets(content, mapping))
    assert time.process_time() - started < 30
    assert (len(records.skills), len(records.holdings)) == (0, 0)


def test_a_wide_matrix_in_less_than_a_second() -> None:
    headings: tuple[Cell, ...] = ("Skill", "Group", *(f"Manager {number}" for number in range(300)))
    rows: Iterator[tuple[Cell, ...]] = (
        (f"Skill {row}", f"Group {row % 7}", *(float(column % 5) or None for column in range(1, 301)))
        for row in range(60)
    )
    content = Sheets((Grid("Team", (headings, *rows)),))
    started = time.process_time()
    records = records_of(content, propose_mapping(content))
    assert time.process_time() - started < 1
    assert (len(records.roles), len(records.skills), len(records.holdings)) == (299, 60, 14_400)


def test_a_wide_sheet_of_odds_and_ends_in_seconds() -> None:
    odds: tuple[Cell, ...] = ("alpha", 1.0, "x", None, "A", "beta gamma", 7.0)
    rows = (tuple(odds[(row * 31 + column * 17 + row * column) % 7] for column in range(1_000)) for row in range(500))
    started = time.process_time()
    propose_mapping(Sheets((Grid("Odds", tuple(rows)),)))
    assert time.process_time() - started < 15
