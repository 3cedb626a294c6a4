"""A map through a file and back: the same map, the same bytes, one identity; every shape a sound file may have."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from tests.files.maps import FULL, SMALL, large, maps
from tests.files.new_format import write_golden
from workbench.domain.model import DEFAULT_GRADE_NAMES, CapabilityMap, Policy, Terms
from workbench.domain.people import without_people
from workbench.files import atomic, container
from workbench.files import document as module
from workbench.files.atomic import ChangedOnDisk, SaveFailed, fingerprint
from workbench.files.container import MIMETYPE, PARENTS, verify
from workbench.files.document import (
    FORMAT_VERSION,
    MIN_READER_VERSION,
    from_bytes,
    map_from_json,
    map_json,
    read,
    rewritten,
    save,
    to_bytes,
)
from workbench.files.encoding import Encoder
from workbench.files.identity import fresh_identity
from workbench.files.spelling import tidied_map

GOLDEN = Path(__file__).parent.parent / "golden" / "files"


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("document", [SMALL, FULL])
def test_a_map_comes_back_as_it_was(tmp_path: Path, document: CapabilityMap) -> None:
    path = tmp_path / "plan.capmap"
    saved = save(path, document, fresh_identity())
    loaded = read(path)
    assert loaded.document == document
    assert loaded.identity == saved.identity
    assert loaded.fingerprint == saved.fingerprint == fingerprint(path)
    assert loaded.notes == ()
    assert not loaded.read_only
    assert map_from_json(map_json(document)) == document


@settings(max_examples=150, deadline=None)
@given(maps())
def test_any_sound_map_comes_back_as_it_was(document: CapabilityMap) -> None:
    data, identity = to_bytes(document, fresh_identity())
    loaded = from_bytes(data)
    assert loaded.document == tidied_map(document)
    assert loaded.identity == identity
    assert to_bytes(loaded.document, loaded.identity) == (data, identity)
    again = from_bytes(map_json(document))
    assert again.document == loaded.document
    assert map_json(again.document, again.identity) == map_json(document)


def test_numbers_keep_their_kind() -> None:
    role = replace(FULL.scenarios[0].roles[1], headcount=2.0)
    document = replace(FULL, scenarios=(replace(FULL.scenarios[0], roles=(FULL.scenarios[0].roles[0], role)),))
    heads = [each.headcount for each in map_from_json(map_json(document)).scenarios[0].roles]
    assert list(map(repr, heads)) == ["0.5", "2.0"]


def test_the_zip_is_known_by_its_first_bytes_and_holds_what_it_says() -> None:
    data, identity = to_bytes(FULL, fresh_identity())
    assert data[30 : 38 + len(MIMETYPE)] == b"mimetype" + MIMETYPE
    parts = entries(data)
    assert list(parts) == ["mimetype", "manifest.json", "map.json"]
    manifest = orjson.loads(parts["manifest.json"])
    assert manifest["format"] == "capability-map"
    assert (manifest["format_version"], manifest["min_reader_version"]) == (FORMAT_VERSION, MIN_READER_VERSION)
    assert (manifest["document_uuid"], manifest["revision"]) == (identity.document_id, identity.revision)
    assert manifest["counts"] == {"skills": 2, "scenarios": 2, "roles": 2, "assignments": 2}
    assert manifest["sha256"] == identity.map_sha256
    assert manifest["size"] == len(parts["map.json"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_saving_an_unchanged_map_gives_the_same_bytes() -> None:
    data, identity = to_bytes(FULL, fresh_identity())
    assert to_bytes(FULL, identity) == (data, identity)
    loaded = from_bytes(data)
    assert to_bytes(loaded.document, loaded.identity) == (data, identity)


def test_a_changed_map_has_a_new_revision_and_remembers_those_before() -> None:
    _, identity = to_bytes(SMALL, fresh_identity())
    seen = []
    for number in range(PARENTS + 5):
        seen.append(identity.revision)
        data, identity = to_bytes(replace(SMALL, title=f"Title {number}"), identity)
    assert identity.parents == tuple(reversed(seen))[:PARENTS]
    assert from_bytes(data).identity == identity


def test_a_revision_says_when_it_was_made_and_only_a_changed_map_moves_that_on() -> None:
    data, identity = to_bytes(SMALL, fresh_identity())
    assert identity.revised is not None
    assert orjson.loads(entries(data)["manifest.json"])["revised"] == identity.revised.isoformat()
    past = replace(identity, revised=datetime(2020, 1, 2, 3, 4, tzinfo=UTC))
    kept, same = to_bytes(SMALL, past)
    assert same.revised == past.revised == from_bytes(kept).identity.revised
    assert re.fullmatch(r"version of [12] January 2020, \d+:04", same.version)
    _, later = to_bytes(replace(SMALL, title="Later"), past)
    assert later.revised is not None
    assert later.revised > identity.revised - timedelta(minutes=1)
    assert fresh_identity().version == ""


@pytest.mark.parametrize(
    "said", ["", ', "revised": "yesterday"', ', "revised": 5', ', "revised": "2020-01-02T03:04:05"']
)
def test_a_file_that_does_not_say_when_opens_all_the_same(said: str) -> None:
    data, identity = to_bytes(SMALL, replace(fresh_identity(), revised=None))
    parts = entries(data)
    manifest = re.sub(rb',\s*"revised": "[^"]*"', said.encode(), parts["manifest.json"])
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as archive:
        for name, content in {**parts, "manifest.json": manifest}.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    loaded = from_bytes(buffer.getvalue())
    assert (loaded.document, loaded.identity.revised) == (SMALL, None)
    assert loaded.identity.revision == identity.revision


def test_a_state_that_is_rewritten_stays_the_revision_it_is() -> None:
    _, identity = to_bytes(FULL, fresh_identity())
    _, identity = to_bytes(replace(FULL, title="Later"), identity, author="Ann")
    loaded = from_bytes(rewritten(SMALL, identity, (("recovery.json", b"{}"),)))
    assert loaded.document == SMALL
    assert loaded.identity == replace(identity, map_sha256=loaded.identity.map_sha256)
    assert loaded.identity.map_sha256 != identity.map_sha256
    assert to_bytes(SMALL, loaded.identity)[1] == loaded.identity


def test_what_is_remembered_of_the_last_save_changes_no_byte() -> None:
    documents = [FULL, replace(FULL, title="Other"), SMALL, FULL]
    documents.append(replace(FULL, scenarios=(replace(FULL.scenarios[0], roles=FULL.scenarios[0].roles[:1]),)))
    encoder = Encoder()
    for document in documents:
        data, _ = to_bytes(document, fresh_identity(), encoder)
        assert entries(data)["map.json"] == orjson.dumps(orjson.loads(map_json(document)))
    for title in ("a", "b", "c"):
        roles = tuple(replace(role, title=title) for role in FULL.scenarios[0].roles)
        document = replace(FULL, scenarios=(replace(FULL.scenarios[0], roles=roles), *FULL.scenarios[1:]))
        assert from_bytes(to_bytes(document, fresh_identity(), encoder)[0]).document == document


def test_the_keys_stand_in_their_order() -> None:
    raw = orjson.loads(map_json(FULL))
    top = ["format_version", "title", "notes", "grade_names", "policy", "terms", "skills", "people", "scenarios"]
    assert list(raw) == top
    assert list(raw["people"][0]) == [*("id", "name", "also_called", "kind", "title", "levels", "note", "source")]
    assert list(raw["scenarios"][0]) == ["id", "name", "model", "departments", "roles", "waivers"]
    assert list(raw["scenarios"][0]["departments"][0]) == ["id", "name", "also_called", "kind", "parent"]
    assert list(raw["scenarios"][0]["roles"][0]) == [
        *("id", "title", "also_called", "discipline", "acts_as", "grade", "department", "reports_to"),
        *("dotted_to", "headcount", "holder", "people", "status", "purpose", "source", "assignments"),
    ]
    assert map_json(FULL).startswith(b'{\n  "format_version": %d,\n' % FORMAT_VERSION)
    assert map_json(FULL).endswith(b"}\n")


def test_what_may_be_missing_gets_its_default() -> None:
    bare: dict[str, Any] = {
        "format_version": 1,
        "title": "Bare",
        "skills": [{"id": "a", "name": "A", "group": "", "belongs_to": "either", "importance": 1, "level_needed": 1}],
        "scenarios": [
            {
                "id": "s",
                "name": "S",
                "model": "holistic",
                "departments": [{"id": "d", "name": "D", "kind": "hub"}],
                "roles": [{"id": "r", "title": "R", "assignments": [{"skill": "a", "kind": "lead", "level": 1}]}],
            }
        ],
    }
    document = map_from_json(orjson.dumps(bare))
    assert document.policy == Policy()
    assert document.grade_names == DEFAULT_GRADE_NAMES
    assert document.notes == ""
    assert document.skills[0].aliases == ()
    assert document.scenarios[0].waivers == ()
    assert document.scenarios[0].roles[0].assignments[0].note == ""
    with_part = map_from_json(orjson.dumps({**bare, "policy": {"lead_limit": 3}}))
    assert with_part.policy == Policy(lead_limit=3)


def test_plain_json_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    path.write_bytes(b"\xef\xbb\xbf" + map_json(FULL))
    assert read(path).document == FULL
    path = tmp_path / "plan.json"
    path.write_bytes(to_bytes(FULL, fresh_identity())[0])
    assert read(path).document == FULL


def test_unknown_entries_are_kept_within_limits() -> None:
    extras = (("preview.png", b"\x89PNG" * 1000), ("notes/é.txt", b"hello"))
    data, identity = to_bytes(FULL, replace(fresh_identity(), extras=extras))
    loaded = from_bytes(data)
    assert loaded.identity.extras == extras
    assert to_bytes(loaded.document, loaded.identity) == (data, identity)
    many = tuple((f"part-{number}", b"x") for number in range(21))
    loaded = from_bytes(to_bytes(FULL, replace(fresh_identity(), extras=many))[0])
    assert loaded.identity.extras == many[:20]
    assert loaded.notes == ("1 part of the file that this version does not know cannot be kept.",)
    heavy = (("a", bytes(3_000_000)), ("b", bytes(3_000_000)), ("c", b"x"))
    loaded = from_bytes(to_bytes(FULL, replace(fresh_identity(), extras=heavy))[0])
    assert [name for name, _ in loaded.identity.extras] == ["a", "c"]


def test_a_save_notices_a_change_by_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    saved = save(path, FULL, fresh_identity())
    other = save(path, replace(FULL, title="Hers"), saved.identity, expected=saved.fingerprint)
    with pytest.raises(ChangedOnDisk):
        save(path, replace(FULL, title="Mine"), saved.identity, expected=saved.fingerprint)
    assert read(path).document.title == "Hers"
    assert read(path).fingerprint == other.fingerprint


def test_reading_removes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    save(path, FULL, fresh_identity())
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f".{'a' * 32}-{atomic._host()}-{gone.pid}.saving"
    left.write_bytes(b"half")
    read(path)
    assert left.exists()
    save(path, FULL, fresh_identity())
    assert not left.exists()


def test_a_map_that_would_not_open_again_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    saved = save(path, FULL, fresh_identity())
    before = path.read_bytes()
    with pytest.raises(SaveFailed, match="half a character"):
        save(path, replace(FULL, title="\ud83c"), saved.identity)
    twice = replace(FULL, skills=(FULL.skills[0], FULL.skills[0]))
    for sound in (None, FULL):
        with pytest.raises(SaveFailed, match="would not open again: skill 2: the id 'apis' is used before"):
            save(path, twice, saved.identity, sound=sound)
    assert path.read_bytes() == before


def test_bytes_that_would_not_open_again_replace_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.capmap"
    saved = save(path, FULL, fresh_identity())
    before = path.read_bytes()
    pack = container.pack
    monkeypatch.setattr(module, "pack", lambda *given: pack(*given)[:-30])
    with pytest.raises(SaveFailed, match="what was written does not open again"):
        save(path, replace(FULL, title="Other"), saved.identity)
    assert path.read_bytes() == before


def test_verifying_finds_a_damaged_map() -> None:
    data, _ = to_bytes(FULL, fresh_identity())
    verify(data)
    with pytest.raises(Exception, match="damaged"):
        verify(data[:-30])


def as_version_1(document: CapabilityMap) -> CapabilityMap:
    """What version 1 knew of a map: its own words, its people, and the sources of roles and other names of departments
    came later."""
    bare = replace(without_people(document), terms=Terms())
    today, *others = bare.scenarios
    roles = tuple(replace(role, source=None) for role in today.roles)
    units = tuple(replace(unit, also_called=()) for unit in today.departments)
    return replace(bare, scenarios=(replace(today, roles=roles, departments=units), *others))


VERSION_1 = as_version_1(FULL)


def test_version_1_opens_for_ever() -> None:
    loaded = read(GOLDEN / "version-1.capmap")
    assert loaded.document == VERSION_1 == read(GOLDEN / "version-1.json").document
    assert loaded.identity.document_id == "7f9619ff-8b86-4d01-b42d-00cf4fc964ff"
    assert loaded.identity.revision == "4fd1a6f0-6c7e-4a58-9b49-0d5a0d1f2b11"


def test_a_version_has_golden_files_which_say_what_it_writes() -> None:
    assert read(GOLDEN / f"version-{FORMAT_VERSION}.capmap").document == FULL
    assert (GOLDEN / f"version-{FORMAT_VERSION}.json").read_bytes() == map_json(FULL)


def test_golden_files_are_made_once(tmp_path: Path) -> None:
    made = write_golden(tmp_path)
    assert sorted(each.name for each in made) == [f"version-{FORMAT_VERSION}.capmap", f"version-{FORMAT_VERSION}.json"]
    assert all(read(each).document == FULL for each in made)
    assert write_golden(tmp_path) == []


def test_a_large_map_comes_back_too() -> None:
    document = large(200, 50, 500)
    assert from_bytes(to_bytes(document, fresh_identity())[0]).document == document


def test_reading_needs_neither_pydantics_upper_layer_nor_qt() -> None:
    code = (
        "import sys; from workbench.files.document import read; from pathlib import Path;"
        f"read(Path({str(GOLDEN / 'version-1.capmap')!r}));"
        "sys.exit(sorted({'pydantic', 'PySide6'} & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=GOLDEN.parent.parent.parent)
