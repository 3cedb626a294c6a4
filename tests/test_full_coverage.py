"""The check of full coverage fails where it must: at a line, at a branch, and at a file that was moved."""

from __future__ import annotations

from pathlib import Path

from tests.full_coverage import HELD, ROOT, missing, short


def test_every_file_held_is_there_and_so_are_its_tests() -> None:
    assert missing(HELD, ROOT) == []
    assert all(HELD.values())


def test_a_file_or_a_test_that_was_moved_is_named(tmp_path: Path) -> None:
    (tmp_path / "here.py").touch()
    held = {"here.py": ("test_gone.py",), "gone.py": ("here.py",)}
    assert missing(held, tmp_path) == ["gone.py", "test_gone.py"]


def test_lines_and_branches_that_no_test_takes_fall_short() -> None:
    whole: dict[str, list[int]] = {"missing_lines": [], "missing_branches": []}
    report = {"files": {"a.py": whole, "b.py": {"missing_lines": [3], "missing_branches": [[2, -1], [5, 7]]}}}
    assert short(["a.py"], report) == []
    assert short(["a.py", "b.py", "c.py"], report) == ["b.py: 3, 2->exit, 5->7", "c.py: no test imports it"]
