"""Made-up files opened one after the other with little memory: run as a program, so that the limit is its own.

It says the number of each before it opens it, then what is wrong with how that went, and whether it was opened.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from tests.files.maps import FULL, SMALL
from tests.torture.made_up import made
from workbench.files.document import DocumentError, from_bytes, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore

MEMORY = 512_000_000
"""Bytes that opening may take, over what the program has anyway."""
CPU = 5.0
"""Seconds of the processor that opening one file may take."""
LONGEST = 2_000
"""Characters of a sentence: five problems of a few quoted values each."""
OPENED, FAULT = "opened", "fault"


def opened(data: bytes) -> tuple[bool, str | None]:
    """Whether this can be opened, and what is not right about it."""
    begun = time.process_time()
    fault = None
    try:
        loaded = from_bytes(data, "plan.capmap")
    except DocumentError as error:
        said = error.sentence
        if not said.startswith("“plan.capmap” cannot be opened: ") or len(said) > LONGEST or "\n" in said:
            fault = f"no sentence but “{said[:LONGEST]}”"
        whole = False
    else:
        again = None if loaded.read_only else from_bytes(to_bytes(loaded.document, loaded.identity)[0]).document
        if again is not None and repr(again) != repr(loaded.document):  # which tells 1 from 1.0
            fault = "what was read is not what was saved"
        whole = True
    took = time.process_time() - begun
    return whole, f"it took {took:.1f} s of the processor" if took > CPU else fault


def offered(data: bytes, place: Path) -> str | None:
    """What is not right about how this is offered as unsaved work, beside a sound copy."""
    sound = RecoveryStore(place)
    sound.store(replace(SMALL, title="sound"), fresh_identity(), None)
    sound.leave()
    (place / f"{fresh_identity().document_id}-{'0' * 32}.1.capmap").write_bytes(data)
    titles = [each.title for each in RecoveryStore(place).pending()]
    for each in place.iterdir():
        each.unlink()
    return None if len(titles) == 2 and "sound" in titles else f"as a recovery copy beside a sound one: {titles}"


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # on Windows there is no such limit
        return
    if sys.platform == "linux":
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _open_all(seed: int, first: int, count: int, place: Path) -> None:
    for number in range(first, count):
        data = made(Random(seed + number))
        print(number, flush=True)
        try:
            whole, fault = opened(data)
            if fault is None and number % 5 == 0:
                fault = offered(data, place)
        except Exception as error:
            whole, fault = False, f"{error!r} escaped"
        if whole:
            print(OPENED)
        if fault is not None:
            print(FAULT, " ".join(fault.split()), flush=True)


if __name__ == "__main__":
    opened(to_bytes(FULL, fresh_identity())[0])  # all is imported before memory is short
    _limit_memory()
    with tempfile.TemporaryDirectory() as folder:
        seed, first, count = map(int, sys.argv[1:])
        _open_all(seed, first, count, Path(folder))
