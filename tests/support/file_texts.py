"""Everything that a file which was handed on says, whatever its format, to be searched for words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from tests.widgets.report import reading

_LITERAL = re.compile(r'"((?:[^"]|"")*)"')


def text_of(data: bytes) -> str:
    """All text of a file: of each part, where it is a zip, and of each stream, where it is a PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if data.startswith(b"%PDF"):
        return reading.text(data)
    return data.decode("utf-8", "replace")


def texts(data: bytes) -> Iterator[str]:
    """What a reader of a file is told: not the names of its parts, and no code."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    yield from of_workbook(parts.read(name))
    elif data.startswith(b"%PDF"):
        yield from reading.text(data).splitlines()
    elif data.lstrip().startswith(b"<"):
        yield from (text for each in ElementTree.fromstring(data).iter() for text in (each.text, each.tail) if text)
    else:
        yield data.decode("utf-8-sig")


def of_workbook(part: bytes) -> Iterator[str]:
    """The texts of cells, the literals of formulas, conditions and number formats, messages and descriptions."""
    for each in ElementTree.fromstring(part).iter():
        tag = each.tag.rpartition("}")[2]
        if tag in ("t", "v"):
            yield each.text or ""
        elif tag in ("f", "formula", "formula1"):
            yield from _LITERAL.findall(each.text or "")
        for name in ("error", "errorTitle", "prompt", "descr", "title", "formatCode"):
            yield each.get(name, "")
