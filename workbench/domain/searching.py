"""How text is searched: without case, accents and strokes, and by names that come near what is nowhere.

Every search field asks here. Knows no field and no map.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from workbench.domain.words import truncate

NEAR = 0.75
"""The least ratio of difflib, of 1, at which a word comes near another."""
MOST_NEAR = 3
"""How many names that come near are given."""
_SHOWN = 60
"""Characters of what was typed that a sentence repeats."""

Named = Iterable[tuple[str, Sequence[str]]]
"""Ids, each with all the names it goes by."""

T = TypeVar("T")

_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS |OPEN |TURNED )?([A-Z]{1,2})(?: WITH .+)?")
_NAMED = {"SCHWA": "e", "ENG": "n", "ETH": "d", "THORN": "th", "KRA": "k"}
_WORD = re.compile(r"[^\W_]+")


class _Letters(dict[int, str]):
    """Character -> what it is searched as; each is worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = "".join(map(_letter, unicodedata.normalize("NFKD", chr(code)).casefold()))
        self[code] = plain
        return plain


def _letter(each: str) -> str:
    """What a letter is typed as by those who lack its key: Unicode names ł as an l with a stroke, æ as AE."""
    if unicodedata.combining(each) or unicodedata.category(each) == "Cf":  # accents, and characters nobody sees
        return ""
    name = unicodedata.name(each, "")
    latin = _LATIN.fullmatch(name)
    return latin[1].lower() if latin else _NAMED.get(name.removeprefix("LATIN SMALL LETTER "), each)


_LETTERS = _Letters()


def search_key(text: str) -> str:
    """Text as it is searched: without case, accents, strokes (ł, ø, ı), ligatures (æ) and characters nobody sees."""
    return text.lower() if text.isascii() else text.translate(_LETTERS)


def haystack(names: Iterable[str]) -> str:
    """Texts as they are searched, a line each: no word is found across two of them."""
    return search_key("\n".join(names))


def found(words: Iterable[str], things: Iterable[tuple[T, str]]) -> list[T]:
    """The things, each with its haystack, that hold all words sought, as `search_key` leaves them; in their order."""
    left = list(things)
    for word in words:
        left = [each for each in left if word in each[1]]
    return [thing for thing, _ in left]


def begun(words: Iterable[str], haystack: str) -> bool:
    """Whether each of the words sought begins a word of a haystack."""
    return all(re.search(rf"(?<!\w){re.escape(each)}", haystack) for each in words)


def nothing_called(query: str) -> str:
    """What is said where nothing is found, without its stop."""
    return f"Nothing is called “{truncate(query.strip(), _SHOWN)}”"


def near(query: str, things: Named, cancelled: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
    """The ids of the things with a name that comes near a query, the nearest first, at most three.

    Each word of the query has to come near some word of the name, or the query as a whole near the name as a whole.
    This takes a fraction of a second for ten thousand names; nothing is found once `cancelled` says so.
    """
    words = _WORD.findall(search_key(query))
    if not words:
        return ()
    gauges = [_Gauge(each) for each in words]
    whole = _Gauge("".join(words))
    found: list[tuple[float, float, int, str]] = []
    for place, (identifier, names) in enumerate(things):
        if cancelled():
            return ()
        scores = [each for each in map(_words_of, names) if each]
        best = max((_nearness(gauges, whole, each) for each in scores), default=(0.0, 0.0))
        if best[0] >= NEAR:
            found.append((-best[0], -best[1], place, identifier))
    return tuple(identifier for *_, identifier in sorted(found)[:MOST_NEAR])


def _words_of(name: str) -> list[str]:
    return _WORD.findall(search_key(name))


def _nearness(gauges: Sequence[_Gauge], whole: _Gauge, name: Sequence[str]) -> tuple[float, float]:
    """How near a name comes to a query, and, among equals, how near the two are as a whole."""
    by_word = [max(map(gauge.ratio, name)) for gauge in gauges]
    together = whole.ratio("".join(name))
    return max(sum(by_word) / len(by_word) if min(by_word) >= NEAR else 0.0, together), together


class _Gauge:
    """How near words come to one, each asked for once; 0 where they are too far apart to matter."""

    def __init__(self, word: str) -> None:
        self._known = {word: 1.0}
        self._matcher = SequenceMatcher(None, b=word, autojunk=False)

    def ratio(self, other: str) -> float:
        known = self._known.get(other)
        if known is None:
            matcher = self._matcher
            matcher.set_seq1(other)
            apart = matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR
            known = self._known[other] = 0.0 if apart else matcher.ratio()
        return known
