"""Document files: a capability map is read, checked and migrated, and written deterministically.

A file is parsed, migrated, checked for its shape and then for sense; a file that fails touches nothing. It is known by
its content, never by its suffix. Saving to the disk is the saver's.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import stat
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from pydantic_core import ValidationError

import workbench
from workbench.application.task import IsCancelled, Task
from workbench.domain import validate
from workbench.domain.model import CapabilityMap
from workbench.domain.quoting import LONGEST
from workbench.domain.size import BYTES, counts
from workbench.domain.words import pluralise, truncate
from workbench.files.atomic import Fingerprint, SaveFailed, read_whole, write_atomically
from workbench.files.container import (
    CONFLICTS,
    OTHER_COPY,
    OTHER_FILE,
    PARENTS,
    TOO_LARGE,
    Damage,
    Extra,
    Manifest,
    Parts,
    format_version,
    pack,
    part_beside,
    unpack,
    verify,
)
from workbench.files.encoding import Encoder, indented
from workbench.files.identity import Identity, fresh_identity
from workbench.files.map_parser import RepeatedKeys, parsed, prescanned
from workbench.files.migrations import migrated
from workbench.files.os_errors import explain
from workbench.files.problems import COUNTED, all_in_one, shape_problems
from workbench.files.scan import TooMuch, scan
from workbench.files.shape import drop_unknown_keys, keys_of, map_from, map_if_whole
from workbench.files.spelling import is_tidy, spelt_as_read, tidied_map
from workbench.files.system import uninterrupted
from workbench.runtime.paths import shown

FORMAT_VERSION = 2
MIN_READER_VERSION = 2
SUFFIX = ".capmap"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""The first bytes of OLE compound files: old Office formats, and new ones with a password."""


class DocumentError(Exception):
    """A file cannot be opened. The text is the sentence for a person; `problems` are all its faults, by place.

    foreign: whether it is no capability map at all, but a file of another program.
    """

    def __init__(self, sentence: str, problems: tuple[str, ...] = (), *, foreign: bool = False) -> None:
        self.sentence = shown(sentence)
        super().__init__(self.sentence)
        self.problems, self.foreign = problems, foreign


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content of a file. `notes` are sentences to show; a `read_only` map must not be saved over its file.

    conflicts: the part with the conflicts of a merge that nobody has decided, None where there is none.
    """

    document: CapabilityMap
    identity: Identity
    read_only: bool = False
    notes: tuple[str, ...] = ()
    fingerprint: Fingerprint | None = None
    conflicts: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Saved:
    """The result of a save: the document's new identity, the fingerprint and the bytes of the file."""

    identity: Identity
    fingerprint: Fingerprint
    data: bytes = field(repr=False)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def read(path: Path, cancelled: IsCancelled | None = None) -> Loaded:
    """The capability map in a file. Raises DocumentError with one clear sentence, and Cancelled."""
    name = path.name
    try:
        state = uninterrupted(os.stat, path)
        if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
            raise _cannot_open(name, "it is no ordinary file but a device or a pipe", OTHER_FILE)
        if state.st_size > BYTES:
            raise _cannot_open(name, TOO_LARGE, OTHER_COPY)
        data, state = read_whole(path)
    except FileNotFoundError as cause:
        raise _cannot_open(name, "there is no such file", "It may have been moved or renamed.") from cause
    except IsADirectoryError as cause:
        raise _cannot_open(name, "it is a folder", "Choose a file in it.") from cause
    except PermissionError as cause:
        raise _cannot_open(name, "you have no right to read it", "Ask whoever owns it.") from cause
    except (OSError, ValueError) as cause:
        raise _cannot_open(name, explain(cause).what, "Try once more, or open a copy of it.") from cause
    fingerprint = Fingerprint(len(data), state.st_mtime_ns, hashlib.sha256(data).hexdigest())
    loaded = from_bytes(data, name, cancelled)
    conflicts = part_beside(path, CONFLICTS) if loaded.identity.map_sha256 is None else loaded.conflicts
    return dataclasses.replace(loaded, fingerprint=fingerprint, conflicts=conflicts)


def from_bytes(data: bytes, name: str = "", cancelled: IsCancelled | None = None) -> Loaded:
    """The capability map in the bytes of a file, `.capmap` or plain map.json. Raises DocumentError, and Cancelled."""
    task = Task(cancelled=cancelled)
    task.check_cancelled()
    try:
        if len(data) > BYTES:
            raise Damage(TOO_LARGE)
        if data.startswith(b"PK"):
            return _from_parts(unpack(data), name, task)
        if data.startswith(_OLD_OFFICE):
            raise Damage("it is an old or a protected Office file, not a capability map", OTHER_FILE)
        if not data or data.isspace():
            raise Damage("the file is empty")
        return _loaded(_from_json(data, name, task), data, fresh_identity())
    except Damage as damage:
        raise _cannot_open(name, str(damage), damage.todo) from damage
    except RepeatedKeys as repeated:
        raise _invalid(name, repeated.problems) from repeated
    except TooMuch as excess:
        raise _cannot_open(name, str(excess), OTHER_COPY) from excess


def map_from_json(data: bytes, name: str = "") -> CapabilityMap:
    """The map in plain map.json, of this format version or an earlier one. Raises DocumentError."""
    return from_bytes(data, name).document


def map_json(document: CapabilityMap, identity: Identity | None = None) -> bytes:
    """The map as map.json for people, scripts and version control: indented, a newline at the end.

    identity: of the document the map is, if any; texts nobody edited are spelt as they were read.
    Raises DocumentError where it could not be read again.
    """
    data = _encoded(indented, _spelt(document, identity))
    with _limits_of_reading():
        if len(data) > BYTES:
            raise Damage(TOO_LARGE)
        scan(data)
    return data


def to_bytes(
    document: CapabilityMap,
    identity: Identity,
    encoder: Encoder | None = None,
    own: tuple[Extra, ...] = (),
    author: str = "",
) -> tuple[bytes, Identity]:
    """The bytes of a `.capmap`, and the identity they carry.

    The identity has a new revision exactly where the map differs from the one last read or saved, so an unchanged
    document gives identical bytes. An encoder that wrote an earlier state of the map makes it quicker, no different.
    own: parts of ours that belong in this very file, and that no extra can stand for. author: who makes a new revision.
    Raises DocumentError where they could not be read again: a text that cannot be stored, more than a file may hold.
    """
    map_bytes, digest = _map_bytes(document, identity, encoder)
    if identity.map_sha256 is None:
        identity = dataclasses.replace(identity, map_sha256=digest, revised=_now(), author=author)
    elif identity.map_sha256 != digest:
        parents = (identity.revision, *identity.parents)[:PARENTS]
        identity = dataclasses.replace(
            identity, revision=str(uuid.uuid4()), parents=parents, map_sha256=digest, revised=_now(), author=author
        )
    return _packed(document, identity, map_bytes, own), identity


def rewritten(document: CapabilityMap, identity: Identity, own: tuple[Extra, ...] = ()) -> bytes:
    """The bytes of a state that was kept, with something taken out of it for good: the one case in which another map
    stays the same revision, so that it is found by it. Raises DocumentError as `to_bytes` does."""
    map_bytes, digest = _map_bytes(document, identity)
    return _packed(document, dataclasses.replace(identity, map_sha256=digest), map_bytes, own)


def _map_bytes(document: CapabilityMap, identity: Identity, encoder: Encoder | None = None) -> tuple[bytes, str]:
    """The map.json of a file and its sha256. Raises DocumentError where it could not be read again."""
    map_bytes = _encoded((encoder or Encoder()).compact, _spelt(document, identity))
    with _limits_of_reading():
        scan(map_bytes)
    return map_bytes, hashlib.sha256(map_bytes).hexdigest()


def _packed(document: CapabilityMap, identity: Identity, map_bytes: bytes, own: tuple[Extra, ...]) -> bytes:
    manifest = Manifest(
        FORMAT_VERSION,
        MIN_READER_VERSION,
        workbench.__version__,
        identity.document_id,
        identity.revision,
        identity.parents,
        identity.map_sha256 or "",
        identity.revised,
        identity.author,
    )
    with _limits_of_reading():
        return pack(manifest, counts(document), map_bytes, identity.extras, own)


def save(
    path: Path,
    document: CapabilityMap,
    identity: Identity,
    *,
    expected: Fingerprint | None = None,
    encoder: Encoder | None = None,
    sound: CapabilityMap | None = None,
    prepared: Callable[[str], object] | None = None,
    author: str = "",
    own: tuple[Extra, ...] = (),
) -> Saved:
    """Save the map by the one saver, opened again before it replaces what was there. Raises SaveFailed.

    A file of a newer format version is never written over: what this version does not know of it would be lost.
    sound: the map that was last read or saved, if any; what the two share is not checked again. prepared: told the
    sha256 of what is about to be written. author: who saves, for a new revision. own: see `to_bytes`.
    """
    kept = "The file on disk, if there is one, is as it was."
    unsound = next(validate.problems(document, sound), None)
    if unsound is not None:
        raise SaveFailed(
            f"“{path.name}” was not saved: the map would not open again: {unsound}. {kept} Undo to before."
        )
    try:
        data, identity = to_bytes(document, identity, encoder, own, author)
    except DocumentError as error:
        raise SaveFailed(f"“{path.name}” was not saved: {error.sentence} {kept}", error) from error
    if prepared is not None:
        prepared(hashlib.sha256(data).hexdigest())
    written = write_atomically(path, data, expected=expected, verify=verify, spare=_newer_version)
    return Saved(identity, written, data)


def _newer_version(file: BinaryIO) -> str | None:
    """The reason not to overwrite a file, None where there is none: a newer version made it."""
    try:
        version = format_version(file)
    except Damage:
        return None
    if version <= FORMAT_VERSION:
        return None
    return "the file there was made by a newer version of Capability Workbench, and this one would lose what it added"


def _from_parts(parts: Parts, name: str, task: Task) -> Loaded:
    manifest, notes = parts.manifest, []
    if parts.dropped:
        notes.append(f"{pluralise(parts.dropped, 'part')} of the file that this version does not know cannot be kept.")
    read_only = manifest.format_version > FORMAT_VERSION
    if read_only:
        if manifest.min_reader_version > FORMAT_VERSION:
            raise Damage(
                f"it was made by Capability Workbench {manifest.app_version} and needs a version that reads format "
                f"{manifest.min_reader_version}; this one reads format {FORMAT_VERSION}",
                "Open it with that version.",
            )
        document, unknown = _from_newer(parts.map_json, manifest.format_version, name, task)
        notes.append(
            f"{_called(name)} was made by a newer version, Capability Workbench {manifest.app_version}. It is open for "
            f"reading only, and {pluralise(unknown, 'entry', 'entries')} this version does not know "
            f"{'is' if unknown == 1 else 'are'} not shown."
        )
    else:
        document = _from_json(parts.map_json, name, task)
    identity = Identity(
        manifest.document_uuid,
        manifest.revision,
        manifest.parents,
        manifest.sha256,
        parts.extras,
        revised=manifest.revised,
        author=manifest.author,
    )
    loaded = _loaded(document, parts.map_json, identity, read_only, tuple(notes))
    return dataclasses.replace(loaded, conflicts=parts.conflicts)


def _loaded(
    document: CapabilityMap, data: bytes, identity: Identity, read_only: bool = False, notes: tuple[str, ...] = ()
) -> Loaded:
    """The map to work with, its texts tidied; their spelling in the file is kept in its identity."""
    tidy = document if is_tidy(data) else tidied_map(document)
    if tidy is not document:
        identity = dataclasses.replace(identity, as_read=document)
    return Loaded(tidy, identity, read_only, notes)


def _spelt(document: CapabilityMap, identity: Identity | None) -> CapabilityMap:
    return document if identity is None or identity.as_read is None else spelt_as_read(document, identity.as_read)


def _from_json(data: bytes, name: str, task: Task) -> CapabilityMap:
    data, scanned, version = prescanned(data, task)
    if version > FORMAT_VERSION:
        raise Damage(
            f"it is of format {version}; this version reads format {FORMAT_VERSION}", "Open it with a newer version."
        )
    document = map_if_whole(data) if version == FORMAT_VERSION else None
    task.check_cancelled()
    # The fast path: no key is missing, so an equal number of keys says that none stands twice and none is unknown.
    if document is None or keys_of(document) != scanned.keys:
        document = _validated_shape(_up_to_date(parsed(data, scanned), version), name)
        task.check_cancelled()
    return _validated(document, name)


def _from_newer(data: bytes, version: int, name: str, task: Task) -> tuple[CapabilityMap, int]:
    data, scanned, own = prescanned(data, task)
    if own != version:
        raise Damage("the file is damaged: its map is of another format version than its manifest says")
    raw = parsed(data, scanned)
    del raw["format_version"]
    unknown = drop_unknown_keys(raw)
    document = _validated_shape(raw, name)
    task.check_cancelled()
    return _validated(document, name), unknown


def _up_to_date(raw: dict[str, Any], version: int) -> dict[str, Any]:
    try:
        return migrated(raw, FORMAT_VERSION)
    except (LookupError, TypeError, ValueError, AttributeError) as cause:  # a step may find anything in a file
        raise Damage(f"what is in it is not of format {version}, as it says") from cause


def _validated_shape(raw: dict[str, Any], name: str) -> CapabilityMap:
    raw.pop("format_version", None)
    try:
        return map_from(raw)
    except ValidationError as error:
        raise _invalid(name, shape_problems(error), unfinished=True) from error


def _validated(document: CapabilityMap, name: str) -> CapabilityMap:
    problems = tuple(islice(validate.problems(document), COUNTED))
    if problems:
        raise _invalid(name, problems)
    return document


@contextlib.contextmanager
def _limits_of_reading() -> Iterator[None]:
    """The limits of reading, applied to writing: what would not open again is not written. Raises DocumentError."""
    try:
        yield
    except (Damage, TooMuch) as excess:
        raise DocumentError(
            f"the map would not open again: {excess}. Take something out of it, or make two maps of it."
        ) from excess


def _encoded(encode: Callable[[CapabilityMap, int], bytes], document: CapabilityMap) -> bytes:
    try:
        return encode(document, FORMAT_VERSION)
    except TypeError as cause:
        raise DocumentError(
            "a text in the map holds half a character, which no file can hold. Type it anew."
        ) from cause


def _cannot_open(name: str, why: str, todo: str) -> DocumentError:
    return DocumentError(f"{_called(name)} cannot be opened: {why}. {todo}", foreign=todo == OTHER_FILE)


def _called(name: str) -> str:
    return f"“{truncate(name, LONGEST)}”" if name else "The file"


def _invalid(name: str, problems: tuple[str, ...], *, unfinished: bool = False) -> DocumentError:
    todo = "Correct the file, or open a copy or an earlier version of it."
    return DocumentError(_cannot_open(name, all_in_one(problems, unfinished=unfinished), todo).sentence, problems)
