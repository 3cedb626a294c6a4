"""Every system call fails once, in every way, and from then on: whatever fails is told, and what was there is whole."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.files.maps import FULL
from tests.torture.disk import SHORT, Disk, Endless
from tests.torture.kind import Kind, Outcome
from workbench.cli import DONE
from workbench.files.atomic import Fingerprint, SaveFailed, fingerprint, write_atomically
from workbench.files.backups import Backups
from workbench.files.document import DocumentError, read, save, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.os_errors import explain
from workbench.files.recovery import RecoveryStore
from workbench.main import main

ERRORS = {
    name: getattr(errno, name) for name in ("ENOSPC", "EIO", "EACCES", "EXDEV", "EROFS", "EDQUOT", "EINTR", "ENOENT")
} | {"a short write": SHORT}
PASSING = ("EINTR", "ENOENT")
"""What happens once, and to which asking again is the answer."""
CERTAIN = ("write .saving", "fsync .saving", "replace .saving", "fsync")
"""Calls without which nothing is saved, the last one of the folder: a fault in one of them has to be told."""
OLD, NEW = b"old" * 1000, b"new" * 2000
BEFORE, AFTER = replace(FULL, title="Before"), replace(FULL, title="After")
LISTING, LOCK = ("listdir", "scandir", "stat"), ".lock"


@dataclass
class Said:
    """What came of one try: the sentence of a failure that was told, or None; or what escaped. error: of the disk."""

    error: str = ""
    sentence: str | None = None
    cause: BaseException | None = None
    in_place: Fingerprint | None = None
    escaped: BaseException | None = None
    result: object = None


@dataclass(frozen=True)
class Subject:
    """Something that writes or reads.

    begin: lay out a folder, and give what is to be tried. wrong: what is not right afterwards, in words, given the name
    of the call that failed, what was said, and what else `begin` gave. confirms: whether it fails where a file cannot
    be written. may_raise: calls whose OSError is handed on.
    """

    begin: Callable[[Path], tuple[Callable[[], object], object]]
    wrong: Callable[[Path, str, Said, object], str | None]
    confirms: bool = True
    may_raise: tuple[str, ...] = ()


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Try up to `count` of all faults there are."""
    return tried(chance, count, place, SUBJECTS)


def tried(chance: Random, count: int, place: Path, subjects: Mapping[str, Subject]) -> Outcome:
    """The same with other things that write."""
    tries = [
        (name, number, call, error, sticky)
        for name, subject in subjects.items()
        for number, call in enumerate(_calls(subject, place))
        for error in ERRORS
        for sticky in (False, True)
        if (call.startswith("write") or error != "a short write") and not (sticky and error in PASSING)
    ]
    chosen = tries if count >= len(tries) else chance.sample(tries, count)
    faults = []
    for name, number, call, error, sticky in chosen:
        said, other = _tried(subjects[name], place, Disk(place, number, ERRORS[error], sticky=sticky))
        wrong = _wrong(subjects[name], place, call, error, said, other, sticky)
        if wrong is not None:
            faults.append(f"{name}: {error} in call {number}, {call}{' and later ones' if sticky else ''}: {wrong}")
    return Outcome(len(chosen), tuple(faults))


def _calls(subject: Subject, place: Path) -> list[str]:
    disk = Disk(place)
    said, _ = _tried(subject, place, disk)
    if said.sentence or said.escaped or not disk.calls:
        raise RuntimeError(f"on a healthy disk: {said}")
    return disk.calls


def _tried(subject: Subject, place: Path, disk: Disk) -> tuple[Said, object]:
    shutil.rmtree(place)
    place.mkdir()
    attempt, other = subject.begin(place)
    said = Said()
    with disk.attached():
        try:
            said.result = attempt()
        except SaveFailed as failure:
            said = Said("", failure.sentence, failure.cause, failure.in_place)
        except DocumentError as failure:
            said = Said(sentence=failure.sentence)  # which has words of its own for some causes
        except (Exception, Endless) as fault:
            said = Said(escaped=fault)
    return said, other


def _wrong(subject: Subject, place: Path, call: str, error: str, said: Said, other: object, sticky: bool) -> str | None:
    may_raise = isinstance(said.escaped, OSError) and call in subject.may_raise
    said.error = error
    if said.escaped is not None and not may_raise:
        return f"{said.escaped!r} escaped"
    if said.sentence is not None:
        if not said.sentence.endswith(".") or "\n" in said.sentence:
            return f"no sentence but “{said.sentence}”"
        if isinstance(said.cause, OSError) and explain(said.cause).what not in said.sentence:
            return f"“{said.sentence}” does not name the cause, {said.cause!r}"
    left = [name for _, _, names in os.walk(place) for name in names if name.endswith(".saving")]
    if left and not call.startswith("unlink"):
        return f"{', '.join(left)} was left behind"
    if error == "EINTR" and said.sentence is not None:
        return f"a signal was taken for a failure: {said.sentence}"
    if call in CERTAIN and subject.confirms and said.sentence is None and error not in (*PASSING, "a short write"):
        return "nothing was said of it"
    return subject.wrong(place, call, said, other)


# What is tried


def begin_replacing(place: Path) -> tuple[Callable[[], object], object]:
    path = place / "plan"
    path.write_bytes(OLD)
    expected = fingerprint(path)
    return lambda: write_atomically(path, NEW, expected=expected), None


def _begin_making(place: Path) -> tuple[Callable[[], object], object]:
    return lambda: write_atomically(place / "plan", NEW), None


def _wrong_file(place: Path, call: str, said: Said, _: object) -> str | None:
    there = (place / "plan").read_bytes() if (place / "plan").exists() else b""
    if said.sentence is None or said.in_place is not None:
        if said.in_place not in (None, fingerprint(place / "plan")):
            return "it is another file than was said to be in place"
        return None if there == NEW else f"it was said to be there, and {len(there)} bytes are"
    return None if there in (OLD, b"") else f"the old file is not as it was: {len(there)} bytes"


def wrong_replaced(place: Path, call: str, said: Said, other: object) -> str | None:
    return _wrong_file(place, call, said, other) if (place / "plan").exists() else "the old file is gone"


def _begin_document(place: Path) -> tuple[Callable[[], object], object]:
    path = place / "plan.capmap"
    saved = save(path, BEFORE, fresh_identity())
    return lambda: save(path, AFTER, saved.identity, expected=saved.fingerprint), None


def _wrong_document(place: Path, call: str, said: Said, _: object) -> str | None:
    there = read(place / "plan.capmap").document
    should = AFTER if said.sentence is None or said.in_place else BEFORE
    return None if there == should else f"the file has “{there.title}” where “{should.title}” should be"


def _begin_saving(place: Path) -> tuple[Callable[[], object], object]:
    path, backups = place / "plan.capmap", Backups(place / "backups")
    saved = save(path, BEFORE, fresh_identity())
    return lambda: backups.save(path, AFTER, saved.identity, expected=saved.fingerprint), saved.identity.document_id


def _wrong_saved(place: Path, call: str, said: Said, document_id: object) -> str | None:
    backups, unkept = Backups(place / "backups"), said.result[1] if isinstance(said.result, tuple) else "not saved"
    titles = [backups.read(each).document.title for each in backups.versions(str(document_id))]
    gone = said.error == "ENOENT" and call.endswith(".capmap")  # then there was nothing to replace
    if not unkept and set(titles) != {"Before", "After"} and not gone:
        return f"kept are {titles}, and nothing was said"
    return _wrong_document(place, call, said, None)


def _begin_recovery(place: Path) -> tuple[Callable[[], object], object]:
    store, identity = RecoveryStore(place / "recovery"), fresh_identity()
    store.store(replace(FULL, title="Earlier"), identity, None)
    store.store(BEFORE, identity, None)
    return lambda: store.store(AFTER, identity, None), store


def _wrong_recovery(place: Path, call: str, said: Said, store: object) -> str | None:
    assert isinstance(store, RecoveryStore)
    store.leave()
    titles = [each.title for each in RecoveryStore(place / "recovery").pending()]
    should = ["After"] if said.sentence is None or said.in_place else ["Before", "After"]
    return None if len(titles) == 1 and titles[0] in should else f"offered is {titles}, where {should} should be"


def _begin_discarding(place: Path) -> tuple[Callable[[], object], object]:
    attempt, store = _begin_recovery(place)
    attempt()
    assert isinstance(store, RecoveryStore)

    def discard() -> None:
        with contextlib.suppress(OSError):
            store.set_aside()

    return discard, store


def _wrong_discarded(place: Path, call: str, said: Said, _: object) -> str | None:
    titles = []
    for path in place.rglob("*.capmap"):
        with contextlib.suppress(DocumentError):
            titles.append(read(path).document.title)
    return None if "After" in titles else f"of the work only {titles} is there"


def _begin_offering(place: Path) -> tuple[Callable[[], object], object]:
    for title in ("One", "Two"):
        store = RecoveryStore(place / "recovery")
        store.store(replace(FULL, title=title), fresh_identity(), None)
        store.leave()
    return RecoveryStore(place / "recovery").pending, None


def _wrong_offered(place: Path, call: str, said: Said, _: object) -> str | None:
    offered = said.result if isinstance(said.result, list) else []
    may_hide = call in LISTING or call.endswith(LOCK)  # a lock that cannot be tried counts as held
    return None if len(offered) == 2 or may_hide else f"of two documents {len(offered)} are offered"


def _begin_backup(place: Path) -> tuple[Callable[[], object], object]:
    backups, identity = Backups(place / "backups"), fresh_identity()
    data, first = to_bytes(BEFORE, identity)
    backups.keep(first.document_id, first.revision, data, "replaced")
    data, second = to_bytes(AFTER, first)
    return lambda: backups.keep(second.document_id, second.revision, data, "save"), (backups, second)


def _wrong_backup(place: Path, call: str, said: Said, other: object) -> str | None:
    assert isinstance(other, tuple)
    backups, identity = other
    titles = [backups.read(each).document.title for each in backups.versions(identity.document_id)]
    should = ["After", "Before"] if said.sentence is None else ["Before"]
    return None if set(should) <= set(titles) else f"kept are {titles}, where {should} should be"


def _begin_export(place: Path) -> tuple[Callable[[], object], object]:
    save(place / "plan.capmap", BEFORE, fresh_identity())
    (place / "out.csv").write_bytes(OLD)

    def export() -> None:
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
            code = main(["export", str(place / "plan.capmap"), "-o", str(place / "out.csv")])
        if code != DONE:
            raise SaveFailed(errors.getvalue().strip())

    return export, None


def _wrong_export(place: Path, call: str, said: Said, _: object) -> str | None:
    there = (place / "out.csv").read_bytes()
    if said.sentence is None:
        return None if there not in (OLD, b"") else "it was said to be written, and the old one is there"
    if read(place / "plan.capmap").document != BEFORE:
        return "the map is another"
    in_place = "the disk did not confirm it" in said.sentence
    return None if in_place or there == OLD else "the old export is not as it was"


def _begin_reading(place: Path) -> tuple[Callable[[], object], object]:
    save(place / "plan.capmap", BEFORE, fresh_identity())
    return lambda: read(place / "plan.capmap").document, None


def _wrong_read(place: Path, call: str, said: Said, _: object) -> str | None:
    if read(place / "plan.capmap").document != BEFORE:
        return "the file is another"
    return None if said.sentence is not None or said.result == BEFORE else "another map was read"


SUBJECTS = {
    "replace a file": Subject(begin_replacing, wrong_replaced),
    "make a file": Subject(_begin_making, _wrong_file),
    "save a map": Subject(_begin_document, _wrong_document),
    "save a map and keep the one before": Subject(_begin_saving, _wrong_saved, confirms=False),
    "open a map": Subject(_begin_reading, _wrong_read),
    "export": Subject(_begin_export, _wrong_export),
    "keep a recovery copy": Subject(_begin_recovery, _wrong_recovery),
    "discard unsaved work": Subject(_begin_discarding, _wrong_discarded, confirms=False),
    "offer unsaved work": Subject(_begin_offering, _wrong_offered, may_raise=LISTING),
    "keep an earlier version": Subject(_begin_backup, _wrong_backup),
}

KIND = Kind("faults of the disk, at every system call", run, amount=100_000, batch=100_000, in_suite=500, adds_up=False)
