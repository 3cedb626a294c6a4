"""Unsaved work kept aside: whole snapshots that outlive any end of the program, and what to offer at the next start.

A snapshot is an ordinary `.capmap` with one more part that says what it belongs to; the saver writes it. Two are kept
of each document, so that one is whole whatever happens to the other. Knows files and maps; asks no question. When a
snapshot is due is said by `Cadence`.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from workbench.domain.model import CapabilityMap
from workbench.files.atomic import Fingerprint, SaveFailed, read_whole, sweep, write_atomically
from workbench.files.causes import explain
from workbench.files.difference import difference
from workbench.files.document import DocumentError, Identity, Loaded, from_bytes, read, to_bytes, verify
from workbench.files.encoding import Encoder
from workbench.files.process_lock import ProcessLock, is_locked

KEPT_DAYS = 7
"""Days for which discarded work stays in the backups."""
_INFO = "recovery.json"
_NAME = re.compile(r"(?P<key>(?P<document>[0-9a-f-]{36})-(?P<session>[0-9a-f]{32}))\.[12]\.capmap")


@dataclass(frozen=True, slots=True)
class Recovered:
    """Unsaved work of a program that is no longer running.

    original: the file it belongs to, None where it was never saved. problem: why it cannot be opened, or None, and
    then `loaded` has the map, its identity and the original's fingerprint as it was when the work began. changes:
    what it has over the original in words, None where that cannot be read. time is local.
    """

    key: str
    title: str
    time: datetime
    original: Path | None = None
    problem: str | None = None
    changes: str | None = None
    loaded: Loaded | None = None


class RecoveryStore:
    """The recovery folder of one user, as one run of the program sees it. May be used from any thread."""

    def __init__(self, folder: Path, backups: Path | None = None, *, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._backups = backups or folder.parent / "backups" / "discarded"
        self._clock = clock
        self._session = uuid.uuid4().hex
        self._process_lock: ProcessLock | None = None
        self._sequence = 0
        self._busy = threading.RLock()
        self.encoder = Encoder()
        """What knows the map as it was kept last; whoever saves it may use it too."""

    def store(
        self, document: CapabilityMap, identity: Identity, original: Path | None, fingerprint: Fingerprint | None = None
    ) -> None:
        """Keep a snapshot of unsaved work.

        identity and fingerprint are those of the file as last read or saved. Raises SaveFailed; the snapshot before
        is whole then.
        """
        with self._busy:
            info = {
                "title": document.title,
                "time": self._clock(),
                "sequence": self._sequence + 1,
                "original": None if original is None else str(original),
                "fingerprint": fingerprint,
            }
            path = self._folder / f"{identity.document_id}-{self._session}.{self._sequence % 2 + 1}.capmap"
            try:
                extras = ((_INFO, orjson.dumps(info)), *identity.extras)
                data, _ = to_bytes(document, replace(identity, extras=extras), self.encoder)
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._process_lock = self._process_lock or ProcessLock(self._lock(self._session))
                write_atomically(path, data, verify=verify, mode=0o600)
            except (SaveFailed, OSError, TypeError, DocumentError) as failure:
                cause = failure.cause if isinstance(failure, SaveFailed) else failure
                why = f": {explain(cause).what}" if isinstance(cause, OSError) else ""
                raise SaveFailed(
                    f"No safety copy of the unsaved work could be kept{why}. Save it now.", cause
                ) from cause
            self._sequence += 1

    def pending(self) -> list[Recovered]:
        """The unsaved work of runs that are no longer alive, newest first. What cannot be read is listed too."""
        sweep(self._folder)
        self._forget_discarded()
        groups: dict[str, list[Path]] = {}
        for path in self._snapshots():
            match = _NAME.fullmatch(path.name)
            if match and match["session"] != self._session and not is_locked(self._lock(match["session"])):
                groups.setdefault(match["key"], []).append(path)
        return sorted(map(_recovered, groups, groups.values()), key=lambda each: each.time, reverse=True)

    def discard(self, recovered: Recovered) -> None:
        """Set unsaved work aside on the user's word: into the backups, for KEPT_DAYS days. Raises OSError."""
        self._into_backups(self._snapshots(recovered.key))

    def set_aside(self) -> None:
        """Set this run's own unsaved work aside in the same way, on the user's word. Raises OSError."""
        self._into_backups(self._own())
        self.drop()

    def drop(self, recovered: Recovered | None = None) -> None:
        """Remove what a verified save has made needless: recovered work, or this run's own."""
        with self._busy:
            for path in self._snapshots(recovered.key) if recovered else self._own():
                path.unlink(missing_ok=True)
            if recovered is None and self._process_lock is not None:
                self._process_lock.release()
                self._process_lock = None

    def _lock(self, session: str) -> Path:
        return self._folder / f"{session}.lock"

    def _snapshots(self, key: str | None = None) -> list[Path]:
        return sorted(self._folder.glob(f"{key or '*'}.[12].capmap"))

    def _own(self) -> list[Path]:
        return [path for path in self._snapshots() if f"-{self._session}." in path.name]

    def _into_backups(self, paths: list[Path]) -> None:
        with self._busy:
            self._backups.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark = uuid.uuid4().hex  # one run may let go of the same document many times
            for path in paths:
                key, number, ending = path.name.rsplit(".", 2)
                os.utime(path, (self._clock(), self._clock()))
                shutil.move(path, self._backups / f"{key}.{mark}.{number}.{ending}")

    def _forget_discarded(self) -> None:
        oldest = self._clock() - KEPT_DAYS * 86_400
        for path in self._backups.glob("*.[12].capmap"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def _recovered(key: str, paths: list[Path]) -> Recovered:
    """What the snapshots of one document hold: the newest that can be read, or why none can."""
    readable: list[tuple[int, Loaded, dict[str, Any]]] = []
    problems: list[tuple[float, str]] = []
    for path in paths:
        changed = 0.0
        try:
            data, state = read_whole(path)
            changed = state.st_mtime
            loaded = from_bytes(data, path.name)
            extras = dict(loaded.identity.extras)
            info = orjson.loads(extras.pop(_INFO))
            identity = replace(loaded.identity, extras=tuple(extras.items()))
            readable.append((info["sequence"], replace(loaded, identity=identity), info))
        except DocumentError as error:
            problems.append((changed, error.sentence))
        except OSError as error:
            problems.append((changed, f"“{path.name}” cannot be opened: {explain(error).what}."))
        except (KeyError, ValueError) as error:
            problems.append((changed, f"“{path.name}” cannot be opened: it does not say what it belongs to ({error})."))
    if not readable:
        changed, problem = max(problems)
        return Recovered(key, "Work that cannot be read", datetime.fromtimestamp(changed), problem=problem)
    _, loaded, info = max(readable, key=lambda each: each[0])
    original = None if info["original"] is None else Path(info["original"])
    fingerprint = None if info["fingerprint"] is None else Fingerprint(**info["fingerprint"])
    notes = ("The last safety copy cannot be read; this is the one before it.",) if problems else ()
    return Recovered(
        key,
        info["title"],
        datetime.fromtimestamp(info["time"]),
        original,
        changes=None if original is None else _changes(original, loaded.document),
        loaded=replace(loaded, fingerprint=fingerprint, notes=(*loaded.notes, *notes)),
    )


def _changes(original: Path, document: CapabilityMap) -> str | None:
    try:
        return difference(read(original).document, document)
    except DocumentError:
        return None
