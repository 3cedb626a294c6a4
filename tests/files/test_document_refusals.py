"""What is refused at the edges of a document: pipes, what is too large, keys that stand twice, steps that fail."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import orjson
import pytest

from tests.files import steps
from tests.files.maps import FULL, SMALL
from workbench.files import document as module
from workbench.files import map_parser
from workbench.files.container import TOO_LARGE
from workbench.files.document import FORMAT_VERSION, DocumentError, from_bytes, map_json, read, save
from workbench.files.identity import fresh_identity
from workbench.files.migrations import migrated


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_pipe_is_not_waited_for(place: Path) -> None:
    pipe = place / "plan.capmap"
    os.mkfifo(pipe)
    with pytest.raises(DocumentError, match="it is no ordinary file but a device or a pipe"):
        read(pipe)


def test_bytes_beyond_the_limit_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    data = map_json(SMALL)
    monkeypatch.setattr(module, "BYTES", len(data))
    assert from_bytes(data).document == SMALL
    monkeypatch.setattr(module, "BYTES", len(data) - 1)
    with pytest.raises(DocumentError, match=TOO_LARGE):
        from_bytes(data)


def test_a_save_tells_what_it_is_about_to_write(place: Path) -> None:
    told: list[tuple[str, bool]] = []
    path = place / "plan.capmap"
    saved = save(path, SMALL, fresh_identity(), prepared=lambda digest: told.append((digest, path.exists())))
    assert told == [(hashlib.sha256(saved.data).hexdigest(), False)]


def test_where_a_key_stands_twice_is_not_searched_in_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    data = map_json(FULL).replace(b'"title"', b'"title": "Before", "title"', 1)
    with pytest.raises(DocumentError, match="title"):
        from_bytes(data)
    monkeypatch.setattr(map_parser, "_PLACED", len(data) - 1)
    with pytest.raises(DocumentError, match="a key stands twice in one of its objects"):
        from_bytes(data)


def test_a_file_that_is_not_of_the_earlier_format_it_names_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = orjson.loads(map_json(FULL))
    monkeypatch.setattr(module, "FORMAT_VERSION", 3)  # the last step counts members, and it names none
    monkeypatch.setattr(module, "migrated", lambda raw, current: migrated(raw, current, steps))
    with pytest.raises(DocumentError, match=f"what is in it is not of format {FORMAT_VERSION}, as it says"):
        from_bytes(orjson.dumps(raw))
