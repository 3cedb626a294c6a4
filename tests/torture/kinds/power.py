"""Power cuts: a file system that stops at any moment, as it is found after the journal was replayed.

An ext4 image is mounted while a writer saves into it; the file system is then shut down at once, so that what was not
yet on the disk never gets there (the way its own crash tests do it). What was confirmed has to be there afterwards.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.torture.kind import Kind, Outcome
from tests.torture.writers import Writers
from workbench.files.document import DocumentError, read
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore

SHUT_DOWN, WITHOUT_FLUSHING_THE_JOURNAL = 0x8004587D, 2
"""FS_IOC_SHUTDOWN of Linux, fs/ext4/ext4.h."""
IMAGE = 64_000_000
MOUNTS = ("loop", "loop,noauto_da_alloc")


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Cut the power `count` times, while files are saved and while recovery copies are written."""
    return cuts(chance, count, place, {"save": "plan.capmap", "keep": "recovery"})


def cuts(chance: Random, count: int, place: Path, ways: dict[str, str]) -> Outcome:
    """The same with other ways to write, each with the name of what it writes."""
    image, disk = place / "image", place / "disk"
    disk.mkdir()
    subprocess.run(["truncate", "-s", str(IMAGE), image], check=True)
    writers = {way: Writers(way, disk / name, chance) for way, name in ways.items()}
    faults: list[str] = []
    written = dict.fromkeys(ways, 0)
    try:
        for number in range(count):
            if number % 10 == 0:
                subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
                written = dict.fromkeys(ways, 0)
            options, way = chance.choice(MOUNTS), chance.choice(list(ways))
            size = chance.choice(("30 KB", "600 KB"))
            document_id = fresh_identity().document_id
            writing = writers[way].writing(size, written[way], document_id)
            with mounted(image, disk, options), writing as killed:
                time.sleep(chance.uniform(0, 0.08))
                shut_down(disk)
            with mounted(image, disk, options):
                least = written[way] if killed.confirmed is None else killed.confirmed
                found, fault = _found(way, disk / ways[way], document_id)
                if fault is None and not least <= found <= least + 1:
                    fault = f"number {found} is there"
                if fault is not None:
                    faults.append(f"{way}, {options}: {fault}; number {least} was confirmed")
                written[way] = found if way != "keep" else 0
            checked = subprocess.run(["e2fsck", "-fn", image], capture_output=True, text=True)
            if checked.returncode != 0:
                raise RuntimeError(f"the file system itself is broken: {checked.stdout}")
    finally:
        for each in writers.values():
            each.close()
    return Outcome(count, tuple(faults))


@contextmanager
def mounted(image: Path, folder: Path, options: str) -> Iterator[None]:
    """An image as a folder."""
    subprocess.run(["mount", "-o", options, image, folder], check=True)
    try:
        yield
    finally:
        for _ in range(100):  # a writer that was killed lets go of it a moment later
            if subprocess.run(["umount", folder], capture_output=True).returncode == 0:
                break
            time.sleep(0.05)
        else:
            subprocess.run(["umount", "-l", folder], check=True)


def shut_down(folder: Path) -> None:
    """Stop the file system of a folder, as it stands."""
    import fcntl  # there is none on Windows

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.ioctl(descriptor, SHUT_DOWN, struct.pack("I", WITHOUT_FLUSHING_THE_JOURNAL))
    finally:
        os.close(descriptor)


def _found(way: str, path: Path, document_id: str) -> tuple[int, str | None]:
    """The number that is there, 0 where there is none; and what is wrong."""
    if way == "keep":
        pending = [each for each in RecoveryStore(path).pending() if each.key.startswith(document_id)]
        if not pending:
            return 0, None
        (found,) = pending
        return (0, found.problem) if found.loaded is None else (int(found.title), None)
    if not path.exists():
        return 0, None
    try:
        return int(read(path).document.title), None
    except DocumentError as error:
        return 0, error.sentence


def no_loop_mounts() -> str | None:
    """Why there can be none here."""
    if sys.platform != "linux" or os.getuid() != 0:
        return "loop mounts need root on Linux"
    if not shutil.which("mkfs.ext4") or not os.path.exists("/dev/loop-control"):
        return "there is no mkfs.ext4 or no loop device here"
    with tempfile.TemporaryDirectory() as folder:
        image, disk = Path(folder, "image"), Path(folder, "disk")
        disk.mkdir()
        subprocess.run(["truncate", "-s", "4M", image], check=True)
        subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True, capture_output=True)
        if subprocess.run(["mount", "-o", "loop", image, disk], capture_output=True).returncode != 0:
            return "no loop mount is allowed here"
        subprocess.run(["umount", disk], check=True)
    return None


KIND = Kind("power cuts", run, amount=40, batch=10, in_suite=6, hindrance=no_loop_mounts)
