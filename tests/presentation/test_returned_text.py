"""Each reason of a returned workbook has its sentence."""

from __future__ import annotations

from typing import get_args

from workbench.application.returned import NoBase, RefusedReason, ToldReason
from workbench.presentation.returned_text import NO_BASE, REFUSED, TOLD


def test_every_reason_has_a_sentence() -> None:
    for reasons, sentences in ((RefusedReason, REFUSED), (ToldReason, TOLD), (NoBase, NO_BASE)):
        assert set(get_args(reasons)) == sentences.keys()
