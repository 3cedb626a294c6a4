"""What no map can be is refused before it costs anything, and what the program writes is within what it reads."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.maps import FULL, SMALL, large
from workbench.application.task import Cancelled
from workbench.domain.size import VALUES, counts
from workbench.files import container
from workbench.files import scan as scanning
from workbench.files.atomic import SaveFailed
from workbench.files.document import DocumentError, from_bytes, map_json, read, save, to_bytes
from workbench.files.exporters import ExportFailed, ExportRequest, json_map
from workbench.files.identity import fresh_identity
from workbench.files.scan import TooMuch, scan

ROOT = Path(__file__).parent.parent.parent
HEAD = b'{"format_version":1,"title":"Bomb","scenarios":[],"skills":'
FLOORS, MEGABYTES = 60, 300
"""How many times a loop of 300,000 divisions a refusal may take, by CPU seconds of one process: some two seconds."""


def filled(piece: bytes, size: int = 99_000_000) -> bytes:
    return piece * (size // len(piece))


def zipped(map_json: bytes, padding: int = 0) -> bytes:
    """As .capmap, with as many bytes beside it that cannot be packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", container.MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("manifest.json", orjson.dumps({"format": "capability-map"}))
        archive.writestr("map.json", map_json)
        archive.writestr("padding", bytes(padding), zipfile.ZIP_STORED)
    return buffer.getvalue()


def listed(piece: bytes, size: int = 99_000_000) -> bytes:
    return HEAD + b"[" + filled(piece, size)[:-1] + b"]}"


BOMBS: dict[str, Callable[[], bytes]] = {
    "lists": lambda: listed(b"[],"),
    "objects": lambda: listed(b"{},"),
    "objects, packed": lambda: zipped(listed(b"{},")),
    "a bare list of objects": lambda: b"[" + filled(b"{},") + b"{}]",
    "lists just within the limit of values": lambda: listed(b"[],", 3 * (VALUES - 10)),
    "objects just within the limit of values": lambda: listed(b"{},", 3 * (VALUES - 10)),
    "numbers just within the limit of values": lambda: listed(b"0,", 2 * (VALUES - 10)),
    "blanks between": lambda: listed(b" [ ] ,"),
    "texts of structure": lambda: listed(b'",",'),
    "escaped quotes": lambda: listed(b'"\\"[,",'),
    "one text of escaped quotes": lambda: HEAD + b'"' + filled(b'\\"') + b'"}',
    "one text of backslashes": lambda: HEAD + b'"' + filled(b"\\\\") + b'"}',
    "one text of commas and braces": lambda: HEAD + b'"' + filled(b"[],{},") + b'"}',
    "deep": lambda: HEAD + filled(b"["),
    "deep and closed": lambda: HEAD + filled(b"[", 49_000_000) + filled(b"]", 49_000_000) + b"}",
    "keys just within the limit of values": lambda: HEAD + b"[{" + filled(b'"abc":0,', 8 * (VALUES - 10)) + b'"":0}]}',
    "one key": lambda: HEAD + b'0,"' + filled(b"x") + b'":0}',
    "names of the version": lambda: HEAD + b'["' + filled(b'"format_version":1,') + b'"]}',
    "a fault in a long list": lambda: listed(b'{"id":0},', 4_000_000),
    "quotes": lambda: HEAD + filled(b'"'),
    "keys that stand twice": lambda: listed(b'{"a":1,"a":2},', 5_600_000),
    "keys that stand twice, each with its place": lambda: listed(b'{"a":1,"a":2},', 1_990_000),
    "entries": lambda: b"PK\3\4" + filled(b"PK\1\2" + bytes(42)) + b"PK\5\6" + bytes(18),
}
CHILD = """
import resource, sys, time
from pathlib import Path
from workbench.files.document import DocumentError, read
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
begin = time.process_time()
try:
    said = read(Path(sys.argv[1])).document.title
except DocumentError as error:
    said = str(error)
seconds = time.process_time() - begin
floors = []
for _ in range(3):
    begin = time.process_time()
    sum(divmod(number, 7)[0] for number in range(300_000))
    floors.append(time.process_time() - begin)
peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]  # getrusage gives the parent's as well
print(seconds / min(floors), int(peak) / 1024, said)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process of its own is told there")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_little_cost(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())
    try:
        ran = subprocess.run([sys.executable, "-c", CHILD, path], capture_output=True, text=True, cwd=ROOT, check=True)
    finally:
        path.unlink()
    print(name, ran.stdout)
    floors, megabytes, said = ran.stdout.strip().split(" ", 2)
    assert "cannot be opened" in said
    assert float(floors) < FLOORS, said
    assert float(megabytes) < MEGABYTES, said
    assert len(said) < 400


values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 99) | st.text('a"\\[]{}:, \n', max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text('b"\\[]{}:,', max_size=5), inner, max_size=4),
    max_leaves=25,
)


def facts(value: Any) -> tuple[int, int, int, int]:
    """How many values, containers and keys, and how deep."""
    if not isinstance(value, dict | list):
        return 1, 0, 0, 0
    inner = [facts(each) for each in (value.values() if isinstance(value, dict) else value)]
    keys = len(value) if isinstance(value, dict) else 0
    return (
        1 + sum(each[0] for each in inner),
        1 + sum(each[1] for each in inner),
        keys + sum(each[2] for each in inner),
        1 + max((each[3] for each in inner), default=0),
    )


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text("ab", max_size=2), values, max_size=4), st.integers(1, 60), st.booleans(), st.booleans())
def test_the_scan_counts_as_a_parser_does(raw: dict[str, Any], piece: int, spaced: bool, last: bool) -> None:
    version = {"format_version": 3}
    raw = {**raw, **version} if last else {**version, **raw}
    data = json.dumps(raw, indent=1 if spaced else None).encode()
    many, containers, keys, depth = facts(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "_PIECE", piece)
        patch.setattr(scanning, "VALUES", many)
        patch.setattr(scanning, "CONTAINERS", containers)
        patch.setattr(scanning, "DEPTH", depth)
        found = scan(data)
        assert (found.keys, found.version) == (keys, 3)
        for limit in ("VALUES", "CONTAINERS", "DEPTH"):
            with pytest.MonkeyPatch.context() as tighter:
                tighter.setattr(scanning, limit, getattr(scanning, limit) - 1)
                with pytest.raises(TooMuch):
                    scan(data)


@pytest.mark.parametrize(
    ("data", "version"),
    [
        (b'{"a": {"format_version": 2}, "format_version" : 12 }', 12),
        (b'{"a": "\\"format_version\\":2,", "format_version":1}', 1),
        (b'{"format_version": 1.0}', None),
        (b'{"format_version": 01}', None),
        (b'{"format_version": -1}', None),
        (b'{"format_version": "1"}', None),
        (b'{"format_version": 1e3}', None),
        (b'[{"format_version": 1}]', None),
        (b'{"a": {"format_version": 1}}', None),
        (b'{"a": "format_version", "b": 1}', None),
    ],
)
def test_the_version_is_found_without_a_parse(data: bytes, version: int | None) -> None:
    assert scan(data).version == version


def test_a_text_may_be_long_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "TEXT", 10_000)
    monkeypatch.setattr(scanning, "_PIECE", 100)
    scan(orjson.dumps({"a": "[,\"'" * 2_000, "b": ["x", "y"] * 9_000, "c": ["" for _ in range(9_000)]}))
    with pytest.raises(TooMuch, match="a text of more than"):
        scan(orjson.dumps({"a": "b" * 10_400}))


def entry_count(number: int) -> bytes:
    data, _ = to_bytes(FULL, fresh_identity())
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        for each in range(number - len(archive.namelist())):
            archive.writestr(f"part-{each}", b"x")
    return buffer.getvalue()


def test_more_than_two_hundred_entries_are_refused() -> None:
    assert from_bytes(entry_count(200)).document == FULL
    with pytest.raises(DocumentError, match="it has more than 200 parts"):
        from_bytes(entry_count(201))


def test_a_part_that_says_it_is_smaller_is_refused() -> None:
    data = bytearray(entry_count(4))
    at = data.rfind(b"PK\1\2") + 24
    assert data[at : at + 4] == b"\1\0\0\0"
    data[at] = 0
    with pytest.raises(DocumentError, match="damaged"):
        from_bytes(bytes(data))


@pytest.mark.parametrize("text", ["x" * 3_000_000, " " * 9_000_000])
def test_a_map_that_packs_very_well_opens_again(text: str, tmp_path: Path) -> None:
    document = replace(SMALL, notes=text)
    saved = save(tmp_path / "plan.capmap", document, fresh_identity())
    assert read(tmp_path / "plan.capmap").document == document
    assert to_bytes(document, saved.identity)[0] == (tmp_path / "plan.capmap").read_bytes()


def test_a_map_beyond_the_limits_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    saved = save(path, FULL, fresh_identity())
    before = path.read_bytes()
    many = replace(FULL, skills=(replace(FULL.skills[0], aliases=("x",) * VALUES), *FULL.skills[1:]))
    long = replace(FULL, notes="x" * 12_000_000)
    heavy = replace(
        FULL, skills=tuple(replace(FULL.skills[0], id=f"s{n}", definition="é" * 3_000_000) for n in range(17))
    )
    for document, why in (
        (many, "it holds more than 4,000,000 values"),
        (long, "it holds a text of more than 10 MB"),
        (replace(heavy, people=(), scenarios=SMALL.scenarios), "it is larger than 100 MB"),
    ):
        with pytest.raises(SaveFailed) as caught:
            save(path, document, saved.identity)
        assert f"“plan.capmap” was not saved: the map would not open again: {why}" in str(caught.value)
        assert "make two maps of it. The file on disk, if there is one, is as it was." in str(caught.value)
        with pytest.raises(ExportFailed, match=f"The map was not written as JSON: the map would not open again: {why}"):
            json_map.export(ExportRequest(document, "today", date(2026, 11, 24)))
    assert path.read_bytes() == before


def test_all_parts_together_have_no_more_room_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    extras = tuple((f"{number}.txt", b" " * 400_000) for number in range(3))
    data, _ = to_bytes(FULL, replace(fresh_identity(), extras=extras))
    monkeypatch.setattr(container, "BYTES", 1_000_000)
    with pytest.raises(DocumentError, match="unpacked it is larger than"):
        from_bytes(data)


def test_the_parts_beside_a_map_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    identity = replace(fresh_identity(), extras=(("notes.txt", b" " * 900_000),))
    packed, _ = to_bytes(FULL, identity)
    monkeypatch.setattr(container, "BYTES", 500_000)
    assert len(packed) < 500_000
    with pytest.raises(DocumentError, match="it is larger than 100 MB"):
        to_bytes(FULL, identity)


def test_a_hundred_thousand_assignments_in_five_scenarios_save_and_open(tmp_path: Path) -> None:
    document = large(500, 200, 2_000)
    scenarios = tuple(replace(document.scenarios[0], id=f"scenario-{n}") for n in range(5))
    document = replace(document, scenarios=scenarios)
    assert counts(document)["assignments"] == 500_000
    save(tmp_path / "plan.capmap", document, fresh_identity())
    assert read(tmp_path / "plan.capmap").document == document


def test_reading_can_be_called_off() -> None:
    data, _ = to_bytes(FULL, fresh_identity())
    asked = iter([False] * 3 + [True])
    with pytest.raises(Cancelled):
        from_bytes(data, cancelled=lambda: next(asked))


def test_an_object_has_no_more_than_a_hundred_keys() -> None:
    raw = orjson.loads(map_json(FULL))
    raw["skills"][0] |= {f"key-{n}": n for n in range(80)}
    with pytest.raises(DocumentError, match="it has at least 80 problems: skill 1: “key-0” is no key"):
        from_bytes(orjson.dumps(raw))
    few = {"format_version": 1, **{f"key-{n}": n for n in range(100)}}
    many = {**raw, "skills": [{**raw["skills"][0], **{f"more-{n}": n for n in range(90)}}]}
    for each in (few, many):
        with pytest.raises(DocumentError, match="an object in it has more than 100 keys"):
            from_bytes(orjson.dumps(each))


def repeated(before: bytes, after: bytes) -> bytes:
    data = map_json(FULL)
    assert before in data
    return data.replace(before, after, 1)


DOUBLES = {
    "map: “title” stands there twice": (b'"notes":', b'"title": "Other", "notes":'),
    "skill 1: “importance” stands there twice": (b'"importance":', b'"importance": 1, "importance":'),
    "policy: “hub_load” stands there twice": (b'"hub_load":', b'"hub_load": 0.1, "hub_load":'),
    "scenario 1, role 1: “grade” stands there twice": (b'"grade":', b'"gr\\u0061de": 1, "grade":'),
}


@pytest.mark.parametrize("sentence", DOUBLES)
@pytest.mark.parametrize("packed", [False, True])
def test_a_key_that_stands_twice_is_a_fault(sentence: str, packed: bool) -> None:
    data = repeated(*DOUBLES[sentence])
    if packed:
        data = repacked(data)
    with pytest.raises(DocumentError) as caught:
        from_bytes(data)
    assert caught.value.problems == (sentence,)


def test_a_key_that_stands_twice_is_not_balanced_by_one_that_is_missing() -> None:
    data = repeated(b'"notes": "Two lines\\nof notes",', b'"title": "Other",')
    with pytest.raises(DocumentError, match="map: “title” stands there twice"):
        from_bytes(data)


def repacked(map_bytes: bytes) -> bytes:
    identity = fresh_identity()
    digest = hashlib.sha256(map_bytes).hexdigest()
    manifest = container.Manifest(1, 1, "0.1", identity.document_id, identity.revision, (), digest)
    return container.pack(manifest, {}, map_bytes, ())


def test_no_more_than_eighty_characters_of_anything_are_quoted() -> None:
    long = "y" * 140_000
    raw = orjson.loads(map_json(FULL))
    raw["scenarios"][0]["waivers"][0]["subjects"] = ["skill:" + long]
    raw["scenarios"][0]["waivers"][0]["code"] = long
    role = raw["scenarios"][0]["roles"][0]
    role["department"], role["reports_to"], role["dotted_to"] = long, long, [long]
    role["assignments"][0]["skill"] = long
    raw["skills"][0]["belongs_to"] = "product"
    with pytest.raises(DocumentError) as of_sense:
        from_bytes(orjson.dumps(raw), long)
    raw[long] = [long] * 9
    raw["title"] = {long: [[long] * 9] * 9}
    raw["notes"] = 10**30
    raw["policy"][long] = 1
    raw["skills"][0]["belongs_to"] = raw["skills"][0]["aliases"] = long
    with pytest.raises(DocumentError) as of_shape:
        from_bytes(json.dumps(raw).encode(), long)
    for caught in (of_sense, of_shape):
        assert len(caught.value.problems) > 4
        assert all("yyy" in problem and len(problem) < 250 for problem in caught.value.problems if "y" * 9 in problem)
        assert len(str(caught.value)) < 1_500


def test_a_file_full_of_faults_is_looked_through_to_a_thousand() -> None:
    document = large(30, 50, 60)
    raw = orjson.loads(map_json(document))
    for role in raw["scenarios"][0]["roles"]:
        for assignment in role["assignments"]:
            assignment["skill"] += "?"
    with pytest.raises(DocumentError, match=r"it has at least 1,?000 problems") as caught:
        from_bytes(orjson.dumps(raw))
    assert len(caught.value.problems) == 1_000
