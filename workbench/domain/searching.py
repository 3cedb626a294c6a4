"""Text search: matching without case, accents and strokes, and fuzzy matching for what is found nowhere.

Every search field uses it. Knows no field and no map.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from workbench.domain.words import truncate

NEAR = 0.75
"""Threshold of the fuzzy match: the least ratio of difflib, of 1, at which a word comes near another.

One wrong letter in a word of four gives just this ratio; it must be forgiven, and unrelated names must not.
"""
MOST_NEAR = 3
"""How many near names are given at most."""
_SHOWN = 60
"""Characters of what was typed that a sentence repeats."""

Named = Iterable[tuple[str, Sequence[str]]]
"""Pairs of an id and all the names it goes by."""

T = TypeVar("T")

_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS |OPEN |TURNED )?([A-Z]{1,2})(?: WITH .+)?")
_NAMED = {"SCHWA": "e", "ENG": "n", "ETH": "d", "THORN": "th", "KRA": "k"}
_WORD = re.compile(r"[^\W_]+")


class _Letters(dict[int, str]):
    """Lazy translation table: character code -> the plain letters it is searched as."""

    def __missing__(self, code: int) -> str:
        plain = "".join(map(_letter, unicodedata.normalize("NFKD", chr(code)).casefold()))
        self[code] = plain
        return plain


def _letter(character: str) -> str:
    """Transliteration of one character, as it is typed without its key: Unicode names ł an l with a stroke, æ AE."""
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":  # accents, invisible characters
        return ""
    name = unicodedata.name(character, "")
    latin = _LATIN.fullmatch(name)
    return latin[1].lower() if latin else _NAMED.get(name.removeprefix("LATIN SMALL LETTER "), character)


_LETTERS = _Letters()


def search_key(text: str) -> str:
    """The search key of a text: without case, accents, strokes (ł, ø, ı), ligatures (æ) and invisible characters."""
    return text.lower() if text.isascii() else text.translate(_LETTERS)


def word_key(text: str) -> str:
    """The comparison key of a word: case, accents and spaces count for nothing."""
    return " ".join(search_key(text).split())


def haystack(names: Iterable[str]) -> str:
    """The search key of several texts, a line each: no word is found across two of them."""
    return search_key("\n".join(names))


def found(words: Iterable[str], things: Iterable[tuple[T, str]]) -> list[T]:
    """The things, each given with its haystack, that hold all the words (search keys), in their order."""
    left = list(things)
    for word in words:
        left = [(thing, text) for thing, text in left if word in text]
    return [thing for thing, _ in left]


def begun(words: Iterable[str], haystack: str) -> bool:
    """Prefix match: whether each of the words begins a word of a haystack."""
    return all(re.search(rf"(?<!\w){re.escape(word)}", haystack) for word in words)


def nothing_called(query: str) -> str:
    """The message of a search without results, without its full stop."""
    return f"Nothing is called “{truncate(query.strip(), _SHOWN)}”"


def near(query: str, things: Named, cancelled: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
    """Fuzzy match: the ids of the things with a name that comes near a query, the nearest first, at most three.

    Each word of the query has to come near some word of the name, or the query as a whole near the name as a whole.
    This takes a fraction of a second for ten thousand names; nothing is found once `cancelled` says so.
    """
    words = _WORD.findall(search_key(query))
    if not words:
        return ()
    gauges = [_Gauge(word) for word in words]
    whole = _Gauge("".join(words))
    ranked: list[tuple[float, float, int, str]] = []
    for place, (identifier, names) in enumerate(things):
        if cancelled():
            return ()
        words_of_names = filter(None, map(_words_of, names))
        best = max((_nearness(gauges, whole, name) for name in words_of_names), default=(0.0, 0.0))
        if best[0] >= NEAR:
            ranked.append((-best[0], -best[1], place, identifier))
    return tuple(identifier for *_, identifier in sorted(ranked)[:MOST_NEAR])


def _words_of(name: str) -> list[str]:
    return _WORD.findall(search_key(name))


def _nearness(gauges: Sequence[_Gauge], whole: _Gauge, name: Sequence[str]) -> tuple[float, float]:
    """How near a name comes to a query, and, among equals, how near the two are as a whole."""
    by_word = [max(map(gauge.ratio, name)) for gauge in gauges]
    together = whole.ratio("".join(name))
    return max(sum(by_word) / len(by_word) if min(by_word) >= NEAR else 0.0, together), together


class _Gauge:
    """Memoised similarity of other words to one: the ratio of difflib, 0 where it is below the threshold."""

    def __init__(self, word: str) -> None:
        self._known = {word: 1.0}
        self._matcher = SequenceMatcher(None, b=word, autojunk=False)

    def ratio(self, other: str) -> float:
        known = self._known.get(other)
        if known is None:
            # The two upper bounds of difflib come first: they are quick, and most words are far apart.
            matcher = self._matcher
            matcher.set_seq1(other)
            apart = matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR
            known = self._known[other] = 0.0 if apart else matcher.ratio()
        return known
