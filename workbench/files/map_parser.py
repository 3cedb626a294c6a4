"""Parser of a map's JSON: from bytes to JSON objects, not yet checked for shape or sense.

The kind of file, the size limits and duplicate keys are checked here, before and after a fast parse that knows none of
them.
"""

from __future__ import annotations

import re
from typing import Any

import orjson

from workbench.application.task import Task
from workbench.domain.size import KEYS
from workbench.files.container import OTHER_FILE, Damage
from workbench.files.duplicates import keys_in, repeated_keys
from workbench.files.problems import COUNTED
from workbench.files.scan import Scan, scan, too_many_keys

_PLACED = 2_000_000
"""Bytes up to which duplicate keys are looked for by a slower parse that knows their places."""
_FIRST = re.compile(rb"[ \t\r\n]*(.)", re.DOTALL)
_BOM = b"\xef\xbb\xbf"
_NO_JSON = "it is neither a capability map nor JSON in UTF-8"


class RepeatedKeys(Exception):
    """Duplicate keys in an object: a sentence for each, by place, COUNTED of them at most."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(*problems)
        self.problems = problems


def prescanned(data: bytes, task: Task) -> tuple[bytes, Scan, int]:
    """The JSON of a map without a byte order mark, the scan of it, and its format version.

    Raises Damage, TooMuch and Cancelled.
    """
    data = data.removeprefix(_BOM)
    first = _FIRST.match(data)
    if first is None or first[1] != b"{":
        is_list = first is not None and first[1] == b"["
        raise Damage("it is a list in JSON, not a capability map" if is_list else _NO_JSON, OTHER_FILE)
    scanned = scan(data, task)
    if scanned.version is None:
        raise Damage('it does not say which format of a capability map it is ("format_version": 1)', OTHER_FILE)
    task.check_cancelled()
    return data, scanned, scanned.version


def parsed(data: bytes, scanned: Scan) -> dict[str, Any]:
    """The parsed JSON, in which no key stands twice. Raises Damage, TooMuch and RepeatedKeys."""
    try:
        raw: dict[str, Any] = orjson.loads(data)
    except orjson.JSONDecodeError as cause:
        raise Damage(f"{_NO_JSON} ({cause})") from cause
    keys, most = keys_in(raw)
    if most > KEYS:
        raise too_many_keys()
    if keys != scanned.keys:
        if len(data) > _PLACED:
            raise Damage("a key stands twice in one of its objects")
        raise RepeatedKeys(repeated_keys(data, COUNTED))
    return raw
