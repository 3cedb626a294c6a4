"""Long sheets are recognised and read in seconds."""

from __future__ import annotations

import time

from tests.support.grids import sheets_of
from tests.support.real_data import real_file
from workbench.application.importing.extraction import records_of
from workbench.application.importing.recognition import propose_mapping


def test_the_longest_sheet_in_seconds() -> None:
    content = sheets_of(real_file("onet-29.3/Skills.xlsx"))
    started = time.perf_counter()
    mapping = propose_mapping(content)
    records = records_of(content, mapping.with_presets())
    assert time.perf_counter() - started < 30
    assert (len(records.skills), len(records.holdings)) == (0, 0)
