"""Question in which code page a text is written, in words."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.quoting import shortened

ANSWER = "&Read it like this"
LINES = "Lines of the file"
_LABELS: Mapping[str, str] = {
    "cp1252": "Western European (Windows 1252)",
    "cp1250": "Central European (Windows 1250)",
    "cp1251": "Cyrillic (Windows 1251)",
    "cp1253": "Greek (Windows 1253)",
    "cp1254": "Turkish (Windows 1254)",
    "cp1257": "Baltic (Windows 1257)",
    "iso8859-1": "Western European (ISO 8859-1)",
    "iso8859-2": "Central European (ISO 8859-2)",
    "iso8859-15": "Western European (ISO 8859-15)",
    "cp850": "Western European (DOS 850)",
    "mac-roman": "Western European (Mac)",
    "mac-latin2": "Central European (Mac)",
}


def label_of(code_page: str) -> str:
    """What a code page is called."""
    return _LABELS.get(code_page, code_page)


def asked_text(file: str) -> str:
    """The question."""
    return f"“{shortened(file)}” does not say how its letters are written. Are these lines read right?"


def answered_text(file: str) -> str:
    """What was a question."""
    return f"How the letters of “{shortened(file)}” are written:"


def box_name(file: str) -> str:
    """The name of the box of code pages."""
    return f"Code page of “{shortened(file)}”"
