"""Text that a user wrote, shown as it was written where Qt would read mark-up. Knows no widget of ours."""

from __future__ import annotations

import re
from html import escape


def tooltip_text(text: str) -> str:
    """A text for a tool tip. Qt takes whatever looks like mark-up for mark-up, and a tool tip cannot be told not to."""
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>' if "<" in text else text


def escape_mnemonic(text: str) -> str:
    """A text for a menu or a button, where & would mark the letter that is its key."""
    return text.replace("&", "&&")


def unescape_mnemonic(text: str) -> str:
    """The text of a menu or a button as it is read there, without the marks of keys."""
    return re.sub("&(.?)", r"\1", text)
