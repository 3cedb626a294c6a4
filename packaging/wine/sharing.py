"""Two Windows programs and one file: locks and savers that meet, as rehearsed under Wine.

Run by the Windows Python it is one of the programs, told line by line what to do; or both, with how often they meet.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MEETINGS = 100
TOGETHER = 0.02
"""Seconds after which two savers go on from what they have written beside the file."""


def locks() -> str:
    """A document's lock, taken, refused, left by the killed, and raced for; two that save at once."""
    from stage import must

    said = must("../runtime/cp312/python.exe", "packaging/wine/sharing.py", str(MEETINGS), folder="/w/src")
    return said.strip()


class Other:
    """Another program on the same file."""

    def __init__(self, path: Path, name: str) -> None:
        command = [sys.executable, __file__, str(path), name]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def begin(self, *order: object) -> None:
        """Have it do something."""
        print(*order, file=self.process.stdin, flush=True)

    def answer(self) -> str:
        """What came of it."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def does(self, *order: object) -> str:
        """Both."""
        self.begin(*order)
        return self.answer()


def _obey(path: Path, name: str) -> None:
    from workbench.files.atomic import ChangedOnDisk, Fingerprint, write_atomically
    from workbench.files.document_lock import DocumentLock, Locked

    lock = None
    for line in sys.stdin:
        order, *rest = line.split()
        end = "done"
        try:
            if order == "take":
                lock = DocumentLock.take(path)
                end = "held" if lock.held else "open"
            elif order == "release" and lock is not None:
                lock.release()
            elif order == "save":
                number, at, known = rest

                def together(_: bytes, at: str = at) -> None:
                    while time.time() < float(at):
                        pass

                data = f"{number} {name}".encode()
                write_atomically(path, data, expected=Fingerprint(0, 0, known), verify=together)
        except Locked:
            end = "told"
        except ChangedOnDisk:
            end = "told"
        print(end, flush=True)


def _meet(meetings: int) -> None:
    from workbench.files.atomic import fingerprint
    from workbench.files.document_lock import DocumentLock, beside_document

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.capmap"
        path.write_bytes(b"start")
        lock, others = beside_document(path), [Other(path, name) for name in "ab"]
        one, other = others

        killed = Other(path, "c")
        assert killed.does("take") == "held"
        assert one.does("take") == "told"
        killed.process.kill()
        killed.process.wait()
        assert lock.exists()
        own = DocumentLock.take(path)
        assert own.held
        assert one.does("take") == "told"
        own.release()

        for number in range(meetings):
            for each in others:
                each.begin("take")
            ends = sorted(each.answer() for each in others)
            assert ends == ["held", "told"], ("opening at once", number, ends)
            assert [each.does("release") for each in others] == ["done", "done"]
            assert one.does("take") == "held", ("opening after the other", number)
            one.begin("release")
            other.begin("take")
            one.answer()
            assert other.answer() in ("held", "told"), ("opening while the other closes", number)
            other.does("release")

        for number in range(meetings):
            order = ("save", number, time.time() + TOGETHER, fingerprint(path).sha256)
            for each in others:
                each.begin(*order)
            ends = [each.answer() for each in others]
            assert sorted(ends) == ["done", "told"], ("saving at once", number, ends)
            assert path.read_text(encoding="utf-8") == f"{number} {'ab'[ends.index('done')]}"
        for each in others:
            each.process.communicate()
        assert os.listdir(folder) == [path.name], os.listdir(folder)
    print(f"{2 * meetings} races for a lock, {meetings} of savers: none lost")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        _meet(int(sys.argv[1]))
    else:
        _obey(Path(sys.argv[1]), sys.argv[2])
