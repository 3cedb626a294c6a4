"""What can be known of a packaged program without building one."""

from __future__ import annotations

import configparser
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from workbench.cli import COMMANDS
from workbench.inventory import FOLDERS

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
NEW_TAG = "unknown-tag developer"
"""Said by an AppStream older than 1.0, which had another tag for it."""

NO_HOMEPAGE = "url-homepage-missing"
"""Said by AppStream 1.0 until the project has an address to name."""

MIME = "application/vnd.capability-workbench.map"


@pytest.fixture
def prune(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module the spec reads."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    import prune

    return prune


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/QtSvg.abi3.so",
        "PySide6/Qt6PrintSupport.dll",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "resources/templates/blank.json",
        "pydantic_core/_pydantic_core.pyd",
    ],
)
def test_what_the_program_needs_stays(prune: ModuleType, name: str) -> None:
    assert prune.keep(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Charts.so.6",
        "PySide6/Qt6Graphs.dll",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt6WebEngineCore.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_fi.qm",
        "PySide6/QtCore.pyi",
        "numpy/core/x.so",
        "PIL/Image.py",
        "lxml/etree.so",
        "openpyxl/tests/x.py",
        "libgtk-3.so.0",
        "libcups.so.2",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
    ],
)
def test_what_it_does_not_need_or_may_not_ship_goes(prune: ModuleType, name: str) -> None:
    assert not prune.keep(name)


def test_the_inventory_knows_every_package_that_a_registry_lists() -> None:
    asks = re.compile(r"^from workbench\.domain\.registry import .*\b(?:collect|discover)\b", re.MULTILINE)
    asking = [path for path in (ROOT / "workbench").rglob("*.py") if asks.search(path.read_text(encoding="utf-8"))]
    assert len(asking) == len(FOLDERS), asking


def test_every_pin_has_its_hashes_and_no_test_tool_is_packaged() -> None:
    lock = (PACKAGING / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w-]+)==", lock, re.MULTILINE)
    assert {"pyside6-essentials", "pydantic", "pyinstaller"} <= set(pins)
    assert not {"pytest", "hypothesis", "mypy", "numpy", "pyside6", "pyside6-addons"} & set(pins)
    assert len(re.findall(r"==[^\n]+\\\n    --hash=sha256:", lock)) == len(pins)


def test_both_locks_pin_the_same_versions() -> None:
    def pins(path: Path) -> dict[str, str]:
        return dict(re.findall(r"^([\w-]+)==([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE))

    tested, shipped = pins(ROOT / "requirements.lock"), pins(PACKAGING / "requirements.lock")
    shared = tested.keys() & shipped.keys()
    assert {"pyside6-essentials", "pydantic-core", "xlsxwriter"} <= shared
    assert {name: tested[name] for name in shared} == {name: shipped[name] for name in shared}


def test_the_manual_page_says_every_command_and_exit_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from linux.man_page import text

    page = text("1.2.3", "2026-11-30")
    for name in COMMANDS:
        assert f".SS {name}".replace("-", "\\-") in page
    for each in (
        ".TH",
        ".SH NAME",
        ".SH SYNOPSIS",
        ".SH EXIT STATUS",
        ".SH ENVIRONMENT",
        "WORKBENCH_HOME",
        "\\-\\-paper",
    ):
        assert each in page
    if shutil.which("man"):
        (tmp_path / "page.1").write_text(page, encoding="utf-8")
        read = subprocess.run(
            ["man", "--warnings", "-E", "UTF-8", "-l", tmp_path / "page.1"], capture_output=True, text=True, check=True
        )
        assert read.stderr == ""
        assert "--fail-on error|warning|advice|never" in read.stdout


def test_what_changed_is_told_as_debian_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from build import MAINTAINER, _debian_changelog, version

    lines = _debian_changelog().splitlines()
    assert lines[0] == f"capability-workbench ({version()}) unstable; urgency=low"
    assert lines[-1].startswith(f" -- {MAINTAINER}  ")
    assert all(each == "" or each.startswith(("  * ", "    ")) for each in lines[1:-1])
    assert max(map(len, lines[1:-1])) <= 80


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="no Debian")
def test_the_packages_qt_needs_are_the_same_for_a_checkout_and_for_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from build import NEEDS

    script = (ROOT / "tools" / "system_libraries.sh").read_text(encoding="utf-8")
    wanted = re.search(r'^wanted="([^"]*)"', script, re.MULTILINE)
    assert wanted is not None
    asked = {frozenset(each.split("|")) for each in wanted[1].split()}
    assert asked == {frozenset(each.strip() for each in one.split("|")) for one in NEEDS.split(",")}


def test_the_desktop_file_and_the_file_type_name_each_other() -> None:
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.optionxform = str  # type: ignore[assignment, method-assign]
    desktop.read(PACKAGING / "linux" / "capability-workbench.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    assert entry["Exec"] == "capability-workbench %f"
    assert entry["MimeType"] == f"{MIME};"
    kind = ElementTree.parse(PACKAGING / "linux" / "capability-workbench.xml").getroot()[0]
    assert kind.get("type") == MIME
    assert any(each.get("pattern") == "*.capmap" for each in kind)
    about = ElementTree.parse(PACKAGING / "linux" / "org.capability_workbench.app.metainfo.xml.in").getroot()
    assert about.findtext("launchable") == "capability-workbench.desktop"
    assert about.findtext("provides/mediatype") == MIME


def test_icons_hold_every_size(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(PACKAGING / "make_icons.py"), str(tmp_path)], check=True, timeout=60)
    data = (tmp_path / "app.ico").read_bytes()
    number = struct.unpack("<HHH", data[:6])[2]
    assert [data[6 + 16 * n] or 256 for n in range(number)] == [16, 20, 24, 32, 40, 48, 64, 128, 256]
    offset, size = struct.unpack("<II", data[6 + 8 : 6 + 16])[::-1]
    assert data[offset : offset + 4] == b"\x89PNG"
    assert offset + size <= len(data)
    body = (tmp_path / "app.icns").read_bytes()
    assert body[:4] == b"icns"
    assert struct.unpack(">I", body[4:8])[0] == len(body)
    place, kinds = 8, []
    while place < len(body):
        kinds.append(body[place : place + 4])
        place += struct.unpack(">I", body[place + 4 : place + 8])[0]
    assert kinds == [b"icp4", b"icp5", b"icp6", b"ic07", b"ic08", b"ic09", b"ic10"]


def findings(*command: str | Path) -> str:
    """What a validator prints; it may not fail."""
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not installed")
def test_the_description_for_software_centres_is_valid(tmp_path: Path) -> None:
    text = (PACKAGING / "linux" / "org.capability_workbench.app.metainfo.xml.in").read_text(encoding="utf-8")
    file = tmp_path / "org.capability_workbench.app.metainfo.xml"
    file.write_text(text.replace("@VERSION@", "1.0.0").replace("@DATE@", "2026-01-01"), encoding="utf-8")
    command = ["appstreamcli", "validate", "--no-net", "--pedantic", str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    problems = [line.split(": ")[-1] for line in said.splitlines() if line[:2] in ("E:", "W:", "I:", "P:")]
    assert set(problems) <= {NEW_TAG, NO_HOMEPAGE}, said


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed")
def test_the_menu_entry_is_valid() -> None:
    assert findings("desktop-file-validate", PACKAGING / "linux" / "capability-workbench.desktop") == ""


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="update-mime-database is not installed")
def test_the_system_knows_the_file_type(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    shutil.copy(PACKAGING / "linux" / "capability-workbench.xml", tmp_path / "packages")
    findings("update-mime-database", tmp_path)
    assert f"50:{MIME}:*.capmap" in (tmp_path / "globs2").read_text(encoding="utf-8")
    assert f"{MIME} application/zip" in (tmp_path / "subclasses").read_text(encoding="utf-8")


def test_the_small_icon_is_sharp_where_it_is_drawn() -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    from workbench.shell.icons import application_drawing

    for size in (16, 24):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(str(application_drawing(size))).render(painter)
        painter.end()
        middle = [image.pixelColor(x, size // 2).name().upper() for x in range(size)]
        assert set(middle) - {"#000000"} == {"#A65605", "#7A4FA3", "#0A66B2"}, "an edge falls between two pixels"
    assert application_drawing(16) != application_drawing(32)
