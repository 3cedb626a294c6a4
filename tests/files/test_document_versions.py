"""Earlier formats are migrated a step at a time, newer ones opened for reading or refused."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.files import bad_steps, steps
from tests.files.maps import FULL
from workbench.domain.registry import collect
from workbench.files import document as document_module
from workbench.files import migrations
from workbench.files.atomic import SaveFailed
from workbench.files.container import Manifest, pack
from workbench.files.document import FORMAT_VERSION, from_bytes, map_from_json, map_json, read, save
from workbench.files.identity import fresh_identity
from workbench.files.migrations import Migration, migrated


def test_there_is_a_step_from_every_earlier_version() -> None:
    assert sorted(step.takes for step in collect(migrations, Migration).values()) == list(range(1, FORMAT_VERSION))


def test_steps_are_found_and_taken_in_turn() -> None:
    raw = {"format_version": 1, "name": "Plan", "members": [1, 2]}
    assert migrated(raw, 3, steps) == {"format_version": 3, "title": "Plan", "heads": 2}
    assert migrated({"format_version": 2, "title": "Plan", "members": []}, 3, steps)["heads"] == 0
    assert raw == {"format_version": 1, "name": "Plan", "members": [1, 2]}


def test_a_missing_step_and_a_doubled_one_fail() -> None:
    with pytest.raises(LookupError, match="no step takes format version 3"):
        migrated({"format_version": 1, "name": "Plan", "members": []}, 4, steps)
    with pytest.raises(ValueError, match="one and two have the same version to migrate from, 1"):
        migrated({"format_version": 1}, 2, bad_steps)


def test_an_earlier_document_is_migrated_on_its_way_in(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = orjson.loads(map_json(FULL))
    raw["name"] = raw.pop("title")
    raw["format_version"] = 1
    monkeypatch.setattr(document_module, "FORMAT_VERSION", 2)
    monkeypatch.setattr(document_module, "migrated", lambda raw, current: migrated(raw, current, steps))
    assert map_from_json(orjson.dumps(raw)) == FULL


def newer(**extra: Any) -> bytes:
    raw = {**orjson.loads(map_json(FULL)), "format_version": FORMAT_VERSION + 1, **extra}
    raw["scenarios"][0]["roles"][0]["salary_band"] = "B"
    raw["policy"]["pay_gap"] = 0.1
    for skill in raw["skills"]:
        skill["proof"] = {"kind": "course"}
    data = orjson.dumps(raw)
    identity = fresh_identity()
    digest = hashlib.sha256(data).hexdigest()
    return pack(
        Manifest(FORMAT_VERSION + 1, FORMAT_VERSION, "9.0", identity.document_id, identity.revision, (), digest),
        {},
        data,
        (),
    )


def test_a_newer_document_opens_for_reading() -> None:
    loaded = from_bytes(newer(costs=[1, 2]), "plan.capmap")
    assert loaded.read_only
    assert loaded.document == FULL
    assert loaded.notes == (
        "“plan.capmap” was made by a newer version, Capability Workbench 9.0. It is open for reading only, and "
        "5 entries this version does not know are not shown.",
    )


def test_the_mark_where_keywords_begin_is_no_key_of_a_document() -> None:
    assert from_bytes(newer(_=1), "plan.capmap").notes


def test_a_newer_document_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    data = newer()
    path.write_bytes(data)
    loaded = read(path)
    for expected in (None, loaded.fingerprint):
        with pytest.raises(SaveFailed, match=r"a newer version of Capability Workbench.+ Save under another name\.$"):
            save(path, loaded.document, loaded.identity, expected=expected)
    assert path.read_bytes() == data
    elsewhere = path.with_name("mine.capmap")
    for left in (b"", b"PK\x03\x04 damaged", b"{}"):
        elsewhere.write_bytes(left)
        save(elsewhere, loaded.document, loaded.identity)
        assert read(elsewhere).document == FULL


def test_a_newer_document_whose_values_are_unknown_is_refused_by_place() -> None:
    with pytest.raises(document_module.DocumentError, match="map: title 5 is not text"):
        from_bytes(newer(title=5))
