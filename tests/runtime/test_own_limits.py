"""What a process may use that limits itself: the system ends it, and nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

MEGABYTE = 1_000_000


def limited(code: str, memory: int = 500 * MEGABYTE, seconds: int = 20) -> subprocess.CompletedProcess[str]:
    """A process that limits itself, and then runs code."""
    whole = f"from workbench.runtime.own_limits import limit_itself; limit_itself({memory}, {seconds}); {code}"
    return subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=False)


def test_within_its_limits_it_runs() -> None:
    done = limited(f"print(len(bytearray({100 * MEGABYTE})))")
    assert (done.returncode, done.stdout) == (0, f"{100 * MEGABYTE}\n"), done.stderr


@pytest.mark.skipif(sys.platform == "darwin", reason="the system keeps no limit of memory")
def test_more_memory_it_does_not_get() -> None:
    done = limited(f"bytearray({600 * MEGABYTE})")
    assert done.returncode
    assert "MemoryError" in done.stderr


def test_it_does_not_reckon_for_ever() -> None:
    assert limited("while True: pass", seconds=1).returncode


def test_a_limit_that_cannot_be_set_is_none() -> None:
    done = limited("limit_itself(2**63 - 1, 2**62); print(1)")
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr
