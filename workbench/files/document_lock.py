"""A lock file beside a document: who has it open, told to whoever opens it next.

`.<name>.lock` is JSON: host, user, pid, session, opened, touched. On one computer the system's lock tells who lives,
whatever the file says; between computers the system may not (a synced folder), so there it is what the file says, for
as long as it is touched. A courtesy: what keeps one save from overwriting another is the saver's fingerprint.

Any call here may hang for as long as a network folder does: none belongs on the window's thread.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
import threading
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from workbench.domain.words import day_and_month
from workbench.files.process_lock import WAITS, ProcessLock
from workbench.files.system import alive

TOUCHED_EVERY = 60.0
"""Seconds between two calls of `touch`."""
ABANDONED = 300.0
"""Seconds without a touch after which another computer's lock is nobody's."""
LETTING_GO = 2.0
"""Seconds to wait for this run's own hold of a document, which is being let go of; then it is opened without."""
SESSION = uuid.uuid4().hex
"""This run of the program."""
_SHOWN = 80
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a document open, as far as it is known: "" and None where it is not. `since` is local time."""

    host: str
    user: str
    since: datetime | None

    @property
    def sentence(self) -> str:
        """“Open on ANNAS-MAC (Anna) since 10:12.”, with the day unless that is today."""
        who = f" ({self.user})" if self.user else ""
        since = ""
        if self.since is not None:
            today = self.since.date() == datetime.now().date()
            since = f" since {self.since:%H:%M}" if today else f" since {day_and_month(self.since)}, {self.since:%H:%M}"
        return f"Open {f'on {self.host}' if self.host else 'in another program'}{who}{since}."


class Locked(Exception):
    """Somebody else has the document open."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder.sentence)
        self.holder = holder


class DocumentLock:
    """A document's lock file, made by `take` and held until `release` or the end of the process.

    Where none can be held (a read-only folder, a disk without locks, "Open anyway") it is one that holds nothing.
    """

    def __init__(self, path: Path, lock: ProcessLock | None, said: dict[str, Any]) -> None:
        self._path, self._lock, self._said = path, lock, said
        self._busy = threading.Lock()

    @classmethod
    def take(
        cls, path: Path, *, held: DocumentLock | None = None, force: bool = False, host: str | None = None
    ) -> DocumentLock:
        """Take the lock of the document at `path`, where a file is or will be. Raises Locked, and nothing else.

        held: what this window holds already; it is kept, and is what is returned where it is the same document's.
        force: open anyway: what another process holds stays its own. host: this computer's name, for trying others'.
        """
        said = {"host": _text(host or platform.node()), "user": _user(), "pid": os.getpid(), "session": SESSION}
        beside = beside_document(path)
        if held is not None and held.holds(beside):
            return held
        try:
            return cls(beside, _taken(beside, path, said, force), said)
        except Locked:
            if not force:
                raise
        except (OSError, ValueError):
            pass
        return cls(beside, None, said)

    @property
    def held(self) -> bool:
        """Whether others are told by it that the document is open here."""
        return self._lock is not None

    def holds(self, beside: Path) -> bool:
        """Whether it holds the lock file at a path, that beside a document."""
        return self._lock is not None and self._path == beside

    def touch(self) -> None:
        """Tell other computers that the document is still open here; each TOUCHED_EVERY seconds."""
        with self._busy, contextlib.suppress(OSError):
            if self._lock is not None and self._is_ours(self._lock):
                _say(self._lock, self._said)

    def release(self) -> None:
        """Let go, and remove the file unless it is another's by now."""
        with self._busy:
            lock, self._lock = self._lock, None
            if lock is not None:
                if self._is_ours(lock):
                    lock.release()
                else:
                    lock.abandon()

    def _is_ours(self, lock: ProcessLock) -> bool:
        """Whether no other computer has written its name into the file: a synced folder lets it."""
        try:
            return not lock.writable or _parsed(lock.read()).get("session") == self._said["session"]
        except OSError:
            return False


def beside_document(path: Path) -> Path:
    """Where the lock file of a document is: beside the file itself, also where `path` is a link to it."""
    with contextlib.suppress(OSError, ValueError):
        path = Path(os.path.realpath(path))
    return path.parent / f".{path.name}.lock"


def _taken(beside: Path, document: Path, said: dict[str, Any], force: bool) -> ProcessLock:
    """The lock of a document. Raises Locked, or OSError where nothing is known."""
    wait = WAITS
    while True:
        try:
            lock = ProcessLock(beside, mode=0o666, wait=wait, unsupported=True)
        except BlockingIOError:
            there = _read(beside)
            if there.get("session") != said["session"]:
                raise Locked(_holder(there)) from None
            if wait == LETTING_GO:
                raise
            wait = LETTING_GO
            continue
        try:
            there, touched = _parsed(lock.read()), lock.changed()
        except OSError:
            lock.abandon()
            raise
        if not force and _lives(there, touched, said, lock.locked):
            lock.abandon()
            raise Locked(_holder(there))
        if lock.writable:
            with contextlib.suppress(OSError):
                lock.share(os.stat(document))
            said["opened"] = _now()
            with contextlib.suppress(OSError):
                _say(lock, said)
            return lock
        try:  # one that a dead process of another user left, which we may not write
            os.unlink(beside)
        except OSError:
            return lock
        lock.abandon()


def _lives(there: dict[str, Any], changed: float, said: dict[str, Any], locked: bool) -> bool:
    """Whether a lock file that the system does not refuse is still somebody else's, by what it says and its age."""
    if not there or there.get("session") == said["session"]:
        return False
    here = there.get("host") == said["host"]
    pid = there.get("pid")
    if here and (locked or not isinstance(pid, int) or not alive(pid)):
        return False
    touched = _time(there.get("touched"))
    ages = [time.time() - changed, *([] if touched is None else [time.time() - touched.timestamp()])]
    return min(map(abs, ages)) < ABANDONED  # a clock that is ahead locks nobody out for ever


def _say(lock: ProcessLock, said: dict[str, Any]) -> None:
    lock.write(orjson.dumps({**said, "touched": _now()}))


def _read(beside: Path) -> dict[str, Any]:
    """What a lock file that another process holds says; nothing where it cannot be read."""
    try:
        with open(beside, "rb") as file:
            return _parsed(file.read(_LONGEST))
    except OSError:
        return {}


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        said = orjson.loads(data)
    except ValueError:
        return {}
    known = isinstance(said, dict) and isinstance(said.get("host"), str) and isinstance(said.get("session"), str)
    return said if known else {}


def _holder(there: dict[str, Any]) -> Holder:
    opened = _time(there.get("opened"))
    return Holder(
        _text(there.get("host")), _text(there.get("user")), opened and opened.astimezone().replace(tzinfo=None)
    )


def _text(value: object) -> str:
    """A text out of a file that anybody may have written: one short line."""
    return "".join(each for each in value if each.isprintable())[:_SHOWN] if isinstance(value, str) else ""


def _time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value).astimezone(UTC) if isinstance(value, str) else None
    except (ValueError, OverflowError):
        return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _user() -> str:
    try:
        return _text(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""
