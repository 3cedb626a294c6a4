"""Escaping of user text where Qt would read mark-up: tooltips, menus and buttons. Knows no widget of ours."""

from __future__ import annotations

import re
from html import escape


def tooltip_text(text: str) -> str:
    """Tooltip text, escaped. Qt takes whatever looks like mark-up for mark-up, and a tooltip cannot be told not to."""
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>' if "<" in text else text


def escape_mnemonic(text: str) -> str:
    """Menu or button text with & doubled: a single one would mark the letter after it as the mnemonic."""
    return text.replace("&", "&&")


def unescape_mnemonic(text: str) -> str:
    """The text of a menu or a button as it is read there, without its mnemonic marks."""
    return re.sub("&(.?)", r"\1", text)
