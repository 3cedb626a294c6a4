"""Trigram index of names: which known names a new one is like. Knows no map; likeness is shown, never decided upon.

Two names are alike where they have the same words in another order, or where difflib finds their keys alike. An index
of trigrams tells for which pairs that is worth asking: 10,000 names against 10,000 take seconds, not hours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest

from workbench.domain.normalisation import name_key, words_key

ALIKE = 0.85
"""Threshold of likeness: the least ratio of difflib, of 1, between two keys."""
MOST_ALIKE = 3
"""How many known names are shown for one at most."""
_SHARED = 0.4
"""The least share of its trigrams that a name has in common with one it is like.

At a ratio of ALIKE, seven letters of eight are the same; one wrong letter spoils three trigrams.
"""
_COMPARED = 20
"""How many of those that share most trigrams are compared letter by letter."""
_LONGEST = 80
"""Characters of a key that are compared: what names are told apart by stands at their beginning."""


@dataclass(frozen=True, slots=True)
class Like:
    """A known name that another is like, by its id; ratio: of 1, how much."""

    id: str
    name: str
    ratio: float


class LikenessIndex:
    """Index of known names, pairs of an id and a name; an id may have several."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._known: list[tuple[str, str, str]] = []
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        self._by_words: dict[str, list[int]] = defaultdict(list)
        for number, (identifier, name) in enumerate(known):
            key = _key(name)
            self._known.append((identifier, name, key))
            self._by_words[words_key(name)].append(number)
            for gram in trigrams(key):
                self._by_gram[gram].append(number)

    def like(self, name: str) -> tuple[Like, ...]:
        """The known names that this one is like, the likest first, each thing once. An equal key is no likeness."""
        key, best = _key(name), dict[str, Like]()
        for number in self._by_words.get(words_key(name), ()):
            self._keep(best, number, key, 1.0)
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(key)
        for number in self._near(key):
            other = self._known[number][2]
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                self._keep(best, number, key, matcher.ratio())
        likest = sorted(best.values(), key=lambda like: -like.ratio)
        return tuple(likest[:MOST_ALIKE])

    def _keep(self, best: dict[str, Like], number: int, key: str, ratio: float) -> None:
        identifier, name, other = self._known[number]
        known = best.get(identifier)
        if ratio >= ALIKE and other != key and (known is None or known.ratio < ratio):
            best[identifier] = Like(identifier, name, ratio)

    def _near(self, key: str) -> list[int]:
        """The numbers of the known names that share most trigrams, and enough.

        The most frequent trigrams, a third of those needed, are not looked up: they stand in thousands of names.
        """
        grams = sorted(trigrams(key), key=lambda gram: (len(self._by_gram.get(gram, ())), gram))
        needed = round(_SHARED * len(grams))
        unread = needed // 3
        found = Counter[int]()
        for gram in grams[: len(grams) - unread]:
            found.update(self._by_gram.get(gram, ()))
        least = max(1, needed - unread)
        near = nlargest(_COMPARED, ((shared, -number) for number, shared in found.items() if shared >= least))
        return [-number for _, number in near]


def trigrams(key: str) -> frozenset[str]:
    """The trigrams of a key; its ends count, so that a short one has some."""
    padded = f" {key} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2)) or frozenset({padded})


def _key(name: str) -> str:
    return name_key(name)[:_LONGEST]
