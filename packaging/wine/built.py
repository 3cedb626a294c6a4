"""What is rehearsed of the build: the folder, its starters' resources, its work, the portable zip and setup.exe."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

from smoke import BUDGET, FORBIDDEN, MEGABYTE
from stage import BUILT, DRIVE, STAGE, WORK, Failed, display, must, unix, wine
from windows.version_info import PUBLISHER

import build
from tests.support.workbooks import sheet_xml, workbook

BUDGET_SETUP = 32
"""Megabytes."""
BUILDS = 80_000
"""Floors after which a build has failed: it takes 6,000 on an idle machine, and on a shared one a share of them."""
PLACE = "/w/src/dist/Workbench"
"""The built folder, as the root has it."""
ELSEWHERE = r"C:\Träger 1\Für alle & jeden"
"""A place with the letters and spaces of people's own folders."""
LIMITS = "from workbench.runtime import own_limits; own_limits._limit(1 << 30, 30)"
"""What a reader limits itself by, with the error that it would pass over."""
MANIFEST, ICON = 24, 14
"""Kinds of resource in a Windows program."""
SETTINGS = ("asInvoker", "PerMonitorV2", "longPathAware", "UTF-8")


def self_test(place: str, screen: str = "") -> str:
    """The self-test in an installed or built folder, with a painted window."""
    said = must("workbench-cli.exe", "self-test", "--window", folder=unix(place), screen=screen)
    parts = said.splitlines()
    if not all(each.startswith("ok ") for each in parts) or not parts[-1].startswith("ok    window: "):
        raise Failed(said)
    return f"self-test with a painted window: {len(parts)} of {len(parts)}"


def smoke() -> str:
    """What the release asks of the folder on Windows, by a Windows Python."""
    said = must("../runtime/cp312/python.exe", "packaging/smoke.py", "dist/Workbench", folder="/w/src")
    parts = [each.removeprefix("ok    ") for each in said.splitlines() if each.startswith("ok ")]
    (about,) = (each for each in parts if each.startswith("import: "))
    return f"smoke.py: {len(parts)} of {len(parts)}; {about}"


def folder() -> str:
    """The spec, run by PyInstaller under Wine; within its budget and without what may not be in it."""
    command = ("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "packaging/workbench.spec")
    where = ("--distpath", "dist", "--workpath", "work")
    must("../runtime/cp312/python.exe", *command, *where, folder="/w/src", floors=BUILDS)
    names = [each.relative_to(BUILT).as_posix() for each in BUILT.rglob("*") if each.is_file()]
    bad = [each for each in names if FORBIDDEN.search(each)]
    if bad:
        raise Failed(f"{len(bad)} files do not belong there, such as {bad[0]}")
    size = sum((BUILT / each).stat().st_size for each in names) / MEGABYTE
    if size > BUDGET["win32"]:
        raise Failed(f"the folder takes {size:.0f} MB, at most {BUDGET['win32']}")
    return f"{len(names)} files, {size:.0f} MB of {BUDGET['win32']}"


def bundle() -> str:
    """The self-test inside the built folder, without a screen."""
    return self_test(PLACE)


def native() -> str:
    """The same on a screen, on the plugin Qt takes on Windows by itself."""
    with display() as screen:
        return self_test(PLACE, screen)


def starters() -> str:
    """Both starters say what they are: version, manifest, icon."""
    for name in ("Workbench", "workbench-cli"):
        words, manifest, icons = resources(BUILT / f"{name}.exe")
        wanted = {"ProductVersion": build.version(), "OriginalFilename": f"{name}.exe", "CompanyName": PUBLISHER}
        if not wanted.items() <= words.items() or not words.get("FileDescription"):
            raise Failed(f"the version resource of {name}.exe says {words}")
        missing = [each for each in SETTINGS if each not in manifest]
        if missing or not icons:
            raise Failed(f"{name}.exe has no icon, or its manifest lacks {missing}")
    return f"version {build.version()}, {', '.join(SETTINGS)}, icon"


def same_workbook() -> str:
    """A workbook made by the Windows build is the one made here, cell by cell."""
    from openpyxl import load_workbook

    jobs = (
        ("new", "--template", "before-and-after", "-o", r"C:\a.capmap"),
        ("export", r"C:\a.capmap", "-o", r"C:\a.xlsx"),
    )
    for name in jobs:
        must("workbench-cli.exe", *name, folder=PLACE)
    here = STAGE / "here.xlsx"
    environment = {**os.environ, "PYTHONPATH": str(build.ROOT)}
    command = [str(build.python()), "-m", "workbench", "export", str(DRIVE / "a.capmap"), "-o", str(here)]
    subprocess.run(command, env=environment, cwd=build.ROOT, capture_output=True, check=True)
    one, other = load_workbook(DRIVE / "a.xlsx"), load_workbook(here)
    cells = [(each.title, cell.coordinate, cell.value) for each in one for row in each.iter_rows() for cell in row]
    same = [(each.title, cell.coordinate, cell.value) for each in other for row in each.iter_rows() for cell in row]
    if cells != same:
        raise Failed(f"first difference: {next(pair for pair in zip(cells, same, strict=False) if pair[0] != pair[1])}")
    return f"{len(cells):,} cells"


def parts_lists_as_windows() -> str:
    """A list that is exported is parted by what Windows parts lists by, and read again it changes nothing."""
    must("workbench-cli.exe", "new", "--force", "--template", "before-and-after", "-o", r"C:\a.capmap", folder=PLACE)
    for separator in (";", ","):
        must("reg", "add", r"HKCU\Control Panel\International", "/v", "sList", "/d", separator, "/f")
        export = ("export", r"C:\a.capmap", "--as", "list", "-o", r"C:\a.csv")
        must("workbench-cli.exe", *export, folder=PLACE)
        head = (DRIVE / "a.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        if separator not in head or {";": ",", ",": ";"}[separator] in head:
            raise Failed(f"where Windows parts lists by {separator} the list begins {head}")
        taken = ("import", r"C:\a.csv", "--into", r"C:\a.capmap", "-o", r"C:\b.capmap", "--dry-run", "--format", "json")
        report = json.loads(must("workbench-cli.exe", *taken, folder=PLACE))
        if any(report["added"].values()) or any(report["updated"].values()):
            raise Failed(f"read again it adds {report['added']} and changes {report['updated']}")
    return "; and , as in the registry, and both read again"


def limits_its_reader() -> str:
    """A workbook whose reader asks for room for 17 thousand million cells is refused with a sentence."""
    row = '<row r="1"><c r = "A1"><v>1</v></c><c r = "XFD1048576"><v>1</v></c></row>'
    (DRIVE / "far.xlsx").write_bytes(workbook(sheet_xml(row)))
    done = wine("workbench-cli.exe", "import", r"C:\far.xlsx", "-o", r"C:\far.capmap", folder=PLACE)
    if done.returncode != 2 or "asks for more memory than a table needs." not in done.stderr:
        raise Failed(f"it ended with {done.returncode}: {done.stdout}{done.stderr}")
    must("../runtime/cp312/python.exe", "-c", LIMITS, folder="/w/src")
    return "its reader ends, and it says why; Wine takes the limits of a job"


def portable() -> str:
    """The zip, unpacked in a folder with spaces and umlauts, runs from there."""
    made = build.portable(BUILT)
    place = DRIVE / ELSEWHERE.removeprefix("C:\\").replace("\\", "/")
    with zipfile.ZipFile(made) as packed:
        packed.extractall(place)
    said = self_test(rf"{ELSEWHERE}\Capability Workbench")
    shutil.rmtree(place)
    return f"{made.stat().st_size / MEGABYTE:.1f} MB; {said}"


def setup() -> str:
    """setup.exe, within its budget; it asks for no administrator."""
    made = build.setup(BUILT)
    shutil.copy(made, WORK / "setup.exe")
    size = made.stat().st_size / MEGABYTE
    if size > BUDGET_SETUP:
        raise Failed(f"setup.exe takes {size:.1f} MB, at most {BUDGET_SETUP}")
    words, manifest, icons = resources(made)
    if words.get("ProductVersion") != build.version() or "asInvoker" not in manifest or not icons:
        raise Failed(f"setup.exe says {words}, {icons} icons, or asks for an administrator")
    return f"{size:.1f} MB of {BUDGET_SETUP}; asInvoker"


def older_setup() -> str:
    """A small installer of an older version, with a file that the new one no longer has."""
    payload = STAGE / "older"
    shutil.rmtree(payload, ignore_errors=True)
    (payload / "_internal" / "gone").mkdir(parents=True)
    (payload / "_internal" / "gone" / "old.dll").write_text("old", encoding="utf-8")
    shutil.copy(BUILT / "Workbench.exe", payload)
    made = build.setup(payload, "0.0.9")
    shutil.move(made, WORK / "older.exe")
    return "0.0.9"


def resources(program: Path) -> tuple[dict[str, str], str, int]:
    """The version's words, the manifest, and the number of icons of a Windows program."""
    parsed = _pefile().PE(str(program), fast_load=False)
    words = {
        key.decode(): value.decode()
        for info in getattr(parsed, "FileInfo", [])
        for part in info
        for table in getattr(part, "StringTable", [])
        for key, value in table.entries.items()
    }
    kinds: dict[int, Any] = {each.id: each.directory for each in parsed.DIRECTORY_ENTRY_RESOURCE.entries if each.id}
    leaf = kinds[MANIFEST].entries[0].directory.entries[0].data.struct
    manifest = parsed.get_data(leaf.OffsetToData, leaf.Size).decode("utf-8")
    return words, manifest, len(kinds[ICON].entries) if ICON in kinds else 0


def _pefile() -> ModuleType:
    """The reader of Windows programs that PyInstaller brings along on Windows."""
    if str(WORK / "lib") not in sys.path:
        sys.path.append(str(WORK / "lib"))
    import pefile  # type: ignore[import-not-found, unused-ignore]

    return pefile
