"""Encoding of a text file: told by its first bytes or by what is valid, or a question. Knows no format."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from workbench.files.importers._contract import Encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CODE_PAGES = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859-1", "iso8859-2", "iso8859-15", "cp850",
    "mac-roman", "mac-latin2",
)  # fmt: skip
"""Those of Windows, ISO and Mac that a text may be in; the first is supposed."""
_SAMPLES, _LONGEST = 3, 200
_LOOKED_AT = 4_096
"""Bytes from which the places of NUL are told."""
_FEW = 10
"""One NUL in so many bytes is none of UTF-16."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with one kind of line end, and the question in what it was written, if there is one.

    nulls: how many NULs were left out. replaced: how many characters could not be read.
    """

    text: str
    nulls: int = 0
    replaced: int = 0
    question: Encoding | None = None


def decoded(data: bytes, code_page: str | None = None) -> Decoded:
    """The text in bytes; code_page: the answer to the question, where it was asked."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _told(data[len(mark) :], name)
    wide = _wide(data)
    if wide is not None:
        return _told(data, wide)
    try:
        return _tidy(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    supposed = code_page if code_page in CODE_PAGES else CODE_PAGES[0]
    read = _told(data, supposed)
    return Decoded(read.text, read.nulls, read.replaced, Encoding(supposed, CODE_PAGES, _samples(data)))


def _told(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    replaced = text.count("\ufffd") - data.count("\ufffd".encode(name)) if name.startswith("utf") else 0
    read = _tidy(text)
    return Decoded(read.text, read.nulls, replaced or (0 if name.startswith("utf") else text.count("\ufffd")))


def _tidy(text: str) -> Decoded:
    """The text with one kind of line end and without NULs."""
    nulls = text.count("\0")
    return Decoded(text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"), nulls)


def _wide(data: bytes) -> str | None:
    """UTF-16 by the places of NUL: in a text of letters every other byte is one."""
    start = data[:_LOOKED_AT]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if even + odd <= len(start) // _FEW or min(even, odd) * _FEW > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _samples(data: bytes) -> tuple[bytes, ...]:
    """The first lines with a byte that the code pages read in different ways."""
    found: list[bytes] = []
    for line in data.replace(b"\r", b"\n").split(b"\n"):
        if not line.isascii():
            first = next(place for place, byte in enumerate(line) if byte > 0x7F)
            start = max(0, first - _LONGEST // 2)
            found.append(line[start : start + _LONGEST].replace(b"\0", b"").strip())
            if len(found) == _SAMPLES:
                break
    return tuple(found)
