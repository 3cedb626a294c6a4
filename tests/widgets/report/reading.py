"""Reads a PDF back: its pages and type from its bytes, its text through pdftotext."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib

import pytest

_BOX = re.compile(rb"/MediaBox \[([^\]]*)\]")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of every page in whole points."""
    found = []
    for box in _BOX.findall(data):
        left, low, right, high = (float(each) for each in box.split())
        found.append((round(right - left), round(high - low)))
    return found


def embedded(data: bytes) -> tuple[int, int]:
    """How many type faces there are, and how many of them are in the file."""
    return len(re.findall(rb"/Type /FontDescriptor", data)), len(re.findall(rb"/FontFile[23]? ", data))


def streams(data: bytes) -> list[bytes]:
    """What is packed in the file, without what it says of itself, which names the moment it was made."""
    found = []
    for each in _STREAM.findall(data):
        try:
            found.append(zlib.decompress(each))
        except zlib.error:
            found.append(each)
    return [each for each in found if b"<?xpacket" not in each]


def text(data: bytes, *, page: int | None = None) -> str:
    """The text in the order in which it is written, of all pages or one counted from 1."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not here to read")
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    command = [program, "-q", "-raw", "-enc", "UTF-8", *pages, "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True, timeout=120).stdout.decode()


def squeezed(words: str) -> str:
    """Words without what a line break adds or takes."""
    return "".join(words.split())
