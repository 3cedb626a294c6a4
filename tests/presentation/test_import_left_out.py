"""Reasons for which something is left out, in words: each has its own, and values say in how many cells they stand."""

from __future__ import annotations

from typing import get_args

from workbench.application.importing.left_out import SILENT
from workbench.application.importing.shapes import LeftReason
from workbench.presentation.import_left_out import WHY, why_text


def test_each_reason_has_its_words_but_those_that_go_without_saying() -> None:
    assert set(WHY) == {reason for kinds in get_args(LeftReason) for reason in get_args(kinds)}
    assert {reason for reason, words in WHY.items() if not words} == SILENT
    assert len(set(WHY.values())) == len(WHY)


def test_values_say_in_how_many_cells_they_stand() -> None:
    assert why_text("hidden") == "it is hidden"
    assert why_text("no_value", 1) == "it says nothing that is taken in (1 cell)"
    assert why_text("no_value", 1_200) == "it says nothing that is taken in (1,200 cells)"
