"""Container format of a `.capmap`: a zip of parts, a manifest with the map's sha256, and the checks for damage.

Knows parts and manifests, not what is in a map. As in OpenDocument and EPUB, a first, stored entry `mimetype` names the
format, so that a file is recognised by its first bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import stat
import struct
import uuid
import zipfile
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from workbench.domain.normalisation import one_line
from workbench.domain.quoting import quoted, shortened
from workbench.domain.size import BYTES

MIMETYPE = b"application/vnd.capability-workbench.capmap+zip"
FORMAT = "capability-map"
ENTRIES = 200
"""The most entries of a file."""
RATIO, RATIO_FROM = 200, 1_000_000
"""Limits against zip bombs: the highest ratio of unpacked to packed size of an entry, and the unpacked bytes up to
which any ratio will do.

Maps have 14 to 17. An entry of ours that would exceed it is stored unpacked."""
EXTRAS, EXTRA_BYTES = 20, 5_000_000
"""The most entries unknown to this version that are kept, and their bytes in all."""
_MANIFEST = 1_000_000
"""The most bytes of a manifest; one of ours has 3,000."""
PARENTS = 50
"""The most earlier revisions a manifest lists."""
_OWN = ("mimetype", "manifest.json", "map.json")
CONFLICTS = "conflicts.json"
"""The part with the conflicts of a merge that nobody has decided yet."""
_APART = frozenset({*_OWN, "recovery.json", CONFLICTS})
"""The reserved parts: none is kept as an extra; whoever knows one reads it with `part`."""
_LEVEL = 3
"""Deflate level."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_HEADER = struct.Struct("<4s22xHH")
"""The local file header of a zip entry: signature, fields the directory repeats, lengths of name and extra data."""
_ENCRYPTED = 1
"""The flag bit of an encrypted entry."""

TOO_LARGE = f"it is larger than {BYTES // 1_000_000} MB, which no capability map is"
_UNPACKED_TOO_LARGE = f"unpacked {TOO_LARGE}"
_TOO_MANY_ENTRIES = f"it has more than {ENTRIES} parts, which no capability map has"

Extra = tuple[str, bytes]


OTHER_COPY = "Open a copy or an earlier version of it."
OTHER_FILE = "Choose a file that Capability Workbench has saved."


class Damage(Exception):
    """Damage: a file is no capability map, or a broken one. The text ends a sentence that begins with its name.

    `todo` is a sentence that says what to do.
    """

    def __init__(self, what: str, todo: str = OTHER_COPY) -> None:
        super().__init__(what)
        self.todo = todo


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest of a file. `revision` and `parents`, newest first, are uuids; `sha256` is that of map.json.

    `revised` is the time of the revision, None in a file that does not say; `author` who made it, "" where that is not
    said.
    """

    format_version: int
    min_reader_version: int
    app_version: str
    document_uuid: str
    revision: str
    parents: tuple[str, ...]
    sha256: str
    revised: datetime | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """An unpacked file; `extras` are entries this version does not know, `dropped` how many were beyond the limits.

    conflicts: the part CONFLICTS, None where there is none, or a huge one.
    """

    manifest: Manifest
    map_json: bytes
    extras: tuple[Extra, ...]
    dropped: int
    conflicts: bytes | None = None


def pack(
    manifest: Manifest, counts: dict[str, int], map_json: bytes, extras: Iterable[Extra], own: Iterable[Extra] = ()
) -> bytes:
    """The zip, deterministic: the same bytes for the same content. own: further reserved parts for this very file.

    Raises Damage where it could not be unpacked again.
    """
    described = {
        "format": FORMAT,
        "format_version": manifest.format_version,
        "min_reader_version": manifest.min_reader_version,
        "app_version": manifest.app_version,
        "document_uuid": manifest.document_uuid,
        "revision": manifest.revision,
        "parent_revisions": manifest.parents[:PARENTS],
        **({"revised": manifest.revised.isoformat()} if manifest.revised is not None else {}),
        **({"author": manifest.author} if manifest.author else {}),
        "sha256": manifest.sha256,
        "size": len(map_json),
        "counts": counts,
    }
    entries = (
        ("mimetype", MIMETYPE),
        ("manifest.json", orjson.dumps(described, option=orjson.OPT_INDENT_2)),
        ("map.json", map_json),
        *own,
        *(extra for extra in extras if extra[0] not in _APART),
    )
    packed, dense = _zipped(entries, {"mimetype"})
    if dense:
        packed, _ = _zipped(entries, {"mimetype", *dense})
    if max(len(packed), sum(len(data) for _, data in entries)) > BYTES:
        raise Damage(TOO_LARGE)
    return packed


def _zipped(entries: Iterable[Extra], stored: Collection[str]) -> tuple[bytes, list[str]]:
    """The zip, and the names of entries it packs more densely than `unpack` allows."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED, _LEVEL)
        dense = [
            entry.filename for entry in archive.infolist() if entry.file_size > _unpacked_limit(entry.compress_size)
        ]
    return buffer.getvalue(), dense


def _unpacked_limit(packed: int) -> int:
    """The most bytes that may be unpacked from so many packed ones."""
    return max(RATIO_FROM, RATIO * packed)


def part(path: Path, name: str) -> bytes | None:
    """One part of a file, None where it is missing or huge. Raises OSError, Damage and zipfile's errors."""
    with open(path, "rb") as file:
        data = file.read(BYTES + 1)
    with _archive(data) as archive:
        fits = name in archive.namelist() and archive.getinfo(name).file_size <= EXTRA_BYTES
        return _inflated(data, archive.getinfo(name), EXTRA_BYTES) if fits else None


def beside(path: Path, name: str) -> Path:
    """Where a part lies of a file that is no container, such as plain JSON: "plan.json.conflicts.json"."""
    return path.with_name(f"{path.name}.{name}")


def part_beside(path: Path, name: str) -> bytes | None:
    """A part beside a file that is no container, None where it is missing, huge, or cannot be read."""
    place = beside(path, name)
    with contextlib.suppress(OSError, ValueError):
        state = os.stat(place)
        if stat.S_ISREG(state.st_mode) and state.st_size <= EXTRA_BYTES:  # a pipe would never end
            with open(place, "rb") as file:
                return file.read(EXTRA_BYTES)
    return None


def unpack(data: bytes) -> Parts:
    """The parts of a file, each checked against its checksum and the manifest. Raises Damage."""
    try:
        return _unpacked(data)
    except Damage:
        raise
    except Exception as cause:
        raise Damage("the file is damaged, or only a part of it is there") from cause


def verify(data: bytes) -> None:
    """Raise Damage where the bytes of a `.capmap` are not whole: every part, its checksum, and the map's sha256."""
    unpack(data)


def _unpacked(data: bytes) -> Parts:
    with _archive(data) as archive:
        entries = _entries(archive)
    room = BYTES
    read: dict[str, bytes] = {}
    extras: list[Extra] = []
    dropped = 0
    conflicts = None
    for name, entry in entries.items():
        unpacked = _inflated(data, entry, room)
        room -= len(unpacked)
        if name in _OWN:
            read[name] = unpacked
        elif name == CONFLICTS and len(unpacked) <= EXTRA_BYTES:
            conflicts = unpacked
        elif name not in _APART:
            fits = len(extras) < EXTRAS and sum(len(content) for _, content in extras) + len(unpacked) <= EXTRA_BYTES
            extras += [(name, unpacked)] if fits else []
            dropped += not fits
    if read["mimetype"] != MIMETYPE:
        raise Damage("it is a zip file, but not a capability map", OTHER_FILE)
    if len(read["manifest.json"]) > _MANIFEST:
        raise Damage("the file is damaged: its manifest cannot be read")
    manifest = _manifest(read["manifest.json"], read["map.json"])
    return Parts(manifest, read["map.json"], tuple(extras), dropped, conflicts)


def format_version(file: BinaryIO) -> int:
    """The format version in a file's manifest; nothing else is read. Raises Damage."""
    try:
        data = file.read(BYTES + 1)
        with _archive(data) as archive:
            manifest = _inflated(data, archive.getinfo("manifest.json"), _MANIFEST)
        return _version(orjson.loads(manifest)["format_version"])
    except Exception as cause:
        raise Damage("it is not a capability map", OTHER_FILE) from cause


def _archive(data: bytes) -> zipfile.ZipFile:
    """The zip with its directory, which is not read where it is huge. Raises Damage and zipfile's errors."""
    if len(data) > BYTES:
        raise Damage(TOO_LARGE)
    if data.count(b"PK\1\2") > 10 * ENTRIES:  # these bytes begin an entry of the directory, and may stand elsewhere
        raise Damage(_TOO_MANY_ENTRIES)
    return zipfile.ZipFile(io.BytesIO(data))


def _inflated(data: bytes, entry: zipfile.ZipInfo, room: int) -> bytes:
    """An entry unpacked into `room` bytes at most, whatever size it declares. Raises Damage and zipfile.BadZipFile."""
    signature, names, extra = _HEADER.unpack_from(data, entry.header_offset)
    start = entry.header_offset + _HEADER.size + names + extra
    packed = memoryview(data)[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        unpacked, whole = bytes(packed[: room + 1]), True
    else:
        most = _unpacked_limit(len(packed))
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        unpacked = stream.decompress(packed, min(room, most) + 1)
        if len(unpacked) > most:
            raise Damage(f"it is packed more than {RATIO} times smaller than it is, which no capability map is")
        whole = stream.eof and not stream.unused_data
    if len(unpacked) > room:
        raise Damage(_UNPACKED_TOO_LARGE)
    if signature != b"PK\3\4" or not whole or len(unpacked) != entry.file_size or zlib.crc32(unpacked) != entry.CRC:
        raise zipfile.BadZipFile(entry.filename)
    return unpacked


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries = archive.infolist()
    by_name = {entry.filename: entry for entry in entries}
    if "[Content_Types].xml" in by_name:
        raise Damage("it is an Excel or other Office file, not a capability map", OTHER_FILE)
    if "mimetype" not in by_name:
        raise Damage("it is a zip file, but not a capability map", OTHER_FILE)
    if len(entries) > ENTRIES:
        raise Damage(_TOO_MANY_ENTRIES)
    if len(by_name) < len(entries):
        raise Damage("the file is damaged: a part is in it twice")
    for name in _OWN:
        if name not in by_name:
            raise Damage(f"the file is damaged: its part {name} is missing")
    if any(entry.compress_type not in _METHODS or entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Damage("it is packed in a way that capability maps are not", OTHER_FILE)
    return by_name


def _manifest(data: bytes, map_json: bytes) -> Manifest:
    try:
        raw: dict[str, Any] = orjson.loads(data)
        if raw["format"] != FORMAT:
            raise Damage("it is a zip file, but not a capability map", OTHER_FILE)
        manifest = Manifest(
            format_version=_version(raw["format_version"]),
            min_reader_version=_version(raw["min_reader_version"]),
            app_version=shortened(str(raw["app_version"])),
            document_uuid=str(uuid.UUID(raw["document_uuid"])),
            revision=str(uuid.UUID(raw["revision"])),
            parents=tuple(str(uuid.UUID(parent)) for parent in raw["parent_revisions"])[:PARENTS],
            sha256=raw["sha256"],
            revised=_moment(raw.get("revised")),
            author=_author(raw.get("author")),
        )
        size = raw["size"]
    except (ValueError, LookupError, TypeError, AttributeError) as cause:
        raise Damage("the file is damaged: its manifest cannot be read") from cause
    if size != len(map_json) or manifest.sha256 != hashlib.sha256(map_json).hexdigest():
        raise Damage("the file is damaged: the map in it is not the one its manifest describes")
    return manifest


def _moment(value: object) -> datetime | None:
    """A time with its zone, None where it is missing or cannot be parsed: nothing depends on it."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _author(value: object) -> str:
    """A name on one line, "" where there is none: nothing depends on it."""
    return shortened(one_line(value)) if isinstance(value, str) else ""


def _version(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{quoted(value)} is no version")
    return value
