"""Order of a merge: of a sequence that both may have arranged anew. Works on keys."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def merged_order(base: Sequence[K], ours: Sequence[K], theirs: Sequence[K], kept: Collection[K]) -> list[K]:
    """The keys that are kept, in our order; in theirs where ours is that of the base.

    What only the other has stands after the neighbour before it there.
    """
    leading, other = (theirs, ours) if _same(ours, base) and not _same(theirs, base) else (ours, theirs)
    return inserted([key for key in leading if key in kept], [key for key in other if key in kept])


def inserted(keys: Sequence[K], other: Iterable[K]) -> list[K]:
    """The keys, and those that only `other` has, each after its neighbour there."""
    known = set(keys)
    follower: dict[K | None, K] = {}
    before: K | None = None
    for key in other:
        if key not in known:
            follower[before] = key
        before = key
    return [*_followers(follower, None), *(each for key in keys for each in (key, *_followers(follower, key)))]


def _followers(follower: dict[K | None, K], key: K | None) -> Iterator[K]:
    while key in follower:
        key = follower[key]
        yield key


def _same(one: Sequence[K], base: Sequence[K]) -> bool:
    """Whether what both have stands in one order."""
    in_base, in_one = set(base), set(one)
    return [key for key in one if key in in_base] == [key for key in base if key in in_one]
