"""Formatting: sentences put together from their parts. Knows no map."""

from __future__ import annotations

from collections.abc import Sequence


def sentence_start(part: str) -> str:
    """A noun, a term or a phrase as a sentence begins with it: its first letter upper. Not for a finished sentence."""
    return part[:1].upper() + part[1:]


def sentence_from(parts: Sequence[str], between: str = ", ") -> str:
    """The parts of a sentence in a row, the first as a sentence begins; without a stop. Nothing of none."""
    return between.join((sentence_start(parts[0]), *parts[1:])) if parts else ""
