"""Words for nobody: what lists of posts write in place of who holds one, in five languages.

Only data, by `word_key`: a new word is a word here.
"""

from __future__ import annotations

from workbench.domain.searching import word_key

_NOBODY = """vacant, vacancy, open, unfilled, unoccupied, nobody, to be hired, to be filled, tbd, tbh, tbc, tba,
    n.n., n. n., n.n, vakant, vakanz, offen, unbesetzt, nicht besetzt, nachzubesetzen, zu besetzen, vacante, vacants,
    poste vacant, à pourvoir, non pourvu, non pourvue,
    por cubrir, sin cubrir, vacature, openstaand, onbezet, niet bezet"""
NOBODY = frozenset(word_key(word) for word in _NOBODY.split(","))


def is_nobody(name: str) -> bool:
    """Whether a text in place of a name says that a post is vacant, such as "N.N." or "(vakant)"."""
    return word_key(name.strip().strip("()[]<>–—-")) in NOBODY
