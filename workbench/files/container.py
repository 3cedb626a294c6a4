"""The zip around a capability map: its parts, the sha256 that binds them, and every way it can be damaged.

Knows parts and manifests, not what is in a map. The format is that of many documents: a first, stored entry `mimetype`
names it, so that a file is known by its first bytes.
"""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

MIMETYPE = b"application/vnd.capability-workbench.capmap+zip"
FORMAT = "capability-map"
LARGEST = 100_000_000
"""Bytes a file, or all its parts unpacked, may have."""
LARGEST_MANIFEST = 1_000_000
EXTRAS, EXTRA_BYTES = 20, 5_000_000
PARENTS = 50
_OWN = ("mimetype", "manifest.json", "map.json")
_APART = frozenset({*_OWN, "recovery.json", "conflicts.json"})
"""The parts with a meaning of their own: none travels as an extra; who knows one asks for it with `part`."""
_LEVEL = 3
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Extra = tuple[str, bytes]


class Damage(Exception):
    """A file is no capability map or a damaged one: the end of a sentence that begins with its name."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says of itself. `revision` and `parents`, newest first, are uuids; `sha256` is that of map.json."""

    format_version: int
    min_reader_version: int
    app_version: str
    document_uuid: str
    revision: str
    parents: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Parts:
    """An unpacked file; `extras` are the entries this version does not know, `dropped` those beyond the limits."""

    manifest: Manifest
    map_json: bytes
    extras: tuple[Extra, ...]
    dropped: int


def pack(
    manifest: Manifest, counts: dict[str, int], map_json: bytes, extras: Iterable[Extra], own: Iterable[Extra] = ()
) -> bytes:
    """The zip, the same bytes for the same content. own: parts of ours that belong in this very file."""
    described = {
        "format": FORMAT,
        "format_version": manifest.format_version,
        "min_reader_version": manifest.min_reader_version,
        "app_version": manifest.app_version,
        "document_uuid": manifest.document_uuid,
        "revision": manifest.revision,
        "parent_revisions": manifest.parents[:PARENTS],
        "sha256": manifest.sha256,
        "size": len(map_json),
        "counts": counts,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", MIMETYPE, zipfile.ZIP_STORED)
        _add(archive, "manifest.json", orjson.dumps(described, option=orjson.OPT_INDENT_2))
        _add(archive, "map.json", map_json)
        for name, data in (*own, *(each for each in extras if each[0] not in _APART)):
            _add(archive, name, data)
    return buffer.getvalue()


def part(path: Path, name: str) -> bytes | None:
    """One part of a whole file, None where there is none or a huge one. Raises OSError and the zip's own."""
    with zipfile.ZipFile(path) as archive:
        fits = name in archive.namelist() and archive.getinfo(name).file_size <= EXTRA_BYTES
        return archive.read(name) if fits else None


def unpack(data: bytes) -> Parts:
    """The parts of a file, each whole and as the manifest says. Raises Damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _entries(archive)
            read = {name: archive.read(entry) for name, entry in entries.items() if name in _OWN}
            extras, dropped = _extras(archive, [entry for name, entry in entries.items() if name not in _APART])
    except Damage:
        raise
    except Exception as cause:
        raise Damage("the file is damaged, or only a part of it is there") from cause
    if read["mimetype"] != MIMETYPE:
        raise Damage("it is a zip file, but not a capability map")
    manifest = _manifest(read["manifest.json"], read["map.json"])
    return Parts(manifest, read["map.json"], extras, dropped)


def format_version(file: BinaryIO) -> int:
    """The format version a file says it has; nothing else in it is looked at. Raises Damage."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open("manifest.json") as manifest:
            return _version(orjson.loads(manifest.read(LARGEST_MANIFEST))["format_version"])
    except Exception as cause:
        raise Damage("it is not a capability map") from cause


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data, method, _LEVEL)


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries = archive.infolist()
    by_name = {entry.filename: entry for entry in entries}
    if "[Content_Types].xml" in by_name:
        raise Damage("it is an Excel or other Office file, not a capability map")
    if "mimetype" not in by_name:
        raise Damage("it is a zip file, but not a capability map")
    if len(by_name) < len(entries):
        raise Damage("the file is damaged: a part is in it twice")
    for name in _OWN:
        if name not in by_name:
            raise Damage(f"the file is damaged: its part {name} is missing")
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise Damage(f"unpacked it is larger than {LARGEST // 1_000_000} MB, which no capability map is")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise Damage("it is packed in a way that capability maps are not")
    return by_name


def _extras(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> tuple[tuple[Extra, ...], int]:
    kept: list[Extra] = []
    room = EXTRA_BYTES
    for entry in entries:
        if len(kept) < EXTRAS and entry.file_size <= room:
            kept.append((entry.filename, archive.read(entry)))
            room -= entry.file_size
    return tuple(kept), len(entries) - len(kept)


def _manifest(data: bytes, map_json: bytes) -> Manifest:
    try:
        raw: dict[str, Any] = orjson.loads(data)
        if raw["format"] != FORMAT:
            raise Damage("it is a zip file, but not a capability map")
        manifest = Manifest(
            format_version=_version(raw["format_version"]),
            min_reader_version=_version(raw["min_reader_version"]),
            app_version=str(raw["app_version"]),
            document_uuid=str(uuid.UUID(raw["document_uuid"])),
            revision=str(uuid.UUID(raw["revision"])),
            parents=tuple(str(uuid.UUID(each)) for each in raw["parent_revisions"])[:PARENTS],
            sha256=raw["sha256"],
        )
        size = raw["size"]
    except (ValueError, LookupError, TypeError, AttributeError) as cause:
        raise Damage("the file is damaged: its manifest cannot be read") from cause
    if size != len(map_json) or manifest.sha256 != hashlib.sha256(map_json).hexdigest():
        raise Damage("the file is damaged: the map in it is not the one its manifest describes")
    return manifest


def _version(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{value!r} is no version")
    return value
