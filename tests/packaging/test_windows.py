"""What Windows is told of the program: version resource, manifest, the lists of the installer, the portable zip."""

from __future__ import annotations

import ast
import shutil
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
AMD64 = 0x8664
"""The machine a 64-bit Windows program says it is for, in its PE header."""


@pytest.fixture(autouse=True)
def packaging(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts of packaging/ can be imported."""
    monkeypatch.syspath_prepend(str(PACKAGING))


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    """A folder as a Windows build might leave it."""
    folder = tmp_path / "Workbench"
    for name in ("Workbench.exe", "_internal/python312.dll", "_internal/a b/odd $name.dll", "_internal/empty/.keep"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def own_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is built goes below tmp_path."""
    import build

    monkeypatch.setattr(build, "BUILD", tmp_path / "build")
    monkeypatch.setattr(build, "OUT", tmp_path / "dist")


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("2", (2, 0, 0, 0)), ("1.2.3.4", (1, 2, 3, 4)), ("1.4.0rc1", (1, 4, 0, 0))],
)
def test_a_version_becomes_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    from windows.version_info import quad

    assert quad(version) == numbers


def test_a_version_without_a_number_is_refused() -> None:
    from windows.version_info import quad

    with pytest.raises(ValueError, match="does not begin"):
        quad("next")


def test_the_version_resource_names_program_version_and_publisher() -> None:
    from windows.version_info import text

    tree = ast.parse(text("Workbench", "Capability Workbench", "1.2.0"), mode="eval")
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)]
    words = dict(ast.literal_eval(ast.Tuple(each.args)) for each in calls if each.func.id == "StringStruct")  # type: ignore[attr-defined]
    assert words["ProductVersion"] == words["FileVersion"] == "1.2.0"
    assert words["OriginalFilename"] == "Workbench.exe"
    assert words["FileDescription"] == "Capability Workbench"
    fixed = next(each for each in calls if each.func.id == "FixedFileInfo")  # type: ignore[attr-defined]
    assert ast.literal_eval(fixed.keywords[0].value) == (1, 2, 0, 0)


def test_the_manifest_asks_for_no_administrator_and_knows_screens_long_paths_and_utf8() -> None:
    tree = ElementTree.parse(PACKAGING / "windows" / "app.manifest").getroot()
    said = {each.tag.partition("}")[2]: (each.text or "").strip() for each in tree.iter()}
    assert said["dpiAwareness"] == "PerMonitorV2"
    assert said["longPathAware"] == "true"
    assert said["activeCodePage"] == "UTF-8"
    level = next(each for each in tree.iter() if each.tag.endswith("requestedExecutionLevel"))
    assert level.get("level") == "asInvoker"


def test_the_uninstaller_removes_what_was_installed_and_nothing_else(payload: Path) -> None:
    from windows.file_list import install_lines, uninstall_lines

    installed, place = set(), ""
    for line in install_lines(payload):
        word, _, rest = line.partition(" ")
        if word == "SetOutPath":
            place = rest.strip('"')
        else:
            installed.add(f"{place}\\{Path(rest.strip(chr(34))).name.replace('$', '$$')}")
    lines = list(uninstall_lines(payload))
    removed = {line.removeprefix("Delete ").strip('"') for line in lines if line.startswith("Delete ")}
    assert removed == installed
    assert len(removed) == 4
    assert not any("/r" in line.split('"')[0] for line in lines)
    folders = [line for line in lines if line.startswith("RMDir")]
    assert folders[-1] == 'RMDir "$INSTDIR\\_internal"'
    assert all("$INSTDIR\\" in line for line in folders)


@pytest.mark.usefixtures("own_output")
def test_the_portable_zip_holds_the_folder_and_is_the_same_each_time(payload: Path) -> None:
    import build

    first = build.portable(payload).read_bytes()
    assert build.portable(payload).read_bytes() == first
    with zipfile.ZipFile(build.portable(payload)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
    assert "Capability Workbench/Workbench.exe" in names
    assert len(names) == 4


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")
@pytest.mark.usefixtures("own_output")
def test_the_installer_compiles_without_a_warning(payload: Path, tmp_path: Path) -> None:
    import build

    icons = tmp_path / "build" / "icons"
    subprocess.run([sys.executable, str(PACKAGING / "make_icons.py"), str(icons)], check=True, timeout=60)
    data = build.setup(payload).read_bytes()
    header = struct.unpack("<I", data[0x3C:0x40])[0]
    assert data[header : header + 4] == b"PE\0\0"
    assert struct.unpack("<H", data[header + 4 : header + 6])[0] == AMD64
