"""Each recovery copy stands for itself: what is odd about one hides no other, and a map that opens is offered."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.files.maps import FULL, SMALL
from workbench.files.atomic import Fingerprint
from workbench.files.container import Manifest, pack
from workbench.files.document import FORMAT_VERSION, map_json, read, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.recovery_copy import PART, Recovered

WELL = {"time": 1_800_000_000.0, "sequence": 1, "original": None, "fingerprint": None, "continues": None}
SEEN = {"size": 5, "mtime_ns": 7, "sha256": "0" * 64}
ODD: dict[str, bytes] = {
    name: value if isinstance(value, bytes) else json.dumps(value).encode()
    for name, value in {
        "an unknown key of a later version": {**WELL, "mood": {"a": [1]}},
        "an unknown key in the fingerprint": {**WELL, "original": "/a/b.capmap", "fingerprint": {**SEEN, "inode": 1}},
        "a list": [1, 2],
        "a text": "text",
        "nothing": None,
        "no JSON": b"{",
        "no text": b"\xff\xfe\xfd",
        "empty": b"",
        "deep": b"[" * 100_000,
        "no keys": {},
        "no time": {key: value for key, value in WELL.items() if key != "time"},
        "a time that is text": {**WELL, "time": "noon"},
        "a time that is true": {**WELL, "time": True},
        "a time out of the world": {**WELL, "time": 1e300},
        "a time of a thousand digits": {**WELL, "time": 10**1000},
        "a time that is no number": b'{"time": NaN, "sequence": 1, "original": null, "fingerprint": null}',
        "a time without end": b'{"time": Infinity, "sequence": 1, "original": null, "fingerprint": null}',
        "a number of 10,000 digits": b'{"time": ' + b"9" * 10_000 + b"}",
        "a sequence that is text": {**WELL, "sequence": "1"},
        "a sequence that is nothing": {**WELL, "sequence": None},
        "an original that is a number": {**WELL, "original": 5},
        "an original that is a list": {**WELL, "original": ["/a"]},
        "an original with NUL": {**WELL, "original": "/a\0b", "fingerprint": SEEN},
        "an original of no folder": {**WELL, "original": "plan.capmap", "fingerprint": SEEN},
        "a fingerprint that is text": {**WELL, "original": "/a/b.capmap", "fingerprint": "0" * 64},
        "a fingerprint that lacks a key": {**WELL, "original": "/a/b.capmap", "fingerprint": {"size": 5}},
        "a fingerprint of wrong types": {**WELL, "original": "/a/b.capmap", "fingerprint": {**SEEN, "size": "5"}},
        "a continuation that is a list": {**WELL, "continues": []},
        "a continuation of everything": {**WELL, "continues": "*"},
        "a continuation out of the folder": {**WELL, "continues": "../../x"},
    }.items()
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "user" / "recovery"
    folder.mkdir(parents=True)
    return folder


def key(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000-{number:032x}"


def put(folder: Path, number: int, told: bytes | None, title: str = "") -> Path:
    """A copy that says this of itself, as the program before or after this version may have written it."""
    path = folder / f"{key(number)}.1.capmap"
    path.write_bytes(to_bytes(replace(SMALL, title=title or f"Map {number}"), fresh_identity())[0])
    if told is not None:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(PART, told)
    return path


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        found[str(path)] = (about.st_mode, about.st_mtime_ns, path.read_bytes() if path.is_file() else b"")
    return found


def test_each_odd_copy_is_offered_and_hides_no_other(folder: Path) -> None:
    for number, told in enumerate(ODD.values()):
        put(folder, number, told)
    put(folder, 900, None)
    put(folder, 901, json.dumps({**WELL, "original": "/a/b.capmap", "fingerprint": SEEN}).encode())
    before = state(folder)
    found = RecoveryStore(folder).pending()
    assert {each.title for each in found if each.problem is None} == {
        f"Map {number}" for number in (*range(len(ODD)), 900, 901)
    }
    assert state(folder) == before
    (well,) = (each for each in found if each.title == "Map 901")
    assert (well.original, well.loaded and well.loaded.fingerprint) == (
        Path("/a/b.capmap"),
        Fingerprint(5, 7, "0" * 64),
    )


@pytest.mark.parametrize("name", ODD)
def test_a_copy_that_does_not_say_clearly_where_it_belongs_is_put_in_no_place(folder: Path, name: str) -> None:
    put(folder, 1, ODD[name])
    (found,) = RecoveryStore(folder).pending()
    assert found.loaded is not None
    assert found.loaded.identity.extras == ()
    if name == "an unknown key in the fingerprint":
        assert found.original == Path("/a/b.capmap")
        assert found.loaded.fingerprint == Fingerprint(5, 7, "0" * 64)
    else:
        assert (found.original, found.loaded.fingerprint) == (None, None)
    said = not any("does not say which file" in note for note in found.loaded.notes)
    values = None
    with contextlib.suppress(ValueError, RecursionError):
        values = json.loads(ODD[name])
    untitled = isinstance(values, dict) and values.get("original", "") is None
    assert said == (untitled or found.original is not None)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(random.Random(1).randbytes(5_000)),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-30]),
    "flipped": lambda path: path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"PK\x01\x03", 1)),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a folder that is not empty": lambda path: (path.unlink(), path.mkdir(), (path / "file").write_text("")),
    "a link to nowhere": lambda path: (path.unlink(), path.symlink_to("nowhere")),
    "a link to itself": lambda path: (path.unlink(), path.symlink_to(path)),
    "a pipe": pipe,
    "a device": lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
    "another zip": lambda path: zipfile.ZipFile(path, "w").close(),
}


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
@pytest.mark.parametrize("saved", [True, False])
def test_what_cannot_be_read_is_named_by_itself_and_left_alone(folder: Path, *, saved: bool) -> None:
    for number, spoil in enumerate(UNREADABLE.values()):
        spoil(put(folder, number, json.dumps(WELL).encode()))
    put(folder, 900, json.dumps(WELL).encode())
    for foreign in ("notes.txt", "x.1.capmap", f"{key(7)}.3.capmap", ".hidden", f"{key(7)}.1.capmap~"):
        (folder / foreign).write_bytes(b"foreign")
    before = state(folder)
    store = RecoveryStore(folder)
    found = store.pending()
    assert [each.title for each in found if each.problem is None] == ["Map 900"]
    named = {each.key: each.problem for each in found if each.problem is not None}
    assert named.keys() == {key(number) for number in range(len(UNREADABLE))}
    for each, problem in named.items():
        assert problem is not None
        assert f"“{each}.1.capmap” cannot be opened" in problem
        assert problem.endswith(f"It is kept in {folder}.")
    assert state(folder) == before
    for copy in found:
        store.drop(copy) if saved else store.discard(copy)
    assert store.pending() == []
    discarded = folder.parent / "backups" / "discarded"
    assert len(os.listdir(discarded)) == len(UNREADABLE) + (not saved)
    for number, name in enumerate(UNREADABLE):
        assert len(store.discarded(key(number)[:36])) == (name in ("empty", "noise", "cut", "flipped", "another zip"))
    assert (folder / "notes.txt").exists()


def test_random_contents_and_cuts_never_stop_the_listing(folder: Path) -> None:
    chance = random.Random(20261129)
    kinds: list[Callable[[], Any]] = [
        lambda: None,
        lambda: chance.choice([True, False, 0, -1, 2**70, 1.5, -1e308, "", "x", "/x", "\ud800", "\0"]),
        lambda: chance.choice([WELL["time"], key(chance.randrange(40)), SEEN, {}, [], [[]], {"size": {}}]),
    ]
    amount = int(os.environ.get("WORKBENCH_ODD_COPIES", "400"))
    listed = 0
    for _ in range(amount // 40):
        for path in folder.iterdir():
            path.unlink()
        whole = set()
        for number in range(40):
            told: Any = {each: chance.choice(kinds)() for each in (*WELL, "other") if chance.random() < 0.8}
            if chance.random() < 0.1:
                told = chance.choice(kinds)()
            path = put(folder, number, json.dumps(told).encode())
            data = path.read_bytes()
            if chance.random() < 0.3:
                path.write_bytes(data[: chance.randrange(len(data))])
            else:
                whole.add(f"Map {number}")
        found = RecoveryStore(folder).pending()
        listed += len(found)
        links = {each.key for each in found}
        assert {each.title for each in found if each.problem is None} <= whole
        for number in range(40):  # each is listed, or another listed one continues it
            if key(number) not in links:
                assert any(_continues(folder, each, key(number)) for each in found if each.problem is None)
    assert listed > amount // 4


def _continues(folder: Path, newer: Recovered, older: str) -> bool:
    at, seen = newer.key, set[str]()
    while at not in seen:
        seen.add(at)
        try:
            with zipfile.ZipFile(folder / f"{at}.1.capmap") as archive:
                told = json.loads(archive.read(PART))
        except (OSError, ValueError, zipfile.BadZipFile):
            return False
        at = told.get("continues") if isinstance(told, dict) else None
        if at == older:
            return True
        if not isinstance(at, str):
            return False
    return False


def test_a_copy_of_a_newer_version_is_left_to_that_one(folder: Path) -> None:
    path = put(folder, 1, json.dumps(WELL).encode())
    raw = json.loads(map_json(SMALL)) | {"format_version": FORMAT_VERSION + 1, "budget": 5}
    data = json.dumps(raw).encode()
    who = fresh_identity()
    manifest = Manifest(
        FORMAT_VERSION + 1, 1, "9.0", who.document_id, who.revision, (), hashlib.sha256(data).hexdigest()
    )
    path.write_bytes(pack(manifest, {}, data, (), own=((PART, json.dumps(WELL).encode()),)))
    (found,) = RecoveryStore(folder).pending()
    assert found.loaded is None
    assert found.problem is not None
    assert "cannot be opened: a newer version of the program kept it. It is kept in" in found.problem


NAMES = ["plan.capmap", "Bücher 2.capmap", "a “b”.capmap", "日本.capmap"]


@pytest.mark.parametrize("name", [*map(os.fsencode, NAMES), b"B\xfcro.capmap", b"\xff\xfe.capmap", b"a\nb.capmap"])
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names of any bytes are of Linux")
def test_a_file_name_of_any_bytes_is_kept_faithfully(tmp_path: Path, folder: Path, name: bytes) -> None:
    original = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    seen = Fingerprint(5, 7, "0" * 64)
    ended = RecoveryStore(folder)
    ended.store(FULL, fresh_identity(), original, seen)
    ended.leave()
    (found,) = RecoveryStore(folder).pending()
    assert found.original is not None
    assert os.fsencode(found.original) == os.fsencode(original)
    assert found.loaded is not None
    assert found.loaded.fingerprint == seen


def test_a_path_is_kept_from_the_root(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = RecoveryStore(folder)
    ended.store(FULL, fresh_identity(), Path("plan.capmap"))
    ended.leave()
    (found,) = RecoveryStore(folder).pending()
    assert found.original == tmp_path / "plan.capmap"


def test_what_a_copy_says_of_itself_goes_no_further(tmp_path: Path, folder: Path) -> None:
    extras = tuple((f"part-{number}", b"x") for number in range(20))
    ended = RecoveryStore(folder)
    ended.store(SMALL, replace(fresh_identity(), extras=(*extras, (PART, b"old"))), tmp_path / "secret" / "a.capmap")
    (path,) = folder.glob("*.capmap")
    loaded = read(path)
    assert loaded.identity.extras == extras
    assert loaded.notes == ()
    ended.leave()
    (found,) = RecoveryStore(folder).pending()
    assert found.original == tmp_path / "secret" / "a.capmap"
    assert found.loaded is not None
    assert found.loaded.identity.extras == extras
    data, _ = to_bytes(SMALL, replace(loaded.identity, extras=(("conflicts.json", b"{}"), (PART, b"{}"), *extras)))
    (tmp_path / "saved.capmap").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "saved.capmap") as archive:
        assert archive.namelist() == ["mimetype", "manifest.json", "map.json", *(name for name, _ in extras)]
