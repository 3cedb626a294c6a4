"""Builds what is handed out: `python packaging/build.py folder`, or another of the KINDS below.

The folder is built by PyInstaller from a clean environment of pinned packages; the same sources give the same bytes.
The version comes from the package and the date from the last commit, nothing from the machine.
"""

from __future__ import annotations

import gzip
import os
import platform
import re
import shutil
import subprocess
import sys
import textwrap
import venv
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from macos import bundle
from windows.file_list import macros
from windows.version_info import quad

ROOT = Path(__file__).parents[1]
HERE = ROOT / "packaging"
BUILD, OUT = ROOT / "build", ROOT / "dist"
LOCK, TOOLS = HERE / "requirements.lock", HERE / "tools.lock"
FOLDER = OUT / "Workbench"

NEEDS = (
    "libglib2.0-0t64 | libglib2.0-0, libegl1, libgl1, libxkbcommon0, libxkbcommon-x11-0, libxcb-cursor0, "
    "libxcb-icccm4, libxcb-keysyms1, libxcb-shape0, libxcb-image0, libxcb-render-util0, libxcb-randr0, "
    "libxcb-xinerama0, libdbus-1-3, libfontconfig1"
)
"""The Debian packages Qt's libraries are linked with, beside the C library of the system that builds."""

PRINTS_BY = "libcups2"
"""The Debian package Qt reaches printers by; without it a page can still become a PDF."""

MAINTAINER = "The Capability Workbench developers <nobody@invalid>"

SUMMARY = "design roles and see who holds the work"


def version() -> str:
    """The version of the package."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "workbench" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit("workbench/__init__.py names no version.")
    return found.group(1)


def commit_time() -> int:
    """Seconds since 1970 of the last commit; of the lock file in sources without a history."""
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout) if done.stdout.strip() else int(LOCK.stat().st_mtime)


def run(*command: str | Path, **environment: str) -> None:
    """Run a command in the project; the build ends where it fails."""
    done = subprocess.run([str(each) for each in command], cwd=ROOT, env={**os.environ, **environment}, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}.")


def python(lock: Path = LOCK) -> Path:
    """The Python of a clean environment of these pins, made where it is missing or older than they are."""
    place = ROOT / {LOCK: ".venv-package", TOOLS: ".venv-tools"}[lock]
    inside = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = place / "ready"
    if not ready.exists() or ready.stat().st_mtime < lock.stat().st_mtime:
        venv.create(place, clear=True, with_pip=True)
        run(inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock)
        ready.touch()
    return inside


def prepare() -> Path:
    """Icons and the bill of materials, which every build takes along; the environment's Python."""
    interpreter = python()
    run(interpreter, HERE / "make_icons.py", BUILD / "icons")
    bill = BUILD / "notices" / "sbom.json"
    run(python(TOOLS), HERE / "sbom.py", interpreter, version(), bill, SOURCE_DATE_EPOCH=str(commit_time()))
    return interpreter


def folder() -> None:
    """One folder with the windowed and the console starter, checked by smoke.py."""
    interpreter = prepare()
    shutil.rmtree(FOLDER, ignore_errors=True)
    run(
        interpreter, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", HERE / "workbench.spec",
        "--distpath", OUT, "--workpath", BUILD / "pyinstaller",
        SOURCE_DATE_EPOCH=str(commit_time()), PYTHONHASHSEED="0",
    )  # fmt: skip
    run(interpreter, HERE / "smoke.py", FOLDER)
    for name in ("THIRD_PARTY.txt", "sbom.json"):
        (source,) = FOLDER.rglob(f"licences/{name}")
        shutil.copy(source, OUT / f"{source.stem}-{sys.platform}-{platform.machine().lower()}{source.suffix}")


def deb() -> None:
    """A Debian package of the folder: starters, menu entry, file type, icons, manual page, copyright and changes."""
    folder()
    architecture = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    name = f"capability-workbench_{version()}_{architecture.stdout.strip()}"
    tree = BUILD / name
    shutil.rmtree(tree, ignore_errors=True)
    lib, share = tree / "usr/lib/capability-workbench", tree / "usr/share"
    shutil.copytree(FOLDER, lib, symlinks=True)
    for library in lib.rglob("*.so*"):
        if not library.is_symlink():
            library.chmod(0o644)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/capability-workbench").symlink_to("../lib/capability-workbench/Workbench")
    (tree / "usr/bin/workbench-cli").symlink_to("../lib/capability-workbench/workbench-cli")
    day = datetime.fromtimestamp(commit_time(), UTC).date().isoformat()
    texts = {"@VERSION@": version(), "@DATE@": day}
    _put(HERE / "linux/capability-workbench.desktop", share / "applications")
    _put(HERE / "linux/capability-workbench.xml", share / "mime/packages")
    _put(HERE / "linux/org.capability_workbench.app.metainfo.xml.in", share / "metainfo", texts)
    doc = share / "doc/capability-workbench"
    _put(HERE / "linux/copyright.in", doc, {"@YEAR@": day[:4]})
    _packed(_debian_changelog(), doc / "changelog.gz")
    _put(HERE / "linux/lintian/capability-workbench", share / "lintian/overrides")
    page = BUILD / "capability-workbench.1"
    run(python(), HERE / "linux/man_page.py", version(), day, page)
    for starter in ("capability-workbench", "workbench-cli"):
        _packed(page.read_text(encoding="utf-8"), share / f"man/man1/{starter}.1.gz")
    for picture in sorted((BUILD / "icons").glob("app-*.png")):
        size = picture.stem.removeprefix("app-")
        place = share / f"icons/hicolor/{size}x{size}/apps"
        place.mkdir(parents=True)
        shutil.copy(picture, place / "capability-workbench.png")
    kilobytes = sum(each.lstat().st_size for each in tree.rglob("*")) // 1024
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(
        f"Package: capability-workbench\nVersion: {version()}\nArchitecture: {architecture.stdout.strip()}\n"
        f"Maintainer: {MAINTAINER}\nInstalled-Size: {kilobytes}\n"
        f"Depends: libc6 (>= {platform.libc_ver()[1]}), {NEEDS}\nRecommends: {PRINTS_BY}\n"
        f"Section: misc\nPriority: optional\nDescription: {SUMMARY}\n"
        " Drag skills onto role cards and see who holds which work, and whether\n"
        " one side absorbs the expertise of the other.\n",
        encoding="utf-8",
    )
    for each in (tree, *tree.rglob("*")):
        os.utime(each, (commit_time(), commit_time()), follow_symlinks=False)
    package = OUT / f"{name}.deb"
    run("dpkg-deb", "-Zxz", "--root-owner-group", "--build", tree, package, SOURCE_DATE_EPOCH=str(commit_time()))
    print(f"{package} ({package.stat().st_size / 1_000_000:.0f} MB)")


def _debian_changelog() -> str:
    """What changed for users, in the form Debian's tools read."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    news = text.partition(f"## {version()}")[2].partition("\n## ")[0].partition("\n")[2].strip()
    points = [" ".join(each.split()) for each in re.split(r"(?m)^- ", news) if each.strip()]
    entries = "\n".join(textwrap.fill(each, 78, initial_indent="  * ", subsequent_indent="    ") for each in points)
    when = datetime.fromtimestamp(commit_time(), UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return f"capability-workbench ({version()}) unstable; urgency=low\n\n{entries}\n\n -- {MAINTAINER}  {when}\n"


def _packed(text: str, place: Path) -> None:
    """Write a text packed, the same bytes for the same text."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _put(source: Path, place: Path, texts: Mapping[str, str] | None = None) -> None:
    """Copy a text file, its placeholders filled in."""
    text = source.read_text(encoding="utf-8")
    for name, value in (texts or {}).items():
        text = text.replace(name, value)
    place.mkdir(parents=True, exist_ok=True)
    (place / source.name.removesuffix(".in")).write_text(text, encoding="utf-8")


def setup(payload: Path = FOLDER, number: str = "") -> Path:
    """The Windows installer of a built folder, by NSIS, which runs on Linux too. number: another version than ours."""
    number = number or version()
    lists = BUILD / "installer-files.nsh"
    lists.parent.mkdir(parents=True, exist_ok=True)
    lists.write_text(macros(payload), encoding="utf-8-sig")
    kilobytes = sum(each.stat().st_size for each in payload.rglob("*") if each.is_file()) // 1024
    output = OUT / f"CapabilityWorkbench-{number}-setup.exe"
    output.parent.mkdir(parents=True, exist_ok=True)
    words = {
        "VERSION": number,
        "QUAD": ".".join(map(str, quad(number))),
        "PAYLOAD_KB": str(kilobytes),
        "LIST": str(lists),
        "ICON": str(BUILD / "icons" / "app.ico"),
        "SIDE": str(BUILD / "icons" / "setup.bmp"),
        "OUTPUT": str(output),
    }
    options = [f"-D{name}={value}" for name, value in words.items()]
    script = HERE / "windows" / "installer.nsi"
    run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", "-XTarget amd64-unicode", *options, script)
    return output


def portable(payload: Path = FOLDER) -> Path:
    """The same Windows folder as a zip, for those who may not install. The same files give the same bytes."""
    output = OUT / f"CapabilityWorkbench-{version()}-windows-portable.zip"
    output.parent.mkdir(parents=True, exist_ok=True)
    day = datetime.fromtimestamp(commit_time(), UTC).timetuple()[:6]
    with zipfile.ZipFile(output, "w") as packed:
        for path in sorted(each for each in payload.rglob("*") if each.is_file()):
            inside = zipfile.ZipInfo(f"Capability Workbench/{path.relative_to(payload).as_posix()}", day)
            inside.create_system = 0
            packed.writestr(inside, path.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return output


def dmg() -> None:
    """The disk image of the macOS bundle that `folder` left, signed where there is a certificate."""
    app = OUT / bundle.NAME
    run(python(), HERE / "smoke.py", app)
    output = OUT / f"CapabilityWorkbench-{version()}-macos-{platform.machine()}.dmg"
    run("bash", HERE / "macos" / "make_dmg.sh", app, output)


KINDS: dict[str, Callable[[], object]] = {
    "tools": lambda: python(TOOLS),
    "prepare": prepare,
    "folder": folder,
    "deb": deb,
    "setup": setup,
    "portable": portable,
    "dmg": dmg,
}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in KINDS:
        raise SystemExit(f"What is to be built? One of: {', '.join(KINDS)}")
    KINDS[sys.argv[1]]()
