"""Every damage to a file gives one clear sentence, and none is read in silence as another design."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tests.files.maps import FULL
from tests.files.rights import open_folder, ordinary_user
from workbench.domain.size import BYTES
from workbench.files.container import MIMETYPE
from workbench.files.document import FORMAT_VERSION, DocumentError, from_bytes, map_json, read, to_bytes
from workbench.files.identity import fresh_identity

WHOLE, _ = to_bytes(FULL, fresh_identity())
with zipfile.ZipFile(io.BytesIO(WHOLE)) as _archive:
    PARTS = {_name: _archive.read(_name) for _name in _archive.namelist()}


def rezipped(changes: dict[str, bytes | None], twice: str | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in {**PARTS, **changes}.items():
            if data is not None:
                archive.writestr(name, data)
        if twice:
            archive.writestr(twice, PARTS[twice])
    return buffer.getvalue()


def manifest(**changes: object) -> bytes:
    return rezipped({"manifest.json": orjson.dumps({**orjson.loads(PARTS["manifest.json"]), **changes})})


def bomb() -> bytes:
    return rezipped({"map.json": bytes(BYTES + 1)})


def understated_bomb() -> bytes:
    data = bytearray(rezipped({"map.json": bytes(BYTES + 1)}))
    for header, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.find(b"map.json")
        while start >= 0:
            head = data.rfind(header, 0, start)
            if head >= 0 and start - head in (30, 46):
                struct.pack_into("<I", data, head + offset, 1000)
            start = data.find(b"map.json", start + 1)
    return bytes(data)


DAMAGED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "the file is empty"),
    "blank": (lambda: b" \n\t ", "the file is empty"),
    "noise": (lambda: bytes(range(128, 256)), "neither a capability map nor JSON in UTF-8"),
    "text": (lambda: b"Dear all,", "neither a capability map nor JSON in UTF-8"),
    "pdf": (lambda: b"%PDF-1.7 ...", "neither a capability map nor JSON in UTF-8"),
    "utf-16": (lambda: map_json(FULL).decode().encode("utf-16"), "neither a capability map nor JSON in UTF-8"),
    "latin-1": (lambda: map_json(FULL).replace(b"f\xc3\xbcr", b"f\xfcr"), "neither a capability map nor JSON in UTF-8"),
    "cut json": (lambda: map_json(FULL)[:-40], "neither a capability map nor JSON in UTF-8"),
    "deep json": (lambda: b'{"format_version": 1, "a":' * 100_000, "stand more than 20 deep in each other"),
    "deep field": (
        lambda: b'{"format_version": 1, "title": ' + b"[" * 500 + b"]" * 500 + b"}",
        "stand more than 20 deep in each other",
    ),
    "nan": (lambda: map_json(FULL).replace(b"0.2", b"NaN"), "neither a capability map nor JSON in UTF-8"),
    "other json": (lambda: b'{"a": 1}', "does not say which format of a capability map it is"),
    "list": (lambda: b"[1, 2]", "it is a list in JSON, not a capability map"),
    "version text": (lambda: b'{"format_version": "1"}', "does not say which format of a capability map it is"),
    "version true": (lambda: b'{"format_version": true}', "does not say which format of a capability map it is"),
    "newer json": (lambda: b'{"format_version": 7}', f"it is of format 7; this version reads format {FORMAT_VERSION}"),
    "old office": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old or a protected Office file"),
    "workbook": (lambda: rezipped({"[Content_Types].xml": b"<x/>"}), "it is an Excel or other Office file"),
    "other zip": (lambda: rezipped({"mimetype": None}), "it is a zip file, but not a capability map"),
    "other mimetype": (lambda: rezipped({"mimetype": MIMETYPE + b"\n"}), "it is a zip file, but not a capability map"),
    "other format": (lambda: manifest(format="other"), "it is a zip file, but not a capability map"),
    "cut zip": (lambda: WHOLE[: len(WHOLE) // 2], "damaged, or only a part of it is there"),
    "first bytes": (lambda: WHOLE[:4], "damaged, or only a part of it is there"),
    "no manifest": (lambda: rezipped({"manifest.json": None}), "its part manifest.json is missing"),
    "no map": (lambda: rezipped({"map.json": None}), "its part map.json is missing"),
    "twice": (lambda: rezipped({}, twice="map.json"), "a part is in it twice"),
    "other map": (lambda: rezipped({"map.json": PARTS["map.json"] + b" "}), "not the one its manifest describes"),
    "wrong sha256": (lambda: manifest(sha256="0" * 64), "not the one its manifest describes"),
    "wrong size": (lambda: manifest(size=1), "not the one its manifest describes"),
    "manifest no json": (lambda: rezipped({"manifest.json": b"{"}), "its manifest cannot be read"),
    "manifest a list": (lambda: rezipped({"manifest.json": b"[]"}), "its manifest cannot be read"),
    "manifest short": (lambda: rezipped({"manifest.json": b'{"format":"capability-map"}'}), "manifest cannot be read"),
    "id a path": (lambda: manifest(document_uuid="../../etc"), "its manifest cannot be read"),
    "id a number": (lambda: manifest(document_uuid=5), "its manifest cannot be read"),
    "version zero": (lambda: manifest(format_version=0), "its manifest cannot be read"),
    "bomb": (bomb, "it is packed more than 200 times smaller than it is"),
    "understated bomb": (understated_bomb, "it is packed more than 200 times smaller than it is"),
    "packed otherwise": (lambda: rezipped({}, method=zipfile.ZIP_LZMA), "packed in a way that capability maps are not"),
    "newer, closed": (
        lambda: manifest(format_version=FORMAT_VERSION + 2, min_reader_version=FORMAT_VERSION + 1, app_version="4.5"),
        f"it was made by Capability Workbench 4.5 and needs a version that reads format {FORMAT_VERSION + 1}; "
        f"this one reads format {FORMAT_VERSION}",
    ),
    "newer, unlike its map": (
        lambda: manifest(format_version=FORMAT_VERSION + 2),
        "its map is of another format version",
    ),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damage_has_its_sentence(name: str, tmp_path: Path) -> None:
    make, sentence = DAMAGED[name]
    path = tmp_path / "plan.capmap"
    path.write_bytes(make())
    with pytest.raises(DocumentError) as caught:
        read(path)
    text = str(caught.value)
    assert sentence in text
    assert text.startswith("“plan.capmap” cannot be opened: ")
    assert text.endswith(".")
    assert "\n" not in text
    assert len(text) < 300


@pytest.mark.parametrize("name", ["mimetype", "manifest.json", "map.json", "of-another-program.txt"])
def test_one_bit_of_any_part_is_noticed(name: str) -> None:
    data = bytearray(rezipped({"of-another-program.txt": b"theirs"}, method=zipfile.ZIP_STORED))
    parts = {**PARTS, "of-another-program.txt": b"theirs"}
    at = data.index(parts[name]) + len(parts[name]) - 3
    from_bytes(bytes(data))
    data[at] ^= 1
    with pytest.raises(DocumentError):
        from_bytes(bytes(data))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no such file"):
        read(tmp_path / "gone" / "plan.capmap")
    with pytest.raises(DocumentError, match="it is a folder"):
        read(tmp_path)
    with pytest.raises(DocumentError, match="no file may have"):
        read(tmp_path / "a\0b")
    large = tmp_path / "large"
    with open(large, "wb") as file:
        file.truncate(BYTES + 1)
    with pytest.raises(DocumentError, match="it is larger than 100 MB"):
        read(large)


def test_a_file_one_has_no_right_to_read() -> None:
    with open_folder() as folder, ordinary_user():
        path = folder / "plan"
        path.write_bytes(WHOLE)
        path.chmod(0)
        with pytest.raises(DocumentError, match="no right to read it"):
            read(path)
