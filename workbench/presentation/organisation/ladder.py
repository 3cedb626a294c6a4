"""Ladder of grades: how high the two strategists stand beside each other. Knows no other role, and paints nothing."""

from __future__ import annotations

from workbench.domain.coverage import Coverage
from workbench.domain.index import Index
from workbench.domain.words import grade_name
from workbench.presentation.organisation.captions import parity_sentence
from workbench.presentation.organisation.picture import TONE_OF_DISCIPLINE, Ladder, Rect, Rung

LADDER = 450.0
"""Width: the names of the grades and two pills with the space between them. Narrowed from 470 together with NARROWEST
of layout.py, which must hold it beside the legend."""

_HEAD, _STEP, _TALLEST = 24.0, 28.0, 84.0
"""Heights: of the sentence on top, of a step between grades, and of all steps at most; then each step is lower."""
_NAMES, _PILL, _APART, _TALL = 100.0, 165.0, 20.0, 22.0
"""Widths of the names of the grades, of a strategist's pill and of the space between the two; the height of a pill."""


def ladder(index: Index) -> Ladder | None:
    """The ladder with its upper left corner in the origin; None where there is no strategist."""
    both = (index.marketing_strategist, index.product_strategist)
    there = [role for role in both if role is not None]
    if not there:
        return None
    highest, lowest = max(role.grade for role in there), min(role.grade for role in there)
    step = min(_STEP, _TALLEST / max(highest - lowest, 1))
    middle = _HEAD + _TALL / 2 + 4

    def height(grade: int) -> float:
        return middle + (highest - grade) * step

    rungs = tuple(
        Rung(
            index.titles[role.id],
            grade_name(index.document, role.grade),
            TONE_OF_DISCIPLINE[role.discipline],
            Rect(_NAMES + place * (_PILL + _APART), height(role.grade) - _TALL / 2, _PILL, _TALL),
        )
        for place, role in enumerate(both)
        if role is not None
    )
    steps = tuple((grade_name(index.document, grade), height(grade)) for grade in range(highest, lowest - 1, -1))
    level = len(there) == 2 and not any(Coverage.of(index).parity)
    tall = height(lowest) + _TALL / 2 + 4
    return Ladder(Rect(0, 0, LADDER, tall), parity_sentence(index), level, rungs, steps)
