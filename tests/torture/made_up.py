"""Made-up files: maps with values, keys and bytes changed at random, in their JSON and in their zip, and files that
unpack to very much. Some are sound.
"""

from __future__ import annotations

import copy
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from random import Random
from typing import Any

import orjson

from tests.files.maps import FULL, SMALL, large
from workbench.files.container import MIMETYPE
from workbench.files.document import map_json
from workbench.files.identity import fresh_identity

VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        2,
        7,
        1e308,
        -0.0,
        10**18,
        10**30,
        2**64,
        "",
        " ",
        "x",
        "\0",
        "🎯" * 90,
        "y" * 5_000,
    ),
    *("2026-01-01", "2026-02-30", "0000-00-00", "skill:apis", "role:psp"),
    *([], {}, [[]], [{}], {"a": {}}, {"": ""}, ["x"] * 50, [None] * 3),
)
PIECES = (
    *(b'"', b"\\", b"[", b"{", b'"format_version":2,', b"PK\1\2", b"PK\5\6", b"\xff\xfe", b"1e999999", b"9" * 5_000),
    *(b"NaN", b"[[" * 30, b"\\ud800", b"\\u0000", b"null", b'"title":"Other",', b"\xef\xbb\xbf"),
)
FILLINGS = (b"[],", b"{},", b"0,", b'"",', b"[[[[[[[]]]]]]],", b'{"a":0},', b" ", b"[")
SWOLLEN = 0.01
"""The part of the files that unpack to very much."""
BASES = [orjson.loads(map_json(each)) for each in (SMALL, FULL, large(5, 10, 20))]


def made(chance: Random) -> bytes:
    """A file of a map, changed in one of its layers or in several; or one that is small and unpacks to very much."""
    if chance.random() < SWOLLEN:
        return packed(chance, swollen(chance), odd=False)
    raw = copy.deepcopy(chance.choice(BASES))
    layers = chance.choice((("value",), ("value",), ("bytes",), ("zip",), ("value", "bytes"), ("value", "zip"), ()))
    if "value" in layers:
        for _ in range(chance.choice((1, 1, 2, 5))):
            change_value(chance, raw)
    data = json.dumps(raw, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    if "bytes" in layers:
        data = changed_bytes(chance, data)
    if "zip" in layers or chance.random() < 0.5:
        data = packed(chance, data, odd="zip" in layers)
        data = changed_bytes(chance, data) if "zip" in layers and chance.random() < 0.5 else data
    return data


def ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value in a value."""
    yield way
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from ways(inner, (*way, step))


def change_value(chance: Random, raw: Any) -> None:
    """Change one value of parsed JSON in its place."""
    way = chance.choice([each for each in ways(raw) if each] or [()])
    if not way:
        return
    inside = raw
    for step in way[:-1]:
        inside = inside[step]
    step, value, other = way[-1], copy.deepcopy(inside[way[-1]]), copy.deepcopy(chance.choice(VALUES))
    match chance.randrange(6):
        case 0:
            del inside[step]
        case 1 if isinstance(inside, dict):
            inside[f"{step}s"] = other
        case 2 if isinstance(inside, list):
            inside.extend([value] * chance.choice((1, 50)))
        case 3:
            inside[step] = [value]
        case 4:
            inside[step] = {str(step): value}
        case _:
            inside[step] = other


def changed_bytes(chance: Random, data: bytes) -> bytes:
    """The bytes with some of them flipped, cut, doubled or replaced."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, many = chance.randrange(len(changed) + 1), chance.choice((1, 2, 10, 200))
        match chance.randrange(4):
            case 0 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + many]
            case 2:
                changed[at:at] = changed[at // 2 : at // 2 + many]
            case _:
                changed[at:at] = chance.choice(PIECES)
    return bytes(changed)


def packed(chance: Random, data: bytes, *, odd: bool) -> bytes:
    """The map as a file; an odd one has a manifest or entries that are not as they should be."""
    identity = fresh_identity()
    manifest = {
        "format": "capability-map",
        "format_version": 1,
        "min_reader_version": 1,
        "app_version": "1",
        "document_uuid": identity.document_id,
        "revision": identity.revision,
        "parent_revisions": [],
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
    }
    if odd:
        manifest[chance.choice(list(manifest))] = copy.deepcopy(chance.choice(VALUES))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.writestr("map.json", data)
        for number in range(chance.choice((0, 0, 1, 25, 210)) if odd else 0):
            archive.writestr(f"{chance.choice(('a', '../a', 'é' * 90))}{number}", bytes(chance.choice((0, 1, 3_000))))
    return buffer.getvalue()


def swollen(chance: Random) -> bytes:
    """JSON that is small when packed and large when read."""
    filling = chance.choice(FILLINGS)
    field = chance.choice((b"skills", b"scenarios", b"grade_names"))
    size = chance.choice((1_000_000, 20_000_000, 99_000_000))
    return b'{"format_version": 1, "title": "x", "%s": [' % field + filling * (size // len(filling)) + b"0]}"
