"""Lock file of a document: an advisory lock that tells whoever opens it next who has it open.

`.<name>.lock` is JSON: host, user, pid, session, opened, touched. On one computer the system's lock decides whether the
holder is alive, whatever the file says. Between computers that may not work (a synced folder), so there the file counts
for as long as it is touched, like a lease. A courtesy: it is the saver's fingerprint that keeps saves from overwriting
each other.

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
"""Heartbeat: seconds between two calls of `touch`."""
ABANDONED = 300.0
"""Seconds without a touch after which another computer's lock is stale: five missed heartbeats."""
LETTING_GO = 2.0
"""Seconds to wait for this run's own lock on a document, which is being released; then it is opened without."""
SESSION = uuid.uuid4().hex
"""The id of this run of the program."""
_SHOWN = 80
"""Characters of a name that are shown: anybody may have written the file."""
_LONGEST = 4096
"""Bytes read of a lock file."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The holder of a document, as far as known: "" and None where it is not. `since` is local time."""

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
    """Conflict: somebody else has the document open."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder.sentence)
        self.holder = holder


class DocumentLock:
    """A document's lock file, made by `take` and held until `release` or the end of the process.

    Where none can be held (a read-only folder, a disk without locks, "Open anyway") it is a null object.
    """

    def __init__(self, path: Path, lock: ProcessLock | None, record: dict[str, Any]) -> None:
        self._path, self._lock, self._record = path, lock, record
        self._busy = threading.Lock()

    @classmethod
    def take(
        cls, path: Path, *, held: DocumentLock | None = None, force: bool = False, host: str | None = None
    ) -> DocumentLock:
        """Take the lock of the document at `path`, where a file is or will be. Raises Locked, and nothing else.

        held: the lock this window has already; it is kept, and returned where it is the same document's. force: open
        anyway; what another process holds stays its own. host: this computer's name, for tests of other computers.
        """
        record = {"host": _text(host or platform.node()), "user": _user(), "pid": os.getpid(), "session": SESSION}
        beside = beside_document(path)
        if held is not None and held.holds(beside):
            return held
        try:
            return cls(beside, _acquired(beside, path, record, force), record)
        except Locked:
            if not force:
                raise
        except (OSError, ValueError):
            pass
        return cls(beside, None, record)

    @property
    def held(self) -> bool:
        """Whether a lock is held, so that others see that the document is open here."""
        return self._lock is not None

    def holds(self, beside: Path) -> bool:
        """Whether it holds the lock file at a path; see `beside_document`."""
        return self._lock is not None and self._path == beside

    def touch(self) -> None:
        """Send the heartbeat to other computers, that the document is still open here; every TOUCHED_EVERY seconds."""
        with self._busy, contextlib.suppress(OSError):
            if self._lock is not None and self._is_ours(self._lock):
                _write_record(self._lock, self._record)

    def release(self) -> None:
        """Release the lock, and remove the file unless it is another's by now."""
        with self._busy:
            lock, self._lock = self._lock, None
            if lock is not None:
                if self._is_ours(lock):
                    lock.release()
                else:
                    lock.abandon()

    def _is_ours(self, lock: ProcessLock) -> bool:
        """Whether no other computer has replaced the record in the file, as a synced folder allows."""
        try:
            return not lock.writable or _parsed(lock.read()).get("session") == self._record["session"]
        except OSError:
            return False


def beside_document(path: Path) -> Path:
    """The path of a document's lock file: beside the file itself, also where `path` is a link to it."""
    with contextlib.suppress(OSError, ValueError):
        path = Path(os.path.realpath(path))
    return path.parent / f".{path.name}.lock"


def _acquired(beside: Path, document: Path, record: dict[str, Any], force: bool) -> ProcessLock:
    """Acquire the lock of a document. Raises Locked, or OSError where nothing is known."""
    wait = WAITS
    while True:
        try:
            lock = ProcessLock(beside, mode=0o666, wait=wait, unsupported=True)
        except BlockingIOError:
            there = _read(beside)
            if there.get("session") != record["session"]:
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
        if not force and _is_live(there, touched, record, lock.locked):
            lock.abandon()
            raise Locked(_holder(there))
        if lock.writable:
            with contextlib.suppress(OSError):
                lock.share(os.stat(document))
            record["opened"] = _now()
            with contextlib.suppress(OSError):
                _write_record(lock, record)
            return lock
        try:  # one that a dead process of another user left, which we may not write
            os.unlink(beside)
        except OSError:
            return lock
        lock.abandon()


def _is_live(there: dict[str, Any], changed: float, record: dict[str, Any], locked: bool) -> bool:
    """Whether a lock file that we could lock is still somebody else's lease, by the record in it and its age.

    there: the record in the file. changed: when the file was written, in seconds since 1970. locked: whether the disk
    knows locks, in which case a holder on this computer would be known.
    """
    if not there or there.get("session") == record["session"]:
        return False
    here = there.get("host") == record["host"]
    pid = there.get("pid")
    if here and (locked or not isinstance(pid, int) or not alive(pid)):
        return False
    touched = _time(there.get("touched"))
    ages = [time.time() - changed, *([] if touched is None else [time.time() - touched.timestamp()])]
    return min(map(abs, ages)) < ABANDONED  # a clock that is ahead locks nobody out for ever


def _write_record(lock: ProcessLock, record: dict[str, Any]) -> None:
    lock.write(orjson.dumps({**record, "touched": _now()}))


def _read(beside: Path) -> dict[str, Any]:
    """The record in a lock file that another process holds; {} where it cannot be read."""
    try:
        with open(beside, "rb") as file:
            return _parsed(file.read(_LONGEST))
    except OSError:
        return {}


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        parsed = orjson.loads(data)
    except ValueError:
        return {}
    known = isinstance(parsed, dict) and isinstance(parsed.get("host"), str) and isinstance(parsed.get("session"), str)
    return parsed if known else {}


def _holder(there: dict[str, Any]) -> Holder:
    opened = _time(there.get("opened"))
    return Holder(
        _text(there.get("host")), _text(there.get("user")), opened and opened.astimezone().replace(tzinfo=None)
    )


def _text(value: object) -> str:
    """A text out of a file that anybody may have written, made one short line."""
    text = value if isinstance(value, str) else ""
    return "".join(character for character in text if character.isprintable())[:_SHOWN]


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
