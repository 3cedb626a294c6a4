"""Unicode normalisation of text as it comes in, and the comparison keys of names.

Text that is typed, pasted or read becomes NFC without invisible characters: soft hyphens, blanks of no width, marks of
direction, the byte order mark. Two things are one only where the keys of their names are equal. Knows no field.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_JOINERS = "\u200c\u200d"
_ARABIC = "\u0600-\u08ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_INDIC = "\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1a20-\u1cff\ua840-\uabff\U00011000-\U0001193f"
_LETTERS = f"[{_ARABIC}{_INDIC}]"
"""Letters of the scripts in which a joiner changes how its neighbours look: Arabic and its kin, and those of India."""
_VIRAMAS = "[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]"
"""Viramas: after one of these a joiner is visible also at the end of a word."""
_PICTURES = "\u2190-\u2bff\U0001f000-\U0001faff"
_MEANT = re.compile(
    f"(?<={_LETTERS})[{_JOINERS}]+(?={_LETTERS})|(?<={_VIRAMAS})\u200d"
    f"|(?<=[{_PICTURES}\ufe0f\U000e0020-\U000e007f])\u200d(?=[{_PICTURES}])"
)
"""Joiners that are meant: inside a word of such a script, or between the parts of one emoji."""
_JOINER = re.compile(f"[{_JOINERS}]")
_PLAIN = re.compile(r"[a-z0-9+#]+")
_SIGNS = re.compile("[+#]")
_BREAKS = re.compile("[\n\x85\u2028\u2029]")


def tidied(text: str) -> str:
    """The normal form of a text that comes in: NFC, without invisible characters.

    Joiners stay inside emoji made of several, and inside words of Arabic and Indic scripts.
    """
    if text.isascii():
        return text
    text = _composed(_UNSEEN.sub("", text))
    if _JOINER.search(text):
        meant = {match.start() + place for match in _MEANT.finditer(text) for place in range(len(match[0]))}
        kept = (letter for place, letter in enumerate(text) if place in meant or letter not in _JOINERS)
        text = _composed("".join(kept))
    return text


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def unseen(text: str) -> int:
    """The number of invisible characters that a text loses when it is tidied."""
    if text.isascii():
        return 0
    joiners = len(_JOINER.findall(text))
    return len(_UNSEEN.findall(text)) + (joiners - len(_JOINER.findall(tidied(text))) if joiners else 0)


def one_line(text: str) -> str:
    """The normal form of a name that comes in: tidied, on one line, without blanks at its ends."""
    return " ".join(_parts(tidied(text))).strip()


def _parts(text: str) -> Iterator[str]:
    """The lines of a text without blanks around their breaks; those between the first and the last one say something.

    Blanks and breaks by one pattern would look at a long run of blanks once for each of them.
    """
    first, *others = _BREAKS.split(text)
    if not others:
        yield first
        return
    *between, last = others
    yield first.rstrip()
    yield from filter(None, map(str.strip, between))
    yield last.lstrip()


def name_key(name: str) -> str:
    """The comparison key of a name: NFKC, case folded, letters, digits, + and # in their order.

    So C, C++ and C# are three, and "Ad-Management" is "ad management". A name without any of these, such as one of
    emoji, is compared as it stands.
    """
    return "".join(_words(name)) or _as_it_stands(name)


def words_key(name: str) -> str:
    """A comparison key that is equal for names of the same words, also in another order."""
    return " ".join(sorted(_words(name))) or _as_it_stands(name)


def signs_apart(one: str, other: str) -> bool:
    """Whether two names differ in + and # alone, which no id made of a name tells apart: C and C++."""
    if one == other:
        return False
    here, there = name_key(one), name_key(other)
    return here != there and _SIGNS.sub("", here) == _SIGNS.sub("", there)


def _words(name: str) -> list[str]:
    if name.isascii():
        return _PLAIN.findall(name.lower())
    text = unicodedata.normalize("NFKC", name).casefold()
    return "".join(map(_counted, unicodedata.normalize("NFC", text))).split()


def _counted(character: str) -> str:
    """The part of a key that a character makes: itself, nothing where it is invisible, else a blank, which ends a word.

    Marks belong to their letters: without them words of many scripts would be others.
    """
    if character.isalnum() or character in "+#":
        return character
    category = unicodedata.category(character)
    if category == "Cf" or _only_looks(character):
        return ""
    return character if category.startswith("M") else " "


def _only_looks(character: str) -> bool:
    """Whether a character is a variation selector: it only chooses between two looks of the one before it."""
    return "\ufe00" <= character <= "\ufe0f"


def _as_it_stands(name: str) -> str:
    text = unicodedata.normalize("NFKC", tidied(name)).casefold()
    return " ".join("".join(letter for letter in text if not _only_looks(letter)).split())


def tidied_value(value: Any) -> Any:
    """The value of a text field, or of one of several texts, tidied; any other value as it is."""
    if isinstance(value, str):
        return tidied(value)
    if isinstance(value, tuple):
        return tuple(map(tidied_value, value))
    return value
