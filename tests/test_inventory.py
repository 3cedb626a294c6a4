"""That an installation is whole is known by the names of its parts, and self-test says which one is missing."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path

import orjson
import pytest

from workbench import inventory, selftest
from workbench.inventory import FOLDERS, TEMPLATES, Names, expected, in_folders, package_of
from workbench.runtime.paths import resources_dir

PACKAGE = Path(inventory.__file__).parent
KINDS = (*FOLDERS, TEMPLATES)


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list a bundle came with; what is written there is what was packaged."""
    monkeypatch.setattr(inventory, "resources_dir", lambda: tmp_path)
    return tmp_path / inventory.RESOURCE


def names() -> Names:
    """Those of the source tree."""
    return in_folders(PACKAGE, resources_dir())


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What self-test said of each part."""
    lines = (line.partition(": ") for line in capsys.readouterr().out.splitlines())
    return {head: rest for head, _, rest in lines}


def test_every_folder_is_a_package_and_every_file_in_it_a_part() -> None:
    for kind, folder in FOLDERS.items():
        assert importlib.import_module(package_of(kind)).__path__ == [str(PACKAGE / folder)]
    assert {"gap1", "hub6"} <= set(names()["checks"])
    assert {"xlsx", "csv_table"} <= set(names()["exporters"])
    assert "social-leadership" in names()[TEMPLATES]
    assert not [each for kind in names().values() for each in kind if each.startswith("_") or each == "index"]


def test_sources_are_compared_with_their_folders(packaged: Path) -> None:
    shutil.copytree(resources_dir() / TEMPLATES, packaged.parent / TEMPLATES)
    assert expected() == names()


def test_a_bundle_is_compared_with_its_list_and_fails_without_one(
    packaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(FileNotFoundError, match=r"inventory\.json"):
        expected()
    packaged.write_bytes(orjson.dumps({"checks": ["gap1"]}))
    assert expected() == {"checks": ["gap1"]}


def test_what_was_packaged_is_whole(packaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packaged.write_bytes(orjson.dumps(names()))
    assert selftest.run(None) == 0
    assert {f"ok    {kind}": str(len(names()[kind])) for kind in KINDS}.items() <= said(capsys).items()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_missing_is_named(packaged: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    listed = names()
    packaged.write_bytes(orjson.dumps({**listed, kind: [*listed[kind], "lost", "gone"]}))
    assert selftest.run(None) == 1
    found = said(capsys)
    assert found[f"FAIL  {kind}"] == "gone, lost missing"
    assert [each for each in found if each.startswith("FAIL")] == [f"FAIL  {kind}"]


def test_what_was_not_packaged_is_named(packaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = names()
    packaged.write_bytes(orjson.dumps({**listed, "checks": [*listed["checks"][1:], "lost"]}))
    assert selftest.run(None) == 1
    assert said(capsys)["FAIL  checks"] == f"lost missing; {listed['checks'][0]} not in the inventory"
