"""What smoke.py asks of a built folder: each demand turns down a folder that does not meet it, and ours meets all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "dist" / "Workbench"


@pytest.fixture(autouse=True)
def packaging(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts of packaging/ can be imported."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a program and every licence."""
    from smoke import LICENCES

    place = tmp_path / "Workbench"
    licences = place / "_internal" / "resources" / "licences"
    licences.mkdir(parents=True)
    for name in LICENCES:
        (licences / name).write_text(
            "PySide6 Python pydantic orjson XlsxWriter python-calamine PyYAML", encoding="utf-8"
        )
    (place / "Workbench").write_bytes(b"program")
    for name in ("QtSvg.abi3.so", "QtPrintSupport.abi3.so"):
        (place / name).write_bytes(b"module")
    return place


def asked(part: str, folder: Path) -> str:
    """What a part of the smoke test says of a folder."""
    from smoke import PARTS

    return dict(PARTS)[part](folder, folder)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Charts.dll",
        "PySide6/Qt/lib/libQt6Graphs.so.6",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "QtQuick.framework/QtQuick",
        "PySide6/Qt6WebEngineCore.dll",
        "numpy/core/_multiarray.so",
        "numpy.libs/openblas.so",
        "pytest/__init__.py",
    ],
)
def test_what_does_not_belong_there_is_found(folder: Path, name: str) -> None:
    from smoke import Failed

    assert asked("contents", folder) == "10 files, none that does not belong"
    path = folder / "_internal" / name
    path.parent.mkdir(parents=True)
    path.touch()
    with pytest.raises(Failed, match="do not belong there"):
        asked("contents", folder)


def test_a_module_that_was_pruned_is_missed(folder: Path) -> None:
    from smoke import Failed

    (folder / "QtPrintSupport.abi3.so").unlink()
    with pytest.raises(Failed, match=r"not there: PySide6\.QtPrintSupport"):
        asked("contents", folder)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_nowhere_is_found(folder: Path) -> None:
    from smoke import Failed

    (folder / "libQt6Core.so.6").symlink_to("gone")
    with pytest.raises(Failed, match="lead nowhere"):
        asked("contents", folder)


def test_a_folder_over_its_budget_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import smoke

    assert smoke.BUDGET["win32"] == 95
    assert asked("size", folder)
    monkeypatch.setitem(smoke.BUDGET, sys.platform, 0)
    with pytest.raises(smoke.Failed, match="at most 0"):
        asked("size", folder)


def test_a_missing_licence_is_found(folder: Path) -> None:
    from smoke import Failed

    assert asked("licences", folder).startswith("7 texts")
    (folder / "_internal" / "resources" / "licences" / "LGPL-3.txt").unlink()
    with pytest.raises(Failed, match=r"not there: LGPL-3\.txt"):
        asked("licences", folder)


def starters(folder: Path, modules: Path) -> Path:
    """Starters that run the program from its sources, as a packaged one does. modules: the first it looks through."""
    for name in ("Workbench", "workbench-cli"):
        starter = folder / name
        starter.write_text(
            f"#!/bin/sh\nexport PYTHONPATH='{modules}:{ROOT}'\nexec '{sys.executable}' -P -m workbench \"$@\"\n",
            encoding="utf-8",
        )
        starter.chmod(0o755)
    return folder


def other_levels(tables: ModuleType) -> None:
    """The table says something else than what is to be taken of it."""
    tables.ROWS[1] = ("Größere Kampagnen", "Ads", 2, 1)


def nothing_in(tables: ModuleType) -> None:
    """A format that holds nothing."""
    tables.FILES[f"{tables.TITLE}.ods"] = lambda: b""


@pytest.mark.skipif(sys.platform == "win32", reason="the starters are scripts")
def test_a_program_imports_each_format(folder: Path, tmp_path: Path) -> None:
    said = asked("import", starters(folder, tmp_path / "nothing"))
    assert said == "xlsx, ods, csv; the windowed starter takes the first, too"


@pytest.mark.skipif(sys.platform == "win32", reason="the starters are scripts")
def test_a_program_without_the_library_that_reads_workbooks_is_found(folder: Path, tmp_path: Path) -> None:
    from smoke import Failed

    (tmp_path / "python_calamine.py").write_text("raise ImportError", encoding="utf-8")
    with pytest.raises(Failed, match="the part of the program that reads workbooks did not start"):
        asked("import", starters(folder, tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="the starters are scripts")
@pytest.mark.parametrize(("change", "said"), [(other_levels, "leads at 2"), (nothing_in, "is empty")])
def test_a_program_that_takes_something_else_is_found(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[ModuleType], None], said: str
) -> None:
    import tables
    from smoke import Failed

    monkeypatch.setattr(tables, "ROWS", list(tables.ROWS))
    monkeypatch.setattr(tables, "FILES", dict(tables.FILES))
    change(tables)
    with pytest.raises(Failed, match=said):
        asked("import", starters(folder, tmp_path / "nothing"))


@pytest.mark.slow
@pytest.mark.skipif(not BUILT.exists(), reason="make package builds it")
def test_the_folder_that_was_built_meets_every_demand() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "smoke.py"), str(BUILT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("ok    ") >= 7
