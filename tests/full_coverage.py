"""The files that are held at full coverage, every line and every branch, by the tests named here.

`make full-coverage` runs those tests alone, all of them in one run, so that no other test covers a line by accident. It
fails where a file falls below, and where one is not there any more: who moves it moves it here, too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from coverage import Coverage

ROOT = Path(__file__).parent.parent
_OF_DOCUMENTS = (
    "tests/files/test_document.py",
    "tests/files/test_document_damage.py",
    "tests/files/test_document_limits.py",
    "tests/files/test_document_problems.py",
    "tests/files/test_document_refusals.py",
    "tests/files/test_document_versions.py",
)
_OF_FIT = ("tests/domain/test_fit.py", "tests/domain/test_growth.py")
HELD: dict[str, tuple[str, ...]] = {
    "workbench/domain/assess.py": (
        "tests/domain/test_assess.py",
        "tests/domain/test_cures.py",
        "tests/domain/test_rule_contract.py",
        "tests/presentation/test_summary.py",
    ),
    "workbench/domain/coverage.py": ("tests/domain/test_coverage.py", "tests/domain/test_rebalancing.py"),
    "workbench/domain/fit.py": _OF_FIT,
    "workbench/domain/growth.py": _OF_FIT,
    "workbench/domain/holdings.py": ("tests/domain/test_coverage.py", "tests/domain/test_assess.py"),
    "workbench/domain/level_table.py": _OF_FIT,
    "workbench/domain/matching.py": ("tests/domain/test_matching.py",),
    "workbench/files/atomic.py": (
        "tests/files/test_atomic.py",
        "tests/files/test_atomic_faults.py",
        "tests/files/test_atomic_turns.py",
    ),
    "workbench/files/document.py": _OF_DOCUMENTS,
    "workbench/files/map_parser.py": _OF_DOCUMENTS,
}
"""File -> its tests."""
QUICK = ("-q", "-n", "auto", "--dist", "loadgroup", "--hypothesis-profile", "quick", "--cov", "--cov-report=")


def missing(held: Mapping[str, Sequence[str]], root: Path) -> list[str]:
    """The files and tests named here that are not there."""
    named = {name for path, tests in held.items() for name in (path, *tests)}
    return sorted(each for each in named if not (root / each).is_file())


def short(held: Sequence[str], report: Mapping[str, Any]) -> list[str]:
    """What falls short of full coverage, as "path: what is missing", by the JSON report of coverage."""
    said = []
    for path in held:
        found = report["files"].get(path)
        if found is None:
            said.append(f"{path}: no test imports it")
            continue
        lines = [str(each) for each in found["missing_lines"]]
        ways = [f"{start}->{end if end > 0 else 'exit'}" for start, end in found["missing_branches"]]
        if lines or ways:
            said.append(f"{path}: {', '.join((*lines, *ways))}")
    return said


def measured(held: Sequence[str], folder: Path) -> dict[str, Any]:
    """The JSON report on these files, of the data that the last run under coverage left."""
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "full.json"
    coverage = Coverage()
    coverage.load()
    coverage.json_report(morfs=list(held), outfile=str(report))
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def main() -> int:
    """Run the tests and say what falls short; the exit code."""
    gone = missing(HELD, ROOT)
    if gone:
        print(f"Held at full coverage by {Path(__file__).name}, and not there: {', '.join(gone)}.")
        return 1
    tests = [each for own in HELD.values() for each in own]
    ran = subprocess.run([sys.executable, "-P", "-m", "pytest", *QUICK, *tests], cwd=ROOT, check=False)
    if ran.returncode:
        return ran.returncode
    below = short(list(HELD), measured(list(HELD), ROOT / "build" / "coverage"))
    print(
        "\n".join(
            ("Not covered by the tests named for them:", *below)
            if below
            else (f"{len(HELD)} files are wholly covered.",)
        )
    )
    return bool(below)


if __name__ == "__main__":
    sys.exit(main())
