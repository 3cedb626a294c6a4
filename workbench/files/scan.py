"""Prescan of JSON bytes before they are parsed: their size, nesting depth and format version, against limits.

A parser takes up to two hundred times the memory of its input, so what no map can be is refused here. The prescan costs
a quarter of a parse and hardly any memory: strings are cut out by the parity of quotes, piece by piece, with nothing
but the searches of `bytes`. Its answers hold for valid JSON; whether it is valid, the parser decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.application.task import UNWATCHED, Task
from workbench.domain.size import CONTAINERS, DEPTH, KEYS, TEXT, VALUES

_PIECE = 1 << 18
"""Bytes looked at in one go, after which a cancellation is asked for."""
_BLANK = b" \t\r\n"
_ALL_BUT_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}:,'))
_TO_BRACKETS = bytes.maketrans(b"{}", b"[]")
_KEY = b'"format_version"'
_VERSION = re.compile(rb"[ \t\r\n]*:[ \t\r\n]*([1-9][0-9]{0,8})[ \t\r\n]*[,}]")
_TRIES = 100
"""The most strings reading "format_version" that are looked at to find the key at the top level."""


class TooMuch(Exception):
    """A limit is exceeded: which, as the end of a sentence about the file."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The number of keys, and the format version at the top level, None where that is no whole number."""

    keys: int
    version: int | None


def scan(data: bytes, task: Task = UNWATCHED) -> Scan:
    """The scan of bytes that may be JSON. Raises TooMuch, and Cancelled."""
    keys = objects = commas = quotes = depth = length = 0
    brackets = bytearray()
    inside, version = False, None
    tries, key = _TRIES, data.find(_KEY)
    for start, end in _pieces(data):
        task.check_cancelled()
        if -1 < key < start:
            key = data.find(_KEY, start)
        while tries and start <= key < end:
            before, within, _ = _outside(data[start:key], inside, _ALL_BUT_STRUCTURE)
            tries -= 1
            if not within and depth + _deeper(before) == 1 and data[key - 1 : key] != b"\\":
                named = _VERSION.match(data, key + len(_KEY))
                version, tries = int(named[1]) if named else None, 0
            key = data.find(_KEY, key + 1) if tries else -1
        was_inside = inside
        text, inside, more = _outside(data[start:end], inside, _ALL_BUT_STRUCTURE)
        length = length + end - start if was_inside and inside and not text else 0
        if length > TEXT:
            raise TooMuch(f"it holds a text of more than {TEXT // 1_000_000} MB, which no capability map does")
        keys += text.count(b":")
        objects += text.count(b"{")
        commas += text.count(b",")
        quotes += more - 1 - was_inside
        depth += _deeper(text)
        brackets += text.translate(_TO_BRACKETS, b":,")
        if depth < 0:
            break  # no JSON from here on: the parser will stop here too
        opened = (len(brackets) + depth) // 2
        if commas >= VALUES or opened > VALUES or quotes > 4 * VALUES:  # a text is a value, or the key of one
            raise _too_many_values()
    containers = brackets.count(b"[")
    at_most = 1 + commas + containers
    if at_most > VALUES and at_most - _empty(data) > VALUES:
        raise _too_many_values()
    if containers > CONTAINERS:
        raise TooMuch(f"it holds more than {CONTAINERS:,} lists and objects, which no capability map does")
    if keys > KEYS * objects:
        raise too_many_keys()
    if _deeper_than(DEPTH, bytes(brackets)):
        raise TooMuch(f"its lists and objects stand more than {DEPTH} deep in each other, which no capability map's do")
    return Scan(keys, version)


def too_many_keys() -> TooMuch:
    """The error for an object with more keys than any of a map."""
    return TooMuch(f"an object in it has more than {KEYS} keys, which none of a capability map has")


def _too_many_values() -> TooMuch:
    return TooMuch(f"it holds more than {VALUES:,} values, which no capability map does")


def _pieces(data: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each piece; none ends between a backslash and what it escapes."""
    start = 0
    while start < len(data):
        piece = data[start : start + _PIECE]
        end = start + len(piece) + (len(piece) - len(piece.rstrip(b"\\"))) % 2
        yield start, end
        start = end


def _outside(piece: bytes, inside: bool, drop: bytes, mark: bytes = b"") -> tuple[bytes, bool, int]:
    """The bytes of a piece outside strings, without those to `drop` and with a `mark` for each string.

    inside: whether the piece begins within a string. Also returned: whether it ends within one, and the number of parts
    it was split into.
    """
    if b"\\" in piece:
        piece = piece.replace(b"\\\\", b"").replace(b'\\"', b"")
    text = piece.translate(None, drop)
    if inside:
        text = b'"' + text
    parts = text.replace(b'""', mark).split(b'"')  # two quotes less leave every other byte as it was, in or out
    return mark.join(parts[::2]), len(parts) % 2 == 0, len(parts)


def _deeper(text: bytes) -> int:
    """By how many levels a text goes deeper; below 0 where it closes more than it opens."""
    return text.count(b"[") + text.count(b"{") - text.count(b"]") - text.count(b"}")


def _deeper_than(most: int, brackets: bytes) -> bool:
    """Whether brackets nest deeper than `most`: each round removes the innermost. Unclosed ones count by number."""
    for _ in range(most):
        brackets = brackets.replace(b"[]", b"")
    return b"[]" in brackets or brackets.count(b"[") > most


def _empty(data: bytes) -> int:
    """The number of empty lists and objects."""
    empty, inside, last = 0, False, b""
    for start, end in _pieces(data):
        text, inside, _ = _outside(data[start:end], inside, _BLANK, b"0")
        text = last + text
        empty += text.count(b"[]") + text.count(b"{}")
        last = text[-1:]
    return empty
