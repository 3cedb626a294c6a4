"""Pictures among words, such as an emoji before a title."""

from __future__ import annotations

import unicodedata


def without_pictures(text: str) -> str:
    """A text without the words that are pictures only, such as an emoji before a title."""
    return " ".join(word for word in text.split() if not _is_picture(word))


def _is_picture(word: str) -> bool:
    drawn = any(unicodedata.category(letter) == "So" for letter in word)
    return drawn and not any(letter.isalnum() for letter in word)
