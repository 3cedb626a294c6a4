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
from workbench.files.atomic import Fingerprint, SaveFailed, read_whole, write_atomically
from workbench.files.container import Damage, unpack
from workbench.files.document import (
    FORMAT_VERSION,
    DocumentError,
    Identity,
    Loaded,
    Saved,
    from_bytes,
    save,
    to_bytes,
    verify,
)
from workbench.files.encoding import Encoder
from workbench.files.os_errors import explain
from workbench.files.system import uninterrupted

Why = Literal["open", "replaced", "save", "import", "merge", "migration", "delete", "disk", "export"]
"""Why a state was kept: as it was when opened; the one a save replaced, and the one it wrote; the one before an import,
a merge, a migration, a large deletion; the one another wrote to the file; the base of an exported workbook."""

ALL_FOR, MOST = timedelta(days=2), 50
"""How long every state stays, and how many of that time at most."""
LAST = 3
"""The newest states, which stay however old and large they are."""
EXPORTED_FOR = timedelta(days=90)
"""How long the base of a workbook stays after its export, since the workbook may come back edited."""
ROOM = 200_000_000
"""Bytes that the backups of one document may take."""
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9
_STAMP = "%Y%m%dT%H%M%S%fZ"
_DAY = "%Y%m%d"
_NAME = re.compile(
    r"(?P<stamp>\d{8}T\d{12}Z)-(?P<revision>[0-9a-f-]{36})-(?P<whys>[a-z]+\d{0,8}(?:\+[a-z]+\d{0,8})*)\.capmap"
)


@dataclass(frozen=True, slots=True)
class Version:
    """A state that was kept.

    time is when it was kept, local and aware of its zone. whys are every reason, the first one first. exported is the
    last day, in UTC, on which a workbook was made of it. size is in bytes.
    """

    time: datetime
    revision: str
    whys: tuple[str, ...]
    path: Path
    size: int
    exported: date | None = None

    @property
    def why(self) -> str:
        """Why it was kept first."""
        return self.whys[0]


class Backups:
    """The earlier states of all documents of one user. `clock` gives seconds since 1970, such as time.time."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._clock = clock
        self._busy = threading.RLock()

    def keep(self, document_id: str, revision: str, data: bytes, why: Why) -> None:
        """Keep a state of a document, the bytes of its `.capmap`; one that is there already gets one more `why`.

        Then the document's backups are thinned, unless it was merely opened. Raises SaveFailed.
        """
        with self._busy:
            try:
                uninterrupted(self._keep, document_id, revision, data, why)
            except (SaveFailed, OSError, ValueError) as failure:
                raise _unkept(failure.cause if isinstance(failure, SaveFailed) else failure) from failure
            if why != "open":
                self._thin(document_id)

    def keep_map(self, document: CapabilityMap, identity: Identity, why: Why) -> None:
        """Keep a map as it stands, saved or not; see `state_of`. Raises SaveFailed."""
        data, identity = state_of(document, identity)
        self.keep(identity.document_id, identity.revision, data, why)

    def keep_file(self, path: Path, why: Why) -> bool:
        """Keep the state that a file is in, under what it says of itself; a file that is no `.capmap` says nothing.

        One of an older format is kept as before its migration where it is merely opened. Whether it is kept. Raises
        SaveFailed.
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
            raise _unkept(cause) from cause
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
    ) -> tuple[Saved, str]:
        """Save a map as `document.save` does, with the state it replaces kept before, and the state it writes after.

        Returns with what was saved why a state could not be kept, "" where all were: then the save goes on. identity
        and expected say which state the file is in, where that is known. Raises SaveFailed where the map is not saved.
        """
        unkept = ""
        try:
            if expected is None or self.find(identity.document_id, identity.revision) is None:
                kept = self.keep_file(path, "replaced")
                if not kept and expected is not None and sound is not None:  # plain JSON: the map as it was read
                    self.keep_map(sound, identity, "replaced")
        except (SaveFailed, OSError) as failure:
            unkept = str(failure if isinstance(failure, SaveFailed) else _unkept(failure))
        saved = save(path, document, identity, expected=expected, encoder=encoder, sound=sound, prepared=prepared)
        try:
            self.keep(saved.identity.document_id, saved.identity.revision, saved.data, "save")
        except SaveFailed as failure:
            unkept = failure.sentence
        return saved, unkept

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """What is kept of a document, newest first. Whether it can be read shows in reading. Raises OSError."""
        return self._found(document_id, "*.capmap")

    def documents(self) -> frozenset[str]:
        """The ids of the documents that anything is kept of. Raises OSError."""
        folders = self._folder.iterdir() if self._folder.is_dir() else ()
        return frozenset(each.name for each in folders if self.versions(each.name))

    def find(self, document_id: str, revision: str) -> Version | None:
        """The state of this revision, None where it is not kept. Raises OSError."""
        return next(iter(self._found(document_id, f"*-{revision}-*.capmap")), None)

    def read(self, version: Version) -> Loaded:
        """The map of a kept state. Raises DocumentError."""
        name = f"The version of {version.time:%d.%m.%Y %H:%M}"
        try:
            data, _ = read_whole(self._where(version))
        except OSError as cause:
            raise DocumentError(f"“{name}” cannot be opened: {explain(cause).what}.") from cause
        return from_bytes(data, name)

    def delete_all(self, document_id: str) -> None:
        """Delete every state kept of a document, on the user's word. Raises OSError; the others are gone then."""
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

    def _keep(self, document_id: str, revision: str, data: bytes, why: Why) -> None:
        now = datetime.fromtimestamp(self._clock(), UTC)
        known = self.find(document_id, revision)
        folder = self._folder / document_id
        if known is None:
            for each in (self._folder, folder):
                each.mkdir(mode=0o700, parents=True, exist_ok=True)
                each.chmod(0o700)
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
            for each in superfluous(self.versions(document_id), now):
                each.path.unlink(missing_ok=True)

    def _where(self, version: Version) -> Path:
        """Where a state lies: it has another name once it was kept for one more reason."""
        if version.path.exists():
            return version.path
        found = self.find(version.path.parent.name, version.revision)
        return version.path if found is None else found.path

    def _found(self, document_id: str, pattern: str) -> tuple[Version, ...]:
        found = map(_version, (self._folder / document_id).glob(pattern))
        return tuple(sorted((each for each in found if each is not None), key=_age, reverse=True))


def _unkept(cause: BaseException | None) -> SaveFailed:
    what = f": {explain(cause).what}" if isinstance(cause, OSError | ValueError) else ""
    return SaveFailed(f"No earlier version of this map could be kept{what}. The map itself is not affected.", cause)


def state_of(document: CapabilityMap, identity: Identity) -> tuple[bytes, Identity]:
    """The bytes of a map as it stands, to be kept, and the identity they carry.

    identity is that of the file as last read or saved; a map that differs from it has a revision of its own. Raises
    SaveFailed.
    """
    if identity.map_sha256 is None:  # never saved: its revision is for the first save, by then maybe of another map
        identity = dataclasses.replace(identity, revision=str(uuid.uuid4()))
    try:
        return to_bytes(document, identity)
    except DocumentError as error:
        raise SaveFailed(f"No earlier version of this map could be kept: {error.sentence}", error) from error


def superfluous(versions: Iterable[Version], now: datetime) -> tuple[Version, ...]:
    """What may go of a document's states, oldest first: deleted in that order, what is left is thinned alike.

    Of the time before ALL_FOR the newest of each day, then of each week, then of each month stays, by UTC, as far as
    there is ROOM; the rule is that of Anki's backups. The LAST and the bases of workbooks stay in any case.
    """
    ordered = sorted(versions, key=_age, reverse=True)
    safe = {each for each in ordered if each.exported is not None and now.date() - each.exported <= EXPORTED_FOR}
    safe.update(ordered[:LAST])
    young = [each for each in ordered if now - each.time < ALL_FOR][:MOST]
    kept, older = safe | set(young), ordered[len(young) :]
    for number, period in ((_DAILY, _day), (_WEEKLY, _week), (_MONTHLY, _month)):
        newest: dict[tuple[int, ...], Version] = {}
        for each in older:
            newest.setdefault(period(each.time), each)
        taken = list(newest)[:number]
        kept.update(newest[each] for each in taken)
        older = [each for each in older if period(each.time) not in taken]
    size = sum(each.size for each in kept)
    for each in reversed(ordered):
        if size > ROOM and each in kept and each not in safe:
            kept.remove(each)
            size -= each.size
    return tuple(each for each in reversed(ordered) if each not in kept)


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
    said = "+".join(f"{why}{days.get(why, '')}" for why in whys)
    return f"{moment.astimezone(UTC).strftime(_STAMP)}-{revision}-{said}.capmap"


def _version(path: Path) -> Version | None:
    """What a file's name says of it; None where it is none of ours, or gone meanwhile."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    exported = None
    whys = []
    try:
        kept = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC).astimezone()
        for each in match["whys"].split("+"):
            why = each.rstrip("0123456789")
            whys.append(why)
            if why == "export" and each != why:
                exported = datetime.strptime(each.removeprefix(why), _DAY).date()
        return Version(kept, match["revision"], tuple(whys), path, path.stat().st_size, exported)
    except (OSError, ValueError, OverflowError):
        return None


def _is_whole(path: Path) -> bool:
    try:
        verify(read_whole(path)[0])
    except Exception:  # noqa: BLE001 whatever is wrong with it, it is written anew
        return False
    return True
