"""Backups of a document: earlier states of its file, kept in the user's data folder and thinned as they age.

Each is a whole `.capmap` that opens like any other; its name says when it was kept, which revision it is, and why.
Knows files and maps; asks no question. May be used from any thread. Reading never deletes.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
import stat
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from workbench.domain.model import CapabilityMap
from workbench.domain.size import BYTES
from workbench.files.atomic import Fingerprint, SaveFailed, read_whole, sweep, write_atomically
from workbench.files.container import Damage, Extra, Manifest, unpack, verify
from workbench.files.document import FORMAT_VERSION, DocumentError, Loaded, Saved, from_bytes, save, to_bytes
from workbench.files.encoding import Encoder
from workbench.files.identity import Identity, nobody
from workbench.files.os_errors import explain
from workbench.files.rewriting import ChangeOfState, Rewritten, rewrite
from workbench.files.system import uninterrupted

Why = Literal["open", "replaced", "save", "import", "merge", "return", "migration", "delete", "disk", "export"]
"""Why a state was kept: opened; replaced by a save, or written by one; before an import, a merge, what a returned
workbook changes, a migration, a large deletion; on disk as somebody else saved it; the base of an exported workbook."""

ALL_FOR, MOST = timedelta(days=2), 50
"""Retention of every state before thinning, as age and as number at most."""
LAST = 3
"""Number of newest states that stay however old and large they are."""
EXPORTED_FOR = timedelta(days=90)
"""Retention of the base of a workbook after its export: the workbook may come back edited."""
ROOM = 200_000_000
"""Bytes that the backups of one document may take."""
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9
"""Days, weeks and months beyond ALL_FOR of which one state stays."""
_STAMP = "%Y%m%dT%H%M%S%fZ"
_DAY = "%Y%m%d"
_NAME = re.compile(
    r"(?P<stamp>\d{8}T\d{12}Z)-(?P<revision>[0-9a-f-]{36})-(?P<whys>[a-z]+\d{0,8}(?:\+[a-z]+\d{0,8})*)\.capmap"
)


@dataclass(frozen=True, slots=True)
class Version:
    """A backup: a state of a document that was kept.

    time is when it was kept, local and aware of its zone. whys are its reasons, oldest first. exported is the last day,
    in UTC, on which a workbook was made of it. size is in bytes.
    """

    time: datetime
    revision: str
    whys: tuple[str, ...]
    path: Path
    size: int
    exported: date | None = None

    @property
    def why(self) -> str:
        """The first reason for which it was kept."""
        return self.whys[0]


class Backups:
    """The backup store: earlier states of all documents of one user.

    `clock` gives seconds since 1970 (time.time), `author` the name that a new revision is made under.
    """

    def __init__(
        self, folder: Path, clock: Callable[[], float] = time.time, *, author: Callable[[], str] = nobody
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._author = author
        self._busy = threading.RLock()

    def keep(self, document_id: str, revision: str, data: bytes, why: Why) -> None:
        """Keep a state of a document, the bytes of its `.capmap`; one that is there already gets one more `why`.

        Then the document's backups are thinned, unless it was merely opened. Raises SaveFailed.
        """
        with self._busy:
            try:
                uninterrupted(self._keep, document_id, revision, data, why)
            except (SaveFailed, OSError, ValueError) as failure:
                raise _backup_failure(failure.cause if isinstance(failure, SaveFailed) else failure) from failure
            if why != "open":
                self._thin(document_id)

    def state_of(self, document: CapabilityMap, identity: Identity) -> tuple[bytes, Identity]:
        """The bytes of a map as it stands, for a backup, and the identity they carry.

        identity is that of the file as last read or saved; a map that differs from it has a revision of its own, the
        same each time, so that what is exported again is not kept again. Raises SaveFailed.
        """
        if identity.map_sha256 is None:  # never saved: its revision is for the first save, by then maybe of another map
            identity = dataclasses.replace(identity, revision=str(uuid.uuid4()))
        try:
            data, own = to_bytes(document, identity, author=self._author())
            if own.revision == identity.revision:
                return data, own
            revision = uuid.uuid5(uuid.NAMESPACE_OID, f"{identity.revision} {own.map_sha256}")
            return to_bytes(document, dataclasses.replace(own, revision=str(revision)))
        except DocumentError as error:
            raise SaveFailed(f"No earlier version of this map could be kept: {error.sentence}", error) from error

    def keep_map(self, document: CapabilityMap, identity: Identity, why: Why) -> None:
        """Keep a map as it stands, saved or not; see `state_of`. Raises SaveFailed."""
        data, identity = self.state_of(document, identity)
        self.keep(identity.document_id, identity.revision, data, why)

    def keep_file(self, path: Path, why: Why) -> bool:
        """Keep the state of a file, under the document id and revision in it; returns whether it is kept.

        A file that is no `.capmap` has neither, and is not kept. One of an older format that is opened is kept with the
        reason "migration". Raises SaveFailed.
        """
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode) or state.st_size > BYTES:
                return False
            data, _ = read_whole(path)
            manifest = unpack(data).manifest
        except (FileNotFoundError, Damage):
            return False
        except (OSError, ValueError) as cause:
            raise _backup_failure(cause) from cause
        if why == "open" and manifest.format_version < FORMAT_VERSION:
            why = "migration"
        self.keep(manifest.document_uuid, manifest.revision, data, why)
        return True

    def save(
        self,
        path: Path,
        document: CapabilityMap,
        identity: Identity,
        *,
        expected: Fingerprint | None = None,
        encoder: Encoder | None = None,
        sound: CapabilityMap | None = None,
        prepared: Callable[[str], object] | None = None,
        own: tuple[Extra, ...] = (),
    ) -> tuple[Saved, str]:
        """Save a map as `document.save` does; keep the state it replaces before, and the state it writes after.

        Returns what was saved, and a warning: why a state could not be kept, "" where all were. That stops no save.
        identity and expected say which state the file is in, if known. Raises SaveFailed where the map is not saved.
        """
        unkept = ""
        try:
            if expected is None or self.find(identity.document_id, identity.revision) is None:
                kept = self.keep_file(path, "replaced")
                if not kept and expected is not None and sound is not None:  # plain JSON: the map as it was read
                    self.keep_map(sound, identity, "replaced")
        except (SaveFailed, OSError) as failure:
            unkept = str(failure if isinstance(failure, SaveFailed) else _backup_failure(failure))
        saved = save(
            path,
            document,
            identity,
            expected=expected,
            encoder=encoder,
            sound=sound,
            prepared=prepared,
            author=self._author(),
            own=own,
        )
        try:
            self.keep(saved.identity.document_id, saved.identity.revision, saved.data, "save")
        except SaveFailed as failure:
            unkept = failure.sentence
        return saved, unkept

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """The backups of a document, newest first; only their names are read. Raises OSError."""
        return self._matching(document_id, "*.capmap")

    def documents(self) -> frozenset[str]:
        """The ids of all documents with a backup. Raises OSError."""
        folders = self._folder.iterdir() if self._folder.is_dir() else ()
        return frozenset(folder.name for folder in folders if self.versions(folder.name))

    def find(self, document_id: str, revision: str) -> Version | None:
        """The backup of a revision, None where it is not kept. Raises OSError."""
        return next(iter(self._matching(document_id, f"*-{revision}-*.capmap")), None)

    def newer_than(self, path: Path) -> datetime | None:
        """When a state was first saved that came of the one in a file; None where none is kept. Raises OSError."""
        opened = _manifest_of(path)
        if opened is not None:
            for version in self.versions(opened.document_uuid)[:LAST]:
                kept = _manifest_of(version.path)
                if kept is not None and opened.revision in kept.parents:
                    return kept.revised or version.time
        return None

    def read(self, version: Version) -> Loaded:
        """The map of a backup. Raises DocumentError."""
        name = f"The version of {version.time:%d.%m.%Y %H:%M}"
        try:
            data, _ = read_whole(self._current_path(version))
        except OSError as cause:
            raise DocumentError(f"“{name}” cannot be opened: {explain(cause).what}.") from cause
        return from_bytes(data, name)

    def delete_all(self, document_id: str) -> None:
        """Delete every backup of a document, which the user asked for. Raises OSError after deleting all it could."""
        folder = self._folder / document_id
        with self._busy:
            failed: OSError | None = None
            for path in list(folder.iterdir()) if folder.is_dir() else []:
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    failed = error
            if failed is not None:
                raise failed
            with contextlib.suppress(FileNotFoundError):
                folder.rmdir()

    def rewrite(self, change: ChangeOfState) -> Rewritten:
        """Rewrite every backup of every document, so that something is gone for good. Raises OSError.

        Each stays the revision it is, and keeps its name.
        """
        with self._busy:
            done = Rewritten()
            for document_id in self.documents():
                sweep(self._folder / document_id)
                for version in self.versions(document_id):
                    done += rewrite(version.path, change)
            return done

    def _keep(self, document_id: str, revision: str, data: bytes, why: Why) -> None:
        now = datetime.fromtimestamp(self._clock(), UTC)
        known = self.find(document_id, revision)
        folder = self._folder / document_id
        if known is None:
            for directory in (self._folder, folder):
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)
                directory.chmod(0o700)
            write_atomically(folder / _name(now, revision, (why,), now.date()), data, verify=verify, mode=0o600)
            return
        if not _is_whole(known.path):
            write_atomically(known.path, data, verify=verify, mode=0o600)
        whys = known.whys if why in known.whys else (*known.whys, why)
        exported = now.date() if why == "export" else known.exported
        name = _name(known.time, revision, whys, exported)
        if name != known.path.name:
            known.path.rename(folder / name)

    def _thin(self, document_id: str) -> None:
        with contextlib.suppress(OSError):
            now = datetime.fromtimestamp(self._clock(), UTC)
            for version in superfluous(self.versions(document_id), now):
                version.path.unlink(missing_ok=True)

    def _current_path(self, version: Version) -> Path:
        """The current path of a backup: it is renamed when it is kept for one more reason."""
        if version.path.exists():
            return version.path
        renamed = self.find(version.path.parent.name, version.revision)
        return version.path if renamed is None else renamed.path

    def _matching(self, document_id: str, pattern: str) -> tuple[Version, ...]:
        versions = map(_version, (self._folder / document_id).glob(pattern))
        return tuple(sorted((version for version in versions if version is not None), key=_age, reverse=True))


def _manifest_of(path: Path) -> Manifest | None:
    """What a file says of itself; None where it is none of ours, damaged or gone meanwhile. Raises OSError."""
    try:
        return unpack(read_whole(path)[0]).manifest
    except (Damage, FileNotFoundError):
        return None


def _backup_failure(cause: BaseException | None) -> SaveFailed:
    what = f": {explain(cause).what}" if isinstance(cause, OSError | ValueError) else ""
    return SaveFailed(f"No earlier version of this map could be kept{what}. The map itself is not affected.", cause)


def superfluous(versions: Iterable[Version], now: datetime) -> tuple[Version, ...]:
    """The retention rule: the backups to delete, oldest first; stopped anywhere in that order, it can go on later.

    Beyond ALL_FOR the newest of each day stays, then of each week, then of each month, by UTC, as far as there is ROOM;
    the rule is that of Anki's backups. The LAST and the bases of workbooks stay in any case.
    """
    ordered = sorted(versions, key=_age, reverse=True)
    safe = {
        version for version in ordered if version.exported is not None and now.date() - version.exported <= EXPORTED_FOR
    }
    safe.update(ordered[:LAST])
    young = [version for version in ordered if now - version.time < ALL_FOR][:MOST]
    kept, older = safe | set(young), ordered[len(young) :]
    for number, period in ((_DAILY, _day), (_WEEKLY, _week), (_MONTHLY, _month)):
        newest: dict[tuple[int, ...], Version] = {}
        for version in older:
            newest.setdefault(period(version.time), version)
        taken = list(newest)[:number]
        kept.update(newest[key] for key in taken)
        older = [version for version in older if period(version.time) not in taken]
    size = sum(version.size for version in kept)
    for version in reversed(ordered):
        if size > ROOM and version in kept and version not in safe:
            kept.remove(version)
            size -= version.size
    return tuple(version for version in reversed(ordered) if version not in kept)


def _age(version: Version) -> tuple[datetime, str]:
    return version.time, version.revision


def _day(moment: datetime) -> tuple[int, ...]:
    return (moment.astimezone(UTC).toordinal(),)


def _week(moment: datetime) -> tuple[int, ...]:
    return moment.astimezone(UTC).isocalendar()[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    moment = moment.astimezone(UTC)
    return moment.year, moment.month


def _name(moment: datetime, revision: str, whys: Iterable[str], exported: date | None) -> str:
    days = {"export": "" if exported is None else exported.strftime(_DAY)}
    reasons = "+".join(f"{why}{days.get(why, '')}" for why in whys)
    return f"{moment.astimezone(UTC).strftime(_STAMP)}-{revision}-{reasons}.capmap"


def _version(path: Path) -> Version | None:
    """The backup of a path, parsed from its name; None where it is none of ours, or gone meanwhile."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    exported = None
    whys = []
    try:
        kept = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC).astimezone()
        for reason in match["whys"].split("+"):
            why = reason.rstrip("0123456789")
            whys.append(why)
            if why == "export" and reason != why:
                exported = datetime.strptime(reason.removeprefix(why), _DAY).date()
        return Version(kept, match["revision"], tuple(whys), path, path.stat().st_size, exported)
    except (OSError, ValueError, OverflowError):
        return None


def _is_whole(path: Path) -> bool:
    try:
        verify(read_whole(path)[0])
    except Exception:  # noqa: BLE001 whatever is wrong with it, it is written anew
        return False
    return True
