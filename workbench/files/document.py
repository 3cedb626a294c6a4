"""A capability map as a file: read, checked and brought up to date, and written as the same bytes for the same map.

A file is parsed, migrated, checked for its shape and then for sense; a file that fails touches nothing. It is known by
its content, never by its suffix. Saving to the disk is the saver's.
"""

from __future__ import annotations

import hashlib
import os
import stat
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from pydantic_core import ValidationError

import workbench
from workbench.domain import validate
from workbench.domain.assess import all_rules
from workbench.domain.model import CapabilityMap
from workbench.domain.words import count
from workbench.files.atomic import Fingerprint, SaveFailed, read_whole, write_atomically
from workbench.files.causes import explain
from workbench.files.container import LARGEST, PARENTS, Damage, Extra, Manifest, Parts, format_version, pack, unpack
from workbench.files.encoding import Encoder, indented
from workbench.files.migrations import migrated
from workbench.files.problems import shape_problems
from workbench.files.shape import map_from, set_aside
from workbench.runtime.paths import shown

FORMAT_VERSION = 1
MIN_READER_VERSION = 1
SUFFIX = ".capmap"
SHOWN = 5
"""How many of a file's problems its one sentence names."""
_BOM = b"\xef\xbb\xbf"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class DocumentError(Exception):
    """A file cannot be opened. The text is the sentence for a person; `problems` are all its faults, by place."""

    def __init__(self, sentence: str, problems: tuple[str, ...] = ()) -> None:
        self.sentence = shown(sentence)
        super().__init__(self.sentence)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document this is and which state of it; a value that saving a changed map moves on.

    `map_sha256` is that of map.json as last read or saved, None where it never was. `extras` are the entries of the
    file that this version does not know and keeps.
    """

    document_id: str
    revision: str
    parents: tuple[str, ...] = ()
    map_sha256: str | None = None
    extras: tuple[Extra, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was in a file. `notes` are sentences to show; a `read_only` map must not be saved over its file."""

    document: CapabilityMap
    identity: Identity
    read_only: bool = False
    notes: tuple[str, ...] = ()
    fingerprint: Fingerprint | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save made of the document's identity, and the fingerprint of the file that now stands."""

    identity: Identity
    fingerprint: Fingerprint


def fresh_identity() -> Identity:
    """The identity of a document that was never saved."""
    return Identity(str(uuid.uuid4()), str(uuid.uuid4()))


def read(path: Path) -> Loaded:
    """The capability map in a file. Raises DocumentError with one clear sentence."""
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
            raise _cannot(path.name, "it is no ordinary file but a device or a pipe")
        if state.st_size > LARGEST:
            raise _cannot(path.name, f"it is larger than {LARGEST // 1_000_000} MB, which no capability map is")
        data, state = read_whole(path)
    except FileNotFoundError as cause:
        raise _cannot(path.name, "there is no such file") from cause
    except IsADirectoryError as cause:
        raise _cannot(path.name, "it is a folder") from cause
    except PermissionError as cause:
        raise _cannot(path.name, "you have no right to read it") from cause
    except (OSError, ValueError) as cause:
        raise _cannot(path.name, explain(cause).what) from cause
    found = Fingerprint(len(data), state.st_mtime_ns, hashlib.sha256(data).hexdigest())
    return replace(from_bytes(data, path.name), fingerprint=found)


def from_bytes(data: bytes, name: str = "") -> Loaded:
    """The capability map in the bytes of a file, `.capmap` or plain map.json. Raises DocumentError."""
    try:
        if data.startswith(b"PK"):
            return _from_parts(unpack(data), name)
        if data.startswith(_OLD_OFFICE):
            raise Damage("it is an old or a protected Office file, not a capability map")
        if not data.strip():
            raise Damage("the file is empty")
        return Loaded(_from_json(data, name), fresh_identity())
    except Damage as damage:
        raise _cannot(name, str(damage)) from damage


def map_from_json(data: bytes, name: str = "") -> CapabilityMap:
    """The map in plain map.json, of this format version or an earlier one. Raises DocumentError."""
    try:
        return _from_json(data, name)
    except Damage as damage:
        raise _cannot(name, str(damage)) from damage


def map_json(document: CapabilityMap) -> bytes:
    """The map as map.json for people, scripts and version control: indented, a newline at the end."""
    return _encoded(indented, document)


def to_bytes(
    document: CapabilityMap, identity: Identity, encoder: Encoder | None = None, own: tuple[Extra, ...] = ()
) -> tuple[bytes, Identity]:
    """The bytes of a `.capmap`, and the identity they carry.

    The identity has a new revision exactly where the map differs from the one last read or saved, so an unchanged
    document gives identical bytes. An encoder that wrote an earlier state of the map makes it quicker, no different.
    own: parts of ours that belong in this very file, and that no extra can stand for.
    Raises DocumentError where a text cannot be stored.
    """
    map_bytes = _encoded((encoder or Encoder()).compact, document)
    digest = hashlib.sha256(map_bytes).hexdigest()
    if identity.map_sha256 is None:
        identity = replace(identity, map_sha256=digest)
    elif identity.map_sha256 != digest:
        parents = (identity.revision, *identity.parents)[:PARENTS]
        identity = replace(identity, revision=str(uuid.uuid4()), parents=parents, map_sha256=digest)
    manifest = Manifest(
        FORMAT_VERSION,
        MIN_READER_VERSION,
        workbench.__version__,
        identity.document_id,
        identity.revision,
        identity.parents,
        digest,
    )
    return pack(manifest, counts(document), map_bytes, identity.extras, own), identity


def save(
    path: Path,
    document: CapabilityMap,
    identity: Identity,
    *,
    expected: Fingerprint | None = None,
    encoder: Encoder | None = None,
    sound: CapabilityMap | None = None,
) -> Saved:
    """Save the map by the one saver, opened again before it replaces what was there. Raises SaveFailed.

    A file of a newer format version is never written over: what this version does not know of it would be lost.
    sound: the map that was last read or saved, if any; what the two share is not checked again.
    """
    kept = "The file on disk, if there is one, is as it was."
    unsound = next(validate.problems(document, sound, codes=all_rules()), None)
    if unsound is not None:
        raise SaveFailed(
            f"“{path.name}” was not saved: the map would not open again: {unsound}. {kept} Undo to before."
        )
    try:
        data, identity = to_bytes(document, identity, encoder)
    except DocumentError as error:
        raise SaveFailed(f"“{path.name}” was not saved: {error.sentence} {kept}", error) from error
    return Saved(identity, write_atomically(path, data, expected=expected, verify=verify, spare=_newer))


def verify(data: bytes) -> None:
    """Raise where the bytes of a `.capmap` are not whole: every part, its checksum, and the map's sha256."""
    unpack(data)


def _newer(file: BinaryIO) -> str | None:
    """Why the file that is there must not be written over: it was made by a newer version."""
    try:
        version = format_version(file)
    except Damage:
        return None
    if version <= FORMAT_VERSION:
        return None
    return "the file there was made by a newer version of Capability Workbench, and this one would lose what it added"


def counts(document: CapabilityMap) -> dict[str, int]:
    """How many skills, scenarios, roles and assignments there are, over all scenarios."""
    roles = [role for scenario in document.scenarios for role in scenario.roles]
    return {
        "skills": len(document.skills),
        "scenarios": len(document.scenarios),
        "roles": len(roles),
        "assignments": sum(len(role.assignments) for role in roles),
    }


def _from_parts(parts: Parts, name: str) -> Loaded:
    manifest, notes = parts.manifest, []
    if parts.dropped:
        notes.append(f"{count(parts.dropped, 'part')} of the file that this version does not know cannot be kept.")
    read_only = manifest.format_version > FORMAT_VERSION
    if read_only:
        if manifest.min_reader_version > FORMAT_VERSION:
            raise Damage(
                f"it was made by Capability Workbench {manifest.app_version} and needs a version that reads format "
                f"{manifest.min_reader_version}; this one reads format {FORMAT_VERSION}"
            )
        document, unknown = _from_newer(parts.map_json, manifest.format_version, name)
        notes.append(
            f"{_called(name)} was made by a newer version, Capability Workbench {manifest.app_version}. It is open for "
            f"reading only, and {count(unknown, 'entry', 'entries')} this version does not know "
            f"{'is' if unknown == 1 else 'are'} not shown."
        )
    else:
        document = _from_json(parts.map_json, name)
    identity = Identity(manifest.document_uuid, manifest.revision, manifest.parents, manifest.sha256, parts.extras)
    return Loaded(document, identity, read_only, tuple(notes))


def _from_json(data: bytes, name: str) -> CapabilityMap:
    data = data.removeprefix(_BOM)
    try:
        document = map_from(data, FORMAT_VERSION)
    except ValidationError as error:
        raw = _parsed(data)
        version = _version_of(raw)
        if version > FORMAT_VERSION:
            raise Damage(f"it is of format {version}; this version reads format {FORMAT_VERSION}") from error
        if version == FORMAT_VERSION:
            raise _faulty(name, shape_problems(error), "at least ") from error
        document = _rebuilt(migrated(raw, FORMAT_VERSION), name)
    return _sound(document, name, all_rules())


def _from_newer(data: bytes, version: int, name: str) -> tuple[CapabilityMap, int]:
    raw = _parsed(data)
    if _version_of(raw) != version:
        raise Damage("the file is damaged: its map is of another format version than its manifest says")
    del raw["format_version"]
    unknown = set_aside(raw)
    document = _rebuilt({**raw, "format_version": FORMAT_VERSION}, name)
    return _sound(document, name, None), unknown  # a newer version may have checks this one has not


def _rebuilt(raw: dict[str, Any], name: str) -> CapabilityMap:
    try:
        return map_from(orjson.dumps(raw), FORMAT_VERSION)
    except ValidationError as error:
        raise _faulty(name, shape_problems(error), "at least ") from error


def _sound(document: CapabilityMap, name: str, codes: Collection[str] | None) -> CapabilityMap:
    problems = tuple(validate.problems(document, codes=codes))
    if problems:
        raise _faulty(name, problems)
    return document


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        raw = orjson.loads(data)
    except orjson.JSONDecodeError as cause:
        raise Damage(f"it is neither a capability map nor JSON in UTF-8 ({cause})") from cause
    if not isinstance(raw, dict):
        raise Damage("it is JSON, but not a capability map")
    return raw


def _version_of(raw: dict[str, Any]) -> int:
    version = raw.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Damage('it is JSON, but does not say which format of a capability map it is ("format_version": 1)')
    return version


def _encoded(encode: Callable[[CapabilityMap, int], bytes], document: CapabilityMap) -> bytes:
    try:
        return encode(document, FORMAT_VERSION)
    except TypeError as cause:
        raise DocumentError(
            "a text in the map holds half a character, which no file can hold. Type it anew."
        ) from cause


def _cannot(name: str, why: str) -> DocumentError:
    return DocumentError(f"{_called(name)} cannot be opened: {why}.")


def _called(name: str) -> str:
    return f"“{name}”" if name else "The file"


def _faulty(name: str, problems: tuple[str, ...], number: str = "") -> DocumentError:
    """What is wrong with a file. While its shape is, its sense was not looked at: then it has "at least" so many."""
    more = f"; and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
    said = f"it has {number}{count(len(problems), 'problem')}: {'; '.join(problems[:SHOWN])}{more}"
    return DocumentError(_cannot(name, said).sentence, problems)
