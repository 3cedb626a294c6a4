"""Processes that save without end, to be killed while they do.

Run as a program, this one makes a child for each order it is given, quickly because all is loaded and every map is made
already. The child saves by the program's own saver, each time a map with the next number as its title, and tells each
number once the saver has confirmed it.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.files.maps import large
from workbench.domain.model import CapabilityMap
from workbench.files.atomic import SaveFailed
from workbench.files.backups import Backups
from workbench.files.document import to_bytes
from workbench.files.encoding import Encoder
from workbench.files.identity import Identity, fresh_identity
from workbench.files.recovery import RecoveryStore

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"30 KB": (12, 20, 60), "600 KB": (200, 20, 500), "12 MB": (2000, 50, 2000)}
"""Roles, what each holds, and skills; called by the size of map.json."""
RARE = "12 MB"
BACKUPS = "backups"
"""The folder beside the file that the earlier versions are kept in."""


@cache
def map_of(size: str) -> CapabilityMap:
    """The map that is saved, without its number."""
    return large(*SIZES[size])


def numbered(size: str, number: int) -> CapabilityMap:
    """The map of a save."""
    return replace(map_of(size), title=str(number))


def _save(path: Path, size: str, number: int, _: str) -> Iterator[int]:
    backups, encoder = Backups(path.with_name(BACKUPS)), Encoder()
    identity, fingerprint = fresh_identity(), None
    while True:
        number += 1
        saved, unkept = backups.save(path, numbered(size, number), identity, expected=fingerprint, encoder=encoder)
        if unkept:
            raise SaveFailed(unkept)
        identity, fingerprint = saved.identity, saved.fingerprint
        yield number


def _keep(folder: Path, size: str, number: int, document_id: str) -> Iterator[int]:
    store, identity = RecoveryStore(folder), Identity(document_id, document_id)
    while True:
        number += 1
        store.store(numbered(size, number), identity, None)
        yield number


def _write_over(path: Path, size: str, number: int, _: str) -> Iterator[int]:
    """What a kill must not survive: proof that it would be seen."""
    while True:
        number += 1
        path.write_bytes(to_bytes(numbered(size, number), fresh_identity())[0])
        yield number


def _replace_only(path: Path, size: str, number: int, _: str) -> Iterator[int]:
    """What survives a kill and must not survive a power cut."""
    while True:
        number += 1
        beside = path.with_suffix(".new")
        beside.write_bytes(to_bytes(numbered(size, number), fresh_identity())[0])
        os.replace(beside, path)
        yield number


_WAYS = {"save": _save, "keep": _keep, "write over": _write_over, "replace only": _replace_only}


@dataclass
class Killed:
    """What a killed writer had said: the last number that was confirmed, None where none was yet."""

    confirmed: int | None
    failed: bool
    """Whether it had ended by itself because a save failed."""


class Writers:
    """Makes one writer after the other and kills each."""

    def __init__(self, way: str, path: Path, chance: random.Random) -> None:
        self._chance = chance
        self._took: dict[str, float] = {}
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.writers", way, str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        """Let go of the process that makes them."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait()
        self._server.stdout.close()

    @contextmanager
    def writing(self, size: str, number: int, document_id: str = "-") -> Iterator[Killed]:
        """A writer that saves from number + 1 on; killed as this is left, and then told of in what was yielded."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        killed = Killed(None, False)
        print(size.replace(" ", "_"), number, document_id, file=self._server.stdin, flush=True)
        writer = int(self._server.stdout.readline())
        try:
            yield killed
        finally:
            os.kill(writer, signal.SIGKILL)
            print(file=self._server.stdin, flush=True)  # until then its number is not given to another process
            while (said := self._server.stdout.readline().strip()) != "gone":
                killed.failed = killed.failed or said == "failed"
                killed.confirmed = killed.confirmed if said == "failed" else int(said)

    def kill_one(self, size: str, number: int, document_id: str = "-") -> Killed:
        """Have one save for a moment, from its first open to a little over three saves, and kill it."""
        begun = time.monotonic()
        with self.writing(size, number, document_id) as killed:
            time.sleep(self._chance.uniform(0, 3 * self._took.get(size, 0.03)))
        lived = time.monotonic() - begun
        saves = (killed.confirmed or number) - number
        self._took[size] = lived / saves if saves else max(lived, self._took.get(size, 0))
        return killed


def _serve(way: str, path: Path) -> None:
    for size in SIZES:
        if size != RARE:
            map_of(size)
    for order in sys.stdin:
        size, number, document_id = order.split()
        size = size.replace("_", " ")
        map_of(size)
        go, ready = os.pipe()
        writer = os.fork()
        if writer == 0:
            os.read(go, 1)
            try:
                for confirmed in _WAYS[way](path, size, int(number), document_id):
                    os.write(1, b"%d\n" % confirmed)
            except SaveFailed:
                os.write(1, b"failed\n")
            finally:
                os._exit(0)
        os.write(1, b"%d\n" % writer)
        os.write(ready, b".")
        sys.stdin.readline()
        os.waitpid(writer, 0)
        os.close(go)
        os.close(ready)
        os.write(1, b"gone\n")


def kill_is_of_posix() -> str | None:
    """The hindrance of every kill."""
    return "kill -9 and fork are of POSIX" if sys.platform == "win32" else None


if __name__ == "__main__":
    _serve(sys.argv[1], Path(sys.argv[2]))
