"""How soon something is on the screen, and how soon the command line has answered."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.maps import board, neglected, typical
from tests.bench.ratio import Timed, compare
from tests.bench.rows import Result, row
from workbench.domain.model import CapabilityMap
from workbench.files.document import to_bytes
from workbench.files.identity import fresh_identity

ROOT = Path(__file__).parents[2]
ROUNDS = 11


def process(arguments: Sequence[str], home: str) -> Timed:
    """A process of its own, from its start until its first line or its end."""

    def run() -> float:
        environment = {**os.environ, "WORKBENCH_HOME": home, "PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        begin = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-P", *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            return time.perf_counter() - begin

    return run


def saved(document: CapabilityMap, folder: str) -> str:
    """A map as a file."""
    path = Path(folder) / "map.capmap"
    path.write_bytes(to_bytes(document, fresh_identity())[0])
    return str(path)


@row("start", "start to a painted map of 60 roles x 20 skills", "an empty QMainWindow", 3.0)
def start() -> Result:
    """Judged by the pixels of the screen."""
    with tempfile.TemporaryDirectory() as home:
        painted = ["-m", "tests.bench.painted"]
        return Result(
            compare(process(painted, home), process([*painted, saved(board(60), home)], home), ROUNDS),
        )


@row("check", "workbench check, 1,200 assignments", 'python -c "import pydantic"', 3.0)
def check() -> Result:
    """The command line, from start to the end of its answer."""
    with tempfile.TemporaryDirectory() as home:
        asked = ["-m", "workbench", "check", saved(typical(), home)]
        return Result(compare(process(["-c", "import pydantic; print()"], home), process(asked, home), ROUNDS))


@row("json", "the same as JSON, with the first cure of each of 530 open points", "the same as text", 3.0)
def json_of_check() -> Result:
    """Each cure is tried on the map before it is named."""
    with tempfile.TemporaryDirectory() as home:
        asked = ["-m", "workbench", "check", saved(neglected(), home), "--format"]
        return Result(compare(process([*asked, "text"], home), process([*asked, "json"], home), ROUNDS))
