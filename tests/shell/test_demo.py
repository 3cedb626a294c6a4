"""What `make run` does without a display."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_it_does_the_job_and_leaves_what_it_names(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "workbench.shell.demo", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "skills.xlsx: Imported “skills.xlsx”: 3 skills, 1 role, 4 assignments added." in done.stdout
    named = {line.split(":  ")[1] for line in done.stdout.splitlines() if line.startswith("Picture:")}
    assert named == {str(tmp_path / f"{each}.png") for each in ("window-light", "window-dark", "import")}
    assert all(Path(each).stat().st_size > 10_000 for each in named)
    assert (tmp_path / "social-leadership.xlsx").stat().st_size > 10_000
