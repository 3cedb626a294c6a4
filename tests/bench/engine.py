"""The checks."""

from __future__ import annotations

from datetime import date

from tests.bench import floors
from tests.bench.maps import typical
from tests.bench.ratio import compare, timed
from tests.bench.rows import Result, row
from workbench.domain.assess import assess
from workbench.domain.index import Index


@row("checks", "all checks: 60 roles, 300 skills, 1,200 assignments", "a loop over the assignments", 30)
def checks() -> Result:
    """On a fresh index, as after every edit."""
    document, today = typical(), date(2026, 11, 24)

    def work() -> None:
        assess(Index(document, document.scenarios[0]), today)

    return Result(compare(timed(lambda: floors.loop(document), 20), timed(work, 5), 15))
