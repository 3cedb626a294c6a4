"""Whether a built program is whole: its self-test, a real export, an import, what it must not hold, and its size.

`python packaging/smoke.py FOLDER`, or an .app. Knows nothing of how it was built; runs only what is in the folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import tables
from prune import FORBIDDEN, KEPT_MODULES

MEGABYTE = 1_000_000
BUDGET = {"win32": 95, "linux": 190, "darwin": 220}
"""Megabytes a built folder may take."""

LICENCES = (
    "Apache-2.0.txt",
    "LGPL-3.txt",
    "GPL-3.txt",
    "QT_THIRD_PARTY.txt",
    "SOURCE_OFFER.txt",
    "THIRD_PARTY.txt",
    "sbom.json",
)
SUFFIX = ".exe" if sys.platform == "win32" else ""


class Failed(Exception):
    """A sentence: what is not as it should be."""


def run(folder: Path, *arguments: str, home: Path, starter: str = "workbench-cli") -> str:
    """What the packaged program prints; Failed where it ends badly. Nothing of the machine's Python reaches it."""
    environment = {
        "WORKBENCH_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "LANG") if name in os.environ},
    }
    done = subprocess.run(
        [str(_programs(folder) / f"{starter}{SUFFIX}"), *arguments],
        env=environment,
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    if done.returncode not in (0, 1) or done.stderr.strip() or (done.returncode and arguments[0] != "check"):
        raise Failed(f"{starter} {' '.join(arguments)} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def _programs(folder: Path) -> Path:
    """Where the starters lie: in the folder itself, or inside a macOS bundle."""
    inside = folder / "Contents" / "MacOS"
    return inside if inside.is_dir() else folder


def _whole(folder: Path, home: Path) -> str:
    return "\n      " + run(folder, "self-test", "--window", home=home).strip().replace("\n", "\n      ")


def _job(folder: Path, home: Path) -> str:
    run(folder, "new", "--template", "before-and-after", "-o", "today.capmap", home=home)
    said = run(folder, "check", "today.capmap", home=home)
    for name in ("today.xlsx", "today.pdf"):
        run(folder, "export", "today.capmap", "-o", name, home=home)
    size, report = ((home / name).stat().st_size for name in ("today.xlsx", "today.pdf"))
    if not said.startswith("On paper product holds 60\N{NO-BREAK SPACE}%") or min(size, report) < 20_000:
        raise Failed(f"the workbook of {size} bytes, the report of {report} or the message is not right: {said[:200]}")
    return f"new, check, export ({size:,} and {report:,} bytes)"


def _imports(folder: Path, home: Path) -> str:
    """A table in each format becomes the same map; a workbook is read by a process that the program starts itself."""
    for name, make in tables.FILES.items():
        (home / name).write_bytes(make())
        _taken(name, run(folder, "import", name, "-o", "taken.capmap", "--dry-run", "--format", "json", home=home))
    first = next(iter(tables.FILES))
    run(folder, "import", first, "-o", "taken.capmap", home=home, starter="Workbench")
    again = ("import", first, "--into", "taken.capmap", "-o", "again.capmap", "--dry-run", "--format", "json")
    said = json.loads(run(folder, *again, home=home))
    if said["unchanged"]["assignments"] != len(tables.TAKEN) or any(said["added"].values()):
        raise Failed(f"{first}, taken by the windowed starter and read again, is another: {said}")
    return f"{', '.join(name.rpartition('.')[2] for name in tables.FILES)}; the windowed starter takes the first, too"


def _taken(name: str, said: str) -> None:
    """Raises Failed where that is not what is to be taken of the table."""
    report = json.loads(said)
    lines = [each for each in report["lines"] if each["kind"] == "assignment"]
    found = {f"{each['holder']}: {each['name']}": each["sentence"] for each in lines}
    wanted = {
        key: f"{skill} of {role}: {what}."
        for key, what in tables.TAKEN.items()
        for role, skill in [key.split(": ", maxsplit=1)]
    }
    if found != wanted or report["questions"] or report["added"]["skills"] != len(tables.ROWS) - 1:
        raise Failed(f"of {name} it takes {report['added']}, {found}, and asks {report['questions']}")


def _clean(folder: Path, _: Path) -> str:
    names = [each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()]
    bad = [each for each in names if FORBIDDEN.search(each)]
    if bad:
        raise Failed(f"{len(bad)} files do not belong there, such as {bad[0]}")
    found = {Path(each).name.split(".")[0] for each in names}
    missing = [each for each in KEPT_MODULES if each.rpartition(".")[2] not in found]
    if missing:
        raise Failed(f"not there: {', '.join(missing)}")
    dangling = [each.name for each in folder.rglob("*") if each.is_symlink() and not each.exists()]
    if dangling:
        raise Failed(f"{len(dangling)} links lead nowhere, such as {dangling[0]}")
    return f"{len(names)} files, none that does not belong"


def _licences(folder: Path, _: Path) -> str:
    found = {each.name: each for each in folder.rglob("licences/*")}
    missing = [each for each in LICENCES if each not in found]
    if missing:
        raise Failed(f"not there: {', '.join(missing)}")
    notice = found["THIRD_PARTY.txt"].read_text(encoding="utf-8")
    unnamed = [
        each
        for each in ("PySide6", "Python", "pydantic", "orjson", "XlsxWriter", "python-calamine", "PyYAML")
        if each.lower() not in notice.lower()
    ]
    if unnamed:
        raise Failed(f"THIRD_PARTY.txt does not name {', '.join(unnamed)}")
    return f"{len(found)} texts, {len(notice):,} characters of notices"


def _small(folder: Path, _: Path) -> str:
    size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file() and not each.is_symlink()) / MEGABYTE
    most = BUDGET[sys.platform]
    if size > most:
        raise Failed(f"{size:.0f} MB, at most {most}")
    return f"{size:.0f} MB of {most}"


def _starts(folder: Path, home: Path) -> str:
    begin = time.perf_counter()
    run(folder, "self-test", "--window", home=home, starter="Workbench")
    return f"the windowed starter runs ({time.perf_counter() - begin:.1f} s with the self-test)"


PARTS: tuple[tuple[str, Callable[[Path, Path], str]], ...] = (
    ("self-test", _whole),
    ("the job", _job),
    ("import", _imports),
    ("starter", _starts),
    ("contents", _clean),
    ("licences", _licences),
    ("size", _small),
)


def failures(folder: Path) -> Iterator[str]:
    """Run every part, print a line for each, and yield what failed."""
    with tempfile.TemporaryDirectory() as home:
        for name, part in PARTS:
            try:
                print(f"ok    {name}: {part(folder, Path(home))}")
            except (Failed, OSError, subprocess.TimeoutExpired) as failure:
                print(f"FAIL  {name}: {failure}")
                yield name


if __name__ == "__main__":
    sys.exit(1 if list(failures(Path(sys.argv[1]).resolve())) else 0)
