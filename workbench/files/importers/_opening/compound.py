"""Compound file, the container of an .xls: finds a stream in it. Knows nothing of what a stream holds.

Layout as in [MS-CFB]: sectors, chained by a table that is itself in sectors; small streams in sectors of a larger one.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from workbench.files.importers._opening.refusal import Refusal, Refused

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_LAST = 0xFFFFFFFA
"""Numbers from here on are no sectors: the end of a chain, free, or a part of the table."""
_IN_HEADER = 109
"""Sectors of the table that the header lists itself."""


def stream(data: bytes, *names: str) -> bytes | None:
    """The stream of the first of these names that there is, None where there is none. Raises Refused."""
    try:
        return _Compound(data).stream(names)
    except (struct.error, LookupError, ValueError) as cause:
        raise Refused(Refusal.DAMAGED) from cause


class _Compound:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << min(_u16(data, 30), 16)
        self._small = 1 << min(_u16(data, 32), 16)
        self._cutoff = _u32(data, 56)
        tables = list(_u32s(data[76 : 76 + 4 * _IN_HEADER]))
        more, left = _u32(data, 68), len(data) // self._size
        while more < _LAST and left > 0:
            listed = _u32s(self._sector(more))
            tables += listed[:-1]
            more, left = listed[-1], left - 1
        self._next = [each for table in tables if table < _LAST for each in _u32s(self._sector(table))]
        self._directory = self._chain(_u32(data, 48), self._next, self._size, data, _HEADER)

    def stream(self, names: Sequence[str]) -> bytes | None:
        entries = {}
        for at in range(0, len(self._directory) - _ENTRY + 1, _ENTRY):
            entry = self._directory[at : at + _ENTRY]
            name = entry[: max(_u16(entry, 64) - 2, 0)].decode("utf-16-le", "replace")
            entries[name] = (_u32(entry, 116), _u32(entry, 120))
        found = next((entries[each] for each in names if each in entries), None)
        if found is None:
            return None
        start, size = found
        if size >= self._cutoff:
            return self._chain(start, self._next, self._size, self._data, _HEADER)[:size]
        root = self._chain(_u32(self._directory, 116), self._next, self._size, self._data, _HEADER)
        table = self._chain(_u32(self._data, 60), self._next, self._size, self._data, _HEADER)
        return self._chain(start, _u32s(table), self._small, root, 0)[:size]

    def _sector(self, number: int) -> bytes:
        return self._data[_HEADER + number * self._size : _HEADER + (number + 1) * self._size]

    def _chain(self, number: int, following: Sequence[int], size: int, within: bytes, before: int) -> bytes:
        """The bytes of a chain of sectors; it ends where it would be longer than what it is in."""
        found: list[bytes] = []
        while number < _LAST and len(found) <= len(within) // size:
            found.append(within[before + number * size : before + (number + 1) * size])
            number = following[number]
        return b"".join(found)


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])


def _u32s(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
