"""How the program starts itself: from its sources, and packaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workbench import __version__
from workbench.runtime.own_process import own_command, own_environment


def test_it_is_this_installation() -> None:
    done = subprocess.run(own_command("--version"), env=own_environment(), capture_output=True, text=True, check=True)
    assert done.stdout == f"Capability Workbench {__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="not everybody may make links there")
@pytest.mark.parametrize(("platform", "name"), [("linux", "workbench-cli"), ("win32", "workbench-cli.exe")])
def test_a_package_starts_the_one_with_streams_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, name: str
) -> None:
    """Also where it was itself started by a link that lies elsewhere, as in /usr/bin."""
    folder = tmp_path / "lib"
    folder.mkdir()
    (folder / "Workbench").touch()
    (tmp_path / "capability-workbench").symlink_to(folder / "Workbench")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "capability-workbench"))
    monkeypatch.setattr(sys, "platform", platform)
    assert own_command("read-sheets") == [str(folder / name), "read-sheets"]
    assert own_environment()["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
