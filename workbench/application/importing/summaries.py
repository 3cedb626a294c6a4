"""Summary lines: rows and columns of totals, averages, needed levels, gaps at the end of a matrix.

A pupil may be called Max: a word alone makes no summary where it may be a name. Then its numbers must be the sum, the
mean, the smallest, the largest or the count of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from workbench.application.importing.headings import Meaning, heading_words, meaning_of, untimed

Summary = Literal["summary", "required", "gap"]

ALIKE = 0.8
"""The share of the numbers of a line that must come from the others."""

ROUNDED = 0.051
"""How far a mean may be off, as it is rounded to one decimal."""

_AGGREGATES = frozenset(
    word
    for words in (
        "total totals sum subtotal overall average avg mean",
        "median min minimum max maximum count",
        "summe gesamt durchschnitt schnitt mittelwert mittel anzahl somme moyenne",
        "media promedio suma cuenta totaal som gemiddelde gemiddeld aantal",
    )
    for word in heading_words(words)
)
_REQUIRED = frozenset(
    heading_words(phrase)
    for phrase in (
        *("required", "required level", "level required", "target", "target level", "needed", "level needed"),
        *("soll", "sollwert", "soll niveau", "sollniveau", "ziel", "zielniveau", "requis", "niveau requis", "cible"),
        *("requerido", "nivel requerido", "objetivo", "vereist", "vereist niveau", "doel", "expected"),
    )
)
_GAP = frozenset(
    heading_words(phrase) for phrase in ("gap", "gaps", "delta", "difference", "lücke", "differenz", "écart", "brecha")
) | {heading_words("verschil")}


def summary_of(label: str) -> Summary | None:
    """What kind of summary a label may be of; None where it is none."""
    words = heading_words(label)
    if untimed(words) in _REQUIRED:
        return "required"
    if words in _GAP:
        return "gap"
    return "summary" if any(word in _AGGREGATES for word in words) or label.strip() in ("Ø", "Σ") else None


def meaning_beside(heading: str) -> Meaning | None:
    """What a column beside the values of a matrix is about: a "Ziel" is a level needed there, not a purpose."""
    return "level_needed" if summary_of(heading) == "required" else meaning_of(heading)


def is_summary_heading(heading: str) -> bool:
    """Whether a heading says that its column sums up others and can be nobody's name: Average, and not Max."""
    words = heading_words(heading)
    return words in _GAP or words in (
        ("average",),
        ("total",),
        ("durchschnitt",),
        ("moyenne",),
        ("minimum",),
        ("maximum",),
    )


def sums_up(line: Sequence[float | None], others: Sequence[Sequence[float | None]]) -> bool:
    """Whether the numbers of a line are those of the others summed up, place by place; also where it has none."""
    places = [place for place, value in enumerate(line) if value is not None]
    alike = sum(_is_of(line[place], [other[place] for other in others]) for place in places)
    return alike >= ALIKE * len(places)


def _is_of(value: float | None, numbers: Sequence[float | None]) -> bool:
    known = [number for number in numbers if number is not None]
    if value is None or not known:
        return value == 0
    total = sum(known)
    exact = (total, float(len(known)), min(known), max(known))
    return value in exact or abs(value - total / len(known)) <= ROUNDED or abs(value - total) <= ROUNDED
