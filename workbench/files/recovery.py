"""Crash recovery: snapshots of unsaved work that outlive any end of the program, and what to offer at the next start.

The saver writes them. Two are kept of each document in turn, so that one is whole whatever happens to the other. Knows
files and maps; asks no question. The content of a copy is for `recovery_copy`; when one is due, for `Debounce`.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.domain.model import CapabilityMap
from workbench.domain.size import BYTES
from workbench.files.atomic import Fingerprint, SaveFailed, read_whole, sweep, write_atomically
from workbench.files.container import Extra, verify
from workbench.files.document import DocumentError, to_bytes
from workbench.files.encoding import Encoder
from workbench.files.identity import Identity, nobody
from workbench.files.os_errors import explain
from workbench.files.process_lock import ProcessLock, is_locked, sweep_locks
from workbench.files.recovery_copy import KEY, PART, Belonging, Recovered, as_part, belonging, found_in
from workbench.files.rewriting import ChangeOfState, Rewritten, rewrite
from workbench.files.system import uninterrupted

KEPT_DAYS = 7
"""Retention in days of discarded work."""
_NOT_KEPT = "No safety copy of the unsaved work could be kept"
_NAME = re.compile(rf"(?P<key>{KEY.pattern})\.[12]\.capmap")
_DISCARDED = re.compile(rf"(?P<key>{KEY.pattern})\.(?P<mark>[0-9a-f]{{32}})\.[12]\.capmap")


@dataclass(frozen=True, slots=True)
class Discarded:
    """Discarded work: when it was kept, local and aware of its zone, and the file, for `document.read`."""

    time: datetime
    path: Path


class RecoveryStore:
    """The recovery store of one user, as one run of the program sees it. May be used from any thread.

    Only the program's own folders are touched, never the disk of an original.
    """

    def __init__(
        self, folder: Path, *, clock: Callable[[], float] = time.time, author: Callable[[], str] = nobody
    ) -> None:
        """author: gives the name that a new revision is made under."""
        self._folder = folder
        self._author = author
        self._discarded = folder.parent / "backups" / "discarded"
        self._clock = clock
        self._encoder = Encoder()
        self._busy = threading.RLock()
        self._begin()

    def store(
        self,
        document: CapabilityMap,
        identity: Identity,
        original: Path | None,
        fingerprint: Fingerprint | None = None,
        *,
        continues: str | None = None,
        saving: str | None = None,
        own: tuple[Extra, ...] = (),
    ) -> None:
        """Keep a snapshot of unsaved work.

        identity and fingerprint are those of the file as last read or saved. continues: the key of the recovered work
        this goes on from, until that is saved; it is not offered beside this. saving: the sha256 of an earlier state
        that is being saved to the original. own: further parts of ours. Raises SaveFailed; the snapshot before is
        whole then.
        """
        with self._busy:
            belongs = Belonging(self._clock(), self._sequence + 1, original, fingerprint, continues, saving)
            path = self._folder / f"{identity.document_id}-{self._session}.{self._sequence % 2 + 1}.capmap"
            try:
                data, _ = to_bytes(document, identity, self._encoder, (as_part(belongs), *own), self._author())
                uninterrupted(self._folder.mkdir, mode=0o700, parents=True, exist_ok=True)
                self._lock()
                write_atomically(path, data, verify=verify, mode=0o600)
            except DocumentError as unfit:
                raise SaveFailed(f"{_NOT_KEPT}: {unfit.sentence}", unfit) from unfit
            except (SaveFailed, OSError, TypeError, ValueError) as failure:
                cause = failure.cause if isinstance(failure, SaveFailed) else failure
                why = f": {explain(cause).what}" if isinstance(cause, OSError) else ""
                raise SaveFailed(f"{_NOT_KEPT}{why}. Save it now.", cause) from cause
            self._sequence += 1

    def pending(self) -> list[Recovered]:
        """The unsaved work of dead runs, newest first; with what cannot be read, without copies that another continues.

        Nothing is written or removed.
        """
        groups = self._groups()
        links = {key: _continues(paths) for key, paths in groups.items()}
        dead = {key: found_in(key, paths) for key, paths in groups.items() if self._is_dead(key)}
        unreadable = {key for key, recovered in dead.items() if recovered is None or recovered.problem is not None}
        continued = {older for key in groups if key not in unreadable for older in _line(key, links)}
        pending = [recovered for key, recovered in dead.items() if recovered is not None and key not in continued]
        return sorted(pending, key=lambda recovered: recovered.time, reverse=True)

    def discard(self, recovered: Recovered) -> None:
        """Discard recovered work, which the user asked for: it is kept for KEPT_DAYS days more. Raises OSError."""
        with self._busy:
            self._set_aside(self._of(recovered.key))

    def set_aside(self) -> bool:
        """Discard this run's own unsaved work in the same way, and what it continues; returns whether there was any.

        Raises OSError.
        """
        with self._busy:
            try:
                own = self._own()
                self._set_aside(own)
                return bool(own)
            finally:
                self.leave()

    def leave(self) -> None:
        """Release this run's own unsaved work and leave it as it is: it is offered at the next start."""
        with self._busy:
            if self._process_lock is not None:
                self._process_lock.release()
            self._begin()

    def drop(self, recovered: Recovered | None = None) -> None:
        """Remove copies after a verified save: of recovered work, or this run's own, and what these continue.

        A copy that is not whole is discarded instead. Raises OSError.
        """
        with self._busy:
            try:
                paths = self._own() if recovered is None else self._of(recovered.key)
                _each(paths, lambda path: path.unlink() if _is_whole(path) else self._set_aside([path]))
            finally:
                if recovered is None:
                    self.leave()

    def tidy(self) -> None:
        """Clean up at the start: discarded work after KEPT_DAYS days, stale locks and unfinished copies."""
        with self._busy:
            sweep(self._folder)
            sweep_locks(self._folder)
            oldest = self._clock() - KEPT_DAYS * 86_400
            for path, _ in _matching(self._discarded, _DISCARDED):
                with contextlib.suppress(OSError):
                    if path.stat().st_mtime < oldest:
                        path.unlink()

    def discarded(self, document_id: str) -> list[Discarded]:
        """The discarded work on a document of the last KEPT_DAYS days, newest first."""
        groups: dict[str, list[Path]] = {}
        for path, match in _matching(self._discarded, _DISCARDED):
            if match["document"] == document_id and path.is_file():
                groups.setdefault(match["mark"], []).append(path)
        newest = [max(copies, key=lambda path: (_is_whole(path), belonging(path).time)) for copies in groups.values()]
        discarded = [Discarded(datetime.fromtimestamp(belonging(path).time).astimezone(), path) for path in newest]
        return sorted(discarded, key=lambda work: work.time, reverse=True)

    def discarded_documents(self) -> frozenset[str]:
        """The ids of all documents with discarded work."""
        return frozenset(match["document"] for _, match in _matching(self._discarded, _DISCARDED))

    def forget_document(self, document_id: str) -> None:
        """Remove all copies of a document, but for those of living runs. Raises OSError."""
        with self._busy:
            sweep(self._folder)
            kept = [*_matching(self._folder, _NAME), *_matching(self._discarded, _DISCARDED)]
            _each(
                [path for path, match in kept if match["document"] == document_id and self._is_dead(match["key"])],
                Path.unlink,
            )

    def rewrite(self, change: ChangeOfState) -> tuple[Rewritten, Rewritten]:
        """Rewrite all copies of unsaved work, and all discarded work, so that something is gone for good.

        Copies of other runs that are alive are theirs to write: they count as failed.
        """
        with self._busy:
            pending, discarded = Rewritten(), Rewritten()
            sweep(self._folder)
            for path, match in _matching(self._folder, _NAME):
                ours = match["key"].endswith(self._session) or self._is_dead(match["key"])
                pending += rewrite(path, change, PART, writable=ours)
            sweep(self._discarded)
            for path, _ in _matching(self._discarded, _DISCARDED):
                discarded += rewrite(path, change, PART)
            return pending, discarded

    def owns(self, path: Path) -> bool:
        """Whether a path is in the folders of copies or backups: what is opened from there is saved somewhere else."""
        here = os.path.abspath(path)
        folders = (self._folder, self._discarded.parent)
        ours = {os.path.abspath(folder) for folder in folders} | {os.path.realpath(folder) for folder in folders}
        return any(here.startswith(root + os.sep) for root in ours)

    # This run

    def _begin(self) -> None:
        """Begin a new session: what is stored from now on is of another document, or of one saved meanwhile."""
        self._session = uuid.uuid4().hex
        self._sequence = 0
        self._process_lock: ProcessLock | None = None

    def _lock(self) -> None:
        if self._process_lock is None:
            path = self._lock_path(self._session)
            try:
                self._process_lock = ProcessLock(path)
            except OSError:  # a courtesy: where it cannot be had, the work is kept all the same
                with contextlib.suppress(OSError):
                    path.unlink()

    def _lock_path(self, session: str) -> Path:
        return self._folder / f"{session}.lock"

    def _is_dead(self, key: str) -> bool:
        session = key[-32:]
        return session != self._session and not is_locked(self._lock_path(session))

    # The copies

    def _groups(self) -> dict[str, list[Path]]:
        groups: dict[str, list[Path]] = {}
        for path, match in _matching(self._folder, _NAME):
            groups.setdefault(match["key"], []).append(path)
        return groups

    def _own(self) -> list[Path]:
        return [path for key in self._groups() if key.endswith(self._session) for path in self._of(key)]

    def _of(self, key: str) -> list[Path]:
        """The copies of a key, and before them those of dead runs that it continues, so that none is offered again."""
        groups = self._groups()
        line = _line(key, {other: _continues(paths) for other, paths in groups.items()})
        older = [ancestor for ancestor in reversed(line) if self._is_dead(ancestor)]
        return [path for member in (*older, key) for path in groups.get(member, ())]

    def _set_aside(self, paths: Iterable[Path]) -> None:
        self._discarded.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark = uuid.uuid4().hex  # one run may let go of the same document many times

        def move(path: Path) -> None:
            key, number, ending = path.name.rsplit(".", 2)
            os.utime(path, (self._clock(), self._clock()), follow_symlinks=os.utime not in os.supports_follow_symlinks)
            shutil.move(path, self._discarded / f"{key}.{mark}.{number}.{ending}")

        _each(paths, move)


def _matching(folder: Path, name: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
    for path in sorted(folder.glob("*.[12].capmap")):
        match = name.fullmatch(path.name)
        if match:
            yield path, match


def _continues(paths: Iterable[Path]) -> str | None:
    return max((belonging(path) for path in paths), key=lambda belongs: belongs.sequence).continues


def _line(key: str, links: dict[str, str | None]) -> list[str]:
    """The keys of the copies that one continues, nearest first; none where they form a cycle."""
    line: list[str] = []
    older = links.get(key)
    while older is not None and older not in line:
        if older == key:
            return []
        line.append(older)
        older = links.get(older)
    return line


def _is_whole(path: Path) -> bool:
    with contextlib.suppress(Exception):  # whatever is wrong with it
        if path.is_file() and path.stat().st_size <= BYTES:  # a device or a pipe would never end
            verify(read_whole(path)[0])
            return True
    return False


def _each(paths: Iterable[Path], do: Callable[[Path], object]) -> None:
    """Do it with all paths, then raise the first failure. A path that is gone is no failure."""
    failures: list[OSError] = []
    for path in paths:
        try:
            do(path)
        except FileNotFoundError:
            continue
        except OSError as failure:
            failures.append(failure)
    if failures:
        raise failures[0]
