"""The conflicts of a merge as a part of a file: written, read back as the values they are, and kept by a save."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pytest
from hypothesis import given

from tests.domain.merge.test_laws import Triple, triples
from tests.support.merges import BASE, NAME, OURS, THEIRS
from workbench.domain.merge.outcome import Conflict
from workbench.domain.merge.three_way import merge
from workbench.files.conflicts import PART, beside, conflicts_part, read_conflicts
from workbench.files.document import map_json, read, save
from workbench.files.identity import fresh_identity


def values(conflicts: tuple[Conflict, ...]) -> list[tuple[object, ...]]:
    return [(each.unit, each.base, each.ours, each.theirs, each.joined) for each in conflicts]


def test_what_is_written_is_read_back() -> None:
    conflicts = merge(BASE, OURS, THEIRS).conflicts
    name, data = conflicts_part(conflicts, NAME)
    assert name == PART
    found = read_conflicts(data)
    assert found.name == NAME
    assert values(found.conflicts) == values(conflicts)
    assert found.conflicts[1].joined == "Buys media.\nBuys well."


@given(triples())
def test_every_conflict_of_any_merge_is_read_back(three: Triple) -> None:
    conflicts = merge(*three).conflicts
    assert values(read_conflicts(conflicts_part(conflicts, "x")[1]).conflicts) == values(conflicts)


def entry(**other: object) -> dict[str, object]:
    told = {"scenario": "s", "subject": "role:a", "part": "grade", "detail": "", "base": 3, "ours": 4, "theirs": 5}
    return {**told, **other}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version": 2, "theirs": "x", "conflicts": []}',
        b'{"version": 1, "theirs": "x", "conflicts": 7}',
        orjson.dumps({"version": 1, "theirs": "x", "conflicts": [entry(subject="team:a")]}),
        orjson.dumps({"version": 1, "theirs": "x", "conflicts": [entry(subject=None)]}),
        orjson.dumps({"version": 1, "theirs": "x", "conflicts": [entry(part="shoe_size")]}),
        orjson.dumps({"version": 1, "theirs": "x", "conflicts": [entry(part="whole")]}),
        orjson.dumps({"version": 1, "theirs": "x", "conflicts": [entry(theirs="high")]}),
        orjson.dumps({"version": 1, "theirs": "x", "conflicts": [entry(part="assignments", theirs={"skill": 1})]}),
        orjson.dumps({"version": 1, "theirs": "x", "conflicts": [entry()] * 10_001}),
    ],
)
def test_what_is_no_such_list_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be understood"):
        read_conflicts(data)


def test_a_file_hands_its_conflicts_on(tmp_path: Path) -> None:
    path, part = tmp_path / "plan.capmap", conflicts_part(merge(BASE, OURS, THEIRS).conflicts, NAME)
    save(path, OURS, fresh_identity(), own=(part,))
    loaded = read(path)
    assert loaded.conflicts == part[1]
    assert loaded.identity.extras == ()
    save(path, OURS, loaded.identity)
    assert read(path).conflicts is None


def test_the_conflicts_of_plain_json_lie_beside_it(tmp_path: Path) -> None:
    path, (_, data) = tmp_path / "plan.json", conflicts_part(merge(BASE, OURS, THEIRS).conflicts, NAME)
    path.write_bytes(map_json(OURS))
    assert read(path).conflicts is None
    assert beside(path).name == "plan.json.conflicts.json"
    if hasattr(os, "mkfifo"):
        os.mkfifo(beside(path))
        assert read(path).conflicts is None
        beside(path).unlink()
    beside(path).write_bytes(data)
    assert read(path).conflicts == data
