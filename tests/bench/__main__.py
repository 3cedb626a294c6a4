"""`make bench`: every promise of speed against its floor. Names of rows as arguments measure only those."""

from __future__ import annotations

import gc
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import desk, engine, files, finding, library, matrix, merging, opening, startup, tables
from tests.bench.rows import ROWS

PARTS = (startup, engine, desk, library, matrix, finding, tables, files, opening, merging)
"""Importing a part puts its rows into the table."""


def main(names: list[str]) -> int:
    """Print the table; 1 where a promise is broken."""
    unknown = set(names) - {row.name for row in ROWS}
    if unknown:
        print(f"No such row: {', '.join(sorted(unknown))}. There are: {', '.join(row.name for row in ROWS)}")
        return 2
    gc.disable()  # as in the window program, which collects by a timer
    broken = 0
    print(f"{'':11}{'ratio':>8}{'at most':>9}{'':10}{'floor':>11}{'took':>11}")
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        for row in ROWS:
            if names and row.name not in names:
                continue
            result = row.measure()
            measured = result.measured
            kept = measured.ratio <= row.demand
            broken += not kept
            verdict = "met" if kept else f"{measured.ratio / row.demand - 1:.0%} over"
            print(
                f"{row.name:11}{measured.ratio:8.2f}{row.demand:9.1f}  {verdict:8}"
                f"{measured.floor * 1000:8.2f} ms{measured.subject * 1000:8.2f} ms   {row.what}, against {row.floor}"
            )
            if result.remark:
                print(f"{'':11}{result.remark}")
            sys.stdout.flush()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
