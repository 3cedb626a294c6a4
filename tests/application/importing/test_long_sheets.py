"""Long sheets are recognised and read in seconds."""

from __future__ import annotations

import time

from tests.support.grids import grids_of
from tests.support.real_data import real_file
from workbench.application.importing.extraction import records_of
from workbench.application.importing.proposing import propose_mapping


def test_the_longest_sheet_in_seconds() -> None:
    grids = grids_of(real_file("onet-29.3/Skills.xlsx"))
    started = time.perf_counter()
    mapping = propose_mapping(grids)
    records = records_of(grids, mapping.with_presets())
    assert time.perf_counter() - started < 30
    assert (len(records.skills), len(records.holdings)) == (0, 0)
