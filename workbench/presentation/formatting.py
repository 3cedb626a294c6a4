"""Capitals and joins: sentences put together from their parts, never a finished one changed. Knows no map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.domain.words import sentence_start


def sentence_from(parts: Sequence[str], between: str = ", ") -> str:
    """The parts of a sentence joined, the first with its first letter upper; without a full stop. "" for no parts."""
    return between.join((sentence_start(parts[0]), *parts[1:])) if parts else ""


def bulleted(lines: Iterable[str]) -> str:
    """The lines of a list, each behind a bullet: one that wraps is told from two."""
    return "\n".join(f"• {line}" for line in lines)
