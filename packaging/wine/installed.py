"""What is rehearsed of the installer: install, upgrade, refusals, another folder, and that nothing is left behind."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from built import ELSEWHERE, self_test
from stage import BUILT, DRIVE, PACE, Failed, display, must, started, unix, wine

import build

PLACE = DRIVE / "users/root/AppData/Local/Programs/Capability Workbench"
INSIDE = r"C:\users\root\AppData\Local\Programs\Capability Workbench"
WINDOWS = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion"
OWN = r"HKCU\Software\Capability Workbench"
PROGID = r"HKCU\Software\Classes\CapabilityWorkbench.Map"
TOO_OLD = "17763"
"""The build number of Windows 10, version 1809."""
THERE = (r"HKCU\Software\Classes", r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall")
"""Keys that every Windows has and a new Wine has not."""
NOT_OURS = re.compile(r"\\Software\\Wine\\|\\Explorer\\|\\MuiCache|Start Menu")
"""What Wine itself notes of programs and shortcuts it has seen."""

Entries = frozenset[tuple[str, str]]
_before: list[Entries] = []


def registry() -> Entries:
    """Every value of this user, as (key, line); a key without values as (key, "")."""
    found, key = set(), ""
    for line in must("reg", "query", "HKCU\\Software", "/s").splitlines():
        if line.startswith("HKEY_"):
            key = line.strip()
            found.add((key, ""))
        elif line.strip():
            found.add((key, line.strip()))
    return frozenset(each for each in found if not NOT_OURS.search(each[0]) and not NOT_OURS.search(each[1]))


def refuses_an_old_windows() -> str:
    """On a Windows that is too old setup ends with 3 and installs nothing."""
    for key in THERE:
        must("reg", "add", key, "/f")
    _before.append(registry())
    build_number = re.search(r"CurrentBuildNumber\s+REG_SZ\s+(\d+)", must("reg", "query", WINDOWS))
    if build_number is None:
        raise Failed("this Wine names no build number")
    codes = []
    for number in (TOO_OLD, build_number.group(1)):
        for name in ("CurrentBuildNumber", "CurrentBuild"):
            must("reg", "add", WINDOWS, "/v", name, "/d", number, "/f")
        if number == TOO_OLD:
            codes.append(wine("setup.exe", "/S").returncode)
    if codes != [3] or PLACE.exists() or registry() != _before[0]:
        raise Failed(f"exit code {codes[0]}, 3 expected, or something was installed")
    return f"build {TOO_OLD}: exit code 3, nothing touched"


def installs_the_old_version() -> str:
    """The older version first, as a user may have it."""
    must("older.exe", "/S")
    if not (PLACE / "_internal" / "gone" / "old.dll").exists():
        raise Failed("its files are not there")
    (PLACE / "mine.capmap").write_text("mine", encoding="utf-8")
    return "0.0.9, and a file of the user's own put beside it"


def upgrades() -> str:
    """In place: what the older version left is gone, what the user put there stays, the keys name the new one."""
    must("setup.exe", "/S")
    _same_files("mine.capmap")
    if build.version() not in must("reg", "query", OWN, "/v", "Version"):
        raise Failed("the registry names another version")
    return self_test(INSIDE)


def installs() -> str:
    """Silently; every file of the payload is there, the shortcut, the entry in Apps, the file type with its icon."""
    keys = dict.fromkeys(each for each in registry() - _before[0])
    text = "\n".join(f"{key} {value}" for key, value in keys)
    wanted = ("DisplayName", "DisplayVersion", "QuietUninstallString", "EstimatedSize", "Workbench.exe,0")
    missing = [each for each in wanted if each not in text]
    if missing or not list(DRIVE.rglob("Start Menu/Programs/Capability Workbench.lnk")):
        raise Failed(f"the registry lacks {missing}, or there is no shortcut")
    return f"{len(keys)} entries in the registry of this user, shortcut, icon"


def refuses_while_running() -> str:
    """Over the running program setup ends with 5 and touches no file; the uninstaller touches none either."""
    before = _state(PLACE)
    with started("Workbench.exe", "--template", "blank", folder=unix(INSIDE)) as program:
        PACE.rest(600)
        if program.poll() is not None:
            raise Failed(f"the program did not stay open: {program.returncode}")
        code = wine("setup.exe", "/S").returncode
        wine("uninstall.exe", "/S", folder=unix(INSIDE))  # it goes on from a copy, so its own code says nothing
        PACE.rest(300)
        touched = _state(PLACE) != before
    if code != 5 or touched:
        raise Failed(f"exit code {code}, files {'changed' if touched else 'as before'}")
    return "exit code 5, nothing touched; the uninstaller touches nothing either"


def refuses_a_downgrade() -> str:
    """A newer version is not replaced by an older one."""
    before = _state(PLACE)
    code = wine("older.exe", "/S").returncode
    if code != 6 or _state(PLACE) != before:
        raise Failed(f"exit code {code}, 6 expected, or files were changed")
    return "0.0.9 over it: exit code 6, nothing touched"


def uninstalls() -> str:
    """Exactly what was installed goes: every key, the shortcut and the files; the user's own file stays."""
    must("uninstall.exe", "/S", folder=unix(INSIDE))
    _wait_until_gone(PLACE)
    left = sorted(each.name for each in PLACE.iterdir()) if PLACE.exists() else []
    changed = registry() ^ _before[0]
    if left != ["mine.capmap"] or changed or list(DRIVE.rglob("Capability Workbench.lnk")):
        raise Failed(f"left: files {left}, registry {sorted(changed)}")
    return "nothing left but the user's own file; the user's registry is as before the first install"


def another_folder() -> str:
    """/D= puts it where IT wants it, and the uninstaller finds it there."""
    must("setup.exe", "/S", *f"/D={ELSEWHERE}".split(" "))  # NSIS wants it last and without quotation marks
    place = DRIVE / ELSEWHERE.removeprefix("C:\\").replace("\\", "/")
    said = self_test(ELSEWHERE)
    must("uninstall.exe", "/S", folder=unix(ELSEWHERE))
    _wait_until_gone(place)
    if place.exists() or registry() != _before[0]:
        raise Failed("the uninstaller left something")
    return f"{said}; nothing left"


def as_the_release_tries_it() -> str:
    """The script the release runs on Windows; here it runs the registered command itself, which Wine does not."""
    script = "src/packaging/windows/try_setup.py"
    with display() as screen:
        must("runtime/cp312/python.exe", script, "setup.exe", "--no-shell", screen=screen)
    if registry() != _before[0]:
        raise Failed("it left something in the registry")
    return "try_setup.py: installed, opened by the command, refused over the running program, uninstalled"


def _wait_until_gone(place: Path) -> None:
    """The uninstaller goes on from a copy of itself; the registry is the last it clears."""
    PACE.until(lambda: not (place / "Workbench.exe").exists() and registry() == _before[0])


def _same_files(*besides: str) -> None:
    wanted = {each.relative_to(BUILT).as_posix() for each in BUILT.rglob("*") if each.is_file()}
    found = {each.relative_to(PLACE).as_posix() for each in PLACE.rglob("*") if each.is_file()}
    if found != wanted | {"uninstall.exe", *besides}:
        raise Failed(f"missing {sorted(wanted - found)[:3]}, too many {sorted(found - wanted)[:3]}")


def _state(folder: Path) -> dict[str, str]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return {str(each): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}
