"""Parts of a workbook's zip, unpacked piece by piece and measured while they are. Knows nothing of what they hold."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from workbench.files.importers._opening.limits import PART, PARTS, UNPACKED
from workbench.files.importers._opening.refusal import Refusal, Refused

PIECE = 1 << 20
"""Bytes unpacked in one go."""
_PACKED_PIECE = 1 << 16
_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1


class Parts:
    """The parts of a zip. What they unpack to is counted as they are read, whatever sizes they declare."""

    def __init__(self, data: bytes) -> None:
        """Read the directory. Raises Refused."""
        if data.count(b"PK\x01\x02") > 10 * PARTS:  # these bytes begin an entry, and may stand elsewhere
            raise Refused(Refusal.ODD)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.entries = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, LookupError, NotImplementedError, struct.error) as cause:
            raise Refused(Refusal.DAMAGED) from cause
        if len(self.entries) > PARTS:
            raise Refused(Refusal.ODD)
        if sum(entry.file_size for entry in self.entries) > UNPACKED:
            raise Refused(Refusal.UNPACKED)
        if any(entry.flag_bits & _ENCRYPTED for entry in self.entries):
            raise Refused(Refusal.PASSWORD)
        self.names = frozenset(entry.filename for entry in self.entries)
        self.unpacked = 0
        self._data = data

    def pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a part, piece by piece; nothing from where it is damaged on. Raises Refused."""
        size = 0
        for piece in self._unpacked(entry):
            size += len(piece)
            self.unpacked += len(piece)
            if size > PART:
                raise Refused(Refusal.PART)
            if self.unpacked > UNPACKED:
                raise Refused(Refusal.UNPACKED)
            yield piece

    def part(self, name: str) -> bytes:
        """The bytes of a part by its name, the last one of that name; b"" where there is none."""
        found = [entry for entry in self.entries if entry.filename == name]
        return b"".join(self._unpacked(found[-1], PART)) if found else b""

    def _unpacked(self, entry: zipfile.ZipInfo, most: int = 2 * UNPACKED) -> Iterator[bytes]:
        try:
            _, names, extra = _HEADER.unpack_from(self._data, entry.header_offset)
        except struct.error:
            return
        start = entry.header_offset + _HEADER.size + names + extra
        packed = memoryview(self._data)[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from (bytes(packed[at : at + PIECE]) for at in range(0, len(packed), PIECE))
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            yield from _inflated(packed, most)
        else:
            raise Refused(Refusal.ODD)


def _inflated(packed: memoryview, most: int) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _PACKED_PIECE):
            piece = stream.decompress(packed[at : at + _PACKED_PIECE], PIECE)
            while piece and most > 0:
                most -= len(piece)
                yield piece
                piece = stream.decompress(stream.unconsumed_tail, PIECE)
    except zlib.error:  # whether it can be read at all, the reader says
        return
